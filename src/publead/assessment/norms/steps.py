"""What is kept of many people's means: two rounded moments, and steps that hold enough people."""

import math

import numpy as np
from numpy.typing import NDArray

from publead.assessment.norms.line import CLOSE

CELLS = 40

Floats = NDArray[np.float64]


def rounded_moments(values: Floats, low: float, high: float) -> tuple[float, float]:
    """
    Return the mean and the standard deviation (n - 1), rounded to about 1/200 of the range.

    On a scale of five points that is two digits after the point, and one for percentages.
    """
    digits = math.ceil(-math.log10((high - low) / 200) - CLOSE)
    mean = math.fsum(values) / values.size
    sd = math.sqrt(math.fsum((values - mean) ** 2) / (values.size - 1))
    return round(mean, digits), round(sd, digits)


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
