"""The numbers of a report: means, intervals, gaps and agreement, where they may be shown."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.feedback.basis import Bases, Basis
from publead.assessment.feedback.line import GroupScore
from publead.assessment.feedback.measures import AGREEMENT, GAP, GROUP_MEAN, OTHERS_MEAN
from publead.assessment.publication import Plan, RaterSet
from publead.estimates import Estimate, Measure, Status, counted
from publead.stats.intervals import mean_interval
from publead.stats.one_mean import mean_p, one_mean
from publead.stats.spread import PooledSpread

NO_OTHERS = "no others yet, or too few to show"
ALL_ALIKE = "all gave the same score, so there is no spread for an interval"


@attrs.frozen(kw_only=True)
class Spread:
    """
    The spread behind one interval.

    Attributes
    ----------
    sd : float
        Of one rater's score; 0 where all gave the same, which makes no interval.
    df : float
        Its degrees of freedom.
    source : str
        Whose spread it is.
    """

    sd: float
    df: float
    source: str

    def error(self, n: int | None) -> float:
        """
        Return the standard error of the mean of *n* scores.

        NaN where *n* is not told, and where all scores are the same: that does not tell how far
        the next could lie from them.
        """
        return self.sd / math.sqrt(n) if n and self.sd else math.nan


def set_mean(
    measure: Measure,
    each: RaterSet | None,
    values: NDArray[np.float64],
    basis: Basis,
    pool: PooledSpread | None,
) -> tuple[Estimate, Spread | None]:
    """
    Return a set's mean with its interval, and the spread that the interval rests on.

    Parameters
    ----------
    measure : Measure
        What the mean is called.
    each : RaterSet or None
        Whose scores; None where they are too few to show.
    values : ndarray of float, shape (n_forms,)
        The scores on one competency.
    basis : Basis
        Whose spread may be used.
    pool : PooledSpread or None
        The pooled spread, where it is had.
    """
    if each is None:
        return Estimate.hidden(measure, NO_OTHERS), None
    scores = _scores(each, values)
    if not scores.size:
        return Estimate.not_estimable(measure, "nobody in it could say"), None
    n = int(scores.size)
    # An exactly rounded sum, so that the order of the forms cannot show in the last digit.
    mean = math.fsum(scores) / n
    spread = _spread(scores, basis, pool)
    if spread is None:
        reason = "too few raters for an interval"
        return Estimate(measure=measure, value=mean, n=n, method="mean", reason=reason), None
    low, high = mean_interval(mean, spread.sd, n, df=spread.df)
    how = f"a 95 % t interval from {spread.source}, df = {spread.df:g}"
    estimate = Estimate(
        measure=measure,
        value=mean,
        low=low,
        high=high,
        n=n,
        method=f"mean with {how}" if spread.sd else "mean; gaps to it are judged by signs",
        reason="" if spread.sd else ALL_ALIKE,
        left_out="groups too small to show, if there are any" if measure is OTHERS_MEAN else "",
    )
    return estimate, spread


def group_scores(
    plan: Plan,
    place: int,
    values: NDArray[np.float64],
    bases: Bases,
    pool: PooledSpread | None,
) -> tuple[GroupScore, ...]:
    """Return the mean of each set that is shown apart, on the competency at *place*."""
    withheld = place in plan.withheld
    return tuple(
        GroupScore(
            label=each.label,
            mean=set_mean(
                GROUP_MEAN,
                None if withheld and each.is_anonymous else each,
                values,
                basis,
                pool,
            )[0],
        )
        for each, basis in zip(plan.sets, bases.sets, strict=True)
    )


def agreement_among(others: RaterSet | None, values: NDArray[np.float64], basis: Basis) -> Estimate:
    """Return how far the others are from their own mean, if their own spread may be shown."""
    if others is None:
        return Estimate.hidden(AGREEMENT, NO_OTHERS)
    if basis is not Basis.OWN:
        return Estimate.hidden(
            AGREEMENT, "too few raters, in all or in a group, to show their spread"
        )
    scores = _scores(others, values)
    mean = math.fsum(scores) / scores.size
    deviation = math.fsum(np.abs(scores - mean)) / scores.size
    return Estimate(
        measure=AGREEMENT, value=deviation, n=int(scores.size), method="over raters' scores"
    )


def gap_to(self_score: float, others: Estimate) -> Estimate:
    """Return self less others, with the others' interval turned round."""
    if math.isnan(self_score):
        return Estimate.not_estimable(GAP, "there is no self rating")
    if not others.is_shown:
        return Estimate(measure=GAP, value=math.nan, status=others.status, reason=others.reason)
    return attrs.evolve(
        others,
        measure=GAP,
        value=self_score - others.value,
        low=self_score - others.high,
        high=self_score - others.low,
    )


def gap_p(gap: Estimate, spread: Spread | None) -> float:
    """Return the p value of a gap against zero; NaN where no spread may be shown to rest on."""
    if spread is None or gap.status is not Status.SHOWN or gap.n is None:
        return math.nan
    return mean_p(gap.value, spread.sd, gap.n, df=spread.df)


def _scores(each: RaterSet, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a set's scores in ascending order, so that no last digit tells who stood where."""
    scores = np.sort(values[each.forms])
    return scores[~np.isnan(scores)]


def _spread(scores: NDArray[np.float64], basis: Basis, pool: PooledSpread | None) -> Spread | None:
    if basis is Basis.OWN and scores.size > 1:
        own = one_mean(scores)
        return Spread(sd=own.sd, df=own.df, source=basis.value)
    if basis is Basis.POOLED and pool is not None:
        return Spread(
            sd=pool.sd,
            df=pool.df,
            source=f"{basis.value} ({counted(pool.n_groups, 'person', 'people')})",
        )
    return None
