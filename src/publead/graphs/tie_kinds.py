"""What kind of tie each arc is: embedded in a mutual triangle, or a bridge over a distance."""

import numpy as np
from numpy.typing import NDArray

from publead.graphs.bit_search import BitSearch
from publead.graphs.bits import BITS
from publead.graphs.components import bridges
from publead.graphs.csr import Csr, Floats, Symmetry
from publead.graphs.source_blocks import GATHERED_BYTES
from publead.graphs.triangles import Ties

Counts = NDArray[np.int64]


def simmelian_arcs(csr: Csr) -> NDArray[np.bool_]:
    """
    Return which arcs are Simmelian, shape (n_arcs,).

    A tie is Simmelian where it is returned and both ends have returned ties with a third.

    References
    ----------
    Krackhardt, D. (1998). Simmelian ties: super strong and sticky. In R. M. Kramer & M. A. Neale
    (Eds.), Power and influence in organizations (pp. 21-38). Sage.

    Examples
    --------
    >>> clique = Csr.from_dense([[0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0]])
    >>> simmelian_arcs(clique).tolist()
    [True, True, False, True, True, True, True]
    """
    mutual = csr.unweighted().symmetrized(Symmetry.BOTH)
    ties = Ties.of(mutual)
    held = _in_triangles(ties)
    if not held.any():
        return np.zeros(csr.n_arcs, dtype=bool)
    place, found = ties.find(csr.arc_sources.astype(np.int64), csr.indices.astype(np.int64))
    simmelian: NDArray[np.bool_] = found & held[place]
    return simmelian


def bridge_spans(csr: Csr) -> Floats:
    """
    Return how far apart the ends of each arc would be without it, in hops, shape (n_arcs,).

    Direction is left out, and an arc and its opposite are one tie. The span is 2 where the ends
    share a neighbour, more for a local bridge, and infinite for a bridge.

    Notes
    -----
    Ties outside triangles are searched for together, a bit a tie, from one end to the other. The
    work grows with their number times the number of arcs.

    References
    ----------
    Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6),
    1360-1380. https://doi.org/10.1086/225469

    Examples
    --------
    >>> ring = Csr.from_edges(4, [0, 1, 2, 3], [1, 2, 3, 0])
    >>> bridge_spans(ring).tolist()
    [3.0, 3.0, 3.0, 3.0]
    """
    edges = csr.unweighted().symmetrized(Symmetry.UNION)
    ties = Ties.of(edges)
    if not ties.low.size:
        return np.zeros(0)
    spans = np.where(_in_triangles(ties), 2.0, np.inf)
    sources, targets = edges.arc_sources, edges.indices
    alone = bridges(edges)[sources < targets]
    sought = np.flatnonzero(np.isinf(spans) & ~alone)
    step = BITS * max(1, GATHERED_BYTES // (8 * edges.n_arcs))
    for start in range(0, sought.size, step):
        chosen = sought[start : start + step]
        spans[chosen] = _detours(edges, ties.low[chosen], ties.high[chosen])
    place, _ = ties.find(csr.arc_sources.astype(np.int64), csr.indices.astype(np.int64))
    return spans[place]


def _in_triangles(ties: Ties) -> NDArray[np.bool_]:
    held = np.zeros(ties.low.size, dtype=bool)
    for block in ties.triangles():
        held[block.ties] = True
    return held


def _detours(edges: Csr, starts: Counts, ends: Counts) -> Floats:
    """Return the hops from each start to its end where their own tie may not be used first."""
    search, column = BitSearch(edges, edges), np.arange(starts.size)
    word, bit = column // BITS, np.uint64(1) << (column % BITS).astype(np.uint64)
    shape = (edges.n, -(-starts.size // BITS))
    frontier, unseen = np.zeros(shape, dtype=np.uint64), np.full(shape, ~np.uint64(0))
    neighbours = edges.indices[edges.arcs_of(starts)]
    owner = np.repeat(column, edges.out_degrees[starts])
    kept = neighbours != ends[owner]
    first = (search.row[neighbours[kept]], word[owner[kept]])
    np.bitwise_or.at(frontier, first, bit[owner[kept]])
    np.bitwise_and.at(unseen, (search.row[starts], word), ~bit)
    unseen &= ~frontier
    found, sought = np.full(starts.size, np.inf), search.row[ends]
    for level in search.steps(frontier, unseen):
        found[(frontier[sought, word] & bit) != 0] = 1 + level.hops
        if not np.isinf(found).any():
            break
    return found
