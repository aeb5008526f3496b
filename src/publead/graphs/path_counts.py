"""How many paths a graph without cycles has, and what their ends pass back."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.graphs.csr import Csr, Floats, Integers

Numbers = NDArray[np.int64]


def path_counts(tail: Numbers, head: Numbers, origins: Integers, n: int) -> tuple[Floats, Floats]:
    """
    Return the number of paths to each node, and the share that each passes back.

    Parameters
    ----------
    tail, head : ndarray of int64, shape (n_arcs,)
        The ends of the arcs, tails ascending; all can be reached from the origins, and there is
        no cycle.
    origins : ndarray of int64
        Where paths start.
    n : int
        How many nodes.

    Returns
    -------
    paths : ndarray of float, shape (n,)
        How many paths lead from the origins to the node.
    share : ndarray of float, shape (n,)
        One over that, and the shares of all nodes that the arcs lead to; 0 where no path leads.

    Raises
    ------
    UndefinedStatisticError
        If there are more paths than floating point can count.

    Notes
    -----
    Counts step forward from the nodes that are new at a step, and shares back from the last such
    nodes to the first, so that a step looks at the arcs of its own nodes only.
    """
    starts = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail, minlength=n), out=starts[1:])
    graph = Csr(n, starts, head)
    with np.errstate(over="ignore", invalid="ignore"):
        paths, last = _forward(graph, origins)
    if not bool(np.isfinite(paths).all()):
        raise too_many_paths()
    share = np.divide(1.0, paths, out=np.zeros(n), where=paths > 0)
    _back(graph, last, share)
    return paths, share


def too_many_paths() -> UndefinedStatisticError:
    """Return the error for more shortest paths than floating point can count."""
    return UndefinedStatisticError(
        "betweenness",
        "two nodes have more than 1e308 shortest paths between them",
        "Measure parts of the graph apart",
    )


def _forward(graph: Csr, origins: Integers) -> tuple[Floats, Numbers]:
    """Return the number of paths to each node, and at which step the last of them arrive."""
    paths, arriving = np.zeros(graph.n), np.zeros(graph.n)
    paths[origins] = arriving[origins] = 1.0
    last, place = np.zeros(graph.n, dtype=np.int64), np.empty(graph.n, dtype=np.int64)
    degrees, active, step = graph.out_degrees, origins, 0
    while active.size:
        step += 1
        met = graph.indices[graph.arcs_of(active)]
        carried = np.repeat(arriving[active], degrees[active])
        arriving[active] = 0.0
        np.add.at(arriving, met, carried)
        order = np.arange(met.size)
        place[met] = order
        active = met[place[met] == order]  # each once
        paths[active] += arriving[active]
        last[active] = step
    return paths, last


def _back(graph: Csr, last: Numbers, share: Floats) -> None:
    """Add to the share of each node those of the nodes that it leads to, the last nodes first."""
    leading = np.flatnonzero(graph.out_degrees)
    order = leading[np.argsort(-last[leading], kind="stable")]
    met = graph.indices[graph.arcs_of(order)]
    ends = np.cumsum(graph.out_degrees[order])
    starts = ends - graph.out_degrees[order]
    steps = np.flatnonzero(np.diff(last[order], prepend=-1, append=-1))
    for begin, end in pairwise(steps.tolist()):
        first = starts[begin]
        passed = share[met[first : ends[end - 1]]]
        share[order[begin:end]] += np.add.reduceat(passed, starts[begin:end] - first)
