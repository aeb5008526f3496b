"""From tables of ties to one row a team."""

import attrs
import numpy as np

from publead.errors import expect
from publead.graphs.csr import Floats
from publead.network.indices.missing import MissingTies
from publead.network.nominations import (
    Direction,
    Duplicates,
    SelfTies,
    TieColumns,
    UnknownPeople,
)
from publead.network.structure import NetworkPolicy
from publead.network.structure.emergence import require_share
from publead.network.teams.cuts import Codes, cuts_of, reasons_of
from publead.network.teams.gathering import (
    FORMAL,
    PEOPLE,
    RESPONDENTS,
    TIES,
    TeamPeopleSource,
    TeamSource,
)
from publead.network.teams.index import BOUNDS_LEVEL, Standing, TeamIndex
from publead.network.teams.indices import INDICES, INTERVAL
from publead.network.teams.measuring import Column, Measured, Reading, measured
from publead.network.teams.patterns import (
    NO_PEOPLE,
    NO_SHARE,
    UNKNOWN,
    TeamPatterns,
    patterns_of,
    without_patterns,
)
from publead.network.teams.policies import TeamPolicies
from publead.network.teams.reading import read_teams
from publead.network.teams.result import Teams
from publead.network.teams.stacking import Integers, Stack, stacks_of
from publead.network.teams.ties import Mask, TeamTies
from publead.tables import PLAIN_CSV, CsvOptions


def measure(
    ties: TeamSource,
    people: TeamSource | None = None,
    respondents: TeamPeopleSource | None = None,
    formal_leaders: TeamPeopleSource | None = None,
    by: str = "team",
    columns: TieColumns | None = None,
    *,
    share: float | None = None,
    direction: Direction = Direction.NOMINATION,
    missing: MissingTies = MissingTies.NOT_ESTIMABLE,
    level: float = 0.95,
    self_ties: SelfTies = SelfTies.REFUSE,
    duplicates: Duplicates = Duplicates.REFUSE,
    unknown: UnknownPeople = UnknownPeople.REFUSE,
    policy: NetworkPolicy | None = None,
    csv: CsvOptions = PLAIN_CSV,
) -> Teams:
    """
    Return one row a team: each team is measured as a network of its own, all of them at once.

    Parameters
    ----------
    ties : str, Path, data frame, iterable of mappings, or mapping of arrays
        One row a tie, with its team. An id is of one person within a team; the same id in
        another team is another person.
    people : table or mapping of arrays, optional
        One row for each person of each team, with or without ties. Without it nobody without a
        tie is known, so density, centralization and connectedness are not estimable.
    respondents : table, mapping of arrays or iterable of ids, optional
        Who answered; everybody where it is left out, which a note says.
    formal_leaders : table, mapping of arrays or iterable of ids, optional
        Who holds a leading post; without it there is no pattern.
    by : str
        The column of the team, in every table. Tables of respondents and of formal leaders may
        leave it out where nobody is in two teams.
    columns : TieColumns, optional
        The other columns; ``source``, ``target`` and ``person`` by default.
    share : float, optional
        The share of the others who answered that makes somebody an emergent leader; there is
        no default, and without it no pattern.
    direction : Direction
        Which end of a tie leads.
    missing : MissingTies
        What the indices that depend on paths do where some of a team did not answer.
    level : float
        The level of the corrected effective number's interval.
    self_ties, duplicates, unknown
        As in `publead.network.read_network`; a tie counts once, whatever its strength.
    policy : NetworkPolicy, optional
        Which teams are shown: those of five people of whom three and 80 % answered.
    csv : CsvOptions
        How CSV files are written.

    Returns
    -------
    Teams
        In the order in which teams appear among the people, or else the ties. The numbers are
        those that `publead.network.describe` and `publead.network.leadership_pattern` give for
        each team alone.

    Raises
    ------
    PolicyError
        If a policy makes no sense.
    TableError
        If one of the sources is no table as it stands.
    NetworkError
        With every fault of all sources together, each with its row; no fault repeats an id.

    Examples
    --------
    >>> staff = [{"team": "A", "person": name} for name in ("ann", "bob", "cem", "dee", "eve")]
    >>> ties = [{"team": "A", "source": name, "target": "ann"} for name in ("bob", "cem", "dee")]
    >>> found = measure(ties, staff, formal_leaders=["ann"], share=0.5)
    >>> found["A"]["density"].value, found["A"].pattern.pattern
    (0.15, <Pattern.LEADER_CENTRED: 'leader-centred'>)
    >>> found.rows()[0]["effective_leaders"]
    1.0
    """
    expect(by, str, "by", "Name the column of the team")
    expect(direction, Direction, "direction", "Pass Direction.NOMINATION or Direction.INFLUENCE")
    expect(missing, MissingTies, "missing", "Draws of missing ties are made one network at a time")
    if share is not None:
        require_share(share)
    policies = TeamPolicies(self_ties=self_ties, duplicates=duplicates, unknown=unknown)
    sources = {TIES: ties, PEOPLE: people, RESPONDENTS: respondents, FORMAL: formal_leaders}
    read = read_teams(
        sources, by, TieColumns() if columns is None else columns, policies=policies, csv=csv
    )
    reading = Reading(
        direction=direction, missing=missing, people_known=read.people_known, level=level
    )
    return _table(read, reading, share, NetworkPolicy() if policy is None else policy)


def _table(ties: TeamTies, reading: Reading, share: float | None, policy: NetworkPolicy) -> Teams:
    kept = _Kept.of(len(ties.teams))
    for stack in stacks_of(ties, reading.direction):
        kept.put(stack, measured(stack, reading), _patterns(stack, reading, share))
    cuts = cuts_of(ties, policy)
    standing = Standing(
        teams=ties.teams,
        cuts=cuts,
        reasons=reasons_of(policy),
        n_people=np.where(cuts, np.nan, ties.sizes),
        n_respondents=np.where(cuts, np.nan, ties.n_answered),
        n_ties=np.where(cuts, np.nan, kept.n_ties),
    )
    return Teams(
        standing=standing,
        indices=tuple(
            (name, _index(name, column, standing, reading.level))
            for name, column in kept.columns.items()
        ),
        patterns=_shown_patterns(kept.patterns, cuts > 0),
        direction=reading.direction,
        share=share,
        policy=policy,
        notes=ties.notes,
    )


def _patterns(stack: Stack, reading: Reading, share: float | None) -> TeamPatterns:
    if share is None:
        return without_patterns(stack, NO_SHARE)
    if not reading.people_known:
        return without_patterns(stack, NO_PEOPLE)
    return patterns_of(stack, share, reading.direction)


def _index(name: str, column: Column, standing: Standing, level: float) -> TeamIndex:
    hidden = standing.cuts > 0
    values, low, high = (
        np.where(hidden, np.nan, each) for each in (column.values, column.low, column.high)
    )
    for each in (values, low, high):
        each.flags.writeable = False
    return TeamIndex(
        about=INDICES[name],
        standing=standing,
        values=values,
        low=low,
        high=high,
        causes=np.where(hidden, 0, column.causes).astype(np.int8),
        level=level if name == INTERVAL else BOUNDS_LEVEL,
    )


def _shown_patterns(found: TeamPatterns, hidden: Mask) -> TeamPatterns:
    return TeamPatterns(
        np.where(hidden, UNKNOWN, found.codes).astype(np.int8),
        np.where(hidden, 0, found.reasons).astype(np.int8),
        np.where(hidden, 0, found.n_formal),
        np.where(hidden, 0, found.n_emergent),
    )


@attrs.frozen(eq=False)
class _Kept:
    """The numbers of all teams, filled in stack by stack."""

    n_ties: Integers
    columns: dict[str, Column]
    patterns: TeamPatterns

    @classmethod
    def of(cls, n: int) -> "_Kept":
        def floats() -> Floats:
            return np.full(n, np.nan)

        def codes() -> Codes:
            return np.zeros(n, dtype=np.int8)

        def counts() -> Integers:
            return np.zeros(n, dtype=np.int64)

        columns = {name: Column(floats(), floats(), floats(), codes()) for name in INDICES}
        return cls(counts(), columns, TeamPatterns(codes(), codes(), counts(), counts()))

    def put(self, stack: Stack, found: Measured, patterns: TeamPatterns) -> None:
        self.n_ties[stack.teams] = found.n_ties
        for name, column in found.columns.items():
            for field in attrs.fields(Column):
                getattr(self.columns[name], field.name)[stack.teams] = getattr(column, field.name)
        for field in attrs.fields(TeamPatterns):
            getattr(self.patterns, field.name)[stack.teams] = getattr(patterns, field.name)
