"""Cronbach's alpha, and the same for items of equal spread."""

import math
from collections.abc import Callable

import attrs
from numpy.typing import ArrayLike

from publead.estimates import Estimate, counted
from publead.stats.consistency.alpha_intervals import (
    AlphaInterval,
    alpha_standard_error,
    feldt_interval,
    normal_interval,
)
from publead.stats.consistency.answers import Floats, Missing, matrix_of
from publead.stats.consistency.directions import against
from publead.stats.consistency.measures import CRONBACH_ALPHA, STANDARDIZED_ALPHA
from publead.stats.consistency.moments import Moments, correlations, moments
from publead.stats.consistency.refusals import check_items, left_out
from publead.stats.consistency.resampling import Bootstrap, bootstrap_interval
from publead.stats.consistency.sums import alpha_from_sums
from publead.stats.consistency.totals import alpha_of

NAME = CRONBACH_ALPHA.name


def cronbach_alpha(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    interval: AlphaInterval | Bootstrap = AlphaInterval.FELDT,
    level: float = 0.95,
) -> Estimate:
    r"""
    Return Cronbach's alpha with its interval.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to the items of one scale, reversed items already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    interval : AlphaInterval or Bootstrap
        How the interval is found. After pairwise deletion a formula counts everybody who gave an
        answer, and so is too short where many are missing: with 15 % missing it held the true
        alpha in 91 % of simulations, with 30 % in 83 %.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        At most 1. It may be negative: then ``reason`` names the items that go against the
        others. A low alpha above zero can hide such an item too; `key_lint` finds it.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two people or items, or the sum of the items is the same for
        everybody.
    PolicyError, InputError
        If *items* is no matrix of finite numbers, or *level* makes no sense.

    Notes
    -----
    .. math:: \alpha = \frac{k}{k-1}\left(1 - \frac{\sum_i s_i^2}{s_T^2}\right)

    An item that everybody answered alike counts among the *k*. Without missing answers one pass
    of sums suffices, in blocks that stay in cache, whatever the number of people.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
    16(3), 297-334. https://doi.org/10.1007/BF02310555

    Examples
    --------
    The ratings of Shrout and Fleiss (1979); R's psych gives 0.909315542377069:

    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(cronbach_alpha(ratings))
    0.91 [0.68, 0.99], n = 6
    """
    matrix = matrix_of(items)
    check_items(matrix.shape[1], NAME)
    quick = alpha_from_sums(matrix) if _sums_suffice(missing, interval) else None
    found = moments(matrix, missing, NAME) if quick is None else None
    value, n = (alpha_of(found.covariance, NAME), found.n) if found else quick or (math.nan, 0)
    if isinstance(interval, Bootstrap):
        low, high = bootstrap_interval(matrix, _alpha_again(missing), interval, level=level)
    elif interval is AlphaInterval.NORMAL and found:
        low, high = normal_interval(value, alpha_standard_error(found.covariance, n), level)
    else:
        low, high = feldt_interval(value, n, matrix.shape[1], level=level)
    return Estimate(
        measure=CRONBACH_ALPHA,
        value=value,
        low=low,
        high=high,
        level=level,
        n=n,
        n_left_out=len(matrix) - n,
        method=f"{missing.value} deletion; {name_of(interval)}",
        reason=reason_of(found, value) if found else left_out(len(matrix) - n, missing),
    )


def standardized_alpha(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    interval: Bootstrap | None = None,
    level: float = 0.95,
) -> Estimate:
    r"""
    Return the alpha that the items would have if all had the same spread.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        As in `cronbach_alpha`.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    interval : Bootstrap, optional
        How the interval is found; none unless given, because no formula is well tested.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        At most 1.

    Raises
    ------
    UndefinedStatisticError
        As in `cronbach_alpha`, and if everybody answered an item alike.
    PolicyError, InputError
        As in `cronbach_alpha`.

    Notes
    -----
    .. math:: \frac{k \bar r}{1 + (k - 1) \bar r}

    Pairwise, a correlation takes both variances among those who answered both items.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
    16(3), 297-334. https://doi.org/10.1007/BF02310555

    Examples
    --------
    R's psych gives 0.926943646258737:

    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> round(float(standardized_alpha(ratings)), 12)
    0.926943646259
    """
    name = STANDARDIZED_ALPHA.name

    def of(rows: ArrayLike) -> float:
        return alpha_of(correlations(moments(rows, missing, name), name), name)

    found = moments(items, missing, name)
    value = of(items)
    result = Estimate(
        measure=STANDARDIZED_ALPHA,
        value=value,
        level=level,
        n=found.n,
        n_left_out=found.n_left_out,
        method=f"{missing.value} deletion",
        reason=reason_of(found, value),
    )
    return result if interval is None else with_bootstrap(result, items, of, interval)


def with_bootstrap(
    result: Estimate, items: ArrayLike, statistic: Callable[[Floats], float], interval: Bootstrap
) -> Estimate:
    """Return an estimate with its interval by the bootstrap over people, at its own level."""
    low, high = bootstrap_interval(items, statistic, interval, level=result.level)
    return attrs.evolve(result, low=low, high=high, method=f"{result.method}; {name_of(interval)}")


def reason_of(found: Moments, value: float) -> str:
    """Tell who was left out, and why an alpha is negative where it is."""
    parts = [found.left_out]
    if value < 0:
        parts += ["it is negative because on the whole the items vary against each other"]
        parts += [against(found.covariance)]
    return "; ".join(part for part in parts if part)


def name_of(interval: AlphaInterval | Bootstrap) -> str:
    """Return how an interval is found, in words."""
    if isinstance(interval, AlphaInterval):
        return interval.value
    return f"percentile interval of {counted(interval.draws, 'sample')} of people drawn with return"


def _sums_suffice(missing: Missing, interval: AlphaInterval | Bootstrap) -> bool:
    return missing is Missing.LISTWISE and interval is not AlphaInterval.NORMAL


def _alpha_again(missing: Missing) -> Callable[[Floats], float]:
    def again(rows: Floats) -> float:
        return alpha_of(moments(rows, missing, NAME).covariance, NAME)

    return again
