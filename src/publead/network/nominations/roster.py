"""Reports from a roster: one row a respondent, one column for each person on the list."""

from collections.abc import Callable

import numpy as np

from publead.errors import Fault, limited
from publead.network.nominations.columns import RosterColumns
from publead.network.nominations.ids import NOBODY, Register, id_faults
from publead.network.nominations.policies import strength_fault, strength_of, tick_fault, tick_of
from publead.network.nominations.reports import Reports, answers_of, places_of, twice_faults
from publead.tables import BLANK, Cell, Table, header_faults


def ticked_on_roster(
    table: Table, columns: RosterColumns, register: Register, *, people_known: bool
) -> Reports:
    """
    Return what a roster says; an empty cell means that there is no tie.

    Parameters
    ----------
    table : Table
        The roster.
    columns : RosterColumns
        Which column holds what; all others are named by people's ids.
    register : Register
        The ids that are known.
    people_known : bool
        Whether a column that is nobody's id is a fault.
    """
    places = places_of(table, columns)
    faults = _header(table, columns)
    who = np.full(len(table), NOBODY, dtype=np.int32)
    if columns.respondent in table:
        who = register.codes(table[columns.respondent])
        faults += id_faults(table[columns.respondent], who, columns.respondent, table.rows)
        faults += twice_faults(who, places, table.rows, columns.respondent)
    people, strangers = _people(table, columns, register, people_known=people_known)
    strengths = np.zeros((len(table), len(people)))
    for k, name in enumerate(people):
        faults += _read_column(table, name, columns, strengths[:, k])
    row, column = np.nonzero(strengths)
    ids = np.array(list(people.values()), dtype=np.int32)
    return Reports(
        rows=table.rows[row],
        sources=who[row],
        targets=ids[column] if ids.size else np.empty(0, dtype=np.int32),
        strengths=None if columns.scale is None else strengths[row, column],
        layer=places.layer[row],
        wave=places.wave[row],
        layers=places.layers,
        waves=places.waves,
        answered=answers_of(who, places, table.rows),
        faults=(*faults, *strangers, *places.faults),
    )


def _header(table: Table, columns: RosterColumns) -> list[Fault]:
    roles = [
        ("respondent", columns.respondent),
        ("layer", columns.layer),
        ("wave", columns.wave),
    ]
    return header_faults(table.names, roles, columns.ignore, others=None)


def _people(
    table: Table, columns: RosterColumns, register: Register, *, people_known: bool
) -> tuple[dict[str, int], list[Fault]]:
    """Return the place of the person behind each column, and a fault for each column of nobody."""
    taken = {columns.respondent, columns.layer, columns.wave, *columns.ignore}
    by_text = {str(name): place for name, place in register.places.items()}
    people: dict[str, int] = {}
    faults = []
    for number, name in enumerate(table.names, start=1):
        if name in taken:
            continue
        place = by_text.get(name)
        if place is None and not people_known:
            place = register.place(name)
        if place is None or place == NOBODY:
            remedy = "Name it in RosterColumns(ignore=...), or add the person to people="
            faults.append(Fault(f"column {number} has the id of nobody", remedy=remedy))
        else:
            people[name] = place
    return people, limited(faults, "columns")


def _read_column(
    table: Table,
    name: str,
    columns: RosterColumns,
    out: "np.ndarray[tuple[int], np.dtype[np.float64]]",
) -> list[Fault]:
    cells = table[name].coded()
    reading = _reading(columns)
    found = [reading(cell) for cell in cells.distinct]
    lookup = np.array([np.nan if value is None else value for value in found])
    values = lookup[cells.codes]
    number = table.names.index(name) + 1
    faults = []
    for i in np.flatnonzero(np.isnan(values)).tolist():
        fault = _wrong(cells.distinct[cells.codes[i]], columns)
        place = f"column {number}"
        row = int(table.rows[i])
        faults.append(
            Fault(fault.problem, place=place, row=row, value=fault.value, remedy=fault.remedy)
        )
    out[:] = np.nan_to_num(values)
    return limited(faults, "cells")


def _reading(columns: RosterColumns) -> Callable[[Cell], float | None]:
    def rating(cell: Cell) -> float | None:
        if isinstance(cell, str) and cell.strip() == BLANK:
            return 0.0
        return strength_of(cell, columns.scale)

    return tick_of if columns.scale is None else rating


def _wrong(cell: Cell, columns: RosterColumns) -> Fault:
    return tick_fault(cell) if columns.scale is None else strength_fault(cell, columns.scale)
