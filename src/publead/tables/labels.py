"""A column of labels: ids, codes or names, compared letter by letter once spaces are taken off."""

from collections.abc import Sequence
from enum import Enum

import attrs

from publead.errors import Fault, limited
from publead.tables.table import BLANK, Cell, Table, Unreadable


class Blanks(Enum):
    """
    What a cell with nothing in it means.

    ``REFUSE``: it is a fault. ``KEEP``: it is a blank, and stays one.
    """

    REFUSE = "refuse"
    KEEP = "keep"


@attrs.frozen
class Labels:
    """
    What the cells of a column say.

    Attributes
    ----------
    values : tuple of str
        One a row; ``""`` where there is nothing, or nothing that can be read.
    faults : tuple of Fault
        What is wrong with cells; no cell is repeated, for it may hold a name.
    """

    values: tuple[str, ...]
    faults: tuple[Fault, ...]


def labels_of(table: Table, name: str, *, blanks: Blanks) -> Labels:
    """
    Return the labels of a column.

    Parameters
    ----------
    table : Table
        The table, which has the column.
    name : str
        The column's name.
    blanks : Blanks
        What an empty cell means.

    Examples
    --------
    >>> from publead.tables import read_table
    >>> table = read_table([{"post": " Clerk "}, {"post": 7}, {"post": None}])
    >>> labels_of(table, "post", blanks=Blanks.KEEP).values
    ('Clerk', '7', '')
    """
    cells = table[name].coded()
    read = [_label(cell) for cell in cells.distinct]
    codes = cells.codes.tolist()
    faults = _faults(read, codes, table.rows.tolist(), name, blanks)
    values = tuple("" if isinstance(read[code], Fault) else str(read[code]) for code in codes)
    return Labels(values, tuple(limited(faults, "cells")))


def _faults(
    read: Sequence[str | Fault],
    codes: Sequence[int],
    rows: Sequence[int],
    name: str,
    blanks: Blanks,
) -> list[Fault]:
    found = []
    for code, row in zip(codes, rows, strict=True):
        label = read[code]
        if isinstance(label, Fault):
            found.append(attrs.evolve(label, place=name, row=row))
        elif label == BLANK and blanks is Blanks.REFUSE:
            remedy = "Fill it in, or remove the row"
            found.append(Fault("is empty", place=name, row=row, remedy=remedy))
    return found


def _label(cell: Cell) -> str | Fault:
    if isinstance(cell, bool | Unreadable):
        kind = "true or false" if isinstance(cell, bool) else str(cell)
        return Fault(f"is {kind}, not a label", remedy="Read this column as text")
    if isinstance(cell, float):
        problem = "is a number that may have lost leading zeros or digits"
        return Fault(problem, remedy="Read this column as text")
    return str(cell).strip()
