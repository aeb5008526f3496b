"""Means, variances and covariances of items, in one pass over blocks shifted by a first row."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import UndefinedStatisticError
from publead.stats.consistency.answers import (
    Answers,
    Floats,
    Missing,
    blocks,
    matrix_of,
    refuse_infinite,
)
from publead.stats.consistency.refusals import check_items, check_people, left_out, named

ROUNDING = 1e-12
"""A variance below this share of its sum of squares is what rounding left of none."""

PRODUCTS_ON_ONE_THREAD = 250_000
"""OpenBLAS shares out a product of matrices with more multiplications than about this."""

LEAST_HEIGHT = 16


@attrs.frozen(kw_only=True, eq=False)
class Moments:
    """
    What the measures of consistency need to know about a matrix of answers.

    Attributes
    ----------
    covariance : ndarray of float, shape (n_items, n_items)
        With n - 1 in the divisor; NaN where fewer than two people answered both items.
    correlation : ndarray of float, shape (n_items, n_items)
        Pairwise, each correlation takes the two variances among those who answered both items,
        as R's ``cor(use = "pairwise")`` does; NaN where an item is constant among them.
    means : ndarray of float, shape (n_items,)
        Each item's mean.
    counts : ndarray of float, shape (n_items, n_items)
        How many people answered both items; on the diagonal, the item.
    n, n_left_out : int
        How many people went in, and how many did not.
    missing : Missing
        What became of people who left items unanswered.
    """

    covariance: Floats
    correlation: Floats
    means: Floats
    counts: Floats
    n: int
    n_left_out: int
    missing: Missing

    @property
    def n_items(self) -> int:
        """How many items there are."""
        return len(self.means)

    @property
    def constant(self) -> NDArray[np.intp]:
        """The places of items that everybody answered alike."""
        return np.flatnonzero(np.diag(self.covariance) == 0)

    @property
    def rest(self) -> Floats:
        """Each item's covariance with the sum of the others; below zero it looks miskeyed."""
        rest: Floats = self.covariance.sum(axis=0) - np.diag(self.covariance)
        return rest

    @property
    def left_out(self) -> str:
        """Who was left out and why, in words; empty where nobody was."""
        return left_out(self.n_left_out, self.missing)


def moments(items: ArrayLike, missing: Missing, statistic: str, *, least_items: int = 2) -> Moments:
    """
    Return the moments of answers, or say why *statistic* has no value for them.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than *least_items* items or two people, or two items were never
        answered by the same two people.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.
    """
    matrix = matrix_of(items)
    check_items(matrix.shape[1], statistic, least_items)
    found = listwise(matrix) if missing is Missing.LISTWISE else pairwise(matrix)
    check_people(found.n, found.n_left_out, missing, statistic)
    unknown = np.isnan(found.covariance)
    if unknown.any():
        alone = np.flatnonzero(np.diag(unknown))
        pair = (alone[0], alone[0]) if alone.size else np.argwhere(np.triu(unknown))[0]
        first, second = (int(place) for place in pair)
        one = f"item {first + 1}"
        both = f"both item {first + 1} and item {second + 1}" if first != second else one
        raise UndefinedStatisticError(
            statistic, f"fewer than two people answered {both}", f"Leave item {second + 1} out"
        )
    return found


def correlations(found: Moments, statistic: str) -> Floats:
    """Return the correlations, or say which items have none because they are constant."""
    undefined = np.isnan(found.correlation)
    if not undefined.any():
        return found.correlation
    constant = found.constant if found.constant.size else np.flatnonzero(undefined.any(axis=0))
    raise UndefinedStatisticError(
        statistic,
        f"{named(constant)} got the same answer from everybody, so nothing correlates with it",
        "Leave that out, and report that it does not tell people apart",
    )


def listwise(matrix: Answers) -> Moments:
    """Return the moments of those who answered every item."""
    k = matrix.shape[1]
    n, total, gram = 0, np.zeros(k), np.zeros((k, k))
    origin = None
    for block in blocks(matrix):
        rows = complete(block)
        if not len(rows):
            continue
        origin = rows[0].copy() if origin is None else origin
        shifted = rows - origin
        n += len(rows)
        total += shifted.sum(axis=0)
        gram += crossed(shifted, shifted)
    covariance = np.full((k, k), np.nan)
    if n > 1:
        covariance = (gram - np.outer(total, total) / n) / (n - 1)
    deviations = np.sqrt(np.maximum(np.diag(covariance), 0))
    return Moments(
        covariance=covariance,
        correlation=_scaled(covariance, np.outer(deviations, deviations)),
        means=np.full(k, np.nan) if origin is None else origin + total / n,
        counts=np.full((k, k), float(n)),
        n=n,
        n_left_out=len(matrix) - n,
        missing=Missing.LISTWISE,
    )


def complete(block: Floats) -> Floats:
    """Return the rows of a block in which every item is answered: itself where all are."""
    if np.isfinite(block).all():
        return block
    refuse_infinite(block)
    return block[~np.isnan(block).any(axis=1)]


def crossed(first: Floats, second: Floats) -> Floats:
    """Return the sums of products of columns, in products that BLAS keeps on one thread."""
    products = np.zeros((first.shape[1], second.shape[1]))
    height = max(LEAST_HEIGHT, PRODUCTS_ON_ONE_THREAD // products.size)
    for start in range(0, len(first), height):
        rows = slice(start, start + height)
        products += first[rows].T @ second[rows]
    return products


def pairwise(matrix: Answers) -> Moments:
    """Return moments that use, for each pair of items, all who answered both."""
    k = matrix.shape[1]
    origin = _first_answers(matrix)
    n, gram, counts, first, squares = 0, *(np.zeros((k, k)) for _ in range(4))
    for block in blocks(matrix):
        refuse_infinite(block)
        present = ~np.isnan(block)
        n += int(present.any(axis=1).sum())
        answered = present.astype(np.float64)
        shifted = np.where(present, block - origin, 0.0)
        gram += crossed(shifted, shifted)
        counts += crossed(answered, answered)
        first += crossed(answered, shifted)
        shifted *= shifted
        squares += crossed(answered, shifted)
    covariance = _central(gram, first * first.T, counts)
    variances = _central(squares, first * first, counts)
    variances[variances * counts <= ROUNDING * squares] = 0.0
    return Moments(
        covariance=covariance,
        correlation=_scaled(covariance, np.sqrt(variances * variances.T)),
        means=origin + _ratio(np.diag(first), np.diag(counts)),
        counts=counts,
        n=n,
        n_left_out=len(matrix) - n,
        missing=Missing.PAIRWISE,
    )


def _first_answers(matrix: Answers) -> Floats:
    """Return the first answer that each item got; 0 where it got none."""
    first: Floats = np.zeros(matrix.shape[1])
    waiting = np.ones(matrix.shape[1], dtype=bool)
    for block in blocks(matrix):
        for item in np.flatnonzero(waiting):
            answers = block[np.isfinite(block[:, item]), item]
            if answers.size:
                first[item], waiting[item] = answers[0], False
        if not waiting.any():
            break
    return first


def _central(products: Floats, sums: Floats, counts: Floats) -> Floats:
    """Return sums of products as covariances; NaN where fewer than two people gave them."""
    return _ratio(products - _ratio(sums, counts), np.where(counts > 1, counts - 1, 0))


def _ratio(above: Floats, below: Floats) -> Floats:
    ratio: Floats = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=ratio, where=below > 0)
    return ratio


def _scaled(covariance: Floats, scales: Floats) -> Floats:
    """Return covariances as correlations between -1 and 1; NaN where something is constant."""
    correlation: Floats = np.clip(_ratio(covariance, scales), -1.0, 1.0)
    np.fill_diagonal(correlation, np.where(np.diag(scales) > 0, 1.0, np.nan))
    return correlation
