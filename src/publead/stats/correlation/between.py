"""Correlations between the means of groups."""

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Estimate
from publead.stats.correlation.columns import Rows, correlated, cosine, residuals
from publead.stats.correlation.groups import groups_of, means_of
from publead.stats.correlation.measures import BETWEEN
from publead.stats.correlation.pearson import with_fisher


def between_groups(
    x: ArrayLike,
    y: ArrayLike,
    groups: ArrayLike,
    *,
    controls: ArrayLike | None = None,
    level: float = 0.95,
) -> Estimate:
    r"""
    Return the correlation of group means, each group counting once.

    Parameters
    ----------
    x, y : array_like of float, shape (n_rows,)
        Rows with a NaN anywhere are left out and counted.
    groups : array_like, shape (n_rows,)
        Each row's group; any labels.
    controls : array_like of float, shape (n_rows, n_controls) or (n_rows,), optional
        What is held constant; its group means are.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        From -1 to 1; ``n`` counts groups and ``n_left_out`` rows.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than three groups, their means do not vary, or the controls leave
        nothing of them.
    PolicyError, InputError
        If the lengths differ, a label is missing, or a value is infinite or no number.

    Notes
    -----
    `within_between` in `publead.stats.agreement` counts each group's mean once for each of its
    rows instead, as the within and between analysis of Dansereau and others does.

    References
    ----------
    Robinson, W. S. (1950). Ecological correlations and the behavior of individuals. American
    Sociological Review, 15(3), 351-357. https://doi.org/10.2307/2087176

    Examples
    --------
    >>> print(between_groups([1, 3, 2, 4, 4, 6, 7, 7], [2, 2, 1, 5, 4, 6, 9, 9], list("aabbccdd")))
    0.98 [0.41, 1.00], n = 4
    """
    rows = Rows.of(x, y, controls)
    group = groups_of(rows, groups)
    counts = np.bincount(group)
    means = Rows.of(
        means_of(rows.x, group, counts),
        means_of(rows.y, group, counts),
        np.column_stack([means_of(each, group, counts) for each in rows.controls.T])
        if rows.controls.size
        else None,
    )
    r, n_controls = correlated(means.x, means.y, BETWEEN.name), 0
    if means.controls.shape[1]:
        left_x, left_y, n_controls = residuals(means, BETWEEN.name)
        r = cosine(left_x, left_y)
    found = with_fisher(BETWEEN, r, means, n_controls=n_controls, level=level)
    return attrs.evolve(found, n_left_out=rows.n_left_out, reason=rows.reason)
