"""The sixteen kinds of triad, worked out from their definition."""

from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

# In the order of Holland and Leinhardt; each as an example on the nodes 0, 1, 2.
EXAMPLES: dict[str, tuple[tuple[int, int], ...]] = {
    "003": (),
    "012": ((0, 1),),
    "102": ((0, 1), (1, 0)),
    "021D": ((1, 0), (1, 2)),
    "021U": ((0, 1), (2, 1)),
    "021C": ((0, 1), (1, 2)),
    "111D": ((0, 1), (1, 0), (2, 1)),
    "111U": ((0, 1), (1, 0), (1, 2)),
    "030T": ((0, 1), (0, 2), (2, 1)),
    "030C": ((0, 1), (1, 2), (2, 0)),
    "201": ((0, 1), (1, 0), (1, 2), (2, 1)),
    "120D": ((1, 0), (1, 2), (0, 2), (2, 0)),
    "120U": ((0, 1), (2, 1), (0, 2), (2, 0)),
    "120C": ((0, 1), (1, 2), (0, 2), (2, 0)),
    "210": ((0, 1), (1, 2), (2, 1), (0, 2), (2, 0)),
    "300": ((0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)),
}
TYPES = tuple(EXAMPLES)
PAIRS = ((0, 1), (0, 2), (1, 2))

Arcs = frozenset[tuple[int, int]]


def arcs_of(codes: tuple[int, ...]) -> Arcs:
    """Return the arcs of a triad whose pairs 01, 02, 12 have these codes (0 none … 3 both)."""
    there = {pair for pair, code in zip(PAIRS, codes, strict=True) if code & 1}
    back = {(second, first) for (first, second), code in zip(PAIRS, codes, strict=True) if code & 2}
    return frozenset(there | back)


def relabelled(arcs: Arcs) -> set[Arcs]:
    """Return the same triad under each order of its nodes."""
    return {frozenset((p[a], p[b]) for a, b in arcs) for p in permutations(range(3))}


def type_of_codes() -> NDArray[np.int64]:
    """Return the number of the type of each triad, shape (4, 4, 4), by its three codes."""
    named = {
        same: k for k, arcs in enumerate(EXAMPLES.values()) for same in relabelled(frozenset(arcs))
    }
    table = np.empty((4, 4, 4), dtype=np.int64)
    for codes in product(range(4), repeat=3):
        table[codes] = named[arcs_of(codes)]
    return table


def two_paths(arcs: Arcs) -> tuple[int, int]:
    """Return how many paths a → b → c a triad has, and how many of them have a → c."""
    found = [(a, c) for a, b in arcs for b2, c in arcs if b == b2 and a != c]
    return len(found), sum(ends in arcs for ends in found)


def two_path_counts() -> NDArray[np.int64]:
    """Return `two_paths` of each type, shape (16, 2)."""
    return np.array([two_paths(frozenset(arcs)) for arcs in EXAMPLES.values()], dtype=np.int64)
