"""Distances to all nodes from pivots, a bit a pivot, with the squares that tell their spread."""

import attrs
import numpy as np

from publead.graphs.bit_search import BitSearch
from publead.graphs.csr import Csr, Floats, Integers, Side
from publead.progress import Progress


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
    turned = csr.transposed()
    search = BitSearch(csr, turned) if side is Side.IN else BitSearch(turned, csr)
    harmonic, squares = np.zeros(csr.n), np.zeros(csr.n)
    for level in search.levels(pivots, progress):
        harmonic[level.rows] += level.found / level.hops
        squares[level.rows] += level.found / level.hops**2
    return PivotSums(harmonic[search.row], squares[search.row], pivots.size)
