"""Claims about the shape of a network beside networks of the same size and density."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from publead.errors import ArgumentError, PolicyError, UndefinedStatisticError
from publead.network import (
    Direction,
    LeadershipNetwork,
    ShapeIndex,
    against_chance,
    person,
    whole,
)
from publead.network.shape import chance

ORACLE = Path(__file__).parents[1] / "data" / "oracle_networks.json"


def rng() -> np.random.Generator:
    return np.random.default_rng(20)


@pytest.fixture
def turns_to() -> LeadershipNetwork:
    graph = nx.gnp_random_graph(12, 0.25, directed=True, seed=4)
    return LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)


def test_what_is_observed_is_what_the_indices_give(turns_to: LeadershipNetwork) -> None:
    """Each index of a fully answered network is the one that the wing gives elsewhere."""
    elsewhere = {
        ShapeIndex.CENTRALIZATION: whole.centralization(turns_to, person.in_degree),
        ShapeIndex.EFFECTIVE_LEADERS: whole.effective_leaders(turns_to),
        ShapeIndex.RECIPROCITY: whole.reciprocity(turns_to),
        ShapeIndex.TRANSITIVITY: whole.transitivity(turns_to),
        ShapeIndex.HIERARCHY: whole.hierarchy(turns_to),
    }
    assert set(elsewhere) == set(ShapeIndex)
    for index, estimate in elsewhere.items():
        found = against_chance(turns_to, index, rng(), draws=100)
        assert found.observed == pytest.approx(float(estimate), abs=1e-12)


def test_influence_is_read_at_its_other_end(turns_to: LeadershipNetwork) -> None:
    """Leadership given as influence has the centralization of the nominations turned round."""
    turned = LeadershipNetwork.from_networkx(
        nx.reverse(turns_to.to_networkx()), direction=Direction.INFLUENCE
    )
    for index in (ShapeIndex.CENTRALIZATION, ShapeIndex.EFFECTIVE_LEADERS):
        one, other = (against_chance(net, index, rng(), draws=100) for net in (turns_to, turned))
        assert one.observed == pytest.approx(other.observed)


def test_undirected_networks_are_beside_undirected_ones() -> None:
    """The marriages of Florence: transitivity as networkx has it, and degree centralization."""
    marriages = nx.florentine_families_graph()
    closed = against_chance(marriages, ShapeIndex.TRANSITIVITY, rng(), draws=200)
    assert closed.observed == pytest.approx(nx.transitivity(marriages))
    assert (closed.n_people, closed.n_ties, closed.is_undirected) == (15, 20, True)
    centred = against_chance(marriages, ShapeIndex.CENTRALIZATION, rng(), draws=200)
    assert centred.observed == pytest.approx(
        float(whole.centralization(marriages, person.in_degree))
    )
    assert centred.measure.name == "centralization of degree"


def test_r_finds_the_same_chances(known: Any) -> None:
    """Mean and SD over random networks are R sna's (cug.test, edges, 1,000 draws) to 4 SE."""
    network = known("krackhardt_hightech/advice").network
    by_r = json.loads(ORACLE.read_text())["cug"]["advice"]["edges"]
    for index, name in (
        (ShapeIndex.TRANSITIVITY, "gtrans"),
        (ShapeIndex.RECIPROCITY, "reciprocity_edgewise"),
    ):
        found = against_chance(network, index, rng(), draws=2000)
        error = by_r[name]["sd"] * np.sqrt(1 / 1000 + 1 / 2000)
        assert found.observed == pytest.approx(by_r[name]["obs"], abs=1e-12)
        assert found.mean == pytest.approx(by_r[name]["mean"], abs=4 * error)
        assert float(found.known.std()) == pytest.approx(by_r[name]["sd"], rel=0.12)
        assert found.p_high == pytest.approx(by_r[name]["pge"], abs=0.06)


def test_the_mean_over_three_people_is_exact_in_the_limit() -> None:
    """With 3 people and 3 ties, expected reciprocity is 2/5: a tie's return is one of 5 places."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    found = against_chance(
        graph, ShapeIndex.RECIPROCITY, rng(), draws=20_000, direction=Direction.NOMINATION
    )
    assert found.mean == pytest.approx(2 / 5, abs=0.01)


def test_shares_count_the_network_itself(turns_to: LeadershipNetwork) -> None:
    """A share is (1 + draws as extreme) / (1 + draws), so never 0, and both add up to 1 or more."""
    found = against_chance(turns_to, ShapeIndex.TRANSITIVITY, rng(), draws=199)
    high = int((found.draws >= found.observed).sum())
    assert found.p_high == pytest.approx((high + 1) / 200)
    assert found.p_low + found.p_high >= 1
    assert found.low <= found.mean <= found.high


def test_blocks_do_not_matter(turns_to: LeadershipNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few networks are drawn together, the draws are the same."""
    whole_run = against_chance(turns_to, ShapeIndex.TRANSITIVITY, rng(), draws=150)
    monkeypatch.setattr(chance, "CELLS_AT_ONCE", 7 * 144)
    in_blocks = against_chance(turns_to, ShapeIndex.TRANSITIVITY, rng(), draws=150)
    assert np.array_equal(whole_run.draws, in_blocks.draws)


def test_those_who_did_not_answer_are_left_out() -> None:
    """The comparison is among those who answered, and says how many did not."""
    graph = nx.gnp_random_graph(10, 0.3, directed=True, seed=2)
    graph.remove_edges_from([edge for edge in graph.edges if edge[0] > 7])
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=range(8)
    )
    found = against_chance(network, ShapeIndex.RECIPROCITY, rng(), draws=100)
    inside = graph.subgraph(range(8))
    assert (found.n_people, found.n_ties) == (8, inside.number_of_edges())
    assert found.n_left_out == 2
    assert "2 people who did not answer" in str(found.explain())


def test_draws_without_a_value_are_counted() -> None:
    """Two ties of four people seldom follow each other, and those that do not are told."""
    graph = nx.DiGraph([("a", "b"), ("b", "c")])
    graph.add_node("d")
    found = against_chance(
        graph, ShapeIndex.TRANSITIVITY, rng(), draws=100, direction=Direction.NOMINATION
    )
    assert 0 < found.known.size < 100
    assert "that have no value" in str(found.explain())


def test_it_prints_a_sentence_and_a_table(turns_to: LeadershipNetwork) -> None:
    """The comparison reads as a sentence, names nobody, and has one row a draw."""
    found = against_chance(turns_to, ShapeIndex.CENTRALIZATION, rng(), draws=100)
    assert str(found).startswith("Centralization 0.")
    assert f"12 people and {turns_to.n_ties} ties" in str(found)
    assert repr(found).startswith("AgainstChance: centralization, 100 networks")
    assert len(found.rows()) == 100
    assert found.to_dict()["n_draws"] == 100
    assert "conditional uniform" in found.explain().method
    with pytest.raises(ValueError, match="read-only"):
        found.draws[0] = 1


def test_what_makes_no_sense_is_refused(turns_to: LeadershipNetwork) -> None:
    """A sentence says what is wrong: index, generator, draws, direction, nothing to compare."""
    with pytest.raises(ArgumentError, match="ShapeIndex"):
        against_chance(turns_to, "transitivity", rng())  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="default_rng"):
        against_chance(turns_to, ShapeIndex.TRANSITIVITY, 1)  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="100 or more"):
        against_chance(turns_to, ShapeIndex.TRANSITIVITY, rng(), draws=20)
    for index in (ShapeIndex.RECIPROCITY, ShapeIndex.HIERARCHY, ShapeIndex.EFFECTIVE_LEADERS):
        with pytest.raises(PolicyError, match="without direction"):
            against_chance(nx.path_graph(4), index, rng())
    with pytest.raises(PolicyError, match="direction="):
        against_chance(nx.DiGraph([(1, 2)]), ShapeIndex.RECIPROCITY, rng())
    for graph in (nx.empty_graph(0), nx.empty_graph(1), nx.empty_graph(5)):
        with pytest.raises(UndefinedStatisticError, match="has no such number"):
            against_chance(graph, ShapeIndex.TRANSITIVITY, rng(), draws=100)
