"""The mean change on one competency, as seen by one side."""

import attrs
import numpy as np

from publead.assessment.comparison.measures import MEAN_CHANGE, STANDARDIZED_CHANGE
from publead.assessment.comparison.person import signed
from publead.assessment.comparison.rounds import TwoRounds
from publead.assessment.comparison.rules import ChangeVerdict, verdict_on
from publead.assessment.comparison.showing import Places, Showing
from publead.assessment.publication import RaterSide
from publead.estimates import Estimate, Explanation, counted, plain
from publead.stats.change import PairedChange, paired_change
from publead.stats.intervals import holm_adjusted

NO_SPREAD = "everybody changed alike, so there is no spread for an interval"


@attrs.frozen(kw_only=True)
class ChangeLine:
    """
    The mean change on one competency, as seen by one side.

    Attributes
    ----------
    code, label : str
        The competency.
    by : RaterSide
        Whose scores.
    before, after : Estimate
        The mean of the same people in each round.
    change : Estimate
        The mean change with its interval by people; ``n`` counts people.
    size : Estimate
        The change in standard deviations of the people's scores in the first round.
    verdict : ChangeVerdict
        What may be said, adjusted over the competencies of one side.
    """

    code: str
    label: str
    by: RaterSide
    before: Estimate
    after: Estimate
    change: Estimate
    size: Estimate
    verdict: ChangeVerdict

    def __str__(self) -> str:
        """Return the line as it can be read aloud."""
        if not self.change.is_shown:
            return f"{self.label}, {self.by.value}: {self.change}"
        return (
            f"{self.label}, {self.by.value}: {self.before.value:.2f} → {self.after.value:.2f}, "
            f"change {signed(self.change)} over {counted(self.change.n or 0, 'person', 'people')}; "
            f"{self.verdict.value}"
        )

    def explain(self) -> Explanation:
        """Return how the change came about, who was left out, and what it cannot say."""
        return attrs.evolve(self.change.explain(), inputs=str(self), note=self.verdict.value)

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "code": self.code,
            "label": self.label,
            "by": self.by.value,
            "before": plain(self.before.value),
            "after": plain(self.after.value),
            "change": self.change.to_dict(),
            "size": self.size.to_dict(),
            "verdict": self.verdict.value,
        }


def lines_of(rounds: TwoRounds, showing: Showing) -> tuple[ChangeLine, ...]:
    """Return the mean change of others on each competency, and then of self."""
    own = (rounds.before.own(rounds.first), rounds.after.own(rounds.second))
    others = (rounds.before.means.means[rounds.first], rounds.after.means.means[rounds.second])
    return (
        *_side(rounds, RaterSide.OTHERS, others, showing.others),
        *_side(rounds, RaterSide.SELF, own, showing.own),
    )


def _side(
    rounds: TwoRounds,
    by: RaterSide,
    values: "tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]",
    members: tuple[Places, ...],
) -> list[ChangeLine]:
    found = [
        paired_change(values[0][people, column], values[1][people, column]) if people.size else None
        for column, people in enumerate(members)
    ]
    tested = [each.p for each in found if each is not None]
    adjusted = iter(holm_adjusted(tested).tolist())
    return [
        _hidden(rounds, by, code)
        if each is None
        else _line(rounds, by, code, each, verdict_on(each.change, next(adjusted)))
        for code, each in zip(rounds.codes, found, strict=True)
    ]


def _hidden(rounds: TwoRounds, by: RaterSide, code: str) -> ChangeLine:
    policy = rounds.policy
    reason = (
        f"it takes {counted(policy.min_people, 'person', 'people')} who are shown in both rounds"
        if by is RaterSide.OTHERS
        else f"it takes {counted(policy.min_people, 'person', 'people')} with a self rating in "
        "both rounds"
    )
    hidden = Estimate.hidden(MEAN_CHANGE, reason)
    return ChangeLine(
        code=code,
        label=rounds.label(code),
        by=by,
        before=hidden,
        after=hidden,
        change=hidden,
        size=Estimate.hidden(STANDARDIZED_CHANGE, reason),
        verdict=ChangeVerdict.TOO_FEW,
    )


def _line(
    rounds: TwoRounds, by: RaterSide, code: str, found: PairedChange, verdict: ChangeVerdict
) -> ChangeLine:
    n_left_out = len(rounds.people) - found.n
    why = (
        "others are not shown in both rounds, or would give few raters' answers away"
        if by is RaterSide.OTHERS
        else "no self rating in both rounds"
    )
    mean = Estimate(measure=MEAN_CHANGE, value=found.before, n=found.n, method="mean over people")
    change = attrs.evolve(
        mean,
        value=found.change,
        low=found.low,
        high=found.high,
        n_left_out=n_left_out,
        method=f"mean over people{_how(found)}",
        reason=why if n_left_out else (NO_SPREAD if found.sd == 0 else ""),
    )
    return ChangeLine(
        code=code,
        label=rounds.label(code),
        by=by,
        before=mean,
        after=attrs.evolve(mean, value=found.after),
        change=change,
        size=_size(found),
        verdict=verdict,
    )


def _how(found: PairedChange) -> str:
    if found.sd == 0:
        return f"; {NO_SPREAD}, and the p is the sign test's"
    return f" with a 95 % paired t interval, df = {found.df}"


def _size(found: PairedChange) -> Estimate:
    if np.isnan(found.size):
        reason = "everybody had the same score before"
        return Estimate.not_estimable(STANDARDIZED_CHANGE, reason, found.n)
    method = "mean change / SD of the first scores; not corrected for small samples"
    return Estimate(measure=STANDARDIZED_CHANGE, value=found.size, n=found.n, method=method)
