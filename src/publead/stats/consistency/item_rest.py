"""How far each item goes with the others."""

from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import Measure
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing, sealed
from publead.stats.consistency.measures import ITEM_REST
from publead.stats.consistency.moments import ROUNDING, Moments, correlations, moments
from publead.stats.consistency.refusals import named
from publead.stats.consistency.spreads import squared_multiple_correlations
from publead.stats.consistency.totals import check_total


@attrs.frozen(kw_only=True, eq=False)
class ItemRest(Account):
    """
    How far each item goes with the others; each array has shape (n_items,).

    Attributes
    ----------
    values : ndarray of float
        The item's correlation with the sum of the others.
    with_total : ndarray of float
        With the sum of all, itself included, and so too high.
    with_standardized_total : ndarray of float
        The same for items of equal spread.
    corrected : ndarray of float
        With the sum of all, where the item's own part in it is only what it shares with the
        others (its squared multiple correlation); NaN where an item repeats others.
    means, sds : ndarray of float
        Each item's mean and standard deviation, among those who answered it.
    answered : ndarray of float
        How many people they come from.
    """

    measure: ClassVar[Measure] = ITEM_REST

    values: Floats = attrs.field(converter=sealed)
    with_total: Floats = attrs.field(converter=sealed)
    with_standardized_total: Floats = attrs.field(converter=sealed)
    corrected: Floats = attrs.field(converter=sealed)
    means: Floats = attrs.field(converter=sealed)
    sds: Floats = attrs.field(converter=sealed)
    answered: Floats = attrs.field(converter=sealed)

    def __str__(self) -> str:
        """Return the values, rounded to be read, and which look keyed the wrong way."""
        listed = ", ".join(f"{value:.2f}" for value in self.values)
        low = np.flatnonzero(self.values < 0)
        look = "looks" if low.size == 1 else "look"
        note = f"; {named(low)} {look} keyed the wrong way" if low.size else ""
        return f"item-rest correlations {listed}{note}"


def item_rest(items: ArrayLike, *, missing: Missing = Missing.LISTWISE) -> ItemRest:
    r"""
    Return each item's correlation with the sum of the others.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers to the items of one scale, reversed ones already turned. Floats with NaN for no
        answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.

    Returns
    -------
    ItemRest
        The values lie between -1 and 1; pairwise, they can lie a little outside.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items or people, everybody answered an item alike, or the
        other items cancel each other.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    Notes
    -----
    With :math:`T` the sum of all items and all terms from one matrix of covariances,

    .. math:: r_{i(T-i)} = \frac{s_{iT} - s_i^2}{s_i \sqrt{s_T^2 - 2 s_{iT} + s_i^2}}

    ``corrected`` puts the squared multiple correlations on the diagonal of the correlations:
    row sums over the root of the sum of all.

    References
    ----------
    Henrysson, S. (1963). Correction of item-total correlations in item analysis. Psychometrika,
    28(2), 211-218.

    Cureton, E. E. (1966). Corrected item-test correlations. Psychometrika, 31(1), 93-96.
    https://doi.org/10.1007/BF02289461

    Examples
    --------
    >>> answers = [[1, 2, 5], [2, 2, 4], [3, 3, 2], [4, 5, 2], [5, 4, 1]]
    >>> print(item_rest(answers))
    item-rest correlations -0.47, 0.09, -0.92; items 1, 3 look keyed the wrong way
    """
    found = moments(items, missing, ITEM_REST.name)
    related = correlations(found, ITEM_REST.name)
    total = float(found.covariance.sum())
    check_total(found.covariance, total, float(np.trace(found.covariance)), ITEM_REST.name)
    own = np.diag(found.covariance)
    sds = np.sqrt(own)
    with_total = found.covariance.sum(axis=0)
    return ItemRest(
        values=found.rest / (sds * np.sqrt(_rest_variances(found))),
        with_total=with_total / (sds * np.sqrt(total)),
        with_standardized_total=related.sum(axis=0) / np.sqrt(related.sum()),
        corrected=_corrected(related),
        means=found.means,
        sds=sds,
        answered=np.diag(found.counts),
        n=found.n,
        n_left_out=found.n_left_out,
        reason=found.left_out,
        method=f"{missing.value} deletion",
    )


def _rest_variances(found: Moments) -> Floats:
    """Return the variance of the sum of the others, for each item."""
    total, own = found.covariance.sum(), np.diag(found.covariance)
    variances: Floats = total - 2 * found.covariance.sum(axis=0) + own
    if np.any(variances <= ROUNDING * own.sum()):
        place = int(np.argmin(variances))
        raise UndefinedStatisticError(
            ITEM_REST.name,
            f"the items other than item {place + 1} cancel each other: their sum is constant",
            "Turn items that are worded the other way, by their declared range",
        )
    return variances


def _corrected(related: Floats) -> Floats:
    try:
        shared = squared_multiple_correlations(related)
    except UndefinedStatisticError:
        return np.full(len(related), np.nan)
    whole = float(related.sum() - len(related) + shared.sum())
    if whole <= 0:
        return np.full(len(related), np.nan)
    corrected: Floats = (related.sum(axis=0) - 1 + shared) / np.sqrt(whole)
    return corrected
