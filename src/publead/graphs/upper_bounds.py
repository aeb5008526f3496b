"""Which pairs of nodes have no least upper bound, among the components above them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from publead.graphs.bits import Words
from publead.graphs.condensation import Condensation
from publead.graphs.folding import Folded

Counts = NDArray[np.int64]
Lacks = Callable[[Words, Counts], NDArray[np.bool_]]


def violations(upwards: Condensation, folded: Folded, part: Counts, lacks: Lacks) -> int:
    """Return how many pairs of nodes have no least upper bound; arcs of *upwards* point up."""
    above, counts = _ancestors(upwards)
    sizes, violations = folded.sizes[folded.kept], 0
    for one in range(upwards.graph.n):
        others = one + np.flatnonzero(part[one:] == part[one])
        pairs = sizes[one] * sizes[others]
        pairs[0] = sizes[one] * (sizes[one] - 1) // 2
        violations += int(pairs[lacks(above[others] & above[one], counts)].sum())
    return violations


def no_least(shared: Words, counts: Counts) -> NDArray[np.bool_]:
    """Tell of which sets of bounds none is reached by all others."""
    size = np.bitwise_count(shared).sum(axis=1, dtype=np.int64)
    none: NDArray[np.bool_] = (size == 0) | (size != counts[_highest_bit(shared)])
    return none


def no_single_top(shared: Words, counts: Counts) -> NDArray[np.bool_]:
    """Tell of which sets of bounds none reaches all others."""
    # Those with only themselves above stand first in the order of the bits.
    n_tops = int((counts == 1).sum())
    tops = np.full(shared.shape[1], ~np.uint64(0))
    whole, rest = divmod(n_tops, 64)
    tops[whole:] = 0
    if rest:
        tops[whole] = (np.uint64(1) << np.uint64(rest)) - np.uint64(1)
    several: NDArray[np.bool_] = np.bitwise_count(shared & tops).sum(axis=1) != 1
    return several


def _ancestors(upwards: Condensation) -> tuple[Words, Counts]:
    """
    Return each component's bits of those above it, and how many these are, by bit.

    Bits stand in the order of how many are above, so that of a set of components the highest
    bit has the most.
    """
    everybody = np.arange(upwards.graph.n)
    counts = np.bitwise_count(upwards.reached(everybody)).sum(axis=1, dtype=np.int64)
    order = np.argsort(counts, kind="stable")
    return upwards.reached(order), counts[order]


def _highest_bit(rows: Words) -> Counts:
    """Return the place of the highest bit in each row; 0 where there is none."""
    word = rows.shape[1] - 1 - np.argmax(rows[:, ::-1] != 0, axis=1)
    value = rows[np.arange(rows.shape[0]), word]
    for shift in (1, 2, 4, 8, 16, 32):
        value = value | (value >> np.uint64(shift))
    bit = np.bitwise_count(value).astype(np.int64) - 1
    place: Counts = np.maximum(word * 64 + bit, 0)
    return place
