"""Correlations of one row a unit: Pearson's, Spearman's, and Pearson's given controls."""

import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Estimate, Measure
from publead.stats.agreement.arrays import Floats
from publead.stats.correlation.columns import Rows, correlated, cosine, residuals
from publead.stats.correlation.fisher import fisher_interval
from publead.stats.correlation.measures import PARTIAL, PEARSON, SPEARMAN


def pearson(x: ArrayLike, y: ArrayLike, *, level: float = 0.95) -> Estimate:
    r"""
    Return Pearson's correlation with Fisher's interval.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        One value a unit; a unit with a NaN in either is left out and counted.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        From -1 to 1; ``n`` counts units. With three units there is no interval.

    Raises
    ------
    UndefinedStatisticError
        If fewer than three units are complete, or a variable does not vary.
    PolicyError, InputError
        If the lengths differ, or a value is infinite or no number.

    Notes
    -----
    .. math:: r = \frac{\sum (x - \bar x)(y - \bar y)}
       {\sqrt{\sum (x - \bar x)^2 \sum (y - \bar y)^2}}

    R: ``cor.test(x, y)``. Units must be independent: two years of one organisation are not; see
    `within_groups`.

    References
    ----------
    Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a
    small sample. Metron, 1, 3-32.

    Examples
    --------
    >>> print(pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 6]))
    0.82 [-0.22, 0.99], n = 5
    """
    rows = Rows.of(x, y)
    r = correlated(rows.x, rows.y, PEARSON.name)
    return with_fisher(PEARSON, r, rows, level=level)


def spearman(x: ArrayLike, y: ArrayLike, *, level: float = 0.95) -> Estimate:
    r"""
    Return Spearman's rank correlation with Bonett and Wright's interval.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        One value a unit; a unit with a NaN in either is left out and counted.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        From -1 to 1; ``n`` counts units. With three units there is no interval.

    Raises
    ------
    UndefinedStatisticError
        If fewer than three units are complete, or a variable does not vary.
    PolicyError, InputError
        If the lengths differ, or a value is infinite or no number.

    Notes
    -----
    Pearson's correlation of the ranks, tied values sharing their mean rank. Its interval is
    Fisher's with :math:`(1 + r^2 / 2) / (n - 3)` for the variance of z. One far-off unit moves it
    by a few ranks only, where it can make or break Pearson's. R: ``cor(x, y, method =
    "spearman")``.

    References
    ----------
    Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson, Kendall
    and Spearman correlations. Psychometrika, 65(1), 23-28. https://doi.org/10.1007/BF02294183

    Examples
    --------
    >>> print(spearman([1, 2, 3, 4, 500], [2, 1, 4, 3, 6]))
    0.80 [-0.46, 0.99], n = 5
    """
    rows = Rows.of(x, y)
    r = correlated(ranks(rows.x), ranks(rows.y), SPEARMAN.name)
    return with_fisher(SPEARMAN, r, rows, variance=1 + r * r / 2, level=level)


def partial(x: ArrayLike, y: ArrayLike, controls: ArrayLike, *, level: float = 0.95) -> Estimate:
    r"""
    Return the correlation of x and y given controls, with Fisher's interval.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        One value a unit; a unit with a NaN anywhere is left out and counted.
    controls : array_like of float, shape (n, n_controls) or (n,)
        What is held constant. A control that follows from the others counts once.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        From -1 to 1; ``n`` counts units.

    Raises
    ------
    UndefinedStatisticError
        If fewer than three units are complete, a variable does not vary, or the controls leave
        nothing of it.
    PolicyError, InputError
        If the lengths differ, or a value is infinite or no number.

    Notes
    -----
    The correlation of the residuals of two least-squares regressions on the controls. The interval
    has :math:`n - q - 3` for *q* controls. R: ``cor(resid(lm(x ~ z)), resid(lm(y ~ z)))``.

    References
    ----------
    Fisher, R. A. (1924). The distribution of the partial correlation coefficient. Metron, 3,
    329-332.

    Examples
    --------
    Two variables that rise together only because both rise with a third:

    >>> z = np.arange(10.0)
    >>> x, y = z + [1, -1] * 5, z + [1, 1, -1, -1, 1, 1, -1, -1, 1, 2]
    >>> round(pearson(x, y).value, 2), round(partial(x, y, z).value, 2)
    (0.88, -0.07)
    """
    rows = Rows.of(x, y, controls)
    correlated(rows.x, rows.y, PARTIAL.name)
    left_x, left_y, n_controls = residuals(rows, PARTIAL.name)
    return with_fisher(PARTIAL, cosine(left_x, left_y), rows, n_controls=n_controls, level=level)


def with_fisher(
    measure: Measure,
    r: float,
    rows: Rows,
    *,
    n_controls: int = 0,
    variance: float = 1.0,
    level: float,
) -> Estimate:
    """Return a correlation with Fisher's interval, or without one where rows are too few."""
    low = high = float("nan")
    given = f", {n_controls} controls" if n_controls else ""
    method = f"no interval: {rows.n} complete rows{given} leave no degrees of freedom"
    if rows.n > n_controls + 3:
        low, high = fisher_interval(
            r, rows.n, n_controls=n_controls, variance=variance, level=level
        )
        method = f"complete rows{given}; Fisher's z interval"
    return Estimate(
        measure=measure,
        value=r,
        low=low,
        high=high,
        level=level,
        n=rows.n,
        n_left_out=rows.n_left_out,
        method=method,
        reason=rows.reason,
    )


def ranks(values: Floats) -> Floats:
    """Return the ranks from 1, tied values sharing their mean rank."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: Floats = (last - (counts - 1) / 2)[place]
    return shared
