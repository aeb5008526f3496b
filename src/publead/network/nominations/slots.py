"""Reports from a nomination list: one row a respondent, one slot for each name."""

import numpy as np

from publead.errors import Fault
from publead.network.nominations.columns import SlotColumns
from publead.network.nominations.ids import NOBODY, Register, id_faults, is_blank
from publead.network.nominations.reports import Reports, answers_of, places_of, twice_faults
from publead.tables import Table, header_faults


def named_in_slots(table: Table, columns: SlotColumns, register: Register) -> Reports:
    """
    Return what a nomination list says; empty slots say nothing, and a row is an answer.

    Parameters
    ----------
    table : Table
        The nomination list.
    columns : SlotColumns
        Which column holds what.
    register : Register
        The ids that are known.
    """
    faults = _header(table, columns)
    places = places_of(table, columns)
    n_rows = len(table)
    who = np.full(n_rows, NOBODY, dtype=np.int32)
    if columns.respondent in table:
        who = register.codes(table[columns.respondent])
        faults += id_faults(table[columns.respondent], who, columns.respondent, table.rows)
        faults += twice_faults(who, places, table.rows, columns.respondent)
    slots = [name for name in columns.slots if name in table]
    named = np.full((n_rows, len(slots)), NOBODY, dtype=np.int32)
    filled = np.zeros(named.shape, dtype=np.bool_)
    for k, name in enumerate(slots):
        filled[:, k] = ~is_blank(table[name])
        named[:, k] = register.codes(table[name])
        if filled[:, k].any():
            wrong = id_faults(table[name], np.where(filled[:, k], named[:, k], 0), name, table.rows)
            faults += wrong
    row, slot = np.nonzero(filled)
    return Reports(
        rows=table.rows[row],
        sources=who[row],
        targets=named[row, slot],
        strengths=None,
        layer=places.layer[row],
        wave=places.wave[row],
        layers=places.layers,
        waves=places.waves,
        answered=answers_of(who, places, table.rows),
        faults=(*faults, *places.faults),
    )


def _header(table: Table, columns: SlotColumns) -> list[Fault]:
    roles = [
        ("respondent", columns.respondent),
        *(("slots", name) for name in columns.slots),
        ("layer", columns.layer),
        ("wave", columns.wave),
    ]
    remedy = "Name it in SlotColumns(slots=...) or in ignore=..."
    return header_faults(table.names, roles, columns.ignore, others=remedy)
