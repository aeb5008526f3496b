"""Ratings as arrays: what may come in, rows gathered into groups, and long tables made wide."""

from typing import Any

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError
from publead.estimates import counted
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]
Labels = NDArray[Any]

ROOM_PER_LABEL = 4
"""Whole-number labels are looked up in a table while it takes at most so many places a row."""


@attrs.frozen(kw_only=True, eq=False)
class RatingMatrix:
    """
    Ratings with one row a target and one column a rater.

    Attributes
    ----------
    ratings : ndarray of float, shape (n_targets, n_raters)
        NaN where a rater did not rate a target.
    targets, raters : ndarray
        Their labels, in ascending order where they can be compared.
    """

    ratings: Floats
    targets: Labels
    raters: Labels


def rating_matrix(values: ArrayLike, targets: ArrayLike, raters: ArrayLike) -> RatingMatrix:
    """
    Return a long table of ratings as a matrix, without averaging anything.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        One rating a row; NaN is no rating.
    targets, raters : array_like, shape (n,)
        Who was rated, and by whom; any labels.

    Returns
    -------
    RatingMatrix

    Raises
    ------
    InputError
        If a rater rates a target twice, a label is missing, or a value is not a number.
    PolicyError
        If the three are not equally long.

    Examples
    --------
    >>> rating_matrix([9, 2, 6, 1], ["a", "a", "b", "b"], ["x", "y", "x", "y"]).ratings.tolist()
    [[9.0, 2.0], [6.0, 1.0]]
    """
    value = as_floats(values, 1, "values")
    (row, target_labels), (column, rater_labels) = factorize(targets), factorize(raters)
    check_lengths(values=value, targets=row, raters=column)
    place = row * rater_labels.size + column
    matrix = np.full((target_labels.size, rater_labels.size), np.nan)
    refuse_repeats(place, matrix.size)
    matrix.ravel()[place] = value
    return RatingMatrix(ratings=matrix, targets=target_labels, raters=rater_labels)


def factorize(labels: ArrayLike) -> tuple[NDArray[np.intp], Labels]:
    """Return each row's place among the distinct labels, and the labels in ascending order."""
    array = np.asarray(labels)
    if array.ndim != 1:
        raise PolicyError(f"labels have shape {array.shape}; give one label a row")
    if array.dtype.kind in "iu" and array.size:
        low, high = int(array.min()), int(array.max())
        if high - low < ROOM_PER_LABEL * array.size + 1000:
            return _by_table(array, low, high)
    if array.dtype.kind in "OUS":
        return _by_hash(array)
    if array.dtype.kind in "fcmM" and np.isnan(array).any():
        raise InputError("labels", [_missing_label(int(np.isnan(array).sum()))])
    distinct, place = np.unique(array, return_inverse=True)
    return place.reshape(-1), distinct


def check_lengths(**columns: NDArray[Any]) -> None:
    """Refuse columns that are not equally long."""
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise PolicyError(f"the lengths differ: {told}; give one of each a row")


def refuse_repeats(place: NDArray[np.intp], n_places: int) -> None:
    """Refuse a rater who rates a target twice."""
    seen = np.zeros(n_places, dtype=np.bool_)
    seen[place] = True
    repeats = place.size - int(np.count_nonzero(seen))
    if repeats:
        raise InputError(
            "ratings",
            [
                Fault(
                    f"{counted(repeats, 'row rates', 'rows rate')} a target again that the same "
                    "rater has rated",
                    remedy="Keep one rating a target and rater; none is averaged silently",
                )
            ],
        )


def _by_table(
    array: NDArray[np.integer[Any]], low: int, high: int
) -> tuple[NDArray[np.intp], Labels]:
    offsets: NDArray[Any] = array
    if low:
        signed = array.dtype.kind == "i"
        offsets = np.subtract(array, low, dtype=np.int64) if signed else array - low
    present = np.zeros(high - low + 1, dtype=np.bool_)
    present[offsets] = True
    if present.all():
        return offsets.astype(np.intp, copy=False), np.arange(low, high + 1).astype(array.dtype)
    distinct = np.flatnonzero(present)
    place_of = np.empty(present.size, dtype=np.intp)
    place_of[distinct] = np.arange(distinct.size)
    return place_of[offsets], (distinct + low).astype(array.dtype)


def _by_hash(array: Labels) -> tuple[NDArray[np.intp], Labels]:
    rows = array.tolist()
    first: dict[Any, int] = {}
    met = np.fromiter((first.setdefault(row, len(first)) for row in rows), np.intp, len(rows))
    labels = list(first)
    missing = [label for label in labels if label is None or label != label]
    if missing:
        raise InputError("labels", [_missing_label(sum(row in missing for row in rows))])
    try:
        order = sorted(range(len(labels)), key=labels.__getitem__)
    except TypeError:
        order = list(range(len(labels)))
    rank = np.empty(len(labels), dtype=np.intp)
    rank[order] = np.arange(len(labels))
    distinct = np.empty(len(labels), dtype=array.dtype)
    distinct[:] = [labels[i] for i in order]
    return rank[met], distinct


def _missing_label(count: int) -> Fault:
    rows = counted(count, "row has", "rows have")
    return Fault(f"{rows} no label", remedy="Leave such rows out on purpose, or label them")
