"""A leadership network: people, who of them answered, and who turns to whom."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError, UnknownCodeError
from publead.graphs.csr import Csr, Kind
from publead.network.network.conversion import EdgeData, graph_nominations
from publead.network.network.groups import Groups
from publead.network.network.mark import Mark, mark_of
from publead.network.network.to_graph import graph_of
from publead.network.nominations import (
    Arcs,
    Direction,
    Nominations,
    SelfTies,
    SeveralNetworksError,
    StrengthScale,
    UnknownNodeError,
)

if TYPE_CHECKING:
    import networkx as nx


def _sealed(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    array = np.atleast_2d(np.array(values, dtype=np.bool_))
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LeadershipNetwork:
    """
    People, ties between them, and who answered.

    Somebody who did not answer is a person of the network, and the ties they might have reported
    are missing, not absent. Made by `read_network` or `from_networkx`.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    arcs : Arcs
        The ties; one without direction stands there once.
    direction : Direction or None
        Which end of a tie leads; None where ties have no direction, or nobody has said.
    is_undirected : bool
        Whether ties have no direction.
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who answered, wave by wave.
    attributes : mapping of str to tuple
        What is known about the people, in their order; None where nothing is.
    layers : tuple of str
        The kinds of tie; empty where there is one only.
    waves : tuple of hashable
        The times at which people were asked; empty where there is one only.
    scale : StrengthScale or None
        The scale on which strengths were given, where it was declared.
    notes : tuple of str
        What a reader of the results should know.

    Examples
    --------
    >>> from publead.network.network.reading import read_network
    >>> ties = [{"source": "ann", "target": "bob"}, {"source": "cem", "target": "bob"}]
    >>> network = read_network(
    ...     ties,
    ...     people=["ann", "bob", "cem", "dee"],
    ...     respondents=["ann", "cem", "dee"],
    ...     direction=Direction.NOMINATION,
    ... )
    >>> network
    LeadershipNetwork: 4 people, 2 ties (nomination); 3 of 4 answered
    """

    people: tuple[Hashable, ...]
    arcs: Arcs
    direction: Direction | None
    is_undirected: bool = False
    answered: NDArray[np.bool_] = attrs.field(converter=_sealed)
    attributes: Mapping[str, tuple[object, ...]] = attrs.field(factory=dict)
    layers: tuple[str, ...] = ()
    waves: tuple[Hashable, ...] = ()
    scale: StrengthScale | None = None
    notes: tuple[str, ...] = ()

    @property
    def n_people(self) -> int:
        """How many people there are."""
        return len(self.people)

    @property
    def n_ties(self) -> int:
        """How many ties were reported, over all layers and waves."""
        return len(self.arcs)

    @property
    def respondents(self) -> NDArray[np.bool_]:
        """Who answered in every wave, shape (n_people,)."""
        return np.asarray(self.answered.all(axis=0))

    @property
    def n_respondents(self) -> int:
        """How many answered in every wave."""
        return int(self.respondents.sum())

    @property
    def is_complete(self) -> bool:
        """Whether everybody answered."""
        return bool(self.answered.all())

    @property
    def is_single(self) -> bool:
        """Whether there is one layer and one wave, so that indices can be computed."""
        return len(self.layers) < 2 and len(self.waves) < 2

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {person: place for place, person in enumerate(self.people)}

    @cached_property
    def csr(self) -> Csr:
        """
        The ties as arrays for the kernels; a tie without direction is both its arcs.

        Raises
        ------
        SeveralNetworksError
            If there are several layers or waves.
        """
        self.require_single()
        drawn = self.arcs.both_ways() if self.is_undirected else self.arcs
        return Csr.from_edges(self.n_people, drawn.sources, drawn.targets, drawn.strengths)

    @property
    def kind(self) -> Kind:
        """Whether ties have a direction, in the kernels' word."""
        return Kind.UNDIRECTED if self.is_undirected else Kind.DIRECTED

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

    def layer(self, name: str) -> "LeadershipNetwork":
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

    def wave(self, name: Hashable) -> "LeadershipNetwork":
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

    def flat(self) -> "LeadershipNetwork":
        """
        Return one network of all layers and waves: a tie wherever there is one in any of them.

        Strengths are left out, for those of different layers have no common scale. Whoever did
        not answer in every wave counts as not having answered.
        """
        joined = "ties of several layers or waves were joined"
        notes = self.notes if self.is_single else (*self.notes, joined)
        return attrs.evolve(
            self,
            arcs=self.arcs.flat(self.n_people),
            answered=self.respondents,
            layers=(),
            waves=(),
            scale=None,
            notes=notes,
        )

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
                f"the network has {max(len(self.layers), 1)} layers and "
                f"{max(len(self.waves), 1)} waves, and an index is of one network: choose with "
                ".layer(name) and .wave(name), or join them with .flat()"
            )

    @classmethod
    def from_networkx(
        cls,
        graph: "nx.Graph[Any]",
        *,
        direction: Direction | None = None,
        respondents: Iterable[Hashable] | None = None,
        strength: str = "weight",
        layer: str = "layer",
        wave: str = "wave",
        self_ties: SelfTies = SelfTies.REFUSE,
        ignore: Iterable[str] = (),
    ) -> "LeadershipNetwork":
        """
        Return the network of a networkx graph, directed or not, single or multi.

        Parameters
        ----------
        graph : networkx.Graph
            Nodes are people; their data become attributes.
        direction : Direction
            Which end of an edge leads; not needed for undirected graphs, nor for those that
            `to_networkx` made.
        respondents : iterable of hashable, optional
            Who answered; everybody where it is left out, and a note says so.
        strength, layer, wave : str
            The edge data that hold these, where there are any.
        self_ties : SelfTies
            What happens to loops.
        ignore : iterable of str
            Edge data that are known and not kept.

        Raises
        ------
        PolicyError
            If the graph is directed and nobody says which end leads.
        NetworkError
            With every edge that cannot be a tie, and edge data that would be lost; edges are
            counted from 1 in the graph's order.
        """
        mark = mark_of(graph)
        declared = direction or mark.direction
        if declared is None and graph.is_directed():
            raise PolicyError(
                "in a directed graph somebody must say which end of an edge leads: pass "
                "direction=Direction.NOMINATION where i → j means that i turns to j, or INFLUENCE"
            )
        data = EdgeData(strength=strength, layer=layer, wave=wave, ignore=ignore)
        said = graph_nominations(graph, mark, data, respondents, self_ties)
        return cls(
            people=said.people,
            arcs=said.arcs,
            direction=declared,
            is_undirected=not graph.is_directed(),
            answered=said.answered,
            attributes=said.attributes,
            layers=said.layers,
            waves=said.waves,
            scale=mark.scale,
            notes=said.notes,
        )

    def to_networkx(self) -> "nx.Graph[Any]":
        """
        Return the network as a networkx graph, from which `from_networkx` makes the same again.

        Returns
        -------
        networkx.Graph, DiGraph, MultiGraph or MultiDiGraph
            Multi where there are several layers or waves. Node data are the attributes and
            ``answered``; edge data are ``weight`` (networkx's word for strength), ``layer`` and
            ``wave``.
        """
        said = Nominations(
            people=self.people,
            attributes=self.attributes,
            answered=self.answered,
            arcs=self.arcs,
            layers=self.layers,
            waves=self.waves,
            notes=self.notes,
        )
        mark = Mark(self.direction, self.layers, self.waves, self.scale, self.notes)
        return graph_of(said, mark, is_undirected=self.is_undirected)

    def __repr__(self) -> str:
        """Return the size, the direction and the response; never an id."""
        way = "without direction" if self.is_undirected else "direction not said"
        if self.direction is not None and not self.is_undirected:
            way = self.direction.value
        parts = [f"{self.n_people} people, {self.n_ties} ties ({way})"]
        parts += [f"{len(self.layers)} layers"] if len(self.layers) > 1 else []
        parts += [f"{len(self.waves)} waves"] if len(self.waves) > 1 else []
        size = ", ".join(parts)
        return f"LeadershipNetwork: {size}; {self.n_respondents} of {self.n_people} answered"
