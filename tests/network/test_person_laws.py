"""What holds for every index about people, whatever it measures."""

import inspect
import itertools
import operator
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publead.errors import UndefinedStatisticError
from publead.estimates import Status
from publead.network import Count, Direction, LeadershipNetwork, Lengths, PersonIndex, Side, person
from publead.network.indices.missing import completions

Index = Callable[..., PersonIndex]


def sorted_into_two(graph: "nx.Graph[Any]") -> dict[Any, Any]:
    """Return the group of each node: what the graph says, or the same for all."""
    groups: dict[Any, Any] = {node: told.get("group", "a") for node, told in graph.nodes(data=True)}
    return groups


INDICES: Mapping[str, Index] = {
    "in_degree": person.in_degree,
    "out_degree": person.out_degree,
    "total_degree": person.total_degree,
    "in_strength": person.in_strength,
    "out_strength": person.out_strength,
    "betweenness": person.betweenness,
    "betweenness by lengths": partial(person.betweenness, lengths=Lengths.INVERSE_STRENGTH),
    "closeness": person.closeness,
    "closeness out": partial(person.closeness, side=Side.OUT),
    "harmonic": person.harmonic,
    "harmonic out": partial(person.harmonic, side=Side.OUT),
    "reach": person.reach,
    "eccentricity": person.eccentricity,
    "eigenvector": person.eigenvector,
    "pagerank": person.pagerank,
    "katz": partial(person.katz, alpha=0.05),
    "hubs": person.hubs,
    "authorities": person.authorities,
    "constraint": person.constraint,
    "constraint by strengths": partial(person.constraint, count=Count.STRENGTHS),
    "effective_size": person.effective_size,
    "burt_efficiency": person.burt_efficiency,
    "burt_hierarchy": person.burt_hierarchy,
    "core_number": person.core_number,
    "reach_within": partial(person.reach_within, steps=2),
    "ei_index": lambda graph: person.ei_index(graph, sorted_into_two(graph)),
    "brokerage": lambda graph: person.brokerage(graph, sorted_into_two(graph)).role(
        person.Role.TOTAL
    ),
    "brokerage_across": lambda graph: person.brokerage_across(graph, sorted_into_two(graph)),
}
# One takes an index, and not a network; the others estimate, and have laws of their own.
NO_INDEX = {"normalized", "sampled_betweenness", "sampled_harmonic"}
OF_ISOLATES = {
    "pagerank": None,
    "katz": 1.0,
    "constraint": np.nan,
    "constraint by strengths": np.nan,
    "effective_size": np.nan,
    "burt_efficiency": np.nan,
    "burt_hierarchy": np.nan,
    "ei_index": np.nan,
}
each_index = pytest.mark.parametrize("name", INDICES)


@st.composite
def graphs(draw: st.DrawFn, most: int = 7) -> "nx.DiGraph[str]":
    """Draw small directed graphs with whole strengths, in two groups."""
    n = draw(st.integers(2, most))
    names = [f"p{i}" for i in range(n)]
    cells = [(u, v) for u in names for v in names if u != v]
    chosen = draw(st.lists(st.sampled_from(cells), unique=True, max_size=len(cells)))
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name in names:
        graph.add_node(name, group=draw(st.sampled_from("ab")))
    for u, v in chosen:
        graph.add_edge(u, v, weight=draw(st.integers(1, 4)))
    return graph


def values_or_none(name: str, graph: "nx.Graph[Any]") -> PersonIndex | None:
    try:
        return INDICES[name](graph)
    except UndefinedStatisticError:
        return None


@each_index
@given(graph=graphs())
def test_there_is_a_number_for_each_person_in_their_order(
    name: str, graph: "nx.DiGraph[str]"
) -> None:
    found = values_or_none(name, graph)
    if found is not None:
        assert list(found) == list(graph.nodes)
        assert len(found) == len(found.values) == len(found.status)
        for person_id, value in found.items():
            same = found[person_id]
            assert value == same or (np.isnan(value) and np.isnan(same))


@each_index
@given(graph=graphs(), seed=st.integers(0, 99))
def test_other_names_in_another_order_change_nothing(
    name: str, graph: "nx.DiGraph[str]", seed: int
) -> None:
    found = values_or_none(name, graph)
    order = np.random.default_rng(seed).permutation(list(graph.nodes)).tolist()
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from((f"x{node}", graph.nodes[node]) for node in order)
    other.add_edges_from((f"x{u}", f"x{v}", data) for u, v, data in graph.edges(data=True))
    again = values_or_none(name, other)
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        for node in graph.nodes:
            assert again[f"x{node}"] == pytest.approx(found[node], abs=1e-9, nan_ok=True)


@each_index
@pytest.mark.parametrize("graph", [nx.cycle_graph(6), nx.complete_graph(5)], ids=["ring", "all"])
def test_people_whom_the_network_cannot_tell_apart_are_alike(
    name: str, graph: "nx.Graph[int]"
) -> None:
    for drawn in (graph, graph.to_directed()):
        found = values_or_none(name, drawn)
        if found is None:
            # On an even ring two pairs of hubs and authorities share the lead.
            assert name in ("hubs", "authorities")
            continue
        np.testing.assert_allclose(found.values, found.values[0], atol=1e-9)


def test_no_index_about_people_is_without_laws() -> None:
    """Every function that `person` offers is asked here, by its name or with options after it."""
    offered = {name for name in person.__all__ if inspect.isfunction(getattr(person, name))}
    assert {name.partition(" ")[0] for name in INDICES} == offered - NO_INDEX


@each_index
@settings(max_examples=25)
@given(graph=graphs(most=5))
def test_people_whom_a_relabelling_leaves_in_place_are_alike(
    name: str, graph: "nx.DiGraph[str]"
) -> None:
    """Every automorphism that keeps strengths and groups keeps the index."""
    found = values_or_none(name, graph)
    if found is None:
        return
    matcher = nx.algorithms.isomorphism.DiGraphMatcher(
        graph, graph, node_match=operator.eq, edge_match=operator.eq
    )
    for image in itertools.islice(matcher.isomorphisms_iter(), 20):
        for node, other in image.items():
            assert found[node] == pytest.approx(found[other], abs=1e-9, nan_ok=True)


@each_index
@given(graph=graphs())
def test_somebody_without_ties_has_nothing_and_is_not_left_out(
    name: str, graph: "nx.DiGraph[str]"
) -> None:
    graph.add_node("alone")
    found = values_or_none(name, graph)
    if found is None:
        return
    expected = OF_ISOLATES.get(name, 0.0)
    if expected is not None:
        assert found["alone"] == pytest.approx(expected, abs=1e-9, nan_ok=True)
    missing = np.isnan(found["alone"])
    assert found.status[-1] is (Status.NOT_ESTIMABLE if missing else Status.SHOWN)


@each_index
def test_a_network_without_people_has_no_numbers(name: str) -> None:
    try:
        found = INDICES[name](nx.DiGraph())
    except UndefinedStatisticError:
        return
    assert len(found) == 0
    assert "0 people" in str(found)


@each_index
def test_a_plain_graph_says_that_everybody_counts_as_having_answered(name: str) -> None:
    found = INDICES[name](nx.complete_graph(4))
    assert found.notes == ("a plain graph, so everybody counts as having answered",)
    assert "everybody answered" in found.method
    assert "plain graph" in str(found.explain())


@each_index
def test_an_index_explains_itself_with_a_source(name: str) -> None:
    account = str(INDICES[name](nx.complete_graph(4)).explain())
    for part in ("formula:", "method:", "source:", "does not show:"):
        assert part in account


@each_index
def test_an_index_is_a_table_without_a_frame_library(name: str) -> None:
    rows = INDICES[name](nx.complete_graph(3)).rows()
    assert [row["person"] for row in rows] == [0, 1, 2]
    assert all(row["status"] in ("shown", "not estimable") for row in rows)


NETWORKX: Mapping[str, Callable[[Any], Mapping[str, float]]] = {
    "in_degree": lambda graph: dict(graph.in_degree()),
    "out_degree": lambda graph: dict(graph.out_degree()),
    "in_strength": lambda graph: dict(graph.in_degree(weight="weight")),
    "out_strength": lambda graph: dict(graph.out_degree(weight="weight")),
    "betweenness": partial(nx.betweenness_centrality, normalized=False),
    "closeness": nx.closeness_centrality,
    "closeness out": lambda graph: nx.closeness_centrality(graph.reverse()),
    "harmonic": nx.harmonic_centrality,
    "harmonic out": lambda graph: nx.harmonic_centrality(graph.reverse()),
    "pagerank": partial(nx.pagerank, weight=None, tol=1e-13, max_iter=1000),
    "constraint": lambda graph: nx.constraint(unweighted(graph)),
    "core_number": lambda graph: nx.core_number(unweighted(graph)),
}


def unweighted(graph: "nx.DiGraph[str]") -> "nx.DiGraph[str]":
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(graph.edges)
    return plain


@pytest.mark.parametrize("name", NETWORKX)
@given(graph=graphs())
def test_networkx_agrees_where_it_is_right(name: str, graph: "nx.DiGraph[str]") -> None:
    expected = NETWORKX[name](graph)
    found = INDICES[name](graph)
    for node in graph.nodes:
        assert found[node] == pytest.approx(expected[node], abs=1e-8, nan_ok=True)


@given(graph=graphs())
def test_what_is_normalized_lies_between_0_and_1(graph: "nx.DiGraph[str]") -> None:
    if len(graph) < 3:
        return
    for index in (person.in_degree, person.betweenness, person.harmonic, person.reach):
        values = person.normalized(index(graph)).values
        assert ((values >= 0) & (values <= 1 + 1e-12)).all()


def test_an_index_without_a_greatest_value_cannot_be_normalized() -> None:
    with pytest.raises(UndefinedStatisticError, match=r"the greatest value .* is not known"):
        person.normalized(person.constraint(nx.complete_graph(4)))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", weight=3)
    with pytest.raises(UndefinedStatisticError, match="declare the scale"):
        person.normalized(person.in_strength(graph))


def test_path_indices_are_not_estimable_where_some_did_not_answer() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    network = LeadershipNetwork.from_networkx(
        graph.subgraph("abc"), direction=Direction.NOMINATION, respondents=["a", "b", "c"]
    )
    assert person.betweenness(network)["a"] == 1.0
    graph.add_node("d")
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=["a", "b", "c"]
    )
    found = person.betweenness(network)
    assert np.isnan(found.values).all()
    assert found.reason.startswith("1 of 4 did not answer")
    as_absent = person.betweenness(network, missing=person.MissingTies.AS_ABSENT)
    assert as_absent["a"] == 1.0
    assert "count as absent" in as_absent.method


def test_imputation_gives_a_value_an_interval_and_is_repeatable() -> None:
    graph = nx.gnp_random_graph(12, 0.3, seed=3, directed=True)
    graph.remove_edges_from(list(graph.out_edges(0)))
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=range(1, 12)
    )

    def imputed() -> PersonIndex:
        policy = person.Imputation(rng=np.random.default_rng(5), draws=60)
        return person.harmonic(network, missing=policy)

    one, again = imputed(), imputed()
    np.testing.assert_array_equal(one.values, again.values)
    assert (one.low <= one.values + 1e-12).all()
    assert (one.values <= one.high + 1e-12).all()
    assert "60 networks" in one.method


def test_imputation_draws_ties_at_the_rates_of_those_who_answered() -> None:
    """With half the ties returned, half of those to somebody silent come back."""
    rng = np.random.default_rng(1)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(40))
    for u in range(1, 40):
        for v in range(u + 1, 40):
            if rng.random() < 0.3:
                graph.add_edge(u, v)
                if rng.random() < 0.5:
                    graph.add_edge(v, u)
    graph.add_edges_from((u, 0) for u in range(1, 40))
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=range(1, 40)
    )
    inside = graph.subgraph(range(1, 40))
    policy = person.Imputation(rng=np.random.default_rng(2), draws=400)
    drawn = person.reach(network, missing=policy)
    assert drawn[0] == 39
    returned = nx.overall_reciprocity(inside)
    rates = [csr.out_degrees[0] / 39 for csr in completions(network, policy)]
    assert np.mean(rates) == pytest.approx(returned, abs=0.02)
