"""How leadership is arranged: patterns, quadrants, posts, boundaries, waves, layers, claims."""

from collections.abc import Sequence
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import ArgumentError, PolicyError
from publead.network import (
    Direction,
    LeadershipNetwork,
    NetworkError,
    NetworkPolicy,
    Pattern,
    Quadrant,
    TieColumns,
    TwoModeColumns,
    Undirected,
    claims_granted,
    congruence,
    congruence_by_person,
    contested,
    convening,
    formal_and_emergent,
    leadership_pattern,
    mixing,
    multiplexity,
    person,
    quadrant,
    read_claims,
    read_network,
    read_two_mode,
    rotation,
)

NOMINATION = Direction.NOMINATION
TEAM = list("abcde")


def named(
    *ties: str, people: Sequence[str] = TEAM, respondents: Sequence[str] | None = None
) -> LeadershipNetwork:
    """Return a team in which *ab* is a naming b."""
    rows = [{"source": tie[0], "target": tie[1]} for tie in ties]
    return read_network(
        rows,
        people=list(people),
        respondents=None if respondents is None else list(respondents),
        direction=NOMINATION,
    )


ONE = ["ba", "ca", "da", "ea"]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([*ONE, "ab"], Pattern.LEADER_CENTRED),
        ([*ONE, "ab", "cb", "db"], Pattern.COORDINATED),
        ([*ONE, "eb", "cb", "db"], Pattern.FRAGMENTED),
        (["ba"], Pattern.NOBODY),
        (["cb", "db", "eb"], Pattern.FRAGMENTED),
        ([], Pattern.NOBODY),
    ],
)
def test_the_patterns_of_mehra(ties: list[str], expected: Pattern) -> None:
    found = leadership_pattern(named(*ties), ["a"], share=0.5)
    assert found.pattern is expected
    assert expected.value in str(found)


def test_without_formal_leaders_there_is_no_pattern() -> None:
    neither: list[list[str] | None] = [None, []]
    for formal in neither:
        found = leadership_pattern(named(*ONE), formal, share=0.5)
        assert found.pattern is None
        assert found.reason == "formal leaders are not known"
        assert "not estimable" in str(found)


def test_a_pattern_that_hangs_on_somebody_silent_is_not_told() -> None:
    team = named("ba", "ca", "da", "cb", "db", "eb", respondents="bcde")
    found = leadership_pattern(team, ["a"], share=0.5)
    assert found.pattern is None
    assert "did not answer" in found.reason


def test_the_share_counts_those_who_answered_other_than_oneself() -> None:
    team = named("ba", "ca", respondents="abc")
    assert formal_and_emergent(team, ["a"], share=1.0).n_both == 1
    assert formal_and_emergent(named("ba", "ca"), ["a"], share=1.0).n_both == 0


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_a_share_that_makes_no_sense_is_refused(share: float) -> None:
    with pytest.raises(PolicyError, match="above 0 and at most 1"):
        leadership_pattern(named(), ["a"], share=share)


def test_formal_leaders_must_be_in_the_network_and_are_not_named_if_they_are_not() -> None:
    with pytest.raises(PolicyError, match=r"^1 of the formal leaders are not in the network$"):
        leadership_pattern(named(), ["Zebedee"], share=0.5)


def test_posts_beside_nominations() -> None:
    found = formal_and_emergent(named(*ONE, "cb", "db"), ["b"], share=0.75)
    assert (found.n_formal, found.n_emergent, found.n_both) == (1, 1, 0)
    assert found.overlap == 0.0
    assert found.share_without_post == pytest.approx(4 / 6)
    assert "0 of 1 person in leading posts" in str(found)


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (nx.complete_graph(5, create_using=nx.DiGraph), Quadrant.SHARED),
        (nx.DiGraph([(i, 0) for i in range(1, 6)]), Quadrant.SOLO),
        (nx.cycle_graph(8, create_using=nx.DiGraph), Quadrant.SPARSE),
        (
            nx.DiGraph([(i, j) for i in range(1, 5) for j in (0, 1, 2) if i != j]),
            Quadrant.DENSE_AND_CENTRED,
        ),
    ],
)
def test_the_quadrants(graph: "nx.DiGraph[int]", expected: Quadrant) -> None:
    found = quadrant(graph, density_cut=0.5, centralization_cut=0.3, direction=NOMINATION)
    assert found.quadrant is expected
    assert "cut at 0.5" in str(found)


def test_a_network_that_missing_answers_could_move_is_not_placed() -> None:
    found = quadrant(named(*ONE, respondents="bcde"), density_cut=0.25, centralization_cut=0.5)
    assert found.quadrant is None
    assert found.reason == "missing answers could move it across a cut point"


def test_small_groups_are_left_out_of_the_mixing_with_all_their_ties() -> None:
    graph = nx.complete_graph(12, create_using=nx.DiGraph)
    groups = {i: "large" if i < 5 else "other" if i < 10 else "small" for i in graph}
    found = mixing(graph, {i: "tiny" if i == 11 else g for i, g in groups.items()})
    assert found.groups == ("other",)
    graph = nx.complete_graph(15, create_using=nx.DiGraph)
    groups = groups | {i: "small" if i < 13 else "tiny" for i in range(10, 15)}
    found = mixing(graph, groups)
    assert found.groups == ("large", "other")
    assert found.ties.tolist() == [[20, 25], [25, 20]]
    assert (found.density == 1).all()
    assert found.n_hidden == 2
    assert "small" not in str(found.rows())
    every = mixing(
        graph, groups, policy=NetworkPolicy(min_group=1, min_group_respondents=1, reason="own team")
    )
    assert every.ties.sum() == 15 * 14


@given(st.lists(st.integers(0, 4), min_size=1, max_size=24), st.data())
def test_totals_less_the_mixing_are_of_as_many_people_as_a_group_must_have(
    of: list[int], data: st.DataObject
) -> None:
    """The E-I index counts all groups: less what the mixing shows, the rest must be no few."""
    people = [{"person": i, "unit": f"u{unit}"} for i, unit in enumerate(of)]
    respondents = data.draw(st.sets(st.sampled_from(range(len(of)))))
    network = read_network([], people, sorted(respondents), direction=NOMINATION)
    shown = mixing(network, "unit").groups
    rest = {i for i, row in enumerate(people) if row["unit"] not in shown}
    assert not rest or not shown or (len(rest) >= 5 and len(rest & respondents) >= 3)


def test_a_tie_without_direction_counts_whoever_of_the_two_told_it() -> None:
    people = [{"person": i, "unit": "xy"[i // 5]} for i in range(10)]
    ties = [{"source": a, "target": b} for a, b in ((0, 1), (2, 3), (0, 5))]
    answered = [0, 2, 3, 4, 5, 6, 7]
    found = mixing(read_network(ties, people, answered, undirected=Undirected.LISTED_ONCE), "unit")
    told = [(a, b) for a in range(10) for b in range(10) if a != b and {a, b} & set(answered)]
    naive = np.zeros((2, 2), dtype=int)
    for a, b in told:
        naive[a // 5, b // 5] += 1
    assert found.possible.tolist() == naive.tolist()
    assert found.ties.tolist() == [[4, 1], [1, 0]]
    assert str(found) == "2 of 3 ties stay within one of 2 groups"


def test_mixing_counts_what_those_who_answered_could_report() -> None:
    people = [{"person": f"p{i}", "unit": "x" if i < 5 else "y"} for i in range(10)]
    ties = [{"source": "p0", "target": f"p{i}"} for i in range(5, 10)]
    network = read_network(
        ties, people, [f"p{i}" for i in (0, 1, 2, 5, 6, 7)], direction=NOMINATION
    )
    found = mixing(network, "unit")
    assert found.possible.tolist() == [[12, 15], [15, 12]]
    assert found.ties.tolist() == [[0, 5], [0, 0]]


def test_conveners_bring_groups_together() -> None:
    rows = [{"person": p, "event": e} for p, e in ("a1", "b1", "c1", "a2", "c2", "d3")]
    staff = [
        {"person": "a", "agency": "NHS"},
        {"person": "b", "agency": "council"},
        {"person": "c", "agency": "NHS"},
        {"person": "d", "agency": None},
    ]
    found = convening(read_two_mode(rows, staff), "agency")
    assert found.n_people.tolist() == [3, 2, 0]
    assert found.n_groups.tolist() == [2, 1, 0]
    assert found.across.tolist()[:2] == pytest.approx([2 / 3, 0])
    assert np.isnan(found.across[2])
    assert found.n_left_out == 1
    assert str(found) == "1 of 3 events bring people of several groups together"


def test_people_are_tied_by_the_events_they_share() -> None:
    women = nx.davis_southern_women_graph()
    people, events = women.graph["top"], women.graph["bottom"]
    rows = [{"woman": w, "event": e} for w in people for e in events if women.has_edge(w, e)]
    read = read_two_mode(rows, columns=TwoModeColumns(person="woman"))
    expected = nx.bipartite.weighted_projected_graph(women, people)
    network = read.among_people()
    assert network.is_undirected
    strengths = person.in_strength(network)
    for woman in people:
        assert strengths[woman] == expected.degree(woman, weight="weight")
    assert read.among_events().n_people == len(events)


def test_a_two_mode_table_with_faults_tells_them_all() -> None:
    rows = [
        {"person": "a", "event": "x", "note": 1},
        {"person": "a", "event": "x", "note": 1},
        {"person": "Zebedee", "event": "", "note": 1},
    ]
    with pytest.raises(NetworkError) as caught:
        read_two_mode(rows, people=["a"])
    assert [str(fault) for fault in caught.value.faults] == [
        "note: nothing is read from this column. Name it in TwoModeColumns(ignore=...)",
        "row 3, event: is empty. Fill it in, or remove the row",
        "row 3: who takes part is not among the people. Add them to people=, or remove the row",
        "row 2: repeats row 1. Keep one of them",
    ]


def waves(*ties: tuple[str, int], **options: Any) -> LeadershipNetwork:
    rows = [{"source": tie[0], "target": tie[1], "year": year} for tie, year in ties]
    return read_network(rows, columns=TieColumns(wave="year"), direction=NOMINATION, **options)


def test_rotation_is_the_share_that_moves() -> None:
    network = waves(("ab", 1), ("cb", 1), ("ab", 2), ("cd", 2), people=list("abcd"))
    row = rotation(network, share=0.3).rows()[0]
    assert (row["from"], row["to"], row["moved"]) == (1, 2, 0.5)
    assert (row["kept"], row["new"], row["gone"]) == (1, 1, 0)


def test_rotation_counts_only_those_who_answered_both_times() -> None:
    said = [
        {"person": "a", "year": 1},
        {"person": "c", "year": 1},
        {"person": "a", "year": 2},
    ]
    network = waves(("ab", 1), ("cd", 1), ("ab", 2), people=list("abcd"), respondents=said)
    assert rotation(network, share=0.5).rows()[0]["moved"] == 0.0


def layered(*ties: tuple[str, str]) -> LeadershipNetwork:
    rows = [{"source": tie[0], "target": tie[1], "task": task} for tie, task in ties]
    return read_network(
        rows, people=list("abcd"), columns=TieColumns(layer="task"), direction=NOMINATION
    )


def test_multiplexity_is_the_overlap_of_layers() -> None:
    network = layered(("ab", "advice"), ("cb", "advice"), ("ab", "trust"))
    assert multiplexity(network).rows() == [
        {"one": "advice", "other": "trust", "both": 1, "either": 2, "overlap": 0.5}
    ]


def test_contested_leadership_is_the_entropy_on_each_task() -> None:
    network = layered(
        ("ab", "budget"), ("cb", "budget"), ("ab", "floods"), ("ba", "floods"), ("cd", "floods"),
        ("dc", "floods"),
    )  # fmt: skip
    rows = contested(network).rows()
    assert [row["entropy"] for row in rows] == pytest.approx([0.0, 1.0])
    assert [row["leaders"] for row in rows] == pytest.approx([1.0, 4.0])


@pytest.mark.parametrize("index", [multiplexity, contested])
def test_one_layer_has_nothing_to_compare(index: Any) -> None:
    with pytest.raises(PolicyError, match="at least two layers"):
        index(named(*ONE))
    with pytest.raises(PolicyError, match="at least two waves"):
        rotation(named(*ONE), share=0.5)


def pairs(*ties: str) -> list[dict[str, str]]:
    return [{"source": tie[0], "target": tie[1]} for tie in ties]


def test_claims_meet_grants() -> None:
    said = read_claims(pairs("ab", "ac", "bc"), pairs("ba", "dc"), people=list("abcd"))
    found = congruence(said)
    assert (found.n_congruent, found.n_unmet, found.n_unclaimed) == (1, 2, 1)
    assert found.rate.value == pytest.approx(1 / 4)
    share = claims_granted(said)
    assert share["a"] == 0.5
    assert share["b"] == 0.0
    assert np.isnan(share["d"])
    assert said.congruent().direction is Direction.INFLUENCE


people_pairs = st.lists(
    st.sampled_from([u + v for u in "abcd" for v in "abcd" if u != v]), unique=True
)


@given(claimed=people_pairs, granted=people_pairs)
def test_each_persons_congruence_is_what_a_count_gives(
    claimed: list[str], granted: list[str]
) -> None:
    """Of the people somebody says they lead, or who say so, the share where both say it."""
    said = read_claims(pairs(*claimed), pairs(*granted), people=list("abcd"))
    found = congruence_by_person(said)
    for who in "abcd":
        mine = {pair[1] for pair in claimed if pair[0] == who}
        theirs = {pair[0] for pair in granted if pair[1] == who}
        if mine | theirs:
            assert found[who] == len(mine & theirs) / len(mine | theirs)
        else:
            assert np.isnan(found[who])


def test_claims_about_people_who_did_not_answer_are_left_out() -> None:
    said = read_claims(pairs("ab", "ad"), pairs("ba"), list("abcd"), list("abc"))
    found = congruence(said)
    assert (found.n_congruent, found.n_unmet, found.n_left_out) == (1, 0, 1)
    assert found.rate.n_left_out == 1


def test_faults_of_claims_and_of_grants_are_told_together() -> None:
    with pytest.raises(NetworkError) as caught:
        read_claims(pairs("aa"), pairs("bz"), people=list("ab"))
    assert [fault.place for fault in caught.value.faults] == ["claims", "grants"]


def test_what_has_no_value_is_told_in_words() -> None:
    """Nobody answered twice, nobody named anybody, nobody is contested: never *nan* or *-0*."""
    rows = [
        {"source": "a", "target": "b", "w": 1, "k": "x"},
        {"source": "c", "target": "b", "w": 2, "k": "x"},
    ]
    answered = [{"person": "a", "w": 1}, {"person": "c", "w": 2}]
    waves = read_network(
        rows,
        ["a", "b", "c"],
        answered,
        TieColumns(wave="w", ignore=["k"]),
        direction=NOMINATION,
    )
    assert str(rotation(waves, share=0.5)).endswith("1 to 2: nothing to compare")
    rows.append({"source": "a", "target": "b", "w": 1, "k": "y"})
    layers = read_network(
        rows, ["a", "b", "c"], columns=TieColumns(layer="k", ignore=["w"]), direction=NOMINATION
    )
    assert str(contested(layers)).endswith("x: 0.00; y: 0.00")
    alone = named(people="abc")
    assert "there are no nominations" in str(formal_and_emergent(alone, ["a"], share=0.5))
    nothing = attrs.evolve(layers, arcs=layers.arcs.taken(np.zeros(3, dtype=np.bool_)))
    assert str(multiplexity(nothing)).endswith("x and y: not estimable")
    assert str(contested(nothing)).endswith("x: not estimable; y: not estimable")


def test_a_policy_of_another_kind_is_refused_in_a_sentence() -> None:
    with pytest.raises(ArgumentError, match="min_response must be"):
        NetworkPolicy(min_response="half")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="min_group must be"):
        NetworkPolicy(min_group=5.5)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="policy must be"):
        mixing(nx.path_graph(3), {0: "a"}, policy=3)  # type: ignore[arg-type]
