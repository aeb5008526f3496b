"""Bounds under non-response, proved by going through every answer that could have been given."""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping

import attrs
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from publead.estimates import Estimate
from publead.graphs import concentration
from publead.network import Direction, LeadershipNetwork, StrengthScale, person, whole
from publead.network.indices.whole import open_pairs
from publead.network.indices.whole.box import Box
from publead.network.indices.whole.uneven_box import uneven_effective_number, uneven_gini

NOMINATION = Direction.NOMINATION


def network_of(matrix: NDArray[np.float64], answered: list[bool]) -> LeadershipNetwork:
    graph = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    for _, _, data in graph.edges(data=True):
        data.clear()
    inside = [i for i, yes in enumerate(answered) if yes]
    return LeadershipNetwork.from_networkx(graph, direction=NOMINATION, respondents=inside)


@st.composite
def partly_answered(draw: st.DrawFn) -> LeadershipNetwork:
    """Draw networks of two to five people in which at most ten ties are missing."""
    n = draw(st.integers(2, 5))
    most = {2: 2, 3: 3, 4: 2, 5: 2}[n]
    n_silent = draw(st.integers(1, most))
    answered = [i >= n_silent for i in range(n)]
    matrix = np.zeros((n, n))
    for i in range(n_silent, n):
        for j in range(n):
            if i != j and draw(st.booleans()):
                matrix[i, j] = 1
    return network_of(matrix, answered)


def completions(network: LeadershipNetwork) -> Iterator[LeadershipNetwork]:
    """Yield every network that the silent could have made of this one."""
    n = network.n_people
    reported = network.csr.dense()
    silent = np.flatnonzero(~network.respondents)
    cells = [(i, j) for i in silent for j in range(n) if i != j]
    for bits in itertools.product((0, 1), repeat=len(cells)):
        matrix = reported.copy()
        for cell, bit in zip(cells, bits, strict=True):
            matrix[cell] = bit
        yield network_of(matrix, [True] * n)


def ends(values: Iterator[float]) -> tuple[float, float]:
    known = [value for value in values if not math.isnan(value)]
    return (min(known), max(known)) if known else (math.nan, math.nan)


MEASURES: Mapping[str, Callable[[LeadershipNetwork], Estimate]] = {
    "density": whole.density,
    "centralization of in-degree": lambda net: whole.centralization(net, person.in_degree),
    "centralization of out-degree": lambda net: whole.centralization(net, person.out_degree),
    "centralization of total degree": lambda net: whole.centralization(net, person.total_degree),
    "gini of total degree": lambda net: whole.gini(net, person.total_degree),
    "gini of in-degree": lambda net: whole.gini(net, person.in_degree),
    "effective leaders": whole.effective_leaders,
}


@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=40)
@given(network=partly_answered())
def test_bounds_are_the_least_and_the_greatest_over_all_completions(
    name: str, network: LeadershipNetwork
) -> None:
    measure = MEASURES[name]
    found = measure(network)
    low, high = ends(measure(each).value for each in completions(network))
    if found.is_shown and not math.isnan(found.low):
        assert found.low == pytest.approx(low, abs=1e-12)
        assert found.high == pytest.approx(high, abs=1e-12)
        assert found.low - 1e-12 <= found.value <= found.high + 1e-12
        assert found.level == 1.0
        assert "exact bounds" in found.method
    else:
        assert not network.n_respondents or not network.n_ties or network.n_people < 3


@settings(max_examples=40)
@given(network=partly_answered())
def test_degrees_are_bounded_and_out_degrees_of_the_silent_are_not_estimable(
    network: LeadershipNetwork,
) -> None:
    received, given_ = person.in_degree(network), person.out_degree(network)
    both = person.total_degree(network)
    every = list(completions(network))
    for index, of in (
        (received, person.in_degree),
        (given_, person.out_degree),
        (both, person.total_degree),
    ):
        values = np.stack([of(each).values for each in every])
        np.testing.assert_array_equal(index.low, values.min(axis=0))
        np.testing.assert_array_equal(index.high, values.max(axis=0))
    np.testing.assert_array_equal(np.isnan(given_.values), ~network.respondents)
    assert not np.isnan(received.values).any()


@settings(max_examples=40)
@given(network=partly_answered(), data=st.data())
def test_ei_is_bounded_over_all_completions(
    network: LeadershipNetwork, data: st.DataObject
) -> None:
    groups = {each: data.draw(st.sampled_from("ab")) for each in network.people}
    found = whole.ei_index(network, groups)
    low, high = ends(whole.ei_index(each, groups).value for each in completions(network))
    if not math.isnan(found.value):
        assert found.low == pytest.approx(low)
        assert found.high == pytest.approx(high)


@st.composite
def partly_answered_pairs(draw: st.DrawFn) -> tuple[LeadershipNetwork, list[LeadershipNetwork]]:
    """Draw networks without direction, and all their completions."""
    n = draw(st.integers(2, 5))
    answered = [draw(st.booleans()) for _ in range(n)]
    pairs = list(itertools.combinations(range(n), 2))
    tied = [
        pair for pair in pairs if (answered[pair[0]] or answered[pair[1]]) and draw(st.booleans())
    ]
    open_pairs = [
        pair for pair in pairs if pair not in tied and not (answered[pair[0]] and answered[pair[1]])
    ]

    def made(edges: list[tuple[int, int]], who: list[int]) -> LeadershipNetwork:
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(n))
        graph.add_edges_from(edges)
        return LeadershipNetwork.from_networkx(graph, respondents=who)

    inside = [i for i, yes in enumerate(answered) if yes]
    every = [
        made([*tied, *extra], list(range(n)))
        for k in range(len(open_pairs) + 1)
        for extra in itertools.combinations(open_pairs, k)
    ]
    return made(tied, inside), every


@settings(max_examples=40)
@given(drawn=partly_answered_pairs())
def test_without_direction_density_degree_and_ei_are_bounded_too(
    drawn: tuple[LeadershipNetwork, list[LeadershipNetwork]],
) -> None:
    network, every = drawn
    if network.is_complete:
        return
    degree = person.in_degree(network)
    values = np.stack([person.in_degree(each).values for each in every])
    np.testing.assert_array_equal(degree.low, values.min(axis=0))
    np.testing.assert_array_equal(degree.high, values.max(axis=0))
    density = whole.density(network)
    if density.is_shown:
        low, high = ends(whole.density(each).value for each in every)
        assert (density.low, density.high) == pytest.approx((low, high))
        assert low - 1e-12 <= density.value <= high + 1e-12
    groups = {each: "ab"[place % 2] for place, each in enumerate(network.people)}
    ei = whole.ei_index(network, groups)
    if not math.isnan(ei.value):
        low, high = ends(whole.ei_index(each, groups).value for each in every)
        assert (ei.low, ei.high) == pytest.approx((low, high))


WITHOUT_DIRECTION: Mapping[str, Callable[[LeadershipNetwork], Estimate]] = {
    "centralization": lambda net: whole.centralization(net, person.in_degree),
    "gini": lambda net: whole.gini(net, person.in_degree),
    "effective leaders": whole.effective_leaders,
}
each_without_direction = pytest.mark.parametrize("name", WITHOUT_DIRECTION)


@each_without_direction
@settings(max_examples=60)
@given(drawn=partly_answered_pairs())
def test_without_direction_bounds_are_those_over_all_completions(
    name: str, drawn: tuple[LeadershipNetwork, list[LeadershipNetwork]]
) -> None:
    network, every = drawn
    found = WITHOUT_DIRECTION[name](network)
    if network.is_complete:
        return
    if found.is_shown:
        ends_found = ends(WITHOUT_DIRECTION[name](each).value for each in every)
        assert (found.low, found.high) == pytest.approx(ends_found, abs=1e-12)
        assert found.low - 1e-12 <= found.value <= found.high + 1e-12
        assert "exact bounds" in found.method
    else:
        assert not network.n_ties or network.n_people < 3


@each_without_direction
@settings(max_examples=60)
@given(drawn=partly_answered_pairs())
def test_without_direction_many_open_pairs_are_bounded_by_a_box(
    name: str, drawn: tuple[LeadershipNetwork, list[LeadershipNetwork]]
) -> None:
    """What is not gone through holds all completions, and says that it may be too wide."""
    network, every = drawn
    if network.is_complete:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_pairs, "GONE_THROUGH", -1)
        patch.setattr(open_pairs, "SOLVED", -1)
        found = WITHOUT_DIRECTION[name](network)
    if found.is_shown:
        low, high = ends(WITHOUT_DIRECTION[name](each).value for each in every)
        assert found.low <= low + 1e-12
        assert found.high >= high - 1e-12
        assert "no answers may give just them" in found.method


def boxes(degrees: st.SearchStrategy[tuple[int, int]]) -> st.SearchStrategy[Box]:
    """Draw boxes of two to five degrees whose sides are of any length."""
    return st.lists(degrees, min_size=2, max_size=5).map(
        lambda sides: Box(
            np.array([min(side) for side in sides], dtype=np.float64),
            np.array([max(side) for side in sides], dtype=np.float64),
        )
    )


@settings(max_examples=100)
@given(box=boxes(st.tuples(st.integers(0, 3), st.integers(0, 3))))
def test_uneven_boxes_are_bounded_over_every_vector_in_them(box: Box) -> None:
    """The Gini coefficient exactly, and the effective number above; below, nothing is missed."""
    sides = [range(int(low), int(high) + 1) for low, high in zip(box.low, box.high, strict=True)]
    rows = np.array(list(itertools.product(*sides)), dtype=np.float64)
    rows = rows[rows.sum(axis=1) > 0]
    if not len(rows):
        return
    shared = [concentration.gini(row) for row in rows]
    found = uneven_gini(box)
    assert (found.low, found.high) == pytest.approx((min(shared), max(shared)))
    numbers = [concentration.effective_number(row) for row in rows]
    found = uneven_effective_number(box)
    assert found.high == pytest.approx(max(numbers))
    assert found.low <= min(numbers) + 1e-12


def test_the_bounds_of_a_town_hall_without_direction_are_found() -> None:
    """With 590 open pairs the centralization is still exact, and the rest is bounded."""
    graph = nx.gnp_random_graph(60, 0.1, seed=4)
    silent = set(range(10))
    graph.remove_edges_from([(u, v) for u, v in graph.edges if u in silent and v in silent])
    network = LeadershipNetwork.from_networkx(graph, respondents=range(10, 60))
    centred = whole.centralization(network, person.in_degree)
    assert "exact bounds" in centred.method
    assert centred.low < centred.value < centred.high
    for found in (whole.gini(network, person.in_degree), whole.effective_leaders(network)):
        assert found.low <= found.value <= found.high
        assert "no answers may give just them" in found.method


def test_a_very_large_uneven_box_is_bounded_by_what_no_network_exceeds() -> None:
    n = 1_001
    box = Box(np.zeros(n), (1 + np.arange(n) % 7).astype(np.float64))
    found = uneven_gini(box)
    assert (found.low, found.high) == (0.0, (n - 1) / n)


def test_the_spread_of_strengths_has_no_bounds_and_says_so() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("c", "b")])
    network = LeadershipNetwork.from_networkx(graph, direction=NOMINATION, respondents=["a", "c"])
    found = whole.coefficient_of_variation(network, person.in_degree)
    assert math.isnan(found.low)
    assert "no bounds are known" in found.method


def test_strengths_are_bounded_above_only_on_a_declared_scale() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("c")
    graph.add_edge("a", "b", weight=2)
    network = LeadershipNetwork.from_networkx(graph, direction=NOMINATION, respondents=["a", "b"])
    received = person.in_strength(network)
    assert received.estimate("b").low == 2.0
    assert math.isnan(received.estimate("b").high)
    assert received.estimate("c").high == 0.0
    scaled = attrs.evolve(network, scale=StrengthScale.numbers(1, 5))
    assert person.in_strength(scaled).estimate("b").high == 7.0
    assert whole.valued_density(scaled).high == pytest.approx((2 + 10) / 6)
