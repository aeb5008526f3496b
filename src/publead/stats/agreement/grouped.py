"""Ratings gathered by group, and an index with one value a group."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError, UndefinedStatisticError
from publead.estimates import Explanation, Measure
from publead.stats.agreement.arrays import Floats, Labels, as_floats, check_lengths, factorize
from publead.stats.agreement.nulls import points


@attrs.frozen(kw_only=True, eq=False)
class GroupIndex:
    """
    One value of an agreement index for each group.

    Attributes
    ----------
    measure : Measure
        What was computed.
    groups : ndarray, shape (n_groups,)
        The groups' labels, in ascending order where they can be compared.
    values : ndarray of float, shape (n_groups,)
        NaN where the index has no value; ``reason`` tells why.
    n : ndarray of int, shape (n_groups,)
        How many raters went into each value.
    n_left_out : int
        How many raters did not go in.
    method : str
        The variant and its settings.
    reason : str
        Who was left out, and which groups have no value.
    """

    measure: Measure
    groups: Labels
    values: Floats
    n: NDArray[np.intp]
    n_left_out: int
    method: str
    reason: str

    @property
    def mean(self) -> float:
        """The mean over the groups that have a value."""
        return float(np.nanmean(self.values))

    @property
    def median(self) -> float:
        """The median over the groups that have a value."""
        return float(np.nanmedian(self.values))

    @property
    def n_groups(self) -> int:
        """How many groups have a value."""
        return int(np.count_nonzero(~np.isnan(self.values)))

    def columns(self) -> dict[str, list[object]]:
        """Return one row a group: its label, its value (None where there is none), and n."""
        values = [None if np.isnan(value) else float(value) for value in self.values]
        return {"group": self.groups.tolist(), "value": [*values], "n": self.n.tolist()}

    def __len__(self) -> int:
        """Return the number of groups, with and without a value."""
        return self.values.size

    def __str__(self) -> str:
        """Return the mean, the range and the count as a sentence."""
        low, high = float(np.nanmin(self.values)), float(np.nanmax(self.values))
        text = f"{self.measure.name}: mean {self.mean:.2f} over {self.n_groups} groups"
        text += f" (from {low:.2f} to {high:.2f})"
        return f"{text}; {self.reason}" if self.reason else text

    def explain(self) -> Explanation:
        """Return the definition, the variant, what went in and what did not."""
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=f"{int(self.n.sum())} raters in {self.n.size} groups",
            left_out=self.reason or "nothing",
        )


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
        table = as_floats(items, 2 if array.ndim != 1 else 1, "items").reshape(len(array), -1)
        if not table.shape[1]:
            raise PolicyError("there are no items; give one column an item")
        place, labels = factorize(groups)
        check_lengths(items=table, groups=place)
        if scale is not None:
            points(scale)
            _check_scale(table, scale)
        left_out = 0
        if np.isnan(table.sum()):
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
        return np.add.reduceat(table, self.starts, axis=0)

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
        reasons = [f"{self.n_left_out} raters did not answer every item"] * bool(self.n_left_out)
        reasons += [f"{without} groups have no value: {why_none}"] * bool(without)
        return GroupIndex(
            measure=measure,
            groups=self.labels,
            values=everyone,
            n=n,
            n_left_out=self.n_left_out,
            method=method,
            reason="; ".join(reasons),
        )


def _check_scale(table: Floats, scale: tuple[float, float]) -> None:
    low, high = scale
    if table.size and table.min() >= low and table.max() <= high:
        return  # neither holds where an answer is missing
    outside = (table < low) | (table > high)
    if outside.any():
        faults = [
            Fault(
                f"{int(count)} answers lie outside {low:g} to {high:g}",
                place=f"column {column}",
                remedy="Declare the scale's own ends, or mark them as NaN",
            )
            for column, count in enumerate(outside.sum(axis=0))
            if count
        ]
        raise InputError("items", faults)
