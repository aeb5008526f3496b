"""Where each person stands, by every index side by side."""

from collections.abc import Hashable, Iterator, Mapping

import attrs

from publead.errors import UnknownCodeError
from publead.estimates import Explanation, Measure, counted, wrapped
from publead.network.indices.person import PersonIndex
from publead.network.nominations import UnknownNodeError
from publead.network.structure.policy import NetworkPolicy
from publead.tables import ColumnValues, Tabular

TABLE = Measure(
    name="centralities",
    definition="Where each person stands in the network, by several indices side by side.",
    formula="see each index's own explain()",
    does_not_show="who leads well. Indices of one network go up and down together, and none is a "
    "score of a person; do not rank people by them",
)


@attrs.frozen(kw_only=True, repr=False)
class Profile(Mapping[str, float]):
    """
    One person's indices; a mapping from an index's name to a number.

    Attributes
    ----------
    numbers : tuple of (str, float)
        Names and numbers; NaN where one is not estimable.
    """

    numbers: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> float:
        """Return an index."""
        return dict(self.numbers)[name]

    def __iter__(self) -> Iterator[str]:
        """Return the indices' names."""
        return (name for name, _ in self.numbers)

    def __len__(self) -> int:
        """Return how many indices there are."""
        return len(self.numbers)

    def __repr__(self) -> str:
        """Return the numbers."""
        return ", ".join(f"{name} {value:.4g}" for name, value in self.numbers)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Centralities(Tabular):
    """
    Every index about people, side by side.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    indices : tuple of (str, PersonIndex)
        The indices, by the names of their columns.
    response : float
        The share of people who answered.
    undefined : tuple of (str, str)
        Indices that this network does not have, and why.
    policy : NetworkPolicy
        Under which people are named.
    notes : tuple of str
        What a reader should know of the network.
    """

    people: tuple[Hashable, ...]
    indices: tuple[tuple[str, PersonIndex], ...]
    response: float
    undefined: tuple[tuple[str, str], ...] = ()
    policy: NetworkPolicy
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the indices."""
        return tuple(name for name, _ in self.indices)

    def index(self, name: str) -> PersonIndex:
        """
        Return one index of everybody.

        Raises
        ------
        UnknownCodeError
            If there is none of this name; the nearest is named.
        """
        if name not in self.names:
            raise UnknownCodeError("index", name, self.names)
        return dict(self.indices)[name]

    def __getitem__(self, person: Hashable) -> Profile:
        """
        Return one person's indices.

        Raises
        ------
        UnknownNodeError
            If there is no such person.
        """
        if person not in self.people:
            raise UnknownNodeError(
                f"no such person among the {len(self.people)} of the table; ids are compared as "
                "given"
            )
        place = self.people.index(person)
        told = ((name, float(index.values[place])) for name, index in self.indices)
        return Profile(numbers=tuple(told))

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the ids, and a column of numbers for each index."""
        return {"person": list(self.people), **{name: index.values for name, index in self.indices}}

    def explain(self) -> Explanation:
        """Return what the table is, from what it was made, and what it does not show."""
        undefined = "; ".join(f"{name}: {why}" for name, why in self.undefined)
        missing = {index.reason for _, index in self.indices if index.reason}
        left_out = "; ".join([*sorted(missing), *([undefined] if undefined else [])])
        noted = "".join(f"; {note}" for note in self.notes)
        return Explanation(
            measure=TABLE,
            method=f"one sweep over all shortest paths in hops. {self.policy}",
            inputs=f"{counted(len(self.people), 'person', 'people')}, {self.response:.0%} "
            f"answered{noted}",
            left_out=left_out or "nothing",
        )

    def __repr__(self) -> str:
        """Return the size; never an id."""
        return (
            f"Centralities: {counted(len(self.indices), 'index', 'indices')} of "
            f"{counted(len(self.people), 'person', 'people')}"
        )

    def __str__(self) -> str:
        """Return each index's spread; never an id."""
        lines = [f"{counted(len(self.people), 'person', 'people')}, {self.response:.0%} answered"]
        known = [(name, index) for name, index in self.indices if index.n_estimable]
        lines += [f"{name}: {_after_colon(str(index))}" for name, index in known]
        missing: dict[str, list[str]] = {}
        for name, index in self.indices:
            if not index.n_estimable:
                missing.setdefault(index.reason or "there are no people", []).append(name)
        for name, why in self.undefined:
            missing.setdefault(why, []).append(name)
        lines += [f"not estimable: {', '.join(names)}. {why}." for why, names in missing.items()]
        lines.append(f"What this does not show: {TABLE.does_not_show}.")
        return "\n".join(wrapped(line) for line in lines)


def _after_colon(text: str) -> str:
    return text.partition(": ")[2]
