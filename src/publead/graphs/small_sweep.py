"""Betweenness by lengths in a small graph: all sources against all pairs of nodes at once."""

import numpy as np

from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.distances import length_rows
from publead.graphs.length_sweep import check_lengths
from publead.graphs.measured import Measured
from publead.graphs.path_counts import too_many_paths
from publead.graphs.source_blocks import fitting
from publead.graphs.swept import Swept


class SmallLengthSweep:
    """The same as `LengthSweep`, with a dense matrix of shortest arcs for each source."""

    def __init__(self, csr: Csr, measured: Measured, *, of_arcs: bool) -> None:
        self._csr = Csr(csr.n, csr.indptr, csr.indices, measured.lengths)
        self._measured, self._of_arcs = measured, of_arcs
        self._lengths = np.full((csr.n, csr.n), np.inf)
        self._lengths[csr.arc_sources, csr.indices] = measured.lengths

    def at_once(self, _: int) -> int:
        """Return how many sources go into a block."""
        return fitting(4 * self._csr.n**2)

    def swept(self, sources: Integers) -> Swept:
        """Return what the shortest paths from these sources give."""
        rows = length_rows(self._csr, sources)
        check_lengths(self._measured, rows)
        onward = self._on_shortest(rows)
        places = np.arange(sources.size)
        first = np.zeros_like(rows)
        first[places, sources] = 1.0
        with np.errstate(over="ignore", invalid="ignore"):
            paths = _summed(onward.transpose(0, 2, 1), first)
        if not bool(np.isfinite(paths).all()):
            raise too_many_paths()
        inverse = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
        share = _summed(onward, inverse)
        beyond = paths * (share - inverse)
        beyond[places, sources] = 0.0
        arcs = np.zeros(0)
        if self._of_arcs:
            carried = np.einsum("su,suv,sv->uv", paths, onward, share)
            arcs = carried[self._csr.arc_sources, self._csr.indices]
        return Swept.of_rows(beyond, arcs, rows * self._measured.unit, sources)

    def _on_shortest(self, rows: Floats) -> Floats:
        """Return 1 where an arc u → v lies on a shortest path from s, shape (n_sources, n, n)."""
        known = np.where(np.isinf(rows), np.nan, rows)
        to_head = known[:, None, :]
        detour = known[:, :, None] + self._lengths - to_head
        return np.asarray(detour <= self._measured.tolerance * to_head, dtype=np.float64)


def _summed(step: Floats, first: Floats) -> Floats:
    """Return first + step @ first + step @ step @ first + …, for each source by itself."""
    total, added = first.copy(), np.matmul(step, first[:, :, None])[:, :, 0]
    while added.any():
        total += added
        added = np.matmul(step, added[:, :, None])[:, :, 0]
    return total
