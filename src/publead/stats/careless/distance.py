"""How far a person's answers lie from what is usual, all items together."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import linalg

from publead.errors import UndefinedStatisticError
from publead.estimates import Measure, counted
from publead.stats.careless.index import (
    MAHALANOBIS,
    MEADE_CRAIG,
    ResponseIndex,
    answers_of,
    index_of,
)

MAHALANOBIS_DISTANCE = Measure(
    name="Mahalanobis distance, squared",
    definition="How unusual a person's answers are together, given how items go together.",
    formula="(x - mean)' S⁻¹ (x - mean), S with n - 1",
    does_not_show="carelessness by itself: a person may simply be unlike the others; careless "
    "people enter the mean and S too",
    sources=(MAHALANOBIS, MEADE_CRAIG),
)


def mahalanobis(answers: ArrayLike) -> ResponseIndex:
    r"""
    Return each person's squared Mahalanobis distance from the mean of all.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        People with a missing answer have no value, and are not in the mean.

    Returns
    -------
    ResponseIndex
        0 or above; the mean over n people is p (n - 1) / n for p items.

    Raises
    ------
    UndefinedStatisticError
        If complete people are not more than items, or an item follows from the others.

    Notes
    -----
    .. math:: D^2 = (x - \bar x)' S^{-1} (x - \bar x)

    R: ``careless::mahad`` and ``stats::mahalanobis``; careless-py gives its square root.

    References
    ----------
    Mahalanobis, P. C. (1936). On the generalized distance in statistics. Proceedings of the
    National Institute of Sciences of India, 2(1), 49-55.

    Examples
    --------
    >>> mahalanobis([[1, 2], [2, 1], [3, 3], [4, 5], [5, 1]]).values.round(2).tolist()
    [1.6, 0.93, 0.13, 2.53, 2.8]
    """
    table = answers_of(answers)
    complete = ~np.isnan(table).any(axis=1)
    kept = table[complete]
    n, p = kept.shape
    centred = kept - kept.mean(axis=0) if n else kept
    if n <= p or np.linalg.matrix_rank(centred) < p:
        raise UndefinedStatisticError(
            MAHALANOBIS_DISTANCE.name,
            f"{n} complete people on {counted(p, 'item does', 'items do')} not give a "
            "covariance that can be inverted",
            "Give more people, or leave out items that are constant or follow from others",
        )
    # The rows of Q from a QR of the centred answers have length D / sqrt(n - 1).
    q, _ = linalg.qr(centred, mode="economic")
    values = np.full(len(table), np.nan)
    values[complete] = (n - 1) * np.square(q).sum(axis=1)
    return index_of(
        MAHALANOBIS_DISTANCE,
        values,
        f"{counted(p, 'item')}, {n} complete people",
        "an answer is missing",
    )
