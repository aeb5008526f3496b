"""Agreement of two raters on categories beyond chance, with weights for partial agreement."""

import math
from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Estimate, Measure, counted
from publead.stats.agreement.arrays import Floats, check_lengths
from publead.stats.agreement.categories import LIMITS, check_categories, codes_of
from publead.stats.agreement.works import COHEN, FLEISS_COHEN_EVERITT
from publead.stats.intervals import normal_quantile, with_width
from publead.stats.numbers import as_floats


class Weights(Enum):
    """What partial agreement counts, by how far two categories lie apart."""

    NONE = "only the same category agrees"
    LINEAR = "1 - |i - j| / (q - 1)"
    QUADRATIC = "1 - (i - j)² / (q - 1)²"


COHEN_KAPPA = Measure(
    name="Cohen's kappa",
    definition="How far two raters agree on categories beyond what their own habits would give.",
    formula="(po - pe) / (1 - pe), over weighted proportions",
    does_not_show=LIMITS,
    sources=(COHEN, FLEISS_COHEN_EVERITT),
)


def weighted_kappa(
    first: ArrayLike,
    second: ArrayLike,
    *,
    weights: Weights = Weights.NONE,
    categories: Sequence[float] | None = None,
    level: float = 0.95,
) -> Estimate:
    r"""
    Return Cohen's kappa of two raters, with weights for partial agreement.

    Parameters
    ----------
    first, second : array_like of float, shape (n,)
        Each unit's category from each rater, as numbers; units with a NaN are left out.
    weights : Weights
        What partial agreement counts.
    categories : sequence of float, optional
        All categories on offer, in their order; else those that were used. They count as equally
        far apart.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        At most 1; 0 is chance.

    Raises
    ------
    UndefinedStatisticError
        If no unit has both, or both raters used a single category.
    PolicyError
        If a rating is not among *categories*.

    Notes
    -----
    .. math:: \kappa = \frac{\sum w_{ij} p_{ij} - \sum w_{ij} p_{i.} p_{.j}}
       {1 - \sum w_{ij} p_{i.} p_{.j}}

    The interval is Fleiss, Cohen and Everitt's for large samples. In simulations of skewed
    ratings on five points, the 95 % interval without weights held the truth in 94 to 95 % with 50
    units or more, and in 89 % with 10; with squared weights in 93 % with 200, 90 % with 50 and
    76 % with 10. Do not trust it for fewer units than that.

    R: ``psych::cohen.kappa``, ``irr::kappa2``.

    References
    ----------
    Cohen, J. (1968). Weighted kappa. Psychological Bulletin, 70(4), 213-220.
    https://doi.org/10.1037/h0026256

    Examples
    --------
    >>> result = weighted_kappa([1, 2, 3, 3, 1], [1, 2, 3, 2, 2], weights=Weights.LINEAR)
    >>> round(result.value, 3)
    0.545
    """
    a, b = as_floats(first, 1, "first"), as_floats(second, 1, "second")
    check_lengths(first=a, second=b)
    both = ~np.isnan(a + b)
    codes, q = codes_of(np.concatenate([a[both], b[both]]), categories)
    n = int(both.sum())
    check_categories(COHEN_KAPPA, n, q)
    table = np.bincount(codes[:n] * q + codes[n:], minlength=q * q).reshape(q, q) / n
    credit = _credit(weights, q)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    chance = float(rows @ credit @ columns)
    if 1 - chance < 1e-12:
        check_categories(COHEN_KAPPA, n, 1)
    value = (float((credit * table).sum()) - chance) / (1 - chance)
    error = _large_sample_error(table, credit, value, chance) / math.sqrt(n)
    half, left_out = normal_quantile(level) * error, int(both.size - n)
    low, high = with_width(max(value - half, -1.0), min(value + half, 1.0))
    how = "no interval: units do not differ" if math.isnan(low) else "interval for large samples"
    return Estimate(
        measure=COHEN_KAPPA,
        value=value,
        low=low,
        high=high,
        level=level,
        n=n,
        n_left_out=left_out,
        method=f"weights: {weights.value}; {how}",
        reason=f"{counted(left_out, 'unit lacks', 'units lack')} one of the two"
        if left_out
        else "",
    )


def _credit(weights: Weights, q: int) -> Floats:
    if weights is Weights.NONE:
        return np.eye(q)
    apart = np.abs(np.subtract.outer(np.arange(q), np.arange(q))) / (q - 1)
    return 1 - (apart if weights is Weights.LINEAR else apart**2)


def _large_sample_error(table: Floats, credit: Floats, kappa: float, chance: float) -> float:
    """Return Fleiss, Cohen and Everitt's standard error, for a single unit."""
    by_row = credit @ table.sum(axis=0)
    by_column = table.sum(axis=1) @ credit
    pull = credit - (by_row[:, None] + by_column[None, :]) * (1 - kappa)
    variance = float((table * pull**2).sum()) - (kappa - chance * (1 - kappa)) ** 2
    return math.sqrt(variance) / (1 - chance) if variance > 1e-12 else 0.0
