"""Intraclass correlations where each target has raters of its own, in any number."""

import math
from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate, Measure, counted
from publead.stats.agreement.arrays import Floats, check_lengths, factorize, refuse_repeats
from publead.stats.agreement.icc_intervals import f_test_of, stepped_up
from publead.stats.agreement.one_way_intervals import (
    Ends,
    Sizes,
    mean_size_interval,
    reml_interval,
    reml_ratio,
    wald_interval,
)
from publead.stats.agreement.one_way_result import ICC_1, ICC_K, GroupSize, OneWayICC
from publead.stats.intervals import with_width
from publead.stats.numbers import as_floats


def icc_one_way(
    values: ArrayLike,
    groups: ArrayLike,
    *,
    raters: ArrayLike | None = None,
    size: GroupSize = GroupSize.N0,
    level: float = 0.95,
) -> OneWayICC:
    r"""
    Return ICC(1) and ICC(k) of ratings nested in groups of unequal size.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        One rating a row; NaN is left out and counted.
    groups : array_like, shape (n,)
        Whom each rating is about; any labels.
    raters : array_like, shape (n,), optional
        Who gave it; given only so that a rater who rates a target twice is refused.
    size : GroupSize
        How unequal numbers of raters enter.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    OneWayICC
        ICC(1) lies between -1 / (k - 1) and 1, and is not truncated at 0.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two groups, no group has two ratings, or ratings do not vary.
    InputError
        If a rater rates a target twice, or a label is missing.

    Notes
    -----
    .. math:: \mathrm{ICC}(1) = \frac{MSB - MSW}{MSB + (k-1) MSW}, \quad
       n_0 = \frac{N - \sum_j n_j^2 / N}{J - 1}

    Intervals: N0 has Wald's, exact for normal ratings whatever the group sizes; MEAN_K the exact
    one of equal groups, an approximation here; REML that of the profile likelihood. In
    simulations with 10 to 100 groups of 2 to 12, N0's and REML's 95 % intervals held the truth in
    94 to 97 % with normal ratings and MEAN_K's in 92 to 96 %; on five points with most answers at
    the upper end all of them in 90 to 97 %, and with heavy tails in 82 to 96 %, fewest where
    groups differ much: with heavy tails do not trust them. R: ``multilevel::ICC1(aov(y ~ g))``
    is MEAN_K; ``lme4::lmer(y ~ 1 + (1 | g))`` is REML.

    References
    ----------
    Bliese, P. D. (2000). Within-group agreement, non-independence, and reliability. In Klein &
    Kozlowski (Eds.), Multilevel theory, research, and methods in organizations (pp. 349-381).

    Wald, A. (1940). A note on the analysis of variance with unequal class frequencies. The Annals
    of Mathematical Statistics, 11(1), 96-100.

    Examples
    --------
    >>> found = icc_one_way([1, 2, 4, 5, 5, 8, 9], ["a", "a", "b", "b", "b", "c", "c"])
    >>> print(found.icc1)
    0.96 [0.69, 1.00], n = 3
    """
    value = as_floats(values, 1, "values")
    group, labels = factorize(groups)
    check_lengths(values=value, groups=group)
    if raters is not None:
        rater, rater_labels = factorize(raters)
        check_lengths(values=value, raters=rater)
        refuse_repeats(group * rater_labels.size + rater, labels.size * rater_labels.size)
    present = ~np.isnan(value)
    if not present.all():
        value, group = value[present], group[present]
    table = _Groups.of(value, group, labels.size)
    return table.analysis(size, level, int(present.size - present.sum()))


@attrs.frozen(kw_only=True, eq=False)
class _Groups:
    """The groups that have ratings: how many, their means, and the squares within them."""

    n: Floats
    means: Floats
    within: float

    @classmethod
    def of(cls, value: Floats, group: NDArray[np.intp], n_labels: int) -> "_Groups":
        counts = np.bincount(group, minlength=n_labels)
        some = counts > 0
        n_groups, n_values = int(some.sum()), value.size
        if n_groups < 2 or n_values == n_groups:
            raise UndefinedStatisticError(
                "ICC(1)",
                f"there are {counted(n_values, 'rating')} in {counted(n_groups, 'group')}",
                "It needs two groups, and two ratings about one of them",
            )
        shifted = value - value[0]
        if not shifted.any():
            raise UndefinedStatisticError(
                "ICC(1)", "all ratings are the same", "Report that rating: nothing varies"
            )
        sums = np.bincount(group, shifted, minlength=n_labels)
        means = np.divide(sums, counts, out=np.zeros(n_labels), where=some)
        deviations = means[group]
        np.subtract(shifted, deviations, out=deviations)
        within = float(np.einsum("i,i->", deviations, deviations))
        floor = 1e-14 * float(np.einsum("i,i->", shifted, shifted))
        return cls(
            n=counts[some].astype(np.float64),
            means=means[some],
            within=within if within > floor else 0.0,
        )

    @property
    def mean_squares(self) -> tuple[float, float]:
        """MSB and MSW."""
        deviations = self.means - np.average(self.means, weights=self.n)
        between = float((self.n * np.square(deviations)).sum())
        return between / (self.n.size - 1), self.within / (self.n.sum() - self.n.size)

    @property
    def sums(self) -> Sizes:
        """The groups gathered by size."""
        return Sizes.of(self.n, self.means, self.within)

    def size(self, kind: GroupSize) -> float:
        """Return the k of a variant."""
        total, n_groups = float(self.n.sum()), self.n.size
        if kind is GroupSize.N0:
            return (total - float(np.square(self.n).sum()) / total) / (n_groups - 1)
        return total / n_groups

    def analysis(self, kind: GroupSize, level: float, n_left_out: int) -> OneWayICC:
        """Return the whole analysis."""
        between, within = self.mean_squares
        k = self.size(kind)
        variance = (between - within) / k
        if kind is GroupSize.REML and within:
            ratio, within_reml = reml_ratio(self.sums)
            variance, error = ratio * within_reml, within_reml
        else:
            error = within
        ends = self._ends(kind, level)
        estimates = self._estimates(variance, error, k, kind, level, ends, n_left_out)
        return OneWayICC(
            icc1=estimates[0],
            icck=estimates[1],
            group_size=k,
            size=kind,
            n_groups=self.n.size,
            n_values=int(self.n.sum()),
            ms_between=between,
            ms_within=within,
            variance_between=variance,
            variance_within=error,
            test=f_test_of(between, within, self.n.size - 1, self.n.sum() - self.n.size),
        )

    def _ends(self, kind: GroupSize, level: float) -> Ends:
        if not self.within:
            return Ends(method="no interval: the ratings within each group are all the same")
        if kind is GroupSize.N0:
            return wald_interval(self.sums, level)
        if kind is GroupSize.MEAN_K:
            return mean_size_interval(self.n, self.mean_squares, level)
        return reml_interval(self.sums, level)

    def _estimates(
        self,
        variance: float,
        error: float,
        k: float,
        kind: GroupSize,
        level: float,
        ends: Ends,
        n_left_out: int,
    ) -> tuple[Estimate, Estimate]:
        one = variance / (variance + error)

        def estimate(measure: Measure, of: Callable[[float], float]) -> Estimate:
            if not math.isfinite(of(one)):
                why = "group means do not differ at all, so it divides by nothing"
                return Estimate.not_estimable(measure, why, self.n.size)
            low, high = with_width(of(ends.low), of(ends.high))
            return Estimate(
                measure=measure,
                value=of(one),
                low=low,
                high=high,
                level=level,
                n=self.n.size,
                n_left_out=n_left_out,
                method=f"one-way analysis, {kind.value}; {ends.method}",
                reason=f"{counted(n_left_out, 'rating is', 'ratings are')} missing"
                if n_left_out
                else "",
            )

        return estimate(ICC_1, float), estimate(ICC_K, lambda value: stepped_up(value, k))
