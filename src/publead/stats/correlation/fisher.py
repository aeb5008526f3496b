"""Fisher's interval of a correlation."""

import math

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.stats.intervals import Interval, normal_quantile


def fisher_interval(
    r: float, n: int, *, n_controls: int = 0, variance: float = 1.0, level: float = 0.95
) -> Interval:
    r"""
    Return Fisher's z interval of a correlation.

    Parameters
    ----------
    r : float
        From -1 to 1.
    n : int
        How many units it was computed from; above 3 + *n_controls*.
    n_controls : int
        How many variables were taken out of both sides first.
    variance : float
        The variance of z times its degrees of freedom: 1 for Pearson's r, and
        :math:`1 + r^2 / 2` for Spearman's.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    low, high : float
        From -1 to 1; both are *r* where it is -1 or 1, as in R.

    Raises
    ------
    UndefinedStatisticError
        If *n* leaves no degrees of freedom.
    PolicyError
        If *r* or *level* makes no sense.

    Notes
    -----
    .. math:: \tanh\left(\operatorname{artanh} r \pm
       \frac{z\,\sqrt{\text{variance}}}{\sqrt{n - q - 3}}\right)

    Nearly exact for independent units from a normal distribution: in simulations with 10 to 300
    units the 95 % interval held the truth in 94 to 96 %. Where two variables do go together it
    held it in 91 to 93 % on five points with most answers at the upper end, and in 82 to 92 % with
    heavy tails, fewer the stronger the correlation and the more units: with heavy tails do not
    trust it, and take `spearman`, whose interval held in 93 to 97 %.

    R: ``cor.test(x, y)$conf.int``.

    References
    ----------
    Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a
    small sample. Metron, 1, 3-32.

    Examples
    --------
    >>> low, high = fisher_interval(0.5, 28)
    >>> round(low, 4), round(high, 4)
    (0.156, 0.7358)
    """
    if not -1 <= r <= 1:
        raise PolicyError(f"r is {r}; a correlation lies from -1 to 1")
    free = n - n_controls - 3
    if free < 1:
        raise UndefinedStatisticError(
            "Fisher's interval",
            f"{counted(n, 'unit')} with {n_controls} controls leave no degrees of freedom",
            f"Give at least {counted(n_controls + 4, 'unit')}",
        )
    half_width = normal_quantile(level) * math.sqrt(variance / free)
    if abs(r) == 1:
        return r, r
    middle = math.atanh(r)
    return math.tanh(middle - half_width), math.tanh(middle + half_width)
