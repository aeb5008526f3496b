"""Many teams side by side: one row a team, with what may be shown of it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

import attrs
import numpy as np

from publead.errors import UnknownCodeError
from publead.estimates import Explanation, Measure, Status, counted, wrapped
from publead.network.nominations import Direction
from publead.network.structure import LeadershipPattern, NetworkPolicy, Pattern
from publead.network.teams.index import Standing, TeamIndex, alike
from publead.network.teams.indices import BOUNDED
from publead.network.teams.patterns import NO_PATTERN, PATTERNS, UNKNOWN, TeamPatterns
from publead.network.teams.row import Team
from publead.tables import ColumnValues, Tabular

TEAMS = Measure(
    name="leadership in teams",
    definition="How much leadership there is in each team, how far it leans on one person, and "
    "over how many it is spread.",
    formula="see each index's own explain()",
    does_not_show="which team is led well. Small teams are denser, and teams of different size "
    "differ by chance; do not rank them",
)
"""What the table is."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Teams(Tabular):
    """
    One row a team: every index, its bounds, and the pattern of leadership.

    Attributes
    ----------
    standing : Standing
        The teams, their sizes, and why some are not shown.
    indices : tuple of (str, TeamIndex)
        The indices, by the names of their columns.
    patterns : TeamPatterns
        The patterns, as codes.
    direction : Direction
        Which end of a tie leads.
    share : float or None
        The share of the others that makes somebody an emergent leader.
    policy : NetworkPolicy
        Under which teams are shown.
    notes : tuple of str
        What a reader should know of the tables.
    """

    standing: Standing
    indices: tuple[tuple[str, TeamIndex], ...]
    patterns: TeamPatterns
    direction: Direction
    share: float | None
    policy: NetworkPolicy
    notes: tuple[str, ...] = ()

    @property
    def teams(self) -> tuple[Hashable, ...]:
        """The teams' labels, as given."""
        return self.standing.teams

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the indices."""
        return tuple(name for name, _ in self.indices)

    @property
    def status(self) -> tuple[Status, ...]:
        """Whether each team is shown."""
        hidden = (self.standing.cuts > 0).tolist()
        return tuple(Status.HIDDEN if cut else Status.SHOWN for cut in hidden)

    @property
    def n_shown(self) -> int:
        """How many teams are shown."""
        return int((self.standing.cuts == 0).sum())

    def index(self, name: str) -> TeamIndex:
        """
        Return one index of all teams.

        Raises
        ------
        UnknownCodeError
            If there is none of this name; the nearest is named.
        """
        if name not in self.names:
            raise UnknownCodeError("index", name, self.names)
        return dict(self.indices)[name]

    def __getitem__(self, team: Hashable) -> Team:
        """
        Return one team.

        Raises
        ------
        UnknownNodeError
            If there is no such team.
        """
        place = self.standing.place_of(team)
        cut = int(self.standing.cuts[place])
        counts = (self.standing.n_people, self.standing.n_respondents, self.standing.n_ties)
        n_people, n_respondents, n_ties = (None if cut else int(each[place]) for each in counts)
        return Team(
            team=team,
            status=Status.HIDDEN if cut else Status.SHOWN,
            reason=self.standing.reasons[cut],
            n_people=n_people,
            n_respondents=n_respondents,
            n_ties=n_ties,
            estimates=tuple((name, index.estimate(team)) for name, index in self.indices),
            pattern=self._pattern(place),
        )

    def __len__(self) -> int:
        """Return how many teams there are, shown or not."""
        return len(self.teams)

    def __iter__(self) -> Iterator[Team]:
        """Return the teams, one by one."""
        return (self[team] for team in self.teams)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the team, its status and reason, its size, each index, and the pattern."""
        columns: dict[str, ColumnValues] = {
            "team": alike(self.teams),
            "status": [each.value for each in self.status],
            "reason": self._reasons(),
            "n_people": self.standing.n_people,
            "n_respondents": self.standing.n_respondents,
            "n_ties": self.standing.n_ties,
        }
        for name, index in self.indices:
            columns[name] = index.values
            if name in BOUNDED:
                columns[f"{name}_low"], columns[f"{name}_high"] = index.low, index.high
        told = [*(each.value for each in PATTERNS), None]  # the last is what UNKNOWN leads to
        columns["pattern"] = [told[code] for code in self.patterns.codes.tolist()]
        return columns

    def explain(self) -> Explanation:
        """Return what the table is, from what it was made, and what it does not show."""
        hidden = len(self) - self.n_shown
        noted = "".join(f"; {note}" for note in self.notes)
        return Explanation(
            measure=TEAMS,
            method=f"each team as a network of its own, ties read as {self.direction.value}. "
            f"{_rule(self.policy)}",
            inputs=f"{counted(len(self), 'team')}{noted}",
            left_out=f"{counted(hidden, 'team')} not shown" if hidden else "nothing",
        )

    def __repr__(self) -> str:
        """Return the size; never a label."""
        return f"Teams: {counted(len(self), 'team')}, {self.n_shown:,} shown"

    def __str__(self) -> str:
        """Return the middle team by each index, and why others are not shown; never a label."""
        lines = [f"{counted(len(self), 'team')}, {self.n_shown:,} shown."]
        cuts = Counter(self.standing.cuts[self.standing.cuts > 0].tolist())
        lines += [
            f"Not shown: {counted(n, 'team')}, because {self.standing.reasons[cut]}."
            for cut, n in sorted(cuts.items())
        ]
        lines += [f"{str(index)[0].upper()}{str(index)[1:]}." for _, index in self.indices]
        found = Counter(self.patterns.codes.tolist())
        told = [f"{PATTERNS[code].value} {n:,}" for code, n in sorted(found.items()) if code >= 0]
        lines += [f"Patterns of leadership: {'; '.join(told)}."] if told else []
        lines.append(f"What this does not show: {TEAMS.does_not_show}.")
        lines += [f"Note: {note}." for note in self.notes]
        return "\n".join(wrapped(line) for line in lines)

    def _pattern(self, place: int) -> LeadershipPattern:
        cut, code = int(self.standing.cuts[place]), int(self.patterns.codes[place])
        pattern: Pattern | None = None if code == UNKNOWN else PATTERNS[code]
        status, reason = Status.SHOWN, ""
        if pattern is None:
            status, reason = Status.NOT_ESTIMABLE, NO_PATTERN[int(self.patterns.reasons[place])]
        if cut:
            status, reason = Status.HIDDEN, self.standing.reasons[cut]
        return LeadershipPattern(
            pattern=pattern,
            share=np.nan if self.share is None else self.share,
            n_formal=int(self.patterns.n_formal[place]),
            n_emergent=int(self.patterns.n_emergent[place]),
            status=status,
            reason=reason,
        )

    def _reasons(self) -> list[str]:
        """Return why a team is not shown, or which of its indices have no value and why."""
        causes = np.stack([index.causes for _, index in self.indices], axis=1)
        causes[self.standing.cuts > 0] = 0
        found, places = np.unique(causes, axis=0, return_inverse=True)
        texts = [self._missing(row) for row in found.tolist()]
        cuts = self.standing.cuts.tolist()
        return [
            self.standing.reasons[cut] if cut else texts[place]
            for cut, place in zip(cuts, places.ravel().tolist(), strict=True)
        ]

    def _missing(self, causes: list[int]) -> str:
        names: dict[str, list[str]] = {}
        for (name, index), cause in zip(self.indices, causes, strict=True):
            if cause:
                names.setdefault(index.about.reason(cause), []).append(name)
        return "; ".join(f"no {', '.join(of)}: {why}" for why, of in names.items())


def _rule(policy: NetworkPolicy) -> str:
    text = (
        f"Teams are shown from {counted(policy.min_group, 'person', 'people')} of whom "
        f"{policy.min_group_respondents} "
        f"and {policy.min_response:.0%} answered."
    )
    return f"{text} Reason for showing more: {policy.reason}" if policy.reason else text
