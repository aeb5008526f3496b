"""Traits that each respondent picked from small sets, as the most and as the least."""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.valuation.columns import BestWorst, BestWorstSet
from publead.assessment.valuation.respondents import Respondents
from publead.assessment.valuation.traits import NO_TRAIT, TraitNames
from publead.errors import Fault, limited
from publead.frameworks import Framework
from publead.stats.best_worst import best_worst_counts
from publead.tables import MEANS_NOTHING, Column, Table, meanings

Places = NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Picked:
    """
    One question's picks.

    Attributes
    ----------
    values : ndarray of float, shape (n_respondents, n_traits)
        Count scores, from -1 to 1; NaN for a trait that a respondent was not shown.
    n_unanswered : int
        How many sets lack a pick, and count for nothing.
    faults : list of Fault
        What is wrong with the sets.
    """

    values: NDArray[np.float64]
    n_unanswered: int
    faults: list[Fault]


@attrs.frozen(kw_only=True, eq=False)
class Sets:
    """
    Sets as they were shown and answered.

    Attributes
    ----------
    shown : ndarray of int, shape (n_sets, most_shown)
        The traits of each set; -1 where there is none.
    best, worst : ndarray of int, shape (n_sets,)
        The picks; -1 where there is none.
    respondent : ndarray of int, shape (n_sets,)
        Whose they are.
    row : ndarray of int, shape (n_sets,)
        The row of each set.
    places : tuple of (str, str)
        The columns of best and worst.
    """

    shown: Places
    best: Places
    worst: Places
    respondent: Places
    row: Places
    places: tuple[str, str]


def picked_from(
    table: Table,
    question: BestWorst | Sequence[BestWorstSet],
    framework: Framework,
    respondents: Respondents,
) -> Picked:
    """Return one question's count scores."""
    faults: list[Fault] = []
    asked = [question] if isinstance(question, BestWorst) else list(question)
    blocks = [_sets(table, each, framework, respondents, faults) for each in asked]
    for block in blocks:
        faults += limited(list(_set_faults(block)), "sets")
    if faults:
        nothing = np.full((respondents.n, len(framework)), np.nan)
        return Picked(values=nothing, n_unanswered=0, faults=faults)
    whose = np.concatenate([block.respondent for block in blocks])
    known = whose >= 0
    counts = best_worst_counts(
        _stacked([block.shown for block in blocks])[known],
        np.concatenate([block.best for block in blocks])[known],
        np.concatenate([block.worst for block in blocks])[known],
        whose[known],
        n_respondents=respondents.n,
        n_items=len(framework),
    )
    return Picked(values=counts.scores, n_unanswered=counts.n_unanswered, faults=[])


def _sets(
    table: Table,
    asked: BestWorst | BestWorstSet,
    framework: Framework,
    respondents: Respondents,
    faults: list[Fault],
) -> Sets:
    traits = TraitNames(framework, may_be_empty=True)

    def places(name: str) -> Places:
        codes, wrong = _read(table, name, traits)
        faults.extend(wrong)
        return codes

    if isinstance(asked, BestWorst):
        columns = [places(name) for name in asked.shown]
        shown = np.stack(columns, axis=1) if columns else np.empty((len(table), 0), dtype=np.int64)
    else:
        shown = np.tile(_fixed(asked, traits, faults), (len(table), 1))
    return Sets(
        shown=shown,
        best=places(asked.best),
        worst=places(asked.worst),
        respondent=respondents.row.astype(np.int64),
        row=table.rows,
        places=(asked.best, asked.worst),
    )


def _read(table: Table, name: str, traits: TraitNames) -> tuple[Places, list[Fault]]:
    if name not in table:
        return np.full(len(table), NO_TRAIT, dtype=np.int64), []
    column: Column = table[name]
    codes, faults = meanings(column, traits, name, table.rows)
    return np.where(codes == MEANS_NOTHING, NO_TRAIT, codes).astype(np.int64), faults


def _fixed(asked: BestWorstSet, traits: TraitNames, faults: list[Fault]) -> Places:
    found = [traits.of(name) for name in asked.traits]
    faults.extend(
        attrs.evolve(traits.fault(name), place=f"the set of {asked.best!r}")
        for name, place in zip(asked.traits, found, strict=True)
        if place is None or place == NO_TRAIT
    )
    return np.array([NO_TRAIT if place is None else place for place in found], dtype=np.int64)


def _set_faults(sets: Sets) -> Iterator[Fault]:
    """Yield what cannot be true of a set, with its row."""
    best_name, worst_name = sets.places
    for at, row in enumerate(sets.row.tolist()):
        shown = [place for place in sets.shown[at].tolist() if place != NO_TRAIT]
        best, worst = int(sets.best[at]), int(sets.worst[at])
        if len(set(shown)) < len(shown):
            yield Fault("the set shows a trait twice", row=row, remedy="Correct what was shown")
        for name, pick in ((best_name, best), (worst_name, worst)):
            if pick != NO_TRAIT and pick not in shown:
                remedy = "Correct the pick or what was shown"
                yield Fault("picks a trait that the set does not show", name, row, remedy=remedy)
        if best == worst != NO_TRAIT:
            remedy = "A trait cannot be the most and the least"
            yield Fault(f"picks the same trait as {best_name!r}", worst_name, row, remedy=remedy)


def _stacked(parts: Sequence[Places]) -> Places:
    """Return sets one under the other, filled up to the widest."""
    widest = max(part.shape[1] for part in parts)
    padded = [
        np.pad(part, ((0, 0), (0, widest - part.shape[1])), constant_values=NO_TRAIT)
        for part in parts
    ]
    return np.concatenate(padded)
