"""Common factors of a matrix of covariances or correlations, by maximum likelihood or minres."""

from enum import Enum
from numbers import Integral

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import counted
from publead.stats.consistency.answers import Floats, sealed
from publead.stats.numbers import as_floats

LEAST_UNIQUE_SHARE = 0.005
"""No item's unique variance may fall below this share of its variance."""


class Estimator(Enum):
    """
    How loadings are found.

    Attributes
    ----------
    ML
        Maximum likelihood: the same loadings whatever the items' spread.
    MINRES
        Least squares of what is left of the covariances between items; needs no inverse.
    """

    ML = "maximum likelihood"
    MINRES = "minres"


@attrs.frozen(kw_only=True, eq=False)
class Factors:
    """
    Loadings of items on common factors, before any rotation.

    Attributes
    ----------
    loadings : ndarray of float, shape (n_items, n_factors)
        Each column's sum is 0 or above.
    uniquenesses : ndarray of float, shape (n_items,)
        Each item's variance that the factors leave.
    discrepancy : float
        What was made as small as could be: for ML, log|S*| - log|S| + tr(S S*^-1) - k, of
        which n times is a chi-square; for MINRES, half the sum of squared residuals.
    df : int
        Degrees of freedom: below 0, the loadings are not determined.
    at_bound : tuple of int
        Items whose unique variance stopped at 0.5 % of their variance (a Heywood case): the
        model does not fit them.
    """

    loadings: Floats = attrs.field(converter=sealed)
    uniquenesses: Floats = attrs.field(converter=sealed)
    discrepancy: float
    df: int
    at_bound: tuple[int, ...] = ()


def common_factors(
    spread: ArrayLike, n_factors: int = 1, *, estimator: Estimator = Estimator.ML
) -> Factors:
    r"""
    Return loadings on common factors.

    Parameters
    ----------
    spread : array_like of float, shape (n_items, n_items)
        Covariances or correlations; symmetric, and no item constant.
    n_factors : int
        At least 1; few enough that the loadings are determined.
    estimator : Estimator
        Maximum likelihood or minres.

    Returns
    -------
    Factors

    Raises
    ------
    UndefinedStatisticError
        If there are too few items for that many factors, an item is constant, or (for ML) an
        item repeats others.
    PolicyError, InputError
        If *spread* is no symmetric matrix of finite numbers, or *n_factors* makes no sense.

    Notes
    -----
    Both minimise over the unique variances :math:`\psi`, given which the loadings come from
    eigenvectors. With :math:`\theta_j` the eigenvalues beyond the first *m*: of
    :math:`\psi^{-1/2} S \psi^{-1/2}`, ML minimises :math:`\sum_j (\theta_j - 1 - \log \theta_j)`;
    of :math:`S - \psi`, minres minimises :math:`\tfrac12 \sum_j \theta_j^2`.

    References
    ----------
    Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis.
    Psychometrika, 32(4), 443-482.

    Harman, H. H., & Jones, W. H. (1966). Factor analysis by minimizing residuals (minres).
    Psychometrika, 31(3), 351-368. https://doi.org/10.1007/BF02289468

    Examples
    --------
    >>> fitted = common_factors([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]])
    >>> fitted.loadings.ravel().round(4).tolist()
    [0.9, 0.8, 0.7]
    """
    matrix = _checked(spread, n_factors)
    k = len(matrix)
    scale = np.sqrt(np.diag(matrix))
    # ML does not mind the spread of items; minres does, and keeps its own metric.
    unit = scale if estimator is Estimator.ML else np.full(k, np.sqrt(np.mean(scale**2)))
    target = matrix / np.outer(unit, unit)
    if estimator is Estimator.ML and np.linalg.eigvalsh(target)[0] < 1e-10:
        raise UndefinedStatisticError(
            "a model of common factors by maximum likelihood",
            "an item repeats others exactly, or pairwise covariances do not fit together",
            "Use Estimator.MINRES, or leave that item out",
        )
    unique, discrepancy = _fit(target, n_factors, estimator)
    loadings = _loadings(target, unique, n_factors, estimator)
    floor = np.diag(target) * LEAST_UNIQUE_SHARE
    return Factors(
        loadings=loadings * np.where(loadings.sum(axis=0) < 0, -1, 1) * unit[:, None],
        uniquenesses=unique * unit**2,
        discrepancy=discrepancy * (1 if estimator is Estimator.ML else float(unit[0] ** 4)),
        df=degrees_of_freedom(k, n_factors),
        at_bound=tuple(int(place) for place in np.flatnonzero(unique <= floor * (1 + 1e-6))),
    )


def degrees_of_freedom(n_items: int, n_factors: int) -> int:
    """Return what *n_factors* common factors of *n_items* items leave to be tested."""
    return ((n_items - n_factors) ** 2 - n_items - n_factors) // 2


def _checked(spread: ArrayLike, n_factors: int) -> Floats:
    expect(n_factors, Integral, "n_factors", "Give a whole number of factors")
    matrix = as_floats(spread, 2, "covariances")
    square = matrix.shape[0] == matrix.shape[1] > 0
    if not (square and np.allclose(matrix, matrix.T, rtol=1e-8, atol=1e-10)) or n_factors < 1:
        raise PolicyError(
            f"give a symmetric matrix and at least one factor, not shape {matrix.shape} "
            f"and {n_factors}"
        )
    if degrees_of_freedom(len(matrix), n_factors) < 0:
        raise UndefinedStatisticError(
            "a model of common factors",
            f"{counted(len(matrix), 'item does', 'items do')} not determine "
            f"{counted(n_factors, 'factor')}",
            "Give more items (three for one factor), or ask for fewer factors",
        )
    if np.any(np.diag(matrix) <= 0):
        place = int(np.argmin(np.diag(matrix)))
        raise UndefinedStatisticError(
            "a model of common factors",
            f"item {place + 1} got the same answer from everybody",
            "Leave it out, and report that it does not tell people apart",
        )
    return matrix


def _fit(target: Floats, n_factors: int, estimator: Estimator) -> tuple[Floats, float]:
    """Return the unique variances that fit best, and how badly they fit."""
    own = np.diag(target)
    value = _likelihood if estimator is Estimator.ML else _squares
    result = optimize.minimize(
        value,
        _start(target),
        args=(target, n_factors),
        jac=True,
        method="L-BFGS-B",
        bounds=[(LEAST_UNIQUE_SHARE * variance, variance) for variance in own],
        options={"maxiter": 2000, "ftol": 1e-15, "gtol": 1e-9, "maxcor": 20},
    )
    return np.asarray(result.x), float(result.fun)


def _start(target: Floats) -> Floats:
    """Return first guesses: what each item shares with no other."""
    own = np.diag(target)
    if np.linalg.eigvalsh(target)[0] < 1e-8:
        return own / 2
    return np.clip(1 / np.diag(np.linalg.inv(target)), 0.01 * own, 0.99 * own)


def _likelihood(unique: Floats, target: Floats, n_factors: int) -> tuple[float, Floats]:
    root = np.sqrt(unique)
    values, vectors = np.linalg.eigh(target / np.outer(root, root))
    rest = np.maximum(values[:-n_factors], 1e-300)
    loss = float((rest - 1 - np.log(rest)).sum())
    # The derivative of eigenvalue j by unique variance i is -value_j × vector_ij² / unique_i.
    slope = (vectors[:, :-n_factors] ** 2 @ (1 - rest)) / unique
    return loss, slope


def _squares(unique: Floats, target: Floats, n_factors: int) -> tuple[float, Floats]:
    values, vectors = np.linalg.eigh(target - np.diag(unique))
    rest = values[:-n_factors]
    return 0.5 * float(rest @ rest), -(vectors[:, :-n_factors] ** 2 @ rest)


def _loadings(target: Floats, unique: Floats, n_factors: int, estimator: Estimator) -> Floats:
    root = np.sqrt(unique) if estimator is Estimator.ML else np.ones_like(unique)
    taken = 1.0 if estimator is Estimator.ML else 0.0
    inner = target / np.outer(root, root)
    if estimator is Estimator.MINRES:
        inner = target - np.diag(unique)
    values, vectors = np.linalg.eigh(inner)
    greatest = np.maximum(values[::-1][:n_factors] - taken, 0.0)
    loadings: Floats = root[:, None] * vectors[:, ::-1][:, :n_factors] * np.sqrt(greatest)
    return loadings
