"""Indices that other installed packages offer, called as those of the library are."""

from collections.abc import Callable, Iterator
from typing import Any, Final, Generic, TypeVar

import attrs

from publead.estimates import Estimate
from publead.network.indices.person import PersonIndex
from publead.network.indices.tie import TieIndex
from publead.network.network import NetworkLike, network_of
from publead.offers import Offer, Offers, offers

GROUP: Final = "publead.indices"

Result = TypeVar("Result", PersonIndex, TieIndex, Estimate)


@attrs.frozen
class PluggedIndex(Generic[Result]):
    """
    An index of another package. Call it with a network, as one of the library's own.

    Attributes
    ----------
    offer : Offer
        What it is called, and which package offers it.
    """

    offer: Offer
    _function: Callable[..., object] = attrs.field(repr=False)
    _result: type[Result] = attrs.field(repr=False)

    def __call__(self, network: NetworkLike, *arguments: Any, **options: Any) -> Result:
        """
        Return the index of a network.

        Parameters
        ----------
        network : LeadershipNetwork or networkx.Graph
            One layer and wave; the package's function always gets a `LeadershipNetwork`.
        *arguments, **options
            What else its function takes.

        Raises
        ------
        PluginError
            If the function returns something else than it should. What it raises itself passes.
        """
        one = network_of(network)
        found = self._function(one, *arguments, **options)
        if not isinstance(found, self._result):
            raise self.offer.broken(
                f"it returned {type(found).__name__}, not {self._result.__name__}"
            )
        if getattr(found, "people", one.people) != one.people:
            raise self.offer.broken("its people are not those of the network, in their order")
        return found


@attrs.frozen
class PluggedIn:
    """
    The indices that installed packages offer; each is loaded when it is asked for.

    Attributes
    ----------
    offers : Offers
        Their names begin with ``person.``, ``tie.`` or ``whole.``, which says whose number it is.
    """

    offers: Offers

    def person(self, name: str) -> PluggedIndex[PersonIndex]:
        """
        Return an index about people by its name, with or without ``person.`` before it.

        Raises
        ------
        UnknownCodeError
            If nobody offers it; the nearest name is told.
        PluginError
            If several packages offer it, or the one that does is broken.
        """
        return self._loaded("person", name, PersonIndex)

    def tie(self, name: str) -> PluggedIndex[TieIndex]:
        """Return an index about ties, as `person` does one about people."""
        return self._loaded("tie", name, TieIndex)

    def whole(self, name: str) -> PluggedIndex[Estimate]:
        """Return an index about the network, as `person` does one about people."""
        return self._loaded("whole", name, Estimate)

    def _loaded(self, whose: str, name: str, result: type[Result]) -> PluggedIndex[Result]:
        offer = self.offers[f"{whose}.{str(name).removeprefix(f'{whose}.')}"]
        function = offer.load()
        if not callable(function):
            raise offer.broken(f"it gives {type(function).__name__}, not a function of a network")
        return PluggedIndex(offer, function, result)

    def __iter__(self) -> Iterator[Offer]:
        """Iterate over the offers."""
        return iter(self.offers)

    def __len__(self) -> int:
        """Return the number of offers."""
        return len(self.offers)

    def __str__(self) -> str:
        """Return the offers, one a line."""
        return str(self.offers)


def plugged_in() -> PluggedIn:
    """
    Return the indices that installed packages offer; none of their code is run.

    A package offers one by an entry point in the group ``publead.indices`` whose name begins with
    ``person.``, ``tie.`` or ``whole.``, and which leads to a function. The function takes a
    `LeadershipNetwork` and returns a `PersonIndex`, a `TieIndex` or an `Estimate`.

    Examples
    --------
    >>> plugged_in().offers.kind
    'index'
    """
    return PluggedIn(offers(GROUP, "index"))
