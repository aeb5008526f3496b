"""What the data show of other reasons why two rounds may differ, competency by competency."""

from collections.abc import Callable, Sequence

import attrs

from publead.assessment.comparison.person import with_sign
from publead.estimates import Estimate, counted, plain


@attrs.frozen(kw_only=True)
class OnCompetency:
    """
    A number of a finding on one competency.

    Attributes
    ----------
    code, label : str
        The competency.
    estimate : Estimate
        The number, or why there is none.
    """

    code: str
    label: str
    estimate: Estimate

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {"code": self.code, **self.estimate.to_dict()}


@attrs.frozen(kw_only=True)
class Attrition:
    """
    Who was rated in one round only, and how the first scores of those who left compare.

    Attributes
    ----------
    n_both, n_left, n_joined : int
        How many people were rated in both rounds, in the first only and in the second only.
    differences : tuple of OnCompetency
        The mean of others in the first round, of those who left less those who stayed.
    """

    n_both: int
    n_left: int
    n_joined: int
    differences: tuple[OnCompetency, ...]
    name: str = attrs.field(default="attrition", init=False)

    def __str__(self) -> str:
        """Return a few sentences."""
        stayed = counted(self.n_both, "person", "people")
        text = f"{self.name}: {stayed} in both rounds, {self.n_left} in the first only"
        text += f", {self.n_joined} in the second only"
        if not self.n_left:
            return text
        told = [each for each in self.differences if each.estimate.is_shown]
        if not told:
            reason = self.differences[0].estimate.reason
            return f"{text}; how their first scores compare cannot be told ({reason})"
        return f"{text}; first scores of those who left: {', '.join(map(_left, told))}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "name": self.name,
            "n_both": self.n_both,
            "n_left": self.n_left,
            "n_joined": self.n_joined,
            "differences": [each.to_dict() for each in self.differences],
        }


@attrs.frozen(kw_only=True)
class RegressionToTheMean:
    """
    What error alone would move, given how reliable the means of others were.

    Attributes
    ----------
    reliabilities : tuple of OnCompetency
        ICC(1) of one rater's score in the first round.
    raters_a_person : float
        How many raters a person had in the first round, on average.
    a_point_below : tuple of OnCompetency
        The rise to be expected, without any change, of somebody one point below the mean.
    expected : tuple of OnCompetency
        The same for all people compared, from how far they stood from everybody rated before.
    """

    reliabilities: tuple[OnCompetency, ...]
    raters_a_person: float
    a_point_below: tuple[OnCompetency, ...]
    expected: tuple[OnCompetency, ...]
    name: str = attrs.field(default="regression to the mean", init=False)

    def __str__(self) -> str:
        """Return a few sentences."""
        told = [each for each in self.a_point_below if each.estimate.is_shown]
        if not told:
            reason = self.a_point_below[0].estimate.reason
            return f"{self.name}: cannot be told ({reason})"
        rises = _listed(told, lambda value: f"{value:.2f}")
        text = (
            f"{self.name}: somebody who stood one point below the mean before is expected to "
            f"stand higher after, with no change at all, by {rises}"
        )
        shown = [each for each in self.expected if each.estimate.is_shown]
        if not shown:
            return f"{text}; for the people compared it cannot be told"
        return f"{text}; the people compared, taken together: {_listed(shown, with_sign)}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "name": self.name,
            "reliabilities": [each.to_dict() for each in self.reliabilities],
            "raters_a_person": plain(self.raters_a_person),
            "a_point_below": [each.to_dict() for each in self.a_point_below],
            "expected": [each.to_dict() for each in self.expected],
        }


@attrs.frozen(kw_only=True)
class Ceiling:
    """
    How many of the others' first scores could not rise.

    Attributes
    ----------
    shares : tuple of OnCompetency
        The share of first scores at the highest point of the scale.
    """

    shares: tuple[OnCompetency, ...]
    name: str = attrs.field(default="ceiling", init=False)

    def __str__(self) -> str:
        """Return one sentence."""
        told = [each for each in self.shares if each.estimate.is_shown]
        if not told:
            return f"{self.name}: cannot be told ({self.shares[0].estimate.reason})"
        shares = _listed(told, lambda value: f"{100 * value:.0f} %")
        return f"{self.name}: first scores of others at the highest point: {shares}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {"name": self.name, "shares": [each.to_dict() for each in self.shares]}


def _left(each: OnCompetency) -> str:
    estimate = each.estimate
    sign = "lower" if estimate.high < 0 else ("higher" if estimate.low > 0 else "")
    unknown = "not distinguishable" if estimate.has_interval else "no interval"
    return f"{each.label} {with_sign(estimate.value)} ({sign or unknown})"


def _listed(told: Sequence[OnCompetency], words: Callable[[float], str]) -> str:
    """Return the numbers with their competencies, or one where all are alike."""
    found = {each.label: words(each.estimate.value) for each in told}
    if len(found) > 1 and len(set(found.values())) == 1:
        return f"{next(iter(found.values()))} on each competency"
    return ", ".join(f"{value} on {label}" for label, value in found.items())
