"""How far an index hangs on who answered: against a count of every way to leave people out."""

import itertools
import math
from functools import partial

import networkx as nx
import numpy as np
import pytest
from scipy import stats

from publead.errors import ArgumentError, PolicyError, UndefinedStatisticError
from publead.network import (
    Compared,
    Direction,
    LeadershipNetwork,
    LeftOut,
    MissingTies,
    Sensitivity,
    person,
    sensitivity,
    whole,
)

AS_ABSENT = MissingTies.AS_ABSENT


def drawn(seed: int = 3, n: int = 7) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.gnp_random_graph(n, 0.4, seed=seed, directed=True)
    return graph


def measured(network: object, index: object, **options: object) -> Sensitivity:
    rng = np.random.default_rng(5)
    given = {"share": 2 / 7, "rng": rng, "draws": 2000} | options
    return sensitivity(network, index, **given)  # type: ignore[arg-type]


def test_ranks_correlate_as_over_every_pair_left_out() -> None:
    """The mean of in-degree's rank correlation over all 21 pairs, counted with scipy."""
    graph = drawn()
    full = [graph.in_degree(node) for node in graph]
    every = []
    for out in itertools.combinations(graph, 2):
        heard = nx.DiGraph(graph)
        heard.remove_edges_from([edge for edge in graph.edges if edge[0] in out])
        every.append(stats.spearmanr(full, [heard.in_degree(node) for node in graph]).statistic)
    found = measured(graph, person.in_degree)
    assert found.compared is Compared.RANKS
    assert (found.n_left_out, found.n_respondents, found.draws) == (2, 7, 2000)
    assert found.mean == pytest.approx(np.mean(every), abs=4 * found.error)
    assert min(every) - 1e-9 <= found.low <= found.mean <= found.high <= max(every) + 1e-9


def test_the_value_of_the_whole_is_biased_as_over_every_pair_taken_out() -> None:
    graph = drawn()
    every = [
        nx.transitivity(nx.Graph(graph.subgraph(set(graph) - set(out))))
        for out in itertools.combinations(graph, 2)
    ]
    found = measured(nx.Graph(graph), whole.transitivity, left_out=LeftOut.GONE)
    assert found.compared is Compared.VALUE
    assert found.full == pytest.approx(nx.transitivity(nx.Graph(graph)))
    assert found.mean == pytest.approx(np.mean(every), abs=4 * found.error)
    assert found.bias == pytest.approx(found.mean - found.full)


def test_density_is_not_biased_by_silence_and_absence_would_bias_it() -> None:
    """The mean over ties that could be reported is right on average, whoever is silent."""
    found = measured(drawn(), whole.density)
    assert found.bias == pytest.approx(0, abs=4 * found.error)


def test_simulation_error_falls_with_the_root_of_the_draws() -> None:
    few, many = (measured(drawn(), person.in_degree, draws=draws) for draws in (100, 1600))
    assert few.error / many.error == pytest.approx(4, rel=0.3)


def test_the_same_seed_gives_the_same_answer() -> None:
    one, again = (measured(drawn(), person.harmonic, left_out=LeftOut.GONE) for _ in range(2))
    assert one == again


def test_what_depends_on_paths_must_be_told_what_to_do() -> None:
    with pytest.raises(UndefinedStatisticError, match=r"functools.partial\(index, missing="):
        measured(drawn(), person.betweenness, draws=20)
    found = measured(drawn(), partial(person.betweenness, missing=AS_ABSENT), draws=50)
    assert found.mean < 1


def test_where_all_are_alike_there_is_nothing_to_compare() -> None:
    with pytest.raises(UndefinedStatisticError, match="the same for all people"):
        measured(nx.complete_graph(5), person.in_degree, draws=20, left_out=LeftOut.GONE)
    with pytest.raises(UndefinedStatisticError):
        measured(nx.empty_graph(5), person.constraint, draws=20)


def test_whoever_is_silent_already_stays_so() -> None:
    graph = drawn(n=8)
    graph.remove_edges_from(list(graph.out_edges(0)))
    network = LeadershipNetwork.from_networkx(
        graph, direction=Direction.NOMINATION, respondents=range(1, 8)
    )
    found = measured(network, person.in_degree)
    assert found.n_respondents == 7
    found = measured(network, person.out_degree)
    assert found.mean == pytest.approx(1.0)
    assert found.error == pytest.approx(0.0, abs=1e-12)


def test_a_tie_without_direction_is_lost_only_if_neither_end_is_left_to_tell() -> None:
    """A path of four stays in one piece without one answer; of two, the neighbours lose a tie."""
    pieces = partial(whole.n_components, missing=AS_ABSENT)
    one_out = measured(nx.path_graph(4), pieces, share=0.25, draws=50)
    assert (one_out.low, one_out.mean, one_out.high) == (1, 1, 1)
    two_out = measured(nx.path_graph(4), pieces, share=0.5)
    assert two_out.mean == pytest.approx(1.5, abs=4 * two_out.error)


def test_the_share_the_draws_and_the_generator_are_checked() -> None:
    for share in (0, 1, -0.1, math.nan):
        with pytest.raises(PolicyError, match="share is"):
            measured(drawn(), person.in_degree, share=share)
    with pytest.raises(PolicyError, match="at least 20"):
        measured(drawn(), person.in_degree, draws=5)
    with pytest.raises(PolicyError, match="fewer than 3"):
        measured(nx.path_graph(2), person.in_degree)
    with pytest.raises(ArgumentError, match="default_rng"):
        measured(drawn(), person.in_degree, rng=7)


def test_it_reads_as_a_sentence_and_names_nobody() -> None:
    graph = nx.relabel_nodes(drawn(), {i: f"xavier {i}" for i in range(7)})
    for index in (person.in_degree, whole.density):
        found = measured(graph, index, draws=40)
        for text in (str(found), repr(found), str(found.explain())):
            assert "xavier" not in text
        assert "left out at random" in str(found)
        assert "simulation error" in str(found)
        assert "robustness:" in str(found.explain())
