"""How choices are spread over kinds, and how far two distributions of them agree."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]


def entropy(counts: ArrayLike) -> float:
    r"""
    Return Shannon's entropy of a distribution given by counts, in nats.

    Parameters
    ----------
    counts : array_like of float, shape (n_kinds,)
        How often each kind was chosen, 0 or above.

    Returns
    -------
    float
        From 0, where one kind has all, to ln n_kinds. In a small sample it is too low, on average
        by about (kinds that occur - 1) / 2n: see `corrected_entropy`.

    Raises
    ------
    UndefinedStatisticError
        If nothing was chosen.
    PolicyError
        If a count is below 0 or not finite.

    Notes
    -----
    .. math:: H = -\sum_v p_v \ln p_v

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal,
    27(3), 379-423. https://doi.org/10.1002/j.1538-7305.1948.tb01338.x

    Examples
    --------
    >>> round(entropy([2, 2]), 6), entropy([4, 0])
    (0.693147, 0.0)
    """
    shares = _shares(counts, "the entropy")
    return max(float(special.entr(shares).sum()), 0.0)


def corrected_entropy(counts: ArrayLike) -> float:
    r"""
    Return the entropy with Miller's correction for how few the counts are, in nats.

    Parameters
    ----------
    counts : array_like of float, shape (n_kinds,)
        How often each kind was chosen.

    Returns
    -------
    float
        At most ln n_kinds.

    Raises
    ------
    UndefinedStatisticError, PolicyError
        As `entropy`.

    Notes
    -----
    :math:`H + (m - 1) / 2n`, for m kinds that occur among n choices. It takes off the first term
    of the bias; where many kinds were chosen by nobody yet, some is left.

    References
    ----------
    Miller, G. A. (1955). Note on the bias of information estimates. In H. Quastler (ed.),
    Information theory in psychology (95-100). Free Press.

    Examples
    --------
    >>> round(corrected_entropy([4, 2, 3, 0, 2, 4, 0, 0, 2, 1, 1]), 6)
    2.152593
    """
    values = as_floats(counts, 1, "counts")
    found = entropy(values)
    n_chosen = int(np.count_nonzero(values))
    return min(found + (n_chosen - 1) / (2 * float(values.sum())), math.log(values.size))


def overlap(one: ArrayLike, other: ArrayLike) -> float:
    r"""
    Return how far two distributions agree: one less their total variation distance.

    Parameters
    ----------
    one, other : array_like of float, shape (n_kinds,)
        How often each kind was chosen on either side.

    Returns
    -------
    float
        1 where the shares are the same, 0 where nothing is shared.

    Raises
    ------
    UndefinedStatisticError
        If a side chose nothing.
    PolicyError
        If the sides list different numbers of kinds, or a count is below 0 or not finite.

    Notes
    -----
    .. math:: \sum_v \min(p_v, q_v) = 1 - \tfrac12 \sum_v |p_v - q_v|

    The half sum is Duncan and Duncan's index of dissimilarity. Two samples from the same
    distribution overlap by less than 1: see `overlap_if_alike`.

    References
    ----------
    Duncan, O. D., & Duncan, B. (1955). A methodological analysis of segregation indexes. American
    Sociological Review, 20(2), 210-217. https://doi.org/10.2307/2088328

    Examples
    --------
    >>> overlap([3, 1], [1, 1])
    0.75
    """
    first, second = _pair(one, other)
    return float(np.minimum(first / first.sum(), second / second.sum()).sum())


def overlap_if_alike(one: ArrayLike, other: ArrayLike) -> float:
    r"""
    Return the overlap that two sides of these sizes would have on average, if they saw alike.

    Parameters
    ----------
    one, other : array_like of int, shape (n_kinds,)
        How often each kind was chosen on either side.

    Returns
    -------
    float
        The mean over all ways to deal the same choices out to two sides of these sizes.

    Raises
    ------
    UndefinedStatisticError, PolicyError
        As `overlap`.

    Notes
    -----
    Of the :math:`c_v` choices of a kind, a hypergeometric number falls to the first side; the mean
    of :math:`\min(p_v, q_v)` is summed over it, kind by kind. Exact.

    Examples
    --------
    >>> round(overlap_if_alike([3, 1], [1, 3]), 6)
    0.742857
    """
    first, second = _pair(one, other)
    if (first % 1).any() or (second % 1).any():
        raise PolicyError("choices are dealt out one by one; give whole numbers of them")
    n_first, n_second = int(first.sum()), int(second.sum())
    expected = 0.0
    for n_kind in (first + second).astype(np.int64).tolist():
        dealt = np.arange(max(0, n_kind - n_second), min(n_kind, n_first) + 1)
        chance = np.exp(
            _log_choose(n_kind, dealt)
            + _log_choose(n_first + n_second - n_kind, n_first - dealt)
            - _log_choose(n_first + n_second, np.array(n_first))
        )
        expected += float(chance @ np.minimum(dealt / n_first, (n_kind - dealt) / n_second))
    return min(expected, 1.0)


def _log_choose(n: int, k: NDArray[np.int64]) -> Floats:
    found: Floats = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    return found


def _pair(one: ArrayLike, other: ArrayLike) -> tuple[Floats, Floats]:
    first, second = as_floats(one, 1, "one"), as_floats(other, 1, "other")
    if first.shape != second.shape:
        raise PolicyError(
            f"the sides list {first.size} and {counted(second.size, 'kind')}; list the same"
        )
    for side in (first, second):
        _shares(side, "the overlap")
    return first, second


def _shares(counts: ArrayLike, name: str) -> Floats:
    values = as_floats(counts, 1, "counts")
    if not bool((values >= 0).all()):
        raise PolicyError(f"{name} takes a list of counts of 0 and above")
    total = float(values.sum())
    if total <= 0:
        raise UndefinedStatisticError(name, "nothing was chosen", "Report that nobody chose")
    return values / total
