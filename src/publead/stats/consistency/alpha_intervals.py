"""Intervals of Cronbach's alpha that have a formula."""

import math
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.stats.intervals import Interval, normal_quantile
from publead.stats.numbers import as_floats


class AlphaInterval(Enum):
    """
    Which formula gives the interval of alpha.

    Attributes
    ----------
    FELDT
        Feldt's F interval: exact for normal answers with equal covariances, and close to its
        level for most questionnaires.
    NORMAL
        Alpha plus and minus a multiple of the standard error of Duhachek and Iacobucci, which
        needs normal answers, but no equal covariances. With 10 people a 95 % interval held the
        true alpha in 89 to 94 % of simulations with normal answers, with 30 or more in 94 to
        96 %; on five points and with heavy tails it fares as Feldt's does.
    """

    FELDT = "Feldt's F interval"
    NORMAL = "normal interval with Duhachek and Iacobucci's standard error"


def feldt_interval(alpha: float, n: float, n_items: int, *, level: float = 0.95) -> Interval:
    r"""
    Return Feldt's interval of Cronbach's alpha.

    Parameters
    ----------
    alpha : float
        At most 1.
    n : float
        How many people alpha was computed from, *after* any were left out; above 1.
    n_items : int
        At least 2.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    low, high : float
        At most 1; both are 1 where alpha is.

    Raises
    ------
    UndefinedStatisticError
        If *n* or *n_items* leaves no degrees of freedom.
    PolicyError
        If *alpha* is above 1 or *level* not between 0 and 1.

    Notes
    -----
    .. math:: 1 - (1 - \hat\alpha)\,F_{1 \mp a/2;\; n-1,\,(n-1)(k-1)}

    Exact where answers are normal and any two items have the same covariance. In simulations of
    2,000 draws with 10 to 300 people and 3 to 10 items, its 95 % interval held the true alpha in
    94 to 96 % of them where that is so, in 92 to 93 % on five points with most answers at the
    upper end, and in 78 to 91 % with heavy tails (t with 5 degrees of freedom), fewer the more
    people there are: with heavy tails do not trust it. The page *Which intervals to trust* has
    every cell.

    References
    ----------
    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Statistical inference for coefficient
    alpha. Applied Psychological Measurement, 11(1), 93-103.
    https://doi.org/10.1177/014662168701100107

    Examples
    --------
    As R's ``psych::alpha.ci(.8, 100, 5)`` gives them:

    >>> low, high = feldt_interval(0.8, 100, 5)
    >>> round(low, 6), round(high, 6)
    (0.730558, 0.855887)
    """
    if not alpha <= 1:
        raise PolicyError(f"alpha is {alpha}; it is at most 1")
    if not 0 < level < 1:
        raise PolicyError(f"level is {level}; it must lie between 0 and 1, such as 0.95")
    if n <= 1 or n_items < 2:
        raise UndefinedStatisticError(
            "Feldt's interval",
            f"n = {n:g} and {counted(n_items, 'item')} leave no degrees of freedom",
            "Give at least two of each",
        )
    across, within = n - 1, (n - 1) * (n_items - 1)
    upper, lower = (
        float(special.fdtri(across, within, p)) for p in ((1 + level) / 2, (1 - level) / 2)
    )
    return 1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower


def alpha_standard_error(covariance: ArrayLike, n: float) -> float:
    r"""
    Return the large-sample standard error of Cronbach's alpha.

    Parameters
    ----------
    covariance : array_like of float, shape (n_items, n_items)
        The items' covariances; at least 2 items.
    n : float
        How many people they were computed from, above 0.

    Returns
    -------
    float
        0 or above.

    Raises
    ------
    UndefinedStatisticError
        If the items' sum has no variance, or a covariance is missing.
    PolicyError, InputError
        If *covariance* is no square matrix of finite numbers, or *n* is not above 0.

    Notes
    -----
    With :math:`V` the covariances and :math:`j` a vector of ones,

    .. math:: \sqrt{\frac{2k^2}{n(k-1)^2(j'Vj)^3}
        \left[j'Vj\,(\operatorname{tr}V^2 + \operatorname{tr}^2V)
        - 2\operatorname{tr}V\; j'V^2j\right]}

    References
    ----------
    Duhachek, A., & Iacobucci, D. (2004). Alpha's standard error (ASE): an accurate and precise
    confidence interval estimate. Journal of Applied Psychology, 89(5), 792-808.
    https://doi.org/10.1037/0021-9010.89.5.792

    Examples
    --------
    >>> round(alpha_standard_error([[1, 0.5], [0.5, 1]], 100), 4)
    0.0667
    """
    spread = as_floats(covariance, 2, "covariances")
    if spread.shape[0] != spread.shape[1]:
        raise PolicyError(f"covariances have the shape {spread.shape}; give a square matrix")
    if not n > 0:
        raise PolicyError(f"n is {n}; it must be above 0")
    k, total, trace = len(spread), float(spread.sum()), float(np.trace(spread))
    if not total > 0 or k < 2:
        raise UndefinedStatisticError(
            "the standard error of alpha",
            _why_no_error(k, total),
            "Check how the items are keyed",
        )
    square = spread @ spread
    inner = total * (float(np.trace(square)) + trace**2) - 2 * trace * float(square.sum())
    return math.sqrt(max(0.0, 2 * k * k / ((k - 1) ** 2 * total**3) * inner / n))


def _why_no_error(k: int, total: float) -> str:
    if k < 2:
        return "there is only one item" if k else "there are no items"
    return (
        "a covariance is missing" if math.isnan(total) else "the sum of the items has no variance"
    )


def normal_interval(value: float, standard_error: float, level: float) -> Interval:
    """Return a value plus and minus its standard error times the normal quantile; at most 1."""
    half_width = normal_quantile(level) * standard_error
    return value - half_width, min(1.0, value + half_width)
