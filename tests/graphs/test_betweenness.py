"""Claims about betweenness."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import Tolerance, complete, matrices, out_star, path, relabelled, ring, star
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs import source_blocks
from publead.graphs.betweenness import arc_betweenness, node_betweenness
from publead.graphs.csr import Csr, Kind, Side
from publead.graphs.distances import hop_sums, inverse_strengths, length_sums

CLOSE: Tolerance = {"rtol": 1e-10, "atol": 1e-10}


@given(matrices(most=7))
def test_hops_follow_their_definition(matrix: Matrix) -> None:
    """By hops, nodes and arcs have the shares of shortest paths that Freeman's sum states."""
    graph = Csr.from_dense(matrix)
    assert_allclose(node_betweenness(graph).values, definitions.betweenness(matrix), **CLOSE)
    assert_allclose(arc_betweenness(graph).values, definitions.arc_betweenness(matrix), **CLOSE)


@given(matrices(most=7, valued=True))
def test_lengths_follow_their_definition(matrix: Matrix) -> None:
    """By lengths, ties between sums of fractions count as ties: 1/3 + 1/3 + 1/3 is 1."""
    graph = Csr.from_dense(matrix)
    lengths = inverse_strengths(graph)
    nodes = node_betweenness(graph, lengths=lengths).values
    arcs = arc_betweenness(graph, lengths=lengths).values
    assert_allclose(nodes, definitions.betweenness(matrix, by_length=True), **CLOSE)
    assert_allclose(arcs, definitions.arc_betweenness(matrix, by_length=True), **CLOSE)


@given(matrices(most=7, valued=True))
def test_the_distances_on_the_way(matrix: Matrix) -> None:
    """The distances that a sweep yields are those of the searches made for distances alone."""
    graph = Csr.from_dense(matrix)
    lengths = inverse_strengths(graph)
    for found, alone in (
        (node_betweenness(graph).paths, hop_sums(graph)),
        (arc_betweenness(graph, lengths=lengths).paths, length_sums(graph, lengths)),
    ):
        for side in Side:
            assert_allclose(found.side(side).distance, alone.side(side).distance, **CLOSE)
            assert_allclose(found.side(side).harmonic, alone.side(side).harmonic, **CLOSE)
            assert_allclose(found.side(side).reach, alone.side(side).reach)
            assert_allclose(found.side(side).eccentricity, alone.side(side).eccentricity, **CLOSE)


@given(matrices(valued=True), st.integers(0, 8))
def test_partial_sums_merge(matrix: Matrix, cut: int) -> None:
    """Sums over parts of the sources add up to the sums over all."""
    graph, nodes = Csr.from_dense(matrix), np.arange(len(matrix))
    lengths = inverse_strengths(graph)
    for given_lengths in (None, lengths):
        first = node_betweenness(graph, lengths=given_lengths, sources=nodes[:cut])
        merged = first + node_betweenness(graph, lengths=given_lengths, sources=nodes[cut:])
        whole = node_betweenness(graph, lengths=given_lengths)
        assert_allclose(merged.values, whole.values, **CLOSE)
        assert_allclose(merged.paths.outgoing.distance, whole.paths.outgoing.distance, **CLOSE)
        assert_allclose(merged.paths.incoming.harmonic, whole.paths.incoming.harmonic, **CLOSE)


@given(matrices(undirected=True))
def test_undirected_pairs_count_once(matrix: Matrix) -> None:
    """In an undirected graph betweenness is networkx's, of nodes and of edges."""
    graph, theirs = Csr.from_dense(matrix), nx.from_numpy_array(matrix)
    found = node_betweenness(graph, kind=Kind.UNDIRECTED).values
    said = nx.betweenness_centrality(theirs, normalized=False)
    assert_allclose(found, [said[v] for v in range(len(matrix))], **CLOSE)
    edges = nx.edge_betweenness_centrality(theirs, normalized=False)
    ends = zip(graph.arc_sources.tolist(), graph.indices.tolist(), strict=True)
    expected = [edges[min(u, v), max(u, v)] for u, v in ends]
    assert_allclose(arc_betweenness(graph).values, expected, **CLOSE)


@given(matrices(least=1, valued=True))
def test_labels_and_direction(matrix: Matrix) -> None:
    """Relabelling moves betweenness along, and transposing leaves it as it is."""
    order = np.random.default_rng(5).permutation(len(matrix))
    found = node_betweenness(Csr.from_dense(matrix)).values
    moved = node_betweenness(Csr.from_dense(relabelled(matrix, order))).values
    assert_allclose(moved, found[order], **CLOSE)
    assert_allclose(node_betweenness(Csr.from_dense(matrix.T)).values, found, **CLOSE)


@given(matrices(valued=True))
def test_what_arcs_carry_nodes_carry(matrix: Matrix) -> None:
    """A node's betweenness is what its arcs in carry, less the paths that end at it."""
    graph = Csr.from_dense(matrix)
    arcs = arc_betweenness(graph)
    arriving = np.bincount(graph.indices, arcs.values, minlength=graph.n)
    expected = arriving - arcs.paths.incoming.reach
    assert_allclose(node_betweenness(graph).values, expected, atol=1e-9)


def test_shapes() -> None:
    """An empty graph, stars, a path, a ring and a complete graph have what they must have."""
    assert node_betweenness(Csr.from_edges(3, [], [])).values.tolist() == [0, 0, 0]
    assert node_betweenness(Csr.from_edges(0, [], [])).values.tolist() == []
    assert node_betweenness(Csr.from_dense(out_star(5))).values.tolist() == [0] * 5
    assert node_betweenness(Csr.from_dense(star(5))).values.tolist() == [12, 0, 0, 0, 0]
    assert node_betweenness(Csr.from_dense(path(4))).values.tolist() == [0, 2, 2, 0]
    assert node_betweenness(Csr.from_dense(ring(4))).values.tolist() == [3, 3, 3, 3]
    assert node_betweenness(Csr.from_dense(complete(4))).values.tolist() == [0] * 4


def test_blocks_and_engines_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dense, sparse and by lengths of 1, in blocks of any size: all engines agree to 1e-9."""
    matrix = (np.random.default_rng(2).random((90, 90)) < 0.06).astype(float)
    np.fill_diagonal(matrix, 0)
    graph = Csr.from_dense(matrix)
    dense, dense_arcs = node_betweenness(graph), arc_betweenness(graph)
    measured = node_betweenness(graph, lengths=np.ones(graph.n_arcs))

    monkeypatch.setattr(source_blocks, "GATHERED_BYTES", 1 << 14)
    assert_allclose(measured.values, dense.values, rtol=1e-9, atol=1e-9)
    assert_allclose(node_betweenness(graph).values, dense.values, rtol=1e-9, atol=1e-9)
    assert_allclose(arc_betweenness(graph).values, dense_arcs.values, rtol=1e-9, atol=1e-9)


def test_lengths_too_far_apart_are_refused() -> None:
    """Where an arc is shorter than a billionth of a path, ties cannot be told, and it is said."""
    graph = Csr.from_edges(3, [0, 1], [1, 2])
    with pytest.raises(PolicyError, match="less than a billionth"):
        node_betweenness(graph, lengths=[1.0, 1e-10])


def test_too_many_paths_are_refused() -> None:
    """More shortest paths than floating point can count are an error, and no NaN."""
    width, steps = 10, 320
    layers = np.arange(width * steps).reshape(steps, width)
    sources = np.repeat(layers[:-1], width, axis=1).ravel()
    targets = np.tile(layers[1:], (1, width)).ravel()
    graph = Csr.from_edges(width * steps, sources, targets)
    with pytest.raises(UndefinedStatisticError, match="more than 1e308 shortest paths"):
        node_betweenness(graph, sources=[0])
    with pytest.raises(UndefinedStatisticError, match="more than 1e308 shortest paths"):
        node_betweenness(graph, sources=[0], lengths=np.ones(graph.n_arcs))
