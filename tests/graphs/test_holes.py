"""Claims about structural holes."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, relabelled, star
from publead.graphs import triangles
from publead.graphs.csr import Csr
from publead.graphs.holes import structural_holes


@given(matrices(valued=True))
def test_holes_follow_their_definition(matrix: Matrix) -> None:
    """Constraint, effective size, efficiency and hierarchy are Burt's sums over contacts."""
    found, said = structural_holes(Csr.from_dense(matrix)), definitions.holes(matrix)
    assert_allclose(found.constraint, said["constraint"], atol=1e-12)
    assert_allclose(found.effective_size, said["size"], atol=1e-12)
    assert_allclose(found.efficiency, said["efficiency"], atol=1e-12)
    assert_allclose(found.hierarchy, said["hierarchy"], atol=1e-12)


@given(matrices(valued=True))
def test_constraint_is_networkx(matrix: Matrix) -> None:
    """Constraint is networkx's, with strengths and directions."""
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    said = nx.constraint(theirs, weight="weight") if len(matrix) else {}
    found = structural_holes(Csr.from_dense(matrix)).constraint
    assert_allclose(found, [said[v] for v in range(len(matrix))], atol=1e-12)


@given(matrices(undirected=True))
def test_effective_size_of_ego_networks(matrix: Matrix) -> None:
    """In an undirected graph it is n - 2t/n: contacts, less twice their ties over their number."""
    found = structural_holes(Csr.from_dense(matrix)).effective_size
    for node, row in enumerate(matrix):
        contacts = np.flatnonzero(row)
        if contacts.size:
            ties = matrix[np.ix_(contacts, contacts)].sum() / 2
            assert found[node] == pytest.approx(contacts.size - 2 * ties / contacts.size)


@given(matrices(least=1, valued=True))
def test_labels_and_direction(matrix: Matrix) -> None:
    """Relabelling moves the values along, and transposing leaves them as they are."""
    order = np.random.default_rng(5).permutation(len(matrix))
    found = structural_holes(Csr.from_dense(matrix))
    moved = structural_holes(Csr.from_dense(relabelled(matrix, order)))
    turned = structural_holes(Csr.from_dense(matrix.T))
    assert_allclose(moved.constraint, found.constraint[order], atol=1e-12)
    assert_allclose(turned.effective_size, found.effective_size, atol=1e-12)


def test_shapes() -> None:
    """A star's centre has holes all round, a complete graph none, an isolate no value."""
    centre = structural_holes(Csr.from_dense(star(5)))
    assert centre.constraint[0] == pytest.approx(0.25)
    assert centre.efficiency[0] == 1
    assert centre.hierarchy[0] == pytest.approx(0, abs=1e-12)
    assert np.isnan(centre.hierarchy[1])
    closed = structural_holes(Csr.from_dense(complete(4)))
    assert_allclose(closed.effective_size, [1, 1, 1, 1])
    alone = structural_holes(Csr.from_edges(1, [], []))
    values = (alone.constraint, alone.effective_size, alone.efficiency, alone.hierarchy)
    assert all(np.isnan(value).all() for value in values)


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row by row, or all rows at once, the values are the same."""
    matrix = (np.random.default_rng(8).random((40, 40)) < 0.2).astype(float)
    np.fill_diagonal(matrix, 0)
    whole = structural_holes(Csr.from_dense(matrix))
    for most in (1, 60):
        monkeypatch.setattr(triangles, "WEDGES_AT_ONCE", most)
        found = structural_holes(Csr.from_dense(matrix))
        assert_allclose(found.constraint, whole.constraint)
        assert_allclose(found.effective_size, whole.effective_size)
