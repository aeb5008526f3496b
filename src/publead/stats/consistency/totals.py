"""Alpha of a matrix of covariances or correlations, where the sum of the items has a variance."""

import numpy as np

from publead.errors import UndefinedStatisticError
from publead.stats.consistency.answers import Floats
from publead.stats.consistency.directions import against
from publead.stats.consistency.moments import ROUNDING


def alpha_of(covariance: Floats, statistic: str) -> float:
    """
    Return the alpha of a matrix of covariances or correlations.

    Raises
    ------
    UndefinedStatisticError
        If the items' sum has no variance, or the matrix fits no answers (an alpha above 1).
    """
    k, total, trace = len(covariance), float(covariance.sum()), float(np.trace(covariance))
    check_total(covariance, total, trace, statistic)
    value = k / (k - 1) * (1 - trace / total)
    if value > 1 + ROUNDING:
        raise UndefinedStatisticError(
            statistic,
            f"covariances taken pairwise do not fit together (it would be {value:.2f})",
            "Use Missing.LISTWISE",
        )
    return min(value, 1.0)


def check_total(covariance: Floats, total: float, trace: float, statistic: str) -> None:
    """Raise where the sum of the items has no variance, and say why."""
    if trace == 0:
        raise UndefinedStatisticError(
            statistic,
            "every item got the same answer from everybody",
            "Report that the answers do not tell people apart",
        )
    if total <= ROUNDING * trace:
        raise UndefinedStatisticError(
            statistic,
            f"the items cancel each other, so their sum has no variance; {against(covariance)}",
            "Turn items that are worded the other way, by their declared range",
        )
