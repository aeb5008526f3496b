"""How far the raters of one group agree: rwg, rwg(j) and r*wg(j)."""

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.estimates import Measure, counted
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.group_index import GroupIndex
from publead.stats.agreement.grouped import Groups
from publead.stats.agreement.nulls import Null, NullVariance, null_variance, points
from publead.stats.agreement.works import (
    JAMES_DEMAREE_WOLF,
    LEBRETON_SENTER,
    LINDELL,
)

_LIMITS = "that raters are right; it depends on the chance variance that was chosen, and on n"

RWG = Measure(
    name="rwg",
    definition="How much less a group's raters spread on one item than by chance.",
    formula="1 - s² / chance variance, at least 0",
    does_not_show=_LIMITS,
    sources=(JAMES_DEMAREE_WOLF, LEBRETON_SENTER),
)
RWG_J = Measure(
    name="rwg(j)",
    definition="How much less a group's raters spread than by chance, on the mean of parallel "
    "items.",
    formula="J q / (J q + 1 - q), q = 1 - mean s² / chance variance; 0 where q < 0",
    does_not_show=f"{_LIMITS}. It grows with the number of items",
    sources=(JAMES_DEMAREE_WOLF, LEBRETON_SENTER),
)
RWG_J_STAR = Measure(
    name="r*wg(j)",
    definition="How much less a group's raters spread than by chance, whatever the number of "
    "items.",
    formula="1 - mean s² / chance variance",
    does_not_show=_LIMITS,
    sources=(LINDELL,),
)
TOO_FEW = "they have fewer than two complete answers"


def rwg(
    values: ArrayLike,
    groups: ArrayLike,
    *,
    scale: tuple[float, float],
    null: Null | NullVariance = Null.UNIFORM,
) -> GroupIndex:
    r"""
    Return rwg of one item for each group.

    Parameters
    ----------
    values : array_like of float, shape (n_raters,)
        One answer a rater, within *scale*; NaN is left out and counted.
    groups : array_like, shape (n_raters,)
        Whom each answer is about.
    scale : (low, high)
        The scale's whole ends.
    null : Null or NullVariance
        The chance variance.

    Returns
    -------
    GroupIndex
        From 0 to 1. A spread beyond chance gives 0, as in R; `rwg_j_star` shows how far beyond.

    Raises
    ------
    UndefinedStatisticError
        If no group has two answers.
    InputError
        If an answer lies outside the scale.

    Notes
    -----
    .. math:: 1 - s^2 / \sigma^2_{\text{chance}}

    with n - 1 in the divisor of :math:`s^2`. R: ``multilevel::rwg``.

    References
    ----------
    James, L. R., Demaree, R. G., & Wolf, G. (1984). Estimating within-group interrater
    reliability. Journal of Applied Psychology, 69(1), 85-98.
    https://doi.org/10.1037/0021-9010.69.1.85

    Examples
    --------
    >>> rwg([4, 4, 5, 1, 5], ["a", "a", "a", "b", "b"], scale=(1, 5)).values.round(3).tolist()
    [0.833, 0.0]
    """
    if np.ndim(values) != 1:
        raise PolicyError("rwg takes one item; for several use rwg_j")
    table = Groups.of(values, groups, scale)
    quiet = _beside_chance(table, scale, null)
    return table.index(RWG, np.maximum(quiet, 0.0), _told(null, scale), TOO_FEW)


def rwg_j(
    items: ArrayLike,
    groups: ArrayLike,
    *,
    scale: tuple[float, float],
    null: Null | NullVariance = Null.UNIFORM,
) -> GroupIndex:
    r"""
    Return rwg(j) of parallel items for each group.

    Parameters
    ----------
    items : array_like of float, shape (n_raters, n_items)
        One row a rater, within *scale*, reversed items already turned. A rater with a missing
        answer is left out and counted.
    groups : array_like, shape (n_raters,)
        Whom each row is about.
    scale : (low, high)
        The scale's whole ends.
    null : Null or NullVariance
        The chance variance.

    Returns
    -------
    GroupIndex
        From 0 to 1; 0 where raters spread more than by chance. With one item it is rwg.

    Raises
    ------
    UndefinedStatisticError
        If no group has two complete rows.
    InputError
        If an answer lies outside the scale.

    Notes
    -----
    With :math:`q = 1 - \overline{s^2} / \sigma^2_{\text{chance}}`,

    .. math:: \frac{J q}{J q + 1 - q}

    R: ``multilevel::rwg.j``, which keeps raters with missing answers, item by item.

    References
    ----------
    James, L. R., Demaree, R. G., & Wolf, G. (1984). Estimating within-group interrater
    reliability. Journal of Applied Psychology, 69(1), 85-98.
    https://doi.org/10.1037/0021-9010.69.1.85

    Examples
    --------
    >>> answers = [[4, 4], [4, 5], [5, 5], [1, 2], [5, 4]]
    >>> rwg_j(answers, ["a", "a", "a", "b", "b"], scale=(1, 5)).values.round(3).tolist()
    [0.909, 0.0]
    """
    table = Groups.of(items, groups, scale)
    n_items = table.items.shape[1]
    share = np.maximum(_beside_chance(table, scale, null), 0.0)
    values = n_items * share / (n_items * share + 1 - share)
    return table.index(RWG_J, values, f"{counted(n_items, 'item')}, {_told(null, scale)}", TOO_FEW)


def rwg_j_star(
    items: ArrayLike,
    groups: ArrayLike,
    *,
    scale: tuple[float, float],
    null: Null | NullVariance = Null.UNIFORM,
) -> GroupIndex:
    r"""
    Return Lindell's r*wg(j) for each group: never stepped up, never truncated.

    Parameters, errors and missing answers are those of `rwg_j`.

    Returns
    -------
    GroupIndex
        At most 1; negative where raters spread more than by chance.

    Notes
    -----
    .. math:: 1 - \overline{s^2} / \sigma^2_{\text{chance}}

    R: ``multilevel::rwg.j.lindell``.

    References
    ----------
    Lindell, M. K., Brandt, C. J., & Whitney, D. J. (1999). A revised index of interrater agreement
    for multi-item ratings of a single target. Applied Psychological Measurement, 23(2), 127-135.
    https://doi.org/10.1177/01466219922031257

    Examples
    --------
    >>> split = [[1, 1], [1, 1], [5, 5], [5, 5]]
    >>> rwg_j_star(split, [0, 0, 0, 0], scale=(1, 5)).values.round(4).tolist()
    [-1.6667]
    """
    table = Groups.of(items, groups, scale)
    return table.index(RWG_J_STAR, _beside_chance(table, scale, null), _told(null, scale), TOO_FEW)


def _beside_chance(table: Groups, scale: tuple[float, float], null: Null | NullVariance) -> Floats:
    chance = null_variance(points(scale), null)
    spread = table.mean_variances(float(round(sum(scale) / 2)))
    return np.asarray(1 - spread / chance, dtype=np.float64)


def _told(null: Null | NullVariance, scale: tuple[float, float]) -> str:
    chance = null_variance(points(scale), null)
    name = null.value if isinstance(null, Null) else null.why
    return f"chance variance {chance:.4g} ({name}) on {scale[0]:g} to {scale[1]:g}"
