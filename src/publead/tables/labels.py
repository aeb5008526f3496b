"""A column of labels: ids, codes or names, compared letter by letter once spaces are taken off."""

from enum import Enum

import attrs

from publead.errors import Fault, limited
from publead.tables.meaning import Names, Words
from publead.tables.meanings import meanings
from publead.tables.table import Table


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
    names = Words() if blanks is Blanks.KEEP else Names()
    codes, faults = meanings(table[name], names, name, table.rows)
    texts = [text.strip() for text in names.found]
    values = tuple(texts[code] if code >= 0 else "" for code in codes.tolist())
    return Labels(values, tuple(limited(faults, "cells")))
