"""Mehra's patterns of many teams at once, by the rules of `structure.leadership_pattern`."""

from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations import Direction
from publead.network.structure import Pattern
from publead.network.teams.stacking import Integers, Stack
from publead.network.teams.ties import Mask

PATTERNS: Final = tuple(Pattern)
UNKNOWN: Final = -1
NO_FORMAL: Final = "formal leaders are not known"
NO_ANSWERS: Final = "nobody answered"
NO_REPLY: Final = "formal or emergent leaders did not answer, so who names whom is not known"
NO_SHARE: Final = "no share= was declared that makes somebody an emergent leader"
NO_PEOPLE: Final = "people were not given, so how many others could name somebody is not known"
NO_PATTERN: Final = (NO_FORMAL, NO_ANSWERS, NO_REPLY, NO_SHARE, NO_PEOPLE)

Codes = NDArray[np.int8]


@attrs.frozen(eq=False)
class TeamPatterns:
    """
    The patterns of many teams.

    Attributes
    ----------
    codes : ndarray of int8, shape (n_teams,)
        Places in `PATTERNS`; `UNKNOWN` where there is none.
    reasons : ndarray of int8, shape (n_teams,)
        Places in `NO_PATTERN`: why there is none; read only where there is none.
    n_formal, n_emergent : ndarray of int64, shape (n_teams,)
        How many formal leaders there are, and how many others emerge beside them.
    """

    codes: Codes
    reasons: Codes
    n_formal: Integers
    n_emergent: Integers


def without_patterns(stack: Stack, why: str) -> TeamPatterns:
    """Return that there are no patterns, and why; teams without formal leaders say that first."""
    n_formal = stack.formal.sum(axis=1)
    codes = np.full(n_formal.shape, UNKNOWN, dtype=np.int8)
    reasons = np.where(n_formal > 0, NO_PATTERN.index(why), NO_PATTERN.index(NO_FORMAL))
    return TeamPatterns(codes, reasons.astype(np.int8), n_formal, np.zeros_like(n_formal))


def patterns_of(stack: Stack, share: float, direction: Direction) -> TeamPatterns:
    """
    Return each team's pattern.

    Parameters
    ----------
    stack : Stack
        Teams of one size.
    share : float
        The share of the others who answered that makes somebody an emergent leader.
    direction : Direction
        Who was asked: those who are led, or those who lead.
    """
    named = _emergent(stack, share, direction)
    others = named & ~stack.formal
    mutual = stack.arcs & stack.arcs.transpose(0, 2, 1)
    apart = stack.formal[:, :, None] & others[:, None, :] & ~mutual
    code = np.where(apart.any(axis=(1, 2)), _place(Pattern.FRAGMENTED), _place(Pattern.COORDINATED))
    silent = ((stack.formal | others) & ~stack.answered).any(axis=1)
    reason = np.full(code.shape, NO_PATTERN.index(NO_REPLY))
    code[silent] = UNKNOWN
    code[~others.any(axis=1)] = _place(Pattern.LEADER_CENTRED)
    code[~named.any(axis=1)] = _place(Pattern.NOBODY)
    for unknown, why in (
        (~stack.answered.any(axis=1), NO_ANSWERS),
        (~stack.formal.any(axis=1), NO_FORMAL),
    ):
        code[unknown], reason[unknown] = UNKNOWN, NO_PATTERN.index(why)
    return TeamPatterns(
        code.astype(np.int8), reason.astype(np.int8), stack.formal.sum(axis=1), others.sum(axis=1)
    )


def _emergent(stack: Stack, share: float, direction: Direction) -> Mask:
    named = stack.arcs.sum(axis=2)
    asked = stack.answered
    if direction is Direction.INFLUENCE:
        asked = np.ones_like(asked)
    others = asked.sum(axis=1, keepdims=True) - asked
    needed = np.ceil(share * others - 1e-9)
    reached: Mask = (others > 0) & (named >= np.maximum(needed, 1))
    return reached


def _place(pattern: Pattern) -> int:
    return PATTERNS.index(pattern)
