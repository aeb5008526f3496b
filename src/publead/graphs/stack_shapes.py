"""The shape of many small graphs of one size at once: what is returned, closed and reached."""

import math
from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import UndefinedStatisticError
from publead.graphs import census, krackhardt
from publead.graphs.csr import Csr, Floats
from publead.graphs.stack_bits import Numbers, Words, bit, closed, counted, packed, unpacked
from publead.graphs.stacks import Arcs, as_stack, parts_of, ratio

CELLS_AT_ONCE = 1 << 15

MOST_NODES = 256

Counts = NDArray[np.int64]
Columns = tuple[Counts, Counts, Counts, Floats, Floats, Floats, Floats, Floats, Floats]


@attrs.frozen(eq=False)
class StackShapes:
    """
    Numbers of each graph of a stack, shape (n_graphs,); NaN where one is undefined.

    Attributes
    ----------
    n_arcs : ndarray of int64
        How many arcs there are.
    in_degrees, out_degrees : ndarray of int64, shape (n_graphs, n)
        How many arcs arrive at each node, and leave it.
    reciprocity : ndarray of float
        The share of arcs that are returned.
    transitivity : ndarray of float
        The share of two arcs in a row that a third closes.
    connectedness, hierarchy, efficiency, lubness : ndarray of float
        Krackhardt's four, in his own definitions.
    """

    n_arcs: NDArray[np.int64]
    in_degrees: NDArray[np.int64]
    out_degrees: NDArray[np.int64]
    reciprocity: Floats
    transitivity: Floats
    connectedness: Floats
    hierarchy: Floats
    efficiency: Floats
    lubness: Floats


def stack_shapes(stack: ArrayLike) -> StackShapes:
    """
    Return what the kernels for one graph give, graph by graph.

    Parameters
    ----------
    stack : array_like, shape (n_graphs, n, n)
        Arcs point down, from the one above, which only lubness depends on.

    Returns
    -------
    StackShapes

    Notes
    -----
    As `publead.graphs.census` (edgewise reciprocity, weak transitivity) and
    `publead.graphs.krackhardt` define them. Who reaches whom is found once, with the arcs of each
    node in one word of bits. Graphs of more than 256 nodes go through those kernels one by one.

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations. In K. Carley &
    M. Prietula (Eds.), Computational organization theory (pp. 89-111). Lawrence Erlbaum.

    Examples
    --------
    >>> chain, pair = [[0, 1, 0], [0, 0, 1], [0, 0, 0]], [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    >>> found = stack_shapes([chain, pair])
    >>> found.hierarchy.tolist(), found.connectedness.round(2).tolist()
    ([1.0, 0.0], [1.0, 0.33])
    """
    arcs = as_stack(stack)
    kernel = _shapes if arcs.shape[1] <= MOST_NODES else _one_by_one
    parts = [kernel(part) for part in parts_of(arcs, CELLS_AT_ONCE)]
    return StackShapes(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _shapes(arcs: Arcs) -> Columns:
    down, up = packed(arcs), packed(arcs.transpose(0, 2, 1))
    given, taken, mutual = counted(down), counted(up), counted(down & up)
    n_arcs, n_mutual = _total(given), _total(mutual)
    two_paths = _total(given * taken.astype(np.int32)) - n_mutual
    closing = _total(counted(down[:, :, None, :] & up[:, None, :, :]) * arcs)
    above, below, joined = closed(up), closed(down), closed(down | up)
    sizes = counted(joined).astype(np.int64)
    return (
        n_arcs,
        taken.astype(np.int64),
        given.astype(np.int64),
        ratio(n_mutual, n_arcs),
        ratio(closing, two_paths),
        _connectedness(sizes),
        _hierarchy(_total(counted(below)), _total(counted(below & above)), arcs.shape[1]),
        _efficiency(sizes, n_arcs - n_mutual // 2),
        1 - ratio(_without_bound(above, joined), _room(sizes)),
    )


def _one_by_one(arcs: Arcs) -> Columns:
    graphs = [Csr.from_dense(each) for each in arcs]
    kernels: tuple[Callable[[Csr], float], ...] = (
        lambda csr: census.reciprocity(csr).edgewise,
        lambda csr: census.transitivity(csr).weak,
        krackhardt.connectedness,
        krackhardt.hierarchy,
        krackhardt.efficiency,
        krackhardt.lubness,
    )
    n_arcs = np.array([csr.n_arcs for csr in graphs], dtype=np.int64)
    mutual, closed, joined, ordered, lean, topped = (
        np.array([_or_nan(of, csr) for csr in graphs]) for of in kernels
    )
    taken, given = arcs.sum(axis=1), arcs.sum(axis=2)
    return (n_arcs, taken, given, mutual, closed, joined, ordered, lean, topped)


def _or_nan(kernel: Callable[[Csr], float], csr: Csr) -> float:
    try:
        return kernel(csr)
    except UndefinedStatisticError:
        return math.nan


def _total(numbers: Numbers) -> Counts:
    """Return the sum over all that belongs to each graph."""
    flat = numbers.reshape(numbers.shape[0], math.prod(numbers.shape[1:]))
    total: Counts = flat.sum(axis=1, dtype=np.int64)
    return total


def _connectedness(sizes: Counts) -> Floats:
    """Return the share of pairs in one component, from the size of each node's component."""
    n = sizes.shape[1]
    return ratio((sizes - 1).sum(axis=1), np.full(sizes.shape[0], n * (n - 1)))


def _hierarchy(reached: Counts, both_ways: Counts, n: int) -> Floats:
    mutual = (both_ways - n) // 2
    return 1 - ratio(mutual, reached - n - mutual)


def _efficiency(sizes: Counts, ties: Counts) -> Floats:
    n_components = np.rint((1 / sizes).sum(axis=1)).astype(np.int64)
    return 1 - ratio(ties - sizes.shape[1] + n_components, _room(sizes))


def _room(sizes: Counts) -> Counts:
    """Return the sum over components of (k - 1)(k - 2) / 2; each node holds its share of it."""
    shares = (sizes - 1) * (sizes - 2) / (2 * sizes)
    room: Counts = np.rint(shares.sum(axis=1)).astype(np.int64)
    return room


def _without_bound(above: Words, joined: Words) -> Counts:
    """
    Return how many pairs of a component lack one above both whom all others above both reach.

    Whoever is above both brings along all above themselves. So the least bound, and only it,
    brings along as many as are above both.
    """
    n, size = above.shape[1], counted(above)
    shared = counted(above[:, :, None, :] & above[:, None, :, :])
    most = np.zeros_like(shared)
    for bound in range(n):
        brought = bit(above, bound).astype(size.dtype) * size[:, bound, None]
        np.maximum(most, np.minimum(brought[:, :, None], brought[:, None, :]), out=most)
    lacking = (most != shared) | (shared == 0)
    return _total(lacking & unpacked(joined)) // 2
