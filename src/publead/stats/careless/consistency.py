"""Whether a person answers alike where people usually do: even-odd, synonyms, antonyms."""

from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Measure, counted
from publead.stats.careless.index import (
    JOHNSON,
    MEADE_CRAIG,
    Floats,
    ResponseIndex,
    answers_of,
    correlations_within,
    index_of,
)


class Sign(Enum):
    """
    Which way even-odd runs.

    CARELESS_HIGH turns it, so that a high value is inconsistent (R careless since 1.2.0);
    CONSISTENT_HIGH leaves the correlation as it is (the literature, and R before).
    """

    CARELESS_HIGH = "high is inconsistent"
    CONSISTENT_HIGH = "high is consistent"


EVEN_ODD = Measure(
    name="even-odd inconsistency",
    definition="Whether a person's even items on each scale go with their odd ones.",
    formula="-2r / (1 + r), at most 1, r over scales of the means of even and odd items",
    does_not_show="carelessness by itself; with few scales it is mostly noise",
    sources=(JOHNSON, MEADE_CRAIG),
)
SYNONYMS = Measure(
    name="psychometric synonyms",
    definition="Whether a person answers alike items that people in general answer alike.",
    formula="within a person, r over pairs of items that correlate above the cut",
    does_not_show="carelessness by itself; with few pairs it is mostly noise",
    sources=(MEADE_CRAIG,),
)
ANTONYMS = Measure(
    name="psychometric antonyms",
    definition="Whether a person answers oppositely items that people in general answer "
    "oppositely.",
    formula="within a person, r over pairs of items that correlate below the cut",
    does_not_show="carelessness by itself; with few pairs it is mostly noise",
    sources=(MEADE_CRAIG,),
)


def even_odd(
    answers: ArrayLike, scales: Sequence[int], *, sign: Sign = Sign.CARELESS_HIGH
) -> ResponseIndex:
    r"""
    Return how inconsistent each person's halves of the scales are.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        Scale by scale, reversed items already turned; NaN is left out.
    scales : sequence of int
        How many items each scale has, in order; at least two each, adding up to all items.
    sign : Sign
        Which way it runs.

    Returns
    -------
    ResponseIndex
        From -1 to 1; NaN where the halves of a person's scales do not vary.

    Raises
    ------
    PolicyError
        If *scales* does not fit the items, or has fewer than two.
    UndefinedStatisticError
        If nobody has a value.

    Notes
    -----
    The first item of a scale is odd. With r the correlation over scales of a person's means,

    .. math:: -\max\left(\frac{2r}{1 + r}, -1\right)

    R: ``careless::evenodd(x, factors)`` from 1.2.0 on.

    References
    ----------
    Johnson, J. A. (2005). Ascertaining the validity of individual protocols from web-based
    personality inventories. Journal of Research in Personality, 39(1), 103-129.
    https://doi.org/10.1016/j.jrp.2004.09.009

    Examples
    --------
    >>> even_odd([[1, 1, 3, 4, 5, 5], [1, 5, 3, 2, 5, 1]], [2, 2, 2]).values.round(3).tolist()
    [-0.98, 1.0]
    """
    table = answers_of(answers)
    sizes = list(scales)
    if sum(sizes) != table.shape[1] or len(sizes) < 2 or min(sizes) < 2:
        raise PolicyError(
            f"scales are {sizes}; give the size of at least two scales, each at least 2, adding "
            f"up to {counted(table.shape[1], 'item')}"
        )
    ends = np.cumsum(sizes)
    parts = [table[:, end - size : end] for end, size in zip(ends, sizes, strict=True)]
    odd = np.column_stack([_means(part[:, ::2]) for part in parts])
    even = np.column_stack([_means(part[:, 1::2]) for part in parts])
    r = correlations_within(even, odd)
    values = np.full(r.size, np.nan)
    np.divide(2 * r, 1 + r, out=values, where=r > -1 / 3)
    values[r <= -1 / 3] = -1.0  # the step-up would go below -1, as R careless cuts it
    if sign is Sign.CARELESS_HIGH:
        values = -values
    why = "the halves of their scales do not vary"
    return index_of(EVEN_ODD, values, f"{len(sizes)} scales; {sign.value}", why)


def psychometric_synonyms(answers: ArrayLike, *, above: float = 0.6) -> ResponseIndex:
    r"""
    Return each person's correlation over pairs of items that go together.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        NaN is left out, pair by pair.
    above : float
        Pairs whose correlation over people is greater count, between 0 and 1.

    Returns
    -------
    ResponseIndex
        From -1 to 1; low is inconsistent. NaN where a side of a person's pairs does not vary.

    Raises
    ------
    UndefinedStatisticError
        If fewer than two pairs correlate so highly.
    PolicyError
        If *above* does not lie between 0 and 1.

    Notes
    -----
    The later item of a pair is always on the same side. R: ``careless::psychsyn(x, critval,
    resample_na = FALSE)``.

    References
    ----------
    Meade, A. W., & Craig, S. B. (2012). Identifying careless responses in survey data.
    Psychological Methods, 17(3), 437-455. https://doi.org/10.1037/a0028085

    Examples
    --------
    >>> answers = [[1, 1, 5, 5], [2, 2, 4, 5], [5, 4, 1, 1], [4, 4, 2, 3], [2, 1, 4, 5]]
    >>> psychometric_synonyms(answers, above=0.5).values.tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    _check_cut(above, 0.0, 1.0)
    table = answers_of(answers)
    return _over_pairs(SYNONYMS, table, _correlations(table) > above, f"r above {above:g}")


def psychometric_antonyms(answers: ArrayLike, *, below: float = -0.6) -> ResponseIndex:
    """
    Return each person's correlation over pairs of items that go against each other.

    Parameters, errors and source are those of `psychometric_synonyms`, but pairs count whose
    correlation is less than *below*, between -1 and 0; high is inconsistent. R:
    ``careless::psychant``.

    Examples
    --------
    >>> answers = [[1, 1, 5, 5], [2, 2, 4, 5], [5, 4, 1, 1], [4, 4, 2, 3], [2, 1, 4, 5]]
    >>> psychometric_antonyms(answers, below=-0.5).method
    '4 pairs with r below -0.5'
    """
    _check_cut(below, -1.0, 0.0)
    table = answers_of(answers)
    return _over_pairs(ANTONYMS, table, _correlations(table) < below, f"r below {below:g}")


def _check_cut(cut: float, low: float, high: float) -> None:
    if not low <= cut <= high:
        raise PolicyError(f"the cut is {cut}; it must lie between {low:g} and {high:g}")


def _means(part: Floats) -> Floats:
    present = ~np.isnan(part)
    n = present.sum(axis=1)
    means = np.full(len(part), np.nan)
    np.divide(np.where(present, part, 0.0).sum(axis=1), n, out=means, where=n > 0)
    return means


def _correlations(table: Floats) -> Floats:
    """Return correlations over people who answered both; NaN where an item does not vary."""
    n_items = table.shape[1]
    found = np.full((n_items, n_items), np.nan)
    columns = table.T
    for item in range(1, n_items):
        found[item, :item] = correlations_within(
            np.broadcast_to(columns[item], (item, len(table))), columns[:item]
        )
    return found


def _over_pairs(
    measure: Measure, table: Floats, pairs: NDArray[np.bool_], cut: str
) -> ResponseIndex:
    later, earlier = np.nonzero(pairs)
    if later.size < 2:
        raise UndefinedStatisticError(
            measure.name,
            f"{counted(later.size, 'pair')} of items have {cut}",
            "Choose another cut, or leave the index out",
        )
    values = correlations_within(table[:, later], table[:, earlier])
    why = "a side of their pairs does not vary"
    return index_of(measure, values, f"{counted(later.size, 'pair')} with {cut}", why)
