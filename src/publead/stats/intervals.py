"""Confidence intervals for a mean and for a share, and tests made several at a time."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError
from publead.sources import Source

Interval = tuple[float, float]

STUDENT: Final = Source(
    authors=("Student",),
    year=1908,
    title="The probable error of a mean",
    container="Biometrika, 6(1), 1-25",
    doi="10.1093/biomet/6.1.1",
)
HOLM: Final = Source(
    authors=("Holm, S.",),
    year=1979,
    title="A simple sequentially rejective multiple test procedure",
    container="Scandinavian Journal of Statistics, 6(2), 65-70",
)


def wilson_interval(successes: float, n: int, level: float = 0.95) -> Interval:
    r"""
    Return Wilson's score interval for a share.

    Parameters
    ----------
    successes : float
        How many of the *n* said yes, from 0 to *n*. Need not be whole, because published shares
        are often rounded.
    n : int
        How many were asked and answered, at least 1.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    low, high : float
        Between 0 and 1; the share lies between them.

    Raises
    ------
    UndefinedStatisticError
        If nobody answered.
    PolicyError
        If *successes* is not between 0 and *n*, or *level* not between 0 and 1.

    Notes
    -----
    .. math:: \frac{p + z^2/2n \pm z\sqrt{p(1-p)/n + z^2/4n^2}}{1 + z^2/n}

    Its coverage, averaged over all shares, is 95 to 96 % at a level of 95 %; for a given share
    it can fall to 89 % with up to 5 answers, and to 92 % with 10. It knows only the error of
    sampling: in a self-selected sample the truth may lie far outside.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association, 22, 209-212.
    https://doi.org/10.1080/01621459.1927.10502953

    Examples
    --------
    >>> low, high = wilson_interval(8, 10)
    >>> round(low, 4), round(high, 4)
    (0.4902, 0.9433)
    """
    if n < 1:
        raise UndefinedStatisticError(
            "a share", "nobody answered", "Report that there are no answers"
        )
    if not 0 <= successes <= n:
        raise PolicyError(f"successes is {successes}; it must lie between 0 and n = {n}")
    z = normal_quantile(level)
    share = successes / n
    middle = share + z * z / (2 * n)
    half_width = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if successes == 0 else max((middle - half_width) / scale, 0.0)
    high = 1.0 if successes == n else min((middle + half_width) / scale, 1.0)
    return low, high


def mean_interval(
    mean: float, sd: float, n: int, *, df: float | None = None, level: float = 0.95
) -> Interval:
    r"""
    Return the t interval of a mean.

    Parameters
    ----------
    mean, sd : float
        The mean of *n* values and the standard deviation of one value (n - 1 in its divisor).
    n : int
        How many values went into the mean, at least 1.
    df : float, optional
        Degrees of freedom of *sd*; *n* - 1 unless *sd* was pooled from elsewhere.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    low, high : float
        In the unit of the values; NaN where *sd* is 0, because values that are all alike do not
        tell how far a next one could lie from them.

    Raises
    ------
    UndefinedStatisticError
        If there are no values, or no degrees of freedom.
    PolicyError
        If *level* is not between 0 and 1.

    Notes
    -----
    .. math:: \bar x \pm t_{1-\alpha/2;\,\mathrm{df}}\; s / \sqrt{n}

    Exact for independent values from a normal distribution, and good with heavy tails. Where
    three quarters of the answers are 4 or 5 on five points, the 95 % interval of 8 or 15 values
    held the true mean in 91 to 93 % of simulations, and that of 30 in 95 %; of 3 and 5 values 11
    and 2 % had no interval, for all were the same, and the others held it in 95 % and more. With a
    spread pooled over other people it held it in 95 to 97 % whatever n. Do not trust it for fewer
    than 30 values near an end of the scale.

    References
    ----------
    Student (1908). The probable error of a mean. Biometrika, 6(1), 1-25.
    https://doi.org/10.1093/biomet/6.1.1

    Examples
    --------
    >>> low, high = mean_interval(4.0, 1.0, 16)
    >>> round(low, 3), round(high, 3)
    (3.467, 4.533)
    """
    freedom = n - 1 if df is None else df
    if n < 1 or freedom <= 0:
        raise UndefinedStatisticError(
            "the t interval of a mean",
            f"n = {n} leaves no degrees of freedom",
            "Give at least two values, or a spread pooled from other groups with its df",
        )
    if sd == 0:
        return math.nan, math.nan
    half_width = float(special.stdtrit(freedom, upper_tail(level))) * sd / math.sqrt(n)
    return mean - half_width, mean + half_width


def with_width(low: float, high: float) -> Interval:
    """
    Return an interval, or NaN at both ends where it has no width.

    Data without any spread give such intervals, which would claim certainty; see `mean_interval`.
    """
    return (low, high) if high > low else (math.nan, math.nan)


def t_test_p(difference: float, standard_error: float, df: float) -> float:
    """
    Return the two-sided p value of a difference against zero, by Student's t.

    Parameters
    ----------
    difference, standard_error : float
        In the same unit.
    df : float
        Degrees of freedom of the standard error, above 0.

    Returns
    -------
    float
        Between 0 and 1; NaN where the standard error is 0, which leaves nothing to test by. Where
        it is 0 because all values are alike, `one_mean.mean_p` tests by signs.

    Examples
    --------
    >>> round(t_test_p(1.0, 0.5, 9), 4)
    0.0766
    """
    if standard_error == 0:
        return math.nan
    return float(2 * special.stdtr(df, -abs(difference) / standard_error))


def holm_adjusted(p_values: Sequence[float]) -> NDArray[np.float64]:
    r"""
    Return p values adjusted for having made several tests, by Holm's step-down method.

    Parameters
    ----------
    p_values : sequence of float
        One a test, each between 0 and 1.

    Returns
    -------
    ndarray of float, in the order given
        At most 1. Rejecting where this is at most alpha keeps the chance of any false rejection
        at alpha or below, however the tests depend on each other.

    Notes
    -----
    With the p values in ascending order,

    .. math:: \tilde p_{(i)} = \max_{j \le i} \min\{(m - j + 1)\, p_{(j)},\, 1\}

    The same as R's ``p.adjust(p, "holm")``.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal
    of Statistics, 6(2), 65-70. https://www.jstor.org/stable/4615733

    Examples
    --------
    >>> [round(float(p), 3) for p in holm_adjusted([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    raw = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(raw, kind="stable")
    factors = np.arange(raw.size, 0, -1)
    stepped = np.maximum.accumulate(np.minimum(raw[order] * factors, 1.0))
    adjusted = np.empty_like(raw)
    adjusted[order] = stepped
    return adjusted


def normal_quantile(level: float) -> float:
    """Return the z value that cuts off the tails outside a two-sided interval of *level*."""
    return float(special.ndtri(upper_tail(level)))


def upper_tail(level: float) -> float:
    """Return the point that cuts off the upper tail outside a two-sided interval."""
    if not 0 < level < 1:
        raise PolicyError(f"level is {level}; it must lie between 0 and 1, such as 0.95")
    return (1 + level) / 2
