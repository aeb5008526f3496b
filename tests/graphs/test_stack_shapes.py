"""Claims that whole shapes of stacks are those of one graph at a time."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from graphs.definitions import Matrix
from graphs.drawn import all_digraphs, matrices
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs import census, krackhardt, stack_choices, stack_holes, stack_shapes
from publead.graphs.concentration import effective_number, shared_choices
from publead.graphs.csr import Csr
from publead.graphs.holes import structural_holes
from publead.graphs.stack_bits import packed, unpacked

KERNELS: dict[str, Callable[[Csr], float]] = {
    "reciprocity": lambda csr: census.reciprocity(csr).edgewise,
    "transitivity": lambda csr: census.transitivity(csr).weak,
    "connectedness": krackhardt.connectedness,
    "hierarchy": krackhardt.hierarchy,
    "efficiency": krackhardt.efficiency,
    "lubness": krackhardt.lubness,
}


def or_nan(kernel: Callable[[], float]) -> float:
    try:
        return kernel()
    except UndefinedStatisticError:
        return math.nan


def assert_shapes(stack: Matrix) -> None:
    """Compare each number of each graph with that of the graph by itself."""
    found = stack_shapes.stack_shapes(stack)
    chosen = stack_choices.stack_choices(stack, level=0.9)
    constraint = stack_holes.constraints(stack)
    for place, matrix in enumerate(stack):
        csr = Csr.from_dense(matrix)
        assert found.n_arcs[place] == csr.n_arcs
        for name, kernel in KERNELS.items():
            expected = or_nan(lambda kernel=kernel, csr=csr: kernel(csr))  # type: ignore[misc]
            assert_allclose(getattr(found, name)[place], expected, atol=1e-13, err_msg=name)
        expected = or_nan(lambda csr=csr: effective_number(csr.in_degrees))  # type: ignore[misc]
        assert_allclose(chosen.effective[place], expected)
        try:
            alone = shared_choices(csr, level=0.9)
            wanted = (alone.value, alone.low, alone.high)
        except UndefinedStatisticError:
            wanted = (math.nan,) * 3
        got = (chosen.corrected[place], chosen.low[place], chosen.high[place])
        assert_allclose(got, wanted, rtol=1e-12)
        assert_allclose(constraint[place], structural_holes(csr).constraint, atol=1e-13)


@settings(deadline=None)
@given(
    st.integers(1, 10).flatmap(
        lambda n: st.lists(matrices(least=n, most=n), min_size=1, max_size=3)
    )
)
def test_each_graph_is_as_if_alone(drawn: list[Matrix]) -> None:
    """Every number of every graph of a stack is that of the graph by itself."""
    assert_shapes(np.stack(drawn))


def test_all_digraphs_on_three_nodes() -> None:
    """The same for all sixty-four of them."""
    (stack,) = all_digraphs(3)
    assert_shapes(stack.astype(float))


@pytest.mark.parametrize("n", [15, 16, 17, 32, 33, 64, 65, 130])
def test_words_of_every_width(n: int) -> None:
    """Graphs that just fit into a word, or just do not, are measured alike."""
    rng = np.random.default_rng(n)
    stack = (rng.random((3, n, n)) < 2 / n).astype(float)
    stack[:, np.arange(n), np.arange(n)] = 0
    assert_shapes(stack)
    assert np.array_equal(unpacked(packed(stack > 0)), stack > 0)


def test_blocks_and_large_graphs_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few go together, and one by one where they are large, the numbers are the same."""
    stack = np.random.default_rng(7).random((40, 6, 6)) < 0.3
    stack[0] = False
    whole = stack_shapes.stack_shapes(stack)
    monkeypatch.setattr(stack_shapes, "CELLS_AT_ONCE", 100)
    parts = stack_shapes.stack_shapes(stack)
    monkeypatch.setattr(stack_shapes, "MOST_NODES", 5)
    alone = stack_shapes.stack_shapes(stack)
    for name in (*KERNELS, "n_arcs"):
        assert_allclose(getattr(parts, name), getattr(whole, name))
        assert_allclose(getattr(alone, name), getattr(whole, name))


@pytest.mark.parametrize("shape", [(0, 3, 3), (2, 0, 0), (2, 1, 1)])
def test_empty_stacks(shape: tuple[int, int, int]) -> None:
    """No graphs, and graphs without pairs, have no values and raise no warning."""
    stack = np.zeros(shape)
    found = stack_shapes.stack_shapes(stack)
    for name in KERNELS:
        assert np.isnan(getattr(found, name)).all()
    assert np.isnan(stack_choices.stack_choices(stack).corrected).all()
    assert stack_holes.constraints(stack).shape == shape[:2]


@pytest.mark.parametrize("level", [0.0, 1.0, math.nan])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    """Others are refused."""
    with pytest.raises(PolicyError, match="level"):
        stack_choices.stack_choices(np.zeros((1, 3, 3)), level=level)
