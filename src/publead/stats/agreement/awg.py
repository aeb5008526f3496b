"""How far raters agree, given how far their mean lets them disagree: awg."""

import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Measure, counted
from publead.stats.agreement.group_index import GroupIndex
from publead.stats.agreement.grouped import Groups
from publead.stats.agreement.works import BROWN_HAUENSTEIN

AWG = Measure(
    name="awg(j)",
    definition="How far a group's raters agree, from 1 (entirely) to -1 (as little as their mean "
    "allows).",
    formula="mean over items of 1 - 2 s² / [((H + L) M - M² - H L) n / (n - 1)]",
    does_not_show="anything about items whose mean lies too close to an end of the scale for "
    "raters to disagree; they are left out, unless raters agree entirely",
    sources=(BROWN_HAUENSTEIN,),
)


def awg_j(
    items: ArrayLike,
    groups: ArrayLike,
    *,
    scale: tuple[float, float],
) -> GroupIndex:
    r"""
    Return Brown and Hauenstein's awg for each group, averaged over items.

    Parameters
    ----------
    items : array_like of float, shape (n_raters, n_items) or (n_raters,)
        One row a rater, within *scale*; a rater with a missing answer is left out and counted.
    groups : array_like, shape (n_raters,)
        Whom each row is about.
    scale : (low, high)
        The scale's whole ends, L and H.

    Returns
    -------
    GroupIndex
        From -1 to 1. An item on which all agree counts 1. Any other whose mean lies nearer to an
        end than one rater of the group could move it is left out of the group's mean, and told.

    Raises
    ------
    UndefinedStatisticError
        If no group has a value.
    InputError
        If an answer lies outside the scale.

    Notes
    -----
    .. math:: 1 - \frac{2 s^2}{[(H + L) M - M^2 - H L]\, n / (n - 1)}, \quad
       \frac{L (n-1) + H}{n} \le M \le \frac{H (n-1) + L}{n}

    R: ``multilevel::awg(x, grpid, range = c(L, H))``.

    References
    ----------
    Brown, R. D., & Hauenstein, N. M. A. (2005). Interrater agreement reconsidered. Organizational
    Research Methods, 8(2), 165-184.

    Examples
    --------
    >>> awg_j([2, 3, 3, 4, 1, 5], [0, 0, 0, 0, 1, 1], scale=(1, 5)).values.round(3).tolist()
    [0.75, -1.0]
    """
    low, high = scale
    table = Groups.of(items, groups, scale)
    n = table.counts[:, None]
    means, variances = table.means(), table.variances((low + high) / 2)
    step = (high - low) / n - 1e-9
    inside = (n > 1) & (means >= low + step) & (means <= high - step)
    most = ((high + low) * means - means * means - high * low) * n
    halves = np.full(means.shape, np.nan)
    np.divide(2 * variances * (n - 1), most, out=halves, where=inside)
    halves[variances == 0] = 0.0
    defined = ~np.isnan(halves)
    n_defined = defined.sum(axis=1)
    values = np.full(n_defined.size, np.nan)
    np.divide(
        np.where(defined, 1 - halves, 0.0).sum(axis=1), n_defined, out=values, where=n_defined > 0
    )
    ends = int(np.count_nonzero(~defined & (n > 1)))
    left_out = counted(ends, "item mean is", "item means are")
    method = f"scale {low:g} to {high:g}; {left_out} too close to an end, and left out"
    why = "they have fewer than two complete answers, or means too close to an end of the scale"
    return table.index(AWG, values, method, why)
