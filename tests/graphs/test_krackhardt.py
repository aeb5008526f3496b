"""Claims about Krackhardt's four dimensions."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, out_star, path, relabelled, ring
from publead.errors import OutOfReachError, UndefinedStatisticError
from publead.graphs import krackhardt
from publead.graphs.components import reach_counts
from publead.graphs.csr import Csr
from publead.graphs.krackhardt import Variant, connectedness, efficiency, hierarchy, lubness

Measure = Callable[[Csr], float]

MEASURES: dict[str, Measure] = {
    "connectedness": connectedness,
    "hierarchy": hierarchy,
    "efficiency": efficiency,
    "efficiency_sna": partial(efficiency, variant=Variant.SNA),
    "lubness": lubness,
    "lubness_sna": partial(lubness, variant=Variant.SNA),
}


@pytest.mark.parametrize("name", MEASURES)
@given(matrix=matrices(most=9))
def test_each_follows_its_definition(name: str, matrix: Matrix) -> None:
    """Each is what counting pairs gives, and refused where that would divide by nothing."""
    expected, graph = definitions.krackhardt(matrix)[name], Csr.from_dense(matrix)
    if math.isnan(expected):
        with pytest.raises(UndefinedStatisticError):
            MEASURES[name](graph)
    else:
        assert MEASURES[name](graph) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("name", MEASURES)
@given(matrix=matrices(least=3))
def test_labels_and_range(name: str, matrix: Matrix) -> None:
    """Relabelling changes nothing, and each lies between 0 and 1."""
    order = np.random.default_rng(5).permutation(len(matrix))
    graph, moved = Csr.from_dense(matrix), Csr.from_dense(relabelled(matrix, order))
    try:
        found = MEASURES[name](graph)
    except UndefinedStatisticError:
        return
    assert MEASURES[name](moved) == pytest.approx(found, abs=1e-12)
    assert -1e-12 <= found <= 1 + 1e-12


@given(matrices(least=2))
def test_direction_matters_to_lubness_alone(matrix: Matrix) -> None:
    """Connectedness, hierarchy and efficiency are the same for the graph turned round."""
    graph, turned = Csr.from_dense(matrix), Csr.from_dense(matrix.T)
    for measure in (connectedness, hierarchy, efficiency):
        try:
            found = measure(graph)
        except UndefinedStatisticError:
            continue
        assert measure(turned) == pytest.approx(found, abs=1e-12)


OUT_TREE = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)]
TWO_PARTS = [(0, 1), (0, 2), (3, 4), (4, 3), (4, 5)]
MIXED = [(0, 1), (1, 0), (0, 2), (2, 3), (3, 0), (3, 4), (4, 5), (5, 3), (1, 4)]
DIAMOND = [(0, 2), (0, 3), (1, 2), (1, 3)]


@pytest.mark.parametrize(
    ("n", "arcs", "said"),
    [
        (5, [(0, k) for k in range(1, 5)], (1, 1, 1, 1)),
        (5, [(k, 0) for k in range(1, 5)], (1, 1, 1, 0)),
        (7, OUT_TREE, (1, 1, 1, 1)),
        (5, [(k, (k + 1) % 5) for k in range(5)], (1, 0.9375, 0, 1)),
        (6, TWO_PARTS, (0.4, 0.875, 0.8, 1)),
        (6, MIXED, (1, 0.84, 0, 1)),
        (4, DIAMOND, (1, 8 / 9, 1, 1 / 3)),
    ],
)
def test_what_sna_gives(n: int, arcs: list[tuple[int, int]], said: tuple[float, ...]) -> None:
    """On seven small graphs, R's sna 2.7-1 gives connectedness, efficiency, hierarchy, LUB."""
    graph = Csr.from_edges(n, *np.array(arcs).T)
    found = (
        connectedness(graph),
        efficiency(graph, variant=Variant.SNA),
        hierarchy(graph),
        lubness(graph, variant=Variant.SNA),
    )
    assert found == pytest.approx(said)


def test_efficiency_is_pooled_and_no_average() -> None:
    """Over a triangle and a path of four, ties to spare are pooled: 1 of 4, not 1 and 0 apart."""
    triangle = [(0, 1), (1, 2), (2, 0)]
    graph = Csr.from_edges(7, *np.array([*triangle, (3, 4), (4, 5), (5, 6)]).T)
    assert efficiency(graph) == pytest.approx(1 - 1 / 4)
    assert efficiency(graph) != pytest.approx((0 + 1) / 2)


def test_lubness_depends_on_direction() -> None:
    """Drawn from the boss down a chart has a least upper bound for all; drawn up it has not."""
    chart = Csr.from_edges(7, *np.array(OUT_TREE).T)
    assert lubness(chart) == 1
    assert lubness(chart.transposed()) < 1


def test_a_bound_that_reaches_the_others_is_not_least() -> None:
    """Of a boss under two others and one below, the boss is the least bound; sna finds none."""
    graph = Csr.from_edges(4, [0, 1, 2], [2, 2, 3])
    assert lubness(graph) == pytest.approx(1 - 1 / 3)
    assert lubness(graph, variant=Variant.SNA) == pytest.approx(1 - 2 / 3)


def test_shapes() -> None:
    """A chain and a star are pure hierarchies, a ring and a complete graph none."""
    assert hierarchy(Csr.from_dense(path(4))) == hierarchy(Csr.from_dense(out_star(4))) == 1
    assert hierarchy(Csr.from_dense(ring(4))) == hierarchy(Csr.from_dense(complete(4))) == 0
    assert efficiency(Csr.from_dense(complete(4))) == 0


@pytest.mark.parametrize("n_tops", [1, 63, 64, 65, 130])
def test_more_than_a_word_of_tops(n_tops: int) -> None:
    """With any number of nodes at the top, sna's lubness is what its rule gives."""
    # Each top leads the same two; of the pairs, only those with a common single top are bound.
    top = np.repeat(np.arange(n_tops), 2)
    graph = Csr.from_edges(n_tops + 2, top, np.tile([n_tops, n_tops + 1], n_tops))
    room = (n_tops + 1) * n_tops / 2
    lacking = math.comb(n_tops, 2) + (n_tops > 1)
    assert lubness(graph, variant=Variant.SNA) == pytest.approx(1 - lacking / room)
    assert lubness(graph) == pytest.approx(1 - lacking / room)


def test_out_trees_of_any_size() -> None:
    """An out-tree of any size is Krackhardt's ideal, and folds into its root."""
    n = 50_000
    chart = Csr.from_edges(n, (np.arange(1, n) - 1) // 6, np.arange(1, n))
    assert lubness(chart) == lubness(chart, variant=Variant.SNA) == hierarchy(chart) == 1
    assert reach_counts(chart)[0] == n - 1


def test_what_cannot_be_compared_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a stated number of components lubness is out of reach, and says what to do."""
    monkeypatch.setattr(krackhardt, "MOST_COMPARED", 4)
    crossed = Csr.from_edges(5, [0, 1, 0, 1, 0], [2, 2, 3, 3, 4])
    assert lubness(crossed) == pytest.approx(0.5)
    wider = Csr.from_edges(5, [0, 1, 0, 1, 0, 1], [2, 2, 3, 3, 4, 4])
    with pytest.raises(OutOfReachError, match="lubness is out of reach: 5 strong components"):
        lubness(wider)
