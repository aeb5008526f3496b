"""The gate: a matrix of answers, people × items, and its blocks of rows as floats."""

from collections.abc import Iterator
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError
from publead.stats.scoring import MISSING_AT_MOST

FLOATS_IN_CACHE = 80_000
"""How many numbers a block holds that is worked on in copies, so that they all stay in cache."""

Floats = NDArray[np.float64]
Answers = NDArray[np.number]


class Missing(Enum):
    """
    What becomes of a person who left some items unanswered.

    Attributes
    ----------
    LISTWISE
        Only people who answered every item are used.
    PAIRWISE
        Each variance and covariance uses all who answered the one or two items concerned.
        The results need not fit together: an alpha above 1 can come out, and is refused.
    """

    LISTWISE = "listwise"
    PAIRWISE = "pairwise"


def matrix_of(items: ArrayLike) -> Answers:
    """
    Return answers as a matrix of numbers, without a copy where they are one.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Floats with NaN for no answer; int8 with -127 or less for no answer; or other integers or
        booleans, which have no way to say that there is no answer.

    Returns
    -------
    ndarray, shape (n_people, n_items)

    Raises
    ------
    PolicyError
        If it is no matrix of numbers.

    Examples
    --------
    >>> matrix_of([[1, 2], [3, 4]]).shape
    (2, 2)
    """
    matrix = np.asarray(items)
    if matrix.dtype == object:
        try:
            matrix = matrix.astype(np.float64)
        except (TypeError, ValueError):
            raise PolicyError("items hold something that is not a number; give NaN for none") from (
                None
            )
    if matrix.ndim != 2 or matrix.dtype.kind not in "biuf":
        raise PolicyError(
            f"items are {matrix.dtype} of shape {matrix.shape}; "
            "give numbers of shape (n_people, n_items), one row a person"
        )
    return matrix


def blocks(matrix: Answers, height: int | None = None) -> Iterator[Floats]:
    """
    Yield the rows of a matrix, *height* of them at a time, as floats with NaN for no answer.

    Blocks lie in memory as the matrix does, row by row or column by column. A block is read before
    the next one is asked for, because they may share their memory; none of them may be written to.

    Raises
    ------
    InputError
        If an answer is infinite.
    """
    height = height or max(1, FLOATS_IN_CACHE // max(1, matrix.shape[1]))
    by_column = matrix.flags.f_contiguous and not matrix.flags.c_contiguous
    as_it_is = matrix.dtype == np.float64 and (by_column or matrix.flags.c_contiguous)
    room: Floats = np.empty(
        (0 if as_it_is else min(height, len(matrix)), matrix.shape[1]),
        order="F" if by_column else "C",
    )
    for start in range(0, len(matrix), height):
        rows = matrix[start : start + height]
        block = room[: len(rows)]
        if as_it_is:
            block = np.asarray(rows, dtype=np.float64)
        else:
            np.copyto(block, rows, casting="unsafe")
        if matrix.dtype == np.int8:
            _empty(block, rows)
        yield block


def _empty(block: Floats, rows: Answers) -> None:
    """Write NaN where an int8 says that there is no answer."""
    if rows.size and rows.min() <= MISSING_AT_MOST:
        block[rows <= MISSING_AT_MOST] = np.nan


def refuse_infinite(block: Floats) -> None:
    """Raise where a block holds an infinite answer; every such column is named."""
    infinite = np.isinf(block)
    if infinite.any():
        places = np.flatnonzero(infinite.any(axis=0))
        problem = "an answer is infinite"
        remedy = "Give NaN where there is no answer"
        raise InputError(
            "items",
            [Fault(problem, place=f"column {place + 1}", remedy=remedy) for place in places],
        )


def as_floats(matrix: Answers) -> Floats:
    """Return the whole matrix as floats of its own, with NaN for no answer."""
    whole = matrix.astype(np.float64)
    if matrix.dtype == np.int8:
        _empty(whole, matrix)
    refuse_infinite(whole)
    return whole


def sealed(values: ArrayLike) -> NDArray[np.float64]:
    """Return an array of floats that cannot be written to."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array
