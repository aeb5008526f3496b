"""How far a person's score is from what equally good questionnaires would give on average."""

import math
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.estimates import Estimate
from publead.stats.consistency.answers import Missing
from publead.stats.consistency.measures import MEASUREMENT_ERROR
from publead.stats.consistency.moments import moments
from publead.stats.consistency.totals import alpha_of


class ScoreOf(Enum):
    """
    What a person's score is.

    Attributes
    ----------
    MEAN
        The mean of the items, on their own points.
    SUM
        Their sum.
    """

    MEAN = "mean of the items"
    SUM = "sum of the items"


def standard_error_of_measurement(
    items: ArrayLike,
    *,
    score: ScoreOf = ScoreOf.MEAN,
    reliability: float | None = None,
    missing: Missing = Missing.LISTWISE,
) -> Estimate:
    r"""
    Return the standard error of measurement of a scale's score.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to the items of one scale, reversed ones already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    score : ScoreOf
        Whether a score is the mean of the items or their sum.
    reliability : float, optional
        At most 1; Cronbach's alpha of these answers unless given.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.

    Returns
    -------
    Estimate
        0 or above, in the points of the score; without an interval.

    Raises
    ------
    UndefinedStatisticError
        If alpha is undefined (see `cronbach_alpha`).
    PolicyError, InputError
        If *reliability* is above 1, or *items* is no matrix of finite numbers.

    Notes
    -----
    .. math:: s_T \sqrt{1 - r}

    One number for all people: at the ends of a scale error is smaller, in its middle greater.

    References
    ----------
    Harvill, L. M. (1991). Standard error of measurement. Educational Measurement: Issues and
    Practice, 10(2), 33-41. https://doi.org/10.1111/j.1745-3992.1991.tb00195.x

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...            [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(standard_error_of_measurement(ratings))
    0.50, n = 6
    """
    if reliability is not None and not reliability <= 1:
        raise PolicyError(f"reliability is {reliability}; it is at most 1")
    found = moments(items, missing, MEASUREMENT_ERROR.name)
    alpha = alpha_of(found.covariance, MEASUREMENT_ERROR.name)
    taken = alpha if reliability is None else reliability
    points = found.n_items if score is ScoreOf.MEAN else 1
    deviation = math.sqrt(float(np.sum(found.covariance))) / points
    source = "Cronbach's alpha" if reliability is None else "the reliability given"
    return Estimate(
        measure=MEASUREMENT_ERROR,
        value=deviation * math.sqrt(1 - taken),
        n=found.n,
        n_left_out=found.n_left_out,
        method=f"{score.value}; from {source} of {taken:.3f}; {missing.value} deletion",
        reason=found.left_out,
    )
