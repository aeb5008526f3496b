"""From a table to numbers: every cell that cannot be read is told at once, with its row."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.association.variables import Question, Variable
from publead.errors import Fault, TableError, limited
from publead.tables import BLANK, Cell, Numbers, Table, Unreadable, header_faults

LARGEST = 1e100
"""Values beyond it could not be squared and summed."""

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@attrs.frozen(kw_only=True, eq=False)
class Answers:
    """
    What a table holds of a question, row by row.

    Attributes
    ----------
    variables : tuple of ndarray of float, shape (n_rows, n_columns)
        Leadership, outcome and controls; NaN where a cell is empty.
    organisation, wave : ndarray of int, shape (n_rows,)
        Places among the organisations and the waves.
    waves : tuple of str
        The waves' names, in ascending order; one empty name where there is no such column.
    respondents : ndarray of float or None, shape (n_rows,)
        How many respondents stand behind each row.
    rows : ndarray of int
        Where each row stands in its source.
    """

    variables: tuple[Floats, ...]
    organisation: Places
    wave: Places
    waves: tuple[str, ...]
    respondents: Floats | None
    rows: NDArray[np.int64]


def read_answers(table: Table, question: Question) -> Answers:
    """
    Return what a table holds of a question.

    Raises
    ------
    TableError
        With every column that is not there or named twice, and every cell that is no number,
        lies outside its scale, or names no organisation.
    """
    faults = header_faults(table.names, question.roles, (), others=None)
    if faults:
        raise TableError(table.subject, faults)
    found = [_variable(table, variable, faults) for _, variable in question.variables]
    organisation, _ = _labels(table, question.by, faults)
    wave: Places = np.zeros(len(table), dtype=np.intp)
    waves: tuple[str, ...] = ("",)
    if question.wave is not None:
        wave, waves = _labels(table, question.wave, faults)
    respondents = None
    if question.respondents is not None:
        counted = Variable(columns=question.respondents)
        told: list[Fault] = []
        respondents = _variable(table, counted, told)[:, 0]
        faults += told or _uncounted(table, respondents, question.respondents)
    if faults:
        raise TableError(table.subject, limited(faults, "cells"))
    return Answers(
        variables=tuple(found),
        organisation=organisation,
        wave=wave,
        waves=waves,
        respondents=respondents,
        rows=table.rows,
    )


def _variable(table: Table, variable: Variable, faults: list[Fault]) -> Floats:
    columns = []
    for name in variable.columns:
        values = _numbers(table, name, faults)
        if variable.scale is not None:
            low, high = variable.scale
            outside = np.flatnonzero((values < low) | (values > high))
            faults += [
                Fault(
                    f"lies outside {low:g} to {high:g}",
                    place=name,
                    row=int(table.rows[row]),
                    value=f"{values[row]:g}",
                    remedy="Declare the scale's own ends, or leave the cell empty",
                )
                for row in outside.tolist()
            ]
        columns.append(values)
    return np.column_stack(columns)


def _numbers(table: Table, name: str, faults: list[Fault]) -> Floats:
    column = table[name]
    if isinstance(column, Numbers):
        values = np.where(column.missing, math.nan, column.values.astype(np.float64))
    else:
        known = [_number(cell) for cell in column.distinct]
        unread = np.array([each is None for each in known], dtype=np.bool_)[column.codes]
        remedy = "Give a number with a decimal point, or leave the cell empty"
        faults += _at(unread, table, Fault("is no number", place=name, remedy=remedy))
        plain = [math.nan if each is None else each for each in known]
        values = np.array(plain, dtype=np.float64)[column.codes]
    beyond = np.abs(values) > LARGEST
    problem = f"is infinite, or beyond {LARGEST:g} either way"
    remedy = "Leave the cell empty, or give the column in a larger unit"
    faults += _at(beyond, table, Fault(problem, place=name, remedy=remedy))
    return np.where(beyond, math.nan, values)


def _at(wrong: NDArray[np.bool_], table: Table, fault: Fault) -> list[Fault]:
    """Return a fault for each row in which it was found."""
    rows = table.rows[np.flatnonzero(wrong)].tolist()
    return [attrs.evolve(fault, row=int(row)) for row in rows]


def _number(cell: Cell) -> float | None:
    """Return a cell as a number, NaN where it is empty and None where it is something else."""
    if isinstance(cell, str) and cell.strip() == BLANK:
        return math.nan
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    try:
        value = float(cell)
    except (ValueError, OverflowError):
        return None
    return None if math.isnan(value) else value


def _labels(table: Table, name: str, faults: list[Fault]) -> tuple[Places, tuple[str, ...]]:
    """Return each row's place among the distinct labels in ascending order, and the labels."""
    cells = table[name].coded()
    texts = [_label(cell) for cell in cells.distinct]
    numbers = [_number(cell) for cell in cells.distinct]
    numeric = all(number is not None for number in numbers)
    blank = np.array([not text for text in texts], dtype=np.bool_)[cells.codes]
    remedy = "Fill it in, or leave the row out"
    faults += _at(blank, table, Fault("is empty", place=name, remedy=remedy))
    for kind in {str(cell) for cell in cells.distinct if isinstance(cell, Unreadable)}:
        found = [isinstance(cell, Unreadable) and str(cell) == kind for cell in cells.distinct]
        unread = np.array(found, dtype=np.bool_)[cells.codes]
        remedy = "Turn it into text, or into a number such as the year"
        faults += _at(unread, table, Fault(f"is {kind}, not a label", place=name, remedy=remedy))
    place = {text: number for text, number in zip(texts, numbers, strict=True) if text}
    ordered = sorted(place, key=lambda text: (place[text] or 0.0, text) if numeric else (0.0, text))
    rank = {text: i for i, text in enumerate(ordered)}
    places = np.array([rank.get(text, 0) for text in texts], dtype=np.intp)[cells.codes]
    return places, tuple(ordered)


def _label(cell: Cell) -> str:
    """Return a cell as a label: a year that a frame holds as 2009.0 is 2009."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _uncounted(table: Table, respondents: Floats, name: str) -> list[Fault]:
    wrong = ~(respondents >= 1) | (respondents % 1 != 0)
    remedy = "Give the whole number of respondents behind the row, at least 1"
    return _at(wrong, table, Fault("is no number of respondents", place=name, remedy=remedy))
