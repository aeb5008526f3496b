"""The kernel of split halves: how well halves agree, from covariances or correlations."""

import math
from itertools import combinations

import attrs
import numpy as np

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.stats.consistency.answers import Floats

MOST_ITEMS_SPLIT = 20
"""All halves are tried up to this many items: 92,378 of them."""


@attrs.frozen(kw_only=True)
class Half:
    """
    How well two halves of the items agree.

    Attributes
    ----------
    first, second : tuple of int
        The places of the items in each half.
    correlation : float
        Between the sums of the halves; NaN where one of them is constant.
    spearman_brown : float
        2 r / (1 + r): the reliability of both together if the halves are equally good; NaN
        where r is NaN or -1.
    rulon : float
        4 cov(A, B) / var(A + B), which asks for no equal spread of the halves; also called
        Flanagan's, and Guttman's lambda 4 of this split. At most 1.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    correlation: float
    spearman_brown: float
    rulon: float


def greatest_of(spread: Floats) -> Half:
    """Return the halves of up to 20 items whose Flanagan-Rulon coefficient is greatest."""
    signs, values = coefficients(spread)
    return half_of(spread, first_half(signs, int(np.argmax(values))))


def half_of(spread: Floats, first: list[int]) -> Half:
    """Return how well some items agree with the others, from covariances or correlations."""
    within = np.zeros(len(spread), dtype=bool)
    within[first] = True
    one = float(spread[np.ix_(within, within)].sum())
    other = float(spread[np.ix_(~within, ~within)].sum())
    between = float(spread[np.ix_(within, ~within)].sum())
    r = between / math.sqrt(one * other) if min(one, other) > 0 else math.nan
    return Half(
        first=tuple(int(place) for place in np.flatnonzero(within)),
        second=tuple(int(place) for place in np.flatnonzero(~within)),
        correlation=r,
        spearman_brown=2 * r / (1 + r) if r > -1 else math.nan,
        rulon=4 * between / (one + other + 2 * between),
    )


def coefficients(spread: Floats) -> tuple[Floats, Floats]:
    """Return every split as a row of signs, and its Flanagan-Rulon coefficient."""
    k = len(spread)
    if k > MOST_ITEMS_SPLIT:
        raise UndefinedStatisticError(
            "the greatest split half",
            f"{counted(k, 'item has', 'items have')} too many halves to try; at most "
            f"{MOST_ITEMS_SPLIT} are",
            "Use lambda 2 or lambda 6 of guttman_lambdas, or one split with split_half",
        )
    # With an even number of items, fixing the first one counts each split once.
    halves = combinations(range(1, k), k // 2 - 1) if k % 2 == 0 else combinations(range(k), k // 2)
    firsts = np.array([(0, *half) if k % 2 == 0 else half for half in halves], dtype=np.intp)
    signs = -np.ones((len(firsts), k))
    np.put_along_axis(signs, firsts, 1.0, axis=1)
    values: Floats = 1 - ((signs @ spread) * signs).sum(axis=1) / spread.sum()
    return signs, values


def first_half(signs: Floats, place: int) -> list[int]:
    """Return the places of the first half of one split."""
    return [int(item) for item in np.flatnonzero(signs[place] > 0)]
