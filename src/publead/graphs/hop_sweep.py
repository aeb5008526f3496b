"""One block of betweenness by hops: all sources of the block step forward and back together."""

import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.path_counts import too_many_paths
from publead.graphs.source_blocks import fitting
from publead.graphs.swept import Swept

Levels = NDArray[np.int32]


class HopSweep:
    """
    Brandes' two sweeps by levels, on matrices of shape (n, n_sources).

    A step forward is a product with the transposed adjacency matrix, a step back one with the
    matrix itself: dense for few nodes, sparse for many.
    """

    def __init__(self, csr: Csr, *, dense: bool, of_arcs: bool) -> None:
        self._csr, self._of_arcs = csr, of_arcs
        plain = csr.unweighted()
        self._back = plain.dense() if dense else plain.sparse()
        self._forward = self._back.T if dense else plain.transposed().sparse()

    def at_once(self, _: int) -> int:
        """Return how many sources go into a block."""
        return fitting(8 * self._csr.n)

    def swept(self, sources: Integers) -> Swept:
        """Return what the shortest paths from these sources give."""
        level, paths = self._levels(sources)
        if not bool(np.isfinite(paths).all()):
            raise too_many_paths()
        inverse = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
        beyond = self._beyond(level, inverse)
        arcs = self._by_arc(level, paths, inverse + beyond) if self._of_arcs else np.zeros(0)
        beyond *= paths
        return Swept.of_rows(beyond.T, arcs, np.where(level < 0, np.inf, level).T, sources)

    def _levels(self, sources: Integers) -> tuple[Levels, Floats]:
        shape = (self._csr.n, sources.size)
        level = np.full(shape, -1, dtype=np.int32)
        reached = np.zeros(shape)
        level[sources, np.arange(sources.size)] = 0
        reached[sources, np.arange(sources.size)] = 1.0
        paths, hops = reached.copy(), 0
        with np.errstate(over="ignore", invalid="ignore"):
            while reached.any():
                hops += 1
                reached = self._forward @ reached
                np.multiply(reached, level < 0, out=reached)
                level[reached > 0] = hops
                paths += reached
        return level, paths

    def _beyond(self, level: Levels, inverse: Floats) -> Floats:
        """Return, for each node but the sources, the sum over its successors of their share."""
        beyond = np.zeros_like(inverse)
        for hops in range(int(level.max(initial=0)), 1, -1):
            share = (inverse + beyond) * (level == hops)
            beyond += (self._back @ share) * (level == hops - 1)
        return beyond

    def _by_arc(self, level: Levels, paths: Floats, share: Floats) -> Floats:
        values = np.empty(self._csr.n_arcs)
        sources, targets = self._csr.arc_sources, self._csr.indices
        step = max(1, (1 << 20) // max(level.shape[1], 1))
        for start in range(0, values.size, step):
            u, v = sources[start : start + step], targets[start : start + step]
            onward = (level[u] >= 0) & (level[v] == level[u] + 1)
            values[start : start + step] = np.einsum("as,as,as->a", paths[u], share[v], onward)
        return values
