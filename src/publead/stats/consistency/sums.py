"""Alpha from three plain sums, in one pass over blocks that stay in cache."""

import math

import numpy as np

from publead.stats.consistency.answers import FLOATS_IN_CACHE, Answers, Floats, blocks
from publead.stats.consistency.moments import complete

LEAST_SHARE_OF_DIGITS = 1e-4
"""Plain sums are trusted where what is left after the mean is at least this share of them."""

STRETCH = 8000
"""How many numbers one dot product takes: few enough for BLAS to keep it on one thread."""


def alpha_from_sums(matrix: Answers) -> tuple[float, int] | None:
    """
    Return alpha of those who answered everything, and their number, from plain sums.

    None where the sums tell too little (a negative alpha wants its reasons) or lose digits
    (values that are large beside their differences): then they are taken from a first row.

    Each step is a product of matrices whose one side is two, because BLAS keeps small products
    on one thread; on a busy machine its threads wait for each other a hundred times as long.
    """
    k = matrix.shape[1]
    add_up = np.zeros((k, 2))
    add_up[:, 0] = 1.0
    squares, n, sums = 0.0, 0, np.zeros((2, k))
    weights = np.ones((2, max(1, FLOATS_IN_CACHE // k)))
    for block in blocks(matrix):
        # The long sweep comes first: it reads the block into cache for the other two.
        rows, square = block, _sum_of_squares(block)
        if not math.isfinite(square):
            rows = complete(block)
            square = _sum_of_squares(rows)
        height = len(rows)
        weights[1, :height] = (rows @ add_up)[:, 0]
        sums += weights[:, :height] @ rows
        squares += square
        n += height
    if n < 2 or not squares > 0:
        return None
    squared_totals, total = float(sums[1].sum()), float(sums[0].sum())
    items_spread = squares - float(sums[0] @ sums[0]) / n
    total_spread = squared_totals - total * total / n
    kept = min(items_spread / squares, total_spread / max(squared_totals, squares))
    if not kept > LEAST_SHARE_OF_DIGITS or total_spread < items_spread:
        return None
    return min(1.0, k / (k - 1) * (1 - items_spread / total_spread)), n


def _sum_of_squares(block: Floats) -> float:
    flat = block.reshape(-1)
    cut = flat.size - flat.size % STRETCH
    stretches = flat[:cut].reshape(-1, STRETCH)
    return float(np.vecdot(stretches, stretches).sum() + np.dot(flat[cut:], flat[cut:]))
