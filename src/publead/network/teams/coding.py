"""Labels of several columns as numbers, the same label as the same number in all of them."""

from collections.abc import Hashable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations import Register
from publead.tables import Column, Numbers

# Beyond this a table of what occurs would cost more than sorting.
_WIDEST = 1 << 22


@attrs.frozen(eq=False)
class Coded:
    """
    Columns as numbers.

    Attributes
    ----------
    labels : tuple of hashable
        What the numbers stand for, in order of appearance; whole numbers may stand in their own.
    columns : tuple of ndarray of int32
        Each row's place in *labels*; -1 where a cell is no label.
    """

    labels: tuple[Hashable, ...]
    columns: tuple[NDArray[np.int32], ...]


def coded_together(columns: Sequence[Column]) -> Coded:
    """Return columns as numbers; whole numbers without gaps are not looked up one by one."""
    whole = [_whole_numbers(column) for column in columns]
    known = [values for values in whole if values is not None]
    if known and len(known) == len(columns):
        return _coded_numbers(known)
    register = Register()
    codes = tuple(register.codes(column) for column in columns)
    return Coded(tuple(register.places), codes)


def _whole_numbers(column: Column) -> NDArray[np.int64] | None:
    if not isinstance(column, Numbers) or column.values.dtype.kind not in "iu":
        return None
    if column.missing.any() or column.values.dtype == np.uint64:
        return None
    return column.values.astype(np.int64, copy=False)


def _coded_numbers(columns: Sequence[NDArray[np.int64]]) -> Coded:
    together = np.concatenate(columns)
    if not together.size:
        return Coded((), tuple(np.empty(0, dtype=np.int32) for _ in columns))
    low = int(together.min())
    if int(together.max()) - low < _WIDEST:
        moved = together - low
        first = np.full(int(moved.max()) + 1, -1, dtype=np.int64)
        # Of several values for one place the last is kept, so the rows go in backwards.
        first[moved[::-1]] = np.arange(moved.size - 1, -1, -1)
        found = np.flatnonzero(first >= 0)
        order = np.argsort(first[found])
        code = np.empty(first.size, dtype=np.int32)
        code[found[order]] = np.arange(found.size, dtype=np.int32)
        codes, labels = code[moved], found[order] + low
    else:
        values, start, places = np.unique(together, return_index=True, return_inverse=True)
        order = np.argsort(start)
        rank = np.empty(order.size, dtype=np.int32)
        rank[order] = np.arange(order.size, dtype=np.int32)
        codes, labels = rank[places], values[order]
    ends = np.cumsum([values.size for values in columns])[:-1]
    return Coded(tuple(labels.tolist()), tuple(np.split(codes, ends)))
