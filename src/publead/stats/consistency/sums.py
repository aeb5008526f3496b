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
    """
    squares, squared_totals, sums, n = _added_up(matrix)
    if n < 2 or not squares > 0:
        return None
    k, total = sums.size, float(sums.sum())
    items_spread = squares - float(sums @ sums) / n
    total_spread = squared_totals - total * total / n
    kept = min(items_spread / squares, total_spread / max(squared_totals, squares))
    if not kept > LEAST_SHARE_OF_DIGITS or total_spread < items_spread:
        return None
    return min(1.0, k / (k - 1) * (1 - items_spread / total_spread)), n


def _added_up(matrix: Answers) -> tuple[float, float, Floats, int]:
    """
    Return the squared answers, people's squared totals, items' sums, and how many people.

    Each block is read from memory once, for the squares, and from cache twice, for the totals of
    people and of items. All go page by page, because BLAS shares larger products out, and on a
    busy machine its threads wait for each other a hundred times as long as the work takes.
    """
    k = matrix.shape[1]
    height = max(1, min(PAGE // k, len(matrix)))
    one_an_item, one_a_row = np.ones(k), np.ones(height)
    squares, squared_totals, sums, n = 0.0, 0.0, np.zeros(k), 0
    for block in blocks(matrix, PAGES * height):
        pages, n_here = _pages(block, height), len(block)
        square = _sum_of_squares(pages)
        if not math.isfinite(square):
            whole, n_here = _without_gaps(block)
            pages = _pages(whole, height)
            square = _sum_of_squares(pages)
        totals = pages @ one_an_item
        squared_totals += float(np.add.reduce(np.vecdot(totals, totals)))
        sums += np.add.reduce(one_a_row @ pages)
        squares += square
        n += n_here
    return squares, squared_totals, sums, n


def _pages(block: Floats, height: int) -> Floats:
    """Return a block as pages of so many rows, the last one filled up with zeros."""
    short = -len(block) % height
    if short:
        block = np.concatenate([block, np.zeros((short, block.shape[1]))])
    return block.reshape(-1, height, block.shape[1])


def _without_gaps(block: Floats) -> tuple[Floats, int]:
    """Return a block with zeros for those who left a gap, and how many did not."""
    refuse_infinite(block)
    gaps = np.isnan(block).any(axis=1, keepdims=True)
    return np.where(gaps, 0.0, block), len(block) - int(np.count_nonzero(gaps))


def _sum_of_squares(pages: Floats) -> float:
    """Return the sum of squares, from products of what lies together in memory."""
    by_row = pages.flags.c_contiguous
    lines = pages.reshape(len(pages), -1) if by_row else pages.swapaxes(1, 2)
    return float(np.add.reduce(np.vecdot(lines, lines), axis=None))
