"""
Exact bounds of an index of degrees, where each degree is only known to lie between two numbers.

When somebody does not answer, each tie they might have reported can be there or not, whatever the
others are. So the nominations that people received fill a box of whole numbers: each lies between
what was reported and that plus one for each other person who did not answer, and every
combination can happen. The least and the greatest value over the box is found without going
through it; the notes of each function say why.
"""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.indices.whole.bounds import NO_BOUNDS, Bounds

Floats = NDArray[np.float64]

_CELLS_AT_ONCE: Final = 1 << 22


@attrs.frozen(eq=False)
class Box:
    """
    What degrees must lie between.

    Attributes
    ----------
    low, high : ndarray of float, shape (n,)
        Whole numbers, ``low <= high``.
    """

    low: Floats
    high: Floats

    def levelled(self) -> Iterator[Floats]:
        """
        Yield every vector of the box that is as level as a whole number allows, in blocks of rows.

        Row m has each degree as near to level m as its ends allow. Of all vectors with the same
        sum it is the least unequal in the sense of majorization.
        """
        levels = np.arange(self.low.min(), self.high.max() + 1)
        step = max(1, _CELLS_AT_ONCE // max(self.low.size, 1))
        for start in range(0, levels.size, step):
            yield np.clip(levels[start : start + step, None], self.low, self.high)


def centralization_bounds(box: Box) -> Bounds:
    """
    Return the least and the greatest sum of differences from the largest degree.

    Notes
    -----
    The sum, n max d - Σ d, is convex in d and falls where a degree that is not the largest
    rises. So it is greatest where one degree is at its high end and all others are at their low.
    For a given largest degree m it is least where all others are as high as they may be below
    m; it does not fall as m rises, so m is the largest of the low ends.
    """
    n = box.low.size
    if not n:
        return Bounds(0.0, 0.0)
    top = box.low.max()
    least = n * top - np.minimum(box.high, top).sum()
    raised = box.low.sum() + box.high - box.low
    others = _largest_of_others(box.low)
    greatest = (n * np.maximum(box.high, others) - raised).max()
    return Bounds(float(least), float(greatest))


def gini_bounds(box: Box) -> Bounds:
    """
    Return the least and the greatest Gini coefficient over all degrees in a nested box.

    Degrees that are all 0 have none, and are left out.

    Notes
    -----
    G = N / (n Σ d) with N = Σ over pairs of the difference. It is quasi-convex, so it is greatest
    at a corner of the box. With c_r the weight of rank r, N less λ Σ d is a sum over ranks of
    c_r d_r, greatest where the degrees with positive weight are at their high ends and the others
    at their low; in a nested box a larger degree never gains by changing places with a smaller
    one, so those at their high ends are the largest, and n + 1 corners remain.

    N less λ Σ d is convex in the sense that makes its least value over real numbers and over
    whole ones the same, and of all vectors with one sum the least unequal has the least N. So G
    is least at one of the vectors of `Box.levelled`.
    """
    order = np.lexsort((box.high, box.low))
    sorted_box = Box(box.low[order], box.high[order])
    levels = np.concatenate([gini_rows(rows) for rows in sorted_box.levelled()])
    corners = _gini_of_corners(sorted_box)
    return Bounds(ends_of(levels).low, ends_of(corners).high)


def effective_number_bounds(low: Floats, high: Floats, kind: NDArray[np.bool_]) -> Bounds:
    """
    Return the least and the greatest effective number, (Σ d)² / Σ d².

    Degrees that are all 0 have none, and are left out.

    Parameters
    ----------
    low, high : ndarray of float, shape (n,)
        The box, as wide for all people of one kind.
    kind : ndarray of bool, shape (n,)
        Which people have the same width.

    Notes
    -----
    Σ d² / (Σ d)² is the square of a norm over a sum, and quasi-convex, so that the number is
    least at a corner; among degrees of equal width, raising the larger keeps the sum and adds
    more to Σ d², so the corners are: the a largest of one kind and the b largest of the other.

    For a given sum the number is greatest at the most level vector. From one level to the next
    degrees rise one by one; on the way it is a square over a line, which is convex, so that the
    greatest value is at a level.
    """
    corners = _effective_of_corners(low, high, kind)
    levels = np.concatenate([effective_rows(rows) for rows in Box(low, high).levelled()])
    return Bounds(ends_of(corners).low, ends_of(levels).high)


def _largest_of_others(values: Floats) -> Floats:
    if values.size == 1:
        return np.full(1, -np.inf)
    second, first = np.partition(values, -2)[-2:]
    place = int(np.argmax(values))
    others = np.full(values.shape, first)
    others[place] = second
    return others


def rank_weights(n: int) -> Floats:
    """Return what a value counts at each place in ascending order: below 0 at the low end."""
    return (2 * np.arange(1, n + 1) - n - 1).astype(np.float64)


def gini_rows(rows: Floats) -> Floats:
    """Return the Gini coefficient of rows in ascending order; NaN where a row is all 0."""
    n = rows.shape[1]
    sums = rows.sum(axis=1)
    found = np.full(sums.shape, np.nan)
    np.divide(rows @ rank_weights(n), n * sums, out=found, where=sums > 0)
    return found


def effective_rows(rows: Floats) -> Floats:
    """Return the effective number of each row; NaN where a row is all 0."""
    sums, squares = rows.sum(axis=1), (rows**2).sum(axis=1)
    found = np.full(sums.shape, np.nan)
    np.divide(sums**2, squares, out=found, where=squares > 0)
    return found


def _gini_of_corners(box: Box) -> Floats:
    """Return the Gini coefficient where the k largest are at their high ends, k = 0 … n."""
    n = box.low.size
    weights, gain = rank_weights(n), (box.high - box.low)[::-1]
    sums = box.low.sum() + np.concatenate([[0.0], np.cumsum(gain)])
    tops = weights @ box.low + np.concatenate([[0.0], np.cumsum(weights[::-1] * gain)])
    found = np.full(n + 1, np.nan)
    np.divide(tops, n * sums, out=found, where=sums > 0)
    return found


def _effective_of_corners(low: Floats, high: Floats, kind: NDArray[np.bool_]) -> Floats:
    sums, squares = [], []
    for mask in (kind, ~kind):
        order = np.argsort(-low[mask], kind="stable")
        below, above = low[mask][order], high[mask][order]
        sums.append(np.concatenate([[0.0], np.cumsum(above - below)]))
        squares.append(np.concatenate([[0.0], np.cumsum(above**2 - below**2)]))
    total = low.sum() + sums[0][:, None] + sums[1]
    square = (low**2).sum() + squares[0][:, None] + squares[1]
    found = np.full(total.shape, np.nan)
    np.divide(total**2, square, out=found, where=square > 0)
    return found


def ends_of(values: Floats) -> Bounds:
    """Return the least and the greatest of some values; NaN is none."""
    known = values[~np.isnan(values)]
    return Bounds(float(known.min()), float(known.max())) if known.size else NO_BOUNDS
