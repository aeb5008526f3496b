"""The noncentral t distribution turned round: which noncentrality puts a value at a quantile."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

from publead.errors import PolicyError

NODES = 40
REACH = 12.0

_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(NODES)


def noncentral_t_share(t: float, df: float, noncentrality: float) -> float:
    r"""
    Return the share of a noncentral t distribution at or below a value.

    Parameters
    ----------
    t : float
        The value.
    df : float
        Degrees of freedom, at least 1.
    noncentrality : float
        The mean of the normal variable above the line.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    PolicyError
        If *df* is below 1.

    Notes
    -----
    With :math:`S = \chi_\nu / \sqrt\nu` and :math:`\delta` the noncentrality,

    .. math:: P(T \le t) = \mathrm{E}\,\Phi(t S - \delta)

    by Gauss-Legendre quadrature, in panels, over the values that S can have to sixteen digits. It
    stays accurate where the noncentrality is large, which is where programs that sum a series do
    not.

    References
    ----------
    Johnson, N. L., & Welch, B. L. (1940). Applications of the non-central t-distribution.
    Biometrika, 31(3/4), 362-389. https://doi.org/10.1093/biomet/31.3-4.362

    Examples
    --------
    >>> round(noncentral_t_share(0.0, 9, 0.0), 12)
    0.5
    """
    return _share_below(t, df)(noncentrality)


def noncentrality_at(t: float, df: float, share: float) -> float:
    """
    Return the noncentrality for which a value cuts off a given share below it.

    Parameters
    ----------
    t : float
        The value, finite.
    df : float
        Degrees of freedom, at least 1.
    share : float
        Between 0 and 1, without the ends.

    Raises
    ------
    PolicyError
        If *df* is below 1, or *share* is not between 0 and 1.

    Examples
    --------
    >>> round(noncentrality_at(0.0, 9, 0.975), 6)
    -1.959964
    """
    if not 0 < share < 1:
        raise PolicyError(f"share is {share}; it must lie between 0 and 1")
    below = _share_below(t, df)
    width = 10.0 + abs(t)
    low, high = t - width, t + width
    while below(low) <= share:
        low -= width
    while below(high) >= share:
        high += width
    return float(optimize.brentq(lambda guess: below(guess) - share, low, high, xtol=1e-13))


def _share_below(t: float, df: float) -> Callable[[float], float]:
    if df < 1:
        raise PolicyError(f"df is {df}; it must be at least 1")
    # The further out the value, the steeper the normal curve over S, and the more panels it takes.
    spreads, weights = _chi(df, panels=4 + math.ceil(2 * abs(t) / math.sqrt(df)))
    at = t * spreads

    def below(noncentrality: float) -> float:
        return float(weights @ special.ndtr(at - noncentrality))

    return below


def _chi(df: float, *, panels: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return nodes of S and their weights, which sum to one."""
    reach = REACH / math.sqrt(2 * df)
    edges = np.linspace(max(0.0, 1 - reach), 1 + reach, panels + 1)
    middles, halves = (edges[1:] + edges[:-1]) / 2, (edges[1] - edges[0]) / 2
    nodes = (middles[:, None] + halves * _POINTS).ravel()
    log_density = (df - 1) * np.log(nodes) - df / 2 * (nodes * nodes - 1)
    weights = np.tile(_WEIGHTS, panels) * np.exp(log_density)
    return nodes, weights / weights.sum()
