"""Two numbers a respondent, compared pair by pair."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError
from publead.estimates import counted
from publead.stats.numbers import as_floats
from publead.stats.one_mean import one_mean

Floats = NDArray[np.float64]


@attrs.frozen(kw_only=True)
class PairedDifference:
    """
    The mean of first less second over the pairs that are whole.

    Attributes
    ----------
    n : int
        How many pairs have both numbers.
    n_left_out : int
        How many lack one or both.
    first, second : float
        The means over the whole pairs; NaN where there is none.
    difference : float
        The mean of first less second; NaN where there is no whole pair.
    sd : float
        The standard deviation of the differences (n - 1 in its divisor); NaN below two pairs.
    low, high : float
        The t interval of *difference*; NaN below two pairs, and where all differences are alike.
    p : float
        Two-sided, of no difference; NaN below two pairs. Where all differences are alike there is
        no spread to test by, and R's ``t.test`` refuses: then it is the sign test's.
    """

    n: int
    n_left_out: int
    first: float
    second: float
    difference: float
    sd: float
    low: float
    high: float
    p: float

    @property
    def df(self) -> int:
        """The degrees of freedom of *sd*."""
        return self.n - 1


def paired_difference(
    first: ArrayLike, second: ArrayLike, *, level: float = 0.95
) -> PairedDifference:
    r"""
    Return the mean difference of paired numbers, with its t interval.

    Parameters
    ----------
    first, second : array_like of float, shape (n,)
        Two numbers of each respondent, in the same unit; NaN is missing.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    PairedDifference

    Raises
    ------
    PolicyError
        If the two are not equally long, or *level* is not between 0 and 1.
    InputError
        If a value is not a number, or is infinite.

    Notes
    -----
    .. math:: \bar d \pm t_{1-\alpha/2;\,n-1}\; s_d / \sqrt{n}, \qquad d_i = x_i - y_i

    The same as R's ``t.test(x, y, paired = TRUE)``. Exact for independent differences from a
    normal distribution. In simulations of what is needed less what is rewarded, with 5 to 100
    respondents, it held the true difference in 94 to 96 % on five skewed points, with heavy tails
    and by best and worst of two or four sets. Do not trust it where fewer than five answered, and
    nearly alike. Sums are exactly
    rounded, so the order of the respondents does not show in the last digit.

    Differences that are alike but for rounding have no spread, so they have no interval, and their
    p is that of the sign test, :math:`2^{1-n}`, or 1 where they are zero: see `one_mean.mean_p`.

    References
    ----------
    Student (1908). The probable error of a mean. Biometrika, 6(1), 1-25.
    https://doi.org/10.1093/biomet/6.1.1

    Examples
    --------
    >>> found = paired_difference([5, 4, 5, 3], [2, 4, 3, 2])
    >>> found.difference, round(found.low, 3), round(found.high, 3)
    (1.5, -0.554, 3.554)
    """
    one, other = as_floats(first, 1, "first"), as_floats(second, 1, "second")
    if one.size != other.size:
        raise PolicyError(
            f"first has {counted(one.size, 'value')} and second {other.size}; give two a respondent"
        )
    whole = ~np.isnan(one) & ~np.isnan(other)
    one, other = one[whole], other[whole]
    largest = max(np.abs(one).max(initial=0.0), np.abs(other).max(initial=0.0))
    found = one_mean(one - other, level=level, largest=float(largest))
    return PairedDifference(
        n=found.n,
        n_left_out=int(whole.size) - found.n,
        first=_mean(one),
        second=_mean(other),
        difference=found.mean,
        sd=found.sd,
        low=found.low,
        high=found.high,
        p=found.p,
    )


def _mean(values: Floats) -> float:
    return math.fsum(values) / values.size if values.size else math.nan
