"""Who belongs to the network and what is known about them, apart from any tie."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, cast

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.nominations.columns import NetworkColumns
from publead.network.nominations.ids import NOBODY, Register, id_faults
from publead.tables import (
    BLANK,
    CsvOptions,
    Table,
    TableSource,
    header_faults,
    is_frame,
    read_table,
    told_again,
)

PeopleSource: TypeAlias = TableSource | Iterable[Hashable]
"""A table with a column of ids, or the ids themselves."""

Attributes: TypeAlias = Mapping[str, tuple[object, ...]]


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """
    People or respondents as they were read.

    Attributes
    ----------
    places : ndarray of int32
        Places in the register, in the order of the rows; `NOBODY` where the cell is no id.
    attributes : mapping of str to tuple
        What the table says about each; None where a cell is empty.
    table : Table or None
        The table, where it was one.
    rows : ndarray of int64
        Where each row stands.
    faults : tuple of Fault
        What is wrong.
    """

    places: NDArray[np.int32]
    attributes: Attributes = attrs.field(factory=dict)
    table: Table | None = None
    rows: NDArray[np.int64]
    faults: tuple[Fault, ...] = ()


def group_of(
    source: PeopleSource,
    columns: NetworkColumns,
    register: Register,
    csv: CsvOptions,
    *,
    with_attributes: bool,
) -> Group:
    """
    Return the people of a table or a list; new ids are put at the end of the register.

    Parameters
    ----------
    source : table or iterable of ids
        Who.
    columns : TieColumns, SlotColumns or RosterColumns
        Which column of a table holds the id, and which attributes are kept.
    register : Register
        The ids that are known.
    csv : CsvOptions
        How a CSV file is written.
    with_attributes : bool
        Whether the other columns of a table are kept as attributes.
    """
    once = rereadable(source)
    ids = _plain_ids(once)
    if ids is not None:
        return _listed(ids, register)
    table = read_table(once, csv)  # type: ignore[arg-type]  # what is no list of ids is a table
    wanted = columns.attributes if with_attributes else ()
    roles = [("person", columns.person), *(("attributes", name) for name in wanted or ())]
    faults = header_faults(table.names, roles, (), others=None)
    places = np.full(len(table), NOBODY, dtype=np.int32)
    if columns.person in table:
        places = register.codes(table[columns.person])
        faults += id_faults(table[columns.person], places, columns.person, table.rows)
    kept = [name for name in table.names if name != columns.person]
    if wanted is not None:
        kept = [name for name in wanted if name in table]
    attributes = {name: _values(table, name) for name in kept}
    return Group(
        places=places, attributes=attributes, table=table, rows=table.rows, faults=tuple(faults)
    )


def rereadable(source: PeopleSource) -> PeopleSource:
    """Return a source that can be read more than once."""
    if isinstance(source, Iterator) and not is_frame(source):
        return list[Any](source)
    return source


def repeats(group: Group, what: str) -> list[Fault]:
    """Return a fault for each row whose person stands in an earlier one."""
    remedy = "Keep one row for each person"
    faults = [
        Fault(f"repeats the id of row {earlier}", what, row, remedy=remedy)
        for place, row, earlier in told_again(group.places.tolist(), group.rows.tolist())
        if place != NOBODY
    ]
    return limited(faults, "rows")


def _plain_ids(source: PeopleSource) -> list[Hashable] | None:
    """Return the ids where the source is a list of them, and None where it is a table."""
    if isinstance(source, str | Path | Mapping) or is_frame(source):
        return None
    if not isinstance(source, Iterable):
        return None
    listed = list(cast("Iterable[Any]", source))
    return None if any(isinstance(each, Mapping) for each in listed) else listed


def _listed(ids: list[Hashable], register: Register) -> Group:
    faults = []
    places = []
    for row, each in enumerate(ids, start=1):
        if each is None or (isinstance(each, str) and not each.strip()):
            faults.append(Fault("is empty", place="people", row=row, remedy="Leave it out"))
            places.append(NOBODY)
        else:
            places.append(register.places.setdefault(each, len(register)))
    return Group(
        places=np.array(places, dtype=np.int32),
        rows=np.arange(1, len(ids) + 1, dtype=np.int64),
        faults=tuple(faults),
    )


def _values(table: Table, name: str) -> tuple[object, ...]:
    return tuple(
        None if isinstance(cell, str) and cell.strip() == BLANK else cell
        for cell in table[name].listed()
    )
