"""A spanning tree of the underlying graph, numbered depth first, found level by level."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from publead.graphs.csr import Csr, Symmetry

Counts = NDArray[np.int64]


class SpanningTree:
    """
    Breadth-first trees of all weak components under one root, which is no node of the graph.

    Attributes
    ----------
    parent : ndarray of int64, shape (n + 1,)
        Each node's parent; n for a tree's top, and -1 for the root, which is node n.
    size : ndarray of int64, shape (n + 1,)
        How many nodes hang below each node, itself included.
    first : ndarray of int64, shape (n + 1,)
        Each node's number; those below it have the next numbers.
    """

    def __init__(self, csr: Csr) -> None:
        self._edges = csr.unweighted().symmetrized(Symmetry.UNION)
        self.parent, self._levels = _breadth_first(self._edges)
        self.size = np.ones(csr.n + 1, dtype=np.int64)
        for nodes in reversed(self._levels[1:]):
            np.add.at(self.size, self.parent[nodes], self.size[nodes])
        self.first = np.zeros(csr.n + 1, dtype=np.int64)
        for nodes in self._levels[1:]:
            self._number(nodes)

    def _number(self, nodes: Counts) -> None:
        """Give the nodes of a level their first numbers; siblings stand side by side."""
        before = np.cumsum(self.size[nodes]) - self.size[nodes]
        parents = self.parent[nodes]
        opens = np.flatnonzero(np.diff(parents, prepend=-2))
        family = np.repeat(before[opens], np.diff(opens, append=nodes.size))
        self.first[nodes] = self.first[parents] + 1 + before - family

    def range_below(self) -> tuple[Counts, Counts]:
        """Return the least and greatest number that ties outside the tree reach from below."""
        u, v = self._edges.arc_sources, self._edges.indices
        outside = (self.parent[u] != v) & (self.parent[v] != u)
        lowest, highest = self.first.copy(), self.first.copy()
        np.minimum.at(lowest, u[outside], self.first[v[outside]])
        np.maximum.at(highest, u[outside], self.first[v[outside]])
        for nodes in reversed(self._levels[1:]):
            np.minimum.at(lowest, self.parent[nodes], lowest[nodes])
            np.maximum.at(highest, self.parent[nodes], highest[nodes])
        return lowest, highest


def _breadth_first(edges: Csr) -> tuple[Counts, list[Counts]]:
    """Return each node's parent, and the nodes level by level, children grouped by parent."""
    n = edges.n
    labels = csgraph.connected_components(edges.sparse())[1]
    tops = np.unique(labels, return_index=True)[1]
    tail = np.concatenate([edges.arc_sources, np.full(tops.size, n)])
    head = np.concatenate([edges.indices, tops])
    rooted = sparse.csr_array((np.ones(tail.size), (tail, head)), shape=(n + 1, n + 1))
    order, found = csgraph.breadth_first_order(rooted, n)
    parent = np.where(found < 0, -1, found).astype(np.int64)
    place = np.empty(n + 1, dtype=np.int64)
    place[order] = np.arange(order.size)
    depth_ends, end = [0, 1], 1
    parents_place = place[parent[order[1:]]]
    while end < order.size:
        end = 1 + int(np.searchsorted(parents_place, end, side="left"))
        depth_ends.append(end)
    return parent, [order[a:b].astype(np.int64) for a, b in pairwise(depth_ends)]
