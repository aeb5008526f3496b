"""How far nodes are from each other: sums over all pairs, without a matrix of pairs."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csgraph

from publead.errors import PolicyError
from publead.graphs.bits import BITS, BitStep, source_bits
from publead.graphs.csr import Csr, Floats, Integers, Side
from publead.progress import Progress, silent, told

GATHERED_BYTES = 1 << 24
STEP_BYTES = 1 << 22
MOST_WORDS = 16


@attrs.frozen(eq=False)
class PathSums:
    """
    What each node's shortest paths on one side add up to; only nodes that are reached count.

    Attributes
    ----------
    distance : ndarray of float, shape (n,)
        The sum of the distances, in hops or in the unit of the lengths.
    harmonic : ndarray of float, shape (n,)
        The sum of 1 / distance.
    reach : ndarray of int64, shape (n,)
        How many other nodes are reached.
    eccentricity : ndarray of float, shape (n,)
        The longest of the distances; 0 where nothing is reached.
    """

    distance: Floats
    harmonic: Floats
    reach: NDArray[np.int64]
    eccentricity: Floats

    @classmethod
    def zeros(cls, n: int) -> "PathSums":
        """Return the sums over no paths at all."""
        return cls(np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.int64), np.zeros(n))

    def __add__(self, other: "PathSums") -> "PathSums":
        """Return the sums over the paths of both, which must not share a pair of nodes."""
        return PathSums(
            self.distance + other.distance,
            self.harmonic + other.harmonic,
            self.reach + other.reach,
            np.maximum(self.eccentricity, other.eccentricity),
        )

    def placed(self, nodes: Integers, n: int) -> "PathSums":
        """Return these sums as those of *nodes* among n, and no paths for the others."""
        placed = PathSums.zeros(n)
        placed.distance[nodes] = self.distance
        placed.harmonic[nodes] = self.harmonic
        placed.reach[nodes] = self.reach
        placed.eccentricity[nodes] = self.eccentricity
        return placed

    def times(self, unit: float) -> "PathSums":
        """Return the sums of distances that were measured in a unit."""
        return PathSums(
            self.distance * unit, self.harmonic / unit, self.reach, self.eccentricity * unit
        )


@attrs.frozen(eq=False)
class HopSums:
    """
    The path sums of every node on both sides.

    Attributes
    ----------
    incoming : PathSums
        Over the paths that arrive at the node.
    outgoing : PathSums
        Over the paths that leave it.
    """

    incoming: PathSums
    outgoing: PathSums

    def __add__(self, other: "HopSums") -> "HopSums":
        """Return the sums over the pairs of both, which must not share any."""
        return HopSums(self.incoming + other.incoming, self.outgoing + other.outgoing)

    def side(self, side: Side) -> PathSums:
        """Return the sums on one side."""
        return self.incoming if side is Side.IN else self.outgoing


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
    go in blocks, so that memory grows with the arcs and not with the pairs.

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
    turned = csr.transposed()
    incoming = _sums_from(turned, chosen, progress)
    same = np.array_equal(csr.indices, turned.indices)
    return HopSums(incoming, incoming if same else _sums_from(csr, chosen, progress))


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
            f"lengths of shape {length.shape} do not fit {csr.n_arcs} arcs, or one is not a "
            "finite number above 0; give each arc its length, in the order of the arcs"
        )
    return length


def length_rows(measured: Csr, sources: Integers) -> Floats:
    """Return the distances from each source to each node, (n_sources, n); inf where no path."""
    matrix = measured.sparse()
    rows: Floats = csgraph.dijkstra(matrix, indices=sources)
    return rows


def sums_of_rows(rows: Floats) -> PathSums:
    """Return the sums over rows of distances, a column a node; 0 and inf are no paths."""
    reached = (rows > 0) & (rows < np.inf)
    finite = np.where(reached, rows, 0.0)
    inverse = np.divide(1.0, rows, out=np.zeros_like(rows), where=reached)
    return PathSums(
        finite.sum(axis=0),
        inverse.sum(axis=0),
        reached.sum(axis=0, dtype=np.int64),
        finite.max(axis=0, initial=0.0),
    )


def fitting(row: int) -> int:
    """Return how many rows of *row* numbers fit into the cache together, at least one."""
    return max(1, GATHERED_BYTES // (8 * max(row, 1)))


def blocks(nodes: Integers, size: int) -> Iterator[Integers]:
    """Yield the nodes in blocks of a size."""
    for start in range(0, nodes.size, size):
        yield nodes[start : start + size]


def chosen_nodes(csr: Csr, pivots: ArrayLike | None) -> Integers:
    """Return the nodes asked for, all of them where none are named; refuse any named twice."""
    if pivots is None:
        return np.arange(csr.n)
    chosen = np.asarray(pivots).astype(np.int64).ravel()
    repeated = np.unique(chosen).size < chosen.size
    if repeated or bool(((chosen < 0) | (chosen >= csr.n)).any()):
        raise PolicyError(f"sources and pivots must be different nodes, 0 to {csr.n - 1}")
    return chosen


def words_at_once(turned: Csr) -> int:
    """Return how many words of bits a node has in a block of sources."""
    return min(MOST_WORDS, max(1, STEP_BYTES // (8 * max(turned.n_arcs, 1))))


def _sums_from(turned: Csr, sources: Integers, progress: Progress) -> PathSums:
    total, step = PathSums.zeros(turned.n), BitStep(turned)
    tasks = list(blocks(sources, BITS * words_at_once(turned)))
    parts = zip(tasks, map(len, tasks), strict=True)
    for block in told(parts, "distances", sources.size, progress):
        total += _bit_sweep(step, turned.n, block)
    return total


def _bit_sweep(step: BitStep, n: int, sources: Integers) -> PathSums:
    sums = PathSums.zeros(n)
    frontier = source_bits(n, sources)
    unseen = ~frontier
    for hops in range(1, n):
        frontier = step.taken(frontier, unseen)
        found = np.bitwise_count(frontier).sum(axis=1, dtype=np.int64)
        if not found.any():
            break
        sums.distance[:] += hops * found
        sums.harmonic[:] += found / hops
        sums.reach[:] += found
        sums.eccentricity[found > 0] = hops
    return sums
