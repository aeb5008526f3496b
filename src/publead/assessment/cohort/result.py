"""What an organisation learns of all its leaders together."""

import math
from collections.abc import Mapping

import attrs

from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.estimates import Estimate, Explanation, Measure, counted
from publead.stats.intervals import STUDENT
from publead.tables import ColumnValues, Tabular

EVERYBODY = "everybody"

PEOPLE_MEAN = Measure(
    name="mean of people's means",
    definition="What others gave on average, each person rated counting once.",
    formula="sum over people of (mean of that person's raters) / number of people",
    does_not_show=(
        "How any one person leads, or why one part of an organisation differs from another. "
        "Different people were rated by different raters."
    ),
    sources=(STUDENT,),
)


@attrs.frozen(kw_only=True)
class CutMean:
    """
    One competency in one cut.

    Attributes
    ----------
    cut : str
        The part of the organisation, or ``everybody``.
    code, label : str
        The competency.
    mean : Estimate
        The mean of people's means; its *n* counts people.
    n_raters : int
        How many different raters stand behind it.
    ends : tuple of float
        The lowest and the highest score that there can be; NaN where nobody has said.
    """

    cut: str
    code: str
    label: str
    mean: Estimate
    n_raters: int
    ends: tuple[float, float] = (math.nan, math.nan)

    def __str__(self) -> str:
        """Return the competency's mean with its interval."""
        return f"{self.label}: {self.mean_told}"

    @property
    def mean_told(self) -> str:
        """The mean with its interval, where it has one, as it is printed."""
        return str(attrs.evolve(self.mean, n=None))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cohort(Tabular):
    """
    The means of all people rated, whole and by parts of the organisation.

    Attributes
    ----------
    framework : str
        The framework's edition.
    by : str
        What the organisation was cut by; empty where it was not.
    unit : str
        The unit of the scores.
    means : tuple of CutMean
        One a cut and competency; everybody first.
    hidden : tuple of str
        The cuts that are not shown: too small, empty, or hidden to keep another one hidden.
    n_left_out : int
        How many people have no mean of others that may be shown, and are in no cut.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything that is given away.
    audit : Audit
        What an attack on it found.
    """

    framework: str
    by: str
    unit: str
    means: tuple[CutMean, ...]
    hidden: tuple[str, ...]
    n_left_out: int
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    @property
    def why_hidden(self) -> str:
        """Which parts are not shown, and why, in a sentence."""
        left_out = (
            f" In no mean, for want of raters: {counted(self.n_left_out, 'person', 'people')}."
            if self.n_left_out
            else ""
        )
        if not self.hidden:
            return f"No part was hidden.{left_out}"
        fewest = counted(self.policy.min_people, "person", "people")
        raters = counted(self.policy.min_cut_raters, "rater")
        return (
            f"Not shown: {', '.join(self.hidden)}; each has fewer than {fewest} or {raters}, or "
            f"none, or would give one away that has.{left_out}"
        )

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a cut and competency."""
        return {
            "cut": [each.cut for each in self.means],
            "competency": [each.code for each in self.means],
            "mean": [each.mean.value for each in self.means],
            "low": [each.mean.low for each in self.means],
            "high": [each.mean.high for each in self.means],
            "n_people": [each.mean.n for each in self.means],
            "n_raters": [each.n_raters for each in self.means],
        }

    def explain(self) -> Explanation:
        """Return how it was made, what was left out, and what it cannot say."""
        return Explanation(
            measure=PEOPLE_MEAN,
            method="means with 95 % t intervals over people",
            inputs=f"others' means of people on {self.framework}, in {self.unit}",
            left_out=f"{self.why_hidden} {self.audit}.",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "framework": self.framework,
            "by": self.by,
            "unit": self.unit,
            "means": self.rows(),
            "hidden": list(self.hidden),
            "n_left_out": self.n_left_out,
            "policy": str(self.policy),
            "audit": str(self.audit),
        }

    def __repr__(self) -> str:
        """Return what it is."""
        return (
            f"Cohort on {self.framework}: {counted(len(self.means), 'mean')}, "
            f"{counted(len(self.hidden), 'cut')} hidden"
        )

    def __str__(self) -> str:
        """Return a table by cut, and what was hidden and why."""
        cut_by = f", by {self.by}" if self.by else ""
        lines = [f"All people rated · {self.framework}{cut_by} · others' means, in {self.unit}"]
        cut = None
        for each in self.means:
            if each.cut != cut:
                cut = each.cut
                lines += [
                    "",
                    f"{cut} ({counted(each.mean.n or 0, 'person', 'people')}, "
                    f"{counted(each.n_raters, 'rater')})",
                ]
            lines.append(f"  {each}")
        if not self.means:
            lines += ["", "Nothing can be shown: too few people or raters."]
        return "\n".join([*lines, "", self.why_hidden, f"{self.audit}."])
