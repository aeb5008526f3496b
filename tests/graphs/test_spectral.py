"""Claims about eigenvector centrality, Katz, PageRank, hubs and authorities."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, out_star, path, relabelled, ring
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs import perron
from publead.graphs.csr import Csr, Side
from publead.graphs.spectral import eigenvector, hits, katz, pagerank, spectral_radius


@given(matrices(valued=True))
def test_the_radius_is_the_largest_eigenvalue(matrix: Matrix) -> None:
    """The spectral radius is that of all eigenvalues, up to the error of defective ones."""
    values = np.abs(np.linalg.eigvals(matrix)) if len(matrix) else np.zeros(1)
    acyclic = nx.is_directed_acyclic_graph(nx.from_numpy_array(matrix, create_using=nx.DiGraph))
    expected = 0 if acyclic else values.max()
    assert_allclose(spectral_radius(Csr.from_dense(matrix)), expected, rtol=1e-6)


@given(matrices(valued=True))
def test_the_eigenvector_is_one(matrix: Matrix) -> None:
    """Where it is not refused, it is an eigenvector, without negative numbers, of length 1."""
    graph = Csr.from_dense(matrix)
    for side, turned in ((Side.IN, matrix.T), (Side.OUT, matrix)):
        try:
            vector = eigenvector(graph, side)
        except UndefinedStatisticError:
            continue
        assert_allclose(turned @ vector, spectral_radius(graph) * vector, atol=1e-8)
        assert vector.min() >= 0
        assert np.linalg.norm(vector) == pytest.approx(1)


@pytest.mark.parametrize(
    ("matrix", "cause"),
    [
        (path(4), "no cycle"),
        (np.zeros((3, 3)), "no cycle"),
        (np.kron(np.eye(2), complete(3)), "share the largest"),
        (np.kron(np.eye(2), ring(3)), "share the largest"),
    ],
)
def test_no_unique_vector_is_no_vector(matrix: Matrix, cause: str) -> None:
    """Without cycles, or with two parts that lead alike, eigenvector centrality is refused."""
    with pytest.raises(UndefinedStatisticError, match=cause):
        eigenvector(Csr.from_dense(matrix))


def test_the_principal_part_feeds_what_it_reaches() -> None:
    """Nodes that the leading component reaches have values; those that only reach it have 0."""
    matrix = np.zeros((5, 5))
    matrix[:3, :3] = complete(3)
    matrix[2, 3] = matrix[4, 0] = 1
    vector = eigenvector(Csr.from_dense(matrix))
    assert_allclose(vector / vector[0], [1, 1, 1, 0.5, 0])


@given(matrices(least=1, valued=True))
def test_pagerank_is_networkx(matrix: Matrix) -> None:
    """PageRank is networkx's at a fine tolerance, and sums to 1."""
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    said = nx.pagerank(theirs, tol=1e-14 / len(matrix), max_iter=10_000)
    found = pagerank(Csr.from_dense(matrix))
    assert_allclose(found, [said[v] for v in range(len(matrix))], atol=1e-12)
    assert found.sum() == pytest.approx(1)
    turned = pagerank(Csr.from_dense(matrix.T), Side.OUT)
    assert_allclose(turned, found, atol=1e-14)


@given(matrices(least=1, valued=True))
def test_katz_solves_its_equation(matrix: Matrix) -> None:
    """Katz's index is the solution of its linear equations."""
    graph = Csr.from_dense(matrix)
    radius = spectral_radius(graph)
    alpha = 0.85 / radius if radius else 0.3
    system = np.eye(len(matrix)) - alpha * matrix.T
    expected = np.linalg.solve(system, np.ones(len(matrix)))
    assert_allclose(katz(graph, alpha=alpha), expected, rtol=1e-9)
    if radius:
        assert_allclose(katz(graph), expected, rtol=1e-9)
    else:
        with pytest.raises(UndefinedStatisticError, match="no cycle"):
            katz(graph)


@given(matrices(least=1, valued=True))
def test_hubs_point_to_authorities(matrix: Matrix) -> None:
    """Where they are not refused, hubs and authorities are the principal singular vectors."""
    try:
        found = hits(Csr.from_dense(matrix))
    except UndefinedStatisticError:
        values = np.linalg.svd(matrix, compute_uv=False)
        assert values[0] == 0 or values[1] >= values[0] * (1 - 1e-8)
        return
    largest = np.linalg.svd(matrix, compute_uv=False)[0]
    assert_allclose(matrix @ found.authorities, largest * found.hubs, atol=1e-9)
    assert_allclose(matrix.T @ found.hubs, largest * found.authorities, atol=1e-9)


@given(matrices(least=1, valued=True))
def test_labels(matrix: Matrix) -> None:
    """Relabelling moves every value along."""
    order = np.random.default_rng(5).permutation(len(matrix))
    graph, moved = Csr.from_dense(matrix), Csr.from_dense(relabelled(matrix, order))
    assert_allclose(pagerank(moved), pagerank(graph)[order], atol=1e-13)
    if spectral_radius(graph):
        assert_allclose(katz(moved), katz(graph)[order], rtol=1e-9)


def test_large_and_small_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dense algebra and Arnoldi's method find the same vectors."""
    rng = np.random.default_rng(6)
    matrix = (rng.random((80, 80)) < 0.1) * rng.integers(1, 6, (80, 80)).astype(float)
    np.fill_diagonal(matrix, 0)
    graph = Csr.from_dense(matrix)
    vector, both = eigenvector(graph), hits(graph)
    monkeypatch.setattr(perron, "MOST_DENSE", 0)
    assert_allclose(eigenvector(graph), vector, atol=1e-10)
    assert_allclose(hits(graph).hubs, both.hubs, atol=1e-10)
    assert_allclose(hits(graph).authorities, both.authorities, atol=1e-10)


def test_settings_that_make_no_sense() -> None:
    """α and damping must be in their range, and an empty graph has nothing to rank."""
    ringed = Csr.from_dense(ring(3))
    for alpha in (-0.1, 1.0):
        with pytest.raises(PolicyError, match="alpha"):
            katz(ringed, alpha=alpha)
    with pytest.raises(PolicyError, match="damping"):
        pagerank(ringed, damping=1.0)
    assert pagerank(Csr.from_edges(0, [], [])).size == 0
    with pytest.raises(UndefinedStatisticError, match="no arcs"):
        hits(Csr.from_edges(2, [], []))


def test_stars() -> None:
    """All walks of an out-star end at its points, which share what they bring."""
    graph = Csr.from_dense(out_star(4))
    assert katz(graph, alpha=0.5).tolist() == [1, 1.5, 1.5, 1.5]
    assert hits(graph).hubs.round(12).tolist() == [1, 0, 0, 0]
