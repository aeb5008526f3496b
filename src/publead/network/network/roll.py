"""The roll of a network: its people, what is known about them, and who of them answered."""

from collections.abc import Hashable, Mapping
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import UnknownCodeError
from publead.network.network.groups import Groups
from publead.network.nominations import UnknownNodeError


def _sealed(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    array = np.atleast_2d(np.array(values, dtype=np.bool_))
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Roll:
    """
    People, what is known about them, and who of them answered.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who answered, wave by wave.
    attributes : mapping of str to tuple
        What is known about the people, in their order; None where nothing is.
    """

    people: tuple[Hashable, ...]
    answered: NDArray[np.bool_] = attrs.field(converter=_sealed)
    attributes: Mapping[str, tuple[object, ...]] = attrs.field(factory=dict)

    @property
    def n_people(self) -> int:
        """How many people there are."""
        return len(self.people)

    @property
    def respondents(self) -> NDArray[np.bool_]:
        """Who answered in every wave, shape (n_people,)."""
        return np.asarray(self.answered.all(axis=0))

    @property
    def n_respondents(self) -> int:
        """How many answered in every wave."""
        return int(self.respondents.sum())

    @property
    def response(self) -> float:
        """The share of people who answered in every wave; 1 where there is nobody."""
        return self.n_respondents / self.n_people if self.n_people else 1.0

    @property
    def is_complete(self) -> bool:
        """Whether everybody answered."""
        return bool(self.answered.all())

    def place_of(self, person: Hashable) -> int:
        """
        Return a person's place in *people*.

        Raises
        ------
        UnknownNodeError
            If there is no such person.
        """
        try:
            return self._places[person]
        except KeyError:
            raise UnknownNodeError(
                f"no such person among the {self.n_people} of the network. Ids are compared as "
                "given: text is not a number, and spaces and capitals count"
            ) from None

    def by(self, attribute: str) -> Groups:
        """
        Return the people sorted by an attribute.

        Raises
        ------
        UnknownCodeError
            If there is no such attribute; the nearest is named.
        """
        if attribute not in self.attributes:
            raise UnknownCodeError("attribute", str(attribute), tuple(self.attributes))
        return Groups.of(attribute, self.attributes[attribute])

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {person: place for place, person in enumerate(self.people)}
