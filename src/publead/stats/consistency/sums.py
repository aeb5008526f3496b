"""Alpha from three plain sums, in one pass over blocks that stay in cache."""

import math

import numpy as np

from publead.stats.consistency.answers import Answers, Floats, blocks, refuse_infinite

LEAST_SHARE_OF_DIGITS = 1e-4
"""Plain sums are trusted where what is left after the mean is at least this share of them."""

PAGE = 8000
"""How many numbers BLAS is given at a time: few enough for it to stay on one thread."""

PAGES = 25
"""How many pages a block holds: few enough to stay in cache, and enough to be worth a call."""


def alpha_from_sums(matrix: Answers) -> tuple[float, int] | None:
    """
    Return alpha of those who answered everything, and their number, from plain sums.

    None where the sums tell too little (a negative alpha wants its reasons) or lose digits
    (values that are large beside their differences): then they are taken from a first row.

    Each block is read from memory once, for the squares, and from cache twice, for the totals of
    people and of items. All go page by page, because BLAS shares larger products out, and on a
    busy machine its threads wait for each other a hundred times as long as the work takes.
    """
    k = matrix.shape[1]
    height = max(1, min(PAGE // k, len(matrix)))
    squares, squared_totals, n, sums = 0.0, 0.0, 0, np.zeros(k)
    one_an_item, one_a_row = np.ones(k), np.ones(height)
    for block in blocks(matrix, PAGES * height):
        n_here, pages = len(block), _pages(block, height)
        square = _sum_of_squares(pages)
        if not math.isfinite(square):
            n_here, pages = _without_gaps(block, height)
            square = _sum_of_squares(pages)
        totals = pages @ one_an_item
        squared_totals += float(np.add.reduce(np.vecdot(totals, totals)))
        sums += np.add.reduce(one_a_row @ pages)
        squares += square
        n += n_here
    if n < 2 or not squares > 0:
        return None
    items_spread = squares - float(sums @ sums) / n
    total_spread = squared_totals - float(sums.sum()) ** 2 / n
    kept = min(items_spread / squares, total_spread / max(squared_totals, squares))
    if not kept > LEAST_SHARE_OF_DIGITS or total_spread < items_spread:
        return None
    return min(1.0, k / (k - 1) * (1 - items_spread / total_spread)), n


def _pages(block: Floats, height: int) -> Floats:
    """Return a block as pages of so many rows, the last one filled up with zeros."""
    short = -len(block) % height
    if short:
        block = np.concatenate([block, np.zeros((short, block.shape[1]))])
    return block.reshape(-1, height, block.shape[1])


def _without_gaps(block: Floats, height: int) -> tuple[int, Floats]:
    """Return how many answered everything, and the pages with zeros for the others."""
    refuse_infinite(block)
    whole = ~np.isnan(block).any(axis=1)
    return int(whole.sum()), _pages(np.where(whole[:, None], block, 0.0), height)


def _sum_of_squares(pages: Floats) -> float:
    """Return the sum of squares, from products of what lies together in memory."""
    by_row = pages.flags.c_contiguous
    lines = pages.reshape(len(pages), -1) if by_row else pages.swapaxes(1, 2)
    return float(np.add.reduce(np.vecdot(lines, lines), axis=None))
