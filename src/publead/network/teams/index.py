"""One index of many teams: a number for each, or the reason why there is none."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Estimate, Explanation, Status, counted
from publead.graphs.csr import Floats
from publead.network.nominations import UnknownNodeError
from publead.network.teams.indices import TeamMeasure
from publead.tables import ColumnValues, Tabular

BOUNDS_LEVEL = 1.0
EVERYBODY = "exact; everybody answered"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Standing:
    """
    What is known of every team whatever the index; NaN for a team that is not shown.

    Attributes
    ----------
    teams : tuple of hashable
        Labels, as given.
    cuts : ndarray of int8, shape (n_teams,)
        Why a team is not shown, as a place in *reasons*; 0 where it is.
    reasons : tuple of str
        Every reason; the first is none.
    n_people, n_respondents, n_ties : ndarray of float, shape (n_teams,)
        How many there are.
    """

    teams: tuple[Hashable, ...]
    cuts: NDArray[np.int8]
    reasons: tuple[str, ...]
    n_people: Floats
    n_respondents: Floats
    n_ties: Floats

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {team: place for place, team in enumerate(self.teams)}

    def place_of(self, team: Hashable) -> int:
        """
        Return a team's place.

        Raises
        ------
        UnknownNodeError
            If there is no such team.
        """
        try:
            return self._places[team]
        except (KeyError, TypeError):
            raise UnknownNodeError(
                f"no such team among the {len(self.teams)} of the table. Labels are compared as "
                "given: text is not a number, and spaces and capitals count"
            ) from None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TeamIndex(Mapping[Hashable, float], Tabular):
    """
    A number for each team, in the order of the teams.

    It is a mapping from a team's label to its number; ``values`` is the array of the numbers.

    Attributes
    ----------
    about : TeamMeasure
        What was computed.
    standing : Standing
        The teams.
    values, low, high : ndarray of float, shape (n_teams,)
        The numbers with their bounds or interval; NaN where there is none.
    causes : ndarray of int8, shape (n_teams,)
        Why a team that is shown has none.
    level : float
        The level of low and high: 1 for exact bounds.
    """

    about: TeamMeasure
    standing: Standing
    values: Floats  # type: ignore[assignment]  # the array, as in `PersonIndex`
    low: Floats
    high: Floats
    causes: NDArray[np.int8]
    level: float = BOUNDS_LEVEL

    @property
    def status(self) -> tuple[Status, ...]:
        """Whether each team's number may be read."""
        hidden, missing = (self.standing.cuts > 0).tolist(), (self.causes > 0).tolist()
        return tuple(
            Status.HIDDEN if cut else Status.NOT_ESTIMABLE if none else Status.SHOWN
            for cut, none in zip(hidden, missing, strict=True)
        )

    def estimate(self, team: Hashable) -> Estimate:
        """
        Return one team's number with its bounds or interval, or why there is none.

        Raises
        ------
        UnknownNodeError
            If there is no such team.
        """
        standing = self.standing
        place = standing.place_of(team)
        if standing.cuts[place]:
            return Estimate.hidden(self.about.measure, standing.reasons[standing.cuts[place]])
        n, answered = int(standing.n_people[place]), int(standing.n_respondents[place])
        if self.causes[place]:
            reason = self.about.reason(int(self.causes[place]))
            return Estimate.not_estimable(self.about.measure, reason, n)
        partly = f"from the {answered} of {n} who answered; low and high are exact bounds over "
        partly += "all answers that the others could have given"
        return Estimate(
            measure=self.about.measure,
            value=float(self.values[place]),
            low=float(self.low[place]),
            high=float(self.high[place]),
            level=self.level,
            n=n,
            n_left_out=n - answered,
            method=EVERYBODY if n == answered else partly,
            reason=f"{n - answered} did not answer" if n > answered else "",
        )

    def __getitem__(self, team: Hashable) -> float:
        """
        Return one team's number, NaN where there is none.

        Raises
        ------
        UnknownNodeError
            If there is no such team.
        """
        return float(self.values[self.standing.place_of(team)])

    def __iter__(self) -> Iterator[Hashable]:
        """Return the teams' labels."""
        return iter(self.standing.teams)

    def __len__(self) -> int:
        """Return how many teams there are."""
        return len(self.standing.teams)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the team, its number with both ends, and its status."""
        columns: dict[str, ColumnValues] = {
            "team": alike(self.standing.teams),
            "value": self.values,
            "low": self.low,
            "high": self.high,
            "status": [each.value for each in self.status],
        }
        return columns

    def explain(self) -> Explanation:
        """Return the definition, formula, source and limits, and how many teams have a number."""
        known = int((~np.isnan(self.values)).sum())
        return Explanation(
            measure=self.about.measure,
            method="low and high are exact bounds over all answers that were not given"
            if self.level == BOUNDS_LEVEL
            else f"low and high are a {self.level:.0%} interval by the jackknife over respondents",
            inputs=str(self),
            left_out=f"{counted(len(self) - known, 'team')} without a number",
        )

    def __repr__(self) -> str:
        """Return what it is and of how many teams."""
        return f"TeamIndex: {self.about.measure.name} of {counted(len(self), 'team')}"

    def __str__(self) -> str:
        """Return the middle and the middle half over teams."""
        known = self.values[~np.isnan(self.values)]
        if not known.size:
            return f"{self.about.measure.name}: no team has a number"
        low, middle, high = np.quantile(known, [0.25, 0.5, 0.75])
        return (
            f"{self.about.measure.name}: middle team {middle:.2f}, middle half {low:.2f} to "
            f"{high:.2f}, {counted(known.size, 'team')}"
        )


def alike(labels: tuple[Hashable, ...]) -> list[object]:
    """Return labels as a column of a frame can hold them: as text where they are of two kinds."""
    several = len({type(label) for label in labels}) > 1
    return [str(label) if several else label for label in labels]
