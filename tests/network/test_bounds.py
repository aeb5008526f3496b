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
from publead.network import Direction, LeadershipNetwork, StrengthScale, person, whole

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
        assert not network.n_respondents or not network.n_ties or network.n_people < 2


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
