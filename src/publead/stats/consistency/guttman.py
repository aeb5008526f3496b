"""Guttman's six lower bounds of reliability."""

import math
from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import Measure
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing
from publead.stats.consistency.halves import MOST_ITEMS_SPLIT, greatest_of
from publead.stats.consistency.measures import GUTTMAN_LAMBDAS
from publead.stats.consistency.moments import moments
from publead.stats.consistency.spreads import Metric, lambda_6, spread_in
from publead.stats.consistency.totals import alpha_of, check_total


@attrs.frozen(kw_only=True, eq=False)
class GuttmanLambdas(Account):
    """
    Guttman's six lower bounds of the reliability of a sum of items.

    Attributes
    ----------
    lambda_1 : float
        1 less the items' variances over the variance of their sum.
    lambda_2 : float
        Adds the root mean of the squared covariances.
    lambda_3 : float
        Alpha.
    lambda_4 : float
        The greatest split half, over halves whose sizes differ by one at most; NaN where there
        are too many items to try all.
    lambda_5 : float
        Uses the one item that varies most with the others.
    lambda_6 : float
        Uses each item's squared multiple correlation with the others; NaN where an item repeats
        others.
    """

    measure: ClassVar[Measure] = GUTTMAN_LAMBDAS

    lambda_1: float
    lambda_2: float
    lambda_3: float
    lambda_4: float
    lambda_5: float
    lambda_6: float

    @property
    def values(self) -> tuple[float, ...]:
        """The six, in order."""
        return (
            self.lambda_1,
            self.lambda_2,
            self.lambda_3,
            self.lambda_4,
            self.lambda_5,
            self.lambda_6,
        )

    def __str__(self) -> str:
        """Return the six, rounded to be read."""
        return f"lambda 1 to 6: {', '.join(f'{value:.2f}' for value in self.values)}"


def guttman_lambdas(
    items: ArrayLike, *, missing: Missing = Missing.LISTWISE, metric: Metric = Metric.COVARIANCE
) -> GuttmanLambdas:
    r"""
    Return Guttman's six lower bounds of reliability.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to the items of one scale, reversed ones already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    metric : Metric
        Items as answered (default), or brought to equal spread as R's ``psych::guttman`` does.

    Returns
    -------
    GuttmanLambdas
        Each at most 1.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items or people, everybody answered an item alike, or the
        items cancel each other.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    Notes
    -----
    With :math:`V_T` the variance of the sum and :math:`C_2` the sum of the squared covariances
    between items, :math:`\lambda_1 = 1 - \operatorname{tr}V / V_T`,
    :math:`\lambda_2 = \lambda_1 + \sqrt{C_2\,k/(k-1)} / V_T`,
    :math:`\lambda_5 = \lambda_1 + 2\sqrt{\max_j \sum_{i \ne j} s_{ij}^2} / V_T`,
    :math:`\lambda_6 = 1 - \sum_i s_i^2 (1 - R_i^2) / V_T`.

    References
    ----------
    Guttman, L. (1945). A basis for analyzing test-retest reliability. Psychometrika, 10(4),
    255-282. https://doi.org/10.1007/BF02288892

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(guttman_lambdas(ratings))
    lambda 1 to 6: 0.68, 0.91, 0.91, 0.93, 0.91, 0.91
    """
    name = GUTTMAN_LAMBDAS.name
    found = moments(items, missing, name)
    spread = spread_in(found, metric, name)
    total, trace = float(spread.sum()), float(np.trace(spread))
    check_total(spread, total, trace, name)
    squares = spread**2
    np.fill_diagonal(squares, 0.0)
    k = found.n_items
    first = 1 - trace / total
    return GuttmanLambdas(
        lambda_1=first,
        lambda_2=first + math.sqrt(k / (k - 1) * squares.sum()) / total,
        lambda_3=alpha_of(spread, name),
        lambda_4=greatest_of(spread).rulon if k <= MOST_ITEMS_SPLIT else math.nan,
        lambda_5=first + 2 * math.sqrt(squares.sum(axis=0).max()) / total,
        lambda_6=_or_nan(spread),
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion; {metric.value}",
    )


def _or_nan(spread: Floats) -> float:
    try:
        return lambda_6(spread) if np.all(np.diag(spread) > 0) else math.nan
    except UndefinedStatisticError:
        return math.nan
