"""Spread within groups, pooled over many groups."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import UndefinedStatisticError
from publead.stats.one_mean import ROUNDING


@attrs.frozen(kw_only=True)
class PooledSpread:
    """
    The standard deviation of one value within its group, pooled over groups.

    Attributes
    ----------
    sd : float
        In the unit of the values, 0 or above; exactly 0 where values differ from others of their
        group by rounding alone.
    df : int
        Degrees of freedom: values less groups, over the groups that have at least two values.
    n_groups : int
        How many groups have at least two values.
    """

    sd: float
    df: int
    n_groups: int


def pooled_within(values: ArrayLike, groups: ArrayLike) -> PooledSpread:
    r"""
    Return the standard deviation within groups, pooled over groups.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        One value a rater; NaN is left out.
    groups : array_like of int, shape (n,)
        Whom each value is about: 0 or above.

    Returns
    -------
    PooledSpread

    Raises
    ------
    UndefinedStatisticError
        If no group has two values.

    Notes
    -----
    .. math:: s^2 = \frac{\sum_g \sum_i (x_{gi} - \bar x_g)^2}{\sum_g (n_g - 1)}

    The square root of the mean square within groups of a one-way analysis of variance. It stands
    for any one group only as far as groups spread alike.

    References
    ----------
    Fisher, R. A. (1925). Statistical methods for research workers. Oliver and Boyd.

    Examples
    --------
    >>> pooled_within([1, 3, 4, 4, 9], [0, 0, 1, 1, 2])
    PooledSpread(sd=1.0, df=2, n_groups=2)
    """
    value = np.asarray(values, dtype=np.float64)
    group = np.asarray(groups)
    present = ~np.isnan(value)
    # Sorted, so that the last digit does not tell in which order the values came.
    order = np.lexsort((value[present], group[present]))
    value, group = value[present][order], group[present][order]
    counts = np.bincount(group) if group.size else np.zeros(0, dtype=np.intp)
    df = int(np.maximum(counts - 1, 0).sum())
    if df == 0:
        raise UndefinedStatisticError(
            "the spread within groups",
            "no group has two values",
            "Collect at least two values about somebody",
        )
    deviations = value - group_means(value, group, counts)[group]
    alike = np.abs(deviations).max() <= ROUNDING * np.abs(value).max()
    return PooledSpread(
        sd=0.0 if alike else float(np.sqrt((deviations @ deviations) / df)),
        df=df,
        n_groups=int((counts > 1).sum()),
    )


def group_means(
    values: NDArray[np.float64], groups: NDArray[np.intp], counts: NDArray[np.intp]
) -> NDArray[np.float64]:
    """
    Return each group's mean, shape (n_groups,); NaN for a group without values.

    The values are shifted by their first one before they are summed, so that large values with
    small differences keep their digits.
    """
    if not values.size:
        return np.full(counts.size, np.nan)
    origin = values[0]
    sums = np.bincount(groups, weights=values - origin, minlength=counts.size)
    means = np.full(counts.size, np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    means += origin
    return means
