"""What cannot be read is refused, all of it at once, with rows and remedies and without names."""

# ruff: noqa: E501  a message that is compared whole stands on one line

from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest

from publead.errors import ArgumentError, PolicyError
from publead.network import (
    Direction,
    LeadershipNetwork,
    NetworkError,
    RosterColumns,
    SlotColumns,
    StrengthScale,
    TieColumns,
    Undirected,
    read_network,
)

N = Direction.NOMINATION
AB = {"source": "a", "target": "b"}
ADD = "Add them to people=, or pass unknown=UnknownPeople.ADD or LEAVE_OUT"
NUMBER = "is a number that may have lost leading zeros or digits. Read this column as text"
STRENGTH = TieColumns(strength="s")
SCALED = TieColumns(strength="s", scale=StrengthScale.numbers(1, 5))
WORDS = TieColumns(strength="s", scale=StrengthScale.words("monthly", "weekly", "daily"))
SLOTS = SlotColumns(slots=["x", "y"])
ROSTER = RosterColumns()
RATED = RosterColumns(scale=StrengthScale.numbers(1, 5))


def tie(source: object, target: object, **more: object) -> Mapping[str, object]:
    return {"source": source, "target": target, **more}


def named(respondent: object, x: object, y: object) -> Mapping[str, object]:
    return {"respondent": respondent, "x": x, "y": y}


CASES: Mapping[str, tuple[Any, dict[str, Any], list[str]]] = {
    "an empty end": ([AB, tie("a", "")], {}, ["row 2, target: is empty. Fill it in, or remove the row"]),
    "no end at all": ([AB, tie(None, "b")], {}, ["row 2, source: is empty. Fill it in, or remove the row"]),
    "spaces only": ([AB, tie("a", "  ")], {}, ["row 2, target: is empty. Fill it in, or remove the row"]),
    "numbers with a fraction": ([tie(1.5, "a"), tie(2.5, "a")], {}, [f"source: {NUMBER}"]),
    "one number with a fraction": ([tie("a", "b"), tie(1.5, "a")], {}, [f"row 2, source: {NUMBER}"]),
    "true for an id": ([AB, tie("a", True)], {}, ["row 2, target: is true or false, not an id. Read this column as text"]),
    "a list for an id": ([AB, tie(["a"], "b")], {}, ["row 2, source: is a list, not an id. Read this column as text"]),
    "a self-tie": (
        [AB, tie("a", "a")], {},
        ["row 2: is a tie from a person to themselves. Remove it, or pass self_ties=SelfTies.LEAVE_OUT"],
    ),
    "a duplicate": (
        [AB, tie("b", "a"), AB], {},
        ["row 3: repeats the tie of row 1. Keep one, or pass duplicates=Duplicates.FIRST, STRONGEST or SUM"],
    ),
    "somebody unknown is named": (
        [AB, tie("a", "z")], {"people": ["a", "b"]},
        [f"row 2: who is named is not among the people. {ADD}"],
    ),
    "somebody unknown names": (
        [AB, tie("z", "a")], {"people": ["a", "b"]},
        [f"row 2: who names is not among the people. {ADD}"],
    ),
    "both are unknown": (
        [tie("y", "z")], {"people": ["a", "b"]},
        [
            f"row 1: who is named is not among the people. {ADD}",
            f"row 1: who names is not among the people. {ADD}",
        ],
    ),
    "an id in other capitals": (
        [tie("a", "B ")], {"people": ["a", "b"]},
        [f"row 1: who is named is not among the people (an id there differs only in spaces or capitals). {ADD}"],
    ),
    "text for a number": (
        [tie(1, "2"), tie(2, 1)], {"people": [1, 2]},
        [f"row 1: who is named is not among the people (the ids there are of type int, this one is str). {ADD}"],
    ),
    "people twice": (
        [AB], {"people": ["a", "b", "a"]},
        ["row 3, people.person: repeats the id of row 1. Keep one row for each person"],
    ),
    "a person without an id": (
        [AB], {"people": ["a", "b", " "]}, ["row 3, people: is empty. Leave it out"],
    ),
    "no column of ids": (
        [AB], {"people": [{"persn": "a"}]},
        [
            "people.columns.person: the table has no such column: 'person'. Did you mean 'persn'?",
            f"row 1: who is named is not among the people. {ADD}",
            f"row 1: who names is not among the people. {ADD}",
        ],
    ),
    "an attribute that is not there": (
        [AB], {"people": [{"person": "a", "unit": "x"}, {"person": "b", "unit": "x"}], "columns": TieColumns(attributes=["units"])},
        ["people.columns.attributes: the table has no such column: 'units'. Did you mean 'unit'?"],
    ),
    "a respondent who is nobody": (
        [AB], {"people": ["a", "b"], "respondents": ["a", "q"]},
        ["row 2, respondents: is not among the people. Add them to people=, or leave them out"],
    ),
    "a respondent twice": (
        [AB], {"respondents": ["a", "a"]},
        ["row 2, respondents.person: repeats the id of row 1. Keep one row for each person"],
    ),
    "a report by somebody silent": (
        [AB, tie("b", "a")], {"respondents": ["a"]},
        ["row 2: is reported by somebody who is not among the respondents. Add them to respondents=, or remove the tie"],
    ),
    "a respondent in a wave without ties": (
        [tie("a", "b", year=1)],
        {"columns": TieColumns(wave="year"), "respondents": [{"person": "a", "year": 1}, {"person": "b", "year": 9}]},
        ["row 2, respondents.year: is no wave of the ties. Give a wave that has ties, or leave it out"],
    ),
    "a column that is not there": (
        [{"source": "a", "traget": "b"}], {},
        [
            "columns.target: the table has no such column: 'target'. Did you mean 'traget'?",
            "traget: nothing is read from this column. Name it in TieColumns(ignore=...), or as what it holds",
        ],
    ),
    "a column nobody accounts for": (
        [tie("a", "b", note="x")], {},
        ["note: nothing is read from this column. Name it in TieColumns(ignore=...), or as what it holds"],
    ),
    "a column with two roles": (
        [AB], {"columns": TieColumns(source="source", target="source", ignore=["target"])},
        [
            "source: is named for source and target. A column holds one thing; name it once",
            "row 1: is a tie from a person to themselves. Remove it, or pass self_ties=SelfTies.LEAVE_OUT",
        ],
    ),
    "no strength": (
        [tie("a", "b", s=2), tie("b", "a", s=None)], {"columns": STRENGTH},
        ["row 2, s: is empty. Give the tie's strength, or remove the row"],
    ),
    "a strength of 0": (
        [tie("a", "b", s=2), tie("b", "a", s=0)], {"columns": STRENGTH},
        ["row 2, s: is no strength: '0'. A strength is a number above 0; words need TieColumns(scale=StrengthScale.words(...))"],
    ),
    "a strength below 0": (
        [tie("a", "b", s=-1)], {"columns": STRENGTH},
        ["row 1, s: is no strength: '-1'. A strength is a number above 0; words need TieColumns(scale=StrengthScale.words(...))"],
    ),
    "a word for a strength is not repeated": (
        [tie("a", "b", s="Zebedee")], {"columns": STRENGTH},
        ["row 1, s: is no strength. A strength is a number above 0; words need TieColumns(scale=StrengthScale.words(...))"],
    ),
    "a date for a strength": (
        [tie("a", "b", s=[1])], {"columns": STRENGTH},
        ["row 1, s: is a list, not a strength. Give a number above 0"],
    ),
    "beyond the scale": (
        [tie("a", "b", s=6)], {"columns": SCALED},
        ["row 1, s: is not on the scale of strengths: '6'. Use a number from 1 to 5, or 0 for no tie"],
    ),
    "nearly a word of the scale": (
        [tie("a", "b", s="dayly")], {"columns": WORDS},
        ["row 1, s: is not on the scale of strengths. Did you mean 'daily'?"],
    ),
    "no word of the scale": (
        [tie("a", "b", s="7")], {"columns": WORDS},
        ["row 1, s: is not on the scale of strengths: '7'. Use monthly, weekly, daily"],
    ),
    "a layer that was not declared": (
        [tie("a", "b", kind="advise")], {"columns": TieColumns(layer="kind", layers=["advice", "trust"])},
        ["row 1, kind: is no layer that was declared. Did you mean 'advice'?"],
    ),
    "no layer": (
        [tie("a", "b", kind="advice"), tie("b", "a", kind=None)], {"columns": TieColumns(layer="kind")},
        ["row 2, kind: is empty. Fill it in, or remove the row"],
    ),
    "a one-way tie without direction": (
        [AB, tie("b", "a"), tie("a", "c")], {"undirected": Undirected.REFUSE_ONE_WAY, "direction": None},
        ["row 3: is reported by one of the two people only. Add the other report, or pass undirected=Undirected.EITHER or BOTH"],
    ),
    "a tie listed from both ends": (
        [AB, tie("b", "a")], {"undirected": Undirected.LISTED_ONCE, "direction": None},
        ["row 2: repeats the tie of row 1. Keep one, or pass duplicates=Duplicates.FIRST, STRONGEST or SUM"],
    ),
    "a respondent's second row of slots": (
        [named("a", "b", ""), named("a", "c", "")], {"columns": SLOTS},
        ["row 2, respondent: has a row already, row 1. Keep one row for each respondent"],
    ),
    "the same name in two slots": (
        [named("a", "b", "b")], {"columns": SLOTS},
        ["row 1: repeats the tie of row 1. Keep one, or pass duplicates=Duplicates.FIRST, STRONGEST or SUM"],
    ),
    "a row of slots by nobody": (
        [named("", "b", "")], {"columns": SLOTS},
        ["row 1, respondent: is empty. Fill it in, or remove the row"],
    ),
    "a row of slots by somebody unknown": (
        [named("z", "", "")], {"columns": SLOTS, "people": ["a"]},
        [f"row 1: who answered is not among the people. {ADD}"],
    ),
    "a slot that is not there": (
        [{"respondent": "a", "x": "b"}], {"columns": SLOTS},
        ["columns.slots: the table has no such column: 'y'. The columns are 'respondent', 'x'"],
    ),
    "true in a slot": (
        [named("a", True, "")], {"columns": SLOTS},
        ["row 1, x: is true or false, not an id. Read this column as text"],
    ),
    "a column of a roster that is nobody": (
        [{"respondent": "a", "a": "", "Zebedee": "x"}], {"columns": ROSTER, "people": ["a"]},
        ["column 3 has the id of nobody. Name it in RosterColumns(ignore=...), or add the person to people="],
    ),
    "neither a tick nor none": (
        [{"respondent": "a", "a": "", "b": "perhaps"}], {"columns": ROSTER},
        ["row 1, column 3: is neither a tick nor empty. Use 1 or x for a tie and 0 or nothing for none; ratings need scale=StrengthScale(...)"],
    ),
    "a rating without a scale": (
        [{"respondent": "a", "a": "", "b": "4"}], {"columns": ROSTER},
        ["row 1, column 3: is neither a tick nor empty: '4'. Use 1 or x for a tie and 0 or nothing for none; ratings need scale=StrengthScale(...)"],
    ),
    "a rating beyond the scale": (
        [{"respondent": "a", "a": "", "b": "9"}], {"columns": RATED},
        ["row 1, column 3: is not on the scale of strengths: '9'. Use a number from 1 to 5, or 0 for no tie"],
    ),
    "a tick for oneself": (
        [{"respondent": "a", "a": "x", "b": "x"}], {"columns": ROSTER},
        ["row 1: is a tie from a person to themselves. Remove it, or pass self_ties=SelfTies.LEAVE_OUT"],
    ),
    "a respondent's second row of a roster": (
        [{"respondent": "a", "b": "x"}, {"respondent": "a", "b": ""}], {"columns": ROSTER},
        ["row 2, respondent: has a row already, row 1. Keep one row for each respondent"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_fault_says_where_it_is_and_what_to_do(name: str) -> None:
    ties, options, expected = CASES[name]
    with pytest.raises(NetworkError) as caught:
        read_network(ties, **{"direction": N, **options})
    assert [str(fault) for fault in caught.value.faults] == expected


def test_there_are_at_least_forty_of_them() -> None:
    assert len(CASES) >= 40


def test_all_faults_of_the_three_inputs_are_told_at_once() -> None:
    ties: list[Any] = [AB, tie("Zebedee", "a"), tie("b", "b"), tie("a", "b"), tie("", "a")]
    with pytest.raises(NetworkError) as caught:
        read_network(ties, people=["a", "b", "a"], respondents=["a", "q"], direction=N)
    text = str(caught.value)
    assert text.startswith("network from records: 7 faults\n")
    assert "Zebedee" not in text
    rows = [fault.row for fault in caught.value.faults]
    assert rows == sorted(rows, key=lambda row: row or 0)


def test_a_thousand_faults_of_a_kind_are_kept_and_the_others_counted() -> None:
    ties: list[Any] = [tie("a", "a") for _ in range(1500)]
    with pytest.raises(NetworkError) as caught:
        read_network(ties, direction=N)
    assert len(caught.value.faults) == 1001
    assert str(caught.value.faults[0]) == "500 further rows have faults like these"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: SlotColumns(slots=[]), "slots= names the columns of the people named"),
        (lambda: TieColumns(scale=StrengthScale.numbers(1, 5)), "name it in strength="),
        (lambda: StrengthScale.numbers(0, 5), "a tie's strength is above 0"),
        (lambda: StrengthScale.numbers(5, 1), "needs low < high"),
        (lambda: StrengthScale.words("daily"), "at least two, all different"),
    ],
)
def test_settings_that_make_no_sense_are_refused(make: Any, message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        make()


def test_one_text_is_no_list_of_columns() -> None:
    with pytest.raises(ArgumentError, match="Put the names in a list"):
        SlotColumns(slots="x")


def test_edges_of_a_graph_that_cannot_be_ties_are_refused_together() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b"), ("a", "a"), ("a", "b")])
    with pytest.raises(NetworkError) as caught:
        LeadershipNetwork.from_networkx(graph, direction=N, respondents=["b", "q"])
    loops = "Call remove_edges_from(nx.selfloop_edges(graph)), or pass self_ties=SelfTies.LEAVE_OUT"
    assert [str(fault) for fault in caught.value.faults] == [
        "row 2, respondents: is no node of the graph",
        "edge 1: starts at somebody who is not among the respondents",
        "edge 2: starts at somebody who is not among the respondents",
        "edge 3: starts at somebody who is not among the respondents",
        f"edge 3: is a loop. {loops}",
        "edge 2: repeats the edge 1. Give parallel edges a layer or a wave each, or join them",
    ]


def test_edge_data_that_would_be_lost_are_refused() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", colour="red")
    with pytest.raises(NetworkError, match="edge data that would be lost: 'colour'"):
        LeadershipNetwork.from_networkx(graph, direction=N)
    assert LeadershipNetwork.from_networkx(graph, direction=N, ignore=["colour"]).n_ties == 1


@pytest.mark.parametrize("strength", [1e308, 1e-308, 10**400])
def test_strengths_that_cannot_be_added_up_are_refused(strength: float) -> None:
    """Sums and lengths of them would not be numbers, and the warning would be numpy's."""
    rows = [{"source": "a", "target": "b", "s": strength}]
    with pytest.raises(NetworkError, match="impossible strength"):
        read_network(rows, columns=TieColumns(strength="s"), direction=Direction.NOMINATION)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", weight=strength)
    with pytest.raises(NetworkError, match="impossible strength"):
        LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    with pytest.raises(PolicyError, match="at most 1e"):
        StrengthScale.numbers(1, 1e308)
