"""One competency of a report: self, each group that may be shown, others, and the gap."""

import math

import attrs

from publead.assessment.feedback.rules import Verdict
from publead.errors import NoCompositeError
from publead.estimates import Estimate, Explanation, plain


@attrs.frozen(kw_only=True)
class GroupScore:
    """
    What one group, or several joined, gave on one competency.

    Attributes
    ----------
    label : str
        The group, or the groups that were joined.
    mean : Estimate
        Their mean, with its interval where there may be one.
    """

    label: str
    mean: Estimate


@attrs.frozen(kw_only=True)
class CompetencyFeedback:
    """
    One competency of a report.

    Attributes
    ----------
    code, label : str
        The competency.
    self_score : float
        The person's own score; NaN where there is none.
    others : Estimate
        The mean of all others who may be shown, with its interval.
    groups : tuple of GroupScore
        The groups that are shown apart.
    agreement : Estimate
        How far the others are from their own mean.
    gap : Estimate
        Self less others, with its interval.
    verdict : Verdict
        What may be said of the gap.
    ends : tuple of float
        The lowest and the highest score that the competency can have.
    others_error, others_df : float
        The standard error of the mean of others and its degrees of freedom, which its interval
        was made from; the error is NaN where it has none.
    """

    code: str
    label: str
    self_score: float
    others: Estimate
    groups: tuple[GroupScore, ...]
    agreement: Estimate
    gap: Estimate
    verdict: Verdict
    ends: tuple[float, float] = (math.nan, math.nan)
    others_error: float = math.nan
    others_df: float = math.nan

    def __radd__(self, other: object) -> "CompetencyFeedback":
        """Refuse to be added up: competencies have no total without declared weights."""
        raise NoCompositeError("a report")

    def __str__(self) -> str:
        """Return the competency as a few lines."""
        own = "no self rating" if math.isnan(self.self_score) else f"{self.self_score:.2f}"
        lines = [
            f"{self.label}: self {own}; others {self.others}; {self.verdict.value}",
            *(f"  {group.label}: {group.mean}" for group in self.groups),
        ]
        if self.agreement.is_shown:
            lines.append(f"  average deviation among others: {self.agreement.value:.2f}")
        return "\n".join(lines)

    def explain(self) -> Explanation:
        """Return how the means, the gap and the verdict came about, and their limits."""
        shown = self.gap if self.gap.is_shown else self.others
        return attrs.evolve(shown.explain(), inputs=str(self), note=self.verdict.value)

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "code": self.code,
            "label": self.label,
            "self": plain(self.self_score),
            "others": self.others.to_dict(),
            "groups": [
                {"label": group.label, "mean": group.mean.to_dict()} for group in self.groups
            ],
            "agreement": self.agreement.to_dict(),
            "gap": self.gap.to_dict(),
            "verdict": self.verdict.value,
        }
