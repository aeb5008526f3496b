"""Claims about estimates from pivots: what they add up to, their error, and whom they name."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import matrices, star
from publead.errors import ArgumentError, CancelledError, PolicyError
from publead.graphs.betweenness import node_betweenness
from publead.graphs.csr import Csr, Floats, Kind, Side
from publead.graphs.distances import hop_sums, inverse_strengths
from publead.graphs.sampled import Sampled
from publead.graphs.sampling import (
    Pivots,
    betweenness_from,
    sampled_betweenness,
    sampled_harmonic,
)
from publead.graphs.sweeps import sweep
from publead.graphs.work import Work
from publead.progress import Cancellation


def pivots(count: int, seed: int = 1) -> Pivots:
    return Pivots(count=count, rng=np.random.default_rng(seed))


def random_graph(n: int, share: float, seed: int = 1) -> Csr:
    rng = np.random.default_rng(seed)
    # A few are turned to by many, as in an organisation.
    chance = share * n * (np.arange(1, n + 1) ** -0.5) / (np.arange(1, n + 1) ** -0.5).sum()
    matrix = rng.random((n, n)) < chance
    np.fill_diagonal(matrix, 0)
    return Csr.from_dense(matrix)


@given(matrices(valued=True))
def test_all_nodes_as_pivots_are_exact(matrix: Matrix) -> None:
    """With every node a pivot the estimate is the definition, without error."""
    graph, lengths = Csr.from_dense(matrix), inverse_strengths(Csr.from_dense(matrix))
    found = sampled_betweenness(graph, pivots(30), lengths=lengths)
    expected = definitions.betweenness(matrix, by_length=True)
    assert_allclose(found.values, expected, rtol=1e-9, atol=1e-9)
    assert found.bound == 0
    assert_allclose(found.margins, 0, atol=0)
    for side in Side:
        near = sampled_harmonic(graph, pivots(30), side=side)
        assert_allclose(near.values, hop_sums(graph).side(side).harmonic, rtol=1e-12)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.integers(1, 4))
def test_ranks_follow_their_definition(values: list[int], margin: int) -> None:
    """A rank counts who is surely above, and who is not surely below."""
    given_values = np.array(values, dtype=float)
    found = Sampled(
        values=given_values,
        standard_errors=np.full(len(values), 1e9),
        bound=margin / 2,
        n_pivots=30,
        level=0.95,
    )
    low, high = found.low, found.high
    for v in range(len(values)):
        least = 1 + int((low > high[v]).sum())
        greatest = len(values) - int((high < low[v]).sum())
        assert found.ranks[v].tolist() == [least, greatest]
        assert found.settled[v] == (least == greatest)
    for count in range(len(values) + 1):
        named = found.among_first(count).tolist()
        assert len(named) <= count
        assert set(named) == set(np.flatnonzero(found.ranks[:, 1] <= count).tolist())
        assert named == sorted(named, key=lambda v: (-values[v], v))


def test_the_estimate_is_unbiased() -> None:
    """Over many samples the mean estimate is the true value, and se is the spread about it."""
    graph = random_graph(60, 0.08)
    truth = {"b": node_betweenness(graph).values, "h": hop_sums(graph).incoming.harmonic}
    drawn: dict[str, list[Sampled]] = {"b": [], "h": []}
    for seed in range(400):
        drawn["b"].append(sampled_betweenness(graph, pivots(30, seed)))
        drawn["h"].append(sampled_harmonic(graph, pivots(30, seed)))
    for name, exact in truth.items():
        values = np.stack([found.values for found in drawn[name]])
        spread = values.std(axis=0, ddof=1)
        assert (np.abs(values.mean(axis=0) - exact) <= 4.5 * spread / 20).all()
        errors = np.stack([found.standard_errors for found in drawn[name]])
        # Where shares are so rare that the least standard error holds, it is above the spread.
        told = np.sqrt((errors**2).mean(axis=0))
        assert (told >= 0.85 * spread).all()
        often = exact > np.median(exact)
        assert np.median(told[often] / spread[often]) == pytest.approx(1, abs=0.15)
        assert max(np.abs(row - exact).max() for row in values) <= drawn[name][0].bound


def coverage(graph: Csr, count: int, runs: int) -> tuple[float, float]:
    """Return the share of values that lie in their intervals, and of runs with a wrong rank."""
    exact = node_betweenness(graph).values
    rank = (exact[:, None] < exact[None, :]).sum(axis=1) + 1
    held, wrong = 0.0, 0
    for seed in range(runs):
        found = sampled_betweenness(graph, pivots(count, seed))
        held += ((found.low - 1e-9 <= exact) & (exact <= found.high + 1e-9)).mean() / runs
        least, greatest = found.ranks.T
        wrong += bool(((rank < least) | (rank > greatest)).any())
    return held, wrong / runs


def test_settled_ranks_are_right() -> None:
    """Where a sample settles a rank or names the first, it is so; most of the others it leaves."""
    held, wrong = coverage(random_graph(150, 0.04), 75, 20)
    assert held >= 0.95
    assert wrong <= 0.05


@pytest.mark.nightly
@pytest.mark.parametrize(("n", "count"), [(400, 60), (400, 200), (800, 400)])
def test_settled_ranks_are_right_in_larger_graphs(n: int, count: int) -> None:
    """Intervals hold 95 % of the values and more, and ranks err in at most one run of twenty."""
    held, wrong = coverage(random_graph(n, 8 / n), count, 100)
    assert held >= 0.95
    assert wrong <= 0.05


def test_whom_it_names() -> None:
    """In a star the centre is named first; the leaves, all alike, are not told apart."""
    graph = Csr.from_dense(star(60))
    found = sampled_betweenness(graph, pivots(40), kind=Kind.UNDIRECTED)
    assert found.among_first(1).tolist() == [0]
    assert found.among_first(2).tolist() == [0]
    assert found.settled.tolist() == [True] + [False] * 59
    assert found.values[0] == pytest.approx(59 * 58 / 2, rel=0.05)
    assert found.low[1] == 0


def test_seeds_repeat_and_samples_differ() -> None:
    """The same seed draws the same pivots, another seed others, each pivot once."""
    assert_array_equal(pivots(30, 5).drawn(100), pivots(30, 5).drawn(100))
    assert (pivots(30, 5).drawn(100) != pivots(30, 6).drawn(100)).any()
    assert np.unique(pivots(30).drawn(100)).size == 30


def test_partial_sweeps_are_samples() -> None:
    """Parts of a sample made in several places give the sample, once they are added."""
    graph, drawn = random_graph(100, 0.05), pivots(40).drawn(100)
    parts = sweep(graph, sources=drawn[:11]) + sweep(graph, sources=drawn[11:])
    whole: Floats = sampled_betweenness(graph, pivots(40)).values
    assert_allclose(betweenness_from(parts).values, whole, rtol=1e-12)
    with pytest.raises(PolicyError, match="at least 30 pivots"):
        betweenness_from(sweep(graph, sources=drawn[:11]))


def test_no_nodes() -> None:
    """A graph without nodes has no estimates, and no error."""
    found = sampled_betweenness(Csr.from_edges(0, [], []), pivots(30))
    assert found.values.size == found.margins.size == found.among_first(3).size == 0


def test_impossible_pivots_are_refused() -> None:
    """There are at least 30 pivots, a level between 0 and 1, and a generator."""
    with pytest.raises(PolicyError, match="take at least 30 pivots"):
        pivots(29)
    with pytest.raises(PolicyError, match="level is 1"):
        Pivots(count=30, rng=np.random.default_rng(1), level=1)
    with pytest.raises(ArgumentError, match="rng must be Generator"):
        Pivots(count=30, rng=1)  # type: ignore[arg-type]


def test_samples_can_be_cancelled() -> None:
    """Sampling is told how far it is, and ends when it is asked to."""
    stop = Cancellation()
    stop.cancel()
    for sampled in (sampled_betweenness, sampled_harmonic):
        with pytest.raises(CancelledError):
            sampled(random_graph(60, 0.1), pivots(30), work=Work(progress=stop))
