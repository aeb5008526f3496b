"""Claims about many teams at once: the same numbers as one network at a time."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import publead
from publead.errors import ArgumentError, PolicyError, TableError, UnknownCodeError
from publead.estimates import Status
from publead.network import (
    Direction,
    Duplicates,
    LeadershipNetwork,
    MissingTies,
    NetworkError,
    NetworkPolicy,
    SelfTies,
    StrengthScale,
    TieColumns,
    UnknownNodeError,
    UnknownPeople,
    describe,
    leadership_pattern,
    person,
    read_network,
    whole,
)
from publead.network.teams import Teams, measure, stacking

Row = dict[str, object]

OPEN = NetworkPolicy(min_response=0, min_group=0, min_group_respondents=0, reason="drawn teams")


@attrs.frozen
class Drawn:
    """Tables of a few teams: ties, people, those who answered, and those in leading posts."""

    ties: list[Row]
    people: list[Row]
    respondents: list[Row]
    formal: list[Row]

    def of(self, team: str) -> "Drawn":
        """Return the rows of one team."""
        return Drawn(
            *([row for row in rows if row["team"] == team] for rows in attrs.astuple(self))
        )


@st.composite
def tables(draw: st.DrawFn, *, complete: bool = False) -> Drawn:
    """Draw up to four teams of up to six; ids come back in other teams, and rows are shuffled."""
    ties: list[Row] = []
    people: list[Row] = []
    respondents: list[Row] = []
    formal: list[Row] = []
    for team in draw(st.lists(st.sampled_from("WXYZ"), min_size=1, max_size=4, unique=True)):
        names = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True))
        answered = names if complete else [name for name in names if draw(st.integers(0, 3))]
        pairs = [(u, v) for u in answered for v in names if u != v]
        chance = draw(st.integers(0, 4))
        chosen = [pair for pair in pairs if draw(st.integers(1, 4)) <= chance]
        ties += [{"team": team, "source": u, "target": v} for u, v in chosen]
        people += [{"team": team, "person": name} for name in names]
        respondents += [{"team": team, "person": name} for name in answered]
        formal += [{"team": team, "person": name} for name in names if draw(st.booleans())]
    return Drawn(draw(st.permutations(ties)), draw(st.permutations(people)), respondents, formal)


def alone(drawn: Drawn, direction: Direction, **policies: Any) -> LeadershipNetwork:
    """Return one team, read by itself."""
    return read_network(
        drawn.ties,
        [row["person"] for row in drawn.people],
        [row["person"] for row in drawn.respondents],
        TieColumns(ignore=["team"]),
        direction=direction,
        **policies,
    )


def assert_as_if_alone(
    found: Teams, team: str, one: LeadershipNetwork, missing: MissingTies
) -> None:
    """Compare every index of a team with that of its network."""
    shape = describe(one, missing=missing)
    other = person.in_degree if one.direction is Direction.INFLUENCE else person.out_degree
    expected = {
        "density": shape.density,
        "centralization": shape.centralization,
        "centralization_other_end": whole.centralization(one, other),
        "effective_leaders": shape.effective_leaders,
        "effective_leaders_corrected": shape.effective_leaders.corrected,
        "reciprocity": shape.reciprocity,
        "connectedness": shape.connectedness,
        "hierarchy": shape.hierarchy,
        "efficiency": shape.efficiency,
        "lubness": shape.lubness,
        "transitivity": whole.transitivity(one, missing=missing),
    }
    row = found[team]
    assert tuple(row) == tuple(expected)
    assert (row.n_people, row.n_respondents, row.n_ties) == (
        one.n_people,
        one.n_respondents,
        one.n_ties,
    )
    for name, estimate in expected.items():
        assert row[name].status is estimate.status, name
        for part in ("value", "low", "high"):
            here, there = getattr(row[name], part), getattr(estimate, part)
            assert here == pytest.approx(there, rel=1e-12, abs=1e-12, nan_ok=True), (name, part)
        if estimate.has_interval:
            assert row[name].level == estimate.level
        assert bool(row[name].reason) >= (not estimate.is_shown)


@settings(deadline=None)
@given(
    tables(),
    st.sampled_from(list(Direction)),
    st.sampled_from(list(MissingTies)),
    st.sampled_from([0.3, 0.5, 1.0]),
)
def test_each_team_is_as_if_alone(
    drawn: Drawn, direction: Direction, missing: MissingTies, share: float
) -> None:
    """Values, bounds, statuses and patterns are those of each team read and described alone."""
    found = measure(
        drawn.ties,
        drawn.people,
        drawn.respondents,
        drawn.formal,
        share=share,
        direction=direction,
        missing=missing,
        policy=OPEN,
    )
    assert set(found.teams) == {row["team"] for row in drawn.people}
    for team in found.teams:
        rows = drawn.of(str(team))
        one = alone(rows, direction)
        assert_as_if_alone(found, str(team), one, missing)
        leaders = [str(row["person"]) for row in rows.formal]
        pattern = leadership_pattern(one, leaders, share=share)
        assert found[team].pattern == pattern, (found[team].pattern, pattern)


@settings(deadline=None, max_examples=25)
@given(tables(complete=True), st.randoms(use_true_random=False))
def test_policies_on_ties_are_those_of_one_network(drawn: Drawn, random: Any) -> None:
    """Self-ties and duplicates left out, or strangers added, give what they give alone."""
    extra = [dict(row) for row in drawn.ties if random.random() < 0.3]
    extra += [
        {"team": row["team"], "source": row["person"], "target": row["person"]}
        for row in drawn.people
    ]
    extra += [
        {"team": row["team"], "source": row["person"], "target": "stranger"}
        for row in drawn.people
        if random.random() < 0.5
    ]
    rows = [*drawn.ties, *extra]
    random.shuffle(rows)
    for unknown in (UnknownPeople.LEAVE_OUT, UnknownPeople.ADD):
        policies = {
            "self_ties": SelfTies.LEAVE_OUT,
            "duplicates": Duplicates.FIRST,
            "unknown": unknown,
        }
        found = measure(rows, drawn.people, drawn.respondents, policy=OPEN, **policies)  # type: ignore[arg-type]
        every = attrs.evolve(drawn, ties=rows)
        for team in found.teams:
            one = alone(every.of(str(team)), Direction.NOMINATION, **policies)
            assert_as_if_alone(found, str(team), one, MissingTies.NOT_ESTIMABLE)


def spoilt(drawn: Drawn) -> Drawn:
    """Return the tables with one row of each kind of fault."""
    team = str(drawn.people[0]["team"])
    bad: list[Row] = [
        {"team": team, "source": "", "target": "a"},
        {"team": None, "source": "a", "target": "b"},
        {"team": team, "source": "nobody", "target": drawn.people[0]["person"]},
        {"team": team, "source": drawn.people[0]["person"], "target": drawn.people[0]["person"]},
        *drawn.ties[:1],
    ]
    return Drawn(
        [*drawn.ties, *bad],
        [*drawn.people, drawn.people[0]],
        [*drawn.respondents, {"team": team, "person": "nobody"}],
        drawn.formal,
    )


@settings(deadline=None)
@given(tables())
def test_all_faults_at_once_with_their_rows(drawn: Drawn) -> None:
    """Every bad row of every table is told in one error, which repeats no id."""
    bad = spoilt(drawn)
    with pytest.raises(NetworkError) as caught:
        measure(bad.ties, bad.people, bad.respondents)
    n = len(drawn.ties)
    told = {(fault.row, fault.problem.split(" of row")[0]) for fault in caught.value.faults}
    assert {
        (n + 1, "is empty"),
        (n + 2, "is empty"),
        (n + 3, "who names is not among the people of the team"),
        (n + 4, "is a tie from a person to themselves"),
        (len(bad.people), "repeats the id"),
        (len(bad.respondents), "is not among the people"),
    } <= told
    if drawn.ties:
        assert (n + 5, "repeats the tie") in told
    assert "nobody" not in str(caught.value)


CHAIN: list[Row] = [
    {"team": "A", "source": u, "target": v} for u, v in zip("abcde", "bcdef", strict=True)
]
SIX: list[Row] = [{"team": "A", "person": name} for name in "abcdef"]


def test_without_people_nobody_without_a_tie_is_known() -> None:
    """Then density, centralization, connectedness and the pattern are not estimable."""
    found = measure(CHAIN, formal_leaders=["f"], share=0.5)
    row, known = found["A"], measure(CHAIN, SIX)["A"]
    needing = {"density", "centralization", "centralization_other_end", "connectedness"}
    for name, estimate in row.items():
        if name in needing:
            assert estimate.status is Status.NOT_ESTIMABLE
            assert "people were not given" in estimate.reason
        else:
            assert estimate.value == pytest.approx(known[name].value, nan_ok=True)
    assert row.pattern.status is Status.NOT_ESTIMABLE
    assert "people were not given" in row.pattern.reason
    assert "people were not given" in str(found)


def test_without_formal_leaders_or_share_there_is_no_pattern() -> None:
    """Each is named as the reason, and neither is guessed."""
    assert "formal leaders" in measure(CHAIN, SIX, share=0.5)["A"].pattern.reason
    assert "formal leaders" in measure(CHAIN, SIX)["A"].pattern.reason
    found = measure(CHAIN, SIX, formal_leaders=["f"])["A"].pattern
    assert found.status is Status.NOT_ESTIMABLE
    assert "share=" in found.reason


def test_small_teams_are_hidden_and_say_why() -> None:
    """Below five people, three respondents or 80 % response a row holds no number at all."""
    ties: list[Row] = []
    people = [
        {"team": team, "person": i}
        for team, n in (("A", 4), ("B", 5), ("C", 9), ("D", 5))
        for i in range(n)
    ]
    answered = [
        {"team": team, "person": i}
        for team, n in (("A", 4), ("B", 2), ("C", 7), ("D", 4))
        for i in range(n)
    ]
    found = measure(ties, people, answered)
    assert [each.value for each in found.status] == ["hidden", "hidden", "hidden", "shown"]
    rows = found.rows()
    assert [row["reason"] for row in rows[:3]] == [
        "it has fewer than 5 people",
        "fewer than 3 people answered",
        "fewer than 80% answered",
    ]
    for row in rows[:3]:
        assert {
            value for name, value in row.items() if name not in ("team", "status", "reason")
        } == {None}
        team = found[row["team"]]
        assert team.n_people is None
        assert {each.status for each in team.values()} == {Status.HIDDEN}
        assert team.pattern.status is Status.HIDDEN
        assert "hidden" in str(team)
        assert str(team.pattern).startswith("Pattern of leadership: hidden")
    assert found["D"]["density"].value == 0.0
    assert found.n_shown == 1
    assert measure(ties, people, answered, policy=OPEN).n_shown == 4


def test_a_policy_that_shows_more_stands_in_the_explanation() -> None:
    """The reason for showing more is kept, and so are the counts of what is hidden."""
    assert "drawn teams" in str(measure(CHAIN, SIX, policy=OPEN).explain())
    text = str(measure([], [{"team": "A", "person": 1}]).explain())
    assert "1 team not shown" in text


FRAMES: dict[str, Any] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.Table.from_pylist,
    "rows": list,
    "arrays": lambda rows: {name: [row[name] for row in rows] for name in rows[0]},
}


@pytest.mark.parametrize("kind", FRAMES)
def test_every_kind_of_table_gives_the_same(kind: str) -> None:
    """Frames, rows and arrays by name are all tables."""
    of = FRAMES[kind]
    found = measure(of(CHAIN), of(SIX), of(SIX), of(SIX[-1:]), share=0.1)
    assert found.rows() == measure(CHAIN, SIX, SIX, SIX[-1:], share=0.1).rows()
    for backend in ("pandas", "polars", "pyarrow"):
        frame = found.to_frame(backend=backend)
        assert len(frame) == 1


def test_csv_files_are_tables(tmp_path: Path) -> None:
    """Paths are read as CSV."""
    for name, rows in (("ties", CHAIN), ("people", SIX)):
        pd.DataFrame(rows).to_csv(tmp_path / f"{name}.csv", index=False)
    found = measure(tmp_path / "ties.csv", tmp_path / "people.csv")
    assert found.rows() == measure(CHAIN, SIX).rows() or found.notes
    assert found["A"]["density"].value == measure(CHAIN, SIX)["A"]["density"].value


def random_arrays(
    n_teams: int, size: int, *, spread: int = 1
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return ties and people as integer arrays; ids are numbered through, *spread* apart."""
    rng = np.random.default_rng(n_teams)
    arcs = rng.random((n_teams, size, size)) < 0.3
    arcs &= ~np.eye(size, dtype=bool)
    team, source, target = np.nonzero(arcs)
    ids = np.arange(n_teams * size).reshape(n_teams, size) * spread
    ties = {"team": team, "source": ids[team, source], "target": ids[team, target]}
    people = {"team": np.repeat(np.arange(n_teams), size), "person": ids.ravel()}
    return ties, people


@pytest.mark.parametrize("spread", [1, 1_000_003])
def test_integers_and_text_are_the_same_people(spread: int) -> None:
    """Whole numbers, near or far apart, are coded in another way and give the same table."""
    ties, people = random_arrays(40, 5, spread=spread)
    found = measure(ties, people)
    texts = [
        {name: [str(x) for x in values.tolist()] for name, values in each.items()}
        for each in (ties, people)
    ]
    as_text = measure(texts[0], texts[1])
    assert found.teams == tuple(range(40))
    for name in found.names:
        np.testing.assert_array_equal(found.index(name).values, as_text.index(name).values)


def test_ids_of_one_numbering_or_of_each_team_are_the_same() -> None:
    """Whether ids start afresh in each team or go on through all of them changes nothing."""
    ties, people = random_arrays(1000, 5)
    own = [
        {name: values if name == "team" else values % 5 for name, values in each.items()}
        for each in (ties, people)
    ]
    found, afresh = measure(ties, people), measure(own[0], own[1])
    for name in found.names:
        np.testing.assert_array_equal(found.index(name).values, afresh.index(name).values)


def test_unsigned_numbers_and_gaps_go_the_long_way() -> None:
    """Numbers that may not fit are looked up one by one, and a gap is no id."""
    ties, people = random_arrays(4, 5)
    long = {name: values.astype(np.uint64) for name, values in people.items()}
    assert measure(ties, long).teams == measure(ties, people).teams
    gap = pl.DataFrame({"team": [0, 1], "person": [None, 7]})
    with pytest.raises(NetworkError, match=r"row 1, people\.person: is empty"):
        measure([], gap)
    nobody = {name: values[:0] for name, values in people.items()}
    assert len(measure({name: values[:0] for name, values in ties.items()}, nobody)) == 0


def test_teams_known_only_from_ties_left_out_are_no_teams() -> None:
    """Where ties with strangers are dropped, a team of strangers goes with them."""
    more: list[Row] = [*CHAIN, {"team": "B", "source": "x", "target": "y"}]
    people = list(SIX)
    people += [{"team": "C", "person": name} for name in "abcde"]
    found = measure(more, people, unknown=UnknownPeople.LEAVE_OUT)
    assert found.teams == ("A", "C")
    assert found["C"]["density"].value == 0.0


def test_order_is_of_appearance_among_the_people() -> None:
    """Teams come in the order of the people, whatever the order of the ties."""
    people = [{"team": t, "person": p} for t in (7, 3, 5) for p in range(5)]
    ties = [{"team": t, "source": 0, "target": 1} for t in (5, 3, 7)]
    assert measure(ties, people).teams == (7, 3, 5)
    texts = [{key: str(value) for key, value in row.items()} for row in people]
    assert measure([], texts).teams == ("7", "3", "5")


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few teams are held at a time, the table is the same."""
    ties, people = random_arrays(30, 6)
    before = measure(ties, people)
    monkeypatch.setattr(stacking, "CELLS_AT_ONCE", 100)
    after = measure(ties, people)
    for name in before.names:
        np.testing.assert_array_equal(before.index(name).values, after.index(name).values)


def test_a_partition_needs_nothing_but_its_own_rows() -> None:
    """Teams measured part by part, in processes of their own, make up the whole table."""
    ties, people = (pd.DataFrame(each) for each in random_arrays(24, 6))
    everything = measure(ties, people).to_frame(backend="pyarrow")
    parts = [
        measure(ties[ties["team"] % 3 == k], people[people["team"] % 3 == k]).to_frame(
            backend="pyarrow"
        )
        for k in range(3)
    ]
    assert {part.schema for part in parts} == {everything.schema}
    assert pa.concat_tables(parts).sort_by("team").equals(everything)


def test_a_large_team_is_measured_too() -> None:
    """A team beyond the stacks' size has the numbers of its network."""
    rng = np.random.default_rng(3)
    arcs = rng.random((300, 300)) < 0.01
    np.fill_diagonal(arcs, val=False)
    source, target = np.nonzero(arcs)
    ties = {"team": np.zeros(source.size, dtype=int), "source": source, "target": target}
    people = {"team": np.zeros(300, dtype=int), "person": np.arange(300)}
    found = measure(ties, people)
    rows = [
        {"source": u, "target": v} for u, v in zip(source.tolist(), target.tolist(), strict=True)
    ]
    one = read_network(rows, range(300), direction=Direction.NOMINATION)
    row, shape = found[0], describe(one)
    for name in ("hierarchy", "lubness", "efficiency", "connectedness", "reciprocity", "density"):
        assert row[name].value == pytest.approx(getattr(shape, name).value, abs=1e-12)


def test_ids_alone_stand_for_people_of_one_team_only() -> None:
    """A list of ids will do for respondents, unless an id is of several teams."""
    people: list[Row] = [*SIX, {"team": "B", "person": "a"}]
    with pytest.raises(NetworkError, match="several teams"):
        measure(CHAIN, people, respondents=["a", "b"])
    found = measure(CHAIN, SIX, respondents=list("abcde"))
    assert found["A"].n_respondents == 5
    with pytest.raises(NetworkError, match="row 2, formal leaders: is not among the people"):
        measure(CHAIN, SIX, formal_leaders=["a", "zed"])


def test_strengths_that_mean_no_tie_are_none() -> None:
    """A declared scale tells which answers are ties; all ties count once."""
    rows = [{**row, "often": often} for row, often in zip(CHAIN, (1, 5, 0, 3, 2), strict=True)]
    columns = TieColumns(strength="often", scale=StrengthScale.numbers(1, 5))
    assert measure(rows, SIX, columns=columns)["A"].n_ties == 4
    rows[1]["often"] = 9
    with pytest.raises(NetworkError, match="row 2, often"):
        measure(rows, SIX, columns=columns)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"columns": TieColumns(wave="year")}, PolicyError, "one wave"),
        ({"share": 2.0}, PolicyError, "share is 2.0"),
        ({"level": 1.0}, PolicyError, "level is 1.0"),
        ({"direction": "nomination"}, ArgumentError, "Direction.NOMINATION"),
        ({"by": 3}, ArgumentError, "column of the team"),
        ({"by": "unit"}, NetworkError, "unit"),
        ({"people": ["a", "b"]}, TableError, "row 1"),
        ({"people": {}}, TableError, "no columns"),
        ({"people": {"team": [[1]], 3: [1, 2]}}, TableError, "shape"),
        ({"people": {"team": [1], "person": [1, 2]}}, TableError, "equal length"),
    ],
)
def test_wrong_arguments_are_told_in_a_sentence(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    """Each says what is wrong and what to do."""
    with pytest.raises(error, match=words):
        measure(CHAIN, **{"people": SIX, **arguments})


def test_no_teams_at_all() -> None:
    """Empty tables give an empty table, and no warning."""
    found = measure([], [])
    assert len(found) == 0
    assert found.rows() == []
    assert "0 teams" in str(found)


def test_results_name_no_team_by_themselves_and_explain() -> None:
    """Texts give sizes and middles; asking for what is not there names the nearest, or nobody."""
    ties, people = random_arrays(30, 6)
    found = measure(ties, people, share=0.5, formal_leaders=list(range(0, 180, 6)))
    assert repr(found) == "Teams: 30 teams, 30 shown"
    assert "Patterns of leadership" in str(found)
    assert "middle half" in str(found.index("density"))
    assert "n (n - 1)" in str(found.index("density").explain())
    assert "jackknife" in str(found.index("effective_leaders_corrected").explain())
    assert len(found.index("density")) == len(list(found.index("density"))) == 30
    assert found.index("density").rows()[0]["status"] == "shown"
    assert repr(found.index("density")) == "TeamIndex: density of 30 teams"
    assert repr(found[0]).startswith("Team: 6 people")
    assert "Pattern of leadership" in str(found[0])
    assert [each.team for each in found] == list(range(30))
    assert found.index("density")[0] == found[0]["density"].value
    with pytest.raises(UnknownCodeError, match="density"):
        found.index("densitty")
    with pytest.raises(UnknownCodeError, match="density"):
        found[0]["densitty"]
    with pytest.raises(UnknownNodeError, match="no such team"):
        found["Housing"]
    with pytest.raises(ValueError, match="read-only"):
        found.index("density").values[0] = 1


def test_the_front_door_leads_there_lightly() -> None:
    """`pl.network.teams` is there, and importing it loads neither frames nor networkx."""
    assert publead.network.teams.measure is measure
    code = "import sys, publead as pl; pl.network.teams.measure; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"networkx", "pandas", "polars"} & set(loaded)
