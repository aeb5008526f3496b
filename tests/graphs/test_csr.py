"""Claims about graphs as arrays."""

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_array_equal

from graphs.definitions import Matrix
from graphs.drawn import matrices
from publead.errors import InputError
from publead.graphs.csr import Csr, Joint, Symmetry


@given(matrices(valued=True))
def test_a_matrix_comes_back(matrix: Matrix) -> None:
    """A matrix becomes a graph and the same matrix again; transposing is transposing."""
    graph = Csr.from_dense(matrix)
    assert_array_equal(graph.dense(), matrix)
    assert_array_equal(graph.transposed().dense(), matrix.T)
    assert_array_equal(graph.out_degrees, (matrix > 0).sum(axis=1))
    assert_array_equal(graph.in_degrees, (matrix > 0).sum(axis=0))
    assert graph.n_arcs == (matrix > 0).sum()
    assert graph.is_symmetric == bool((matrix == matrix.T).all())
    assert_array_equal(graph.unweighted().dense(), matrix > 0)


@given(matrices(valued=True))
def test_direction_left_out(matrix: Matrix) -> None:
    """The four ways to leave out direction are what they say, entry by entry."""
    graph = Csr.from_dense(matrix)
    both = (matrix > 0) & (matrix.T > 0)
    for joint, joined in (
        (Joint.MAX, np.maximum(matrix, matrix.T)),
        (Joint.SUM, matrix + matrix.T),
    ):
        assert_array_equal(graph.symmetrized(Symmetry.UNION, joint=joint).dense(), joined)
        found = graph.symmetrized(Symmetry.BOTH, joint=joint)
        assert_array_equal(found.dense(), np.where(both, joined, 0))
        assert found.is_symmetric


@given(matrices(valued=True))
def test_the_order_of_arcs_does_not_matter(matrix: Matrix) -> None:
    """Arcs in any order make the same graph."""
    source, target = np.nonzero(matrix)
    order = np.random.default_rng(3).permutation(source.size)
    found = Csr.from_edges(len(matrix), source[order], target[order], matrix[source, target][order])
    assert_array_equal(found.dense(), matrix)


@pytest.mark.parametrize(
    ("n", "sources", "targets", "strengths", "problem"),
    [
        (2, [0, 1], [1, 1], None, "joins a node to itself"),
        (2, [0, 1], [1, 2], None, "outside 0 to 1"),
        (2, [-1], [0], None, "outside 0 to 1"),
        (3, [0, 1, 0], [1, 2, 1], None, "0 → 1 stands twice"),
        (2, [0], [1], [0.0], "not a number above 0"),
        (2, [0], [1], [-1.0], "not a number above 0"),
        (2, [0], [1], [np.nan], "not a number above 0"),
        (2, [0], [1], [np.inf], "not a number above 0"),
        (2, [0, 1], [1], None, "2 sources, 1 target"),
        (2, [0], [1], [1.0, 2.0], "2 strengths"),
        (2, [0.5], [1], None, "float64"),
        (-1, [], [], None, "n = -1"),
    ],
)
def test_impossible_arcs_are_refused(
    n: int,
    sources: list[float],
    targets: list[float],
    strengths: list[float] | None,
    problem: str,
) -> None:
    """What is no simple graph is refused, with what is wrong and where."""
    with pytest.raises(InputError) as caught:
        Csr.from_edges(n, sources, targets, strengths)
    assert problem in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    """Every impossible arc is named, not only the first."""
    with pytest.raises(InputError) as caught:
        Csr.from_edges(2, [0, 5, 1], [0, 1, 1])
    assert [fault.place for fault in caught.value.faults] == ["arc 1", "arc 0", "arc 2"]


def test_a_matrix_must_be_square() -> None:
    """A matrix that is not square is refused."""
    with pytest.raises(InputError, match=r"\(2, 3\)"):
        Csr.from_dense(np.zeros((2, 3)))


def test_nothing_is_changed_in_place() -> None:
    """The arrays of a graph cannot be written to."""
    graph = Csr.from_edges(2, [0], [1], [2.0])
    assert graph.strengths is not None
    for array in (graph.indptr, graph.indices, graph.strengths):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
