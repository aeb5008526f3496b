"""How many raters a reliability takes, and what reliability a number of raters gives."""

import math
from fractions import Fraction

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.agreement.icc_intervals import stepped_up


def reliability_of_mean(icc1: float, n_raters: float) -> float:
    r"""
    Return the reliability of the mean of some raters, given that of one.

    Parameters
    ----------
    icc1 : float
        Reliability of one rater, at most 1.
    n_raters : float
        How many raters, above 0; a mean number need not be whole.

    Returns
    -------
    float
        At most 1.

    Raises
    ------
    PolicyError
        If *icc1* is above 1 or not a number, or *n_raters* not above 0.
    UndefinedStatisticError
        If a negative *icc1* leaves nothing to divide by.

    Notes
    -----
    .. math:: \frac{k \rho}{1 + (k - 1) \rho}

    References
    ----------
    Spearman, C. (1910). Correlation calculated from faulty data. British Journal of Psychology,
    3(3), 271-295. https://doi.org/10.1111/j.2044-8295.1910.tb00206.x

    Examples
    --------
    >>> round(reliability_of_mean(0.37, 5), 3)
    0.746
    """
    if not (icc1 <= 1 and n_raters > 0):
        raise PolicyError(f"ICC(1) is {icc1} for {n_raters:g} raters; give at most 1, and above 0")
    if 1 + (n_raters - 1) * icc1 <= 0:
        raise UndefinedStatisticError(
            "the reliability of a mean",
            f"an ICC(1) of {icc1:.3g} cannot hold for {n_raters:g} raters",
            "Report ICC(1): raters of one person differ more than people do",
        )
    return stepped_up(icc1, n_raters)


def raters_needed(icc1: float, target: float) -> int:
    r"""
    Return the smallest number of raters whose mean reaches a reliability.

    Parameters
    ----------
    icc1 : float
        Reliability of one rater, between 0 and 1.
    target : float
        The reliability that is wanted, between 0 and 1.

    Returns
    -------
    int
        At least 1.

    Raises
    ------
    UndefinedStatisticError
        If *icc1* is not above 0, when no number of raters is enough.
    PolicyError
        If *icc1* is above 1, or *target* does not lie between 0 and 1.

    Notes
    -----
    .. math:: \left\lceil \frac{R (1 - \rho)}{\rho (1 - R)} \right\rceil

    computed in exact fractions of the decimals given, so that 0.8 from 0.5 is 4 and not 5.

    Examples
    --------
    >>> raters_needed(0.5, 0.8), raters_needed(0.37, 0.7), raters_needed(0.3, 0.7)
    (4, 4, 6)
    """
    if not (0 < target < 1 and not icc1 > 1):
        raise PolicyError(f"ICC(1) is {icc1}, target {target}; give at most 1, and between 0 and 1")
    if not icc1 > 0:
        raise UndefinedStatisticError(
            "the number of raters needed",
            f"ICC(1) is {icc1:.3g}: these ratings do not tell one person from another",
            "Look at the items and at who was asked; more raters of this kind will not help",
        )
    one, wanted = Fraction(repr(float(icc1))), Fraction(repr(float(target)))
    return max(1, math.ceil(wanted * (1 - one) / (one * (1 - wanted))))
