"""Declared weights that could have been a little different: draws, and what comes first in them."""

import math
from numbers import Integral, Real

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError, expect
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]


@attrs.frozen(kw_only=True, eq=False)
class FirstPlaces:
    """
    How often each of several amounts was the largest.

    Attributes
    ----------
    shares : ndarray of float, shape (k,)
        The share of draws in which each came first; a draw in which several tie is split evenly
        among them.
    nobody : float
        The share of draws in which no amount was above zero, so that none came first.
    n_draws : int
        How many draws there were.
    """

    shares: Floats
    nobody: float
    n_draws: int

    @property
    def monte_carlo_errors(self) -> Floats:
        """
        The standard error of each share from the number of draws, shape (k,).

        Half a draw is added each way, so that a share of 0 or 1 does not look certain.
        """
        near = (self.shares * self.n_draws + 0.5) / (self.n_draws + 1)
        spread: Floats = np.sqrt(near * (1 - near) / self.n_draws)
        return spread


def dirichlet_weights(
    weights: ArrayLike, *, concentration: float, n_draws: int, rng: np.random.Generator
) -> Floats:
    r"""
    Return weights drawn around declared ones.

    Parameters
    ----------
    weights : array_like of float, shape (k,)
        The declared weights, at least 0, with a sum of 1. A weight of 0 stays 0.
    concentration : float
        How closely the draws lie around the weights, above 0.
    n_draws : int
        How many draws.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    ndarray of float, shape (n_draws, k)
        Each row at least 0, with a sum of 1.

    Raises
    ------
    PolicyError
        If the weights, the concentration or the number of draws make no sense.

    Notes
    -----
    .. math:: W \sim \mathrm{Dirichlet}(c\,w), \quad
        \mathrm{E}\,W_k = w_k, \quad \mathrm{SD}\,W_k = \sqrt{w_k (1 - w_k) / (c + 1)}

    Examples
    --------
    >>> drawn = dirichlet_weights(
    ...     [0.5, 0.3, 0.2, 0.0], concentration=50, n_draws=4, rng=np.random.default_rng(1)
    ... )
    >>> drawn.shape, bool((drawn[:, 3] == 0).all())
    ((4, 4), True)
    """
    declared = as_floats(weights, 1, "weights")
    _expect_draws(n_draws, rng)
    expect(concentration, Real, "concentration", "Give a number above 0, such as 50")
    if not declared.size or not (declared >= 0).all():
        raise PolicyError("weights must be a row of numbers that are at least 0")
    if abs(math.fsum(declared) - 1) > 1e-9:
        raise PolicyError(f"weights have a sum of {math.fsum(declared):g}; it must be 1")
    if not (0 < concentration < math.inf):
        raise PolicyError(f"concentration is {concentration}; it must be above 0")
    drawn = np.zeros((n_draws, declared.size))
    positive = declared > 0
    drawn[:, positive] = rng.dirichlet(concentration * declared[positive], size=n_draws)
    return drawn


def t_draws(
    means: ArrayLike,
    standard_errors: ArrayLike,
    df: ArrayLike,
    *,
    n_draws: int,
    rng: np.random.Generator,
) -> Floats:
    """
    Return means that could have been, by their standard errors.

    Parameters
    ----------
    means, standard_errors, df : array_like of float, shape (k,)
        Each mean, its standard error and the degrees of freedom of that. Where the error is NaN
        the mean stays as it is.
    n_draws : int
        How many draws.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    ndarray of float, shape (n_draws, k)
        mean + error × Student's t, each column independent of the others.

    Raises
    ------
    PolicyError
        If the three are not equally long, or an error or its df makes no sense.

    Examples
    --------
    >>> t_draws([3.0, 4.0], [0.1, np.nan], [9, 9], n_draws=2, rng=np.random.default_rng(1))[:, 1]
    array([4., 4.])
    """
    _expect_draws(n_draws, rng)
    mean, error = as_floats(means, 1, "means"), as_floats(standard_errors, 1, "standard_errors")
    varied = np.flatnonzero(~np.isnan(error))
    freedom = as_floats(df, 1, "df")
    if not mean.size == error.size == freedom.size or (error[varied] < 0).any():
        raise PolicyError("give each mean a standard error, 0 or above or NaN, and its df")
    freedom = freedom[varied]
    if not (freedom > 0).all():
        raise PolicyError("each standard error needs degrees of freedom above 0")
    drawn = np.tile(mean, (n_draws, 1))
    drawn[:, varied] += error[varied] * rng.standard_t(freedom, size=(n_draws, varied.size))
    return drawn


def count_first_places(amounts: ArrayLike) -> FirstPlaces:
    """
    Return how often each column holds the largest amount of its row.

    Parameters
    ----------
    amounts : array_like of float, shape (n_draws, k)
        One draw a row; without NaN.

    Returns
    -------
    FirstPlaces
        The shares and ``nobody`` have a sum of 1.

    Raises
    ------
    PolicyError
        If there is no draw or no column, or an amount is NaN.

    Examples
    --------
    >>> found = count_first_places([[2.0, 1.0], [1.0, 1.0], [0.0, 0.0], [3.0, 0.0]])
    >>> found.shares.tolist(), found.nobody
    ([0.625, 0.125], 0.25)
    """
    drawn = as_floats(amounts, 2, "amounts")
    if not drawn.size or np.isnan(drawn).any():
        raise PolicyError(
            "amounts need a row a draw and a column an amount, at least one of each and no NaN"
        )
    largest = drawn.max(axis=1)
    some = largest > 0
    leads = drawn[some] == largest[some, None]
    shares = (leads / leads.sum(axis=1, keepdims=True)).sum(axis=0) / drawn.shape[0]
    nobody = 1 - int(np.count_nonzero(some)) / drawn.shape[0]
    return FirstPlaces(shares=shares, nobody=nobody, n_draws=int(drawn.shape[0]))


def _expect_draws(n_draws: int, rng: np.random.Generator) -> None:
    expect(n_draws, Integral, "n_draws", "Give a whole number, such as 20_000")
    expect(rng, np.random.Generator, "rng", "Use numpy.random.default_rng(seed)")
    if n_draws < 1:
        raise PolicyError(f"n_draws is {n_draws}; it must be at least 1")
