"""Where one person stands among a declared reference."""

import math
from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from publead.assessment.norms.looking_up import line_at
from publead.assessment.norms.measures import NOT_SHOWN, PLACEMENT
from publead.assessment.publication import RaterSide
from publead.estimates import Estimate, Explanation, counted, plain, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True)
class PlacedLine:
    """
    One competency of a person, from one side, among the reference.

    The intervals of *t* and *percentile* come from the reference alone, which is a sample. The
    person's own error is another thing and stands apart: it is what the ends of the person's own
    interval would be among the reference.

    Attributes
    ----------
    code, label : str
        The competency.
    side : RaterSide
        Whose view.
    value : float
        The person's score, as the report shows it.
    t : Estimate
        The linear T score.
    percentile : Estimate
        The percentile rank, by steps.
    own_t, own_percentile : tuple of (float, float)
        Where the ends of the person's own interval lie: of others, the interval that the report
        shows; of self, the error by the reliability that the instrument lists. NaN where unknown.
    """

    code: str
    label: str
    side: RaterSide
    value: float
    t: Estimate
    percentile: Estimate
    own_t: tuple[float, float]
    own_percentile: tuple[float, float]

    def __str__(self) -> str:
        """Return the standing in a sentence or two."""
        text = f"{self.label}, {self.side.value} {self.value:.2f}: {_told('T', self.t)}"
        text += f"; {_told('percentile', self.percentile)}."
        if not math.isnan(self.own_t[0]):
            text += f" The person's own interval is T {_ends(self.own_t)}"
            text += (
                f", percentile {_ends(self.own_percentile)}." if self.percentile.is_shown else "."
            )
        return wrapped(text)


@attrs.frozen(kw_only=True, repr=False)
class Placement(Tabular):
    """
    Where one person stands among a declared reference; no line says what is good.

    Attributes
    ----------
    person : str
        Whose report was placed.
    framework, population, unit : str
        What was scored, who the reference are, and the unit of the scores.
    collected : datetime.date
        The day on which the reference's last form came in.
    lines : tuple of PlacedLine
        One a competency and side that both the norms and the report show.
    """

    person: str
    framework: str
    population: str
    collected: date
    unit: str
    lines: tuple[PlacedLine, ...]

    def __getitem__(self, key: tuple[str, RaterSide]) -> PlacedLine:
        """
        Return the line of a competency and side.

        Raises
        ------
        UnknownCodeError
            If the norms or the report show none.
        ArgumentError
            If the key is no pair of a competency and a side.
        """
        return line_at(self.lines, key, "competency that could be placed")

    def __iter__(self) -> Iterator[PlacedLine]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency and side."""
        return {
            "competency": [line.code for line in self.lines],
            "side": [line.side.value for line in self.lines],
            "value": [line.value for line in self.lines],
            "t": [line.t.value for line in self.lines],
            "t_low": [line.t.low for line in self.lines],
            "t_high": [line.t.high for line in self.lines],
            "percentile": [line.percentile.value for line in self.lines],
            "percentile_low": [line.percentile.low for line in self.lines],
            "percentile_high": [line.percentile.high for line in self.lines],
            "n": [line.t.n for line in self.lines],
            "own_t_low": [line.own_t[0] for line in self.lines],
            "own_t_high": [line.own_t[1] for line in self.lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "person": self.person,
            "framework": self.framework,
            "population": self.population,
            "collected": self.collected.isoformat(),
            "unit": self.unit,
            "lines": [
                {
                    "code": line.code,
                    "side": line.side.value,
                    "value": line.value,
                    "t": line.t.to_dict(),
                    "percentile": line.percentile.to_dict(),
                    "own_t": [plain(end) for end in line.own_t],
                    "own_percentile": [plain(end) for end in line.own_percentile],
                }
                for line in self.lines
            ],
            "does_not_show": NOT_SHOWN,
        }

    def explain(self) -> Explanation:
        """Return how the person was placed, among whom, and what that does not show."""
        return Explanation(
            measure=PLACEMENT,
            method="intervals from the reference's sampling error; the person's own error apart",
            inputs=f"{counted(len(self), 'line')} of a report; reference: {self.population}, "
            f"last form {self.collected}",
            left_out="what the report hides, and competencies without norms",
            note="if the person is in the reference, they are compared with themselves too",
        )

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"Placement on {self.framework}: {counted(len(self), 'line')}"

    def __str__(self) -> str:
        """Return whose standing it is, among whom, a sentence a line, and what it does not show."""
        whose = f"{self.person} among: {self.population}; last form {self.collected}."
        lines = self.lines or ("Nothing could be placed.",)
        limits = f"It does not show: {NOT_SHOWN}."
        return "\n".join([wrapped(whose), *map(str, lines), wrapped(limits)])


def _told(name: str, estimate: Estimate) -> str:
    if not estimate.is_shown:
        return f"{name} {estimate}"
    low, high = estimate.low, estimate.high
    return f"{name} {estimate.value:.0f} [{low:.0f}, {high:.0f}] of {estimate.n}"


def _ends(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.0f} to {ends[1]:.0f}"
