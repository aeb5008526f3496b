"""How well a set fits the pattern of a core and its periphery, for one set or many at once."""

from enum import Enum
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr, Floats

Numbers = NDArray[Any]


class Between(Enum):
    """What the pattern says of ties between core and periphery: nothing, or that all are there."""

    IGNORED = "ignored"
    TIED = "tied"


@attrs.frozen(eq=False)
class Blocks:
    """
    What lies in the core and in the periphery, for one set or for many.

    Attributes
    ----------
    size : ndarray of int
        How many nodes are in the core.
    core, edge : ndarray of float
        The strength of all arcs within the core, and within the periphery.
    core_squares, edge_squares : ndarray of float
        The same of the squared strengths.
    """

    size: Numbers
    core: Numbers
    edge: Numbers
    core_squares: Numbers
    edge_squares: Numbers


class CorePattern:
    """A graph, held against the ideal pattern."""

    def __init__(self, csr: Csr, between: Between) -> None:
        self.n = csr.n
        self._between = between
        self._strengths = csr.sparse()
        self._squares = csr.sparse(csr.arc_strengths**2)
        self._totals = (float(csr.arc_strengths.sum()), float((csr.arc_strengths**2).sum()))

    def correlation(self, blocks: Blocks) -> Floats:
        """Return the correlation of strengths and pattern; minus infinity where undefined."""
        k, n = blocks.size.astype(np.float64), self.n
        within, outside = k * (k - 1), (n - k) * (n - k - 1)
        if self._between is Between.IGNORED:
            cells, ones, cross = within + outside, within, blocks.core
            total, squares = blocks.core + blocks.edge, blocks.core_squares + blocks.edge_squares
        else:
            cells, total = np.full_like(k, n * (n - 1)), np.full_like(k, self._totals[0])
            squares = np.full_like(k, self._totals[1])
            ones, cross = cells - outside, total - blocks.edge
        spread = (cells * squares - total**2) * (cells * ones - ones**2)
        # Rounding may leave a little where all strengths are alike.
        defined = spread > 1e-12 * (cells * squares) * cells**2
        fit = np.full(k.shape, -np.inf)
        root = np.sqrt(np.where(defined, spread, 1.0))
        np.divide(cells * cross - total * ones, root, out=fit, where=defined)
        return fit

    def blocks_of(self, core: NDArray[np.bool_]) -> Blocks:
        """Return the blocks of sets, one a row, shape (n_sets, n)."""
        inside = core.astype(np.float64)
        outside = 1.0 - inside
        return Blocks(
            core.sum(axis=1),
            _within(self._strengths, inside),
            _within(self._strengths, outside),
            _within(self._squares, inside),
            _within(self._squares, outside),
        )

    def prefixes(self, csr: Csr, place: NDArray[np.int64]) -> Blocks:
        """Return the blocks of the sets of the first 0 to n nodes, in the order of *place*."""
        first, last = place[csr.arc_sources], place[csr.indices]
        entered, left = np.maximum(first, last) + 1, np.minimum(first, last) + 1
        found = []
        for weight in (csr.arc_strengths, csr.arc_strengths**2):
            inside = np.cumsum(np.bincount(entered, weight, minlength=self.n + 1))
            gone = np.cumsum(np.bincount(left, weight, minlength=self.n + 1))
            found += [inside, weight.sum() - gone]
        return Blocks(np.arange(self.n + 1), found[0], found[1], found[2], found[3])

    def toggled(self, core: NDArray[np.bool_]) -> Blocks:
        """Return the blocks of the sets that differ from this one by one node, shape (n,)."""
        now, sign = self.blocks_of(core[None, :]), np.where(core, -1.0, 1.0)
        found = [now.size + np.where(core, -1, 1)]
        for matrix, held in (
            (self._strengths, (now.core, now.edge)),
            (self._squares, (now.core_squares, now.edge_squares)),
        ):
            to_core = _both_ways(matrix, core.astype(np.float64))
            to_edge = _both_ways(matrix, (~core).astype(np.float64))
            found += [held[0] + sign * to_core, held[1] - sign * to_edge]
        size, in_core, at_edge, core_squares, edge_squares = found
        return Blocks(size, in_core, at_edge, core_squares, edge_squares)


def _within(matrix: Any, sets: Floats) -> Floats:
    sums: Floats = ((matrix @ sets.T).T * sets).sum(axis=1)
    return sums


def _both_ways(matrix: Any, members: Floats) -> Floats:
    sums: Floats = matrix @ members + matrix.T @ members
    return sums
