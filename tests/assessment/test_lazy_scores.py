"""Scoring in a data frame's own engine gives what scoring in memory gives, or the same refusal."""

import os
from collections.abc import Sequence
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import COLUMNS, Cells, changed, column_lists, forms, small_instrument
from engines import ENGINES, each_engine
from forms import PERSON, one_item_each, report_on
from publead.assessment.feedback import Feedback
from publead.assessment.instrument import Instrument, Scale
from publead.assessment.lazy_scores import group_frame, score_frame
from publead.assessment.ratings import RaterGroup, RatingColumns, read_ratings
from publead.assessment.scores import ItemWeights, MissingAnswers, Unit, score
from publead.disclosure import DisclosurePolicy, SmallGroups
from publead.errors import PolicyError, RatingsError, TableError
from strategies import CODES, Row, sound_forms

WIDE = RatingColumns(person="person", rater="rater", attributes=["unit"], ignore=["comment"])
EXAMPLES = int(os.environ.get("EXAMPLES_OF_FRAMES", "8"))
EVERY_OTHER_REVERSED = small_instrument(reversed_items=("a-2", "b-2"))


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Return the rows of any frame, in an order of their own, with None for what is missing."""
    found = nw.from_native(frame)
    eager = found.collect() if isinstance(found, nw.LazyFrame) else found
    rows = eager.rows(named=True)
    plain = [
        {name: None if isinstance(x, float) and np.isnan(x) else x for name, x in row.items()}
        for row in rows
    ]
    return sorted(plain, key=lambda row: [str(value) for value in row.values()])


def in_memory(
    rows: Sequence[Cells], instrument: Instrument, columns: RatingColumns, **policies: Any
) -> list[dict[str, Any]]:
    """Return what `score` gives, as `score_frame` names it."""
    scores = score(read_ratings(rows, instrument, columns), **policies)
    told = [
        {"person": row["person"], "relationship": row["relationship"]}
        | {
            name: value
            for place, code in enumerate(scores.competencies)
            for name, value in (
                (code, row[code]),
                (f"{code} answered", int(scores.answered[form, place])),
            )
        }
        for form, row in enumerate(scores.rows())
    ]
    return sorted(told, key=lambda row: [str(value) for value in row.values()])


def assert_equal(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert {key: one[key] for key in other} == {
            key: value if not isinstance(value, float) else pytest.approx(value, rel=1e-12)
            for key, value in other.items()
        }


@each_engine
@settings(max_examples=EXAMPLES)
@given(rows=sound_forms(), share=st.sampled_from(["0", "1/2", "1"]), unit=st.sampled_from(Unit))
def test_every_engine_scores_as_memory_does(
    engine: str, rows: list[Row], share: str, unit: Unit
) -> None:
    """Words, numbers in text, blanks and what was not observed mean the same everywhere."""
    policies: dict[str, Any] = {"missing": MissingAnswers(at_least=share), "unit": unit}
    frame = score_frame(ENGINES[engine](rows), EVERY_OTHER_REVERSED, WIDE, **policies)
    expected = in_memory(rows, EVERY_OTHER_REVERSED, WIDE, **policies)
    assert_equal(rows_of(frame), expected)


NUMBERS = small_instrument(
    scale=Scale.integers(1, 5, not_observed=("9",), not_answered=("-1",)), reversed_items=("b-1",)
)


@each_engine
@settings(max_examples=EXAMPLES)
@given(
    answers=st.lists(
        st.lists(
            st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, 9.0, -1.0, float("nan")]),
            min_size=4,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    ),
    weights=st.sampled_from([None, {"a-1": 2.0, "a-2": 0.5}, {"b-1": 0.0, "b-2": 1.0}]),
)
def test_numbers_keep_their_meaning(
    engine: str, answers: list[list[float]], weights: dict[str, float] | None
) -> None:
    """NaN is missing in every engine, a code for it too, and weights count alike."""
    rows = [
        {"person": "p1", "rater": f"r{i}", "relationship": "peer"}
        | dict(zip(CODES, each, strict=True))
        for i, each in enumerate(answers)
    ]
    declared = (
        None
        if weights is None
        else ItemWeights(weights=weights, declared_by="the panel", reason="as piloted")
    )
    frame = score_frame(ENGINES[engine](rows), NUMBERS, COLUMNS, weights=declared)
    assert_equal(rows_of(frame), in_memory(rows, NUMBERS, COLUMNS, weights=declared))


@each_engine
@settings(max_examples=EXAMPLES)
@given(
    ends=st.sampled_from([(1, 5), (0, 60), (-100, 120), (100, 120), (-100, -90)]),
    n_items=st.sampled_from([1, 2, 30]),
    data=st.data(),
)
def test_no_sum_is_too_large_for_its_type(
    engine: str, ends: tuple[int, int], n_items: int, data: st.DataObject
) -> None:
    """Whole numbers are summed in a type that holds their sum, whatever the scale and the items."""
    low, high = ends
    turned = [f"a-{place + 1}" for place in range(0, n_items, 2)]
    instrument = small_instrument(
        1, n_items, scale=Scale.integers(low, high), reversed_items=turned
    )
    answers = st.lists(st.sampled_from([low, high]), min_size=n_items, max_size=n_items)
    rows = [
        {"person": "p1", "rater": f"r{place}", "relationship": "peer"}
        | dict(zip(instrument.codes, data.draw(answers), strict=True))
        for place in range(2)
    ]
    found = score_frame(ENGINES[engine](rows), instrument, COLUMNS)
    assert_equal(rows_of(found), in_memory(rows, instrument, COLUMNS))


@each_engine
def test_a_frame_comes_back_as_it_went_in(engine: str) -> None:
    """What was lazy stays lazy; raters and comments are not kept, attributes are."""
    rows = [{**row, "unit": "Housing", "comment": "Thank you"} for row in forms([1, 2, 3, 4])]
    source = ENGINES[engine](rows)
    frame = score_frame(source, small_instrument(), WIDE)
    assert type(frame) is type(source)
    assert nw.from_native(frame).collect_schema().names() == [
        "person", "relationship", "unit", "a", "a answered", "b", "b answered"
    ]  # fmt: skip


SOUND = forms([1, 2, 3, 4], [2, 3, 4, 5], [1, 1, 1, 1])
TEXTS = [{name: str(cell) for name, cell in row.items()} for row in SOUND]


@each_engine
@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (changed(SOUND, 1, a_1=7), "a-1: is no answer on the scale from 1 to 5, in 1 row: '7'"),
        (changed(TEXTS, 1, a_1="4.5"), "a-1: is no answer on the scale from 1 to 5, in 1 row"),
        (changed(SOUND, 1, relationship="pier"), "relationship: is no known relationship, in 1"),
        (changed(SOUND, 1, person=""), "person: is empty, in 1 row. Fill it in, or remove"),
        (
            changed(SOUND, 2, rater=SOUND[1]["rater"]),
            "1 form is by a rater who has another on the same",
        ),
        (
            changed(SOUND, 1, person="P1 "),
            "person: 1 of the names differ only by case or spacing from another. Write them alike",
        ),
        (
            changed(SOUND, 1, relationship="self"),
            "1 form is a second self form of the same person. Keep one of the forms",
        ),
        (
            changed(changed(SOUND, 0, relationship="peer"), 0, rater="p1"),
            "relationship: rater and person are the same, and the relationship is not self, in 1",
        ),
        ([{**row, "c-1": 3} for row in SOUND], "c-1: nothing is read from this column"),
    ],
    ids=[
        *("number", "text", "relationship", "person", "twice", "spelling"),
        *("selves", "own", "column"),
    ],
)
def test_what_memory_refuses_every_engine_refuses(
    engine: str, rows: list[Cells], fault: str
) -> None:
    """A fault is told with the rows that have it, before anything is scored."""
    with pytest.raises(RatingsError):
        read_ratings(rows, small_instrument(), COLUMNS)
    with pytest.raises(RatingsError) as caught:
        score_frame(ENGINES[engine](rows), small_instrument(), COLUMNS)
    assert any(str(each).startswith(fault) for each in caught.value.faults), caught.value.faults


@each_engine
def test_a_question_that_nobody_answered_is_a_blank(engine: str) -> None:
    """A column of nothing has no type of its own in some engines, and is read all the same."""
    rows = [{**row, "b-2": None} for row in SOUND]
    found = score_frame(ENGINES[engine](rows), small_instrument(), COLUMNS)
    assert_equal(rows_of(found), in_memory(rows, small_instrument(), COLUMNS))


@pytest.mark.parametrize("kind", ["hugeint", "decimal(3, 0)", "decimal(4, 1)", "utinyint", "float"])
def test_numbers_of_a_database_are_read(kind: str) -> None:
    """Whole numbers are answers in whatever type a database keeps them."""
    given = duckdb.connect().from_arrow(pa.table(column_lists(SOUND)))
    answers = ", ".join(f'"{code}"::{kind} as "{code}"' for code in CODES)
    relation = given.project(f"person, rater, relationship, {answers}")
    found = score_frame(relation, small_instrument(), COLUMNS)
    assert_equal(rows_of(found), in_memory(SOUND, small_instrument(), COLUMNS))
    read = read_ratings(relation, small_instrument(), COLUMNS)
    assert score(read).rows() == score(read_ratings(SOUND, small_instrument(), COLUMNS)).rows()


@each_engine
def test_names_in_a_column_of_answers_are_not_shown(engine: str) -> None:
    """Many different cells that mean nothing are another column, which nobody should read out."""
    rows = [
        {"person": "p1", "rater": f"r{i}", "relationship": "peer", "a-1": f"Name {i}"}
        | dict.fromkeys(CODES[1:], "3")
        for i in range(12)
    ]
    with pytest.raises(RatingsError) as caught:
        score_frame(ENGINES[engine](rows), small_instrument(), COLUMNS)
    assert "Name" not in str(caught.value)


def test_a_column_of_dates_holds_no_answers() -> None:
    """A type that cannot be an answer is refused by name."""
    frame = pl.DataFrame(column_lists(SOUND)).with_columns(
        pl.lit("2026-01-01").str.to_date().alias("a-1")
    )
    with pytest.raises(RatingsError, match="a-1: is of type Date, which holds no answers"):
        score_frame(frame, small_instrument(), COLUMNS)


def test_floats_are_no_names() -> None:
    """Ids that were turned into floats have lost what they were."""
    frame = pd.DataFrame(column_lists(SOUND)).assign(person=1.0)
    with pytest.raises(RatingsError, match="may have lost leading zeros"):
        score_frame(frame, small_instrument(), COLUMNS)


def test_long_tables_and_other_things_are_refused() -> None:
    """What is no wide frame is refused with what to do instead."""
    long = RatingColumns(person="person", rater="rater", item="item", answer="answer")
    rows = [{"person": "p1", "rater": "r", "relationship": "peer", "item": "a-1", "answer": 3}]
    with pytest.raises(RatingsError, match="a long table is not scored in place"):
        score_frame(pl.DataFrame(rows), small_instrument(), long)
    with pytest.raises(TableError, match="is no data frame"):
        score_frame([1, 2], small_instrument(), COLUMNS)  # type: ignore[type-var]
    with pytest.raises(TableError, match="is no data frame"):
        group_frame([1, 2], small_instrument())  # type: ignore[type-var]
    with pytest.raises(TableError, match="a: there is no such column"):
        group_frame(pl.DataFrame({"person": ["p"]}), small_instrument())
    with pytest.raises(PolicyError, match="joined report by report"):
        group_frame(
            pl.DataFrame(rows),
            small_instrument(),
            policy=DisclosurePolicy(small_groups=SmallGroups.JOIN),
        )


sizes = st.dictionaries(st.sampled_from(RaterGroup), st.integers(1, 5), min_size=1).map(
    lambda drawn: {group: min(n, 1) if not group.is_anonymous else n for group, n in drawn.items()}
)


@each_engine
@settings(max_examples=EXAMPLES)
@given(sizes=sizes, data=st.data())
def test_groups_are_shown_as_a_report_shows_them(
    engine: str, sizes: dict[RaterGroup, int], data: st.DataObject
) -> None:
    """Where every score is there, the same groups are shown, with the same means."""
    answer = st.integers(1, 5).map(float)
    told = [
        (PERSON, group, [data.draw(answer), data.draw(answer)])
        for group, size in sizes.items()
        for _ in range(size)
    ]
    report = report_on(told)
    instrument = one_item_each(2)
    scored = [
        {"person": person, "relationship": group.value}
        | dict(zip(("c0", "c1"), answers, strict=True))
        for person, group, answers in told
    ]
    frame = group_frame(ENGINES[engine](scored), instrument)
    shown = {row["relationship"]: row for row in rows_of(frame)}
    expected = {
        group.value
        for group in sizes
        if group is RaterGroup.SELF or group.plural in shown_in(report)
    }
    assert set(shown) == expected
    for group, size in sizes.items():
        if group.value in shown:
            means = np.mean([answers for _, each, answers in told if each is group], axis=0)
            row = shown[group.value]
            assert [row["c0"], row["c1"]] == pytest.approx(means.tolist(), rel=1e-12)
            assert row["c0 raters"] == row["c1 raters"] == size


@each_engine
@pytest.mark.parametrize("missing", [None, float("nan")])
def test_nan_is_no_rater(engine: str, missing: float | None) -> None:
    """A score that is missing counts for nobody, however the engine writes it."""
    rows = [
        {"person": "p1", "relationship": "peer", "c0": 4.0 if place < 2 else missing}
        for place in range(4)
    ]
    shown = rows_of(group_frame(ENGINES[engine](rows), one_item_each(1)))
    assert shown == []
    rows += [{"person": "p1", "relationship": "peer", "c0": 1.0}] * 2
    (row,) = rows_of(group_frame(ENGINES[engine](rows), one_item_each(1)))
    assert (row["c0"], row["c0 raters"]) == (2.5, 4)


def shown_in(report: Feedback) -> set[str]:
    """Return the plurals of the groups that a report shows apart, with a value."""
    return {each.label for line in report for each in line.groups if each.mean.is_shown}
