"""The tables of many teams, brought to one set of numbers for teams and one for ids."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias, cast

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault
from publead.network.nominations import NOBODY, TieColumns, header_faults, id_faults
from publead.network.teams.coding import coded_together
from publead.network.teams.ties import Places
from publead.tables import (
    CsvOptions,
    Table,
    TableSource,
    column_of,
    is_frame,
    read_table,
    table_of_arrays,
)

TeamSource: TypeAlias = TableSource | Mapping[str, ArrayLike]
"""A table, or arrays by the names of their columns."""
TeamPeopleSource: TypeAlias = TeamSource | Iterable[Hashable]
"""The same, or the ids themselves, where nobody is in two teams."""

TIES: Final = "ties"
PEOPLE: Final = "people"
RESPONDENTS: Final = "respondents"
FORMAL: Final = "formal leaders"


@attrs.frozen(kw_only=True, eq=False)
class Listed:
    """
    One table, as numbers.

    Attributes
    ----------
    team : ndarray of int32 or None
        Each row's team; None where the table does not tell.
    ids : tuple of ndarray of int32
        Each row's people; -1 where a cell is no id.
    rows : ndarray of int64
        Where each row stands.
    """

    team: Places | None
    ids: tuple[Places, ...]
    rows: NDArray[np.int64]

    @property
    def team_of_row(self) -> Places:
        """Each row's team; -1 where it is none, or where the table does not tell."""
        return np.full(self.rows.size, NOBODY, dtype=np.int32) if self.team is None else self.team


@attrs.frozen(kw_only=True, eq=False)
class Gathered:
    """
    All tables, as numbers.

    Attributes
    ----------
    teams : tuple of hashable
        The teams' labels, in order of appearance, people first.
    n_ids : int
        How many different ids there are.
    listed : mapping of str to Listed
        The tables, by what they are.
    subject : str
        What the ties were read from.
    faults : list of Fault
        What is wrong with headers and cells.
    """

    teams: tuple[Hashable, ...]
    n_ids: int
    listed: Mapping[str, Listed]
    subject: str
    faults: list[Fault]


def gathered(tables: Mapping[str, Table], by: str, columns: TieColumns) -> Gathered:
    """
    Return tables as numbers, with every fault of their headers and cells.

    Parameters
    ----------
    tables : mapping of str to Table
        The ties and whatever else was given, by what it is.
    by : str
        The column of the team.
    columns : TieColumns
        The other columns.
    """
    ordered = {name: tables[name] for name in (PEOPLE, TIES, RESPONDENTS, FORMAL) if name in tables}
    ends = (columns.source, columns.target)
    wanted = {name: ends if name == TIES else (columns.person,) for name in ordered}
    faults = [
        fault for name, table in ordered.items() for fault in _header(name, table, by, columns)
    ]
    teams, team_of, team_faults = _coded(ordered, dict.fromkeys(ordered, (by,)))
    ids, id_of, cell_faults = _coded(ordered, wanted)
    listed = {
        name: Listed(
            team=team_of.get((name, by)),
            ids=_ids(id_of, name, table, wanted[name]),
            rows=table.rows,
        )
        for name, table in ordered.items()
    }
    return Gathered(
        teams=teams,
        n_ids=len(ids),
        listed=listed,
        subject=tables[TIES].subject,
        faults=[*faults, *team_faults, *cell_faults],
    )


def table_of(
    source: TeamPeopleSource, what: str, columns: TieColumns, by: str, csv: CsvOptions
) -> Table:
    """Return a source as a table; ids alone are a table of one column."""
    if isinstance(source, Mapping):
        return table_of_arrays(cast("Mapping[str, ArrayLike]", source))
    if isinstance(source, Sequence) and not isinstance(source, str) and not len(source):
        names = (by, columns.source, columns.target) if what == TIES else (by, columns.person)
        return Table(what, {name: column_of(()) for name in names}, np.empty(0, dtype=np.int64))
    ids = _plain_ids(source) if what in (RESPONDENTS, FORMAL) else None
    if ids is None:
        return read_table(source, csv)  # type: ignore[arg-type]  # what is no list of ids is a table
    rows = np.arange(1, len(ids) + 1, dtype=np.int64)
    return Table(what, {columns.person: column_of(ids)}, rows)


def in_place(name: str, fault: Fault) -> Fault:
    """Return a fault with the table in which it stands, which for ties goes without saying."""
    if name == TIES:
        return fault
    return attrs.evolve(fault, place=f"{name}.{fault.place}" if fault.place else name)


def _plain_ids(source: object) -> list[Hashable] | None:
    if isinstance(source, str | Path | Iterator) or is_frame(source):
        return None
    if not isinstance(source, Iterable):
        return None
    listed = list(source)
    return None if any(isinstance(each, Mapping) for each in listed) else listed


def _header(name: str, table: Table, by: str, columns: TieColumns) -> list[Fault]:
    if name == TIES:
        roles = [
            ("by", by),
            ("source", columns.source),
            ("target", columns.target),
            ("strength", columns.strength),
        ]
        remedy = "Name it in TieColumns(ignore=...), or as what it holds"
        return header_faults(table.names, roles, columns.ignore, others=remedy)
    needed = [("by", by)] if name == PEOPLE or by in table else []
    faults = header_faults(table.names, [*needed, ("person", columns.person)], (), others=None)
    return [in_place(name, fault) for fault in faults]


def _coded(
    tables: Mapping[str, Table], wanted: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Hashable, ...], dict[tuple[str, str], Places], list[Fault]]:
    """Return labels, the codes of each wanted column of each table, and the cells that are none."""
    there = [
        (name, column)
        for name, table in tables.items()
        for column in wanted[name]
        if column in table
    ]
    coded = coded_together([tables[name][column] for name, column in there])
    codes = dict(zip(there, coded.columns, strict=True))
    faults = []
    for (name, column), found in codes.items():
        if found.size and int(found.min()) == NOBODY:
            wrong = id_faults(tables[name][column], found, column, tables[name].rows)
            faults += [in_place(name, fault) for fault in wrong]
    return coded.labels, codes, faults


def _ids(
    codes: Mapping[tuple[str, str], Places], name: str, table: Table, columns: tuple[str, ...]
) -> tuple[Places, ...]:
    nobody = np.full(len(table), NOBODY, dtype=np.int32)
    return tuple(codes.get((name, column), nobody) for column in columns)
