"""Read the ties of many teams: everything that is wrong is told at once, with its row."""

from collections.abc import Hashable, Mapping

import numpy as np

from publead.errors import Fault, PolicyError
from publead.network.nominations import NetworkError, TieColumns, UnknownPeople
from publead.network.nominations.edge_list import strengths_of
from publead.network.nominations.reading import NO_PEOPLE_NOTE
from publead.network.nominations.respondents import EVERYBODY_NOTE
from publead.network.teams.gathering import (
    FORMAL,
    PEOPLE,
    RESPONDENTS,
    TIES,
    Gathered,
    TeamPeopleSource,
    gathered,
    in_place,
    table_of,
)
from publead.network.teams.members import doubled, members
from publead.network.teams.policies import TeamPolicies
from publead.network.teams.resolving import resolved
from publead.network.teams.roster import Roster
from publead.network.teams.ties import Mask, Places, TeamTies
from publead.tables import CsvOptions, Table


def read_teams(
    sources: Mapping[str, TeamPeopleSource | None],
    by: str,
    columns: TieColumns,
    *,
    policies: TeamPolicies,
    csv: CsvOptions,
) -> TeamTies:
    """
    Return what tables say about many teams.

    Parameters
    ----------
    sources : mapping of str to table, arrays, ids, or None
        The ties, and the people, respondents and formal leaders where they are known.
    by : str
        The column of the team.
    columns : TieColumns
        The other columns.
    policies : TeamPolicies
        What is done with doubtful ties.
    csv : CsvOptions
        How CSV files are written.

    Raises
    ------
    PolicyError
        If *columns* names layers or waves.
    TableError
        If a source is no table as it stands.
    NetworkError
        With every fault of all tables; no fault repeats an id.
    """
    if columns.layer is not None or columns.wave is not None:
        raise PolicyError(
            "teams are measured on one layer and one wave: choose their rows first, and leave "
            "layer= and wave= out of TieColumns"
        )
    tables = {
        name: table_of(source, name, columns, by, csv)
        for name, source in sources.items()
        if source is not None
    }
    found = gathered(tables, by, columns)
    roster, faults = _roster(found, policies.unknown)
    kept, weak = _tied(tables[TIES], columns)
    answered, absent = _members(found, roster, RESPONDENTS, otherwise=True)
    formal, strange = _members(found, roster, FORMAL, otherwise=False)
    drawn, doubtful = resolved(found.listed[TIES], kept, roster, answered, policies)
    faults = [*found.faults, *faults, *weak, *absent, *strange, *doubtful]
    if faults:
        ordered = sorted(faults, key=lambda fault: (fault.row is not None, fault.row or 0))
        raise NetworkError(f"teams from {found.subject}", ordered)
    teams, team = _with_people(found.teams, roster.team)
    return TeamTies(
        teams=teams,
        team=team,
        answered=answered,
        formal=formal,
        sources=drawn.sources,
        targets=drawn.targets,
        people_known=PEOPLE in tables,
        notes=tuple(
            note
            for name, note in ((PEOPLE, NO_PEOPLE_NOTE), (RESPONDENTS, EVERYBODY_NOTE))
            if name not in tables
        ),
    )


def _roster(found: Gathered, unknown: UnknownPeople) -> tuple[Roster, list[Fault]]:
    """Return everybody: the people given, and those in a tie where nobody else tells."""
    teams: list[Places] = []
    ids: list[Places] = []
    faults: list[Fault] = []
    if PEOPLE in found.listed:
        people = found.listed[PEOPLE]
        teams.append(people.team_of_row)
        ids.append(people.ids[0])
        known = Roster.of(len(found.teams), found.n_ids, teams[0], ids[0])
        numbers = known.numbers(teams[0], ids[0])
        there = numbers >= 0
        faults = [in_place(PEOPLE, each) for each in doubled(numbers[there], people.rows[there])]
        if unknown is not UnknownPeople.ADD:
            return known, faults
    ties = found.listed[TIES]
    for end in ties.ids:
        teams.append(ties.team_of_row)
        ids.append(end)
    everybody = Roster.of(len(found.teams), found.n_ids, np.concatenate(teams), np.concatenate(ids))
    return everybody, faults


def _with_people(teams: tuple[Hashable, ...], team: Places) -> tuple[tuple[Hashable, ...], Places]:
    """Return the teams that have people; others are known from ties that were left out."""
    there = np.bincount(team, minlength=len(teams)) > 0
    if there.all():
        return teams, team
    kept = tuple(label for label, some in zip(teams, there.tolist(), strict=True) if some)
    return kept, (np.cumsum(there) - 1).astype(np.int32)[team]


def _tied(table: Table, columns: TieColumns) -> tuple[Mask | None, list[Fault]]:
    """Return which rows mean a tie, where some answers mean that there is none."""
    name = columns.strength
    if name is None or name not in table:
        return None, []
    strengths, faults = strengths_of(table[name], columns.scale, name, table.rows)
    return strengths > 0, faults


def _members(
    found: Gathered, roster: Roster, name: str, *, otherwise: bool
) -> tuple[Mask, list[Fault]]:
    if name not in found.listed:
        return np.full(roster.keys.size, otherwise, dtype=np.bool_), []
    return members(found.listed[name], roster, name)
