"""Sets of sources as words of bits, 64 a word, and how they spread along arcs."""

import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr, Integers

Words = NDArray[np.uint64]

BITS = 64


def source_bits(n: int, sources: Integers) -> Words:
    """Return words of bits, (n, n_words), in which the k-th source alone has the k-th bit."""
    bits = np.zeros((n, -(-sources.size // BITS)), dtype=np.uint64)
    column = np.arange(sources.size, dtype=np.uint64)
    bits[sources, column // BITS] = np.uint64(1) << (column % np.uint64(BITS))
    return bits


class BitStep:
    """One step of the search over fixed arcs: from the new bits to the next new bits."""

    def __init__(self, turned: Csr) -> None:
        self._rows = np.flatnonzero(np.diff(turned.indptr))
        self._starts = turned.indptr[self._rows].astype(np.intp)
        self._indices = turned.indices.astype(np.intp)

    def taken(self, frontier: Words, unseen: Words) -> Words:
        """Return the bits that each node has for the first time, and strike them from *unseen*."""
        fresh = np.zeros_like(frontier)
        if self._rows.size:
            heard = np.bitwise_or.reduceat(frontier.take(self._indices, axis=0), self._starts)
            fresh[self._rows] = heard & unseen[self._rows]
        unseen &= ~fresh
        return fresh
