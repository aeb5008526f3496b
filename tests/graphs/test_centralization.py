"""Claims about centralization and its maxima, proved over all small graphs."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from graphs.definitions import Matrix
from graphs.drawn import all_digraphs, all_graphs, complete, matrices, out_star, ring, star
from publead.errors import NoMaximumError, PolicyError, UndefinedStatisticError
from publead.graphs.betweenness import node_betweenness
from publead.graphs.centralization import (
    MAXIMA,
    NodeIndex,
    centralization,
    greatest_spread,
    spread,
)
from publead.graphs.csr import Csr, Kind
from publead.graphs.distances import hop_sums
from publead.graphs.stacks import stack_paths

Values = NDArray[np.float64]


def raw_indices(stack: NDArray[np.bool_], kind: Kind) -> dict[NodeIndex, list[Values]]:
    """The raw indices of every node of every graph, on either side."""
    found, n = stack_paths(stack), stack.shape[1]
    into, out = stack.sum(axis=1).astype(float), stack.sum(axis=2).astype(float)
    closeness = [
        np.divide(reach.astype(float) ** 2, (n - 1) * far, out=np.zeros(far.shape), where=far > 0)
        for reach, far in (
            (found.in_reach, found.in_distance),
            (found.out_reach, found.out_distance),
        )
    ]
    halved = 0.5 if kind is Kind.UNDIRECTED else 1.0
    return {
        NodeIndex.IN_DEGREE: [into],
        NodeIndex.OUT_DEGREE: [out],
        NodeIndex.TOTAL_DEGREE: [into + out],
        NodeIndex.BETWEENNESS: [found.betweenness * halved],
        NodeIndex.HARMONIC: [found.in_harmonic, found.out_harmonic],
        NodeIndex.CLOSENESS: closeness,
        NodeIndex.REACH: [found.in_reach.astype(float), found.out_reach.astype(float)],
    }


def greatest_found(stacks: Iterable[NDArray[np.bool_]], kind: Kind) -> dict[NodeIndex, float]:
    greatest = dict.fromkeys(raw_indices(np.zeros((1, 3, 3), dtype=bool), kind), 0.0)
    for stack in stacks:
        for index, sides in raw_indices(stack, kind).items():
            for values in sides:
                spreads = (values.max(axis=1, keepdims=True) - values).sum(axis=1)
                greatest[index] = max(greatest[index], float(spreads.max()))
    return greatest


def assert_maxima(n: int, kind: Kind) -> None:
    stacks = all_digraphs(n) if kind is Kind.DIRECTED else all_graphs(n)
    for index, greatest in greatest_found(stacks, kind).items():
        assert greatest == pytest.approx(greatest_spread(index, n, kind)), index


@pytest.mark.parametrize("n", [2, 3, 4])
def test_maxima_over_all_digraphs(n: int) -> None:
    """No digraph on so many nodes exceeds the maximum, and one reaches it, for each index."""
    assert_maxima(n, Kind.DIRECTED)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_maxima_over_all_graphs(n: int) -> None:
    """No undirected graph exceeds the maximum, and one reaches it, for each index."""
    assert_maxima(n, Kind.UNDIRECTED)


@pytest.mark.nightly
def test_maxima_over_all_digraphs_on_five_nodes() -> None:
    """The same over the 1,048,576 digraphs on five nodes."""
    assert_maxima(5, Kind.DIRECTED)


def test_every_maximum_is_proved() -> None:
    """Each index that has a maximum is among those enumerated, for both kinds of graph."""
    proved = set(raw_indices(np.zeros((1, 3, 3), dtype=bool), Kind.DIRECTED))
    assert {index for index, _ in MAXIMA} == proved
    assert len(MAXIMA) == 2 * len(proved)


@pytest.mark.parametrize("n", [3, 5, 21])
def test_stars_are_wholly_centralized(n: int) -> None:
    """The star reaches 1 for every index of its kind, at any size."""
    out, mutual = Csr.from_dense(out_star(n)), Csr.from_dense(star(n))
    sums, both = hop_sums(out).outgoing, hop_sums(mutual).outgoing
    closeness = np.divide(
        sums.reach**2, (n - 1) * sums.distance, out=np.zeros(n), where=sums.reach > 0
    )
    undirected = Kind.UNDIRECTED
    between = node_betweenness(mutual).values
    for found in (
        centralization(out.out_degrees, NodeIndex.OUT_DEGREE),
        centralization(out.transposed().in_degrees, NodeIndex.IN_DEGREE),
        centralization(mutual.in_degrees * 2, NodeIndex.TOTAL_DEGREE),
        centralization(sums.harmonic, NodeIndex.HARMONIC),
        centralization(closeness, NodeIndex.CLOSENESS),
        centralization(sums.reach, NodeIndex.REACH),
        centralization(between, NodeIndex.BETWEENNESS),
        centralization(between / 2, NodeIndex.BETWEENNESS, kind=undirected),
        centralization(mutual.in_degrees, NodeIndex.IN_DEGREE, kind=undirected),
        centralization(both.harmonic, NodeIndex.HARMONIC, kind=undirected),
        centralization((n - 1) / both.distance, NodeIndex.CLOSENESS, kind=undirected),
    ):
        assert found == pytest.approx(1)


@pytest.mark.parametrize("matrix", [np.zeros((5, 5)), ring(5), complete(5)])
def test_where_all_are_alike(matrix: Matrix) -> None:
    """Empty, ring and complete graphs have no centralization: exactly 0."""
    graph = Csr.from_dense(matrix)
    assert centralization(graph.in_degrees, NodeIndex.IN_DEGREE) == 0
    assert centralization(node_betweenness(graph).values, NodeIndex.BETWEENNESS) == 0


@given(matrices(least=3))
def test_range(matrix: Matrix) -> None:
    """It lies between 0 and 1 for any graph."""
    for index, sides in raw_indices(matrix[None] > 0, Kind.DIRECTED).items():
        for values in sides:
            assert 0 <= centralization(values[0], index) <= 1 + 1e-12


@pytest.mark.parametrize(
    "index", [index for index in NodeIndex if (index, Kind.DIRECTED) not in MAXIMA]
)
def test_an_unknown_maximum_is_said(index: NodeIndex) -> None:
    """An index without a known maximum is refused, and what to use is named."""
    for kind in Kind:
        with pytest.raises(
            NoMaximumError, match="Gini coefficient or the coefficient of"
        ) as caught:
            centralization([0.2, 0.1, 0.1], index, kind=kind)
        assert caught.value.index == index.value
        assert "betweenness" in caught.value.known


def test_valued_degrees_need_the_scale() -> None:
    """A star whose arcs all have the greatest strength is wholly centralized on its scale."""
    strengths = 5 * out_star(6)
    found = centralization(strengths.sum(axis=1), NodeIndex.OUT_DEGREE, scale_maximum=5)
    assert found == 1
    for scale, index in ((0.0, NodeIndex.OUT_DEGREE), (2.0, NodeIndex.BETWEENNESS)):
        with pytest.raises(PolicyError, match="scale_maximum"):
            centralization([1, 0, 0], index, scale_maximum=scale)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, np.nan, 0.0]])
def test_too_few_or_missing_values(values: list[float]) -> None:
    """One node, none, or one without a value have no centralization."""
    with pytest.raises(UndefinedStatisticError):
        centralization(values, NodeIndex.IN_DEGREE)


def test_the_numerator_alone() -> None:
    """The spread is the sum of differences from the greatest."""
    assert spread([3, 1, 0]) == 5
    assert spread([]) == 0
    assert_allclose(spread([2, 2]), 0)
