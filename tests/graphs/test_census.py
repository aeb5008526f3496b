"""Claims about censuses, reciprocity, transitivity, and kinds of ties."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from graphs import definitions
from graphs.definitions import Matrix, underlying
from graphs.drawn import complete, matrices, path, relabelled, ring
from publead.errors import UndefinedStatisticError
from publead.graphs import triangles
from publead.graphs.census import dyad_census, reciprocity, transitivity, triad_census
from publead.graphs.csr import Csr
from publead.graphs.tie_kinds import bridge_spans, simmelian_arcs
from publead.graphs.triad_types import TYPES
from publead.graphs.triangles import closed_triples


@given(matrices(most=10))
def test_the_triad_census_is_networkx(matrix: Matrix) -> None:
    """All sixteen counts are networkx's, and sum to n choose 3."""
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    found = triad_census(Csr.from_dense(matrix))
    assert dict(zip(TYPES, found.counts, strict=True)) == nx.triadic_census(theirs)
    assert sum(found.counts) == math.comb(len(matrix), 3)


def test_the_census_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pairs of ties are looked at together, the counts are the same."""
    matrix = (np.random.default_rng(3).random((40, 40)) < 0.2).astype(float)
    np.fill_diagonal(matrix, 0)
    whole = triad_census(Csr.from_dense(matrix))
    monkeypatch.setattr(triangles, "WEDGES_AT_ONCE", 1)
    assert triad_census(Csr.from_dense(matrix)) == whole


@given(matrices(least=1))
def test_the_census_does_not_see_labels(matrix: Matrix) -> None:
    """Relabelling leaves both censuses as they are; transposing swaps up and down."""
    order = np.random.default_rng(5).permutation(len(matrix))
    found, moved = Csr.from_dense(matrix), Csr.from_dense(relabelled(matrix, order))
    assert triad_census(found) == triad_census(moved)
    assert dyad_census(found) == dyad_census(moved)
    here, turned = triad_census(found), triad_census(Csr.from_dense(matrix.T))
    swap = {"021D": "021U", "111D": "111U", "120D": "120U"}
    swap |= {up: down for down, up in swap.items()}
    assert all(here[name] == turned[swap.get(name, name)] for name in TYPES)


@given(matrices())
def test_transitivity_follows_its_definition(matrix: Matrix) -> None:
    """Both shares are counted triple by triple."""
    graph, n = Csr.from_dense(matrix), len(matrix)
    count, closed, agreed = definitions.two_paths(matrix)
    if not count:
        with pytest.raises(UndefinedStatisticError, match="no two arcs follow"):
            transitivity(graph)
        return
    found = transitivity(graph)
    assert (found.two_paths, found.closed) == (count, closed)
    assert found.weak == pytest.approx(closed / count)
    assert found.strong == pytest.approx(agreed / (n * (n - 1) * (n - 2)))


@given(matrices())
def test_closed_triples_are_all_of_them(matrix: Matrix) -> None:
    """Each a → v → b with a → b is found once."""
    found = [
        tuple(row) for block in closed_triples(Csr.from_dense(matrix)) for row in block.T.tolist()
    ]
    n = range(len(matrix))
    expected = {
        (a, v, b) for a in n for v in n for b in n if matrix[a, v] and matrix[v, b] and matrix[a, b]
    }
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(matrices(least=2))
def test_reciprocity_follows_its_definition(matrix: Matrix) -> None:
    """The variants are shares and a correlation of the entries with their opposites."""
    found, n = reciprocity(Csr.from_dense(matrix)), len(matrix)
    off = ~np.eye(n, dtype=bool)
    here, back = matrix[off], matrix.T[off]
    assert found.dyadic == pytest.approx((here == back).mean())
    if here.any():
        edgewise = back[here > 0].mean()
        assert found.edgewise == pytest.approx(edgewise)
        assert found.dyadic_nonnull == pytest.approx(
            ((here * back) > 0).sum() / ((here + back) > 0).sum()
        )
        assert math.exp(found.edgewise_lrr) == pytest.approx(edgewise / here.mean())
    else:
        assert math.isnan(found.edgewise)
        assert math.isnan(found.edgewise_lrr)
        assert math.isnan(found.dyadic_nonnull)
    if 0 < here.mean() < 1:
        assert found.correlation == pytest.approx(np.corrcoef(here, back)[0, 1])
    else:
        assert math.isnan(found.correlation)


def test_one_node_has_no_reciprocity() -> None:
    """Without a pair of nodes, reciprocity is undefined."""
    with pytest.raises(UndefinedStatisticError, match="1 node makes no pair"):
        reciprocity(Csr.from_edges(1, [], []))


@given(matrices())
def test_simmelian_arcs_follow_their_definition(matrix: Matrix) -> None:
    """An arc is Simmelian where it is returned and a third has returned ties with both."""
    graph = Csr.from_dense(matrix)
    mutual = (matrix > 0) & (matrix.T > 0)
    found = simmelian_arcs(graph)
    for place, (u, v) in enumerate(zip(graph.arc_sources, graph.indices, strict=True)):
        assert found[place] == bool(mutual[u, v] and (mutual[u] & mutual[v]).any())


@given(matrices())
def test_spans_follow_their_definition(matrix: Matrix) -> None:
    """A tie's span is the distance between its ends once it is taken out."""
    graph = Csr.from_dense(matrix)
    found = bridge_spans(graph)
    for place, (u, v) in enumerate(zip(graph.arc_sources, graph.indices, strict=True)):
        without = underlying(matrix)
        without[u, v] = without[v, u] = 0
        far = definitions.distances(without)[u][v]
        assert found[place] == (math.inf if far is None else float(far))


def test_shapes() -> None:
    """Paths, rings and complete graphs have the ties they must have."""
    assert bridge_spans(Csr.from_dense(path(4))).tolist() == [math.inf] * 3
    assert bridge_spans(Csr.from_dense(ring(100))).tolist() == [99] * 100
    assert bridge_spans(Csr.from_dense(complete(3))).tolist() == [2] * 6
    assert simmelian_arcs(Csr.from_dense(complete(3))).all()
    assert bridge_spans(Csr.from_edges(2, [], [])).size == 0
    assert simmelian_arcs(Csr.from_edges(2, [0], [1])).tolist() == [False]
    assert triad_census(Csr.from_dense(ring(3)))["030C"] == 1
    assert_allclose(transitivity(Csr.from_dense(ring(3))).weak, 0)
