"""People and what they take part in: boards, events, organisations."""

from collections.abc import Hashable, Iterable, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from publead.errors import Fault, expect, limited
from publead.estimates import counted
from publead.network.network.groups import Groups
from publead.network.network.model import LeadershipNetwork
from publead.network.nominations import (
    NOBODY,
    Arcs,
    Group,
    NetworkError,
    PeopleSource,
    Register,
    TieColumns,
    group_of,
    header_faults,
    id_faults,
    repeats,
)
from publead.tables import (
    PLAIN_CSV,
    CsvOptions,
    Table,
    TableSource,
    read_table,
    told_again,
)

TWO_MODE_NOTE = "ties were made from what people take part in, and nobody reported them"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


def _sealed(values: NDArray[np.int32]) -> NDArray[np.int32]:
    array = np.array(values, dtype=np.int32)
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True)
class TwoModeColumns:
    """
    Which column of a two-mode table holds what: one row for each person at each event.

    Attributes
    ----------
    person, event : str
        Who takes part, and in what.
    ignore : iterable of str
        Columns that are known and not read.
    """

    person: str = "person"
    event: str = "event"
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TwoMode:
    """
    People and events, and who takes part in what.

    Attributes
    ----------
    people, events : tuple of hashable
        Ids, as given.
    person, event : ndarray of int32, shape (n_rows,)
        Places of each who takes part, and of what in.
    attributes : mapping of str to tuple
        What is known about the people, in their order.
    """

    people: tuple[Hashable, ...]
    events: tuple[Hashable, ...]
    person: NDArray[np.int32] = attrs.field(converter=_sealed)
    event: NDArray[np.int32] = attrs.field(converter=_sealed)
    attributes: Mapping[str, tuple[object, ...]] = attrs.field(factory=dict)

    @property
    def matrix(self) -> sparse.csr_array:
        """Who takes part in what, people by events."""
        ones = np.ones(self.person.size)
        shape = (len(self.people), len(self.events))
        return sparse.csr_array((ones, (self.person, self.event)), shape=shape)

    def by(self, attribute: str) -> Groups:
        """Return the people sorted by an attribute, as `LeadershipNetwork.by` does."""
        return self.among_people().by(attribute)

    def among_people(self) -> LeadershipNetwork:
        """Return the people, tied by how many events they share; there is no direction."""
        return _projected(self.people, self.matrix, self.attributes)

    def among_events(self) -> LeadershipNetwork:
        """Return the events, tied by how many people they share; there is no direction."""
        return _projected(self.events, self.matrix.T.tocsr(), {})

    def __repr__(self) -> str:
        """Return the size; never an id."""
        return (
            f"TwoMode: {counted(len(self.people), 'person', 'people')} at "
            f"{counted(len(self.events), 'event')}, "
            f"{self.person.size} times"
        )


def read_two_mode(
    source: TableSource,
    people: PeopleSource | None = None,
    columns: TwoModeColumns | None = None,
    *,
    csv: CsvOptions = PLAIN_CSV,
) -> TwoMode:
    """
    Return who takes part in what.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        One row for each person at each event.
    people : table or iterable of ids, optional
        Everybody who belongs, with or without events; other columns become attributes. A table's
        column of ids has the name that *columns* gives it.
    columns : TwoModeColumns, optional
        Which column holds what.
    csv : CsvOptions
        How CSV files are written.

    Raises
    ------
    TableError
        If a source is no table as it stands.
    NetworkError
        With every fault, each with its row; no fault repeats an id.

    Examples
    --------
    >>> boards = [
    ...     {"person": "ann", "event": "health board"},
    ...     {"person": "bob", "event": "health board"},
    ...     {"person": "bob", "event": "safety board"},
    ... ]
    >>> read_two_mode(boards)
    TwoMode: 2 people at 2 events, 3 times
    """
    form = TwoModeColumns() if columns is None else columns
    expect(form, TwoModeColumns, "columns", "Use TwoModeColumns(person=..., event=...)")
    table = read_table(source, csv)
    register, events = Register(), Register()
    group, faults = _known(people, form, register, csv)
    n_known = None if group is None else len(register)
    roles = [("person", form.person), ("event", form.event)]
    remedy = "Name it in TwoModeColumns(ignore=...)"
    faults += header_faults(table.names, roles, form.ignore, others=remedy)
    person, wrong_people = _column(table, form.person, register)
    event, wrong_events = _column(table, form.event, events)
    faults += [*wrong_people, *wrong_events]
    faults += _strangers(person, n_known, table.rows) + _twice(person, event, table.rows)
    if faults:
        raise NetworkError(f"two-mode table from {table.subject}", faults)
    return TwoMode(
        people=tuple(register.places),
        events=tuple(events.places),
        person=person,
        event=event,
        attributes={} if group is None else group.attributes,
    )


def _known(
    people: PeopleSource | None, form: TwoModeColumns, register: Register, csv: CsvOptions
) -> tuple[Group | None, list[Fault]]:
    """Return those who belong, where they were given, and what is wrong with them."""
    if people is None:
        return None, []
    columns = TieColumns(person=form.person)
    group = group_of(people, columns, register, csv, with_attributes=True)
    return group, [*group.faults, *repeats(group, f"people.{form.person}")]


def _column(table: Table, name: str, known: Register) -> tuple[NDArray[np.int32], list[Fault]]:
    """Return the place of each id of a column, and a fault for each that is none."""
    if name not in table:
        return np.full(len(table), NOBODY, dtype=np.int32), []
    codes = known.codes(table[name])
    return codes, id_faults(table[name], codes, name, table.rows)


def _strangers(
    person: NDArray[np.int32], n_known: int | None, rows: NDArray[np.int64]
) -> list[Fault]:
    if n_known is None:
        return []
    remedy = "Add them to people=, or remove the row"
    problem = "who takes part is not among the people"
    wrong = rows[person >= n_known].tolist()
    return limited([Fault(problem, row=row, remedy=remedy) for row in wrong], "rows")


def _twice(
    person: NDArray[np.int32], event: NDArray[np.int32], rows: NDArray[np.int64]
) -> list[Fault]:
    pairs = zip(person.tolist(), event.tolist(), strict=True)
    faults = [
        Fault(f"repeats row {earlier}", row=row, remedy="Keep one of them")
        for pair, row, earlier in told_again(pairs, rows.tolist())
        if NOBODY not in pair
    ]
    return limited(faults, "rows")


def _projected(
    nodes: tuple[Hashable, ...],
    matrix: sparse.csr_array,
    attributes: Mapping[str, tuple[object, ...]],
) -> LeadershipNetwork:
    shared = sparse.coo_array(sparse.triu(matrix @ matrix.T, k=1))
    zeros = np.zeros(shared.nnz, dtype=np.int32)
    arcs = Arcs(
        sources=shared.coords[0].astype(np.int32),
        targets=shared.coords[1].astype(np.int32),
        strengths=shared.data,
        layer=zeros,
        wave=zeros,
    )
    return LeadershipNetwork(
        people=nodes,
        arcs=arcs,
        direction=None,
        is_undirected=True,
        answered=np.ones(len(nodes), dtype=np.bool_),
        attributes=attributes,
        notes=(TWO_MODE_NOTE,),
    )
