"""A leadership network: people, who of them answered, and who turns to whom."""

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from publead.errors import PolicyError
from publead.estimates import counted
from publead.graphs.csr import Csr, Kind
from publead.network.network.conversion import EdgeData, graph_nominations
from publead.network.network.layered import Layered
from publead.network.network.mark import Mark, mark_of
from publead.network.network.to_graph import graph_of
from publead.network.nominations import (
    Direction,
    Nominations,
    SelfTies,
    StrengthScale,
    expect_direction,
)

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LeadershipNetwork(Layered):
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

    direction: Direction | None
    is_undirected: bool = False
    scale: StrengthScale | None = None

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

    @classmethod
    def from_nominations(
        cls,
        said: Nominations,
        *,
        direction: Direction | None,
        is_undirected: bool,
        scale: StrengthScale | None = None,
    ) -> "LeadershipNetwork":
        """Return the network that nominations make, once it is said how their ties are read."""
        return cls(
            people=said.people,
            arcs=said.arcs,
            direction=direction,
            is_undirected=is_undirected,
            answered=said.answered,
            attributes=said.attributes,
            layers=said.layers,
            waves=said.waves,
            scale=scale,
            notes=said.notes,
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
        expect_direction(direction)
        mark = mark_of(graph)
        declared = direction or mark.direction
        if declared is None and graph.is_directed():
            raise PolicyError(
                "in a directed graph somebody must say which end of an edge leads: pass "
                "direction=Direction.NOMINATION where i → j means that i turns to j, or INFLUENCE"
            )
        data = EdgeData(strength=strength, layer=layer, wave=wave, ignore=ignore)
        said = graph_nominations(graph, mark, data, respondents, self_ties)
        undirected = not graph.is_directed()
        return cls.from_nominations(
            said, direction=declared, is_undirected=undirected, scale=mark.scale
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
        parts = [
            f"{counted(self.n_people, 'person', 'people')}, {counted(self.n_ties, 'tie')} ({way})"
        ]
        parts += [counted(len(self.layers), "layer")] if len(self.layers) > 1 else []
        parts += [counted(len(self.waves), "wave")] if len(self.waves) > 1 else []
        size = ", ".join(parts)
        return f"LeadershipNetwork: {size}; {self.n_respondents:,} of {self.n_people:,} answered"
