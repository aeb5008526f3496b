"""How far nodes are from each other: sums over all pairs, without a matrix of pairs."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csgraph

from publead.errors import PolicyError
from publead.estimates import counted
from publead.graphs.bit_search import BitSearch
from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.hop_rows import hop_rows
from publead.graphs.path_sums import HopSums, PathSums, sums_of_rows
from publead.graphs.source_blocks import blocks, chosen_nodes, fitting
from publead.progress import Progress, silent, told

MOST_DENSE = 100


def hop_sums(csr: Csr, *, pivots: ArrayLike | None = None, progress: Progress = silent) -> HopSums:
    r"""
    Return the sums over all shortest paths, counted in hops.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    pivots : array_like of int, optional
        Sum only over paths from these nodes (incoming) and to these nodes (outgoing). The sums
        over parts of the nodes add up with ``+``.
    progress : Progress
        Who is told how far each side is, and may end it.

    Returns
    -------
    HopSums

    Notes
    -----
    Breadth-first search from many nodes at once: a bit a source in each node's words. A node
    takes over its predecessors' new bits,

    .. math:: F_{d+1}(v) = \Bigl(\bigvee_{u \to v} F_d(u)\Bigr) \wedge \lnot R_d(v)

    and the number of bits that are new at step d is how many sources are at distance d. Sources
    go in blocks, so that memory grows with the arcs and not with the pairs. Up to 100 nodes, a
    matrix of all distances is made instead.

    References
    ----------
    Then, M., Kaufmann, M., Chirigati, F. et al. (2014). The more the merrier: efficient
    multi-source graph traversal. Proceedings of the VLDB Endowment, 8(4), 449-460.
    https://doi.org/10.14778/2735496.2735507

    Examples
    --------
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> sums = hop_sums(path)
    >>> sums.outgoing.distance.tolist(), sums.incoming.reach.tolist()
    ([3.0, 1.0, 0.0], [0, 1, 2])
    """
    chosen = chosen_nodes(csr, pivots)
    if csr.n <= MOST_DENSE:
        return _few(csr, chosen, progress)
    turned = csr.transposed()
    incoming = _searched(BitSearch(csr, turned), chosen, progress)
    if np.array_equal(csr.indices, turned.indices):
        return HopSums(incoming, incoming)
    return HopSums(incoming, _searched(BitSearch(turned, csr), chosen, progress))


def length_sums(
    csr: Csr,
    lengths: ArrayLike,
    *,
    pivots: ArrayLike | None = None,
    progress: Progress = silent,
) -> HopSums:
    """
    Return the sums over all shortest paths, with a length for each arc.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    lengths : array_like of float, shape (n_arcs,)
        In the order of the arcs; above 0.
    pivots, progress
        As in `hop_sums`.

    Notes
    -----
    Dijkstra's algorithm from every pivot, by scipy.

    References
    ----------
    Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische
    Mathematik, 1, 269-271. https://doi.org/10.1007/BF01386390

    Examples
    --------
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> length_sums(path, [0.5, 2.0]).outgoing.distance.tolist()
    [3.0, 2.0, 0.0]
    """
    length = arc_lengths(csr, lengths)
    chosen = chosen_nodes(csr, pivots)
    incoming, outgoing = PathSums.zeros(csr.n), PathSums.zeros(csr.n)
    measured = Csr(csr.n, csr.indptr, csr.indices, length)
    turned = measured.transposed()
    tasks = list(blocks(chosen, fitting(csr.n)))
    parts = zip(tasks, map(len, tasks), strict=True)
    for nodes in told(parts, "distances", chosen.size, progress):
        incoming += sums_of_rows(length_rows(measured, nodes))
        outgoing += sums_of_rows(length_rows(turned, nodes))
    return HopSums(incoming, outgoing)


def inverse_strengths(csr: Csr) -> Floats:
    """Return a length for each arc, 1 / strength: the stronger, the nearer."""
    return 1.0 / csr.arc_strengths


def arc_lengths(csr: Csr, lengths: ArrayLike) -> Floats:
    """Return the lengths as an array of one number an arc; refuse any that is not above 0."""
    length = np.asarray(lengths, dtype=np.float64)
    if length.shape != (csr.n_arcs,) or not bool(((length > 0) & (length < np.inf)).all()):
        raise PolicyError(
            f"lengths of shape {length.shape} do not fit {counted(csr.n_arcs, 'arc')}, or one "
            "is not a "
            "finite number above 0; give each arc its length, in the order of the arcs"
        )
    return length


def length_rows(measured: Csr, sources: Integers) -> Floats:
    """Return the distances from each source to each node, (n_sources, n); inf where no path."""
    matrix = measured.sparse()
    rows: Floats = csgraph.dijkstra(matrix, indices=sources)
    return rows


def _searched(search: BitSearch, sources: Integers, progress: Progress) -> PathSums:
    total = PathSums.zeros(search.row.size)
    for level in search.levels(sources, progress):
        rows, hops, found = level.rows, level.hops, level.found
        total.distance[rows] += hops * found
        total.harmonic[rows] += found / hops
        total.reach[rows] += found
        farther = np.where(found > 0, hops, 0)
        total.eccentricity[rows] = np.maximum(total.eccentricity[rows], farther)
    return total.at(search.row)


def _few(csr: Csr, chosen: Integers, progress: Progress) -> HopSums:
    total = HopSums(PathSums.zeros(csr.n), PathSums.zeros(csr.n))
    for rows in told([(hop_rows(csr), chosen.size)], "distances", chosen.size, progress):
        total += HopSums(sums_of_rows(rows[chosen]), sums_of_rows(rows[:, chosen].T))
    return total
