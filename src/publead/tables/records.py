"""Rows from outside as mappings: all must have the keys of the first."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from publead.errors import Fault, TableError, limited, nearest, shown
from publead.tables.table import Table, column_of

SUBJECT: Final = "records"


def table_of_records(records: Iterable[object]) -> Table:
    """
    Return mappings as a table, whose rows are counted from 1.

    Raises
    ------
    TableError
        With every row that is no mapping, lacks a key that the first row has, or has another.
    """
    rows = list(records)
    names = _names(rows)
    faults = [
        fault
        for row, record in enumerate(rows, start=1)
        for fault in _record_faults(row, record, names)
    ]
    if faults:
        raise TableError(SUBJECT, limited(faults, "rows"))
    columns = {
        name: column_of(record[name] for record in rows if isinstance(record, Mapping))
        for name in names
    }
    return Table(SUBJECT, columns, np.arange(1, len(rows) + 1, dtype=np.int64))


def _names(rows: list[object]) -> dict[str, None]:
    if not rows:
        raise TableError(SUBJECT, [Fault("there are no rows", remedy="Give at least one")])
    first = rows[0]
    keys = first if isinstance(first, Mapping) else {}
    return dict.fromkeys(key for key in keys if isinstance(key, str))


def _record_faults(row: int, record: object, names: dict[str, None]) -> list[Fault]:
    if not isinstance(record, Mapping):
        problem = f"is no mapping, but of type {type(record).__name__}"
        return [Fault(problem, row=row, remedy="Give each row as a mapping of column to cell")]
    faults = [
        Fault(f"lacks the key {shown(name)}", row=row, remedy="Give None where nothing is known")
        for name in names
        if name not in record
    ]
    for key in record:
        if not isinstance(key, str):
            problem = f"has a key that is no text, but of type {type(key).__name__}"
            faults.append(Fault(problem, row=row, remedy="Name the columns with text"))
        elif key not in names:
            guess = nearest(key, names)
            remedy = f"Did you mean {guess!r}?" if guess else "Give it in every row or in none"
            problem = f"has the key {shown(key)}, which the first row has not"
            faults.append(Fault(problem, row=row, remedy=remedy))
    return faults
