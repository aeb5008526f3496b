"""Branches of a graph without cycles, folded into the nodes they hang on."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr

Counts = NDArray[np.int64]


@attrs.frozen(eq=False)
class Folded:
    """
    What is left of a graph without cycles once its branches are folded.

    A node that no arc leaves, and one arc enters, is folded into where that arc comes from: whoever
    reaches it has reached that before. So is, then, what hangs on nothing but folded nodes. An
    out-tree folds into its root.

    Attributes
    ----------
    graph : Csr
        The nodes that are left, in their old order, and the arcs between them.
    kept : ndarray of int64
        Which these are.
    sizes : ndarray of int64, shape (n,)
        The size of each node, old numbers, with all that was folded into it.
    """

    graph: Csr
    kept: Counts
    sizes: Counts

    @classmethod
    def of(cls, graph: Csr, sizes: Counts) -> "Folded":
        """Return what is left of a graph whose nodes have sizes."""
        turned, held = graph.transposed(), sizes.copy()
        leaving, entering = graph.out_degrees.astype(np.int64), graph.in_degrees
        stays = np.ones(graph.n, dtype=bool)
        ends = np.flatnonzero((leaving == 0) & (entering == 1))
        while ends.size:
            above = turned.indices[turned.indptr[ends]]
            np.add.at(held, above, held[ends])
            stays[ends] = False
            parents, folded = np.unique(above, return_counts=True)
            leaving[parents] -= folded
            ends = parents[(leaving[parents] == 0) & (entering[parents] == 1)]
        kept = np.flatnonzero(stays)
        place = np.cumsum(stays) - 1
        left = stays[graph.arc_sources] & stays[graph.indices]
        tails, heads = graph.arc_sources[left], graph.indices[left]
        return cls(Csr.from_edges(kept.size, place[tails], place[heads]), kept, held)
