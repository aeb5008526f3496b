"""People and the ties between them, of one or several kinds, at one or several times."""

from collections.abc import Hashable
from typing import Self

import attrs

from publead.errors import UnknownCodeError
from publead.estimates import counted
from publead.network.network.roll import Roll
from publead.network.nominations import Arcs, SeveralNetworksError


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Layered(Roll):
    """
    People and the ties between them, in layers and waves.

    Attributes
    ----------
    arcs : Arcs
        The ties; one without direction stands there once.
    layers : tuple of str
        The kinds of tie; empty where there is one only.
    waves : tuple of hashable
        The times at which people were asked; empty where there is one only.
    notes : tuple of str
        What a reader of the results should know.
    """

    arcs: Arcs
    layers: tuple[str, ...] = ()
    waves: tuple[Hashable, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def n_ties(self) -> int:
        """How many ties were reported, over all layers and waves."""
        return len(self.arcs)

    @property
    def is_single(self) -> bool:
        """Whether there is one layer and one wave, so that indices can be computed."""
        return len(self.layers) < 2 and len(self.waves) < 2

    def layer(self, name: str) -> Self:
        """
        Return the network of one kind of tie, over all waves.

        Raises
        ------
        UnknownCodeError
            If there is no such layer; the nearest is named.
        """
        if name not in self.layers:
            raise UnknownCodeError("layer", str(name), self.layers)
        arcs = self.arcs.of_layer(self.layers.index(name))
        return attrs.evolve(self, arcs=arcs, layers=(name,))

    def wave(self, name: Hashable) -> Self:
        """
        Return the network at one time, with all its layers and whoever answered then.

        Raises
        ------
        UnknownCodeError
            If there is no such wave; the nearest is named.
        """
        if name not in self.waves:
            raise UnknownCodeError("wave", str(name), [str(each) for each in self.waves])
        place = self.waves.index(name)
        answered = self.answered[place] if self.answered.shape[0] > 1 else self.answered
        return attrs.evolve(self, arcs=self.arcs.of_wave(place), waves=(name,), answered=answered)

    def require_single(self) -> None:
        """
        Refuse to go on where there are several layers or waves.

        Raises
        ------
        SeveralNetworksError
            If there are.
        """
        if not self.is_single:
            raise SeveralNetworksError(
                f"the network has {counted(max(len(self.layers), 1), 'layer')} and "
                f"{counted(max(len(self.waves), 1), 'wave')}, and an index is of one network: "
                "choose with "
                ".layer(name) and .wave(name), or join them with .flat()"
            )
