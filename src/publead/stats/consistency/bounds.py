"""Two later kin of alpha: ten Berge and Zegers's series, and Armor's theta."""

import math

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.estimates import Estimate, Measure
from publead.stats.consistency.answers import Missing
from publead.stats.consistency.measures import ARMOR_THETA, TEN_BERGE
from publead.stats.consistency.moments import Moments, correlations, moments
from publead.stats.consistency.spreads import Metric, spread_in
from publead.stats.consistency.totals import check_total


def ten_berge_mu(
    items: ArrayLike,
    *,
    order: int = 3,
    missing: Missing = Missing.LISTWISE,
    metric: Metric = Metric.COVARIANCE,
) -> Estimate:
    r"""
    Return ten Berge and Zegers's lower bound of a given order.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        As in `guttman_lambdas`.
    order : int
        0 gives alpha, 1 lambda 2; higher orders are at least as high, from 0 to 8.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    metric : Metric
        Items as answered, or brought to equal spread.

    Returns
    -------
    Estimate
        At most 1; without an interval.

    Raises
    ------
    UndefinedStatisticError
        As in `guttman_lambdas`.
    PolicyError, InputError
        If *order* makes no sense, or *items* is no matrix of finite numbers.

    Notes
    -----
    With :math:`p_h = \sum_{i \ne j} s_{ij}^{2^h}` for :math:`h < r` and :math:`k/(k-1)` times
    that for the last,

    .. math:: \mu_r = \left(p_0 + \left(p_1 + \dots (p_r)^{1/2} \dots
        \right)^{1/2}\right) / V_T

    References
    ----------
    ten Berge, J. M. F., & Zegers, F. E. (1978). A series of lower bounds to the reliability of a
    test. Psychometrika, 43(4), 575-579.

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> float(ten_berge_mu(ratings, order=0)) < float(ten_berge_mu(ratings, order=3))
    True
    """
    if not 0 <= order <= 8:
        raise PolicyError(f"order is {order}; it must lie between 0 and 8, such as 3")
    found = moments(items, missing, TEN_BERGE.name)
    spread = spread_in(found, metric, TEN_BERGE.name)
    check_total(spread, float(spread.sum()), float(np.trace(spread)), TEN_BERGE.name)
    between = spread[~np.eye(found.n_items, dtype=bool)]
    k = found.n_items
    inner = 0.0
    for step in range(order, -1, -1):
        power = float((between ** (2**step)).sum()) * (k / (k - 1) if step == order else 1)
        inner = power + inner if step == 0 else math.sqrt(power + inner)
    return _estimate(TEN_BERGE, inner / float(spread.sum()), found, metric)


def armor_theta(items: ArrayLike, *, missing: Missing = Missing.LISTWISE) -> Estimate:
    r"""
    Return Armor's theta: the alpha of the best weighted sum of items of equal spread.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        As in `guttman_lambdas`.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.

    Returns
    -------
    Estimate
        Between 0 and 1; without an interval.

    Raises
    ------
    UndefinedStatisticError
        As in `guttman_lambdas`.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    Notes
    -----
    .. math:: \frac{k}{k-1}\left(1 - \frac{1}{\text{greatest eigenvalue of } R}\right)

    References
    ----------
    Armor, D. J. (1974). Theta reliability and factor scaling. Sociological Methodology, 5, 17-50.


    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> round(float(armor_theta(ratings)), 2)
    0.93
    """
    found = moments(items, missing, ARMOR_THETA.name)
    greatest = float(np.linalg.eigvalsh(correlations(found, ARMOR_THETA.name))[-1])
    k = found.n_items
    return _estimate(ARMOR_THETA, k / (k - 1) * (1 - 1 / greatest), found, Metric.CORRELATION)


def _estimate(measure: Measure, value: float, found: Moments, metric: Metric) -> Estimate:
    return Estimate(
        measure=measure,
        value=value,
        n=found.n,
        n_left_out=found.n_left_out,
        method=f"{found.missing.value} deletion; {metric.value}",
        reason=found.left_out,
    )
