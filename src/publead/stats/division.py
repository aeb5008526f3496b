"""How far places divide two kinds among them."""

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.numbers import as_floats


def variance_ratio(shares: ArrayLike, sizes: ArrayLike) -> float:
    r"""
    Return how far places divide two kinds among them, from their shares of one kind.

    Parameters
    ----------
    shares : array_like of float, shape (n_places,)
        Each place's share of the first kind, from 0 to 1.
    sizes : array_like of float, shape (n_places,)
        How many choices each place's share is made of, above 0.

    Returns
    -------
    float
        0 where every place has the same mix, 1 where each place has one kind only.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two places, or only one kind anywhere.
    PolicyError
        If the numbers do not fit.

    Notes
    -----
    With :math:`\bar m` the share over all choices N,

    .. math:: \frac{\sum_t n_t (m_t - \bar m)^2}{N\, \bar m (1 - \bar m)}

    It is the squared correlation between places and kinds (eta squared). If the mix were the same
    everywhere, chance alone would give :math:`(T - 1) / (N - 1)` on average for T places.

    References
    ----------
    James, D. R., & Taeuber, K. E. (1985). Measures of segregation. Sociological Methodology, 15,
    1-32. https://doi.org/10.2307/270845

    Examples
    --------
    >>> variance_ratio([1, 0], [5, 5]), variance_ratio([0.4, 0.4], [5, 5])
    (1.0, 0.0)
    """
    share, size = as_floats(shares, 1, "shares"), as_floats(sizes, 1, "sizes")
    fits = share.shape == size.shape and bool(((share >= 0) & (share <= 1)).all())
    if not fits or not bool(((size > 0) & (size < np.inf)).all()):
        raise PolicyError("each place has a share from 0 to 1, and a size above 0")
    name, remedy = "the division between places", "Report the shares themselves"
    if share.size < 2:
        raise UndefinedStatisticError(name, "there are fewer than two places", remedy)
    mean = float(size @ share / size.sum())
    if mean <= 0 or mean >= 1:
        raise UndefinedStatisticError(name, "only one kind occurs anywhere", remedy)
    between = float(size @ (share - mean) ** 2)
    return min(between / (float(size.sum()) * mean * (1 - mean)), 1.0)
