"""Claims about sums of distances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, out_star, relabelled, ring
from publead.errors import PolicyError
from publead.graphs import bit_search, distances, source_blocks
from publead.graphs.csr import Csr, Side
from publead.graphs.distances import hop_sums, inverse_strengths, length_sums
from publead.graphs.path_sums import HopSums, PathSums


def assert_same(found: PathSums, other: PathSums) -> None:
    assert_allclose(found.distance, other.distance, atol=1e-12)
    assert_allclose(found.harmonic, other.harmonic, atol=1e-12)
    assert_array_equal(found.reach, other.reach)
    assert_allclose(found.eccentricity, other.eccentricity, atol=1e-12)


def assert_defined(found: HopSums, matrix: Matrix, *, by_length: bool) -> None:
    far = definitions.distances(matrix, by_length=by_length)
    n = len(matrix)
    for node in range(n):
        for side, row in (
            (Side.OUT, far[node]),
            (Side.IN, [far[other][node] for other in range(n)]),
        ):
            reached = [float(d) for k, d in enumerate(row) if d is not None and k != node]
            sums = found.side(side)
            assert sums.distance[node] == pytest.approx(sum(reached))
            assert sums.harmonic[node] == pytest.approx(sum(1 / d for d in reached))
            assert sums.reach[node] == len(reached)
            assert sums.eccentricity[node] == pytest.approx(max(reached, default=0))


@given(matrices())
def test_hop_sums_follow_their_definition(matrix: Matrix) -> None:
    """Sums by hops are those of Floyd and Warshall's distances."""
    assert_defined(hop_sums(Csr.from_dense(matrix)), matrix, by_length=False)


@pytest.mark.parametrize("few", [0, 2, 1000])
@pytest.mark.parametrize("least", [1, 4, 2000])
@given(matrix=matrices())
def test_bits_follow_the_definition(matrix: Matrix, few: int, least: int) -> None:
    """A bit a source gives the same sums, whether rows are read one by one or in one pass."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(distances, "MOST_DENSE", -1)
        patched.setattr(bit_search, "FEW", few)
        patched.setattr(bit_search, "LEAST_WORDS", least)
        assert_defined(hop_sums(Csr.from_dense(matrix)), matrix, by_length=False)


@given(matrices(valued=True))
def test_length_sums_follow_their_definition(matrix: Matrix) -> None:
    """Sums by lengths are those of Floyd and Warshall's distances in exact fractions."""
    graph = Csr.from_dense(matrix)
    assert_defined(length_sums(graph, inverse_strengths(graph)), matrix, by_length=True)


@given(matrices(valued=True), st.integers(0, 8))
def test_partial_sums_merge(matrix: Matrix, cut: int) -> None:
    """Sums over parts of the nodes add up to the sums over all."""
    graph, nodes = Csr.from_dense(matrix), np.arange(len(matrix))
    lengths = inverse_strengths(graph)
    hops = hop_sums(graph, pivots=nodes[:cut]) + hop_sums(graph, pivots=nodes[cut:])
    far = length_sums(graph, lengths, pivots=nodes[:cut])
    far += length_sums(graph, lengths, pivots=nodes[cut:])
    for side in Side:
        assert_same(hops.side(side), hop_sums(graph).side(side))
        assert_same(far.side(side), length_sums(graph, lengths).side(side))


@given(matrices(least=1))
def test_labels_and_direction(matrix: Matrix) -> None:
    """Relabelling moves the sums along; transposing swaps the sides."""
    order = np.random.default_rng(5).permutation(len(matrix))
    found = hop_sums(Csr.from_dense(matrix))
    moved = hop_sums(Csr.from_dense(relabelled(matrix, order)))
    turned = hop_sums(Csr.from_dense(matrix.T))
    assert_allclose(moved.incoming.harmonic, found.incoming.harmonic[order])
    assert_same(turned.incoming, found.outgoing)
    assert_same(turned.outgoing, found.incoming)


def test_shapes() -> None:
    """An empty graph, a star, a ring and a complete graph have the sums they must have."""
    assert hop_sums(Csr.from_edges(3, [], [])).incoming.reach.tolist() == [0, 0, 0]
    assert hop_sums(Csr.from_edges(0, [], [])).incoming.reach.tolist() == []
    assert hop_sums(Csr.from_dense(out_star(5))).outgoing.harmonic.tolist() == [4, 0, 0, 0, 0]
    assert hop_sums(Csr.from_dense(ring(5))).incoming.distance.tolist() == [10] * 5
    assert hop_sums(Csr.from_dense(complete(4))).outgoing.distance.tolist() == [3] * 4


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few sources fit into a block, and beyond 64, the sums are the same."""
    matrix = (np.random.default_rng(2).random((150, 150)) < 0.03).astype(float)
    np.fill_diagonal(matrix, 0)
    graph = Csr.from_dense(matrix)
    whole, far = hop_sums(graph), length_sums(graph, np.ones(graph.n_arcs))
    monkeypatch.setattr(source_blocks, "GATHERED_BYTES", 1)
    monkeypatch.setattr(bit_search, "MOST_WORDS", 1)
    for side in Side:
        assert_same(hop_sums(graph).side(side), whole.side(side))
        assert_same(length_sums(graph, np.ones(graph.n_arcs)).side(side), far.side(side))
        assert_same(whole.side(side), far.side(side))


@pytest.mark.parametrize("lengths", [[1.0], [1.0, 0.0], [1.0, -1.0], [1.0, np.nan], [1.0, np.inf]])
def test_impossible_lengths_are_refused(lengths: list[float]) -> None:
    """There must be one finite length above 0 for each arc."""
    with pytest.raises(PolicyError, match="give each arc its length"):
        length_sums(Csr.from_edges(3, [0, 1], [1, 2]), lengths)


@pytest.mark.parametrize("pivots", [[3], [-1], [0, 0]])
def test_impossible_pivots_are_refused(pivots: list[int]) -> None:
    """Pivots are different nodes of the graph."""
    with pytest.raises(PolicyError, match="different nodes, 0 to 2"):
        hop_sums(Csr.from_edges(3, [0, 1], [1, 2]), pivots=pivots)
