"""What holds for every index of a whole network: range, the plain shapes, and other names."""

import inspect
import math
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publead.errors import ArgumentError, NoMaximumError, PolicyError, UndefinedStatisticError
from publead.estimates import Estimate, Status
from publead.network import (
    Direction,
    LeadershipNetwork,
    Reciprocity,
    Side,
    Variant,
    person,
    read_network,
    whole,
)

Index = Callable[..., Estimate]
INFLUENCE = Direction.INFLUENCE
NOMINATION = Direction.NOMINATION


def centred(index: Callable[..., person.PersonIndex]) -> Index:
    return lambda network: whole.centralization(network, index)


INDICES: Mapping[str, Index] = {
    "density": whole.density,
    "reciprocity": whole.reciprocity,
    "reciprocity of pairs": partial(whole.reciprocity, variant=Reciprocity.PAIRS),
    "reciprocity, dyadic": partial(whole.reciprocity, variant=Reciprocity.DYADIC),
    "transitivity": whole.transitivity,
    "connectedness": whole.connectedness,
    "hierarchy": whole.hierarchy,
    "efficiency": whole.efficiency,
    "efficiency of sna": partial(whole.efficiency, variant=Variant.SNA),
    "lubness": partial(whole.lubness, direction=INFLUENCE),
    "global efficiency": whole.global_efficiency,
    "in-degree": centred(person.in_degree),
    "out-degree": centred(person.out_degree),
    "total degree": centred(person.total_degree),
    "betweenness": centred(person.betweenness),
    "closeness": centred(person.closeness),
    "closeness out": centred(partial(person.closeness, side=Side.OUT)),
    "harmonic": centred(person.harmonic),
    "harmonic out": centred(partial(person.harmonic, side=Side.OUT)),
    "reach": centred(person.reach),
    "gini": lambda network: whole.gini(network, person.in_degree),
}


def grouped(index: Callable[..., Any]) -> Index:
    """Return an index of a network whose people are sorted into odd and even."""

    def found(network: "nx.Graph[Any]") -> Any:
        groups = {each: int(str(each).strip("x")) % 2 for each in network}
        return index(network, groups)

    return found


# These are not between 0 and 1, or are no estimates; their own ranges are below.
OTHERS: Mapping[str, Callable[[Any], Any]] = {
    "valued_density": whole.valued_density,
    "mean_distance": whole.mean_distance,
    "diameter": whole.diameter,
    "n_components": whole.n_components,
    "effective_leaders": partial(whole.effective_leaders, direction=NOMINATION),
    "coefficient_of_variation": lambda net: whole.coefficient_of_variation(net, person.in_degree),
    "dyad_census": whole.dyad_census,
    "triad_census": whole.triad_census,
    "core_periphery": whole.core_periphery,
    "ei_index": grouped(whole.ei_index),
    "ei_permutations": grouped(
        lambda net, groups: whole.ei_permutations(
            net, groups, rng=np.random.default_rng(1), draws=20
        )
    ),
    "modularity": grouped(whole.modularity),
    "assortativity": grouped(whole.assortativity),
}
CENTRED = (
    "in-degree", "out-degree", "total degree", "betweenness", "closeness", "closeness out",
    "harmonic", "harmonic out", "reach",
)  # fmt: skip
each_index = pytest.mark.parametrize("name", INDICES)


@st.composite
def graphs(draw: st.DrawFn) -> "nx.DiGraph[int]":
    """Draw small directed graphs."""
    n = draw(st.integers(2, 7))
    cells = [(u, v) for u in range(n) for v in range(n) if u != v]
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(draw(st.lists(st.sampled_from(cells), unique=True)))
    return graph


def in_star(n: int) -> "nx.DiGraph[int]":
    return nx.DiGraph([(i, 0) for i in range(1, n)])


@each_index
@given(graph=graphs())
def test_a_value_lies_between_0_and_1(name: str, graph: "nx.DiGraph[int]") -> None:
    found = INDICES[name](graph)
    if found.is_shown:
        assert -1e-9 <= found.value <= 1 + 1e-9
        assert float(found) == found.value
        assert not found.has_interval
    else:
        assert math.isnan(found.value)
        assert found.reason


@each_index
@given(graph=graphs(), seed=st.integers(0, 99))
def test_other_names_in_another_order_change_nothing(
    name: str, graph: "nx.DiGraph[int]", seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(graph)).tolist()
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from(f"x{node}" for node in order)
    other.add_edges_from((f"x{u}", f"x{v}") for u, v in graph.edges)
    one, again = INDICES[name](graph), INDICES[name](other)
    assert again.value == pytest.approx(one.value, abs=1e-9, nan_ok=True)
    assert again.reason == one.reason


@each_index
@pytest.mark.parametrize("n", [0, 1])
def test_a_network_of_nobody_or_of_one_has_no_value_or_says_why(name: str, n: int) -> None:
    found = INDICES[name](nx.empty_graph(n, create_using=nx.DiGraph))
    assert found.is_shown or found.reason


def test_no_index_of_the_whole_is_without_laws() -> None:
    """Every function that `whole` offers is asked here, under its name or as centralization."""
    offered = {name for name in whole.__all__ if inspect.isfunction(getattr(whole, name))}
    asked = {re.split(r"[ ,]", name.replace("global eff", "global_eff"))[0] for name in INDICES}
    assert offered - {"centralization"} <= asked | set(OTHERS)
    assert not asked & set(OTHERS)


def value_of(name: str, graph: "nx.Graph[Any]") -> Any:
    """Return what an index gives, as something that can be compared; None where it is refused."""
    try:
        found = OTHERS[name](graph)
    except UndefinedStatisticError:
        return None
    if isinstance(found, whole.Census):
        return tuple(found.values())
    if isinstance(found, whole.CorePeriphery):
        return round(found.correlation, 9)
    if isinstance(found, whole.DealtGroups):
        return round(found.observed, 9)
    return None if math.isnan(found.value) else round(found.value, 9)


RANGES: Mapping[str, tuple[Callable[[int], float], Callable[[int], float]]] = {
    "valued_density": (lambda _: 0, lambda _: 1),
    "mean_distance": (lambda _: 1, lambda n: n - 1),
    "diameter": (lambda _: 1, lambda n: n - 1),
    "n_components": (lambda _: 1, lambda n: n),
    "effective_leaders": (lambda _: 1, lambda n: n),
    "coefficient_of_variation": (lambda _: 0, lambda n: math.sqrt(n - 1)),
    "core_periphery": (lambda _: -1, lambda _: 1),
    "ei_index": (lambda _: -1, lambda _: 1),
    "ei_permutations": (lambda _: -1, lambda _: 1),
    "modularity": (lambda _: -1, lambda _: 1),
    "assortativity": (lambda _: -1, lambda _: 1),
}


@pytest.mark.parametrize("name", RANGES)
@settings(max_examples=15)
@given(graph=graphs())
def test_other_values_lie_in_their_range(name: str, graph: "nx.DiGraph[int]") -> None:
    found = value_of(name, graph)
    low, high = RANGES[name]
    if found is not None:
        assert low(len(graph)) - 1e-9 <= found <= high(len(graph)) + 1e-9


@given(graph=graphs())
def test_censuses_count_every_pair_and_every_three(graph: "nx.DiGraph[int]") -> None:
    n = len(graph)
    assert sum(whole.dyad_census(graph).values()) == math.comb(n, 2)
    assert sum(whole.triad_census(graph).values()) == math.comb(n, 3)


@pytest.mark.parametrize("name", OTHERS)
@settings(max_examples=10)
@given(graph=graphs(), seed=st.integers(0, 99))
def test_other_names_in_another_order_change_no_other_value(
    name: str, graph: "nx.DiGraph[int]", seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(graph)).tolist()
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from(f"x{node}" for node in order)
    other.add_edges_from((f"x{u}", f"x{v}") for u, v in graph.edges)
    assert value_of(name, other) == pytest.approx(value_of(name, graph), nan_ok=True)


SIX = {
    "empty": nx.empty_graph(6),
    "star": nx.star_graph(5),
    "ring": nx.cycle_graph(6),
    "all": nx.complete_graph(6),
}
NONE = None
# By hand, for six people without direction; odd and even are the groups.
PLAIN_SHAPES: Mapping[str, tuple[float | None, ...]] = {
    "density": (0, 1 / 3, 2 / 5, 1),
    "valued_density": (0, 1 / 3, 2 / 5, 1),
    "transitivity": (NONE, 0, 0, 1),
    "connectedness": (0, 1, 1, 1),
    "efficiency": (NONE, 1, 9 / 10, 0),
    "global efficiency": (0, 2 / 3, 2 / 3, 1),
    "mean_distance": (NONE, 5 / 3, 9 / 5, 1),
    "diameter": (NONE, 2, 3, 1),
    "n_components": (6, 1, 1, 1),
    "effective_leaders": (NONE, 10 / 3, 6, 6),
    "gini": (NONE, 1 / 3, 0, 0),
    "coefficient_of_variation": (NONE, math.sqrt(0.8), 0, 0),
    "ei_index": (NONE, 1 / 5, 1, 1 / 5),
    "modularity": (NONE, 2 / 5 - 58 / 100, -1 / 2, -1 / 10),
    "in-degree": (0, 1, 0, 0),
    "betweenness": (0, 1, 0, 0),
    "closeness": (0, 1, 0, 0),
    "harmonic": (0, 1, 0, 0),
}


@pytest.mark.parametrize("name", PLAIN_SHAPES)
@pytest.mark.parametrize("shape", SIX)
def test_plain_shapes_have_the_values_that_a_hand_gives(name: str, shape: str) -> None:
    expected = PLAIN_SHAPES[name][list(SIX).index(shape)]
    graph = SIX[shape]
    try:
        found = ({**INDICES, **OTHERS})[name](graph).value
    except UndefinedStatisticError:
        found = math.nan
    assert found == pytest.approx(math.nan if expected is None else expected, nan_ok=True)


@pytest.mark.parametrize("name", CENTRED)
def test_a_ring_and_a_complete_network_have_no_centre(name: str) -> None:
    for graph in (nx.cycle_graph(6), nx.complete_graph(5)):
        for drawn in (graph, graph.to_directed()):
            assert INDICES[name](drawn).value == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "star"),
    [
        ("in-degree", in_star(6)),
        ("closeness", in_star(6)),
        ("harmonic", in_star(6)),
        ("reach", in_star(6)),
        ("out-degree", in_star(6).reverse()),
        ("closeness out", in_star(6).reverse()),
        ("harmonic out", in_star(6).reverse()),
        ("total degree", nx.star_graph(5).to_directed()),
        ("betweenness", nx.star_graph(5).to_directed()),
        ("in-degree", nx.star_graph(5)),
        ("total degree", nx.star_graph(5)),
        ("betweenness", nx.star_graph(5)),
        ("closeness", nx.star_graph(5)),
        ("harmonic", nx.star_graph(5)),
    ],
)
def test_the_star_is_as_centred_as_can_be(name: str, star: "nx.Graph[int]") -> None:
    """R's sna gives 1.25 and 0.05 to such stars, for closeness and harmonic closeness."""
    assert INDICES[name](star).value == pytest.approx(1.0)


@pytest.mark.parametrize(
    "index",
    [person.eigenvector, person.pagerank, person.constraint, person.core_number, person.hubs],
)
def test_an_index_without_a_known_maximum_is_not_centralized(
    index: Callable[..., person.PersonIndex],
) -> None:
    with pytest.raises(NoMaximumError, match="Gini coefficient or the coefficient of variation"):
        whole.centralization(nx.complete_graph(4), index)


def test_strengths_are_centralized_by_their_scale_only() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "c", 5), ("b", "c", 5)])
    network = LeadershipNetwork.from_networkx(graph, direction=NOMINATION)
    found = whole.centralization(network, person.in_strength)
    assert found.reason == "the scale of the strengths was not declared"


EXAMPLES = {
    # connectedness, Krackhardt's efficiency as in sna, hierarchy, lubness: R sna 2.7.1
    "out-star of 5": ([(0, 1), (0, 2), (0, 3), (0, 4)], (1, 1, 1, 1)),
    "in-star of 5": ([(1, 0), (2, 0), (3, 0), (4, 0)], (1, 1, 1, 0)),
    "out-tree of 7": ([(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)], (1, 1, 1, 1)),
    "cycle of 5": ([(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], (1, 0.9375, 0, 1)),
    "two components": ([(0, 1), (0, 2), (3, 4), (4, 3), (4, 5)], (0.4, 0.875, 0.8, 1)),
    "diamond": ([(0, 2), (0, 3), (1, 2), (1, 3)], (1, 0.8889, 1, 0.3333)),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_krackhardts_four_on_worked_examples(name: str) -> None:
    edges, expected = EXAMPLES[name]
    graph = nx.DiGraph(edges)
    found = (
        whole.connectedness(graph).value,
        whole.efficiency(graph, variant=Variant.SNA).value,
        whole.hierarchy(graph).value,
        whole.lubness(graph, direction=INFLUENCE).value,
    )
    assert found == pytest.approx(expected, abs=5e-5)


def test_efficiency_is_pooled_over_components() -> None:
    """A full component of three and a tree of four: the average of both would be 1/2 or 3/7."""
    graph = nx.Graph([(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 6)])
    assert whole.efficiency(graph).value == pytest.approx(1 - 1 / (1 + 3))


def test_the_leading_end_must_be_known_where_it_matters() -> None:
    graph = in_star(4)
    for index in (whole.lubness, whole.effective_leaders):
        with pytest.raises(PolicyError, match=r"needs to know which end of a tie leads"):
            index(graph)
    assert whole.lubness(graph, direction=NOMINATION).value == 1.0
    assert whole.lubness(graph, direction=INFLUENCE).value == 0.0


def test_effective_leaders_plain_and_corrected() -> None:
    """Four name one person and two another: 1 / (4/9 + 1/9), and 30 − ... pairs that agree."""
    graph = nx.DiGraph([(i, "x") for i in range(4)] + [(i, "y") for i in range(4, 6)])
    found = whole.effective_leaders(graph, direction=NOMINATION)
    assert found.value == pytest.approx(1.8)
    agreeing, pairs = 4 * 3 + 2 * 1, 6 * 5
    assert found.corrected.value == pytest.approx(pairs / agreeing)
    assert found.corrected.n == 6
    assert "corrected" in str(found)


@given(graph=graphs())
def test_leadership_is_read_at_the_leading_end(graph: "nx.DiGraph[int]") -> None:
    turned = graph.reverse()
    one = whole.effective_leaders(graph, direction=NOMINATION)
    other = whole.effective_leaders(turned, direction=INFLUENCE)
    assert one.value == pytest.approx(other.value, nan_ok=True)
    assert one.corrected.value == pytest.approx(other.corrected.value, nan_ok=True)


@given(graph=graphs(), data=st.data())
def test_ei_is_what_a_count_gives(graph: "nx.DiGraph[int]", data: st.DataObject) -> None:
    groups = {node: data.draw(st.sampled_from(["a", "b", None])) for node in graph}
    known = [
        groups[u] != groups[v]
        for u, v in graph.edges
        if groups[u] is not None and groups[v] is not None
    ]
    found = whole.ei_index(graph, groups)
    assert found.external == sum(known)
    assert found.internal == len(known) - sum(known)
    assert found.n_left_out == graph.number_of_edges() - len(known)


def test_groups_are_never_joined_by_position() -> None:
    graph = nx.path_graph(3)
    with pytest.raises(PolicyError, match="joined by position goes wrong unseen"):
        whole.ei_index(graph, ["a", "a", "b"])  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match=r"1 of the ids .* are not in the network"):
        whole.ei_index(graph, {0: "a", 9: "b"})
    with pytest.raises(PolicyError, match="1 of 3 people have no group"):
        person.brokerage(graph, {0: "a", 1: "b"})


def test_modularity_agrees_with_networkx() -> None:
    graph = nx.karate_club_graph()
    clubs = nx.get_node_attributes(graph, "club")
    parts = [{n for n in graph if clubs[n] == club} for club in set(clubs.values())]
    expected = nx.community.modularity(graph, parts, weight=None)
    assert whole.modularity(graph, "club").value == pytest.approx(expected)


def test_a_core_is_found_and_says_how_badly_it_fits() -> None:
    graph = nx.Graph([(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5)])
    found = whole.core_periphery(graph)
    assert found.core == (0, 1, 2)
    assert found.correlation == pytest.approx(1.0)
    assert "A core of 3 among 6 people" in str(found)


def test_two_of_the_brokers_roles_are_not_swapped() -> None:
    """a → v → b with a, v in one group and b in another: v speaks out for the group."""
    chain = nx.DiGraph([("a", "v"), ("v", "b")])
    roles = person.brokerage(chain, {"a": "in", "v": "in", "b": "out"})
    assert roles.role(person.Role.REPRESENTATIVE)["v"] == 1
    assert roles.role(person.Role.GATEKEEPER)["v"] == 0
    roles = person.brokerage(chain, {"a": "out", "v": "in", "b": "in"})
    assert roles.role(person.Role.GATEKEEPER)["v"] == 1


@pytest.mark.parametrize("people", [[], list("abc")])
def test_where_nobody_answered_there_is_no_centralization(people: list[str]) -> None:
    """0 would say that nobody stands out, and nothing is known."""
    network = read_network([], people, [], direction=Direction.NOMINATION)
    found = whole.centralization(network, person.in_degree)
    assert found.status is Status.NOT_ESTIMABLE
    assert found.reason == ("nobody answered" if people else "there are no people")


def test_deals_need_a_generator_and_enough_of_them() -> None:
    graph, groups = nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}
    with pytest.raises(ArgumentError, match="rng must be Generator"):
        whole.ei_permutations(graph, groups, rng=1)  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="at least 20"):
        whole.ei_permutations(graph, groups, rng=np.random.default_rng(1), draws=1)
