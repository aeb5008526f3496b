"""One block of betweenness by lengths: Dijkstra, then the arcs that lie on shortest paths."""

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.distances import length_rows
from publead.graphs.measured import Measured
from publead.graphs.path_counts import path_counts
from publead.graphs.source_blocks import fitting
from publead.graphs.swept import Swept

LEAST_SHARE = 1e-9


class LengthSweep:
    """
    Paths are counted over the arcs that lie on shortest ones.

    An arc u → v lies on a shortest path from s where d(s, u) + length equals d(s, v): exactly
    where lengths are whole, else to a relative tolerance of 1e-10. For each block of sources these
    arcs make one graph without cycles, with a copy of the nodes for each source.
    """

    def __init__(self, csr: Csr, measured: Measured, *, of_arcs: bool) -> None:
        self._csr = Csr(csr.n, csr.indptr, csr.indices, measured.lengths)
        self._sources, self._measured, self._of_arcs = csr.arc_sources, measured, of_arcs

    def at_once(self, _: int) -> int:
        """Return how many sources go into a block."""
        return fitting(4 * max(self._csr.n, self._csr.n_arcs))

    def swept(self, sources: Integers) -> Swept:
        """Return what the shortest paths from these sources give."""
        rows = length_rows(self._csr, sources)
        check_lengths(self._measured, rows)
        copy, arc = np.nonzero(self._on_shortest(rows))
        tail = copy * self._csr.n + self._sources[arc]
        head = copy * self._csr.n + self._csr.indices[arc]
        origins = np.arange(sources.size) * self._csr.n + sources
        paths, share = path_counts(tail, head, origins, rows.size)
        beyond = _sum_at(tail, share[head], rows.size) * paths
        beyond[origins] = 0.0
        arcs = np.zeros(0)
        if self._of_arcs:
            arcs = _sum_at(arc, paths[tail] * share[head], self._csr.n_arcs)
        far = rows * self._measured.unit
        return Swept.of_rows(beyond.reshape(rows.shape), arcs, far, sources)

    def _on_shortest(self, rows: Floats) -> NDArray[np.bool_]:
        known = np.where(np.isinf(rows), np.nan, rows)
        to_head = known[:, self._csr.indices]
        detour = known[:, self._sources]
        detour += self._measured.lengths
        detour -= to_head
        if self._measured.is_whole:
            return np.asarray(detour == 0)
        to_head *= self._measured.tolerance
        return np.asarray(detour <= to_head)


def _sum_at(places: NDArray[np.int64], values: Floats, size: int) -> Floats:
    """Return the sum of the values at each place; floats also where there is no value."""
    return np.bincount(places, values, minlength=size).astype(np.float64)


def check_lengths(measured: Measured, rows: Floats) -> None:
    """
    Refuse lengths that differ so much that sums of them cannot tell paths apart.

    Raises
    ------
    PolicyError
        If the shortest is less than a billionth of the longest distance.
    """
    longest = float(rows.max(initial=0.0, where=np.isfinite(rows)))
    shortest = float(measured.lengths.min(initial=np.inf))
    if shortest < LEAST_SHARE * longest:
        unit = measured.unit
        raise PolicyError(
            f"the shortest arc ({shortest * unit:g}) is less than a billionth of the longest path "
            f"({longest * unit:g}), too little to tell paths apart; give lengths closer together"
        )
