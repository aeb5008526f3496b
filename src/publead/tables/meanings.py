"""What the cells of a whole column mean: each distinct cell is asked once."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import MOST_FAULTS_KEPT, Fault
from publead.tables.meaning import AS_TEXT, MEANS_NOTHING, Meaning, Names
from publead.tables.table import Cells, Column, Numbers

ANOTHER_COLUMN: Final = 9
"""From how many different cells on, none of them understood, a column is taken for another."""


def meanings(
    column: Column, meaning: Meaning, place: str, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int32], list[Fault]]:
    """
    Return what each row of a column stands for, and what is wrong.

    Parameters
    ----------
    column : Cells or Numbers
        The column.
    meaning : Meaning
        What its cells stand for.
    place : str
        Its name, as faults show it.
    rows : ndarray of int64
        Where each row stands.

    Returns
    -------
    codes : ndarray of int32, shape (n_rows,)
        The meanings; `MEANS_NOTHING` where there is none.
    faults : list of Fault
        One for each such row, up to a thousand, and one that counts the others.
    """
    if (
        isinstance(meaning, Names)
        and isinstance(column, Numbers)
        and column.values.dtype.kind == "f"
        and not column.missing.all()
    ):
        nothing = np.full(rows.size, MEANS_NOTHING, dtype=np.int32)
        return nothing, [attrs.evolve(AS_TEXT, place=place)]
    cells = column.coded()
    found = meaning.of_all(cells.distinct)
    lookup = np.array([MEANS_NOTHING if code is None else code for code in found], dtype=np.int32)
    codes = lookup[cells.codes] if lookup.size else np.empty(0, dtype=np.int32)
    if not isinstance(meaning, Names) and _is_another_column(cells, found):
        problem = f"holds {len(found)} different cells, and none of them means anything here"
        return codes, [Fault(problem, place=place, remedy="Is it the right column?")]
    wrong = np.flatnonzero(codes == MEANS_NOTHING)
    return codes, _faults(cells, wrong, meaning, place, rows)


def _is_another_column(cells: Cells, found: Sequence[int | None]) -> bool:
    # It may hold names or words meant for few eyes, so that its cells are not shown.
    told = [
        code
        for cell, code in zip(cells.distinct, found, strict=True)
        if not (isinstance(cell, str) and not cell.strip())
    ]
    return len(told) >= ANOTHER_COLUMN and all(code is None for code in told)


def _faults(
    cells: Cells, wrong: NDArray[np.intp], meaning: Meaning, place: str, rows: NDArray[np.int64]
) -> list[Fault]:
    @cache
    def fault(code: int) -> Fault:
        return meaning.fault(cells.distinct[code])

    faults = [
        attrs.evolve(fault(int(cells.codes[i])), place=place, row=int(rows[i]))
        for i in wrong[:MOST_FAULTS_KEPT].tolist()
    ]
    more = wrong.size - MOST_FAULTS_KEPT
    if more > 0:
        faults.append(Fault(f"{more:,} further cells have faults like these", place=place))
    return faults
