"""Which nodes are sources, and how many of them go together."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.graphs.csr import Csr, Integers

GATHERED_BYTES = 1 << 24


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
