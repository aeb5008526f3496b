"""
A table that was read: named columns of equal length, and where each row stood in its source.

A column is either `Numbers`, an array with a mask, or `Cells`, in which every distinct cell is kept
once and the rows point to it. So text of any length is understood once for each thing that was
said, and not once for each time it was said.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from itertools import count
from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted

BLANK: Final = ""
"""How `Cells` hold a cell with nothing in it, whatever its source called that."""

_MISSING_TYPES: Final = {"NAType", "NaTType", "NoneType"}
_KINDS: Final = {
    "list": "a list",
    "tuple": "a list",
    "dict": "a table",
    "set": "a set",
    "bytes": "bytes",
    "date": "a date",
    "datetime": "a date",
    "datetime64": "a date",
    "Timestamp": "a date",
    "time": "a time",
    "timedelta": "a time",
}


@attrs.frozen
class Unreadable:
    """
    A cell that is neither text nor a number, such as a list or a date.

    Attributes
    ----------
    kind : str
        What it is, with its article.
    """

    kind: str

    def __str__(self) -> str:
        """Return what the cell is."""
        return self.kind


Cell = str | int | float | bool | Unreadable


@attrs.frozen(eq=False)
class Cells:
    """
    A column whose cells are kept as they came.

    Attributes
    ----------
    distinct : tuple of str, int, float, bool or Unreadable
        What the cells hold, in order of appearance; ``""`` where there is nothing.
    codes : ndarray of int32, shape (n_rows,)
        Each row's place in *distinct*.
    """

    distinct: tuple[Cell, ...]
    codes: NDArray[np.int32]

    def coded(self) -> "Cells":
        """Return the column itself."""
        return self

    def listed(self) -> list[Cell]:
        """Return the cells row by row."""
        return [self.distinct[code] for code in self.codes.tolist()]


@attrs.frozen(eq=False)
class Numbers:
    """
    A column of numbers.

    Attributes
    ----------
    values : ndarray of integers or floats, shape (n_rows,)
        The numbers; anything at all where one is missing.
    missing : ndarray of bool, shape (n_rows,)
        Where there is none: null and NaN are the same.
    """

    values: NDArray[Any]
    missing: NDArray[np.bool_]

    def coded(self) -> Cells:
        """Return the numbers as cells, each distinct one once."""
        present = self.values[~self.missing]
        found, first, places = np.unique(present, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty(order.size, dtype=np.int32)
        rank[order] = np.arange(order.size, dtype=np.int32)
        codes = np.full(self.values.size, order.size, dtype=np.int32)
        codes[~self.missing] = rank[places]
        return Cells((*found[order].tolist(), BLANK), codes)

    def listed(self) -> list[Cell]:
        """Return the cells row by row; ``""`` where a number is missing."""
        gaps = self.missing.tolist()
        return [BLANK if gap else v for v, gap in zip(self.values.tolist(), gaps, strict=True)]


Column = Cells | Numbers


@attrs.frozen(eq=False, repr=False)
class Table:
    """
    Columns of equal length, by name.

    Attributes
    ----------
    subject : str
        What was read, as errors name it.
    columns : mapping of str to Cells or Numbers
        The columns, in the order in which they stand.
    rows : ndarray of int64, shape (n_rows,)
        Where each row stands, as a person would count: in a file, the line on which it starts,
        with the header on line 1; elsewhere 1 is the first row.
    """

    subject: str
    columns: Mapping[str, Column]
    rows: NDArray[np.int64]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(self.columns)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a column."""
        return name in self.columns

    def __getitem__(self, name: str) -> Column:
        """Return a column."""
        return self.columns[name]

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self.rows.size)

    def __repr__(self) -> str:
        """Return the size; never a cell."""
        size = f"{counted(len(self), 'row')} × {counted(len(self.columns), 'column')}"
        return f"Table: {size} from {self.subject}"


def cells_of_texts(texts: Iterable[str]) -> Cells:
    """Return a column of texts."""
    places: defaultdict[str, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(places.__getitem__, texts), dtype=np.int32)
    return Cells(tuple(places), codes)


def column_of(values: Iterable[object]) -> Column:
    """
    Return a column of Python values of any kind.

    None, NaN and their kin are missing; members of an enumeration stand for their values. The
    column is `Numbers` where it holds whole numbers only, or numbers with a fraction among them.
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        return numbers_of(values)
    values = list(values)
    if set(map(type, values)) == {str}:
        return cells_of_texts(map(str, values))
    cells = [cell(value) for value in values]
    kinds = {type(value) for value in cells if value != BLANK}
    if kinds and kinds <= {int, float} and _fits(cells):
        missing = np.array([value == BLANK for value in cells], dtype=np.bool_)
        filled = [0 if value == BLANK else value for value in cells]
        kind = np.float64 if float in kinds else np.int64
        return Numbers(np.array(filled, dtype=kind), missing)
    places: defaultdict[tuple[type, Cell], int] = defaultdict(count().__next__)
    # True, 1 and 1.0 are equal to a dictionary, so the type goes with the value.
    codes = np.fromiter((places[type(value), value] for value in cells), dtype=np.int32)
    return Cells(tuple(value for _, value in places), codes)


def numbers_of(values: NDArray[Any]) -> Numbers:
    """Return a column of an array of numbers; NaN is missing."""
    if values.dtype.kind == "f":
        return Numbers(values, np.isnan(values))
    return Numbers(values, np.zeros(values.size, dtype=np.bool_))


def cell(value: object) -> Cell:
    """Return a Python value as a cell holds it."""
    if isinstance(value, Enum):
        return cell(value.value)
    if isinstance(value, np.generic) and not isinstance(value, np.datetime64 | np.timedelta64):
        value = value.item()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal):
        number = float(value)
        return BLANK if math.isnan(number) else number
    name = type(value).__name__
    if name in _MISSING_TYPES or value is np.ma.masked:
        return BLANK
    return Unreadable(_KINDS.get(name, f"a value of type {name}"))


def _fits(cells: list[Cell]) -> bool:
    # A float column would round whole numbers beyond 2 ** 53, and identifiers can be that long.
    return all(abs(value) <= 2**53 for value in cells if isinstance(value, int))
