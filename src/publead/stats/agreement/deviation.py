"""Average deviation of a group's ratings from their own middle."""

from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Measure
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.group_index import GroupIndex
from publead.stats.agreement.grouped import Groups
from publead.stats.agreement.works import BURKE


class Centre(Enum):
    """What deviations are taken from."""

    MEAN = "mean"
    MEDIAN = "median"


AVERAGE_DEVIATION = Measure(
    name="average deviation",
    definition="How many scale points a group's ratings lie from their middle, on average.",
    formula="mean over items of sum |x - centre| / n",
    does_not_show="that raters are right; a range of one sixth of the scale is a convention for "
    "agreement, not a test",
    sources=(BURKE,),
)


def average_deviation(
    items: ArrayLike, groups: ArrayLike, *, centre: Centre = Centre.MEAN
) -> GroupIndex:
    r"""
    Return the average deviation of each group, averaged over items.

    Parameters
    ----------
    items : array_like of float, shape (n_raters, n_items) or (n_raters,)
        One row a rater; a rater with a missing answer is left out and counted.
    groups : array_like, shape (n_raters,)
        Whom each row is about.
    centre : Centre
        Each item's mean or median in the group.

    Returns
    -------
    GroupIndex
        0 or above, in scale points; 0 is full agreement. NaN for fewer than two raters.

    Raises
    ------
    UndefinedStatisticError
        If no group has two complete rows.

    Notes
    -----
    .. math:: AD_J = \frac1J \sum_j \frac1n \sum_i |x_{ij} - c_j|

    R: ``multilevel::ad.m(x, grpid, type = "mean")`` or ``"median"``.

    References
    ----------
    Burke, M. J., Finkelstein, L. M., & Dusig, M. S. (1999). On average deviation indices for
    estimating interrater agreement. Organizational Research Methods, 2(1), 49-68.


    Examples
    --------
    >>> average_deviation([2, 3, 3, 4, 1, 5], [0, 0, 0, 0, 1, 1]).values.tolist()
    [0.5, 2.0]
    """
    table = Groups.of(items, groups, None)
    deviations = _from_means(table) if centre is Centre.MEAN else _from_medians(table).mean(axis=1)
    values = np.where(table.counts > 1, deviations, np.nan)
    why = "they have fewer than two complete answers"
    return table.index(AVERAGE_DEVIATION, values, f"around the {centre.value}", why)


def _from_means(table: Groups) -> Floats:
    """Return deviations from means, averaged over items, a stretch of groups at a time."""
    means, n_items = table.means(), table.items.shape[1]
    sums = np.empty(table.counts.size)
    for groups, rows in table.stretches():
        around = np.repeat(means[groups], table.counts[groups], axis=0)
        np.abs(np.subtract(table.items[rows], around, out=around), out=around)
        starts = (table.starts[groups] - rows.start) * n_items
        sums[groups] = np.add.reduceat(around.reshape(-1), starts)
    return np.asarray(sums / (table.counts * n_items), dtype=np.float64)


def _from_medians(table: Groups) -> Floats:
    """Return deviations from medians, taking all groups of one size together."""
    deviations = np.empty((table.counts.size, table.items.shape[1]))
    for n in np.unique(table.counts):
        alike = np.flatnonzero(table.counts == n)
        rows = table.starts[alike][:, None] + np.arange(n)
        ordered = np.sort(table.items[rows], axis=1)
        # Whatever the median, the upper half less the lower half is the sum of distances to it.
        half = int(n) // 2
        upper, lower = ordered[:, int(n) - half :], ordered[:, :half]
        deviations[alike] = (upper.sum(axis=1) - lower.sum(axis=1)) / n
    return deviations
