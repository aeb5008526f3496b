"""What each item adds to its scale, and how items go together."""

import math
from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import Measure
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.alpha_intervals import alpha_standard_error
from publead.stats.consistency.answers import Floats, Missing, sealed
from publead.stats.consistency.measures import ALPHA_IF_DROPPED, INTER_ITEM
from publead.stats.consistency.moments import correlations, moments
from publead.stats.consistency.spreads import lambda_6
from publead.stats.consistency.totals import alpha_of


@attrs.frozen(kw_only=True, eq=False)
class AlphaIfDropped(Account):
    """
    Alpha and its kin without each item in turn; each array has shape (n_items,).

    Attributes
    ----------
    values : ndarray of float
        Cronbach's alpha of the other items.
    standardized : ndarray of float
        Their standardised alpha.
    lambda_6 : ndarray of float
        Their lambda 6, on correlations; NaN where one of them repeats others.
    mean_correlation, median_correlation, correlation_variance : ndarray of float
        Of the correlations between any two of them; the variance is NaN where there is only one.
    signal_to_noise : ndarray of float
        k r / (1 - r), with r their mean correlation.
    standard_error : ndarray of float
        The large-sample standard error of their alpha.
    """

    measure: ClassVar[Measure] = ALPHA_IF_DROPPED

    values: Floats = attrs.field(converter=sealed)
    standardized: Floats = attrs.field(converter=sealed)
    lambda_6: Floats = attrs.field(converter=sealed)
    mean_correlation: Floats = attrs.field(converter=sealed)
    median_correlation: Floats = attrs.field(converter=sealed)
    correlation_variance: Floats = attrs.field(converter=sealed)
    signal_to_noise: Floats = attrs.field(converter=sealed)
    standard_error: Floats = attrs.field(converter=sealed)

    def __str__(self) -> str:
        """Return the values, rounded to be read."""
        return f"alpha without each item: {_listed(self.values)}"


@attrs.frozen(kw_only=True, eq=False)
class InterItem(Account):
    """
    The correlations between any two items, in a few numbers.

    Attributes
    ----------
    mean, median, low, high : float
        Of the k (k - 1) / 2 correlations.
    variance : float
        Of them, with their number less one in the divisor; NaN where there are only two items.
    signal_to_noise : float
        k r / (1 - r), with r the mean; infinite where all items are alike.
    one_correlation_fit : float
        The share of the squared correlations, the diagonal included, that their mean alone
        accounts for: 1 - sum (R - r)² / sum R². At most 1.
    """

    measure: ClassVar[Measure] = INTER_ITEM

    mean: float
    median: float
    low: float
    high: float
    variance: float
    signal_to_noise: float
    one_correlation_fit: float

    def __str__(self) -> str:
        """Return mean and range, rounded to be read."""
        return f"correlations of {self.mean:.2f} on average, {self.low:.2f} to {self.high:.2f}"


def alpha_if_dropped(items: ArrayLike, *, missing: Missing = Missing.LISTWISE) -> AlphaIfDropped:
    r"""
    Return alpha without each item in turn.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to at least three items, reversed ones already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items. The same
        people are used whichever item is left out.

    Returns
    -------
    AlphaIfDropped

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than three items or two people, or everybody answered an item alike.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    Notes
    -----
    .. math:: \alpha_{-i} = \frac{k-1}{k-2}\left(1 - \frac{\sum_{j \ne i} s_j^2}{s^2_{T-i}}\right)

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
    16(3), 297-334. https://doi.org/10.1007/BF02310555

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(alpha_if_dropped(ratings))
    alpha without each item: 0.88, 0.87, 0.87, 0.92
    """
    name = ALPHA_IF_DROPPED.name
    found = moments(items, missing, name, least_items=3)
    related = correlations(found, name)
    places = np.arange(found.n_items)
    rests = [np.ix_(places != item, places != item) for item in places]
    pairs = [_pairs(related[rest]) for rest in rests]
    return AlphaIfDropped(
        values=[alpha_of(found.covariance[rest], name) for rest in rests],
        standardized=[alpha_of(related[rest], name) for rest in rests],
        lambda_6=[_lambda_6(related[rest]) for rest in rests],
        mean_correlation=[pair.mean() for pair in pairs],
        median_correlation=[np.median(pair) for pair in pairs],
        correlation_variance=[_variance(pair) for pair in pairs],
        signal_to_noise=[_signal(float(pair.mean()), len(places) - 1) for pair in pairs],
        standard_error=[alpha_standard_error(found.covariance[rest], found.n) for rest in rests],
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion",
    )


def inter_item(items: ArrayLike, *, missing: Missing = Missing.LISTWISE) -> InterItem:
    """
    Return the correlations between items in a few numbers.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers, reversed items already turned. Floats with NaN for no answer, or int8 with -127
        or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.

    Returns
    -------
    InterItem

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items or people, or everybody answered an item alike.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
    16(3), 297-334. https://doi.org/10.1007/BF02310555

    Examples
    --------
    R's psych gives a mean of 0.760307717559927:

    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(inter_item(ratings))
    correlations of 0.76 on average, 0.72 to 0.89
    """
    name = INTER_ITEM.name
    found = moments(items, missing, name)
    related = correlations(found, name)
    pairs = _pairs(related)
    mean = float(pairs.mean())
    return InterItem(
        mean=mean,
        median=float(np.median(pairs)),
        low=float(pairs.min()),
        high=float(pairs.max()),
        variance=_variance(pairs),
        signal_to_noise=_signal(mean, found.n_items),
        one_correlation_fit=1 - float(((related - mean) ** 2).sum() / (related**2).sum()),
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion",
    )


def _pairs(related: Floats) -> Floats:
    return related[np.triu_indices(len(related), 1)]


def _variance(pairs: Floats) -> float:
    return float(pairs.var(ddof=1)) if pairs.size > 1 else math.nan


def _signal(mean: float, n_items: int) -> float:
    return math.inf if mean >= 1 else n_items * mean / (1 - mean)


def _lambda_6(related: Floats) -> float:
    try:
        return lambda_6(related)
    except UndefinedStatisticError:
        return math.nan


def _listed(values: Floats) -> str:
    return ", ".join(f"{value:.2f}" for value in values)
