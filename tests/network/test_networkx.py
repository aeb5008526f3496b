"""To networkx and back without loss."""

import networkx as nx
import pytest
from hypothesis import given

from full_networks import assert_same, networks
from publead.errors import PolicyError
from publead.network import (
    Direction,
    LeadershipNetwork,
    person,
)
from publead.network.nominations import NetworkError


@given(network=networks())
def test_there_and_back_nothing_is_lost(network: LeadershipNetwork) -> None:
    assert_same(LeadershipNetwork.from_networkx(network.to_networkx()), network)


@given(network=networks())
def test_the_kind_of_graph_is_the_kind_of_network(network: LeadershipNetwork) -> None:
    graph = network.to_networkx()
    assert graph.is_directed() == (not network.is_undirected)
    assert graph.is_multigraph() == (not network.is_single)
    assert graph.number_of_edges() == network.n_ties


def test_from_networkx_and_back_keeps_nodes_edges_and_data() -> None:
    for graph in (
        nx.karate_club_graph(),
        nx.les_miserables_graph(),
        nx.florentine_families_graph(),
    ):
        back = LeadershipNetwork.from_networkx(graph).to_networkx()
        assert list(back.nodes) == list(graph.nodes)
        assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
        for u, v, data in graph.edges(data=True):
            assert back.edges[u, v] == data
        for node, data in graph.nodes(data=True):
            assert {k: x for k, x in back.nodes[node].items() if k != "answered"} == data


def test_ids_are_any_hashable() -> None:
    graph = nx.DiGraph([((1, "a"), frozenset("b")), (2.5, (1, "a"))])
    network = LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    assert person.in_degree(network)[1, "a"] == 1.0
    assert person.in_degree(network)[frozenset("b")] == 1.0


def test_a_directed_graph_needs_its_leading_end() -> None:
    with pytest.raises(PolicyError, match="somebody must say which end of an edge leads"):
        LeadershipNetwork.from_networkx(nx.DiGraph([(0, 1)]))


def test_what_is_no_graph_is_refused() -> None:
    with pytest.raises(PolicyError, match="a list is no network"):
        person.in_degree([(0, 1)])  # type: ignore[arg-type]


def test_parallel_edges_need_layers_or_waves() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b")
    graph.add_edge("a", "b")
    with pytest.raises(NetworkError, match="Give parallel edges a layer or a wave"):
        LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", layer="advice")
    graph.add_edge("a", "b", layer="trust")
    network = LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    assert network.layers == ("advice", "trust")
