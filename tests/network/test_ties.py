"""Indices about ties: by their definitions, by networkx, and from either end."""

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.network import (
    Direction,
    LeadershipNetwork,
    Lengths,
    MissingTies,
    UnknownNodeError,
    person,
    tie,
)

INDICES = {
    "betweenness": tie.betweenness,
    "bridges": tie.bridges,
    "reciprocated": tie.reciprocated,
    "simmelian": tie.simmelian,
    "local bridge span": tie.local_bridge_span,
}
seeded = st.builds(
    lambda n, seed, directed: nx.gnp_random_graph(n, 0.4, seed=seed, directed=directed),
    st.integers(1, 8),
    st.integers(0, 999),
    st.booleans(),
)


@pytest.mark.parametrize("name", INDICES)
@given(graph=seeded)
def test_there_is_a_number_for_each_tie(name: str, graph: "nx.Graph[int]") -> None:
    found = INDICES[name](graph)
    assert len(found) == graph.number_of_edges() == len(found.rows())
    assert {frozenset(each) for each in found} == {frozenset(edge) for edge in graph.edges}
    assert not np.isnan(found.values).any()
    assert str(found)


@given(graph=seeded)
def test_betweenness_agrees_with_networkx(graph: "nx.Graph[int]") -> None:
    expected = nx.edge_betweenness_centrality(graph, normalized=False)
    found = tie.betweenness(graph)
    for edge, value in expected.items():
        assert found[edge] == pytest.approx(value)


@given(graph=seeded)
def test_bridges_and_spans_agree_with_networkx(graph: "nx.Graph[int]") -> None:
    plain = nx.Graph(graph)
    cuts: list[Any] = list(nx.bridges(plain))
    bridges = {frozenset(edge) for edge in cuts}
    listed: list[Any] = list(nx.local_bridges(plain))
    spans = {frozenset((u, v)): span for u, v, span in listed}
    found, span = tie.bridges(graph), tie.local_bridge_span(graph)
    for edge in graph.edges:
        assert found[edge] == (frozenset(edge) in bridges)
        assert span[edge] == spans.get(frozenset(edge), 2)


@given(graph=seeded)
def test_simmelian_and_reciprocated_by_definition(graph: "nx.Graph[int]") -> None:
    def mutual(u: int, v: int) -> bool:
        return graph.has_edge(u, v) and graph.has_edge(v, u)

    returned, held = tie.reciprocated(graph), tie.simmelian(graph)
    for u, v in graph.edges:
        assert returned[u, v] == mutual(u, v)
        thirds = [w for w in graph if w not in (u, v) and mutual(u, w) and mutual(v, w)]
        assert held[u, v] == (mutual(u, v) and bool(thirds))


def test_a_tie_without_direction_is_found_from_either_end() -> None:
    found = tie.betweenness(nx.path_graph(3))
    assert found[0, 1] == found[1, 0] == 2.0
    directed = tie.betweenness(nx.path_graph(3, create_using=nx.DiGraph))
    with pytest.raises(UnknownNodeError, match="no such tie among the 2"):
        directed[1, 0]


def test_strengths_make_ties_longer_or_shorter() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 4), ("b", "c", 4), ("a", "c", 1)])
    assert tie.betweenness(graph)["a", "c"] == 1.0
    assert tie.betweenness(graph, lengths=Lengths.INVERSE_STRENGTH)["a", "c"] == 0.0


def test_what_hangs_on_missing_ties_is_not_estimable() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")])
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=["a", "b"]
    )
    returned = tie.reciprocated(network)
    assert returned["a", "b"] == 1.0
    assert np.isnan(returned["a", "c"])
    assert np.isnan(tie.betweenness(network).values).all()
    assert not np.isnan(tie.bridges(network, missing=MissingTies.AS_ABSENT).values).any()


@given(graph=seeded, steps=st.integers(1, 4))
def test_local_reach_counts_those_within_a_few_ties(graph: "nx.Graph[int]", steps: int) -> None:
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    found = person.reach_within(graph, steps)
    for v in graph:
        near = [u for u in graph if u != v and lengths[u].get(v, 99) <= steps]
        assert found[v] == len(near)
