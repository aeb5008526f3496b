"""Claims about graphs drawn at random, and about closure over stacks of them."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.definitions import two_paths
from graphs.drawn import all_digraphs, matrices
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs.census import transitivity
from publead.graphs.csr import Csr, Kind
from publead.graphs.random_stacks import random_stack
from publead.graphs.stacks import transitivities


@given(st.integers(0, 7), st.data(), st.sampled_from(Kind))
def test_every_graph_has_its_size_and_ties(n: int, data: st.DataObject, kind: Kind) -> None:
    """Each graph has the nodes and ties asked for, no loops, and is symmetric where it should."""
    pairs = n * (n - 1) // (1 if kind is Kind.DIRECTED else 2)
    n_ties = data.draw(st.integers(0, pairs))
    stack = random_stack(n, n_ties, 5, np.random.default_rng(3), kind=kind)
    assert stack.shape == (5, n, n)
    both = 2 if kind is Kind.UNDIRECTED else 1
    assert (stack.sum(axis=(1, 2)) == both * n_ties).all()
    assert not stack[:, np.arange(n), np.arange(n)].any()
    if kind is Kind.UNDIRECTED:
        assert (stack == stack.transpose(0, 2, 1)).all()


def test_every_graph_is_as_likely_as_any_other() -> None:
    """All 20 digraphs of 3 nodes and 3 arcs come equally often: chi-squared below its 99.9 %."""
    draws = 8000
    stack = random_stack(3, 3, draws, np.random.default_rng(11))
    seen = Counter(graph.tobytes() for graph in stack)
    kinds = len(list(combinations(range(6), 3)))
    expected = draws / kinds
    assert len(seen) == kinds == 20
    assert sum((count - expected) ** 2 / expected for count in seen.values()) < 43.8


def test_draws_do_not_depend_on_how_many_are_drawn_together() -> None:
    """Two halves, one after the other, are the whole: a caller may draw in blocks."""
    whole = random_stack(6, 9, 40, np.random.default_rng(5))
    rng = np.random.default_rng(5)
    halves = [random_stack(6, 9, 20, rng) for _ in range(2)]
    assert (np.concatenate(halves) == whole).all()


@pytest.mark.parametrize(
    ("n", "n_ties", "n_draws"), [(3, 7, 1), (3, -1, 1), (-1, 0, 1), (3, 1, -1)]
)
def test_what_cannot_be_drawn_is_refused(n: int, n_ties: int, n_draws: int) -> None:
    """More ties than pairs, and numbers below 0, are refused with what there is room for."""
    with pytest.raises(PolicyError, match="have room for"):
        random_stack(n, n_ties, n_draws, np.random.default_rng(1))


@given(st.integers(1, 6).flatmap(lambda n: matrices(least=n, most=n)))
def test_transitivity_is_that_of_the_definition(matrix: np.ndarray) -> None:
    """Closed two-paths over two-paths, counted triple by triple; NaN where there are none."""
    paths, closed, _ = two_paths(matrix)
    found = transitivities(matrix[None])[0]
    assert np.isnan(found) if not paths else found == pytest.approx(closed / paths, abs=1e-12)


def test_transitivity_of_all_small_digraphs() -> None:
    """Graph by graph, the stack gives what the kernel for one graph gives."""
    (stack,) = all_digraphs(3)
    for matrix, found in zip(stack, transitivities(stack), strict=True):
        try:
            assert found == pytest.approx(transitivity(Csr.from_dense(matrix)).weak)
        except UndefinedStatisticError:
            assert np.isnan(found)
