"""Krippendorff's alpha for any number of raters, with gaps, in memory linear in the ratings."""

from enum import Enum

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError, UndefinedStatisticError
from publead.estimates import Estimate, Measure, counted
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.works import HAYES_KRIPPENDORFF
from publead.stats.intervals import upper_tail, with_width
from publead.stats.numbers import as_floats

BLOCK = 1 << 20
"""At most so many differences are held at a time."""


class Level(Enum):
    """What differences between ratings mean."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


ALPHA = Measure(
    name="Krippendorff's alpha",
    definition="How far raters agree beyond what their ratings, dealt out at random, would show.",
    formula="1 - observed disagreement / expected disagreement",
    does_not_show="that raters are right; where nearly all ratings are the same it is low or "
    "undefined however well raters agree",
    sources=(HAYES_KRIPPENDORFF,),
)


def krippendorff_alpha(
    ratings: ArrayLike,
    *,
    level: Level,
    rng: np.random.Generator | None = None,
    n_draws: int = 1000,
    interval_level: float = 0.95,
) -> Estimate:
    r"""
    Return Krippendorff's alpha, with a bootstrap interval where a generator is given.

    Parameters
    ----------
    ratings : array_like of float, shape (n_units, n_raters)
        One row a unit (such as a person), one column a rater; NaN is no rating. Categories are
        given as numbers.
    level : Level
        What differences mean: ratings are names, ranks, distances or amounts.
    rng : numpy.random.Generator, optional
        Draws units, with all their ratings; without it there is no interval.
    n_draws : int
        How many draws, at least 100.
    interval_level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        At most 1; 0 is chance. ``n`` counts units with two ratings or more.

    Raises
    ------
    UndefinedStatisticError
        If no unit has two ratings, or all ratings are the same.
    InputError
        If a ratio rating is below 0.

    Notes
    -----
    With :math:`m_u` ratings of unit u and n in all,

    .. math:: 1 - (n - 1) \frac{\sum_u \frac{1}{m_u - 1} \sum_{i \ne j} \delta^2(x_{ui}, x_{uj})}
       {\sum_{i \ne j} \delta^2(x_i, x_j)}

    Ordinal differences are those of mid-ranks, so all levels but RATIO take time and memory
    linear in the ratings (RATIO: time quadratic in the distinct values). The interval takes
    percentiles over units drawn with replacement. In simulations of four raters on five points
    it held the truth in 84 to 91 % with 20 units, and in 92 to 94 % with 100: do not trust it for
    a few dozen units. R: ``irr::kripp.alpha(t(x), method)``; irrCAC's "ordinal" has other weights.

    References
    ----------
    Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability measure
    for coding data. Communication Methods and Measures, 1(1), 77-89.
    https://doi.org/10.1080/19312450709336664

    Examples
    --------
    >>> print(krippendorff_alpha([[1, 1], [2, 3], [3, 3], [2, 2]], level=Level.ORDINAL))
    0.79, n = 4
    """
    matrix = as_floats(ratings, 2, "ratings")
    if level is Level.RATIO and (matrix < 0).any():
        remedy = "Use Level.INTERVAL, or amounts from zero"
        raise InputError("ratings", [Fault("ratio ratings lie below 0", remedy=remedy)])
    units = _Units.of(matrix, level)
    value = units.alpha(np.ones(units.n))
    if value is None:
        raise UndefinedStatisticError(
            ALPHA.name, "all ratings are the same", "Report that rating: nothing varies"
        )
    low, high, told = np.nan, np.nan, "no interval asked for"
    if rng is not None:
        low, high, told = _interval(units, rng, n_draws, interval_level)
    left_out = len(matrix) - units.n
    return Estimate(
        measure=ALPHA,
        value=value,
        low=low,
        high=high,
        level=interval_level,
        n=units.n,
        n_left_out=left_out,
        method=f"{level.value} differences; {told}",
        reason=f"{counted(left_out, 'unit has', 'units have')} fewer than two ratings"
        if left_out
        else "",
    )


def _interval(
    units: "_Units", rng: np.random.Generator, n_draws: int, level: float
) -> tuple[float, float, str]:
    tail = upper_tail(level)
    if n_draws < 100:
        raise PolicyError(f"n_draws is {n_draws}; percentiles need at least 100")
    share = np.full(units.n, 1 / units.n)
    drawn = [units.alpha(rng.multinomial(units.n, share).astype(float)) for _ in range(n_draws)]
    kept = [alpha for alpha in drawn if alpha is not None]
    if len(kept) < n_draws / 2:
        return np.nan, np.nan, "no interval: most draws of units have no differing ratings"
    low, high = np.quantile(kept, [1 - tail, tail])
    told = f"percentiles of {len(kept)} bootstrap draws of units"
    undefined = n_draws - len(kept)
    low, high = with_width(float(low), float(high))
    if np.isnan(low):
        return low, high, "no interval: all bootstrap draws of units are alike"
    return low, high, told + f", {undefined} undefined" * bool(undefined)


@attrs.frozen(kw_only=True, eq=False)
class _Units:
    """The ratings of units that have two or more, one entry a rating."""

    n: int
    unit: NDArray[np.intp]
    code: NDArray[np.intp]
    values: Floats
    pairs: Floats  # m - 1 for each unit
    level: Level
    ratio: Floats | None

    @classmethod
    def of(cls, matrix: Floats, level: Level) -> "_Units":
        present = ~np.isnan(matrix)
        ratings = present.sum(axis=1)
        keep = ratings > 1
        if keep.sum() < 2:
            raise UndefinedStatisticError(
                ALPHA.name,
                "only one unit has two ratings" if keep.any() else "no unit has two ratings",
                "Have some units rated by at least two raters; rows are units, columns raters",
            )
        kept, shown = matrix[keep], present[keep]
        values, code = np.unique(kept[shown], return_inverse=True)
        return cls(
            n=int(keep.sum()),
            unit=np.nonzero(shown)[0],
            code=code.reshape(-1),
            values=values,
            pairs=ratings[keep] - 1.0,
            level=level,
            ratio=_ratio_disagreement(kept) if level is Level.RATIO else None,
        )

    def alpha(self, weights: Floats) -> float | None:
        """Return alpha with each unit counted so often; None where all ratings are the same."""
        counts: Floats = np.bincount(
            self.code, weights=weights[self.unit], minlength=self.values.size
        ).astype(np.float64)
        total = float(counts.sum())
        scores = self.values - self.values.mean()
        if self.level is Level.ORDINAL:
            scores = np.cumsum(counts) - counts / 2 - total / 2
        if self.level is Level.NOMINAL:
            expected = total * total - float(counts @ counts)
            observed = self._nominal()
        elif self.ratio is not None:
            expected, observed = _ratio_expected(self.values, counts), self.ratio
        else:
            mean = float(counts @ scores) / total
            expected = 2 * total * float(counts @ np.square(scores - mean))
            observed = self._squared(scores)
        if np.count_nonzero(counts) < 2:
            return None
        return 1 - (total - 1) * float(weights @ (observed / self.pairs)) / expected

    def _squared(self, scores: Floats) -> Floats:
        """Return each unit's sum of squared differences over ordered pairs."""
        score = scores[self.code]
        m = self.pairs + 1
        means = np.bincount(self.unit, score) / m
        within = np.bincount(self.unit, np.square(score - means[self.unit]))
        return 2 * m * within.astype(np.float64)

    def _nominal(self) -> Floats:
        """Return each unit's number of differing ordered pairs."""
        cell = self.unit * self.values.size + self.code
        cells, times = np.unique(cell, return_counts=True)
        pairs = np.bincount(cells // self.values.size, np.square(times), minlength=self.n)
        same = np.asarray(pairs, dtype=np.float64)
        return np.square(self.pairs + 1) - same


def _ratio(first: Floats, second: Floats) -> Floats:
    total = first + second
    share = np.divide(first - second, total, out=np.zeros(total.shape), where=total > 0)
    return np.square(share)


def _ratio_disagreement(matrix: Floats) -> Floats:
    """Return each unit's sum of squared ratio differences, one pair of raters at a time."""
    sums = np.zeros(len(matrix))
    for place in range(1, matrix.shape[1]):
        with np.errstate(invalid="ignore"):
            apart = _ratio(matrix[:, place:], matrix[:, :-place])
        both = ~np.isnan(matrix[:, place:] + matrix[:, :-place])
        sums += 2 * np.where(both, apart, 0.0).sum(axis=1)
    return sums


def _ratio_expected(values: Floats, counts: Floats) -> float:
    """Return the weighted sum over all pairs of values, a block of rows at a time."""
    rows = max(1, BLOCK // values.size)
    return sum(
        float(counts[i : i + rows] @ _ratio(values[i : i + rows, None], values[None, :]) @ counts)
        for i in range(0, values.size, rows)
    )
