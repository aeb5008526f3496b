"""How far the scores of a round can be trusted, competency by competency."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from publead.errors import UndefinedStatisticError, UnknownCodeError
from publead.estimates import Estimate, Explanation, Measure, counted, plain
from publead.stats.agreement import raters_needed, reliability_of_mean
from publead.tables import ColumnValues, Tabular

RELIABILITY = Measure(
    name="reliability of the scores",
    definition=(
        "How consistently the items of a competency rise and fall together, and how far raters of "
        "the same person give the same score."
    ),
    formula=(
        "alpha and omega over forms; ICC(1) and ICC(k) from a one-way analysis of raters nested "
        "in people, with unequal numbers (n0)"
    ),
    does_not_show=(
        "Whether the items measure what they are meant to. It belongs to these people and these "
        "raters, and another round may differ."
    ),
)


@attrs.frozen(kw_only=True)
class CompetencyReliability:
    """
    One competency.

    Attributes
    ----------
    code, label : str
        The competency.
    alpha, omega : Estimate
        Cronbach's alpha and McDonald's omega of its items, over forms; ``n`` counts forms.
    item_rest : tuple of (str, float)
        Each item's correlation with the others of its competency, after reversed ones were
        turned; below zero where an item looks keyed the wrong way, NaN where it has none.
    icc1, icck : Estimate
        Reliability of one rater's score, and of the mean of as many raters as people have on
        average; ``n`` counts people.
    raters_a_person : float
        The number of raters behind *icck*; NaN where there is none.
    """

    code: str
    label: str
    alpha: Estimate
    omega: Estimate
    item_rest: tuple[tuple[str, float], ...]
    icc1: Estimate
    icck: Estimate
    raters_a_person: float

    def raters_needed(self, target: float) -> int:
        """
        Return how many raters a person needs for a mean as reliable as *target*.

        Raises
        ------
        NotShownError
            If ICC(1) has no number here.
        UndefinedStatisticError
            If ICC(1) is not above 0, so that no number of raters is enough.
        """
        return raters_needed(float(self.icc1), target)

    def with_raters(self, n_raters: int) -> float:
        """Return the reliability of the mean of so many raters; errors as `raters_needed`."""
        return reliability_of_mean(float(self.icc1), n_raters)

    def __str__(self) -> str:
        """Return a few lines that can be read aloud."""
        lines = [
            f"{self.label}: alpha {_short(self.alpha)}, omega {_short(self.omega)}; "
            f"one rater {_short(self.icc1)}"
        ]
        if self.icck.is_shown:
            lines.append(
                f"  the mean of {self.raters_a_person:.1f} raters {_short(self.icck)}; "
                f"{self._needed(0.7)}"
            )
        against = [code for code, value in self.item_rest if value < 0]
        if against:
            lines.append(
                f"  against the others, so perhaps keyed the wrong way: {', '.join(against)}"
            )
        return "\n".join(lines)

    def _needed(self, target: float) -> str:
        try:
            return f"{counted(self.raters_needed(target), 'rater')} for {target:.2f}"
        except UndefinedStatisticError:
            return f"no number of raters gives {target:.2f}"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reliability(Tabular):
    """
    The reliability of a round's scores.

    Attributes
    ----------
    framework, instrument : str
        The framework's edition and the questionnaire.
    lines : tuple of CompetencyReliability
        One a competency.
    raters : str
        Whose forms went in.
    """

    framework: str
    instrument: str
    lines: tuple[CompetencyReliability, ...]
    raters: str

    def __getitem__(self, code: str) -> CompetencyReliability:
        """Return one competency's line."""
        for line in self.lines:
            if line.code == code:
                return line
        raise UnknownCodeError("competency", code, [line.code for line in self.lines])

    def __iter__(self) -> Iterator[CompetencyReliability]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of competencies."""
        return len(self.lines)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency."""
        found: dict[str, ColumnValues] = {"competency": [line.code for line in self.lines]}
        for name in ("alpha", "omega", "icc1", "icck"):
            estimates = [getattr(line, name) for line in self.lines]
            found[name] = np.array([each.value for each in estimates])
            found[f"{name}_low"] = np.array([each.low for each in estimates])
            found[f"{name}_high"] = np.array([each.high for each in estimates])
        found["raters_a_person"] = np.array([line.raters_a_person for line in self.lines])
        return found

    def explain(self) -> Explanation:
        """Return what was computed, from what, and what it cannot show."""
        return Explanation(
            measure=RELIABILITY,
            method="Feldt's interval for alpha, an F interval for ICC(1) and ICC(k)",
            inputs=f"forms of {self.raters} on {self.instrument}",
            left_out="forms with a missing answer, for alpha and omega; self ratings",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "framework": self.framework,
            "instrument": self.instrument,
            "raters": self.raters,
            "competencies": [
                {
                    "code": line.code,
                    "alpha": line.alpha.to_dict(),
                    "omega": line.omega.to_dict(),
                    "item_rest": {code: plain(value) for code, value in line.item_rest},
                    "icc1": line.icc1.to_dict(),
                    "icck": line.icck.to_dict(),
                    "raters_a_person": plain(line.raters_a_person),
                }
                for line in self.lines
            ],
        }

    def __repr__(self) -> str:
        """Return what it is."""
        return (
            f"Reliability on {self.framework}: {counted(len(self), 'competency', 'competencies')}"
        )

    def __str__(self) -> str:
        """Return a few lines a competency."""
        head = f"Reliability of {self.instrument} ({self.framework}), by {self.raters}"
        return "\n".join([head, *(str(line) for line in self.lines)])


def _short(estimate: Estimate) -> str:
    return str(attrs.evolve(estimate, n=None)) if estimate.is_shown else str(estimate)
