"""What an index about people gives: a number for each, or the reason why there is none."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property

import attrs
import numpy as np

from publead.estimates import Estimate, Explanation, Measure, Status, counted
from publead.network.indices.naming import refuse_names
from publead.network.indices.numbers import Floats, sealed, statuses
from publead.network.indices.options import NodeIndex
from publead.network.nominations import UnknownNodeError
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PersonIndex(Mapping[Hashable, float], Tabular):
    """
    A number for each person of a network, in the order of the people.

    It is a mapping from id to number; ``values`` is the array of the numbers, and not the method
    of other mappings, so take ``.items()`` for pairs.

    Attributes
    ----------
    measure : Measure
        What was computed.
    people : tuple of hashable
        Ids, as given.
    values : ndarray of float, shape (n_people,)
        The numbers; NaN where one is not estimable. Read only.
    low, high : ndarray of float, shape (n_people,)
        What the number must lie between, or its interval, as *method* says; NaN where neither
        is known.
    method : str
        How the values, and low and high, were found.
    reason : str
        Why numbers are missing; empty where none is.
    index : NodeIndex or None
        Which maximum belongs to its centralization, if any does.
    maximum : float
        The greatest value that one person could have; NaN where none is known.
    unit : float
        The greatest strength that one tie can have, where strengths are added up; NaN where no
        scale was declared.
    is_undirected : bool
        Whether the ties have no direction.
    notes : tuple of str
        What a reader should know of the network.
    response : float
        The share of people who answered; a table that names people needs four fifths.
    """

    measure: Measure
    people: tuple[Hashable, ...]
    values: Floats = attrs.field(converter=sealed)  # type: ignore[assignment]
    low: Floats = attrs.field(converter=sealed)
    high: Floats = attrs.field(converter=sealed)
    method: str
    reason: str = ""
    index: NodeIndex | None = None
    maximum: float = np.nan
    unit: float = 1.0
    is_undirected: bool = False
    notes: tuple[str, ...] = ()
    response: float = 1.0

    @property
    def status(self) -> tuple[Status, ...]:
        """Whether each person's number may be read."""
        return statuses(self.values)

    @property
    def n_estimable(self) -> int:
        """How many people have a number."""
        return int(np.count_nonzero(~np.isnan(self.values)))

    def estimate(self, person: Hashable) -> Estimate:
        """
        Return one person's number with its bounds or interval.

        Raises
        ------
        UnknownNodeError
            If there is no such person.
        """
        place = self._place(person)
        if np.isnan(self.values[place]):
            return Estimate.not_estimable(self.measure, self.reason or "it has no value here")
        return Estimate(
            measure=self.measure,
            value=float(self.values[place]),
            low=float(self.low[place]),
            high=float(self.high[place]),
            n=len(self.people),
            method=self.method,
        )

    def __getitem__(self, person: Hashable) -> float:
        """
        Return one person's number, NaN where it is not estimable.

        Raises
        ------
        UnknownNodeError
            If there is no such person.
        """
        return float(self.values[self._place(person)])

    def __iter__(self) -> Iterator[Hashable]:
        """Return the ids, in the order of the people."""
        return iter(self.people)

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.people)

    def columns(self) -> Mapping[str, ColumnValues]:
        """
        Return the ids, the numbers, their ends, and whether they may be read.

        Raises
        ------
        DisclosureError
            If so few answered that a table would be a verdict on who was absent.
        """
        refuse_names(self.response, self.measure.name)
        return {
            "person": list(self.people),
            "value": self.values,
            "low": self.low,
            "high": self.high,
            "status": [status.value for status in self.status],
        }

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of these numbers."""
        n_missing = len(self) - self.n_estimable
        left_out = (
            f"{counted(n_missing, 'person', 'people')}: {self.reason}" if n_missing else "nothing"
        )
        noted = "".join(f"; {note}" for note in self.notes)
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=f"{counted(len(self), 'person', 'people')}{noted}",
            left_out=left_out,
        )

    def __repr__(self) -> str:
        """Return what was computed and for how many; never an id."""
        return f"PersonIndex: {self.measure.name} of {counted(len(self), 'person', 'people')}"

    def __str__(self) -> str:
        """Return the numbers' spread in a sentence; never an id."""
        name = self.measure.name[0].upper() + self.measure.name[1:]
        numbers = self.values[~np.isnan(self.values)]
        if not numbers.size:
            return (
                f"{name} of {counted(len(self), 'person', 'people')}: not estimable. {self.reason}"
            )
        low, middle, high = np.quantile(numbers, [0, 0.5, 1]).tolist()
        text = (
            f"{name} of {counted(len(self), 'person', 'people')}: from {low:.4g} to {high:.4g}, "
            f"median {middle:.4g}"
        )
        missing = len(self) - numbers.size
        return f"{text}; not estimable for {missing}" if missing else text

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {person: place for place, person in enumerate(self.people)}

    def _place(self, person: Hashable) -> int:
        try:
            return self._places[person]
        except KeyError:
            raise UnknownNodeError(
                f"no such person among the {len(self.people)} of the index; ids are compared as "
                "given"
            ) from None
