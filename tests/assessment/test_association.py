"""Claims about what a table lets one say of leadership and an outcome."""

import csv
import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import publead as pl
from publead.assessment.association import Part, RowsAre, StudyDesign
from publead.errors import ArgumentError, PolicyError, TableError
from publead.stats.agreement import icc_one_way, rwg_j
from publead.tables.frames import Backend

CLOSED = 1e-10
IN_R = json.loads(
    (Path(__file__).parents[1] / "data" / "oracle_association.json").read_text("utf-8")
)
CLAIMS = re.compile(
    r"\b(caus\w*|because|effects?|affect\w*|impact\w*|influenc\w*|driv\w*|leads? to|improv\w*|"
    r"determin\w*|explain\w*|due to|result\w* in|thanks to|predict\w*)\b"
)
Rows = list[dict[str, Any]]


def staff(
    seed: int = 1, n_organisations: int = 14, n_people: int = 20, waves: tuple[int, ...] = ()
) -> Rows:
    """Return people's answers on five points, two items a side."""
    rng = np.random.default_rng(seed)
    rows: Rows = []
    for place in range(n_organisations):
        standing = rng.normal(scale=0.6)
        for wave in waves or (0,):
            for _ in range(n_people):
                mood = standing + rng.normal(scale=0.7)
                points = np.clip(np.rint(3 + mood + rng.normal(scale=0.7, size=4)), 1, 5)
                row: dict[str, Any] = dict(zip("abcd", points.tolist(), strict=True))
                rows.append(row | {"organisation": f"o{place}"} | ({"year": wave} if waves else {}))
    return rows


def asked(rows: Any, **changes: Any) -> pl.Association:
    """Return the association of the two sides of such rows."""
    usual: dict[str, Any] = {
        "leadership": pl.Variable(columns=["a", "b"], scale=(1, 5), name="leadership"),
        "outcome": pl.Variable(columns=["c", "d"], scale=(1, 5), name="engagement"),
        "by": "organisation",
    }
    return pl.association(rows, **(usual | changes))


def organisations(n: int = 12, waves: int = 1, slope: float = 1.0, seed: int = 4) -> Rows:
    """Return rows of organisations and waves with two sides and a size."""
    rng = np.random.default_rng(seed)
    return [
        {"organisation": i, "year": 2001 + t, "x": x, "y": slope * x + e, "size": s}
        for i in range(n)
        for level in [rng.normal()]
        for t in range(waves)
        for x, e, s in [(level + rng.normal(), 0.3 * rng.normal(), rng.normal())]
    ]


def between(rows: Any, **more: Any) -> pl.Association:
    """Return the association of x and y."""
    return pl.association(rows, leadership="x", outcome="y", by="organisation", **more)


# Real data ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "controls"),
    [
        ("leadership_engagement", ()),
        ("leadership_engagement_given_pay_resources", ("pay", "resources")),
    ],
)
def test_a_hundred_public_organisations_over_years(
    entry: str, controls: tuple[str, ...], shared_data: Callable[[str], Path]
) -> None:
    """The Civil Service People Survey: every part has the value and interval that R gives."""
    path = shared_data("surveys/civil_service_people_survey_organisations.csv")
    found = pl.association(
        path,
        leadership="leadership_and_change",
        outcome="engagement",
        by="organisation",
        wave="year",
        controls=controls,
        source=pl.CommonSource.SAME,
    )
    expected = IN_R[entry]
    names = {
        Part.BETWEEN: "between",
        Part.BETWEEN_GIVEN: "between_partial",
        Part.WITHIN: "within",
        Part.WITHIN_GIVEN: "within_given",
    }
    for part, name in names.items():
        if name in expected:
            values = [found[part].value, found[part].low, found[part].high]
            wanted = [expected[name][key] for key in ("r", "low", "high")]
            assert_allclose(values, wanted, rtol=0, atol=CLOSED, err_msg=name)
    assert found[Part.BETWEEN_RANKS].value == pytest.approx(
        expected["between"]["spearman"], abs=CLOSED
    )
    assert found.n_organisations == found[Part.BETWEEN].n == expected["between"]["n"]
    assert found[Part.WITHIN].n == expected["within"]["n"]
    assert found.design is StudyDesign.PANEL
    year = found.by_wave["2019"]
    assert year.n == expected["year_2019"]["n"]
    assert_allclose(
        [year.value, year.low, year.high],
        [expected["year_2019"][key] for key in ("r", "low", "high")],
        rtol=0,
        atol=CLOSED,
    )
    assert "Organisations with higher leadership_and_change have higher engagement" in str(found)
    assert "above its own mean" in found.sentence


def test_one_year_of_them(shared_data: Callable[[str], Path]) -> None:
    """One year is a cross-section: R's cor.test and the partial correlation of that year."""
    path = shared_data("surveys/civil_service_people_survey_organisations.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2019"]
    found = pl.association(
        [dict(row) for row in rows],
        leadership="leadership_and_change",
        outcome="engagement",
        by="organisation",
        controls=["pay", "resources"],
    )
    expected = IN_R["leadership_engagement_given_pay_resources"]
    for part, name in ((Part.BETWEEN, "year_2019"), (Part.BETWEEN_GIVEN, "year_2019_partial")):
        values = [found[part].value, found[part].low, found[part].high]
        wanted = [expected[name][key] for key in ("r", "low", "high")]
        assert_allclose(values, wanted, rtol=0, atol=CLOSED)
    assert found.design is StudyDesign.CROSS_SECTION
    assert "one wave only" in found[Part.WITHIN].reason


# What may be said --------------------------------------------------------------------------------


def all_kinds() -> Iterator[pl.Association]:
    """Yield associations of every design, source and direction."""
    for waves in (1, 3):
        for slope in (1.0, -1.0, 0.0):
            for source in pl.CommonSource:
                rows = organisations(waves=waves, slope=slope)
                yield between(rows, wave="year", source=source, controls=["size"])
    once = [row for row in organisations(20, 2) if row["organisation"] % 2 == row["year"] % 2]
    yield between(once, wave="year")
    yield between(organisations(2))
    yield asked(staff())


def test_no_sentence_says_that_one_brings_the_other() -> None:
    """Whatever the design, no word of the sentence or its cautions claims a cause."""
    for found in all_kinds():
        for text in (found.sentence, str(found), " ".join(found.cautions)):
            assert not CLAIMS.search(text.casefold()), CLAIMS.search(text.casefold())


def test_the_sentence_goes_as_far_as_the_design() -> None:
    """Only a panel speaks of what happens in one organisation; each design says what it lacks."""
    cross = between(organisations(40), wave="year")
    assert (cross.design, cross.by_wave) == (StudyDesign.CROSS_SECTION, {})
    assert "its own" not in cross.sentence
    assert "which came first" in cross.cautions[0]
    once = [row for row in organisations(40, 2) if row["organisation"] % 2 == row["year"] % 2]
    repeated = between(once, wave="year")
    assert repeated.design is StudyDesign.REPEATED
    assert "its own" not in repeated.sentence
    assert "one wave only" in repeated.cautions[0]
    panel = between(organisations(40, 3), wave="year")
    assert panel.design is StudyDesign.PANEL
    assert "above its own mean, its y mostly was above its own" in panel.sentence
    assert "which moved first" in panel.cautions[0]
    assert list(panel.by_wave) == ["2001", "2002", "2003"]


@pytest.mark.parametrize(
    ("slope", "words"),
    [
        (1.0, ("have higher y", "mostly was above its own")),
        (-1.0, ("have lower y", "mostly was below its own")),
        (0.0, ("do not tell whether", "these waves do not tell")),
    ],
)
def test_the_sentence_has_the_direction_of_the_interval(
    slope: float, words: tuple[str, str]
) -> None:
    """Higher, lower, or that these organisations do not tell, where the interval holds zero."""
    found = between(organisations(30, 3, slope), wave="year")
    for part, word in zip((Part.BETWEEN, Part.WITHIN_GIVEN), words, strict=True):
        held = found[part].low <= 0 <= found[part].high
        assert held == (slope == 0)
        assert word in found.sentence


def test_who_gave_both_sides_is_said() -> None:
    """Declared, seen from rows with two answers, or flagged as not declared."""
    rows = organisations(30)
    flagged = between(rows)
    assert flagged.source is pl.CommonSource.NOT_DECLARED
    assert "Nobody said whether the same respondents" in str(flagged)
    assert "same respondents" not in str(between(rows, source=pl.CommonSource.APART))
    assert asked(staff()).source is pl.CommonSource.SAME
    assert asked(staff(), source=pl.CommonSource.APART).source is pl.CommonSource.APART
    people = [row | {"kept": 7 * int(row["organisation"][1:]) % 13} for row in staff()]
    records = asked(people, outcome="kept")
    assert records.source is pl.CommonSource.NOT_DECLARED
    assert "so it is not people's answer" in records.aggregation[1].icc1.reason
    assert "no ICC" in str(records)


def test_the_ecological_fallacy_is_warned_of_with_the_number_that_shows_it() -> None:
    """Organisations and their people can go opposite ways, and both are told."""
    rng = np.random.default_rng(2)
    rows = [
        {"organisation": i, "x": level + e, "y": level - e + 0.1 * rng.normal()}
        for i in range(15)
        for level in [rng.normal()]
        for e in rng.normal(size=12)
    ]
    found = between(rows)
    assert found[Part.BETWEEN].low > 0.5
    assert found[Part.PEOPLE].high < -0.9
    assert "and not about the people in them" in str(found).replace("\n  ", " ")
    assert "Among people of the same organisation it is r = -" in " ".join(found.cautions)


def test_few_organisations_are_flagged_with_their_ranks() -> None:
    """One far-off organisation makes Pearson's r; the rank correlation beside it tells."""
    rows = organisations(10, slope=0.0)
    rows[0] |= {"x": 90.0, "y": 90.0}
    found = between(rows)
    assert found[Part.BETWEEN].low > 0.9
    assert abs(found[Part.BETWEEN_RANKS].value) < 0.8
    assert "one or two of them can decide" in str(found)
    assert "can decide" not in str(between(organisations(30)))


# Aggregating -------------------------------------------------------------------------------------


def test_what_speaks_for_aggregating_is_told() -> None:
    """ICC(1), ICC(k) and the median rwg(j) are those of the workshop, on the rows that went in."""
    rows = staff(3)
    found = asked(rows)
    groups = [row["organisation"] for row in rows]
    for side, items in zip(found.aggregation, ("ab", "cd"), strict=True):
        answers = np.array([[row[item] for item in items] for row in rows])
        icc = icc_one_way(answers.mean(axis=1), groups)
        assert (side.icc1.value, side.icck.low) == (icc.icc1.value, icc.icck.low)
        assert side.respondents == icc.group_size
        expected = rwg_j(answers, groups, scale=(1, 5)).median
        assert side.agreement.value == pytest.approx(expected)
        assert "rwg(j)" in str(side)
    unscaled = asked(rows, leadership=["a", "b"]).aggregation[0]
    assert "no scale was declared" in unscaled.agreement.reason
    assert "rwg(j)" not in str(unscaled)
    assert between(organisations()).aggregation == ()


def test_organisations_that_do_not_differ_are_said_not_to() -> None:
    """Where ICC(1)'s interval holds zero, the means can hardly tell organisations apart."""
    rng = np.random.default_rng(7)
    rows = [row | {"organisation": int(rng.integers(8))} for row in staff(5)]
    assert "can hardly be told apart" in str(asked(rows))


def test_means_are_of_whole_rows_and_organisations_count_once() -> None:
    """A respondent without one answer is left out; a large organisation counts as a small one."""
    rows = staff(8, 12, 15)
    extra = [dict(row) for row in rows if row["organisation"] == "o3"] * 4
    gaps = [dict(row) | {"d": None} for row in rows[:7]]
    found, plain = asked(rows + extra + gaps), asked(rows)
    assert found[Part.BETWEEN].value == pytest.approx(plain[Part.BETWEEN].value, abs=1e-12)
    assert found.left_out == "7 rows for want of an answer"


def test_people_over_waves_are_gathered_by_organisation_and_wave() -> None:
    """Rows of people in several waves give the panel of their organisations' means."""
    rows = staff(9, 10, 12, (2020, 2021, 2022))
    found = asked(rows, wave="year")
    table: dict[tuple[str, int], list[list[float]]] = {}
    for row in rows:
        sides = [(row["a"] + row["b"]) / 2, (row["c"] + row["d"]) / 2]
        table.setdefault((row["organisation"], row["year"]), []).append(sides)
    means = [
        {"organisation": o, "year": y, "x": np.mean(each, axis=0)[0], "y": np.mean(each, axis=0)[1]}
        for (o, y), each in table.items()
    ]
    expected = between(means, wave="year")
    for part in (Part.BETWEEN, Part.WITHIN, Part.WITHIN_GIVEN):
        assert_allclose(
            [found[part].value, found[part].low], [expected[part].value, expected[part].low]
        )
    assert found.aggregation[0].icc1.n == 30


# Who may see what --------------------------------------------------------------------------------


def test_organisations_with_few_respondents_are_left_out() -> None:
    """Fewer than ten whole rows leave an organisation out of everything, agreement included."""
    rows = staff(10, 12, 10)
    few = [dict(row) | {"organisation": "small"} for row in rows[:9]]
    gaps = [dict(row) | {"organisation": "gaps", "a": None} for row in rows[:3]]
    more = gaps + [dict(row) | {"organisation": "gaps"} for row in rows[:9]]
    found, plain = asked(rows + few + more), asked(rows)
    assert found[Part.BETWEEN].value == plain[Part.BETWEEN].value
    assert found[Part.PEOPLE].value == plain[Part.PEOPLE].value
    assert [str(each) for each in found.aggregation] == [str(each) for each in plain.aggregation]
    assert (found.n_organisations, found.n_left_out) == (12, 2)
    assert "2 organisations with fewer than 10 respondents" in str(found)
    assert "small" not in str(found) + repr(found) + json.dumps(found.to_dict())
    lower = pl.DisclosurePolicy(min_cut_raters=9, reason="a trial among our own staff")
    assert asked(rows + few, policy=lower).n_organisations == 13


def test_rows_that_tell_their_respondents_are_held_to_the_same() -> None:
    """With a column of numbers, units weigh by it, and organisations below ten are left out."""
    rows: Rows = [row | {"n": 5 + row["organisation"]} for row in organisations(12)]
    found = between(rows, respondents="n")
    assert (found.n_organisations, found.n_left_out) == (7, 5)
    halves = [
        dict(row) | {"n": n, "x": row["x"] + d, "y": row["y"] + d}
        for row in rows
        for n, d in ((10, 0.3), (30, -0.1))
    ]
    units = between(halves, rows_are=pl.RowsAre.UNITS, respondents="n")
    assert units[Part.BETWEEN].value == pytest.approx(
        between(organisations(12))[Part.BETWEEN].value, abs=1e-12
    )
    alike = between(halves, rows_are=pl.RowsAre.UNITS)
    assert alike.n_organisations == 12
    assert alike.aggregation == ()


def test_rows_that_repeat_an_organisation_are_taken_for_people() -> None:
    """Unless declared, the safe reading counts; declared organisations may not repeat."""
    rows = organisations(12) + organisations(1)
    assert between(rows).rows_are is pl.RowsAre.RESPONDENTS
    assert between(rows).n_organisations == 0
    assert "Nothing can be said of 0 organisations" in str(between(rows))
    with pytest.raises(TableError, match=r"row 13.*repeats an organisation"):
        between(rows, rows_are=pl.RowsAre.ORGANISATIONS)


# What cannot be read -----------------------------------------------------------------------------


def test_every_fault_is_told_at_once() -> None:
    """Words, answers outside the scale and missing organisations, each with its row."""
    rows: Rows = staff(1, 3, 3)
    rows[0]["a"], rows[1]["b"], rows[2]["organisation"] = "often", 9, None
    with pytest.raises(TableError) as caught:
        asked(rows)
    faults = [(fault.row, fault.place) for fault in caught.value.faults]
    assert faults == [(1, "a"), (2, "b"), (3, "organisation")]
    with pytest.raises(TableError) as caught:
        asked(staff(), by="organization", wave="a")
    text = str(caught.value)
    assert "Did you mean 'organisation'?" in text
    assert "is named for leadership and wave" in text
    for wrong in (0, 2.5, None):
        with pytest.raises(TableError, match="is no number of respondents"):
            between([row | {"n": wrong} for row in organisations(4)], respondents="n")
    with pytest.raises(TableError, match="is no number"):
        between([row | {"x": True} for row in organisations(4)])


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"leadership": 3}, ArgumentError),
        ({"leadership": []}, ArgumentError),
        ({"outcome": None}, ArgumentError),
        ({"by": 1}, ArgumentError),
        ({"controls": "x"}, ArgumentError),
        ({"rows_are": "people"}, ArgumentError),
        ({"source": "same"}, ArgumentError),
        ({"policy": 3}, ArgumentError),
    ],
)
def test_wrong_arguments_are_told(changes: dict[str, Any], error: type[Exception]) -> None:
    """Each says what would do."""
    with pytest.raises(error):
        asked(staff(), **changes)


def test_variables_that_make_no_sense() -> None:
    """No column, one twice, and a scale without whole ends are refused."""
    wrong: Any
    for wrong in ({"columns": []}, {"columns": ["a", "a"]}, {"columns": "a", "scale": (5, 1)}):
        with pytest.raises(PolicyError):
            pl.Variable(**wrong)
    assert pl.Variable(columns=["a", "b"]).label == "a, b"


def test_a_control_that_follows_and_rows_alone_say_why() -> None:
    """A control equal to a side leaves nothing, one person each gives no ICC, few no interval."""
    rows = [row | {"size": 2 * row["x"]} for row in organisations(12)]
    found = between(rows, controls=["size"])
    assert "leave nothing" in found[Part.BETWEEN_GIVEN].reason
    assert "given size, not estimable" in found.sentence
    three = between(organisations(3))
    assert "without an interval" in three.sentence
    lone = pl.DisclosurePolicy(min_cut_raters=1, reason="invented answers")
    people = asked(staff(n_people=1), rows_are=pl.RowsAre.RESPONDENTS, policy=lone)
    assert not people.aggregation[0].icc1.is_shown


def test_degenerate_tables_say_why() -> None:
    """No variation, one organisation, or nothing answered: not estimable, and never a warning."""
    constant = [row | {"x": 3} for row in organisations(12, 2)]
    found = between(constant, wave="year", controls=["size"])
    assert not any(each.is_shown for each in found.parts.values())
    assert "Nothing can be said" in found.sentence
    assert "In none of 2 waves" in str(found)
    assert not between(organisations(1))[Part.BETWEEN].is_shown
    nothing = between([row | {"x": None} for row in organisations(5)])
    assert (nothing.n_organisations, nothing.n_left_out) == (0, 5)
    assert asked([dict(row) | {"a": None} for row in staff()]).aggregation[0].icc1.reason


# What is handed over -----------------------------------------------------------------------------


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_any_frame_goes_in_and_any_comes_out(backend: Backend) -> None:
    """The same table as records, CSV and frames gives the same result, and a table of parts."""
    rows = organisations(12, 2)
    plain = between(rows, wave="year")
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    frame = nw.from_dict(columns, backend=backend).to_native()
    found = between(frame, wave="year")
    assert found.rows() == plain.rows()
    assert len(found.to_frame(backend=backend)) == len(Part) + 2


def test_a_csv_file_goes_in(tmp_path: Path) -> None:
    """Text cells are numbers where they can be, years and names sort, and blanks are missing."""
    rows = [row | {"organisation": f"Council {row['organisation']}"} for row in organisations(8, 2)]
    rows[0]["x"] = ""
    path = tmp_path / "councils.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    found = between(path, wave="year")
    assert found.left_out == "1 row for want of an answer"
    assert list(found.by_wave) == ["2001", "2002"]
    assert json.loads(json.dumps(found.to_dict()))["design"] == "a panel of organisations"
    assert repr(found) == "Association of x with y: 8 organisations, a panel of organisations"
    assert "Robinson" in str(found.explain())


def test_years_are_read_alike_however_a_frame_holds_them() -> None:
    """A year as 2009, 2009.0 or text has one name, and waves stand in their order."""
    rows = organisations(8, 2)
    for as_held in (float, str):
        held = [row | {"year": as_held(row["year"])} for row in reversed(rows)]
        assert list(between(held, wave="year").by_wave) == ["2001", "2002"]


@given(st.integers(0, 2**32 - 1))
def test_order_and_labels_do_not_matter(seed: int) -> None:
    """Rows in another order and organisations with other names give the same parts."""
    rng = np.random.default_rng(seed)
    rows = organisations(9, 3, seed=seed)
    names = rng.permutation(9)
    other = [
        rows[i] | {"organisation": f"n{names[rows[i]['organisation']]}"}
        for i in rng.permutation(27)
    ]
    first, second = between(rows, wave="year"), between(other, wave="year")
    for part in Part:
        ours, theirs = first[part], second[part]
        assert_allclose(
            [ours.value, ours.low, ours.high], [theirs.value, theirs.low, theirs.high], atol=1e-9
        )
    assert math.isfinite(first[Part.WITHIN].low)


def naive_means(rows: Rows, least: int) -> dict[tuple[str, int], tuple[float, float]]:
    """Return the means of each organisation and wave with enough whole rows."""
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for row in rows:
        if row["x"] is not None and row["y"] is not None:
            found.setdefault((row["organisation"], row["year"]), []).append((row["x"], row["y"]))
    return {
        cell: (fmean(x for x, _ in pairs), fmean(y for _, y in pairs))
        for cell, pairs in found.items()
        if len(pairs) >= least
    }


def naive_between(means: dict[tuple[str, int], tuple[float, float]]) -> float:
    """Return the correlation of organisations' means over their waves."""
    names = sorted({name for name, _ in means})
    sides = [
        [fmean(pair[side] for (who, _), pair in means.items() if who == name) for name in names]
        for side in (0, 1)
    ]
    return float(np.corrcoef(sides[0], sides[1])[0, 1]) if all(map(np.ptp, sides)) else math.nan


@given(
    st.integers(3, 6),
    st.integers(1, 3),
    st.integers(0, 2**16),
    st.sampled_from((0.0, 0.1, 0.6)),
)
def test_people_are_gathered_as_the_definition_says(
    n: int, waves: int, seed: int, missing: float
) -> None:
    """Whole rows, cells of ten, means of waves: the correlation that plain Python gives."""
    rng = np.random.default_rng(seed)
    rows: Rows = [
        {
            "organisation": f"c{council}",
            "year": 2000 + wave,
            "x": None if rng.random() < missing else float(rng.integers(1, 6)),
            "y": None if rng.random() < missing else float(rng.integers(0, 11)),
        }
        for council in range(n)
        for wave in range(waves)
        for _ in range(int(rng.integers(8, 30)))
    ]
    found = between(rows, wave="year", rows_are=RowsAre.RESPONDENTS)
    means = naive_means(rows, 10)
    organisations = {name for name, _ in means}
    assert found.n_organisations == len(organisations)
    assert found.n_left_out == n - len(organisations)
    if len(organisations) >= 3:
        expected = naive_between(means)
        assert found[Part.BETWEEN].value == pytest.approx(expected, abs=1e-9, nan_ok=True)
    else:
        assert not found[Part.BETWEEN].is_shown


@pytest.mark.parametrize("value", [math.inf, -math.inf, 1e101, "inf", "1e400"])
def test_what_cannot_be_squared_is_told_with_its_row(value: object) -> None:
    """An infinity, or what is nearly one, is a fault of its cell in any column of numbers."""
    for column in ("x", "y", "n"):
        rows = [{**row, "n": 20} for row in organisations(6)]
        rows[2] = {**rows[2], column: value}
        with pytest.raises(TableError, match=rf"row 3, {column}: is infinite, or beyond 1e\+100"):
            between(rows, respondents="n")
        with pytest.raises(TableError, match=rf"row 3, {column}: is infinite"):
            between(pd.DataFrame(rows), respondents="n")


def test_a_number_that_no_float_holds_is_told() -> None:
    """A whole number with hundreds of digits is no number to reckon with."""
    rows = organisations(6)
    rows[1] = {**rows[1], "x": 10**400}
    with pytest.raises(TableError, match="row 2, x: is no number"):
        between(rows)


@pytest.mark.parametrize("column", ["organisation", "year"])
def test_dates_are_no_labels(column: str) -> None:
    """Dates of organisations or waves are refused with their rows, and never put together."""
    rows = [{**row, "year": 2020} for row in organisations(4)]
    rows = [{**row, column: date(2020, 1, place + 1)} for place, row in enumerate(rows)]
    with pytest.raises(TableError, match="is a date, not a label") as caught:
        between(rows, wave="year")
    assert [fault.row for fault in caught.value.faults] == [1, 2, 3, 4]
