"""Distances to all nodes from pivots, a bit a pivot, with the squares that tell their spread."""

import attrs
import numpy as np

from publead.graphs.bits import BITS, BitStep, source_bits
from publead.graphs.csr import Csr, Floats, Integers, Side
from publead.graphs.distances import blocks, words_at_once
from publead.progress import Progress, told


@attrs.frozen(eq=False)
class PivotSums:
    """
    Sums over pivots of one over their distance from each node.

    Attributes
    ----------
    harmonic, harmonic_squares : ndarray of float, shape (n,)
        Of 1 / distance, and of its square.
    n_pivots : int
        How many pivots.
    """

    harmonic: Floats
    harmonic_squares: Floats
    n_pivots: int


def pivot_sums(csr: Csr, pivots: Integers, side: Side, progress: Progress) -> PivotSums:
    """
    Return the sums over paths from pivots (IN), or to them (OUT), in hops.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    pivots : ndarray of int
        Different nodes.
    side : Side
        Whether paths arrive at the nodes, or leave them.
    progress : Progress
        Who is told how far it is.
    """
    turned = csr.transposed() if side is Side.IN else csr
    harmonic, squares, step = np.zeros(csr.n), np.zeros(csr.n), BitStep(turned)
    tasks = list(blocks(pivots, BITS * words_at_once(turned)))
    parts = zip(tasks, map(len, tasks), strict=True)
    for block in told(parts, "distances", pivots.size, progress):
        frontier = source_bits(csr.n, block)
        unseen = ~frontier
        for hops in range(1, csr.n):
            frontier = step.taken(frontier, unseen)
            found = np.bitwise_count(frontier).sum(axis=1, dtype=np.int64)
            if not found.any():
                break
            harmonic += found / hops
            squares += found / hops**2
    return PivotSums(harmonic, squares, pivots.size)
