"""Breadth-first search from many sources at once: how sets of them spread along arcs."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.bits import BITS, Words, bit_counts, source_bits
from publead.graphs.csr import Csr, Integers
from publead.graphs.source_blocks import blocks
from publead.progress import Progress, told

Rows = NDArray[np.intp]
Counts = NDArray[np.int64]

MOST_WORDS = 16
LEAST_WORDS = 2000
FEW = 8


@attrs.frozen(eq=False)
class Level:
    """
    What one step of the search brings.

    Attributes
    ----------
    hops : int
        How many steps from the sources.
    rows : ndarray of int, or slice
        Whose nodes may be met at this step; no other node is.
    found : ndarray of int64
        How many sources meet each of them for the first time.
    """

    hops: int
    rows: Rows | slice
    found: Counts


class BitSearch:
    """
    The search over fixed arcs.

    A row of words stands for each node, those with most arcs in first. So the k-th arcs in of all
    nodes that have as many lead to the first rows, and one pass joins all of them. Nodes with very
    many arcs are read one by one, and so is everything where few rows can get new bits.

    Attributes
    ----------
    row : ndarray of int, shape (n,)
        The row of each node.
    """

    def __init__(self, csr: Csr, turned: Csr) -> None:
        order = np.argsort(-turned.out_degrees, kind="stable")
        self.row: Rows = np.empty_like(order)
        self.row[order] = np.arange(csr.n)
        self._csr, self._order = csr, order
        self._degrees = turned.out_degrees[order].astype(np.intp)
        self._starts = np.cumsum(self._degrees) - self._degrees
        self._tails = self.row[turned.indices[turned.arcs_of(order)]]
        self._layers = list(self._sliced())
        self._heard_at_all = self._with_more_than(0)
        self._hub_starts = self._starts[: self._with_more_than(len(self._layers))]
        self._hub_tails = self._tails[: self._degrees[: self._hub_starts.size].sum()]

    def levels(self, sources: Integers, progress: Progress) -> Iterator[Level]:
        """Yield what each step from these nodes brings, one block of them after another."""
        tasks = list(blocks(sources, BITS * MOST_WORDS))
        parts = zip(tasks, map(len, tasks), strict=True)
        for block in told(parts, "distances", sources.size, progress):
            frontier = source_bits(self.row.size, self.row[block])
            yield from self.steps(frontier, frontier ^ np.bitwise_or.reduce(frontier, axis=0))

    def steps(self, frontier: Words, unseen: Words) -> Iterator[Level]:
        """
        Yield what each step brings, until one brings nothing.

        Parameters
        ----------
        frontier : ndarray of uint64, shape (n, n_words)
            The bits of each row; replaced by the new ones at each step.
        unseen : ndarray of uint64, shape (n, n_words)
            The bits that a row may still get; struck as they come.
        """
        heard, room = np.zeros_like(frontier), np.empty_like(frontier)
        active, left, hops = np.flatnonzero(frontier.any(axis=1)), bit_counts(unseen), 0
        while active.size:
            rows: Rows | slice = slice(None)
            few = self._open(active, left)
            if few.size * FEW < self.row.size:
                rows, fresh = few, self._read(frontier, few)
                fresh &= unseen[few]
                frontier[active] = 0
                frontier[few] = fresh
            else:
                fresh = np.bitwise_and(self._pass(frontier, heard, room), unseen, out=frontier)
            unseen[rows] ^= fresh
            found = bit_counts(fresh)
            left[rows] -= found
            hops += 1
            yield Level(hops, rows, found)
            met = np.flatnonzero(found)
            active = met if isinstance(rows, slice) else rows[met]

    def _open(self, active: Rows, left: Counts) -> Rows:
        """Return the rows that may get new bits: they miss some, and hear from an active row."""
        missing = left > 0
        missing[self._heard_at_all :] = False
        if active.size * FEW < self.row.size:
            arcs = self._csr.arcs_of(self._order[active])
            touched = np.zeros_like(missing)
            touched[self.row[self._csr.indices[arcs]]] = True
            missing &= touched
        return np.flatnonzero(missing)

    def _pass(self, frontier: Words, heard: Words, room: Words) -> Words:
        """Join, for every row, the bits of the rows that it hears from."""
        for k, layer in enumerate(self._layers):
            so_far, more = heard[: layer.size], room[: layer.size]
            frontier.take(layer, axis=0, out=more if k else so_far, mode="clip")
            if k:
                np.bitwise_or(so_far, more, out=so_far)
        if self._hub_starts.size:
            read = frontier.take(self._hub_tails, axis=0)
            heard[: self._hub_starts.size] |= np.bitwise_or.reduceat(read, self._hub_starts)
        return heard

    def _read(self, frontier: Words, rows: Rows) -> Words:
        """Return, for some rows, the bits of all rows that they hear from."""
        if not rows.size:
            return frontier[:0]
        counts = self._degrees[rows]
        ends = np.cumsum(counts)
        arcs = np.repeat(self._starts[rows] - ends + counts, counts) + np.arange(ends[-1])
        heard: Words = np.bitwise_or.reduceat(frontier[self._tails[arcs]], ends - counts)
        return heard

    def _with_more_than(self, arcs: int) -> int:
        """Return how many rows, the first ones, hear from more rows than that."""
        return int(np.searchsorted(-self._degrees, -arcs))

    def _sliced(self) -> Iterator[Rows]:
        """Yield where the k-th arcs in come from, for all rows with so many, while these pay."""
        words = min(MOST_WORDS, -(-self.row.size // BITS))
        for k in range(int(self._degrees.max(initial=0))):
            size = self._with_more_than(k)
            if size * words < LEAST_WORDS:
                return
            yield self._tails[self._starts[:size] + k]
