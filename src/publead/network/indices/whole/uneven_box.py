"""
Bounds of an index of degrees in a box whose sides are of any length.

The boxes of `box` are nearly even, for everybody could be named by the same people. Where ties
have no direction, those who did not answer have wide sides and the others narrow ones.
"""

from typing import Final

import numpy as np
from scipy import optimize

from publead.network.indices.whole.bounds import Bounds
from publead.network.indices.whole.box import (
    Box,
    Floats,
    effective_rows,
    ends_of,
    gini_rows,
    rank_weights,
)

_ROUNDS: Final = 50
_ASSIGNED: Final = 1_000
"""So many people, and no more, are assigned to places; beyond them (n - 1) / n must do."""


def uneven_gini(box: Box) -> Bounds:
    """
    Return the least and the greatest Gini coefficient over a box.

    Notes
    -----
    G = N / (n Σ d), and N is the greatest of Σ c d over all orders, with c the weight of the place
    that a person takes. So for a given λ the greatest N - λ Σ d is an assignment of people to
    places, each at the end that suits the place. From a λ below the greatest N / Σ d, the best
    assignment gives a higher one, until none does.

    The least is at one of the vectors of `Box.levelled`, as in a nearly even box.
    """
    levels = np.concatenate([gini_rows(np.sort(rows, axis=1)) for rows in box.levelled()])
    return Bounds(ends_of(levels).low, _greatest_gini(box), are_exact=False)


def uneven_effective_number(box: Box) -> Bounds:
    """
    Return the greatest effective number over a box, and one that none is below.

    Notes
    -----
    The number is least at a corner. A degree at its high end h rather than its low end l adds
    h - l to Σ d and h² - l² to Σ d², which is l + h times as much. So at no corner has Σ d² more,
    for its Σ d, than where the degrees with the largest l + h are high, one of them in part.
    """
    order = np.argsort(-(box.low + box.high), kind="stable")
    low, high = box.low[order], box.high[order]
    sums = low.sum() + np.concatenate([[0.0], np.cumsum(high - low)])
    squares = (low**2).sum() + np.concatenate([[0.0], np.cumsum(high**2 - low**2)])
    levels = np.concatenate([effective_rows(rows) for rows in box.levelled()])
    return Bounds(_least_on_the_way(sums, squares), ends_of(levels).high, are_exact=False)


def _greatest_gini(box: Box) -> float:
    n = box.low.size
    if n > _ASSIGNED:
        return (n - 1) / n
    weights = rank_weights(n)
    chosen, best = box.high, np.nan
    for _ in range(_ROUNDS):
        total = float(chosen.sum())
        share = float(weights @ np.sort(chosen)) / total if total else np.nan
        if not share > np.nan_to_num(best, nan=-np.inf) + 1e-12:
            break
        best = share
        chosen = _assigned(box, weights - share)
    return best / n


def _assigned(box: Box, gains: Floats) -> Floats:
    """Return the ends at which the sum of gain times degree is greatest, a place for each."""
    worth = np.where(gains > 0, np.outer(box.high, gains), np.outer(box.low, gains))
    who, place = optimize.linear_sum_assignment(worth, maximize=True)
    found = np.empty(box.low.size)
    found[who] = np.where(gains[place] > 0, box.high[who], box.low[who])
    return found


def _least_on_the_way(sums: Floats, squares: Floats) -> float:
    """Return the least square of a sum over a sum of squares, on straight lines between points."""
    step, rise = np.diff(sums), np.diff(squares)
    # Along (S + t step, Q + t rise) the derivative of S² / Q is 0 where t step rise is
    # S rise - 2 step Q.
    part = np.divide(
        sums[:-1] * rise - 2 * step * squares[:-1],
        step * rise,
        out=np.zeros(step.shape),
        where=step * rise > 0,
    )
    part = np.clip(part, 0, 1)
    between = (sums[:-1] + part * step) ** 2, squares[:-1] + part * rise
    tops, bottoms = np.concatenate([sums**2, between[0]]), np.concatenate([squares, between[1]])
    found = np.full(tops.shape, np.nan)
    np.divide(tops, bottoms, out=found, where=bottoms > 0)
    return ends_of(found).low
