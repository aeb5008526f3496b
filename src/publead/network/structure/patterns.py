"""Mehra's patterns: whether others than the formal leader lead, and whether they join up."""

from collections.abc import Hashable, Iterable
from enum import Enum

import attrs
import numpy as np

from publead.estimates import Explanation, Measure, Status
from publead.network.network import LeadershipNetwork, NetworkLike, network_of
from publead.network.nominations import Direction
from publead.network.structure.emergence import Mask, emergent, mask_of, namings
from publead.network.structure.sources import MEHRA_2006

PATTERN = Measure(
    name="pattern of leadership",
    definition="Whether people other than the formal leaders are named as leading, and whether "
    "they and the formal leaders name each other.",
    formula="emergent: named by at least the declared share of the others who answered; "
    "coordinated: every formal leader who is named and every emergent one name each other",
    does_not_show="how well anybody leads. The share is a choice: see whether the pattern holds "
    "for other shares too",
    sources=(MEHRA_2006,),
)


class Pattern(Enum):
    """
    How leadership is arranged around the formal leaders.

    ``LEADER_CENTRED``: nobody but formal leaders is named by enough others. ``COORDINATED``:
    others are too, and they and the formal leaders name each other. ``FRAGMENTED``: others are,
    and they do not. ``NOBODY``: nobody at all is named by enough others.
    """

    LEADER_CENTRED = "leader-centred"
    COORDINATED = "distributed, coordinated"
    FRAGMENTED = "distributed, fragmented"
    NOBODY = "nobody is named by enough others"


@attrs.frozen(kw_only=True)
class LeadershipPattern:
    """
    The pattern, or the reason why there is none to tell.

    Attributes
    ----------
    pattern : Pattern or None
        The pattern; None where it is not estimable.
    share : float
        The share of others that makes an emergent leader.
    n_formal, n_emergent : int
        How many formal leaders there are, and how many others emerge beside them.
    status : Status
        Whether there is a pattern.
    reason : str
        Why there is none.
    """

    pattern: Pattern | None
    share: float
    n_formal: int
    n_emergent: int
    status: Status = Status.SHOWN
    reason: str = ""

    def __str__(self) -> str:
        """Return the pattern in a sentence; never an id."""
        if self.pattern is None:
            return f"Pattern of leadership: {self.status.value} ({self.reason})"
        return (
            f"Pattern of leadership: {self.pattern.value}; {self.n_emergent} beside "
            f"{self.n_formal} in formal posts are named by at least {self.share:.0%} of the others"
        )

    def explain(self) -> Explanation:
        """Return the rule, the source, and what it does not show."""
        return Explanation(
            measure=PATTERN, method=f"share {self.share:g}, as declared", inputs=str(self)
        )


def leadership_pattern(
    network: NetworkLike,
    formal_leaders: Iterable[Hashable] | None,
    *,
    share: float,
    direction: Direction | None = None,
) -> LeadershipPattern:
    """
    Return Mehra's pattern of leadership.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave, such as a team.
    formal_leaders : iterable of hashable or None
        Who holds a leading post; None where that is not known, and then there is no pattern.
    share : float
        The share of the others who answered that makes somebody an emergent leader.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.

    Returns
    -------
    LeadershipPattern
        Not estimable without formal leaders, or where those who would have to name each other
        did not answer.

    References
    ----------
    Mehra, A., Smith, B. R., Dixon, A. L., & Robertson, B. (2006). Distributed leadership in
    teams. The Leadership Quarterly, 17(3), 232-245. https://doi.org/10.1016/j.leaqua.2006.02.003

    Examples
    --------
    >>> import networkx as nx
    >>> team = nx.DiGraph([("bob", "ann"), ("cem", "ann"), ("dee", "ann")])
    >>> found = leadership_pattern(team, ["ann"], share=0.5, direction=Direction.NOMINATION)
    >>> found.pattern
    <Pattern.LEADER_CENTRED: 'leader-centred'>
    """
    one = network_of(network, direction=direction)
    named = emergent(one, share)
    formal = mask_of(one, formal_leaders or (), "formal leaders")
    others = named & ~formal
    counts = {"share": share, "n_formal": int(formal.sum()), "n_emergent": int(others.sum())}
    pattern, reason = _pattern(one, formal, named)
    if pattern is None:
        return LeadershipPattern(
            pattern=None,
            status=Status.NOT_ESTIMABLE,
            reason=reason,
            **counts,  # type: ignore[arg-type]
        )
    return LeadershipPattern(pattern=pattern, **counts)  # type: ignore[arg-type]


def _pattern(network: LeadershipNetwork, formal: Mask, named: Mask) -> tuple[Pattern | None, str]:
    if not formal.any():
        return None, "formal leaders are not known"
    if not network.n_respondents:
        return None, "nobody answered"
    if not named.any():
        return Pattern.NOBODY, ""
    others = named & ~formal
    if not others.any():
        return Pattern.LEADER_CENTRED, ""
    if not network.respondents[formal | others].all() and not network.is_undirected:
        return None, "formal or emergent leaders did not answer, so who names whom is not known"
    ties = namings(network).dense() > 0
    mutual = (ties & ties.T)[np.ix_(formal, others)]
    return (Pattern.COORDINATED if mutual.all() else Pattern.FRAGMENTED), ""
