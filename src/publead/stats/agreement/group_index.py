"""An index of agreement with one value a group."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Explanation, Measure, counted
from publead.stats.agreement.arrays import Floats, Labels
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False)
class GroupIndex(Tabular):
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

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a group: its label, its value (NaN where there is none), and n."""
        return {"group": self.groups.tolist(), "value": self.values, "n": self.n}

    def __len__(self) -> int:
        """Return the number of groups, with and without a value."""
        return self.values.size

    def __str__(self) -> str:
        """Return the mean, the range and the count as a sentence."""
        low, high = float(np.nanmin(self.values)), float(np.nanmax(self.values))
        text = f"{self.measure.name}: mean {self.mean:.2f} over {counted(self.n_groups, 'group')}"
        text += f" (from {low:.2f} to {high:.2f})"
        return f"{text}; {self.reason}" if self.reason else text

    def explain(self) -> Explanation:
        """Return the definition, the variant, what went in and what did not."""
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=f"{counted(int(self.n.sum()), 'rater')} in {counted(self.n.size, 'group')}",
            left_out=self.reason or "nothing",
        )
