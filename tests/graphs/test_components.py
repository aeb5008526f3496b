"""Claims about components, reach, bridges and cores."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_array_equal

from graphs.definitions import Matrix, parts, reachable
from graphs.drawn import complete, matrices, path, ring
from publead.graphs import condensation
from publead.graphs.components import (
    Degree,
    bridges,
    core_numbers,
    reach_counts,
    strong_components,
    weak_components,
)
from publead.graphs.csr import Csr, Side, Symmetry


def grouping(
    labels: np.ndarray[tuple[int, ...], np.dtype[np.signedinteger]],
) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


@given(matrices())
def test_components_follow_their_definition(matrix: Matrix) -> None:
    """Nodes share a component where they reach each other, along arcs or whichever way."""
    graph, reach = Csr.from_dense(matrix), reachable(matrix)
    assert grouping(weak_components(graph)) == {frozenset(part) for part in parts(matrix)}
    both = reach & reach.T
    expected = {frozenset(np.flatnonzero(row).tolist()) for row in both}
    assert grouping(strong_components(graph)) == expected


@given(matrices(most=10))
def test_reach_follows_its_definition(matrix: Matrix) -> None:
    """Who reaches how many is read off who reaches whom."""
    graph, reach = Csr.from_dense(matrix), reachable(matrix)
    assert_array_equal(reach_counts(graph), reach.sum(axis=1) - 1)
    assert_array_equal(reach_counts(graph, Side.IN), reach.sum(axis=0) - 1)


def test_reach_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond 64 components, and in blocks of any size, reach is networkx's."""
    rng = np.random.default_rng(4)
    matrix = np.triu(rng.random((300, 300)) < 0.02, 1).astype(float)
    matrix[50, 40] = matrix[40, 50] = matrix[200, 190] = matrix[190, 200] = 1
    graph, theirs = Csr.from_dense(matrix), nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    expected = [len(nx.descendants(theirs, v)) for v in range(300)]
    assert_array_equal(reach_counts(graph), expected)
    monkeypatch.setattr(condensation, "GATHERED_BYTES", 1)
    assert_array_equal(reach_counts(graph), expected)


@given(matrices(most=10))
def test_a_bridge_splits_its_component(matrix: Matrix) -> None:
    """A tie is a bridge where taking it out, both ways, leaves more components."""
    graph = Csr.from_dense(matrix)
    found = bridges(graph)
    for place, (u, v) in enumerate(zip(graph.arc_sources, graph.indices, strict=True)):
        without = matrix.copy()
        without[u, v] = without[v, u] = 0
        assert found[place] == (len(parts(without)) > len(parts(matrix)))


@given(matrices(most=10))
def test_cores_are_networkx_cores(matrix: Matrix) -> None:
    """Core numbers over arcs in and out, and over edges, are networkx's."""
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    graph = Csr.from_dense(matrix)
    said = nx.core_number(theirs)
    assert core_numbers(graph).tolist() == [said[v] for v in range(len(matrix))]
    edges = graph.symmetrized(Symmetry.UNION)
    said = nx.core_number(theirs.to_undirected())
    assert core_numbers(edges, Degree.IN).tolist() == [said[v] for v in range(len(matrix))]


@given(matrices(most=10))
def test_every_core_holds_together(matrix: Matrix) -> None:
    """Within the nodes of core number k or more, each has k arcs of the kind that is counted."""
    graph = Csr.from_dense(matrix)
    for counted, axis in ((Degree.IN, 0), (Degree.OUT, 1)):
        core = core_numbers(graph, counted)
        for k in set(core.tolist()):
            within = matrix[np.ix_(core >= k, core >= k)]
            assert within.sum(axis=axis).min() >= k


def test_shapes() -> None:
    """A path is all bridges, a ring none; all of a complete graph is one core."""
    assert bridges(Csr.from_dense(path(5))).all()
    assert not bridges(Csr.from_dense(ring(5))).any()
    assert bridges(Csr.from_edges(3, [], [])).tolist() == []
    assert core_numbers(Csr.from_dense(complete(5)), Degree.IN).tolist() == [4] * 5
    assert core_numbers(Csr.from_edges(2, [], [])).tolist() == [0, 0]
    assert weak_components(Csr.from_edges(0, [], [])).size == 0
    assert reach_counts(Csr.from_edges(0, [], [])).size == 0
