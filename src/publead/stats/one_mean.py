"""The mean of some values beside a fixed number, and what holds where the values are all alike."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.stats.intervals import mean_interval, t_test_p
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]

ROUNDING = 1e-12
"""Values that vary by less than this share of the largest number are alike."""


@attrs.frozen(kw_only=True)
class OneMean:
    """
    The mean of some values beside a fixed number.

    Attributes
    ----------
    n : int
        How many values there are.
    mean : float
        Their mean; NaN where there is none.
    sd : float
        Their standard deviation (n - 1 in its divisor), 0 where all are alike but for rounding;
        NaN below two.
    low, high : float
        The t interval of *mean*; NaN below two values, and where all are alike.
    p : float
        Two-sided, of a true mean at the fixed number; NaN below two values. Where all are alike it
        is the sign test's.
    """

    n: int
    mean: float
    sd: float
    low: float
    high: float
    p: float

    @property
    def df(self) -> int:
        """The degrees of freedom of *sd*."""
        return self.n - 1

    @property
    def has_interval(self) -> bool:
        """Whether there is an interval: two values or more that are not all alike."""
        return not math.isnan(self.low)


def one_mean(
    values: ArrayLike, *, beside: float = 0.0, level: float = 0.95, largest: float | None = None
) -> OneMean:
    r"""
    Return the mean of some values, with its t interval and its test against a fixed number.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        One value a rater, a person or a pair; NaN is left out.
    beside : float
        The fixed number, in the unit of the values.
    level : float
        The interval's level, between 0 and 1.
    largest : float, optional
        The largest of the numbers that the values were made from, which says how far they may be
        off by rounding; that of the values and of *beside* unless they are differences.

    Returns
    -------
    OneMean

    Raises
    ------
    InputError
        If a value is not a number, or is infinite.
    PolicyError
        If *level* is not between 0 and 1.

    Notes
    -----
    .. math:: \bar x \pm t_{1-\alpha/2;\,n-1}\; s / \sqrt{n}

    The same as R's ``t.test(x, mu = beside)``. Sums are exactly rounded, so that the order of the
    values does not show in the last digit.

    Values that are all alike have no spread. R's ``t.test`` refuses them; an interval of no width
    would claim that a next rater could not answer otherwise, and its p would be 0 for two raters as
    for twenty. So there is no interval, and the p is that of the sign test: see `mean_p`.

    References
    ----------
    Student (1908). The probable error of a mean. Biometrika, 6(1), 1-25.
    https://doi.org/10.1093/biomet/6.1.1

    Examples
    --------
    >>> found = one_mean([3, 4, 4, 5, 3, 3], beside=5)
    >>> round(found.mean, 2), round(found.low, 2), round(found.high, 2), round(found.p, 4)
    (3.67, 2.81, 4.52, 0.0103)
    >>> alike = one_mean([4.0] * 6, beside=5)
    >>> alike.mean, alike.has_interval, alike.p
    (4.0, False, 0.03125)
    """
    found = as_floats(values, 1, "values")
    found = found[~np.isnan(found)]
    n = int(found.size)
    if not n:
        return OneMean(n=0, mean=math.nan, sd=math.nan, low=math.nan, high=math.nan, p=math.nan)
    mean = math.fsum(found) / n
    if n == 1:
        return OneMean(n=1, mean=mean, sd=math.nan, low=math.nan, high=math.nan, p=math.nan)
    size = max(float(np.abs(found).max()), abs(beside)) if largest is None else largest
    sd = _sd(found, mean, size)
    low, high = mean_interval(mean, sd, n, level=level)
    away = mean - beside
    p = mean_p(0.0 if abs(away) <= ROUNDING * size else away, sd, n)
    return OneMean(n=n, mean=mean, sd=sd, low=low, high=high, p=p)


def mean_p(difference: float, sd: float, n: int, *, df: float | None = None) -> float:
    """
    Return the two-sided p value of a mean against a fixed number.

    Parameters
    ----------
    difference : float
        The mean less the number.
    sd : float
        The standard deviation of one value, 0 or above.
    n : int
        How many values went into the mean, at least 1.
    df : float, optional
        Degrees of freedom of *sd*; *n* - 1 unless *sd* was pooled from elsewhere.

    Returns
    -------
    float
        Between 0 and 1: Student's t where there is a spread. Without one all values lie on the
        same side of the number, and the sign test tells how often chance alone brings that, if
        each were as likely above it as below: 2 to the power of 1 - *n*; and 1 where they lie on
        the number itself. Five who agree are no proof at 0.05, and six are.

    Examples
    --------
    >>> mean_p(1.0, 0.0, 5), mean_p(1.0, 0.0, 6), mean_p(0.0, 0.0, 6)
    (0.0625, 0.03125, 1.0)
    """
    if sd == 0:
        return 2.0 ** (1 - n) if difference else 1.0
    return t_test_p(difference, sd / math.sqrt(n), n - 1 if df is None else df)


def _sd(values: Floats, mean: float, largest: float) -> float:
    """Return the standard deviation, exactly 0 where the values differ by rounding alone."""
    if np.ptp(values) <= ROUNDING * largest:
        return 0.0
    return math.sqrt(math.fsum((values - mean) ** 2) / (values.size - 1))
