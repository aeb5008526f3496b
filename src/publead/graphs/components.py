"""What holds together: components, who can be reached, bridges, and cores."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csgraph

from publead.graphs.condensation import Condensation
from publead.graphs.csr import Csr, Integers, Side
from publead.graphs.spanning_tree import SpanningTree


class Degree(Enum):
    """Which arcs of a node are counted; an undirected graph's edges stand on either side."""

    IN = "in"
    OUT = "out"
    TOTAL = "in and out"


def weak_components(csr: Csr) -> Integers:
    """
    Return the weak component of each node, 0 to n_components - 1, shape (n,).

    Two nodes share one where a path joins them, whichever way its arcs point.

    Examples
    --------
    >>> weak_components(Csr.from_edges(4, [0, 2], [1, 1])).tolist()
    [0, 0, 0, 1]
    """
    labels: Integers = csgraph.connected_components(csr.sparse(), connection="weak")[1]
    return labels


def strong_components(csr: Csr) -> Integers:
    """
    Return the strong component of each node, 0 to n_components - 1, shape (n,).

    Two nodes share one where each reaches the other along the arcs.

    References
    ----------
    Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing,
    1(2), 146-160. https://doi.org/10.1137/0201010

    Examples
    --------
    >>> labels = strong_components(Csr.from_edges(3, [0, 1, 1], [1, 0, 2]))
    >>> bool(labels[0] == labels[1]), bool(labels[0] == labels[2])
    (True, False)
    """
    labels: Integers = csgraph.connected_components(csr.sparse(), connection="strong")[1]
    return labels


def reach_counts(csr: Csr, side: Side = Side.OUT) -> NDArray[np.int64]:
    """
    Return how many other nodes each node reaches (OUT), or is reached from (IN), shape (n,).

    Found on the graph of strong components, whose nodes all reach the same, so that a network
    with one large strong component costs little more than finding it.

    Examples
    --------
    >>> reach_counts(Csr.from_edges(3, [0, 1], [1, 2])).tolist()
    [2, 1, 0]
    """
    drawn = csr if side is Side.OUT else csr.transposed()
    labels = strong_components(drawn)
    return Condensation.of(drawn, labels).reach_counts()[labels] - 1


def bridges(csr: Csr) -> NDArray[np.bool_]:
    """
    Return which arcs stand alone between two parts, shape (n_arcs,).

    Direction is left out, and an arc and its opposite are one tie. A tie is a bridge where its
    component falls apart without it.

    Notes
    -----
    Given a spanning tree whose nodes are numbered depth first, a tie of the tree is a bridge
    where no other tie leads out of the numbers below it.

    References
    ----------
    Tarjan, R. E. (1974). A note on finding the bridges of a graph. Information Processing
    Letters, 2(6), 160-161. https://doi.org/10.1016/0020-0190(74)90003-9

    Examples
    --------
    >>> kite = Csr.from_edges(4, [0, 1, 2, 2], [1, 2, 0, 3])
    >>> bridges(kite).tolist()
    [False, False, False, True]
    """
    tree = SpanningTree(csr)
    lowest, highest = tree.range_below()
    inside = (lowest >= tree.first) & (highest < tree.first + tree.size)
    u, v = csr.arc_sources, csr.indices
    down, up = tree.parent[v] == u, tree.parent[u] == v
    alone: NDArray[np.bool_] = (down & inside[v]) | (up & inside[u])
    return alone


def core_numbers(csr: Csr, counted: Degree = Degree.TOTAL) -> NDArray[np.int64]:
    """
    Return the largest k for which each node is in the k-core, shape (n,).

    The k-core is the largest set in which each node has k arcs with the others of the set.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    counted : Degree
        Which arcs count. For an undirected graph take IN: it counts each edge once.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks, 5(3), 269-287.
    https://doi.org/10.1016/0378-8733(83)90028-X

    Examples
    --------
    >>> kite = Csr.from_edges(4, [0, 1, 2, 2], [1, 2, 0, 3])
    >>> core_numbers(kite).tolist()
    [2, 2, 2, 1]
    """
    graph, turned = csr, csr.transposed()
    left = np.zeros(csr.n, dtype=np.int64)
    losers = []
    if counted is not Degree.OUT:
        left += graph.in_degrees
        losers.append(graph)
    if counted is not Degree.IN:
        left += graph.out_degrees
        losers.append(turned)
    return _peeled(left, losers)


def _peeled(left: NDArray[np.int64], losers: list[Csr]) -> NDArray[np.int64]:
    core, alive, k = np.zeros_like(left), np.ones(left.size, dtype=bool), 0
    while alive.any():
        k = max(k, int(left[alive].min()))
        leaving = np.flatnonzero(alive & (left <= k))
        while leaving.size:
            core[leaving], alive[leaving] = k, False
            touched = np.concatenate([graph.indices[graph.arcs_of(leaving)] for graph in losers])
            left -= np.bincount(touched, minlength=left.size)
            candidates = np.unique(touched)
            leaving = candidates[alive[candidates] & (left[candidates] <= k)]
    return core
