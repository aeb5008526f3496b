"""Every triangle of the underlying graph once, in blocks."""

from collections.abc import Iterator
from itertools import permutations

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr

Counts = NDArray[np.int64]

WEDGES_AT_ONCE = 1 << 22

# A tie's code as it is read from its other end: out becomes in, both stays both.
TURNED = np.array([0, 2, 1, 3])


@attrs.frozen(eq=False)
class Triangles:
    """
    A block of triangles, on nodes that are called u, v and w.

    Attributes
    ----------
    nodes : ndarray of int64, shape (3, n_triangles)
        u, v and w.
    ties : ndarray of int64, shape (3, n_triangles)
        The numbers of the ties u-v, u-w and v-w.
    codes : ndarray of int64, shape (3, n_triangles)
        Their codes: 1 for an arc from the first end, 2 for one to it, 3 for both.
    """

    nodes: Counts
    ties: Counts
    codes: Counts


@attrs.frozen(eq=False)
class Ties:
    """
    The tied pairs of a graph, each once.

    Attributes
    ----------
    n : int
        How many nodes.
    low, high : ndarray of int64, shape (n_ties,)
        The ends, ``low < high``, in ascending order.
    code : ndarray of int64, shape (n_ties,)
        1 for an arc low → high alone, 2 for high → low alone, 3 for both.
    """

    n: int
    low: Counts
    high: Counts
    code: Counts

    @classmethod
    def of(cls, csr: Csr) -> "Ties":
        """Return the ties of a graph."""
        u, v = csr.arc_sources.astype(np.int64), csr.indices.astype(np.int64)
        keys = np.minimum(u, v) * csr.n + np.maximum(u, v)
        pairs, place = np.unique(keys, return_inverse=True)
        code = np.zeros(pairs.size, dtype=np.int64)
        np.add.at(code, place, np.where(u < v, 1, 2))
        low, high = np.divmod(pairs, max(csr.n, 1))
        return cls(csr.n, low, high, code)

    def triangles(self) -> Iterator[Triangles]:
        """
        Yield each triangle once, in blocks.

        Nodes are ranked by how many ties they have, and each tie points to the higher rank, so
        that a node with many ties has few that point away. Any two ties that point away from
        one node are then closed, or not, by a third.
        """
        rank = self._ranks()
        tail = np.where(rank[self.low] < rank[self.high], self.low, self.high)
        head = self.low + self.high - tail
        order = np.lexsort((rank[head], tail))
        first = np.concatenate([[0], np.cumsum(np.bincount(tail, minlength=self.n))])
        partners = first[tail[order] + 1] - np.arange(order.size) - 1
        total = np.concatenate([[0], np.cumsum(partners)])
        start = 0
        while start < order.size:
            stop = int(np.searchsorted(total, total[start] + WEDGES_AT_ONCE, side="right")) - 1
            stop = max(stop, start + 1)
            mine = np.repeat(np.arange(start, stop), partners[start:stop])
            other = mine + 1 + np.arange(mine.size) - (total[mine] - total[start])
            one, two = order[mine], order[other]
            third, closed = self.find(head[one], head[two])
            one, two, third = one[closed], two[closed], third[closed]
            u, v, w = tail[one], head[one], head[two]
            ends = ((one, u), (two, u), (third, v))
            codes = np.stack([self._outward(tie, end) for tie, end in ends])
            yield Triangles(np.stack([u, v, w]), np.stack([one, two, third]), codes)
            start = stop

    def find(self, u: Counts, v: Counts) -> tuple[Counts, NDArray[np.bool_]]:
        """Return the number of each pair's tie, and whether there is one."""
        keys = self.low * self.n + self.high
        wanted = np.minimum(u, v) * self.n + np.maximum(u, v)
        if not keys.size:
            return np.zeros_like(wanted), np.zeros(wanted.shape, dtype=bool)
        place = np.minimum(np.searchsorted(keys, wanted), keys.size - 1)
        return place, keys[place] == wanted

    def _outward(self, tie: Counts, end: Counts) -> Counts:
        """Return the codes as they are read from one end of each tie."""
        code = self.code[tie]
        return np.where(self.low[tie] == end, code, TURNED[code])

    def _ranks(self) -> Counts:
        degree = np.bincount(self.low, minlength=self.n) + np.bincount(self.high, minlength=self.n)
        rank = np.empty(self.n, dtype=np.int64)
        rank[np.argsort(degree, kind="stable")] = np.arange(self.n)
        return rank


def closed_triples(csr: Csr) -> Iterator[Counts]:
    """Yield, in blocks of shape (3, n), the nodes a, v, b with a → v, v → b and a → b."""
    place = {(0, 1): 0, (0, 2): 1, (1, 2): 2}
    for block in Ties.of(csr).triangles():
        for a, v, b in permutations(range(3)):
            held = np.ones(block.codes.shape[1], dtype=bool)
            for tail, head in ((a, v), (v, b), (a, b)):
                code = block.codes[place[min(tail, head), max(tail, head)]]
                held &= (code & (1 if tail < head else 2)) > 0
            yield block.nodes[[a, v, b]][:, held]
