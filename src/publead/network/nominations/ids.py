"""Ids of people, compared letter by letter; a table's distinct ids are each looked up once."""

from collections.abc import Hashable
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.tables import Cell, Cells, Column, Numbers, Unreadable

NOBODY: Final = -1
"""How arrays of places mark a cell that names nobody."""

AS_TEXT: Final = Fault(
    "is a number that may have lost leading zeros or digits", remedy="Read this column as text"
)


@attrs.frozen
class Register:
    """
    Ids in order of appearance; a new one is put at the end.

    Attributes
    ----------
    places : dict of hashable to int
        Each id's place.
    """

    places: dict[Hashable, int] = attrs.field(factory=dict)

    def __len__(self) -> int:
        """Return how many ids there are."""
        return len(self.places)

    def place(self, cell: Cell) -> int:
        """Return the place of an id, or `NOBODY` where the cell is none."""
        if isinstance(cell, bool | float | Unreadable):
            return NOBODY
        if isinstance(cell, str) and not cell.strip():
            return NOBODY
        return self.places.setdefault(cell, len(self.places))

    def codes(self, column: Column) -> NDArray[np.int32]:
        """Return each row's place, or `NOBODY`."""
        cells = column.coded()
        lookup = np.array([self.place(cell) for cell in cells.distinct], dtype=np.int32)
        return lookup[cells.codes] if lookup.size else np.empty(0, dtype=np.int32)


def id_faults(
    column: Column, codes: NDArray[np.int32], place: str, rows: NDArray[np.int64]
) -> list[Fault]:
    """Return a fault for each row of a column whose cell is no id; no cell is repeated."""
    if _is_of_floats(column):
        return [attrs.evolve(AS_TEXT, place=place)]
    cells: Cells = column.coded()
    wrong = np.flatnonzero(codes == NOBODY)
    faults = [
        attrs.evolve(_fault(cells.distinct[cells.codes[i]]), place=place, row=int(rows[i]))
        for i in wrong.tolist()
    ]
    return limited(faults, "cells")


def is_blank(column: Column) -> NDArray[np.bool_]:
    """Return which rows of a column hold nothing."""
    if isinstance(column, Numbers):
        return column.missing
    empty = [isinstance(cell, str) and not cell.strip() for cell in column.distinct]
    return np.array(empty, dtype=np.bool_)[column.codes]


def _is_of_floats(column: Column) -> bool:
    return (
        isinstance(column, Numbers)
        and column.values.dtype.kind == "f"
        and not bool(column.missing.all())
    )


def _fault(cell: Cell) -> Fault:
    if isinstance(cell, str):
        return Fault("is empty", remedy="Fill it in, or remove the row")
    if isinstance(cell, float):
        return AS_TEXT
    kind = "true or false" if isinstance(cell, bool) else str(cell)
    return Fault(f"is {kind}, not an id", remedy="Read this column as text")
