"""Where one value stands in a reference sample: T scores and percentile ranks, with intervals."""

import math
from enum import Enum
from numbers import Integral, Real

from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import Estimate
from publead.stats.intervals import Interval
from publead.stats.noncentral import noncentrality_at
from publead.stats.norming_measures import NORMAL_PERCENTILE, PERCENTILE_RANK, T_SCORE


class Ties(Enum):
    """
    What those of the reference who are tied with a value say about its percentile rank.

    ``HALF``
        They have the very same value: the interval is taken at below + ties / 2.
    ``EITHER_SIDE``
        They were only grouped with it, and may lie on either side: the interval goes from the
        lower limit with none of them below to the upper limit with all of them below.
    """

    HALF = "half of them count as below"
    EITHER_SIDE = "they may lie on either side"


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
    normal; `percentile_rank` does not.

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


def percentile_rank(
    below: int, tied: int, n: int, *, ties: Ties = Ties.HALF, level: float = 0.95
) -> Estimate:
    r"""
    Return a value's percentile rank in a reference sample, by the mid-rank, with its interval.

    Parameters
    ----------
    below : int
        How many of the reference lie below the value.
    tied : int
        How many are tied with it.
    n : int
        How many are in the reference, at least 1.
    ties : Ties
        What those who are tied say.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        From 0 to 100. The interval knows the sampling error of the reference only.

    Raises
    ------
    UndefinedStatisticError
        If there is nobody in the reference.
    PolicyError
        If the counts do not fit, or *level* is not between 0 and 1.

    Notes
    -----
    .. math:: 100 \frac{m + k / 2}{n}

    for m below and k tied. The interval is Clopper and Pearson's, whose limits are quantiles of
    beta distributions, at :math:`m + k / 2` for ``Ties.HALF``: exact without ties, and with them
    too wide rather than too short, because ties vary less than a share does. For
    ``Ties.EITHER_SIDE`` it goes from the lower limit at m to the upper limit at m + k; both hold
    however the groups were cut, for moving people to the far side only widens it.

    References
    ----------
    Crawford, J. R., Garthwaite, P. H., & Slick, D. J. (2009). On percentile norms in
    neuropsychology. The Clinical Neuropsychologist, 23(7), 1173-1195.
    https://doi.org/10.1080/13854040902795018

    Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated
    in the case of the binomial. Biometrika, 26(4), 404-413.
    https://doi.org/10.1093/biomet/26.4.404

    Examples
    --------
    >>> print(percentile_rank(10, 4, 80))
    15.00 [8.00, 24.74], n = 80
    """
    expect(ties, Ties, "ties", "Use Ties.HALF or Ties.EITHER_SIDE")
    for name, count in (("below", below), ("tied", tied), ("n", n)):
        expect(count, Integral, name, "Give a whole number of people")
    if n < 1:
        raise UndefinedStatisticError(
            "a percentile rank", "nobody is in the reference", "Give a reference sample"
        )
    if min(below, tied) < 0 or below + tied > n:
        raise PolicyError(f"{below} below and {tied} tied do not fit a reference of {n}")
    middle = below + tied / 2
    ends = (middle, middle) if ties is Ties.HALF else (below, below + tied)
    return Estimate(
        measure=PERCENTILE_RANK,
        value=100 * middle / n,
        low=100 * clopper_pearson(ends[0], n, level)[0],
        high=100 * clopper_pearson(ends[1], n, level)[1],
        level=level,
        n=n,
        method=f"mid-rank, with Clopper and Pearson's interval; ties: {ties.value}",
    )


def clopper_pearson(successes: float, n: int, level: float = 0.95) -> Interval:
    """
    Return Clopper and Pearson's interval for a share; the limits' beta form for part counts.

    Parameters
    ----------
    successes : float
        From 0 to *n*; need not be whole.
    n : int
        At least 1.
    level : float
        Between 0 and 1.

    Raises
    ------
    PolicyError
        If *successes* or *level* does not fit.

    Examples
    --------
    >>> low, high = clopper_pearson(8, 10)
    >>> round(low, 4), round(high, 4)
    (0.4439, 0.9748)
    """
    expect(level, Real, "level", "Give a number between 0 and 1, such as 0.95")
    if not 0 < level < 1 or not 0 <= successes <= n or n < 1:
        raise PolicyError(
            f"{successes} of {n} at level {level} is no share; give 0 to n, and a level below 1"
        )
    tail = (1 - level) / 2
    rest = n - successes
    low = float(special.betaincinv(successes, rest + 1, tail)) if successes else 0.0
    high = float(special.betaincinv(successes + 1, rest, 1 - tail)) if rest else 1.0
    return low, high


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
