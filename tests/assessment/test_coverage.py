"""Competencies required against held: counted as a table claims, and nobody named."""

import json

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead import frameworks
from publead.assessment.coverage import (
    Cover,
    Coverage,
    CoverageError,
    Held,
    HoldingColumns,
    Named,
    RequirementColumns,
    coverage,
    programme_coverage,
    read_held,
    read_required,
)
from publead.errors import ArgumentError, PolicyError

HOLDING = HoldingColumns(holder="who", post="post", level="level")
NEED = RequirementColumns(post="post", level="level")
SOLACE = frameworks.load("solace-contextual@2013")

Claim = tuple[str, str, str, int]
Need = tuple[str, str, int]


def held_of(claims: list[Claim]) -> Held:
    """Return claims, each a holder, post, competency and level."""
    names = ("who", "post", "competency", "level")
    return read_held([dict(zip(names, each, strict=True)) for each in claims], columns=HOLDING)


def found_for(claims: list[Claim], needs: list[Need]) -> Coverage:
    """Return the coverage of needs, each a post, competency and level."""
    names = ("post", "competency", "level")
    rows = [dict(zip(names, each, strict=True)) for each in needs]
    return coverage(held_of(claims), read_required(rows, columns=NEED))


CLAIMS: list[Claim] = [
    ("p1", "planning", "law", 3),
    ("p1", "planning", "talks", 2),
    ("p2", "housing", "talks", 3),
    ("p3", "elections", "polls", 1),
    ("p4", "housing", "spare", 1),
]


def test_each_requirement_stands_in_one_of_four_ways() -> None:
    """Met in the post, held elsewhere only, held below the level, or by nobody."""
    needs = [("planning", "law", 3), ("housing", "law", 2), ("elections", "polls", 2)]
    found = found_for(CLAIMS, [*needs, ("housing", "songs", 1)])
    assert [line.cover for line in found] == list(Cover)
    assert [line.n_anywhere for line in found] == [1, 1, 0, 0]
    assert [line.competency for line in found.gaps] == ["polls", "songs"]
    assert found.not_required == ("talks", "spare")


def test_a_single_holder_is_told_by_post_and_never_by_name() -> None:
    """The post that the user put in is named; the holder's id is nowhere in what comes back."""
    found = found_for(CLAIMS, [("planning", "law", 2), ("planning", "talks", 2)])
    (line,) = found.single_holders
    assert (line.competency, line.only_post) == ("law", "planning")
    told = f"{found}{found!r}{found.explain()}{json.dumps(found.to_dict())}{found.to_dict()}"
    assert not [name for name in ("p1", "p2", "p3", "p4") if name in told]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Claim], list[Need]]:
    """Draw claims and needs over few people, posts and competencies."""
    posts = {who: draw(st.sampled_from("AB")) for who in "xyz"}
    keys = draw(st.sets(st.tuples(st.sampled_from("xyz"), st.sampled_from("cde")), min_size=1))
    claims = [(who, posts[who], what, draw(st.integers(1, 3))) for who, what in sorted(keys)]
    wanted = draw(st.sets(st.tuples(st.sampled_from("AB"), st.sampled_from("cde")), min_size=1))
    return claims, [(post, what, draw(st.integers(1, 3))) for post, what in sorted(wanted)]


@given(tables())
def test_counts_follow_their_definition(drawn: tuple[list[Claim], list[Need]]) -> None:
    """Holders are those whose level is at least the one required, by going through every claim."""
    claims, needs = drawn
    for line, (post, what, level) in zip(found_for(claims, needs), needs, strict=True):
        able = {who for who, _, each, at in claims if each == what and at >= level}
        inside = {who for who, at_post, _, _ in claims if who in able and at_post == post}
        below = {who for who, _, each, _ in claims if each == what} - able
        assert (line.n_anywhere, line.n_in_post, line.n_below) == tuple(
            map(len, (able, inside, below))
        )
        assert (line.cover is Cover.MET) == bool(inside)
        assert line.has_one_holder == (len(able) == 1)


@given(tables())
def test_what_a_leaver_takes_along_is_what_they_alone_hold(
    drawn: tuple[list[Claim], list[Need]],
) -> None:
    """Without any one holder, only requirements that had one holder become gaps."""
    claims, needs = drawn
    before = found_for(claims, needs)
    for gone in {who for who, *_ in claims}:
        rest = [claim for claim in claims if claim[0] != gone]
        if not rest:
            continue
        after = found_for(rest, needs)
        for old, new in zip(before, after, strict=True):
            assert old.n_anywhere - new.n_anywhere in (0, 1)
            if old.n_anywhere and not new.n_anywhere:
                assert old.has_one_holder


def test_an_organisation_may_need_something_without_a_post() -> None:
    """Without posts in the requirements, any holder meets them."""
    required = read_required([{"competency": "talks"}], columns=RequirementColumns())
    (line,) = coverage(held_of(CLAIMS), required)
    assert (line.cover, line.n_in_post) == (Cover.MET, 2)
    assert str(line) == "the organisation: talks: met; 2 holders in all"


def test_posts_can_hold_without_people() -> None:
    """Where only posts are known, each counts as one holder."""
    rows = [{"post": "A", "competency": "c"}, {"post": "B", "competency": "c"}]
    held = read_held(rows, columns=HoldingColumns(post="post"))
    required = read_required(rows, columns=RequirementColumns(post="post"))
    assert held.n_holders == 2
    assert [line.n_anywhere for line in coverage(held, required)] == [2, 2]


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_frames_are_read_as_records_are(frame: type) -> None:
    """A frame of either library gives the same holdings."""
    names = ("who", "post", "competency", "level")
    rows = [dict(zip(names, each, strict=True)) for each in CLAIMS]
    assert read_held(frame(rows), columns=HOLDING).holdings == held_of(CLAIMS).holdings


def test_all_faults_of_holdings_are_told_at_once_without_ids() -> None:
    """Blanks, levels that are none, unknown codes and repeated rows each have their row."""
    rows: list[dict[str, object]] = [
        {"who": "ann lee", "competency": "trust", "level": 1},
        {"who": "ann lee", "competency": "trust", "level": "high"},
        {"who": "", "competency": "trusst", "level": 2},
        {"who": True, "competency": "trust", "level": None},
    ]
    columns = HoldingColumns(holder="who", level="level")
    with pytest.raises(CoverageError) as caught:
        read_held(rows, columns=columns, framework=SOLACE)
    assert str(caught.value) == (
        "table of what is held: 6 faults\n"
        "  row 2, level: is no level. Give a finite number; more is higher\n"
        "  row 2: this holder and competency stands in row 1 already. Keep one of the two rows\n"
        "  row 3, who: is empty. Fill it in, or remove the row\n"
        "  row 3, competency: is no competency or facet of solace-contextual@2013: 'trusst'. "
        "Did you mean 'trust'?\n"
        "  row 4, who: is true or false, not a name. Read this column as text\n"
        "  row 4, level: is no level. Give a finite number; more is higher"
    )
    assert "ann" not in str(caught.value)


def test_levels_that_no_number_holds_are_none() -> None:
    """A number with hundreds of digits is no level, as text or as a number, and no infinity."""
    for level in (10**400, "9" * 400, 10**5000, "inf", True):
        rows = [{"who": "ann", "competency": "trust", "level": level}]
        with pytest.raises(CoverageError, match="row 1, level: is no level"):
            read_held(rows, columns=HoldingColumns(holder="who", level="level"))


def test_a_header_that_does_not_fit_is_told_before_the_rows() -> None:
    """A column that is missing, or was not named, is a fault of the header."""
    with pytest.raises(CoverageError) as caught:
        read_required([{"post": "A", "skill": "c", "note": ""}], columns=NEED)
    assert "columns.competency: the table has no such column" in str(caught.value)
    assert "note: nothing is read from this column. Name it in ignore=" in str(caught.value)


def test_posts_or_levels_on_one_side_only_are_refused() -> None:
    """What is required by post or level must be held by post or level."""
    need = read_required([{"post": "A", "competency": "c", "level": 1}], columns=NEED)
    bare = read_held([{"who": "x", "competency": "c"}], columns=HoldingColumns(holder="who"))
    with pytest.raises(PolicyError, match="the requirements have posts and the holdings have none"):
        coverage(bare, need)
    with_posts = read_held(
        [{"who": "x", "post": "A", "competency": "c"}],
        columns=HoldingColumns(holder="who", post="post"),
    )
    with pytest.raises(PolicyError, match="the requirements have levels"):
        coverage(with_posts, need)


def test_columns_that_say_too_little_are_refused() -> None:
    """Somebody must hold, and names come as a list."""
    with pytest.raises(PolicyError, match="somebody must hold"):
        HoldingColumns()
    with pytest.raises(ArgumentError, match="Put the names in a list"):
        RequirementColumns(ignore="note")
    with pytest.raises(ArgumentError, match="held must be Held"):
        coverage([], [])  # type: ignore[arg-type]


def test_the_table_has_a_row_a_requirement() -> None:
    """Rows hold what lines do; without levels the level is None."""
    required = read_required([{"competency": "talks"}], columns=RequirementColumns())
    found = coverage(held_of(CLAIMS), required)
    assert found.rows()[0]["level"] is None
    assert found.rows()[0]["cover"] == "met"
    assert repr(found) == "Coverage: 1 requirement, 0 gaps"
    assert repr(held_of(CLAIMS)) == "Held: 5 claims of 4 holders"
    assert repr(required) == "Required: 1 requirement"
    assert len(found) == 1


def test_a_programme_names_a_competency_itself_or_by_facets() -> None:
    """Facets make a competency named in part, and the rest of them are listed."""
    competency = next(each for each in SOLACE if len(each.facets) > 1)
    first, *rest = [facet.code for facet in competency.facets]
    found = {line.code: line for line in programme_coverage(["trust", first], SOLACE)}
    assert found["trust"].named is Named.ITSELF
    line = found[competency.code]
    assert line.named is Named.FACETS
    assert line.missing_facets == tuple(rest)
    assert f"1 of {len(rest) + 1}, not {rest[0]}" in str(line)
    every = programme_coverage([first, *rest], SOLACE)
    assert f"all {len(rest) + 1}" in str(every)


def test_a_programme_in_another_framework_goes_through_the_crosswalk_either_way() -> None:
    """Matches carry their strength and reason; what matches nothing is listed."""
    walk = frameworks.crosswalk("anti-hero@2013", "solace-contextual@2013")
    found = programme_coverage(["humility", "listening"], SOLACE, through=walk)
    again = programme_coverage(["humility", "listening"], SOLACE, through=walk.flipped())
    assert found.rows() == again.rows()
    assert found.unmatched == ("listening",)
    by_code = {line.code: line for line in found}
    assert by_code["complexity-and-ambiguity"].named is Named.PARTIAL
    assert by_code["complexity-and-ambiguity"].reasons
    assert found.not_named == ("place-and-space", "entrepreneurial-organisations", "trust")


@pytest.mark.parametrize("pair", [("public-servant-21c@2014", "tizard-attributes@2014")])
def test_every_match_of_a_crosswalk_counts(pair: tuple[str, str]) -> None:
    """With all codes of the other framework named, only what has no match is not named."""
    walk = frameworks.crosswalk(*pair)
    found = programme_coverage(walk.b.codes, walk.a, through=walk)
    assert set(found.not_named) == {one.code for one in walk.unmatched if one.framework == pair[0]}
    strong = {match.a for match in walk.matches if match.strength.value == "strong"}
    assert {line.code for line in found if line.named is Named.STRONG} == strong
    roles = [line for line in found if "speaks of the" in str(line)]
    assert roles


def test_codes_that_nobody_defined_are_told_at_once() -> None:
    """Every unknown code is a fault, with the nearest."""
    with pytest.raises(CoverageError) as caught:
        programme_coverage(["trsut", "zzz"], SOLACE)
    assert "'trsut'. Did you mean 'trust'?" in str(caught.value)
    assert "'zzz'. See the codes of solace-contextual@2013" in str(caught.value)
    with pytest.raises(PolicyError, match="give a list of codes"):
        programme_coverage("trust", SOLACE)
    walk = frameworks.crosswalk("anti-hero@2013", "lga-managerial@2017")
    with pytest.raises(PolicyError, match="and not solace-contextual@2013"):
        programme_coverage(["humility"], SOLACE, through=walk)


def test_a_programme_speaks_and_is_plain() -> None:
    """It prints the count, explains itself, and hands over plain values."""
    found = programme_coverage([], SOLACE)
    assert str(found).startswith("0 of 4 competencies of solace-contextual@2013 are named.")
    assert json.loads(json.dumps(found.to_dict()))["not_named"] == list(SOLACE.codes)
    assert "editorial" in str(found.explain())
    assert repr(found) == "ProgrammeCoverage of solace-contextual@2013: 0 named"
    assert len(found) == 4
