"""Claims about ties within and between groups."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, grouped
from publead.errors import UndefinedStatisticError
from publead.graphs.csr import Csr
from publead.graphs.mixing import (
    ei_index,
    ei_of_nodes,
    ei_permutations,
    mixing_matrix,
    nominal_assortativity,
)
from publead.graphs.modularity import modularity


@given(grouped())
def test_all_follow_their_definitions(case: tuple[Matrix, list[int]]) -> None:
    """Mixing, E-I of the whole and of nodes, and modularity are counted arc by arc."""
    matrix, groups = case
    graph, n, group = Csr.from_dense(matrix), len(matrix), np.array(groups)
    mixing = np.zeros((max(groups) + 1,) * 2)
    for i, j in np.argwhere(matrix):
        mixing[groups[i], groups[j]] += 1
    assert_array_equal(mixing_matrix(graph, groups), mixing)
    if not matrix.any():
        for measure in (ei_index, modularity, nominal_assortativity):
            with pytest.raises(UndefinedStatisticError):
                measure(graph, groups)
        return
    found = ei_index(graph, groups)
    assert found.internal == np.trace(mixing)
    assert found.value == pytest.approx((mixing.sum() - 2 * np.trace(mixing)) / mixing.sum())
    everything = ei_index(Csr.from_dense(complete(n)), groups)
    assert found.expected == pytest.approx(everything.value)
    tied = (matrix + matrix.T) > 0
    for node, value in enumerate(ei_of_nodes(graph, groups)):
        others = group[tied[node]] != groups[node]
        expected = 2 * others.mean() - 1 if others.size else np.nan
        assert value == pytest.approx(expected, nan_ok=True)
    assert modularity(graph, groups) == pytest.approx(
        definitions.modularity(matrix, groups), abs=1e-12
    )


@given(grouped())
def test_networkx_agrees(case: tuple[Matrix, list[int]]) -> None:
    """Modularity and assortativity are networkx's, directed."""
    matrix, groups = case
    if not matrix.any():
        return
    graph = Csr.from_dense(matrix)
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    parts = [{v for v, group in enumerate(groups) if group == label} for label in set(groups)]
    said = nx.community.modularity(theirs, parts)
    assert modularity(graph, groups) == pytest.approx(said, abs=1e-12)
    nx.set_node_attributes(theirs, dict(enumerate(groups)), "group")
    mixing = mixing_matrix(graph, groups) / matrix.sum()
    if mixing.sum(axis=1) @ mixing.sum(axis=0) < 1 - 1e-12:
        said = nx.attribute_assortativity_coefficient(theirs, "group")
        assert nominal_assortativity(graph, groups) == pytest.approx(said, abs=1e-12)


def test_permutations_keep_ties_and_sizes() -> None:
    """The mean over deals is what all pairs give, and a seed gives the same deals again."""
    rng = np.random.default_rng(9)
    matrix = (rng.random((12, 12)) < 0.3).astype(float)
    np.fill_diagonal(matrix, 0)
    graph, groups = Csr.from_dense(matrix), [0] * 7 + [1] * 5
    drawn = ei_permutations(graph, groups, 4000, np.random.default_rng(1))
    again = ei_permutations(graph, groups, 4000, np.random.default_rng(1))
    assert_array_equal(drawn, again)
    error = drawn.std() / np.sqrt(4000)
    assert abs(drawn.mean() - ei_index(graph, groups).expected) < 4 * error


def test_ends_of_the_scale() -> None:
    """All ties between groups give +1 and all within give -1, of the whole and of each node."""
    pairs = Csr.from_edges(4, [0, 2], [1, 3])
    assert ei_index(pairs, [0, 1, 0, 1]).value == 1
    assert ei_index(pairs, [0, 0, 1, 1]).value == -1
    assert_allclose(ei_of_nodes(pairs, [0, 0, 1, 1]), [-1, -1, -1, -1])
