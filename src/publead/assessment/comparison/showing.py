"""Who stands in which number of a comparison, so that nothing hidden follows by subtraction."""

from collections.abc import Sequence
from enum import Enum

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.comparison.gate import Gate
from publead.assessment.comparison.rounds import Round, TwoRounds
from publead.assessment.feedback.basis import Basis

Places = NDArray[np.intp]
NOBODY: Places = np.zeros(0, dtype=np.intp)


class SpreadShown(Enum):
    """What may be made from the spread of raters: all of it, a person's own, or nothing."""

    ALL = (Basis.OWN, Basis.POOLED)
    OWN = (Basis.OWN,)
    NOTHING = ()


@attrs.frozen(kw_only=True, eq=False)
class Showing:
    """
    Who stands in which number.

    Attributes
    ----------
    gates : tuple of Gate
        What may be shown of each person in both rounds.
    others, own : tuple of ndarray of int
        For each competency, who stands in the mean change of others and of self, as places among
        those in both rounds; empty where they are too few.
    left : tuple of ndarray of int
        For each competency, whose first scores are those of the leavers, as places in the first
        round; empty where they are too few.
    pools : bool
        Whether numbers over everybody's raters may be shown: reliability, and the ceiling.
    """

    gates: tuple[Gate, ...]
    others: tuple[Places, ...]
    own: tuple[Places, ...]
    left: tuple[Places, ...]
    pools: bool


def choose(
    rounds: TwoRounds, gates: Sequence[Gate], *, keeps_withheld: bool, spread: SpreadShown
) -> Showing:
    """
    Return who stands in which number.

    Parameters
    ----------
    rounds : TwoRounds
        The rounds.
    gates : sequence of Gate
        What may be shown of each person alone.
    keeps_withheld : bool
        Whether people whose own change is withheld stay in the mean of all, where they are as many
        as a cut of an organisation needs. Otherwise they stand in no number.
    spread : SpreadShown
        What is made from the spread of raters.
    """
    kept = [
        each if each.basis in spread.value else attrs.evolve(each, basis=Basis.NONE)
        for each in gates
    ]
    columns = range(len(rounds.codes))
    held = [_members(gates, column, is_open=False) for column in columns]
    # Where others' changes are taken off the mean of all, the withheld people's are left.
    stay = keeps_withheld and all(
        not each.size or _is_cut(rounds, each, column) for column, each in enumerate(held)
    )
    others = []
    for column in columns:
        members = _members(gates, column, is_open=True)
        members = np.union1d(members, held[column]) if stay else members
        others.append(members if _is_cut(rounds, members, column) else NOBODY)
    return Showing(
        gates=tuple(kept),
        others=tuple(others),
        own=_own(rounds),
        left=tuple(_leavers(rounds, column) for column in columns),
        pools=spread is SpreadShown.ALL and _pool_is_large(rounds),
    )


def _members(gates: Sequence[Gate], column: int, *, is_open: bool) -> Places:
    chosen = [
        number
        for number, gate in enumerate(gates)
        if gate.is_open is is_open and column in gate.columns
    ]
    return np.array(chosen, dtype=np.intp)


def _is_cut(rounds: TwoRounds, members: Places, column: int) -> bool:
    places = ((rounds.before, rounds.first[members]), (rounds.after, rounds.second[members]))
    return all(_is_large(each, where, column) for each, where in places)


def _is_large(each: Round, places: Places, column: int) -> bool:
    policy = each.publication.policy
    n_raters = each.means.n_raters(places, column)
    return places.size >= max(policy.min_people, 2) and n_raters >= policy.min_cut_raters


def _own(rounds: TwoRounds) -> tuple[Places, ...]:
    known = ~np.isnan(rounds.before.own(rounds.first)) & ~np.isnan(rounds.after.own(rounds.second))
    return tuple(_enough(np.flatnonzero(column), rounds) for column in known.T)


def _enough(members: Places, rounds: TwoRounds) -> Places:
    return members if members.size >= max(rounds.policy.min_people, 2) else NOBODY


def _leavers(rounds: TwoRounds, column: int) -> Places:
    shown = ~np.isnan(rounds.before.means.means[rounds.left, column])
    leavers = rounds.left[shown]
    return leavers if _is_large(rounds.before, leavers, column) else NOBODY


def _pool_is_large(rounds: TwoRounds) -> bool:
    policy = rounds.policy
    raters = rounds.before.pool.n_raters
    return bool(
        raters.size
        and ((raters > 1).sum(axis=0) >= policy.min_people).all()
        and (raters.sum(axis=0) >= policy.min_cut_raters).all()
    )


def most_people(showing: Showing) -> tuple[Places, int]:
    """Return who is compared on the competency on which most people are, and its place."""
    column = int(np.argmax([members.size for members in showing.others]))
    return showing.others[column], column


def raters_in_both(rounds: TwoRounds, showing: Showing) -> tuple[frozenset[str], frozenset[str]]:
    """
    Return the second round's raters who had rated the same person before, and all of them.

    Both are empty where raters cannot be matched, and where so few came back or are new that the
    numbers would tell who answered.
    """
    members, column = most_people(showing)
    pairs = zip(rounds.first[members].tolist(), rounds.second[members].tolist(), strict=True)
    tokens = [
        (rounds.before.means.tokens[old][column], rounds.after.means.tokens[new][column])
        for old, new in pairs
    ]
    shared = frozenset[str]().union(*(old & new for old, new in tokens))
    second = frozenset[str]().union(*(new for _, new in tokens))
    anonymous = rounds.after.means.anonymous
    fewest = min(len(shared & anonymous), len((second - shared) & anonymous))
    return (shared, second) if fewest >= rounds.policy.min_raters else (frozenset(), frozenset())
