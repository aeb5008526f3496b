"""Claims about core and periphery."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, relabelled, ring, star
from publead.errors import UndefinedStatisticError
from publead.graphs import core_periphery
from publead.graphs.core_pattern import Between
from publead.graphs.core_periphery import core_set, coreness
from publead.graphs.csr import Csr, Kind


def with_core(n: int, n_core: int, seed: int) -> tuple[Matrix, NDArray[np.bool_]]:
    """A graph with a perfect core, ties to it from some, and who is in it."""
    rng = np.random.default_rng(seed)
    core = rng.permutation(n) < n_core
    inside, mixed = np.logical_and.outer(core, core), np.logical_xor.outer(core, core)
    matrix: Matrix = (inside | (mixed & (rng.random((n, n)) < 0.4))).astype(np.float64)
    np.fill_diagonal(matrix, 0)
    return matrix, core


@pytest.mark.parametrize("between", Between)
@given(matrix=matrices(most=6, valued=True))
def test_small_graphs_are_searched_whole(between: Between, matrix: Matrix) -> None:
    """With few nodes, no set correlates better than the one found, by Pearson's formula."""
    n, tied = len(matrix), between is Between.TIED
    fits = [
        definitions.core_correlation(matrix, list(core), tied=tied)
        for size in range(n + 1)
        for core in combinations(range(n), size)
    ]
    best = max((fit for fit in fits if not math.isnan(fit)), default=math.nan)
    if math.isnan(best):
        with pytest.raises(UndefinedStatisticError, match="core and periphery"):
            core_set(Csr.from_dense(matrix), between=between)
        return
    found = core_set(Csr.from_dense(matrix), between=between)
    assert found.correlation == pytest.approx(best, abs=1e-9)
    members = np.flatnonzero(found.core).tolist()
    fit = definitions.core_correlation(matrix, members, tied=tied)
    assert fit == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_a_perfect_core_is_found(seed: int) -> None:
    """In a larger graph with a perfect core, the search finds it, and the fit is 1."""
    matrix, core = with_core(40, 9, seed)
    found = core_set(Csr.from_dense(matrix))
    assert found.correlation == pytest.approx(1)
    assert_array_equal(found.core, core)


@given(matrices(least=4, most=8))
def test_the_search_never_beats_the_whole(matrix: Matrix) -> None:
    """The local search gives a set with the correlation it states, at most the best."""
    graph = Csr.from_dense(matrix)
    try:
        best = core_set(graph)
    except UndefinedStatisticError:
        return
    before = core_periphery.MOST_NODES_ENUMERATED
    core_periphery.MOST_NODES_ENUMERATED = 0
    try:
        found = core_set(graph)
    finally:
        core_periphery.MOST_NODES_ENUMERATED = before
    assert found.correlation <= best.correlation + 1e-9
    members = np.flatnonzero(found.core).tolist()
    fit = definitions.core_correlation(matrix, members, tied=False)
    assert found.correlation == pytest.approx(fit, abs=1e-9)


@pytest.mark.parametrize("kind", Kind)
@given(matrix=matrices(least=4, most=7, valued=True))
def test_coreness_is_the_least_squares_fit(kind: Kind, matrix: Matrix) -> None:
    """Moving any coreness a little brings the products no nearer to the strengths."""
    if kind is Kind.UNDIRECTED:
        matrix = np.maximum(matrix, matrix.T)
    off = ~np.eye(len(matrix), dtype=bool)
    if np.ptp(matrix[off]) == 0:
        with pytest.raises(UndefinedStatisticError, match="core and periphery"):
            coreness(Csr.from_dense(matrix), kind=kind)
        return
    found = coreness(Csr.from_dense(matrix), kind=kind)
    products = np.outer(found.outgoing, found.incoming)[off]
    scale = products @ matrix[off] / (products @ products)
    loss = ((matrix[off] - scale * products) ** 2).sum()
    rng = np.random.default_rng(1)
    for _ in range(40):
        out = np.maximum(found.outgoing + 1e-3 * rng.normal(size=len(matrix)), 0)
        into = np.maximum(found.incoming + 1e-3 * rng.normal(size=len(matrix)), 0)
        near = np.outer(out, out if kind is Kind.UNDIRECTED else into)[off]
        if not near.any():
            continue
        best = near @ matrix[off] / (near @ near)
        assert ((matrix[off] - best * near) ** 2).sum() >= loss - 1e-7 * (matrix**2).sum()
    if math.isnan(found.correlation):
        assert np.ptp(products) < 1e-5
    else:
        expected = np.corrcoef(products, matrix[off])[0, 1]
        assert found.correlation == pytest.approx(expected, abs=1e-6)


def test_coreness_of_known_products() -> None:
    """Strengths that are products, off the diagonal, give back their vectors, on either side."""
    rng = np.random.default_rng(4)
    out, into = rng.uniform(0.2, 3, 12), rng.uniform(0.2, 3, 12)
    for kind, other in ((Kind.DIRECTED, into), (Kind.UNDIRECTED, out)):
        matrix = np.outer(out, other)
        np.fill_diagonal(matrix, 0)
        found = coreness(Csr.from_dense(matrix), kind=kind)
        assert_allclose(found.outgoing, out / np.linalg.norm(out), atol=1e-5)
        assert_allclose(found.incoming, other / np.linalg.norm(other), atol=1e-5)
        assert found.correlation == pytest.approx(1)


def test_where_all_are_alike_in_the_middle() -> None:
    """In a ring all products are alike, so that they correlate with nothing: NaN."""
    found = coreness(Csr.from_dense(ring(6) + ring(6).T), kind=Kind.UNDIRECTED)
    assert_allclose(found.incoming, np.full(6, 6**-0.5))
    assert math.isnan(found.correlation)


def test_labels() -> None:
    """Relabelling moves the core and the coreness along."""
    matrix, _ = with_core(20, 6, 3)
    order = np.random.default_rng(5).permutation(20)
    here, moved = Csr.from_dense(matrix), Csr.from_dense(relabelled(matrix, order))
    assert_array_equal(core_set(moved).core, core_set(here).core[order])
    assert_allclose(coreness(moved).incoming, coreness(here).incoming[order], atol=1e-4)


@pytest.mark.parametrize("matrix", [np.zeros((6, 6)), complete(6), star(3), ring(2)])
def test_no_core_to_find(matrix: Matrix) -> None:
    """Where all pairs are alike, or nodes are few, there is no core, and it is said."""
    graph = Csr.from_dense(matrix)
    for measure in (core_set, coreness):
        with pytest.raises(UndefinedStatisticError, match="core and periphery"):
            measure(graph)
