"""How far a value lies from a reference's mean: T scores, and percentages of a normal curve."""

import math
from numbers import Integral, Real

from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import Estimate
from publead.stats.intervals import Interval
from publead.stats.noncentral import noncentrality_at
from publead.stats.norming.measures import NORMAL_PERCENTILE, T_SCORE


def t_score(value: float, mean: float, sd: float, n: int, *, level: float = 0.95) -> Estimate:
    r"""
    Return a value's linear T score in a reference sample, with its interval.

    Parameters
    ----------
    value : float
        The value to be placed, taken as fixed.
    mean, sd : float
        The reference's mean and standard deviation (n - 1 in its divisor), in the same unit.
    n : int
        How many are in the reference, at least 2.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        The interval is exact for a normal reference, and knows the sampling error of the
        reference only: not the error of *value*.

    Raises
    ------
    UndefinedStatisticError
        If the reference has fewer than two values, or they are all alike.
    PolicyError
        If a number is not finite, or *level* is not between 0 and 1.

    Notes
    -----
    .. math:: T = 50 + 10 \frac{x - \bar x}{s}

    :math:`\sqrt n (x - \bar x) / s` is noncentral t with n - 1 degrees of freedom and noncentrality
    :math:`\sqrt n (x - \mu) / \sigma`. The interval holds the noncentralities that put it between
    their 2.5 % and 97.5 % points, for a level of 0.95.

    In simulations with 30 to 300 people the 95 % interval held the true T in 94 to 96 % of normal
    references, and at the middle of all. Do not trust it away from the middle of others, however
    many people they are: at the 10th percentile of means of skewed answers on five points it held
    it in 86 %, and at the 10th and 90th with heavy tails in 90 to 92 %.

    References
    ----------
    Crawford, J. R., & Garthwaite, P. H. (2002). Investigation of the single case in
    neuropsychology. Neuropsychologia, 40(8), 1196-1208.
    https://doi.org/10.1016/S0028-3932(01)00224-X

    Examples
    --------
    >>> print(t_score(30, 50, 10, 15))
    30.00 [21.21, 39.02], n = 15
    """
    standard, (low, high) = _standardised(value, mean, sd, n, level)
    return Estimate(
        measure=T_SCORE,
        value=50 + 10 * standard,
        low=50 + 10 * low,
        high=50 + 10 * high,
        level=level,
        n=n,
        method=f"linear, with a noncentral t interval, df = {n - 1}",
    )


def normal_percentile(
    value: float, mean: float, sd: float, n: int, *, level: float = 0.95
) -> Estimate:
    r"""
    Return the percentage of a normal population below a value, from a sample's mean and SD.

    Parameters
    ----------
    value, mean, sd, n, level
        As in `t_score`.

    Returns
    -------
    Estimate
        From 0 to 100.

    Raises
    ------
    UndefinedStatisticError, PolicyError
        As `t_score`.

    Notes
    -----
    .. math:: 100\, P\!\left(t_{n-1} < \frac{x - \bar x}{s \sqrt{(n + 1) / n}}\right)

    The interval is that of `t_score`, read from the normal curve. It takes the reference to be
    normal; `percentile_rank` does not. Do not trust it where that is not known: of means of skewed
    answers on five points the 95 % interval held the true percentage in 90 % of simulations with
    30 people at the middle, and in 13 % with 300, because the curve is another one.

    References
    ----------
    Crawford, J. R., & Howell, D. C. (1998). Comparing an individual's test score against norms
    derived from small samples. The Clinical Neuropsychologist, 12(4), 482-486.
    https://doi.org/10.1076/clin.12.4.482.7241

    Crawford & Garthwaite (2002), as in `t_score`.

    Examples
    --------
    >>> print(normal_percentile(30, 50, 10, 15))
    3.66 [0.20, 13.61], n = 15
    """
    standard, (low, high) = _standardised(value, mean, sd, n, level)
    return Estimate(
        measure=NORMAL_PERCENTILE,
        value=100 * float(special.stdtr(n - 1, standard / math.sqrt((n + 1) / n))),
        low=100 * float(special.ndtr(low)),
        high=100 * float(special.ndtr(high)),
        level=level,
        n=n,
        method=f"modified t, with a noncentral t interval, df = {n - 1}",
    )


def _standardised(
    value: float, mean: float, sd: float, n: int, level: float
) -> tuple[float, Interval]:
    """Return the standardised distance from the mean, with its interval."""
    expect(n, Integral, "n", "Give a whole number of people")
    for name, number in (("value", value), ("mean", mean), ("sd", sd), ("level", level)):
        expect(number, Real, name, "Give a number")
    if not all(map(math.isfinite, (value, mean, sd))) or not 0 < level < 1:
        raise PolicyError("a T score takes finite numbers, and a level between 0 and 1")
    if n < 2 or sd <= 0:
        cause = "the reference has fewer than two values" if n < 2 else "all of it is alike"
        raise UndefinedStatisticError("a T score", cause, "Give a reference whose values differ")
    standard = (value - mean) / sd
    root, tail = math.sqrt(n), (1 - level) / 2
    limits = [noncentrality_at(standard * root, n - 1, share) for share in (1 - tail, tail)]
    return standard, (limits[0] / root, limits[1] / root)
