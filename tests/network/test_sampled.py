"""Claims about indices from pivots, on networks."""

import networkx as nx
import numpy as np
import pytest
from numpy.testing import assert_allclose

from publead.estimates import Status
from publead.graphs.csr import Side
from publead.network import Direction, Lengths, MissingTies, person, read_network, tie
from publead.network.indices.person import Engine, Pivots, Work


def pivots(count: int = 30) -> Pivots:
    return Pivots(count=count, rng=np.random.default_rng(3))


@pytest.mark.parametrize("lengths", list(Lengths))
def test_all_as_pivots_are_exact(lengths: Lengths) -> None:
    """Where everybody is a pivot, the estimates are the index, and ranks settle."""
    graph = nx.les_miserables_graph()
    found = person.sampled_betweenness(graph, pivots(500), lengths=lengths)
    exact = person.betweenness(graph, lengths=lengths)
    assert_allclose(found.index.values, exact.values, rtol=1e-9, atol=1e-9)
    first = max(exact, key=lambda name: exact[name])
    assert found.among_first(1) == (first,)
    assert "no error above 0" in str(found)
    for side in Side:
        near = person.sampled_harmonic(graph, pivots(500), side=side)
        assert_allclose(near.index.values, person.harmonic(graph, side=side).values, rtol=1e-12)


def test_nobody_is_named_who_is_not_settled() -> None:
    """On a ring all are alike, so a sample names nobody, and says so."""
    found = person.sampled_betweenness(nx.cycle_graph(60, create_using=nx.DiGraph), pivots())
    assert found.among_first(5) == ()
    assert not found.settled.any()
    assert "0 of 60 ranks are settled" in str(found)
    assert repr(found) == "SampledIndex: betweenness of 60 people, 30 pivots"
    assert "ranks that the sample does not settle" in str(found.explain())
    assert found.index.low[0] <= found.index[0] <= found.index.high[0]


def test_missing_answers_leave_nothing_to_estimate() -> None:
    """With somebody silent the index is not estimable, unless missing ties are taken as absent."""
    people = [f"p{k}" for k in range(40)]
    ties = [{"source": one, "target": "p0"} for one in people[1:30]]
    network = read_network(
        ties, people=people, respondents=people[:39], direction=Direction.NOMINATION
    )
    found = person.sampled_betweenness(network, pivots())
    assert set(found.index.status) == {Status.NOT_ESTIMABLE}
    assert found.among_first(3) == ()
    assert not found.settled.any()
    assert "not estimable" in str(found)
    absent = person.sampled_harmonic(network, pivots(), missing=MissingTies.AS_ABSENT)
    assert absent.among_first(1) == ("p0",)


def test_the_engine_changes_no_value() -> None:
    """Betweenness of people and of ties is the same on every engine."""
    graph = nx.karate_club_graph()
    for engine in (Engine.DENSE, Engine.SPARSE):
        nodes = person.betweenness(graph, work=Work(engine))
        assert_allclose(nodes.values, person.betweenness(graph).values, rtol=1e-9)
        arcs = tie.betweenness(graph, work=Work(engine))
        assert_allclose(arcs.values, tie.betweenness(graph).values, rtol=1e-9)
