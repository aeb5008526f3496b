"""Read ties, people and respondents: everything that is wrong is told at once, with its row."""

from collections.abc import Sequence

import attrs
import numpy as np

from publead.errors import Fault
from publead.network.nominations.checking import expect_columns, expect_unknown
from publead.network.nominations.columns import NetworkColumns, RosterColumns, TieColumns
from publead.network.nominations.edge_list import listed_ties
from publead.network.nominations.errors import NetworkError
from publead.network.nominations.ids import Register
from publead.network.nominations.people import Attributes, Group, PeopleSource, group_of, repeats
from publead.network.nominations.policies import Undirected, UnknownPeople
from publead.network.nominations.reports import Reports
from publead.network.nominations.resolving import TiePolicies, resolved
from publead.network.nominations.respondents import Answers, answered_of, silent_faults
from publead.network.nominations.result import Nominations
from publead.network.nominations.roster import ticked_on_roster
from publead.network.nominations.slots import named_in_slots
from publead.network.nominations.strangers import with_known_people
from publead.tables import CsvOptions, Table, TableSource, read_table

NO_PEOPLE_NOTE = "people were not given, so only those in a tie are known"


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
    expect_columns(columns)
    expect_unknown(unknown)
    register = Register()
    group = None
    if people is not None:
        group = group_of(people, columns, register, csv, with_attributes=True)
    n_known = len(register)
    subject, listed = _reported(ties, columns, register, csv, people_known=group is not None)
    reports, strangers = with_known_people(listed, register, n_known, group, unknown)
    n = len(register) if group is None or unknown is UnknownPeople.ADD else n_known
    answers = answered_of(respondents, reports, columns, register, n, csv)
    arcs, doubtful = resolved(reports, answers.answered, policies)
    faults = [*_people_faults(group, columns), *reports.faults, *strangers, *doubtful]
    faults += _answer_faults(reports, answers, policies)
    if faults:
        raise NetworkError(f"network from {subject}", _in_order(faults))
    return Nominations(
        people=tuple(register.places)[:n],
        attributes=_attributes(group, n),
        answered=answers.answered,
        arcs=arcs,
        layers=reports.layers,
        waves=reports.waves,
        notes=(*(() if group else (NO_PEOPLE_NOTE,)), *answers.notes),
    )


def _people_faults(group: Group | None, columns: NetworkColumns) -> list[Fault]:
    if group is None:
        return []
    return _marked("people", [*group.faults, *repeats(group, columns.person)])


def _answer_faults(reports: Reports, answers: Answers, policies: TiePolicies) -> list[Fault]:
    """Return what is wrong with who answered; where a pair is listed once, either may have told."""
    told = _marked("respondents", answers.faults)
    if policies.undirected is Undirected.LISTED_ONCE:
        return told
    return [*silent_faults(reports, answers.answered), *told]


def _reported(
    ties: TableSource,
    columns: NetworkColumns,
    register: Register,
    csv: CsvOptions,
    *,
    people_known: bool,
) -> tuple[str, Reports]:
    """Return what the ties are called, and what they say; a list of none has no form to read."""
    if _is_empty(ties):
        return "ties", _no_reports(columns)
    table = read_table(ties, csv)
    return table.subject, _reports(table, columns, register, people_known=people_known)


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
