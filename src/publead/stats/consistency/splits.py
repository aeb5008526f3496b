"""Halves of the items: how well they agree, one way to halve or all of them."""

from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.estimates import Measure
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing, sealed
from publead.stats.consistency.halves import Half, coefficients, first_half, half_of
from publead.stats.consistency.measures import SPLIT_HALF
from publead.stats.consistency.moments import moments
from publead.stats.consistency.spreads import Metric, spread_in
from publead.stats.consistency.totals import check_total


@attrs.frozen(kw_only=True, eq=False)
class SplitHalf(Account):
    """
    One way to halve the items.

    Attributes
    ----------
    half : Half
        The halves and how well they agree.
    """

    measure: ClassVar[Measure] = SPLIT_HALF

    half: Half

    def __str__(self) -> str:
        """Return both coefficients, rounded to be read."""
        return (
            f"split half {self.half.rulon:.2f} (Flanagan-Rulon), "
            f"{self.half.spearman_brown:.2f} (Spearman-Brown)"
        )


@attrs.frozen(kw_only=True, eq=False)
class AllSplits(Account):
    """
    Every way to halve the items, sizes differing by one at most.

    Attributes
    ----------
    values : ndarray of float, shape (n_splits,)
        The Flanagan-Rulon coefficient of each split, in rising order.
    greatest, least : Half
        The splits with the highest and the lowest coefficient.
    """

    measure: ClassVar[Measure] = SPLIT_HALF

    values: Floats = attrs.field(converter=sealed)
    greatest: Half
    least: Half

    @property
    def mean(self) -> float:
        """The mean coefficient; with an even number of items this is alpha."""
        return float(self.values.mean())

    def __str__(self) -> str:
        """Return mean and range, rounded to be read."""
        low, high = self.least.rulon, self.greatest.rulon
        return (
            f"{self.values.size} split halves: {self.mean:.2f} on average, {low:.2f} to {high:.2f}"
        )


def split_half(
    items: ArrayLike,
    first: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    metric: Metric = Metric.COVARIANCE,
) -> SplitHalf:
    r"""
    Return how well two given halves of the items agree.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to the items of one scale, reversed ones already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    first : array_like of int
        The places of the items of one half, from 0; the others are the other half.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    metric : Metric
        Items as answered, or brought to equal spread.

    Returns
    -------
    SplitHalf

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items or people, or the items cancel each other.
    PolicyError, InputError
        If *first* names no place, all places or a place that is not there, or *items* is no
        matrix of finite numbers.

    Notes
    -----
    .. math:: \frac{4\operatorname{cov}(A, B)}{\operatorname{var}(A + B)}
        = 1 - \frac{\operatorname{var}(A - B)}{\operatorname{var}(A + B)}

    References
    ----------
    Rulon, P. J. (1939). A simplified procedure for determining the reliability of a test by
    split-halves. Harvard Educational Review, 9, 99-103.

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(split_half(ratings, first=[0, 3]))
    split half 0.88 (Flanagan-Rulon), 0.89 (Spearman-Brown)
    """
    found = moments(items, missing, SPLIT_HALF.name)
    places = sorted({int(place) for place in np.asarray(first).ravel()})
    if not 0 < len(places) < found.n_items or not 0 <= places[0] <= places[-1] < found.n_items:
        raise PolicyError(
            f"first is {places}; give some, not all, of the places 0 to {found.n_items - 1}"
        )
    spread = spread_in(found, metric, SPLIT_HALF.name)
    check_total(spread, float(spread.sum()), float(np.trace(spread)), SPLIT_HALF.name)
    return SplitHalf(
        half=half_of(spread, places),
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion; {metric.value}",
    )


def odd_even(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    metric: Metric = Metric.COVARIANCE,
) -> SplitHalf:
    """
    Return how well the first, third … item agree with the second, fourth … one.

    Takes, gives and raises what `split_half` does.

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> odd_even(ratings).half.first
    (0, 2)
    """
    n_items = np.shape(items)[1] if np.ndim(items) == 2 else 0
    return split_half(items, range(0, n_items, 2), missing=missing, metric=metric)


def all_splits(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    metric: Metric = Metric.COVARIANCE,
) -> AllSplits:
    """
    Return how well the halves agree, for every way to halve up to 20 items.

    Takes *items*, *missing* and *metric* as `split_half` does.

    Returns
    -------
    AllSplits
        Its ``greatest`` is the greatest split half, Guttman's lambda 4.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two or more than 20 items, fewer than two people, or the items
        cancel each other.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    References
    ----------
    Guttman, L. (1945). A basis for analyzing test-retest reliability. Psychometrika, 10(4),
    255-282. https://doi.org/10.1007/BF02288892

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(all_splits(ratings))
    3 split halves: 0.91 on average, 0.88 to 0.93
    """
    found = moments(items, missing, SPLIT_HALF.name)
    spread = spread_in(found, metric, SPLIT_HALF.name)
    check_total(spread, float(spread.sum()), float(np.trace(spread)), SPLIT_HALF.name)
    signs, values = coefficients(spread)
    return AllSplits(
        values=np.sort(values),
        greatest=half_of(spread, first_half(signs, int(np.argmax(values)))),
        least=half_of(spread, first_half(signs, int(np.argmin(values)))),
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion; {metric.value}",
    )


def greatest_split_half(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    metric: Metric = Metric.COVARIANCE,
) -> SplitHalf:
    """
    Return the halves that agree best: Guttman's lambda 4, found by trying all.

    Takes and raises what `all_splits` does. In small samples the best of many overshoots.

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> greatest_split_half(ratings).half.second
    (2, 3)
    """
    every = all_splits(items, missing=missing, metric=metric)
    return SplitHalf(
        half=every.greatest,
        n=every.n,
        n_left_out=every.n_left_out,
        reason=every.reason,
        method=f"{every.method}; greatest of {every.values.size}",
    )
