"""Scale scores from a matrix of keyed answers, in one pass over its columns."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError, PubleadError
from publead.estimates import counted
from publead.stats.keys import Key

MISSING_AT_MOST = -127
"""Answers at or below this code are no answers, unless a caller says otherwise."""

ROWS_IN_CACHE = 65_536
"""How many rows are swept at a time, so that a block's columns and sums stay in cache."""

Counts = NDArray[np.uint8] | NDArray[np.uint16]


@attrs.frozen(kw_only=True, eq=False)
class KeyedMeans:
    """
    A score for each form and scale, in new arrays that are the caller's own.

    Attributes
    ----------
    means : ndarray of float, shape (n_forms, n_scales)
        The mean answer, between the scale's low and high; NaN where too few items were answered.
        Stored scale by scale.
    answered : ndarray of uint8 or uint16, shape (n_forms, n_scales)
        How many of the scale's items were answered.
    """

    means: NDArray[np.float64]
    answered: Counts


def keyed_means(
    answers: NDArray[np.int8],
    key: Key,
    *,
    least: Iterable[int] | None = None,
    missing_at_most: int = MISSING_AT_MOST,
) -> KeyedMeans:
    r"""
    Return the mean answer of each form on each scale.

    Parameters
    ----------
    answers : ndarray of int8, shape (n_forms, n_items)
        One row a form; any layout, and fastest when stored column by column.
    key : Key
        Each item's scale and direction, and each scale's declared range.
    least : iterable of int, optional
        How many answers each scale needs to be scored, at least 1; one for each unless given.
    missing_at_most : int
        Answers at or below this code, which lies below every low, are no answers.

    Returns
    -------
    KeyedMeans

    Raises
    ------
    PolicyError
        If the matrix is not of int8 with one column an item, or *least* or *missing_at_most*
        makes no sense.
    InputError
        If there are answers outside a declared range; every such column is named.

    Notes
    -----
    With :math:`A` the scale's items that the form answers, and :math:`x' = \text{low} +
    \text{high} - x` for reversed items (the *declared* ends, whatever answers came),

    .. math:: \frac{\sum_{i \in A} w_i x'_i}{\sum_{i \in A} w_i}

    Without weights, sums are of whole numbers, so the mean is the double nearest to the true
    one, whatever the order of items. With weights, a form that answered only items of weight 0
    has no mean. Beyond the output it takes a few MB, however many forms there are.

    Examples
    --------
    >>> answers = np.array([[4, 2], [5, -128], [-128, -127]], dtype=np.int8)
    >>> scored = keyed_means(answers, Key(scale=[0, 0], reversed=[False, True], low=[1], high=[5]))
    >>> scored.means.ravel().tolist(), scored.answered.ravel().tolist()
    ([4.0, 5.0, nan], [2, 1, 0])
    """
    _check_matrix(answers, key, missing_at_most)
    needed = _needed(least, key)
    means = np.empty((answers.shape[0], key.n_scales), order="F")
    counts = np.empty(means.shape, np.min_scalar_type(int(key.sizes.max())), order="F")
    add_up = _whole_total if key.weights is None else _weighted_total
    try:
        for start in range(0, means.shape[0], ROWS_IN_CACHE):
            rows = slice(start, start + ROWS_IN_CACHE)
            block = _by_column(answers[rows])
            for scale, enough in enumerate(needed):
                count = counts[rows, scale]
                total, share = add_up(block, key, scale, missing_at_most, count)
                _divide(total, share, count >= enough, means[rows, scale])
    except _OutOfRangeError:
        raise InputError("answers", _range_faults(answers, key, missing_at_most)) from None
    return KeyedMeans(means=means, answered=counts)


def percent_of_maximum(
    scores: NDArray[np.float64],
    low: ArrayLike,
    high: ArrayLike,
    *,
    out: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    r"""
    Return scores as percent of the maximum possible (POMP).

    Parameters
    ----------
    scores : ndarray of float, shape (n_forms, n_scales)
        Means on each scale's own points.
    low, high : float, or ndarray of shape (n_scales,)
        Each scale's declared ends.
    out : ndarray of float, optional
        Where to write the result, such as *scores* itself; a new array unless given.

    Returns
    -------
    ndarray of float, shape (n_forms, n_scales)
        From 0 (every answer at the poor end) to 100; NaN where there is no score.

    Notes
    -----
    .. math:: 100\,\frac{x - \text{low}}{\text{high} - \text{low}}

    References
    ----------
    Cohen, P., Cohen, J., Aiken, L. S., & West, S. G. (1999). The problem of units and the
    circumstance for POMP. Multivariate Behavioral Research, 34(3), 315-346.
    https://doi.org/10.1207/S15327906MBR3403_2

    Examples
    --------
    >>> percent_of_maximum(np.array([[1.0], [4.0], [5.0]]), 1, 5).ravel().tolist()
    [0.0, 75.0, 100.0]
    """
    percent = np.subtract(scores, low, out=out)
    percent *= 100
    percent /= np.subtract(high, low)
    return percent


class _OutOfRangeError(PubleadError):
    """A block holds an answer outside its declared range; which one is looked up afterwards."""


def _whole_total(
    block: NDArray[np.int8], key: Key, scale: int, missing: int, count: Counts
) -> tuple[NDArray[np.int32], Counts]:
    count[:] = 0
    total = np.zeros(count.size, np.int32)
    for item in np.flatnonzero(key.scale == scale):
        steps, present = _steps(block, key, int(item), missing)
        np.add(total, steps, out=total)
        np.add(count, present.view(np.uint8), out=count)
    total += np.multiply(count, int(key.low[scale]), dtype=np.int32)
    return total, count


def _weighted_total(
    block: NDArray[np.int8], key: Key, scale: int, missing: int, count: Counts
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    count[:] = 0
    total, share = np.zeros(count.size), np.zeros(count.size)
    weights = np.ones(key.n_items) if key.weights is None else key.weights
    for item in np.flatnonzero(key.scale == scale):
        steps, present = _steps(block, key, int(item), missing)
        total += weights[item] * steps
        share += weights[item] * present
        np.add(count, present.view(np.uint8), out=count)
    total += int(key.low[scale]) * share
    return total, share


def _steps(
    block: NDArray[np.int8], key: Key, item: int, missing: int
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return how many points each answer lies above its poor end, and which answers came."""
    low, high = (int(ends[key.scale[item]]) for ends in (key.low, key.high))
    present = np.greater(block[:, item], missing)
    points = block[:, item].view(np.uint8)
    # Bytes wrap around, so an answer outside low to high is more steps away than there are.
    if key.reversed[item]:
        steps = np.subtract(np.uint8(high % 256), points)
    else:
        steps = np.subtract(points, np.uint8(low % 256))
    np.multiply(steps, present.view(np.uint8), out=steps)
    if steps.max() > high - low:
        raise _OutOfRangeError
    return steps, present


def _divide(
    total: NDArray[np.int32] | NDArray[np.float64],
    share: Counts | NDArray[np.float64],
    enough: NDArray[np.bool_],
    out: NDArray[np.float64],
) -> None:
    with np.errstate(invalid="ignore", divide="ignore"):
        np.divide(total, share, out=out)
    np.copyto(out, np.nan, where=~enough)


def _by_column(block: NDArray[np.int8]) -> NDArray[np.int8]:
    return block if block.strides[0] == 1 else np.asfortranarray(block)


def _check_matrix(answers: NDArray[np.int8], key: Key, missing_at_most: int) -> None:
    if answers.dtype != np.int8 or answers.shape[1:] != (key.n_items,):
        raise PolicyError(
            f"answers are {answers.dtype} of shape {answers.shape}; "
            f"give int8 of shape (n_forms, {key.n_items}), one column an item of the key"
        )
    if not -128 <= missing_at_most < key.low.min():
        raise PolicyError(
            f"missing_at_most is {missing_at_most}; it must be at least -128 and below every low"
        )


def _needed(least: Iterable[int] | None, key: Key) -> list[int]:
    needed = [1] * key.n_scales if least is None else [int(number) for number in least]
    if len(needed) == key.n_scales and all(number >= 1 for number in needed):
        return needed
    raise PolicyError(f"least is {needed}; give each of {key.n_scales} scales at least 1 answer")


def _range_faults(answers: NDArray[np.int8], key: Key, missing: int) -> list[Fault]:
    faults = []
    for item in range(key.n_items):
        low, high = (int(ends[key.scale[item]]) for ends in (key.low, key.high))
        column = answers[:, item]
        outside = (column > missing) & ((column < low) | (column > high))
        if outside.any():
            told = counted(int(outside.sum()), "answer lies", "answers lie")
            problem = f"{told} outside {low} to {high}"
            remedy = f"Declare the item's range, or mark them as missing, with {missing} or less"
            faults.append(Fault(problem, place=f"column {item + 1}", remedy=remedy))
    return faults
