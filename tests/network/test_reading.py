"""Three inputs make a network: ties, people, and who answered; whoever is silent is no zero."""

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

from publead.errors import PolicyError, UnknownCodeError
from publead.network import (
    Direction,
    Duplicates,
    LeadershipNetwork,
    RosterColumns,
    SelfTies,
    SeveralNetworksError,
    SlotColumns,
    StrengthScale,
    TieColumns,
    Undirected,
    UnknownNodeError,
    UnknownPeople,
    person,
    read_network,
)
from publead.tables import CsvOptions

N = Direction.NOMINATION
TIES = [{"source": "a", "target": "b"}, {"source": "c", "target": "b"}]


def pairs(network: LeadershipNetwork) -> list[tuple[object, object]]:
    people, arcs = network.people, network.arcs
    return [
        (people[u], people[v])
        for u, v in zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True)
    ]


def test_people_keep_their_order_and_ties_theirs() -> None:
    network = read_network(TIES, people=["d", "c", "b", "a"], direction=N)
    assert network.people == ("d", "c", "b", "a")
    assert pairs(network) == [("a", "b"), ("c", "b")]


def test_the_same_network_comes_from_a_file_from_frames_and_from_rows(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source;target\na;b\nc;b\n")
    from_file = read_network(file, direction=N, csv=CsvOptions(delimiter=";"))
    for source in (TIES, pd.DataFrame(TIES), pl.DataFrame(TIES), iter(TIES)):
        network = read_network(source, direction=N)
        assert network.people == from_file.people
        assert pairs(network) == pairs(from_file)


def test_whole_numbers_stay_whole_numbers() -> None:
    network = read_network(pd.DataFrame({"source": [2, 3], "target": [1, 1]}), direction=N)
    assert network.people == (2, 3, 1)
    assert person.in_degree(network)[1] == 2.0


def test_a_person_without_ties_is_known() -> None:
    network = read_network(TIES, people=["a", "b", "c", "d"], direction=N)
    assert person.in_degree(network)["d"] == 0.0


def test_who_did_not_answer_is_no_zero() -> None:
    network = read_network(TIES, people=["a", "b", "c"], respondents=["a", "c"], direction=N)
    assert network.n_respondents == 2
    assert np.isnan(person.out_degree(network)["b"])
    assert person.out_degree(network)["a"] == 1.0


def test_without_respondents_everybody_counts_and_a_note_says_so() -> None:
    network = read_network(TIES, direction=N)
    assert network.is_complete
    assert network.notes == (
        "people were not given, so only those in a tie are known",
        "respondents were not given, so everybody counts as having answered",
    )


def test_attributes_are_joined_by_id_whatever_the_order_of_the_rows() -> None:
    staff = [
        {"person": "c", "unit": "Planning", "grade": 3},
        {"person": "a", "unit": "Housing", "grade": None},
        {"person": "b", "unit": "", "grade": 5},
    ]
    for rows in (staff, staff[::-1]):
        network = read_network(TIES, people=rows, direction=N)
        known = dict(zip(network.people, network.attributes["unit"], strict=True))
        assert known == {"a": "Housing", "b": None, "c": "Planning"}
        grades = dict(zip(network.people, network.attributes["grade"], strict=True))
        assert grades == {"a": None, "b": 5, "c": 3}
        assert network.by("unit").n_unknown == 1


def test_slots_name_people_and_a_row_without_names_is_an_answer() -> None:
    rows: list[dict[str, str | None]] = [
        {"respondent": "a", "one": "b", "two": "c"},
        {"respondent": "b", "one": None, "two": " "},
    ]
    network = read_network(
        rows, people=["a", "b", "c"], columns=SlotColumns(slots=["one", "two"]), direction=N
    )
    assert pairs(network) == [("a", "b"), ("a", "c")]
    assert network.respondents.tolist() == [True, True, False]
    assert person.out_degree(network)["b"] == 0.0


def test_a_roster_of_ticks() -> None:
    rows: list[dict[str, str | None]] = [
        {"respondent": "a", "a": "", "b": "x", "c": "1"},
        {"respondent": "b", "a": "No", "b": None, "c": "Yes"},
    ]
    network = read_network(rows, people=["a", "b", "c"], columns=RosterColumns(), direction=N)
    assert pairs(network) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert network.arcs.strengths is None
    assert network.respondents.tolist() == [True, True, False]


def test_a_roster_of_ratings_on_a_scale() -> None:
    columns = RosterColumns(scale=StrengthScale.words("monthly", "weekly", "daily"))
    rows = [
        {"respondent": "a", "a": "", "b": "daily", "c": "Monthly"},
        {"respondent": "b", "a": "weekly", "b": "", "c": ""},
    ]
    network = read_network(rows, columns=columns, direction=N)
    assert network.arcs.strengths is not None
    assert network.arcs.strengths.tolist() == [3.0, 1.0, 2.0]
    assert network.scale is not None
    assert network.scale.maximum == 3.0


def test_a_roster_of_numbers_finds_people_with_numbers_as_ids() -> None:
    rows = pd.DataFrame({"respondent": [1, 2], "1": [0, 1], "2": [1, 0]})
    network = read_network(rows, people=[1, 2], columns=RosterColumns(), direction=N)
    assert pairs(network) == [(1, 2), (2, 1)]


def test_a_reversed_scale_is_turned_and_zero_means_no_tie() -> None:
    rows = [
        {"source": "a", "target": "b", "often": "1"},
        {"source": "a", "target": "c", "often": "4"},
        {"source": "b", "target": "c", "often": "0"},
    ]
    scale = StrengthScale.numbers(1, 4, is_reversed=True)
    columns = TieColumns(strength="often", scale=scale)
    network = read_network(rows, columns=columns, direction=N)
    assert network.n_ties == 2
    assert network.arcs.strengths is not None
    assert network.arcs.strengths.tolist() == [4.0, 1.0]


def test_layers_and_waves_are_kept_apart() -> None:
    rows = [
        {"source": "a", "target": "b", "kind": "advice", "year": 2024},
        {"source": "a", "target": "b", "kind": "trust", "year": 2024},
        {"source": "a", "target": "b", "kind": "advice", "year": 2025},
        {"source": "b", "target": "a", "kind": "advice", "year": 2025},
    ]
    network = read_network(rows, columns=TieColumns(layer="kind", wave="year"), direction=N)
    assert (network.layers, network.waves) == (("advice", "trust"), (2024, 2025))
    assert network.layer("advice").wave(2025).n_ties == 2
    assert network.layer("trust").wave(2025).n_ties == 0
    assert network.flat().n_ties == 2
    with pytest.raises(SeveralNetworksError, match=r"has 2 layers and 2 waves.*\.flat\(\)"):
        person.in_degree(network)
    with pytest.raises(UnknownCodeError, match=r"no layer 'advise'. Did you mean 'advice'\?"):
        network.layer("advise")


def test_people_may_answer_in_one_wave_and_not_in_the_next() -> None:
    rows = [
        {"source": "a", "target": "b", "year": 1},
        {"source": "b", "target": "a", "year": 2},
    ]
    said = [{"person": "a", "year": 1}, {"person": "b", "year": 2}]
    network = read_network(rows, respondents=said, columns=TieColumns(wave="year"), direction=N)
    assert network.answered.tolist() == [[True, False], [False, True]]
    assert network.wave(2).respondents.tolist() == [False, True]
    assert network.n_respondents == 0


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Duplicates.FIRST, [2.0, 4.0]),
        (Duplicates.STRONGEST, [5.0, 4.0]),
        (Duplicates.SUM, [7.0, 4.0]),
    ],
)
def test_duplicates_are_resolved_by_name(policy: Duplicates, expected: list[float]) -> None:
    rows = [
        {"source": "a", "target": "b", "s": 2},
        {"source": "b", "target": "a", "s": 4},
        {"source": "a", "target": "b", "s": 5},
    ]
    columns = TieColumns(strength="s")
    network = read_network(rows, columns=columns, duplicates=policy, direction=N)
    assert network.arcs.strengths is not None
    assert network.arcs.strengths.tolist() == expected


def test_ties_of_a_person_to_themselves_are_left_out_by_name() -> None:
    rows = [*TIES, {"source": "a", "target": "a"}]
    network = read_network(rows, self_ties=SelfTies.LEAVE_OUT, direction=N)
    assert pairs(network) == [("a", "b"), ("c", "b")]


def test_unknown_people_are_added_or_left_out_by_name() -> None:
    people = [{"person": "a", "unit": "x"}, {"person": "b", "unit": "y"}]
    added = read_network(TIES, people=people, unknown=UnknownPeople.ADD, direction=N)
    assert added.people == ("a", "b", "c")
    assert added.attributes["unit"] == ("x", "y", None)
    left = read_network(TIES, people=people, unknown=UnknownPeople.LEAVE_OUT, direction=N)
    assert pairs(left) == [("a", "b")]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(Undirected.EITHER, [5.0, 1.0]), (Undirected.BOTH, [2.0])],
)
def test_two_reports_of_a_tie_without_direction(policy: Undirected, expected: list[float]) -> None:
    rows = [
        {"source": "a", "target": "b", "s": 2},
        {"source": "c", "target": "a", "s": 1},
        {"source": "b", "target": "a", "s": 5},
    ]
    network = read_network(rows, columns=TieColumns(strength="s"), undirected=policy)
    assert network.is_undirected
    assert network.arcs.strengths is not None
    assert network.arcs.strengths.tolist() == expected


def test_a_tie_reported_to_somebody_silent_is_not_one_way() -> None:
    network = read_network(
        TIES[:1],
        people=["a", "b"],
        respondents=["a"],
        undirected=Undirected.REFUSE_ONE_WAY,
    )
    assert network.n_ties == 1


def test_people_may_be_any_list_of_ids() -> None:
    ties = pd.DataFrame({"source": [1, 2], "target": [0, 0]})
    for people in (
        range(3),
        pd.Series([0, 1, 2]),
        np.arange(3),
        (0, 1, 2),
        {0: "a", 1: "b", 2: ""}.keys(),
    ):
        network = read_network(ties, people=people, respondents=people, direction=N)
        assert person.in_degree(network)[0] == 2.0
        assert network.is_complete


def test_a_network_without_ties_needs_people_only() -> None:
    network = read_network([], people=["a", "b"], direction=N)
    assert (network.n_people, network.n_ties) == (2, 0)


def test_the_leading_end_must_be_said() -> None:
    with pytest.raises(PolicyError, match="say which end of a tie leads"):
        read_network(TIES)
    with pytest.raises(PolicyError, match="ties without direction have no leading end"):
        read_network(TIES, direction=N, undirected=Undirected.EITHER)


def test_nobody_is_named_in_what_is_printed() -> None:
    people = [{"person": "Zebedee", "unit": "Housing"}, {"person": "Ermintrude", "unit": "Parks"}]
    network = read_network(
        [{"source": "Zebedee", "target": "Ermintrude"}], people=people, direction=N
    )
    degree = person.in_degree(network)
    for shown in (repr(network), str(network), repr(degree), str(degree), str(degree.explain())):
        assert "Zebedee" not in shown
        assert "Ermintrude" not in shown
    assert repr(network.by("unit")) == "Groups: 2 by unit"


def test_a_person_who_is_not_there_is_not_named_either() -> None:
    degree = person.in_degree(read_network(TIES, direction=N))
    with pytest.raises(UnknownNodeError) as caught:
        degree["Zebedee"]
    assert "Zebedee" not in str(caught.value)
    assert degree.get("Zebedee") is None
    assert "Zebedee" not in degree


def test_a_network_cannot_be_written_to() -> None:
    network = read_network(TIES, direction=N)
    with pytest.raises(ValueError, match="read-only"):
        network.arcs.sources[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        person.in_degree(network).values[0] = 1


def test_no_repr_says_who_named_whom() -> None:
    """Places among the people are as good as names to whoever holds the list of people."""
    network = read_network([{"source": "ann", "target": "bob"}], direction=Direction.NOMINATION)
    assert repr(network.arcs) == "Arcs: 1 tie"
    assert repr(network.csr) == "Csr: 2 nodes, 1 arc"
