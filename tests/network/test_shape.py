"""The shape of a network in sentences, and everybody's place in it from one sweep."""

from collections.abc import Callable
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import DisclosureError, PolicyError, UnknownCodeError
from publead.network import (
    Direction,
    Imputation,
    LeadershipNetwork,
    MissingTies,
    NetworkPolicy,
    Side,
    StrengthScale,
    UnknownNodeError,
    centralities,
    describe,
    person,
    read_network,
    whole,
)

NOMINATION = Direction.NOMINATION


def unwrapped(shown: object) -> str:
    """Return a text without the breaks that make it fit a page."""
    return str(shown).replace("\n  ", " ")


@pytest.fixture
def team() -> LeadershipNetwork:
    """Return six people in two units, of whom one did not answer."""
    ties = ["ab", "cb", "db", "eb", "ba", "ca", "de"]
    staff = [{"person": each, "unit": "x" if each in "abc" else "y"} for each in "abcdef"]
    return read_network(
        [{"source": tie[0], "target": tie[1]} for tie in ties],
        people=staff,
        respondents=list("abcde"),
        direction=NOMINATION,
    )


def test_the_shape_reads_as_sentences_with_what_it_does_not_show(team: LeadershipNetwork) -> None:
    assert unwrapped(describe(team, by="unit")).splitlines() == [
        "6 people, 7 ties. 5 of 6 answered (83%).",
        "28% of all possible ties are there; between 23% and 40% whatever the others would have "
        "said.",
        "Centralization is 0.85, where 0 is everybody named alike and 1 is everybody turning to "
        "one person alone; between 0.52 and 0.88 whatever the others would have said.",
        "Leadership is spread as if over 2.3 people with equal shares; between 2.1 and 3.9 "
        "whatever the others would have said. Asked of many more such people it would be 2.7 "
        "(95% interval 1.0 to 7.3).",
        "29% of ties are returned.",
        "Not estimable: connectedness, Krackhardt's efficiency, hierarchy, least upper "
        "boundedness. 1 of 6 did not answer, and paths through their missing ties are not known. "
        "Pass missing=Imputation(rng) to fill them in many times over, or MissingTies.AS_ABSENT "
        "to take them for absent.",
        "E-I by unit: -0.43 [-0.56, 0.00], 2 ties between groups and 5 within; 0.20 by chance.",
        "What this does not show: who leads well, or why people turn to whom: it counts whom "
        "people say they turn to, on the day they were asked, in the words of the question.",
    ]


def test_nobody_is_named_in_the_shape(team: LeadershipNetwork) -> None:
    names = {each: f"Zebedee{i}" for i, each in enumerate(team.people)}
    renamed = attrs.evolve(team, people=tuple(names.values()))
    shape = describe(renamed, by="unit")
    for shown in (str(shape), repr(shape), str(shape.explain()), str(shape.rows())):
        assert "Zebedee" not in shown


def test_without_direction_sentences_about_direction_are_left_out() -> None:
    lines = unwrapped(describe(nx.krackhardt_kite_graph()))
    assert "returned" not in lines
    assert "hierarchy" not in lines
    assert "Note: a plain graph, so everybody counts as having answered." in lines


def test_a_directed_graph_needs_its_leading_end() -> None:
    with pytest.raises(PolicyError, match="the shape of a network needs to know which end"):
        describe(nx.DiGraph([(0, 1)]))


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0, create_using=nx.DiGraph),
        nx.empty_graph(1, create_using=nx.DiGraph),
        nx.empty_graph(4, create_using=nx.DiGraph),
        nx.DiGraph([(0, 1)]),
        nx.complete_graph(5, create_using=nx.DiGraph),
        nx.empty_graph(3),
        nx.star_graph(4),
    ],
)
def test_every_network_has_a_shape(graph: "nx.Graph[int]") -> None:
    shape = describe(graph, by=dict.fromkeys(graph, "all"), direction=NOMINATION)
    assert "What this does not show" in unwrapped(shape)
    assert len(shape.rows()) == 9
    for row in shape.rows():
        assert row["value"] is not None or row["reason"]


def test_the_shape_holds_the_same_values_as_the_indices(known: Callable[[str], Any]) -> None:
    network = known("krackhardt_hightech/advice").network
    shape = describe(network, by="dept")
    assert shape.density.value == whole.density(network).value
    assert shape.centralization.value == pytest.approx(0.47)
    assert shape.lubness.value == whole.lubness(network).value
    assert shape.response == 1.0
    assert shape.ei is not None
    assert shape.ei.value == pytest.approx(0.515789473684211)


def test_influence_is_read_from_the_other_end() -> None:
    graph = nx.DiGraph([("eve", "ann"), ("eve", "bob"), ("eve", "cem")])
    assert describe(graph, direction=Direction.INFLUENCE).centralization.value == 1.0
    assert describe(graph.reverse(), direction=NOMINATION).centralization.value == 1.0


def test_missing_ties_can_be_filled_in(team: LeadershipNetwork) -> None:
    policy = Imputation(rng=np.random.default_rng(1), draws=50)
    shape = describe(team, missing=policy)
    assert shape.connectedness.is_shown
    assert "95% of the completed networks lie between" in unwrapped(shape)


@given(seed=st.integers(0, 200), n=st.integers(2, 9), directed=st.booleans())
def test_one_sweep_gives_what_each_index_gives(seed: int, n: int, directed: bool) -> None:
    graph = nx.gnp_random_graph(n, 0.4, seed=seed, directed=directed)
    table = centralities(graph)
    ends = {"in": Side.IN, "out": Side.OUT} if directed else {"": Side.IN}
    expected = {"betweenness": person.betweenness(graph)}
    for end, side in ends.items():
        suffix = f"_{end}" if end else ""
        expected[f"closeness{suffix}"] = person.closeness(graph, side=side)
        expected[f"harmonic{suffix}"] = person.harmonic(graph, side=side)
        expected[f"reach{suffix}"] = person.reach(graph, side=side)
    for name, index in expected.items():
        np.testing.assert_allclose(table.index(name).values, index.values, atol=1e-9)
    names = ["in_degree", "out_degree"] if directed else ["degree"]
    assert table.names[: len(names)] == tuple(names)


def test_the_table_is_a_frame_of_any_library() -> None:
    table = centralities(nx.krackhardt_kite_graph())
    pandas, polars = table.to_frame(backend="pandas"), table.to_frame(backend="polars")
    assert isinstance(pandas, pd.DataFrame)
    assert isinstance(polars, pl.DataFrame)
    assert list(pandas.columns) == polars.columns == ["person", *table.names]
    assert pandas["degree"].tolist() == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]


def test_one_person_is_a_mapping_of_numbers() -> None:
    table = centralities(nx.krackhardt_kite_graph())
    assert table[3]["degree"] == 6.0
    assert set(table[3]) == set(table.names)
    with pytest.raises(UnknownNodeError):
        table["nobody"]
    with pytest.raises(UnknownCodeError, match="Did you mean 'betweenness'"):
        table.index("betweeness")


def test_an_index_that_is_undefined_is_named_with_its_reason() -> None:
    table = centralities(nx.DiGraph([("a", "b")]))
    assert table.undefined == (
        ("eigenvector", "the graph has no cycle, so its largest eigenvalue is 0"),
    )
    assert "eigenvector" in str(table)


def test_people_are_named_from_four_in_five_answers(team: LeadershipNetwork) -> None:
    assert centralities(team).response == pytest.approx(5 / 6)
    fewer = attrs.evolve(
        team,
        answered=np.array([True, True, False, False, True, False]),
        arcs=team.arcs.taken(np.isin(team.arcs.sources, [0, 1, 4])),
    )
    with pytest.raises(DisclosureError, match=r"names people, and 3 of 6 answered \(50%"):
        centralities(fewer)
    policy = NetworkPolicy(min_response=0.5, reason="agreed with all six")
    table = centralities(fewer, policy=policy, missing=MissingTies.AS_ABSENT)
    assert "Reason for showing more: agreed with all six" in str(table.explain())


def test_a_policy_that_shows_more_says_why() -> None:
    with pytest.raises(PolicyError, match="below the default of 5: say why in reason="):
        NetworkPolicy(min_group=4)
    with pytest.raises(PolicyError, match="give a share from 0 to 1"):
        NetworkPolicy(min_response=1.5)
    assert "80%" in str(NetworkPolicy())


def test_strengths_have_columns_where_there_are_any() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 2), ("b", "a", 3)])
    assert "in_strength" in centralities(graph).names
    network = LeadershipNetwork.from_networkx(graph, direction=NOMINATION)
    scaled = attrs.evolve(network, scale=StrengthScale.numbers(1, 5))
    assert person.normalized(person.in_strength(scaled)).values.tolist() == [0.6, 0.4]
