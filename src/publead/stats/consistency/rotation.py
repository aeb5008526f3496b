"""Oblique rotation to simple structure (quartimin), by gradient projection."""

import numpy as np

from publead.stats.consistency.answers import Floats

STEPS = 5000
CLOSE_ENOUGH = 1e-9


def quartimin(loadings: Floats) -> tuple[Floats, Floats]:
    r"""
    Rotate loadings so that each item loads on few factors, which may correlate.

    Parameters
    ----------
    loadings : ndarray of float, shape (n_items, n_factors)
        Of at least two factors, not yet rotated.

    Returns
    -------
    rotated : ndarray of float, shape (n_items, n_factors)
        Each column's sum is 0 or above.
    between : ndarray of float, shape (n_factors, n_factors)
        The correlations between factors.

    Notes
    -----
    Minimises :math:`\tfrac14 \sum_{r \ne s} \sum_i \lambda_{ir}^2 \lambda_{is}^2`: direct
    oblimin with gamma 0, without Kaiser's normalisation. It starts from the loadings as they are
    and from their varimax-like orthogonal rotation, and keeps the better of the two.

    References
    ----------
    Jennrich, R. I. (2002). A simple general method for oblique rotation. Psychometrika, 67(1),
    7-19. https://doi.org/10.1007/BF02294706

    Examples
    --------
    >>> simple = np.array([[0.8, 0.0], [0.7, 0.0], [0.0, 0.6], [0.0, 0.9]])
    >>> rotated, between = quartimin(simple @ np.array([[0.8, 0.6], [-0.6, 0.8]]))
    >>> bool(np.allclose(np.sort(np.abs(rotated), axis=1)[:, 0], 0, atol=1e-6))
    True
    """
    m = loadings.shape[1]
    starts = [np.eye(m), _varimax(loadings)]
    turned = [_descend(loadings, start) for start in starts]
    best = min(turned, key=lambda turn: _criterion(loadings @ np.linalg.inv(turn).T)[0])
    rotated = loadings @ np.linalg.inv(best).T
    signs = np.where(rotated.sum(axis=0) < 0, -1.0, 1.0)
    between: Floats = (best.T @ best) * np.outer(signs, signs)
    return rotated * signs, between


def _descend(loadings: Floats, turn: Floats) -> Floats:
    """Return the transformation with unit columns at which the criterion is least near a start."""
    step = 1.0
    value, slope = _at(loadings, turn)
    for _ in range(STEPS):
        projected = slope - turn * (turn * slope).sum(axis=0)
        size = float(np.linalg.norm(projected))
        if size < CLOSE_ENOUGH:
            break
        step *= 2
        for _ in range(60):
            moved = turn - step * projected
            moved /= np.linalg.norm(moved, axis=0)
            new_value, new_slope = _at(loadings, moved)
            if value - new_value > 0.5 * size**2 * step:
                break
            step /= 2
        else:
            break
        turn, value, slope = moved, new_value, new_slope
    return turn


def _at(loadings: Floats, turn: Floats) -> tuple[float, Floats]:
    """Return the criterion and its slope by the transformation."""
    inverse = np.linalg.inv(turn)
    rotated = loadings @ inverse.T
    value, slope = _criterion(rotated)
    return value, -(rotated.T @ slope @ inverse).T


def _criterion(rotated: Floats) -> tuple[float, Floats]:
    squares = rotated**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return float((squares * others).sum()) / 4, rotated * others


def _varimax(loadings: Floats) -> Floats:
    """Return the orthogonal rotation that spreads squared loadings most within columns."""
    turn = np.eye(loadings.shape[1])
    for _ in range(200):
        rotated = loadings @ turn
        pull = loadings.T @ (rotated**3 - rotated * (rotated**2).mean(axis=0))
        left, _, right = np.linalg.svd(pull)
        turn = left @ right
    return turn
