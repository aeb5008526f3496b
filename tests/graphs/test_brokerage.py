"""Claims about brokerage roles."""

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import all_digraphs, grouped, relabelled
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs.brokerage import ROLES, brokerage
from publead.graphs.csr import Csr


@given(grouped())
def test_roles_follow_their_definition(case: tuple[Matrix, list[int]]) -> None:
    """Every open a → v → b is counted for v once, in the role of the three groups."""
    matrix, groups = case
    found = brokerage(Csr.from_dense(matrix), groups)
    assert_array_equal(found.raw, definitions.brokerage(matrix, groups))


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ([0, 0, 0], "coordinator"),
        ([0, 1, 0], "consultant"),
        ([0, 0, 1], "representative"),
        ([0, 1, 1], "gatekeeper"),
        ([0, 1, 2], "liaison"),
    ],
)
def test_the_roles_are_named_right(groups: list[int], role: str) -> None:
    """a → v → b with groups A A B is representative and A B B gatekeeper, as Gould wrote."""
    found = brokerage(Csr.from_edges(3, [0, 1], [1, 2]), groups)
    counts = dict(zip(ROLES, found.raw[1].tolist(), strict=True))
    assert {name for name, count in counts.items() if count} == {role, "total"}


@pytest.mark.parametrize(
    "groups", [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 0, 1, 2], [3, 1, 2, 0]]
)
def test_mean_and_sd_are_exact(groups: list[int]) -> None:
    """Over all digraphs on four nodes, weighed by the chance of their arcs, both are exact."""
    arcs = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)]
    found = brokerage(Csr.from_edges(4, *np.array(arcs).T), groups)
    density = len(arcs) / 12
    (stack,) = all_digraphs(4)
    sizes = stack.sum(axis=(1, 2))
    weights = density**sizes * (1 - density) ** (12 - sizes)
    counts = np.array([definitions.brokerage(one.astype(float), groups) for one in stack])
    mean = np.tensordot(weights, counts, axes=1)
    variance = np.tensordot(weights, (counts - mean) ** 2, axes=1)
    assert_allclose(found.expected, mean, atol=1e-12)
    assert_allclose(found.sd, np.sqrt(variance), atol=1e-9)
    assert_array_equal(np.isnan(found.z), found.sd == 0)


@given(grouped())
def test_labels_and_direction(case: tuple[Matrix, list[int]]) -> None:
    """Relabelling moves the roles along; turning arcs round swaps gatekeeper and representative."""
    matrix, groups = case
    order = np.random.default_rng(5).permutation(len(matrix))
    found = brokerage(Csr.from_dense(matrix), groups)
    moved = brokerage(Csr.from_dense(relabelled(matrix, order)), np.array(groups)[order])
    turned = brokerage(Csr.from_dense(matrix.T), groups)
    assert_array_equal(moved.raw, found.raw[order])
    assert_allclose(moved.sd, found.sd[order])
    assert_array_equal(turned.raw[:, [0, 1, 3, 2, 4, 5]], found.raw)
    assert_array_equal(found.raw[:, :5].sum(axis=1), found.raw[:, 5])


def test_groups_must_fit() -> None:
    """Each node has one group, a whole number of 0 or above."""
    graph = Csr.from_edges(3, [0, 1], [1, 2])
    wrong: list[list[int] | list[float]] = [[0, 0], [0, 0, -1], [0.0, 1.0, 2.0]]
    for groups in wrong:
        with pytest.raises(PolicyError, match="do not fit 3 nodes"):
            brokerage(graph, groups)
    with pytest.raises(UndefinedStatisticError, match="no density"):
        brokerage(Csr.from_edges(1, [], []), [0])
