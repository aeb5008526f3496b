"""What an index about ties gives: a number for each, or the reason why there is none."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property

import attrs
import numpy as np

from publead.estimates import Explanation, Measure, Status, counted
from publead.network.indices.naming import refuse_names
from publead.network.indices.numbers import Floats, sealed, statuses
from publead.network.nominations import UnknownNodeError
from publead.tables import ColumnValues, Tabular

Tie = tuple[Hashable, Hashable]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TieIndex(Mapping[Tie, float], Tabular):
    """
    A number for each tie of a network.

    It is a mapping from (source, target) to number; ``values`` is the array of the numbers, and
    not the method of other mappings, so take ``.items()`` for pairs. Whoever holds it sees who
    named whom: it is for those who already hold the ties, and not to be printed for others.

    Attributes
    ----------
    measure : Measure
        What was computed.
    ties : tuple of (hashable, hashable)
        Source and target of each, by the order of the people; a tie without direction stands
        here once, and is found from either end.
    values : ndarray of float, shape (n_ties,)
        The numbers; NaN where one is not estimable. Read only.
    method : str
        How the values were found.
    reason : str
        Why numbers are missing; empty where none is.
    is_undirected : bool
        Whether the ties have no direction.
    response : float
        The share of people who answered; a table that names people needs four fifths.
    """

    measure: Measure
    ties: tuple[Tie, ...]
    values: Floats = attrs.field(converter=sealed)  # type: ignore[assignment]
    method: str
    reason: str = ""
    is_undirected: bool = False
    response: float = 1.0

    @property
    def status(self) -> tuple[Status, ...]:
        """Whether each tie's number may be read."""
        return statuses(self.values)

    @cached_property
    def _places(self) -> dict[Tie, int]:
        places = {tie: place for place, tie in enumerate(self.ties)}
        if self.is_undirected:
            places |= {(v, u): place for place, (u, v) in enumerate(self.ties)}
        return places

    def __getitem__(self, tie: Tie) -> float:
        """
        Return one tie's number, NaN where it is not estimable.

        Raises
        ------
        UnknownNodeError
            If there is no such tie.
        """
        try:
            return float(self.values[self._places[tie]])
        except KeyError:
            raise UnknownNodeError(
                f"no such tie among the {len(self.ties)} of the index; give (source, target), "
                "with ids as given"
            ) from None

    def __iter__(self) -> Iterator[Tie]:
        """Return the ties."""
        return iter(self.ties)

    def __len__(self) -> int:
        """Return the number of ties."""
        return len(self.ties)

    def columns(self) -> Mapping[str, ColumnValues]:
        """
        Return both ends of each tie, its number, and whether it may be read.

        The table says who named whom: it is for whoever holds the ties, and not to be handed over.

        Raises
        ------
        DisclosureError
            If so few answered that a table would be a verdict on who was absent.
        """
        refuse_names(self.response, self.measure.name)
        return {
            "source": [source for source, _ in self.ties],
            "target": [target for _, target in self.ties],
            "value": self.values,
            "status": [status.value for status in self.status],
        }

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of these numbers."""
        missing = int(np.isnan(self.values).sum())
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=counted(len(self), "tie"),
            left_out=f"{counted(missing, 'tie')}: {self.reason}" if missing else "nothing",
        )

    def __repr__(self) -> str:
        """Return what was computed and for how many; never an id."""
        return f"TieIndex: {self.measure.name} of {counted(len(self), 'tie')}"

    def __str__(self) -> str:
        """Return the numbers' spread in a sentence; never an id."""
        name = self.measure.name[0].upper() + self.measure.name[1:]
        numbers = self.values[~np.isnan(self.values)]
        if not numbers.size:
            why = self.reason or "there are none"
            return f"{name} of {counted(len(self), 'tie')}: not estimable. {why}"
        if set(np.unique(numbers).tolist()) <= {0.0, 1.0}:
            return f"{name}: {int(numbers.sum())} of {counted(len(self), 'tie')}"
        low, high = numbers.min(), numbers.max()
        # A span can be infinite, so that the median of two must not be interpolated.
        middle = np.sort(numbers)[(numbers.size - 1) // 2]
        return (
            f"{name} of {counted(len(self), 'tie')}: from {low:.4g} to {high:.4g}, median "
            f"{middle:.4g}"
        )
