"""Covariances or correlations, whichever a coefficient is about, and what each item shares."""

from enum import Enum

import numpy as np

from publead.errors import UndefinedStatisticError
from publead.stats.consistency.answers import Floats
from publead.stats.consistency.moments import Moments, correlations


class Metric(Enum):
    """
    Which items a coefficient is about.

    Attributes
    ----------
    COVARIANCE
        The items as they were answered: what a plain sum or mean of answers is made of.
    CORRELATION
        The items brought to equal spread.
    """

    COVARIANCE = "covariances"
    CORRELATION = "correlations"


def spread_in(found: Moments, metric: Metric, statistic: str) -> Floats:
    """Return covariances or correlations, whichever are asked for."""
    return found.covariance if metric is Metric.COVARIANCE else correlations(found, statistic)


def squared_multiple_correlations(related: Floats) -> Floats:
    """
    Return how well each item is predicted from all others: 1 - 1 / diagonal of the inverse.

    Raises
    ------
    UndefinedStatisticError
        If an item repeats others, so that there is no inverse.
    """
    if float(np.linalg.eigvalsh(related)[0]) < 1e-10:
        raise UndefinedStatisticError(
            "the squared multiple correlation",
            "an item repeats others exactly, or pairwise correlations do not fit together",
            "Leave that item out, or use Missing.LISTWISE",
        )
    shared: Floats = 1 - 1 / np.diag(np.linalg.inv(related))
    return shared


def lambda_6(spread: Floats) -> float:
    """Return Guttman's lambda 6 of covariances or correlations."""
    own = np.diag(spread)
    deviations = np.sqrt(own)
    shared = squared_multiple_correlations(spread / np.outer(deviations, deviations))
    return 1 - float((own * (1 - shared)).sum() / spread.sum())
