"""To networkx and back without loss."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import PolicyError
from publead.network import (
    Direction,
    LeadershipNetwork,
    StrengthScale,
    TieColumns,
    Undirected,
    person,
    read_network,
)
from publead.network.nominations import NetworkError


@st.composite
def networks(draw: st.DrawFn) -> LeadershipNetwork:
    """Draw networks with everything they may have."""
    people = [
        {"person": f"p{i}", "unit": draw(st.sampled_from(["x", "y", None])), "grade": i}
        for i in range(draw(st.integers(1, 5)))
    ]
    ids = [str(row["person"]) for row in people]
    directed, valued = draw(st.booleans()), draw(st.booleans())
    layered, repeated = draw(st.booleans()), draw(st.booleans())
    silent = set(draw(st.lists(st.sampled_from(ids), unique=True)))
    answered = [each for each in ids if each not in silent]
    rows = []
    for layer in ["advice", "trust"] if layered else ["advice"]:
        for wave in [1, 2] if repeated else [1]:
            for i, u in enumerate(ids):
                for v in ids[i + 1 :] if not directed else ids:
                    if u == v or (directed and u in silent) or not draw(st.booleans()):
                        continue
                    rows.append(
                        {
                            "source": u,
                            "target": v,
                            "layer": layer,
                            "wave": wave,
                            "s": draw(st.integers(1, 5)),
                        }
                    )
    columns = TieColumns(
        layer="layer" if layered else None,
        wave="wave" if repeated else None,
        strength="s" if valued else None,
        scale=StrengthScale.numbers(1, 5) if valued else None,
        ignore=[
            name
            for name, used in (("layer", layered), ("wave", repeated), ("s", valued))
            if not used
        ],
    )
    return read_network(
        rows,
        people,
        answered,
        columns,
        direction=Direction.INFLUENCE if directed else None,
        undirected=None if directed else Undirected.LISTED_ONCE,
    )


def ties(network: LeadershipNetwork) -> set[tuple[object, ...]]:
    arcs = network.arcs
    strengths = [None] * len(arcs) if arcs.strengths is None else arcs.strengths.tolist()
    ends = zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True)
    labels = zip(arcs.layer.tolist(), arcs.wave.tolist(), strengths, strict=True)
    return {
        (
            network.people[u],
            network.people[v],
            network.layers[layer] if network.layers else None,
            network.waves[wave] if network.waves else None,
            strength,
        )
        for (u, v), (layer, wave, strength) in zip(ends, labels, strict=True)
    }


@given(network=networks())
def test_there_and_back_nothing_is_lost(network: LeadershipNetwork) -> None:
    graph = network.to_networkx()
    again = LeadershipNetwork.from_networkx(graph)
    assert again.people == network.people
    assert ties(again) == ties(network)
    assert again.direction is network.direction
    assert again.is_undirected == network.is_undirected
    assert (again.layers, again.scale, again.notes) == (
        network.layers,
        network.scale,
        network.notes,
    )
    np.testing.assert_array_equal(again.answered, network.answered)
    for name, values in network.attributes.items():
        if any(value is not None for value in values):
            assert again.attributes[name] == values


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
