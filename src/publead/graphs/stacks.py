"""
Many small graphs of one size at once, as a dense stack of shape (n_graphs, n, n).

Each function gives what the kernel for one graph gives, graph by graph, without a loop over the
graphs. An entry above 0 is an arc from its row to its column; the diagonal is not read.
"""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError
from publead.graphs.centralization import NodeIndex, greatest_spread
from publead.graphs.csr import Floats, Kind

GRAPHS_AT_ONCE = 256

Arcs = NDArray[np.bool_]
Numbers = NDArray[Any]


@attrs.frozen(eq=False)
class StackPaths:
    """
    The path indices of every node of every graph, each of shape (n_graphs, n).

    Attributes
    ----------
    betweenness : ndarray of float
        Raw, over ordered pairs; an undirected graph has half of it.
    in_distance, out_distance : ndarray of float
        The sum of the distances over those that are reached.
    in_harmonic, out_harmonic : ndarray of float
        The sum of 1 / distance.
    in_reach, out_reach : ndarray of int64
        How many are reached.
    """

    betweenness: Floats
    in_distance: Floats
    out_distance: Floats
    in_harmonic: Floats
    out_harmonic: Floats
    in_reach: NDArray[np.int64]
    out_reach: NDArray[np.int64]


def as_stack(matrices: ArrayLike) -> Arcs:
    """
    Return which arcs there are, shape (n_graphs, n, n), nothing on the diagonals.

    Raises
    ------
    PolicyError
        If the matrices are not a stack of square ones.
    """
    given = np.asarray(matrices)
    if given.ndim != 3 or given.shape[1] != given.shape[2]:
        raise PolicyError(f"a stack has the shape (n_graphs, n, n), and not {given.shape}")
    arcs: Arcs = (given > 0) & ~np.eye(given.shape[1], dtype=bool)
    return arcs


def densities(stack: ArrayLike) -> Floats:
    """
    Return each graph's arcs over its ordered pairs, shape (n_graphs,); NaN for fewer than 2 nodes.

    Examples
    --------
    >>> densities([[[0, 1], [0, 0]], [[0, 1], [1, 0]]]).tolist()
    [0.5, 1.0]
    """
    arcs = as_stack(stack)
    pairs = arcs.shape[1] * (arcs.shape[1] - 1)
    return ratio(arcs.sum(axis=(1, 2)), np.full(arcs.shape[0], pairs))


def reciprocities(stack: ArrayLike) -> Floats:
    """
    Return the share of each graph's arcs that are returned, shape (n_graphs,); NaN without arcs.

    Examples
    --------
    >>> reciprocities([[[0, 1], [0, 0]], [[0, 1], [1, 0]]]).tolist()
    [0.0, 1.0]
    """
    arcs = as_stack(stack)
    mutual = arcs & arcs.transpose(0, 2, 1)
    return ratio(mutual.sum(axis=(1, 2)), arcs.sum(axis=(1, 2)))


def transitivities(stack: ArrayLike) -> Floats:
    """
    Return how often two arcs in a row are closed by a third, shape (n_graphs,).

    The weak form; NaN where no two arcs follow each other.

    Examples
    --------
    >>> transitivities([[[0, 1, 1], [0, 0, 1], [0, 0, 0]]]).tolist()
    [1.0]
    """
    arcs = as_stack(stack).astype(np.float64)
    ahead = arcs @ arcs
    closed = (ahead * arcs).sum(axis=(1, 2))
    return ratio(closed, ahead.sum(axis=(1, 2)) - np.trace(ahead, axis1=1, axis2=2))


def centralizations(values: ArrayLike, index: NodeIndex, *, kind: Kind = Kind.DIRECTED) -> Floats:
    """
    Return the centralization of each graph, shape (n_graphs,); NaN where no two nodes can differ.

    Parameters
    ----------
    values : array_like of float, shape (n_graphs, n)
        The index of each node, raw.
    index, kind
        As in `publead.graphs.centralization.centralization`.

    Examples
    --------
    >>> centralizations([[2, 0, 0], [1, 1, 1]], NodeIndex.IN_DEGREE).tolist()
    [1.0, 0.0]
    """
    given = np.asarray(values, dtype=np.float64)
    most = greatest_spread(index, max(given.shape[1], 1), kind)
    spreads = (given.max(axis=1, initial=-np.inf, keepdims=True) - given).sum(axis=1)
    return ratio(spreads, np.full(given.shape[0], most))


def hierarchies(stack: ArrayLike) -> Floats:
    """
    Return Krackhardt's hierarchy of each graph, shape (n_graphs,); NaN without arcs.

    Examples
    --------
    >>> hierarchies([[[0, 1], [0, 0]], [[0, 1], [1, 0]]]).tolist()
    [1.0, 0.0]
    """
    arcs = as_stack(stack)
    found = np.empty(arcs.shape[0])
    for start in range(0, arcs.shape[0], GRAPHS_AT_ONCE):
        part = slice(start, start + GRAPHS_AT_ONCE)
        reached = _closure(arcs[part])
        both = (reached & reached.transpose(0, 2, 1)).sum(axis=(1, 2)) // 2
        pairs = reached.sum(axis=(1, 2)) - both
        found[part] = 1 - ratio(both, pairs)
    return found


def stack_paths(stack: ArrayLike) -> StackPaths:
    """
    Return betweenness and the sums of distances of every node of every graph, by hops.

    Brandes' sweeps from all nodes of 256 graphs together, as products of stacks of matrices.

    Examples
    --------
    >>> found = stack_paths([[[0, 1, 0], [0, 0, 1], [0, 0, 0]]])
    >>> found.betweenness.tolist(), found.out_distance.tolist()
    ([[0.0, 1.0, 0.0]], [[3.0, 1.0, 0.0]])
    """
    arcs = as_stack(stack)
    starts = range(0, max(arcs.shape[0], 1), GRAPHS_AT_ONCE)
    parts = [_paths(arcs[start : start + GRAPHS_AT_ONCE]) for start in starts]
    return StackPaths(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _paths(arcs: Arcs) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats, Floats]:
    matrix = arcs.astype(np.float64)
    hops, paths = _levels(matrix)
    inverse = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
    beyond = np.zeros_like(paths)
    back = np.ascontiguousarray(matrix.transpose(0, 2, 1))
    for level in range(int(hops.max(initial=0)), 1, -1):
        share = (inverse + beyond) * (hops == level)
        beyond += (share @ back) * (hops == level - 1)
    near = np.divide(1.0, hops, out=np.zeros_like(paths), where=hops > 0)
    far = np.maximum(hops, 0)
    between = (paths * beyond).sum(axis=1)
    reached = hops > 0
    return (
        between,
        far.sum(axis=1, dtype=np.float64),
        far.sum(axis=2, dtype=np.float64),
        near.sum(axis=1),
        near.sum(axis=2),
        reached.sum(axis=1),
        reached.sum(axis=2),
    )


def _levels(matrix: Floats) -> tuple[NDArray[np.int16], Floats]:
    """Return hops from row to column, -1 where there is no path, and the shortest paths."""
    n = matrix.shape[1]
    hops: NDArray[np.int16] = np.full(matrix.shape, -1, dtype=np.int16)
    hops[:, np.arange(n), np.arange(n)] = 0
    paths = np.broadcast_to(np.eye(n), matrix.shape).copy()
    fresh, level = paths, 0
    while fresh.any():
        level += 1
        fresh = (fresh @ matrix) * (hops < 0)
        hops[fresh > 0] = level
        paths += fresh
    return hops, paths


def _closure(arcs: Arcs) -> Arcs:
    """Return who reaches whom, by squaring; nothing on the diagonals."""
    here = np.eye(arcs.shape[1], dtype=np.float32)
    known = arcs + here
    for _ in range(max(arcs.shape[1] - 1, 1).bit_length()):
        known = np.minimum(known @ known, 1)
    reached: Arcs = (known - here) > 0
    return reached


def parts_of(arcs: Arcs, cells: int) -> Iterator[Arcs]:
    """Yield a stack in parts of about as many cells; one part at least, even of none."""
    step = max(1, cells // max(arcs.shape[1] ** 2, 1))
    for start in range(0, max(arcs.shape[0], 1), step):
        yield arcs[start : start + step]


def ratio(over: Numbers, under: Numbers) -> Floats:
    """Return one array over another, NaN where the lower is 0."""
    found = np.full(under.shape, np.nan)
    np.divide(over, under, out=found, where=under > 0)
    return found
