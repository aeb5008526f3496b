"""Intervals and restricted likelihood of ICC(1) for groups of unequal size."""

import math
from collections.abc import Callable

import attrs
import numpy as np
from scipy import optimize, special

from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.icc_intervals import f_limits, from_f
from publead.stats.intervals import upper_tail

GRID = 64
NEAR_ONE = 1 - 1e-9


@attrs.frozen(kw_only=True)
class Ends:
    """
    An interval of ICC(1).

    Attributes
    ----------
    low, high : float
        NaN where there is none.
    method : str
        How it was found.
    """

    low: float = math.nan
    high: float = math.nan
    method: str


@attrs.frozen(kw_only=True, eq=False)
class Sizes:
    """
    What the likelihood needs of the groups: sums over groups that have equally many ratings.

    Attributes
    ----------
    n : ndarray of float, shape (n_sizes,)
        The distinct numbers of ratings.
    groups : ndarray of float, shape (n_sizes,)
        How many groups have that number.
    sums, squares : ndarray of float, shape (n_sizes,)
        Sums of their means, and of the squared means, as deviations from the mean of all.
    within : float
        The sum of squares within groups.
    """

    n: Floats
    groups: Floats
    sums: Floats
    squares: Floats
    within: float

    @classmethod
    def of(cls, n: Floats, means: Floats, within: float) -> "Sizes":
        """Return the sums for groups of sizes *n* with these means."""
        place = n.astype(np.intp)
        groups = np.bincount(place)
        distinct = np.flatnonzero(groups)
        centred = means - np.average(means, weights=n)
        return cls(
            n=distinct.astype(np.float64),
            groups=groups[distinct].astype(np.float64),
            sums=np.bincount(place, weights=centred)[distinct].astype(np.float64),
            squares=np.bincount(place, weights=np.square(centred))[distinct].astype(np.float64),
            within=within,
        )

    @property
    def total(self) -> float:
        """How many ratings there are."""
        return float(self.n @ self.groups)

    @property
    def n_groups(self) -> float:
        """How many groups there are."""
        return float(self.groups.sum())

    def spread(self, weights: Floats) -> float:
        """Return the weighted sum of squared deviations of the group means."""
        return float(weights @ self.squares) - float(weights @ self.sums) ** 2 / float(
            weights @ self.groups
        )


def mean_size_interval(n: Floats, mean_squares: tuple[float, float], level: float) -> Ends:
    """Return McGraw and Wong's interval with the mean number of raters for k."""
    between, within = mean_squares
    total, k = float(n.sum()), float(n.mean())
    low, high = f_limits(between / within, n.size - 1, total - n.size, upper_tail(level))
    return Ends(low=from_f(low, k), high=from_f(high, k), method="interval: F with mean k")


def wald_interval(sizes: Sizes, level: float) -> Ends:
    """
    Return Wald's interval: the ratios of variances that the group means do not contradict.

    For the true ratio of the variance between groups to that within, the weighted spread of the
    means over MSW has an F distribution whatever the group sizes; it falls as the ratio rises.
    For groups of one size that gives McGraw and Wong's interval, which has a formula.
    """
    method = "interval: Wald's, exact for normal ratings"
    if sizes.n.size == 1:
        return attrs.evolve(_of_one_size(sizes, level), method=method)
    df1, df2 = sizes.n_groups - 1, sizes.total - sizes.n_groups
    scale = df1 * sizes.within / df2
    tail = upper_tail(level)

    def f_at(ratio: float) -> float:
        return sizes.spread(1 / (1 / sizes.n + ratio)) / scale

    ends = []
    for quantile in (special.fdtri(df1, df2, tail), special.fdtri(df1, df2, 1 - tail)):
        ratio = _root(f_at, float(quantile), -1 / float(sizes.n.max()))
        ends.append(ratio / (1 + ratio))
    return Ends(low=ends[0], high=ends[1], method=method)


def _of_one_size(sizes: Sizes, level: float) -> Ends:
    n = sizes.n.repeat(int(sizes.n_groups))
    between = float(sizes.spread(sizes.n)) / (sizes.n_groups - 1)
    within = sizes.within / (sizes.total - sizes.n_groups)
    return mean_size_interval(n, (between, within), level)


def reml_ratio(sizes: Sizes) -> tuple[float, float]:
    """Return the REML ratio of variance between to within, and the variance within."""
    correlation = _most_likely(sizes)
    ratio = correlation / (1 - correlation)
    return ratio, _deviance(ratio, sizes)[1]


def reml_interval(sizes: Sizes, level: float) -> Ends:
    """Return the correlations whose restricted likelihood is not far below the best."""
    best = _most_likely(sizes)
    limit = _at(best, sizes) + 2 * float(special.gammaincinv(0.5, 2 * upper_tail(level) - 1))

    def excess(correlation: float) -> float:
        return _at(correlation, sizes) - limit

    low = 0.0 if excess(0.0) <= 0 else float(optimize.brentq(excess, 0.0, best, xtol=1e-12))
    high = 1.0
    if excess(NEAR_ONE) > 0:
        high = float(optimize.brentq(excess, best, NEAR_ONE, xtol=1e-12))
    return Ends(low=low, high=high, method="interval: profile of the restricted likelihood")


def _most_likely(sizes: Sizes) -> float:
    grid = np.append(np.arange(GRID) / GRID, NEAR_ONE)
    heights = [_at(float(correlation), sizes) for correlation in grid]
    best = int(np.argmin(heights))
    found = optimize.minimize_scalar(
        lambda correlation: _at(correlation, sizes),
        bounds=(float(grid[max(best - 1, 0)]), float(grid[min(best + 1, GRID)])),
        method="bounded",
        options={"xatol": 1e-11},
    )
    return float(found.x) if found.fun < heights[0] else 0.0


def _at(correlation: float, sizes: Sizes) -> float:
    return _deviance(correlation / (1 - correlation), sizes)[0]


def _deviance(ratio: float, sizes: Sizes) -> tuple[float, float]:
    weights = sizes.n / (1 + sizes.n * ratio)
    df = sizes.total - 1
    variance = (sizes.within + sizes.spread(weights)) / df
    volume = float(sizes.groups @ np.log1p(sizes.n * ratio))
    return df * math.log(variance) + volume + math.log(float(weights @ sizes.groups)), variance


def _root(falling: Callable[[float], float], target: float, edge: float) -> float:
    """Return where a falling function meets the target, or the edge it starts from."""
    low = edge * (1 - 1e-12)
    if falling(low) <= target:
        return edge
    high = 1.0
    while falling(high) > target:
        high *= 4
    return float(optimize.brentq(lambda x: falling(x) - target, low, high, xtol=1e-14, rtol=1e-14))
