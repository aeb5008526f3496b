"""From a stack of teams to their indices, with bounds where some did not answer."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Floats
from publead.graphs.stack_choices import stack_choices
from publead.graphs.stack_shapes import stack_shapes
from publead.graphs.stacks import ratio, reciprocities
from publead.network.indices.missing import MissingTies
from publead.network.nominations import Direction
from publead.network.teams.bounds import Degrees
from publead.network.teams.indices import INDICES, TeamMeasure, Why
from publead.network.teams.stacking import Integers, Stack
from publead.network.teams.ties import Mask

Causes = NDArray[np.int8]
Ends = tuple[Floats, Floats, Floats]


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """
    How ties are read.

    Attributes
    ----------
    direction : Direction
        Which end of a tie leads.
    missing : MissingTies
        What indices do that depend on ties nobody was there to report.
    people_known : bool
        Whether those without a tie are known.
    level : float
        The level of the corrected effective number's interval.
    """

    direction: Direction
    missing: MissingTies
    people_known: bool
    level: float


@attrs.frozen(eq=False)
class Column:
    """
    One index of some teams.

    Attributes
    ----------
    values, low, high : ndarray of float, shape (n_teams,)
        NaN where there is none.
    causes : ndarray of int8, shape (n_teams,)
        Why there is no value, as a place in `Why`; 0 where there is one.
    """

    values: Floats
    low: Floats
    high: Floats
    causes: Causes


@attrs.frozen(eq=False)
class Measured:
    """
    All indices of the teams of a stack.

    Attributes
    ----------
    n_ties : ndarray of int64, shape (n_teams,)
        How many ties each team has.
    columns : dict of str to Column
        The indices, by the names of `INDICES`.
    """

    n_ties: Integers
    columns: dict[str, Column]


def measured(stack: Stack, reading: Reading) -> Measured:
    """Return every index of every team of a stack."""
    shapes = stack_shapes(stack.arcs)
    choices = stack_choices(stack.arcs.transpose(0, 2, 1), level=reading.level)
    leading, led = shapes.out_degrees.astype(np.float64), shapes.in_degrees.astype(np.float64)
    nominated = reading.direction is Direction.NOMINATION
    found = {
        "density": _density(shapes.n_arcs, stack.answered),
        "centralization": _centralization(leading, stack.answered, by_others=nominated),
        "centralization_other_end": _centralization(led, stack.answered, by_others=not nominated),
        "effective_leaders": _effective(choices.effective, leading, stack.answered),
        "effective_leaders_corrected": (choices.corrected, choices.low, choices.high),
        "reciprocity": _plain(_returned(shapes.reciprocity, stack, reading.missing)),
        "connectedness": _plain(shapes.connectedness),
        "hierarchy": _plain(shapes.hierarchy),
        "efficiency": _plain(shapes.efficiency),
        "lubness": _plain(shapes.lubness),
        "transitivity": _plain(shapes.transitivity),
    }
    return Measured(
        shapes.n_arcs,
        {name: _column(INDICES[name], of, stack, reading) for name, of in found.items()},
    )


def _column(about: TeamMeasure, found: Ends, stack: Stack, reading: Reading) -> Column:
    """Return an index without the values that nobody can know, and with the reasons."""
    values, low, high = found
    causes = np.where(np.isnan(values), Why.UNDEFINED.place, 0).astype(np.int8)
    silent = ~stack.answered.all(axis=1)
    if about.of_paths and reading.missing is MissingTies.NOT_ESTIMABLE:
        causes[silent] = Why.SILENT.place
    if about.is_given_by_nominations and reading.direction is Direction.INFLUENCE:
        causes[silent] = Why.SILENT.place
    if about.of_answers:
        causes[~stack.answered.any(axis=1)] = Why.NOBODY_ANSWERED.place
    if about.of_pairs and stack.arcs.shape[1] < 2:
        causes[:] = Why.TOO_FEW.place
    if about.needs_people and not reading.people_known:
        causes[:] = Why.NO_PEOPLE.place
    values, low, high = (np.where(causes > 0, np.nan, each) for each in (values, low, high))
    return Column(values, low, high, causes)


def _plain(values: Floats) -> Ends:
    nothing = np.full(values.shape, np.nan)
    return values, nothing, nothing


def _density(n_arcs: Integers, answered: Mask) -> Ends:
    n, n_answered = answered.shape[1], answered.sum(axis=1)
    total = np.full(n_arcs.shape, n * (n - 1))
    low = ratio(n_arcs, total)
    high = ratio(n_arcs + (n - n_answered) * (n - 1), total)
    # Among those who answered there may be fewer ties, or more, than all together allow.
    value = np.clip(ratio(n_arcs, n_answered * (n - 1)), low, high)
    complete = n_answered == n
    return value, np.where(complete, np.nan, low), np.where(complete, np.nan, high)


def _centralization(counts: Floats, answered: Mask, *, by_others: bool) -> Ends:
    most = np.full(counts.shape[0], (counts.shape[1] - 1) ** 2)
    value, low, high = _plain(ratio(_spread(counts), most))
    silent = ~answered.all(axis=1)
    if silent.any():
        made = Degrees.reported_by_others if by_others else Degrees.reported_by_oneself
        degrees = made(counts[silent], answered[silent])
        low, high = low.copy(), high.copy()
        least, greatest = degrees.spreads()
        for out, spread in ((value, _spread(degrees.typical)), (low, least), (high, greatest)):
            out[silent] = ratio(spread, most[silent])
    return value, low, high


def _effective(values: Floats, leading: Floats, answered: Mask) -> Ends:
    low, high = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    silent = ~answered.all(axis=1)
    if silent.any():
        degrees = Degrees.reported_by_others(leading[silent], answered[silent])
        low[silent], high[silent] = degrees.effective(answered[silent])
    return values, low, high


def _returned(values: Floats, stack: Stack, missing: MissingTies) -> Floats:
    """Return reciprocity; of teams where some did not answer, among those who did."""
    silent = ~stack.answered.all(axis=1)
    if missing is MissingTies.AS_ABSENT or not silent.any():
        return values
    answered = stack.answered[silent]
    inside = answered[:, :, None] & answered[:, None, :]
    values = values.copy()
    values[silent] = reciprocities(stack.arcs[silent] & inside)
    return values


def _spread(counts: Floats) -> Floats:
    spread: Floats = counts.max(axis=1, initial=0.0) * counts.shape[1] - counts.sum(axis=1)
    return spread
