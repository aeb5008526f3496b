"""What a cell of the simulation is: a truth, a way to draw, and the grid that it stands in."""

import math
from collections.abc import Callable, Mapping

import attrs
from intervals_draws import Kind, Rng

from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate
from publead.stats import agreement as a
from publead.stats.intervals import Interval

Ends = Mapping[str, Interval]
Axis = tuple[Kind | str | float, ...]
NONE = (math.nan, math.nan)
KINDS = tuple(Kind)


@attrs.frozen(kw_only=True)
class Trial:
    """
    One cell: what is true, and one sample's intervals.

    Attributes
    ----------
    truth : mapping of str to float
        By the interval's name.
    draw : callable
        Takes a generator, and returns each interval's ends, by its name.
    """

    truth: Mapping[str, float]
    draw: Callable[[Rng], Ends]


@attrs.frozen(kw_only=True)
class Family:
    """
    Intervals that are simulated on the same samples.

    Attributes
    ----------
    name, title : str
        Its code and its heading.
    columns : tuple of str
        What a cell's values mean.
    cells : tuple of tuple
        The grid.
    trial : callable
        Takes a cell's values.
    draws : int
        How many samples a cell has.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    cells: tuple[Axis, ...]
    trial: Callable[..., Trial]
    draws: int = 2000


def grid(*axes: Axis) -> tuple[Axis, ...]:
    """Return every combination, the last axis running fastest."""
    cells: tuple[Axis, ...] = ((),)
    for axis in axes:
        cells = tuple((*cell, value) for cell in cells for value in axis)
    return cells


def ends(compute: Callable[[], Estimate | a.IntraclassCorrelation]) -> Interval:
    """Return an estimate's interval; NaN where it has none."""
    try:
        found = compute()
    except UndefinedStatisticError:
        return NONE
    return found.low, found.high
