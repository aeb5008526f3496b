"""The graph of strong components: it has no cycles, so what is reached adds up along it."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.bits import BITS, Words, source_bits
from publead.graphs.csr import Csr, Integers
from publead.graphs.folding import Folded
from publead.graphs.source_blocks import GATHERED_BYTES

Counts = NDArray[np.int64]


@attrs.frozen(eq=False)
class Condensation:
    """
    Strong components and the arcs between them.

    Attributes
    ----------
    graph : Csr
        A node a component.
    sizes : ndarray of int64, shape (n_components,)
        How many nodes each component holds.
    height : ndarray of int64, shape (n_components,)
        How many arcs the longest path from each component has.
    """

    graph: Csr
    sizes: Counts
    height: Counts

    @classmethod
    def of(cls, csr: Csr, labels: Integers) -> "Condensation":
        """Return the condensation of a graph whose strong components are *labels*."""
        sizes = np.bincount(labels).astype(np.int64)
        u, v = labels[csr.arc_sources].astype(np.int64), labels[csr.indices]
        keys = np.unique((u * sizes.size + v)[u != v])
        graph = Csr.from_edges(sizes.size, *np.divmod(keys, max(sizes.size, 1)))
        return cls(graph, sizes, _heights(graph))

    def reach_counts(self) -> Counts:
        """Return how many nodes each component reaches, its own among them."""
        folded = Folded.of(self.graph, self.sizes)
        counts = folded.sizes.copy()
        left = Condensation(folded.graph, folded.sizes[folded.kept], _heights(folded.graph))
        counts[folded.kept] = left.counted()
        return counts

    def counted(self) -> Counts:
        """Return the same, a bit a component, whatever there is to fold."""
        # Nobody else reaches a component without arcs in, so only the others need a bit.
        sought = np.flatnonzero(self.graph.in_degrees)
        counts = self.sizes.copy()
        step = BITS * max(1, GATHERED_BYTES // (8 * max(self.graph.n, 1)))
        for size in np.unique(self.sizes[sought]).tolist():
            alike = sought[self.sizes[sought] == size]
            for start in range(0, alike.size, step):
                block = alike[start : start + step]
                reached = np.bitwise_count(self.reached(block)).sum(axis=1, dtype=np.int64)
                counts += size * reached
                counts[block] -= size
        return counts

    def reached(self, sought: Integers) -> Words:
        """Return the bits of the sought components that each component reaches or is."""
        bits = source_bits(self.graph.n, sought)
        for rows in self._rising():
            bits[rows] |= _joined(bits, self.graph, rows)
        return bits

    def _rising(self) -> list[Integers]:
        """Return the components above the lowest, height by height."""
        order = np.argsort(self.height, kind="stable")
        steps = np.flatnonzero(np.diff(self.height[order])) + 1
        return list(np.split(order, steps))[1:]


def _joined(bits: Words, graph: Csr, rows: Integers) -> Words:
    ends = np.cumsum(graph.out_degrees[rows])
    starts = np.concatenate([[0], ends[:-1]])
    return np.bitwise_or.reduceat(bits[graph.indices[graph.arcs_of(rows)]], starts)


def _heights(graph: Csr) -> Counts:
    height = np.zeros(graph.n, dtype=np.int64)
    turned, open_arcs = graph.transposed(), graph.out_degrees.astype(np.int64)
    done, level = np.flatnonzero(open_arcs == 0), 0
    while done.size:
        height[done] = level
        level += 1
        above, closed = np.unique(turned.indices[turned.arcs_of(done)], return_counts=True)
        open_arcs[above] -= closed
        done = above[open_arcs[above] == 0]
    return height
