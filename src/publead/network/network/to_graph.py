"""From a network to a networkx graph."""

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any, Final

from publead.errors import Fault
from publead.network.network.mark import MARK, Mark
from publead.network.nominations import NetworkError, Nominations

if TYPE_CHECKING:
    import networkx as nx

ANSWERED: Final = "answered"

SUBJECT: Final = "networkx graph"


def graph_of(said: Nominations, mark: Mark, *, is_undirected: bool) -> "nx.Graph[Any]":
    """
    Return a networkx graph of people and ties, marked so that nothing is lost.

    Raises
    ------
    NetworkError
        If an attribute is called ``answered``, which the graph needs for itself.
    """
    import networkx as nx  # noqa: PLC0415  it costs more to import than all the rest

    if ANSWERED in said.attributes:
        problem = "an attribute is called 'answered', which the graph needs for who answered"
        raise NetworkError(SUBJECT, [Fault(problem, remedy="Rename the attribute")])
    several = len(said.layers) > 1 or len(said.waves) > 1
    kinds: dict[tuple[bool, bool], type[nx.Graph[Any]]] = {
        (False, False): nx.DiGraph,
        (False, True): nx.MultiDiGraph,
        (True, False): nx.Graph,
        (True, True): nx.MultiGraph,
    }
    graph = kinds[is_undirected, several]()
    graph.graph[MARK] = mark
    for place, person in enumerate(said.people):
        told = {name: values[place] for name, values in said.attributes.items()}
        known = {name: value for name, value in told.items() if value is not None}
        graph.add_node(person, **known, **{ANSWERED: tuple(said.answered[:, place].tolist())})
    graph.add_edges_from(_edges(said))
    return graph


def _edges(said: Nominations) -> Iterator[tuple[Hashable, Hashable, dict[str, Any]]]:
    arcs = said.arcs
    strengths = [None] * len(arcs) if arcs.strengths is None else arcs.strengths.tolist()
    listed = zip(
        arcs.sources.tolist(),
        arcs.targets.tolist(),
        strengths,
        arcs.layer.tolist(),
        arcs.wave.tolist(),
        strict=True,
    )
    for source, target, strength, layer, wave in listed:
        data: dict[str, Any] = {}
        if strength is not None:
            data["weight"] = strength
        if said.layers:
            data["layer"] = said.layers[layer]
        if said.waves:
            data["wave"] = said.waves[wave]
        yield said.people[source], said.people[target], data
