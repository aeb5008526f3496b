"""The counts behind the triad census, from triangles and from pairs of ties at a node."""

import numpy as np
from numpy.typing import NDArray

from publead.graphs.triad_types import TYPES, type_of_codes
from publead.graphs.triangles import TURNED, Ties

Counts = NDArray[np.int64]


def counts_of_triads(ties: Ties) -> list[int]:
    """Return how many triads with ties there are of each type; 0 in place of those without."""
    kinds = type_of_codes()
    by_code = np.zeros(64, dtype=np.int64)
    for block in ties.triangles():
        by_code += np.bincount(np.array([16, 4, 1]) @ block.codes, minlength=64)
    census = np.zeros(16, dtype=np.int64)
    np.add.at(census, kinds.ravel(), by_code)
    open_pairs = _wedges_of_nodes(ties) - _wedges_of_triangles(by_code)
    for (first, second), count in np.ndenumerate(open_pairs):
        # The centre is the triad's first node, so its codes are read outwards.
        census[kinds[first, second, 0]] += count
    _fill_sparse(census, ties)
    return census.tolist()


def _wedges_of_nodes(ties: Ties) -> Counts:
    """Return the pairs of ties at a node by their codes, shape (4, 4), first code ≤ second."""
    found = np.zeros((4, 4), dtype=np.int64)
    ends = np.concatenate([ties.low, ties.high])
    codes = np.concatenate([ties.code, TURNED[ties.code]])
    degree = [np.bincount(ends[codes == code], minlength=ties.n) for code in range(4)]
    for first in range(1, 4):
        found[first, first] = (degree[first] * (degree[first] - 1) // 2).sum()
        for second in range(first + 1, 4):
            found[first, second] = (degree[first] * degree[second]).sum()
    return found


def _wedges_of_triangles(by_code: Counts) -> Counts:
    """Return the same for the pairs of ties within triangles."""
    found = np.zeros((4, 4), dtype=np.int64)
    swap = TURNED.tolist()
    for (uv, uw, vw), count in np.ndenumerate(by_code.reshape(4, 4, 4)):
        for pair in ((uv, uw), (swap[uv], vw), (swap[uw], swap[vw])):
            found[min(pair), max(pair)] += count
    return found


def _fill_sparse(census: Counts, ties: Ties) -> None:
    """Fill in the triads with one tie: each tie's other nodes, less those tied to it."""
    mutual = int((ties.code == 3).sum())
    pairs = {"M": mutual, "A": ties.code.size - mutual}
    held = dict.fromkeys(pairs, 0)
    for name, count in zip(TYPES, census.tolist(), strict=True):
        held["M"] += int(name[0]) * count
        held["A"] += int(name[1]) * count
    census[TYPES.index("012")] = pairs["A"] * (ties.n - 2) - held["A"]
    census[TYPES.index("102")] = pairs["M"] * (ties.n - 2) - held["M"]
