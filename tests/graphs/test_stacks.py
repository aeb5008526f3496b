"""Claims that stacks give what one graph at a time gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from graphs.definitions import Matrix
from graphs.drawn import all_digraphs, matrices
from publead.errors import NoMaximumError, PolicyError, UndefinedStatisticError
from publead.graphs import stacks
from publead.graphs.betweenness import node_betweenness
from publead.graphs.census import reciprocity
from publead.graphs.centralization import NodeIndex, centralization
from publead.graphs.csr import Csr, Side
from publead.graphs.krackhardt import hierarchy
from publead.graphs.stacks import (
    as_stack,
    centralizations,
    densities,
    hierarchies,
    reciprocities,
    stack_paths,
)


def assert_same(matrix: Matrix, stack: Matrix, place: int) -> None:
    graph, found = Csr.from_dense(matrix), stack_paths(stack)
    alone = node_betweenness(graph)
    assert_allclose(found.betweenness[place], alone.values, atol=1e-12)
    for side, distance, harmonic, reach in (
        (Side.IN, found.in_distance, found.in_harmonic, found.in_reach),
        (Side.OUT, found.out_distance, found.out_harmonic, found.out_reach),
    ):
        sums = alone.paths.side(side)
        assert_allclose(distance[place], sums.distance)
        assert_allclose(harmonic[place], sums.harmonic)
        assert_allclose(reach[place], sums.reach)
    if graph.n_arcs:
        assert hierarchies(stack)[place] == pytest.approx(hierarchy(graph))
        assert reciprocities(stack)[place] == pytest.approx(reciprocity(graph).edgewise)
    else:
        assert np.isnan(hierarchies(stack)[place])
        assert np.isnan(reciprocities(stack)[place])
    into = stack.astype(bool).sum(axis=1)
    if graph.n > 1:
        assert densities(stack)[place] == pytest.approx(graph.n_arcs / (graph.n * (graph.n - 1)))
        expected = centralization(graph.in_degrees, NodeIndex.IN_DEGREE)
        assert centralizations(into, NodeIndex.IN_DEGREE)[place] == pytest.approx(expected)
    else:
        assert np.isnan(densities(stack)[place])
        assert np.isnan(centralizations(into, NodeIndex.IN_DEGREE)[place])
        with pytest.raises(UndefinedStatisticError):
            centralization(graph.in_degrees, NodeIndex.IN_DEGREE)


@settings(deadline=None)
@given(
    st.integers(1, 7).flatmap(lambda n: st.lists(matrices(least=n, most=n), min_size=1, max_size=3))
)
def test_each_graph_is_as_if_alone(drawn: list[Matrix]) -> None:
    """Every measure of every graph of a stack is that of the graph by itself."""
    stack = np.stack(drawn)
    for place, matrix in enumerate(drawn):
        assert_same(matrix, stack, place)


def test_all_digraphs_on_three_nodes() -> None:
    """The same for all sixty-four of them."""
    (stack,) = all_digraphs(3)
    for place, matrix in enumerate(stack):
        assert_same(matrix.astype(float), stack.astype(float), place)


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few graphs are taken together, the values are the same."""
    stack = np.random.default_rng(7).random((50, 6, 6)) < 0.3
    whole, chain = stack_paths(stack), hierarchies(stack)
    monkeypatch.setattr(stacks, "GRAPHS_AT_ONCE", 7)
    assert_allclose(stack_paths(stack).betweenness, whole.betweenness)
    assert_allclose(hierarchies(stack), chain)


def test_the_diagonal_is_not_read() -> None:
    """What stands on the diagonals changes nothing."""
    stack = np.random.default_rng(7).random((5, 6, 6)) < 0.3
    filled = stack | np.eye(6, dtype=bool)
    assert_allclose(densities(filled), densities(stack & ~np.eye(6, dtype=bool)))
    assert not as_stack(filled)[:, np.arange(6), np.arange(6)].any()


@pytest.mark.parametrize("shape", [(0, 3, 3), (2, 0, 0), (2, 1, 1)])
def test_empty_stacks(shape: tuple[int, int, int]) -> None:
    """No graphs, and graphs without pairs, have no values and raise no warning."""
    stack = np.zeros(shape)
    assert stack_paths(stack).betweenness.shape == shape[:2]
    for measure in (densities, hierarchies, reciprocities):
        assert np.isnan(measure(stack)).all()


def test_what_is_no_stack_is_refused() -> None:
    """A stack is three-dimensional and its matrices square."""
    for shape in ((3, 3), (2, 3, 4)):
        with pytest.raises(PolicyError, match=r"\(n_graphs, n, n\)"):
            densities(np.zeros(shape))
    with pytest.raises(NoMaximumError):
        centralizations(np.zeros((2, 3)), NodeIndex.KATZ)
