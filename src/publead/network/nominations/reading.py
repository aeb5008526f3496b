"""Read ties, people and respondents: everything that is wrong is told at once, with its row."""

from collections.abc import Hashable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault
from publead.network.nominations.arcs import Arcs
from publead.network.nominations.columns import NetworkColumns, RosterColumns, TieColumns
from publead.network.nominations.edge_list import listed_ties
from publead.network.nominations.errors import NetworkError
from publead.network.nominations.ids import Register
from publead.network.nominations.people import Attributes, Group, PeopleSource, group_of, repeats
from publead.network.nominations.policies import Undirected, UnknownPeople
from publead.network.nominations.reports import Reports
from publead.network.nominations.resolving import TiePolicies, resolved
from publead.network.nominations.respondents import answered_of, silent_faults
from publead.network.nominations.roster import ticked_on_roster
from publead.network.nominations.slots import named_in_slots
from publead.network.nominations.strangers import with_known_people
from publead.tables import CsvOptions, Table, TableSource, read_table

NO_PEOPLE_NOTE = "people were not given, so only those in a tie are known"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Nominations:
    """
    People, who of them answered, and the ties that were reported.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    attributes : mapping of str to tuple
        What is known about each, in the order of the people; None where nothing is.
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who answered, wave by wave.
    arcs : Arcs
        The ties.
    layers, waves : tuple
        The kinds of tie and the times at which they were asked; empty where there is one only.
    notes : tuple of str
        What a reader of the results should know of the reading.
    """

    people: tuple[Hashable, ...]
    attributes: Attributes
    answered: NDArray[np.bool_]
    arcs: Arcs
    layers: tuple[str, ...]
    waves: tuple[Hashable, ...]
    notes: tuple[str, ...]


def read_nominations(
    ties: TableSource,
    people: PeopleSource | None,
    respondents: PeopleSource | None,
    columns: NetworkColumns,
    *,
    policies: TiePolicies,
    unknown: UnknownPeople,
    csv: CsvOptions,
) -> Nominations:
    """
    Return what three inputs say: who there is, who answered, and who named whom.

    Parameters
    ----------
    ties : table
        In the form that *columns* describes.
    people, respondents : table, iterable of ids, or None
        Who there is, and who of them answered.
    columns : TieColumns, SlotColumns or RosterColumns
        Which column holds what.
    policies : TiePolicies
        What is done with doubtful ties.
    unknown : UnknownPeople
        What is done with ties to people who are not there.
    csv : CsvOptions
        How CSV files are written.

    Raises
    ------
    TableError
        If one of the three is no table as it stands.
    NetworkError
        With every fault of all three; no fault repeats an id.
    """
    register = Register()
    notes: list[str] = []
    faults: list[Fault] = []
    group = None
    if people is not None:
        group = group_of(people, columns, register, csv, with_attributes=True)
        faults += _marked("people", [*group.faults, *repeats(group, columns.person)])
    else:
        notes.append(NO_PEOPLE_NOTE)
    n_known = len(register)
    if _is_empty(ties):
        reports, subject = _no_reports(columns), "ties"
    else:
        table = read_table(ties, csv)
        subject = table.subject
        reports = _reports(table, columns, register, people_known=people is not None)
    reports, strangers = with_known_people(reports, register, n_known, group, unknown)
    faults += [*reports.faults, *strangers]
    n = len(register) if group is None or unknown is UnknownPeople.ADD else n_known
    answers = answered_of(respondents, reports, columns, register, n, csv)
    arcs, doubtful = resolved(reports, answers.answered, policies)
    faults += doubtful
    if policies.undirected is not Undirected.LISTED_ONCE:
        faults += silent_faults(reports, answers.answered)
    faults += _marked("respondents", answers.faults)
    if faults:
        raise NetworkError(f"network from {subject}", _in_order(faults))
    return Nominations(
        people=tuple(register.places)[:n],
        attributes=_attributes(group, n),
        answered=answers.answered,
        arcs=arcs,
        layers=reports.layers,
        waves=reports.waves,
        notes=(*notes, *answers.notes),
    )


def _is_empty(ties: TableSource) -> bool:
    return isinstance(ties, Sequence) and not isinstance(ties, str) and not len(ties)


def _no_reports(columns: NetworkColumns) -> Reports:
    none = np.empty(0, dtype=np.int32)
    strong = isinstance(columns, TieColumns) and columns.strength is not None
    return Reports(
        rows=np.empty(0, dtype=np.int64),
        sources=none,
        targets=none,
        strengths=np.empty(0) if strong else None,
        layer=none,
        wave=none,
        layers=columns.layers,
        waves=(),
        answered=None if isinstance(columns, TieColumns) else np.empty((0, 3), dtype=np.int64),
    )


def _reports(
    table: Table, columns: NetworkColumns, register: Register, *, people_known: bool
) -> Reports:
    if isinstance(columns, TieColumns):
        return listed_ties(table, columns, register)
    if isinstance(columns, RosterColumns):
        return ticked_on_roster(table, columns, register, people_known=people_known)
    return named_in_slots(table, columns, register)


def _attributes(group: Group | None, n: int) -> Attributes:
    if group is None:
        return {}
    joined = {}
    for name, values in group.attributes.items():
        found: list[object] = [None] * n
        for place, value in zip(group.places.tolist(), values, strict=True):
            found[place] = value
        joined[name] = tuple(found)
    return joined


def _marked(what: str, faults: Sequence[Fault]) -> list[Fault]:
    """Return faults of the people or respondents, which stand in a table of their own."""
    return [
        attrs.evolve(fault, place=what if fault.place in ("", what) else f"{what}.{fault.place}")
        for fault in faults
    ]


def _in_order(faults: Sequence[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.row is not None, fault.row or 0))
