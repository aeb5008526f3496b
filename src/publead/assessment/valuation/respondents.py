"""Who answered on which row, and what is said of them; names go no further than this."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.valuation.columns import ValuationColumns
from publead.errors import Fault
from publead.tables import (
    BLANK,
    Names,
    Table,
    Words,
    attribute_faults,
    first_places,
    meanings,
    repeats,
)

NOT_RECORDED = "not recorded"
"""The part of a respondent of whom an attribute is not known."""


@attrs.frozen(kw_only=True, eq=False)
class Respondents:
    """
    The respondents of a table.

    Attributes
    ----------
    row : ndarray of int32, shape (n_rows,)
        Each row's respondent, from 0 in order of appearance; negative where the cell was refused.
    n : int
        How many there are.
    attributes : dict of str to tuple of str
        What is said of each respondent.
    faults : list of Fault
        Rows without a respondent, and rows of one respondent that contradict each other.
    """

    row: NDArray[np.int32]
    n: int
    attributes: dict[str, tuple[str, ...]]
    faults: list[Fault]


def respondents_of(table: Table, columns: ValuationColumns) -> Respondents:
    """Return the respondents of a table; a column that is not there was told of before."""
    if columns.respondent is None or columns.respondent not in table:
        row = np.arange(len(table), dtype=np.int32)
        n = len(table)
        faults: list[Fault] = []
    else:
        names = Names()
        column = table[columns.respondent]
        row, faults = meanings(column, names, columns.respondent, table.rows)
        n = len(names.found)
    found = {}
    for name in columns.attributes:
        if name in table:
            found[name], wrong = _attribute(table, name, row, n)
            faults += wrong
    return Respondents(row=row, n=n, attributes=found, faults=faults)


def one_row_each(
    respondents: Respondents, table: Table, columns: ValuationColumns
) -> Sequence[Fault]:
    """Return a fault for each row of a respondent who had one before."""
    later, first = repeats(respondents.row, respondents.row >= 0)
    return [
        Fault(
            f"is the same respondent as in row {table.rows[j]}",
            place=columns.respondent or "",
            row=int(table.rows[i]),
            remedy="Keep one of the two rows",
        )
        for i, j in zip(later.tolist(), first.tolist(), strict=True)
    ]


def _attribute(
    table: Table, name: str, row: NDArray[np.int32], n: int
) -> tuple[tuple[str, ...], list[Fault]]:
    words = Words()
    codes, faults = meanings(table[name], words, name, table.rows)
    faults += attribute_faults(name, codes, row, n, table.rows, whose="respondent")
    texts = tuple(words.found)
    first = codes[first_places(row, n)] if codes.size else codes
    said = [texts[code] if code >= 0 else BLANK for code in first.tolist()]
    return tuple(text.strip() or NOT_RECORDED for text in said), faults
