"""What the cells of a whole column mean: each distinct cell is asked once."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import MOST_FAULTS_KEPT, Fault
from publead.tables.meaning import AS_TEXT, MEANS_NOTHING, Meaning, Names
from publead.tables.table import Cell, Cells, Column, Numbers

ANOTHER_COLUMN: Final = 9
"""From how many different cells on, none of them understood, a column is taken for another."""


def meanings(
    column: Column,
    meaning: Meaning,
    place: str,
    rows: NDArray[np.int64],
    *,
    n_understood: int = 0,
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
    n_understood : int
        How many other cells of the column were understood before.

    Returns
    -------
    codes : ndarray of int32, shape (n_rows,)
        The meanings; `MEANS_NOTHING` where there is none.
    faults : list of Fault
        One for each such row, up to a thousand, and one that counts the others. Where several
        cells differ and none is understood it may be a column of names or of words meant for few
        eyes, so that no cell is repeated.
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
    n_strange = 0 if n_understood or isinstance(meaning, Names) else strange(cells.distinct, found)
    if n_strange >= ANOTHER_COLUMN:
        return codes, [another_column(n_strange, place)]
    wrong = np.flatnonzero(codes == MEANS_NOTHING)
    faults = _faults(cells, wrong, meaning, place, rows)
    return codes, unseen(faults) if n_strange > 1 else faults


def strange(cells: Sequence[Cell], found: Sequence[int | None]) -> int:
    """Return how many distinct cells there are, none of them understood; 0 where one is."""
    told = [
        code
        for cell, code in zip(cells, found, strict=True)
        if not (isinstance(cell, str) and not cell.strip())
    ]
    return len(told) if all(code is None for code in told) else 0


def another_column(n_strange: int, place: str) -> Fault:
    """Return the fault of a column that holds many different cells, none of them understood."""
    problem = f"holds {n_strange} different cells, and none of them means anything here"
    return Fault(problem, place=place, remedy="Is it the right column?")


def unseen(faults: Sequence[Fault]) -> list[Fault]:
    """Return faults without the cells that they are about."""
    return [attrs.evolve(fault, value=None) for fault in faults]


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
