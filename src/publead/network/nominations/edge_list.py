"""Reports from an edge list: one row a tie."""

import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.nominations.columns import TieColumns
from publead.network.nominations.ids import NOBODY, Register, id_faults
from publead.network.nominations.policies import (
    StrengthScale,
    strength_fault,
    strength_of,
)
from publead.network.nominations.reports import Reports, places_of
from publead.tables import Column, Table, header_faults


def listed_ties(table: Table, columns: TieColumns, register: Register) -> Reports:
    """
    Return what an edge list says; new ids are put at the end of the register.

    Parameters
    ----------
    table : Table
        The edge list.
    columns : TieColumns
        Which column holds what.
    register : Register
        The ids that are known.
    """
    faults = _header(table, columns)
    places = places_of(table, columns)
    ends = []
    for name in (columns.source, columns.target):
        codes = np.full(len(table), NOBODY, dtype=np.int32)
        if name in table:
            codes = register.codes(table[name])
            faults += id_faults(table[name], codes, name, table.rows)
        ends.append(codes)
    strengths = None
    kept = np.ones(len(table), dtype=np.bool_)
    if columns.strength is not None and columns.strength in table:
        strengths, wrong = strengths_of(
            table[columns.strength], columns.scale, columns.strength, table.rows
        )
        faults += wrong
        kept = strengths > 0
        strengths = strengths[kept]
    return Reports(
        rows=table.rows[kept],
        sources=ends[0][kept],
        targets=ends[1][kept],
        strengths=strengths,
        layer=places.layer[kept],
        wave=places.wave[kept],
        layers=places.layers,
        waves=places.waves,
        faults=(*faults, *places.faults),
    )


def strengths_of(
    column: Column, scale: StrengthScale | None, name: str, rows: NDArray[np.int64]
) -> tuple[NDArray[np.float64], list[Fault]]:
    """Return each row's strength, 0 where the answer means that there is no tie, and the faults."""
    cells = column.coded()
    found = [strength_of(cell, scale) for cell in cells.distinct]
    lookup = np.array([np.nan if value is None else value for value in found], dtype=np.float64)
    values = lookup[cells.codes] if lookup.size else np.empty(0)
    faults = []
    for i in np.flatnonzero(np.isnan(values)).tolist():
        fault = strength_fault(cells.distinct[cells.codes[i]], scale)
        faults.append(
            Fault(
                fault.problem, place=name, row=int(rows[i]), value=fault.value, remedy=fault.remedy
            )
        )
    return np.nan_to_num(values), limited(faults, "cells")


def _header(table: Table, columns: TieColumns) -> list[Fault]:
    roles = [
        ("source", columns.source),
        ("target", columns.target),
        ("strength", columns.strength),
        ("layer", columns.layer),
        ("wave", columns.wave),
    ]
    remedy = "Name it in TieColumns(ignore=...), or as what it holds"
    return header_faults(table.names, roles, columns.ignore, others=remedy)
