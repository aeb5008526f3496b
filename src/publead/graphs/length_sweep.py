"""One block of betweenness by lengths: Dijkstra, then the shortest paths' arcs as a matrix."""

import numpy as np
from scipy import sparse

from publead.errors import PolicyError
from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.distances import length_rows
from publead.graphs.hop_sweep import too_many_paths
from publead.graphs.swept import SweptBlock

TOLERANCE = 1e-10
LEAST_SHARE = 1e-9


class LengthSweep:
    """
    Paths are counted over the arcs that lie on shortest ones, hop by hop.

    An arc u → v lies on a shortest path from s where d(s, u) + length equals d(s, v), to a
    relative tolerance of 1e-10. For each block of sources these arcs make one sparse matrix,
    with a copy of the nodes for each source.
    """

    def __init__(self, csr: Csr, lengths: Floats) -> None:
        self._csr = Csr(csr.n, csr.indptr, csr.indices, lengths)
        self._sources = csr.arc_sources
        self._lengths = lengths

    def block(self, sources: Integers, *, of_arcs: bool) -> SweptBlock:
        """Return the betweenness that paths from these sources give, and their distances."""
        n, rows = self._csr.n, length_rows(self._csr, sources)
        self._check_tolerance(rows)
        copy, arc = np.nonzero(self._on_shortest(rows))
        tail, head = copy * n + self._sources[arc], copy * n + self._csr.indices[arc]
        starts = np.zeros(rows.size + 1, dtype=np.int64)
        np.cumsum(np.bincount(tail, minlength=rows.size), out=starts[1:])
        onward = sparse.csr_array((np.ones(arc.size), head, starts), shape=(rows.size,) * 2)
        origins = np.arange(sources.size) * n + sources
        paths = np.zeros(rows.size)
        paths[origins] = 1.0
        with np.errstate(over="ignore", invalid="ignore"):
            paths = _summed(onward.T, paths)
        if not bool(np.isfinite(paths).all()):
            raise too_many_paths()
        inverse = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
        share = _summed(onward, inverse)
        if of_arcs:
            weights = paths[tail] * share[head]
            values = np.bincount(arc, weights, minlength=self._csr.n_arcs)
            return SweptBlock(values.astype(np.float64), rows)
        beyond = paths * (onward @ share)
        beyond[origins] = 0.0
        return SweptBlock(beyond.reshape(rows.shape).sum(axis=0), rows)

    def _on_shortest(self, rows: Floats) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        known = np.where(np.isinf(rows), np.nan, rows)
        to_tail, to_head = known[:, self._sources], known[:, self._csr.indices]
        detour = to_tail + self._lengths - to_head
        on_path: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
        on_path = (detour <= TOLERANCE * to_head) & (to_tail < to_head)
        return on_path

    def _check_tolerance(self, rows: Floats) -> None:
        longest = float(rows.max(initial=0.0, where=np.isfinite(rows)))
        shortest = float(self._lengths.min(initial=np.inf))
        if shortest < LEAST_SHARE * longest:
            raise PolicyError(
                f"the shortest arc ({shortest:g}) is less than a billionth of the longest path "
                f"({longest:g}), too little to tell paths apart; give lengths closer together"
            )


def _summed(step: sparse.csr_array | sparse.csc_array, first: Floats) -> Floats:
    """Return first + step @ first + step @ step @ first + …, until nothing is added."""
    total, added = first.copy(), step @ first
    while added.any():
        total += added
        added = step @ added
    return total
