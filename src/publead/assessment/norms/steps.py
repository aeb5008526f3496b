"""What is kept of many people's means: two rounded moments, and steps that hold enough people."""

import math

import numpy as np
from numpy.typing import NDArray

from publead.assessment.norms.line import CLOSE

CELLS = 40

Floats = NDArray[np.float64]


def rounded_moments(values: Floats) -> tuple[float, float]:
    """
    Return the mean and the standard deviation (n - 1), no finer than the sample knows them.

    Both are rounded to the step of 1, 2 or 5 times a power of ten just below the mean's standard
    error. That hides much, and adds next to nothing to the error that the sample has anyway.
    """
    mean = math.fsum(values) / values.size
    sd = math.sqrt(math.fsum((values - mean) ** 2) / (values.size - 1))
    unit = _step_below(sd / math.sqrt(values.size))
    return _rounded(mean, unit), _rounded(sd, unit)


def steps_of(
    values: Floats, low: float, high: float, least: int
) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """
    Return the edges of the steps and how many values lie in each.

    Parameters
    ----------
    values : ndarray of float
        The means, at least *least* of them.
    low, high : float
        The ends of the scale.
    least : int
        How many values a step needs.

    Returns
    -------
    edges, counts : tuple
        The scale is cut into forty equal cells, and cells are joined from the lowest on until
        each step holds enough. What is left over at the top joins the last step.
    """
    grid = low + (high - low) * np.arange(CELLS + 1) / CELLS
    cells = np.searchsorted(grid[1:-1] - CLOSE * (high - low), values, side="right")
    edges, counts, held = [float(grid[0])], [], 0
    for place, n in enumerate(np.bincount(cells, minlength=CELLS).tolist(), start=1):
        held += n
        if held >= least:
            edges.append(float(grid[place]))
            counts.append(held)
            held = 0
    counts[-1] += held
    edges[-1] = float(grid[-1])
    return tuple(edges), tuple(counts)


def _step_below(error: float) -> float:
    if error < CLOSE:
        return 0.01
    power = 10.0 ** math.floor(math.log10(error))
    return max(step * power for step in (1, 2, 5) if step * power <= error * (1 + CLOSE))


def _rounded(value: float, unit: float) -> float:
    # The second rounding takes off what binary fractions leave behind.
    return round(round(value / unit) * unit, 12)
