"""Ratings gathered by group: their sums, means and variances."""

from collections.abc import Iterator
from itertools import pairwise

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from publead.errors import Fault, InputError, PolicyError, UndefinedStatisticError
from publead.estimates import Measure, counted
from publead.stats.agreement.arrays import Floats, Labels, check_lengths, factorize
from publead.stats.agreement.group_index import GroupIndex
from publead.stats.agreement.nulls import points
from publead.stats.numbers import as_floats

NUMBERS_IN_CACHE = 80_000
"""How many ratings are worked on at a time where copies of them are needed."""

FAR = 1000
"""Answers this far from zero are moved there before they are squared, to keep their digits."""


@attrs.frozen(kw_only=True, eq=False)
class Groups:
    """
    Ratings in the order of their groups.

    Attributes
    ----------
    items : ndarray of float, shape (n, n_items)
        The complete rows, sorted by group.
    starts, counts : ndarray of int, shape (n_present,)
        Where each group that has rows begins, and how many it has.
    present : ndarray of int, shape (n_present,)
        Their places among the labels.
    labels : ndarray
        All groups.
    n_left_out : int
        Rows with a missing answer.
    """

    items: Floats
    starts: NDArray[np.intp]
    counts: NDArray[np.intp]
    present: NDArray[np.intp]
    labels: Labels
    n_left_out: int

    @classmethod
    def of(cls, items: ArrayLike, groups: ArrayLike, scale: tuple[float, float] | None) -> "Groups":
        """Check the ratings and put them in the order of their groups."""
        array = np.asarray(items)
        table = as_floats(items, 2 if array.ndim != 1 else 1, "items")
        table = table if table.ndim == 2 else table[:, None]
        if not table.shape[1]:
            raise PolicyError("there are no items; give one column an item")
        place, labels = factorize(groups)
        check_lengths(items=table, groups=place)
        left_out = 0
        if not (_lies_within(table, scale) if scale else np.isfinite(table.sum())):
            complete = ~np.isnan(table).any(axis=1)
            left_out = int(complete.size - complete.sum())
            table, place = table[complete], place[complete]
        if np.any(place[1:] < place[:-1]):
            order = np.argsort(place, kind="stable")
            table, place = table[order], place[order]
        counts = np.bincount(place, minlength=labels.size)
        present = np.flatnonzero(counts)
        filled = counts[present]
        return cls(
            items=table,
            starts=np.cumsum(filled) - filled,
            counts=filled,
            present=present,
            labels=labels,
            n_left_out=left_out,
        )

    def sums(self, table: Floats) -> Floats:
        """Return sums over the raters of each group, shape (n_present, n_items)."""
        # A sparse matrix of ones adds short groups up several times as fast as reduceat.
        ends = np.append(self.starts, len(table))
        rows = sparse.csr_array(
            (np.ones(len(table)), np.arange(len(table)), ends), shape=(self.starts.size, len(table))
        )
        return np.asarray(rows @ table, dtype=np.float64)

    def stretches(self) -> Iterator[tuple[slice, slice]]:
        """Yield slices of groups and of their rows, few enough at a time to stay in cache."""
        rows = max(1, NUMBERS_IN_CACHE // self.items.shape[1])
        ends = np.append(self.starts, len(self.items))
        cuts = np.unique(np.searchsorted(ends, np.arange(0, len(self.items), rows)))
        for first, last in pairwise([*cuts.tolist(), self.starts.size]):
            yield slice(first, last), slice(int(ends[first]), int(ends[last]))

    def means(self) -> Floats:
        """Return the mean of each group and item."""
        return self.sums(self.items) / self.counts[:, None]

    def variances(self, origin: float) -> Floats:
        """
        Return the variance (n - 1) of each group and item; NaN for a single rater.

        Answers are shifted by a point of the scale, so squares stay small and one pass is exact
        for whole points.
        """
        shifted = self.items - origin
        spread = self.sums(shifted)
        squares = self.sums(np.square(shifted, out=shifted))
        np.square(spread, out=spread)
        spread /= self.counts[:, None]
        np.subtract(squares, spread, out=spread)
        squares *= 1e-13
        spread[spread < squares] = 0.0
        spread /= np.where(self.counts > 1, self.counts - 1.0, np.nan)[:, None]
        return spread

    def mean_variances(self, origin: float) -> Floats:
        """
        Return the mean over items of each group's variances; NaN for a single rater.

        The squares of all items are added up at once, and nothing as large as the ratings is
        made, so this is much faster than `variances`.
        """
        items = self.items if abs(origin) < FAR else self.items - origin
        sums = self.sums(items)
        squares = np.add.reduceat(np.einsum("ij,ij->i", items, items), self.starts)
        spread = squares - np.einsum("ij,ij->i", sums, sums) / self.counts
        spread[spread < 1e-13 * squares] = 0.0
        free = np.where(self.counts > 1, self.counts - 1.0, np.nan)
        return np.asarray(spread / (free * self.items.shape[1]), dtype=np.float64)

    def index(self, measure: Measure, values: Floats, method: str, why_none: str) -> GroupIndex:
        """Return one value a group, with what was left out."""
        everyone = np.full(self.labels.size, np.nan)
        everyone[self.present] = values
        n = np.zeros(self.labels.size, dtype=np.intp)
        n[self.present] = self.counts
        without = int(np.isnan(everyone).sum())
        if without == everyone.size:
            raise UndefinedStatisticError(
                measure.name,
                f"no group has a value: {why_none}",
                "Collect at least two complete answers about somebody",
            )
        reasons = [f"{counted(self.n_left_out, 'rater')} did not answer every item"] * bool(
            self.n_left_out
        )
        reasons += [f"{counted(without, 'group has', 'groups have')} no value: {why_none}"] * bool(
            without
        )
        return GroupIndex(
            measure=measure,
            groups=self.labels,
            values=everyone,
            n=n,
            n_left_out=self.n_left_out,
            method=method,
            reason="; ".join(reasons),
        )


def _lies_within(table: Floats, scale: tuple[float, float]) -> bool:
    """Return whether every answer is there and on the scale; refuse those that are off it."""
    points(scale)
    low, high = scale
    if table.size and table.min() >= low and table.max() <= high:
        return True  # neither holds where an answer is missing
    outside = (table < low) | (table > high)
    if outside.any():
        faults = [
            Fault(
                f"{counted(int(count), 'answer lies', 'answers lie')} outside {low:g} to {high:g}",
                place=f"column {column + 1}",
                remedy="Declare the scale's own ends, or mark them as NaN",
            )
            for column, count in enumerate(outside.sum(axis=0))
            if count
        ]
        raise InputError("items", faults)
    return False
