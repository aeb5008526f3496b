"""Claims about reading: whatever the source, the same forms, and none of them lost."""

import csv
import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    COLUMNS,
    WORDS,
    Cells,
    column_lists,
    form_contents,
    forms,
    ratings_of,
    small_instrument,
)
from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Scale
from publead.assessment.ratings import (
    Pseudonyms,
    RaterGroup,
    RatingColumns,
    Ratings,
    from_arrays,
    join_ratings,
    read_ratings,
)
from publead.tables import CsvOptions
from strategies import CODES, Row, sound_forms

INSTRUMENT = small_instrument()
ALL_COLUMNS = RatingColumns(person="person", rater="rater", comments="comment", attributes=["unit"])
KEY = Pseudonyms(key=b"0123456789abcdef")


def _file(
    rows: Sequence[Cells], path: Path, *, delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _contents(rows: Any, columns: RatingColumns = ALL_COLUMNS) -> list[tuple[object, ...]]:
    return form_contents(read_ratings(rows, INSTRUMENT, columns))


def _long(rows: Sequence[Row]) -> list[dict[str, str]]:
    others = ("person", "rater", "relationship", "unit", "comment")
    return [
        {**{name: row[name] for name in others}, "item": code, "answer": row[code]}
        for row in rows
        for code in CODES
    ]


def _in_numbers(rows: Sequence[Row]) -> list[dict[str, object]]:
    points = {word: point for point, word in enumerate(WORDS, start=1)}
    points |= {str(point): point for point in range(1, 6)}
    blank = {"": None, "NA": None}
    return [
        {name: blank.get(cell, points.get(cell, cell)) if name in CODES else cell
         for name, cell in row.items()}
        for row in rows
    ]  # fmt: skip


@given(sound_forms(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], random: Any) -> None:
    """The forms of a shuffled table are the forms of the table."""
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert _contents(shuffled) == _contents(rows)


@given(sound_forms(), st.data())
def test_a_table_split_and_joined_is_the_table(rows: list[Row], data: st.DataObject) -> None:
    """Files of one directorate each, read with one key, give what one file of all gives."""
    cut = data.draw(st.integers(1, len(rows)))
    parts = [part for part in (rows[:cut], rows[cut:]) if part]
    readings = [read_ratings(part, INSTRUMENT, ALL_COLUMNS, pseudonyms=KEY) for part in parts]
    joined = join_ratings(*readings)
    whole = read_ratings(rows, INSTRUMENT, ALL_COLUMNS, pseudonyms=KEY)
    assert form_contents(joined) == form_contents(whole)
    assert joined.raters == whole.raters
    assert joined.reading == whole.reading


@given(sound_forms())
def test_words_and_numbers_are_the_same_answers(rows: list[Row]) -> None:
    """A table of words and a table of the numbers behind them give equal ratings."""
    assert _contents(_in_numbers(rows)) == _contents(rows)


@given(sound_forms())
def test_wide_and_long_tables_are_the_same_forms(rows: list[Row]) -> None:
    """One row a form and one row an answer give equal ratings, comments and attributes."""
    columns = RatingColumns(
        person="person", rater="rater", comments="comment", attributes=["unit"],
        item="item", answer="answer",
    )  # fmt: skip
    assert _contents(_long(rows), columns) == _contents(rows)


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
@given(rows=sound_forms())
def test_frames_give_what_rows_give(frame: Callable[[Any], Any], rows: list[Row]) -> None:
    """pandas, polars and pyarrow hold the same forms as the rows they were made of."""
    assert _contents(frame(column_lists(rows))) == _contents(rows)


@given(sound_forms())
def test_a_file_gives_what_rows_give(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    """A CSV file holds the same forms as the rows that were written to it."""
    path = _file(rows, tmp_path_factory.getbasetemp() / "rows.csv")
    assert _contents(path) == _contents(rows)


@given(sound_forms())
def test_no_cell_is_lost(rows: list[Row]) -> None:
    """Answers, *not observed* and blanks add up to the cells of the table."""
    check = read_ratings(rows, INSTRUMENT, ALL_COLUMNS).check()
    cells = [row[code] for row in rows for code in CODES]
    assert check.n_forms == len(rows)
    assert check.n_not_observed == cells.count("N/A")
    assert check.n_not_answered == cells.count("") + cells.count("NA")
    assert check.n_answers + check.n_not_observed + check.n_not_answered == len(cells)
    assert sum(n for _, n in check.forms_by_group) == len(rows)
    assert check.n_comments == sum(row["comment"] != "" for row in rows)


@pytest.mark.parametrize(
    "values",
    [
        pd.Series([1.0, np.nan, 5.0]),
        pd.Series([1, None, 5], dtype="Int8"),
        pd.Series(["1", None, "5"]),
        pd.Series([1, None, "5"], dtype=object),
        pd.Categorical(["1", None, "5"]),
        pl.Series([1.0, float("nan"), 5.0]),
        pl.Series([1, None, 5]),
        pl.Series(["1", None, "Always"]),
        pl.Series(["1", None, "5"], dtype=pl.Categorical),
        pl.Series([Decimal(1), None, Decimal(5)]),
    ],
    ids=str,
)
def test_null_and_nan_are_blanks(values: Any) -> None:
    """However a frame holds a missing answer, nobody answered."""
    frame = pl.DataFrame if isinstance(values, pl.Series) else pd.DataFrame
    others = column_lists(forms("1234", "1234", "1234"))
    ratings = read_ratings(frame({**others, "a-1": values}), INSTRUMENT, COLUMNS)
    assert ratings.answers[:, 0].tolist() == [1, NOT_ANSWERED, 5]


def test_a_number_can_mean_not_observed() -> None:
    """A code such as 99 is read as the scale says, from numbers as from text."""
    scale = Scale.integers(1, 5, not_observed=("99",), not_answered=("-9",))
    instrument = small_instrument(scale=scale)
    rows = forms(("99", "1", "2", "-9"))
    numbers = pl.DataFrame(
        {
            name: [int(str(row[name])) if name in CODES else row[name] for row in rows]
            for name in rows[0]
        }
    )
    expected = [[NOT_OBSERVED, 1, 2, NOT_ANSWERED]]
    assert read_ratings(rows, instrument, COLUMNS).answers.tolist() == expected
    assert read_ratings(numbers, instrument, COLUMNS).answers.tolist() == expected


def test_the_matrix_is_small_and_closed() -> None:
    """Answers take a byte each, lie column by column, and nobody can write to any array."""
    ratings = read_ratings(forms("1234", "5432"), INSTRUMENT, COLUMNS)
    assert ratings.answers.dtype == np.int8
    assert ratings.answers.flags.f_contiguous
    for array in (ratings.answers, ratings.person, ratings.rater, ratings.group):
        assert not array.flags.writeable


def test_columns_may_be_named_by_text_or_mapped() -> None:
    """An item's column is known by its code or text in any case, or as the user says."""
    names = {"a-1": "Question A-1", "a-2": "QUESTION  a-2", "b-1": "third", "b-2": "B-2"}
    rows = [{names.get(name, name): cell for name, cell in row.items()} for row in forms("1234")]
    columns = RatingColumns(person="person", rater="rater", items={"third": "b-1"})
    assert read_ratings(rows, INSTRUMENT, columns).answers.tolist() == [[1, 2, 3, 4]]


def test_items_of_a_long_table_may_be_mapped() -> None:
    """In a long table the mapping says which label means which item."""
    row = {"person": "p1", "rater": "q1", "relationship": "peer", "item": "Q7", "answer": "2"}
    columns = RatingColumns(
        person="person", rater="rater", item="item", answer="answer", items={"Q7": "b-1"}
    )
    ratings = read_ratings([row], INSTRUMENT, columns)
    assert ratings.answers[0, 2] == 2
    assert ratings.notes == ("nobody answered: a-1, a-2, b-2",)


def test_relationships_are_read_in_any_case_and_mapped() -> None:
    """Labels are the groups' own names, whatever their case, or what the user says."""
    labels = {"Line manager": RaterGroup.MANAGER, "Cllr": RaterGroup.MEMBER}
    rows = [
        {**row, "person": "p1", "rater": str(place), "relationship": label}
        for place, (row, label) in enumerate(
            zip(forms("1111", "2222", "3333"), ("line  MANAGER", "cllr", " Peer"), strict=True)
        )
    ]
    columns = RatingColumns(person="person", rater="rater", relationships=labels)
    groups = [group for group, _ in read_ratings(rows, INSTRUMENT, columns).check().forms_by_group]
    assert groups == [RaterGroup.MANAGER, RaterGroup.PEER, RaterGroup.MEMBER]


def test_raters_are_numbered_and_their_names_are_gone() -> None:
    """Without a key raters are r1, r2 and so on, and no two readings are taken for one."""
    first, second = (read_ratings(forms("1111", "2222"), INSTRUMENT, COLUMNS) for _ in range(2))
    assert first.raters == ("r1", "r2")
    assert first.reading != second.reading
    assert "q2" not in repr(first) + str(first.check())


def test_a_key_gives_the_same_pseudonyms_everywhere() -> None:
    """With a key raters can be matched between readings, and people are replaced on request."""
    ratings = read_ratings(forms("1111", "2222"), INSTRUMENT, COLUMNS, pseudonyms=KEY)
    assert ratings.raters == (KEY.pseudonym("p1"), KEY.pseudonym("q2"))
    assert ratings.people == ("p1",)
    assert ratings.reading == KEY.mark
    hidden = Pseudonyms(key=KEY.key, people=True)
    ratings = read_ratings(forms("1111"), INSTRUMENT, COLUMNS, pseudonyms=hidden)
    assert ratings.people == ratings.raters == (KEY.pseudonym("p1"),)


def test_forms_without_raters_are_each_their_own() -> None:
    """Where raters are not known, the ratings say what nobody could check, key or no key."""
    rows = [{**row, "person": "p1", "relationship": "peer"} for row in forms("1111", "2222")]
    columns = RatingColumns(person="person", ignore=["rater", "not there"])
    ratings = read_ratings(rows, INSTRUMENT, columns, pseudonyms=KEY)
    assert ratings.raters == ("r1", "r2")
    assert ratings.reading != KEY.mark
    assert ratings.notes == (
        "not read: 'rater'",
        "raters are not known, so nobody could check that each answered once about a person",
    )


def test_readings_without_a_common_key_say_so_when_joined() -> None:
    """Raters that cannot be matched are numbered afresh, with a note."""
    first = read_ratings(forms("1111"), INSTRUMENT, COLUMNS)
    second = read_ratings(forms("1111", "2222")[1:], INSTRUMENT, COLUMNS)
    joined = join_ratings(first, second)
    assert joined.raters == ("r1", "r2")
    assert joined.reading not in (first.reading, second.reading)
    assert joined.notes[-1].startswith("raters of the joined readings could not be matched")


def test_attributes_of_joined_readings_are_put_together() -> None:
    """What one reading knows of a person is kept; what none knows is blank."""
    peer = RaterGroup.PEER
    first = ratings_of(INSTRUMENT, [("p1", peer, [1, 2, 3, 4])], attributes={"unit": {"p1": "X"}})
    second = ratings_of(INSTRUMENT, [("p2", peer, [1, 2, 3, 4]), ("p1", peer, [1, 1, 1, 1])])
    assert join_ratings(first, second).attributes == {"unit": ("X", "")}


@pytest.mark.parametrize("ids", [["007", "008"], ["a b", "é"], [7, 8], np.array([7, 8])])
def test_identifiers_are_kept_letter_by_letter(ids: Any) -> None:
    """Leading zeros, spaces and accents stay; whole numbers become their digits."""
    ratings = from_arrays(INSTRUMENT, np.full((2, 4), 3), ids, ["peer", "peer"])
    assert ratings.people == tuple(str(each) for each in ids)


def test_long_numbers_are_not_rounded() -> None:
    """An identifier of eighteen digits keeps its last one, even beside a missing cell."""
    number = 123456789012345679
    frame = pl.DataFrame({**column_lists(forms("1111", "2222")), "rater": [number, number + 1]})
    both = Pseudonyms(key=KEY.key)
    ratings = read_ratings(frame[1:], INSTRUMENT, COLUMNS, pseudonyms=both)
    assert ratings.raters == (KEY.pseudonym(str(number + 1)),)
    rows = [{**row, "rater": number} for row in forms("1111", "2222")[1:]]
    ratings = read_ratings(rows, INSTRUMENT, COLUMNS, pseudonyms=both)
    assert ratings.raters == (KEY.pseudonym(str(number)),)


def test_masked_and_nan_answers_of_a_matrix_are_blanks() -> None:
    """A researcher's matrix says what is missing by NaN or by a mask."""
    values = np.array([[1, np.nan, 3, 4], [5, 4, 3, 2]])
    masked = np.ma.array(
        [[1, 9, 3, 4], [5, 4, 3, 2]], mask=[[False, True, False, False], [False] * 4]
    )
    for answers in (values, masked):
        ratings = from_arrays(INSTRUMENT, answers, ["p1", "p1"], ["self", "peer"], ["p1", "q"])
        assert ratings.answers.tolist() == [[1, NOT_ANSWERED, 3, 4], [5, 4, 3, 2]]


@pytest.mark.parametrize(
    ("options", "encoding"),
    [
        (CsvOptions(), "utf-8-sig"),
        (CsvOptions(encoding="windows-1252"), "windows-1252"),
        (CsvOptions(encoding="utf-16"), "utf-16"),
        (CsvOptions(delimiter=";"), "utf-8"),
        (CsvOptions(delimiter="\t"), "utf-8"),
    ],
    ids=str,
)
def test_declared_encodings_and_delimiters_are_read(
    options: CsvOptions, encoding: str, tmp_path: Path
) -> None:
    """A file in another encoding or with other delimiters is read once that is said."""
    rows = [{**row, "person": "Zoë", "relationship": "peer"} for row in forms("1234")]
    path = _file(rows, tmp_path / "x.csv", delimiter=options.delimiter, encoding=encoding)
    ratings = read_ratings(path, INSTRUMENT, COLUMNS, csv=options)
    assert ratings.people == ("Zoë",)


def test_three_header_rows_are_read(tmp_path: Path) -> None:
    """The export of a survey tool with two further header rows is read once they are counted."""
    texts = {name: f"text of {name}" for name in forms("1234")[0]}
    imports = dict.fromkeys(texts, '{"ImportId":"QID"}')
    path = _file([texts, imports, *forms("1234")], tmp_path / "x.csv")
    ratings: Ratings = read_ratings(path, INSTRUMENT, COLUMNS, csv=CsvOptions(header_rows=3))
    assert ratings.answers.tolist() == [[1, 2, 3, 4]]


def test_a_repeated_comment_of_a_long_form_is_one() -> None:
    """A comment that a long table repeats in every row of a form was written once."""
    rows = [{**row, "unit": "", "comment": "Thanks"} for row in forms("1234")]
    columns = RatingColumns(
        person="person", rater="rater", comments="comment", ignore=["unit"],
        item="item", answer="answer",
    )  # fmt: skip
    ratings = read_ratings(_long([{n: str(c) for n, c in row.items()} for row in rows]),
                           INSTRUMENT, columns)  # fmt: skip
    assert [(comment.form, comment.text) for comment in ratings.comments] == [(0, "Thanks")]


def test_items_on_different_scales_are_read_in_a_long_table() -> None:
    """Each answer of a long table is read on its own item's scale."""
    instrument = small_instrument()
    items = list(instrument.items)
    wide = Scale.integers(0, 10)
    mixed = attrs.evolve(
        instrument,
        items=[attrs.evolve(i, scale=wide) if i.competency == "b" else i for i in items],
    )
    rows = _long([{**{n: str(c) for n, c in row.items()}, "unit": "", "comment": ""}
                  for row in forms(("Always", "1", "10", "0"))])  # fmt: skip
    columns = RatingColumns(
        person="person", rater="rater", ignore=["unit", "comment"], item="item", answer="answer"
    )
    assert read_ratings(rows, mixed, columns).answers.tolist() == [[5, 1, 10, 0]]


def test_ids_that_came_as_numbers_are_noted() -> None:
    """A frame that read 0107 as a number has lost the zero, and nobody could see it later."""
    rows = forms("5432", "4444")
    numbered = [{**row, "person": 107} for row in rows]
    notes = read_ratings(numbered, small_instrument(), COLUMNS).notes
    assert notes == (
        "ids in person came as numbers, so that 0107 would be 107; "
        "read the column as text if ids may start with a zero",
    )
    assert read_ratings(rows, small_instrument(), COLUMNS).notes == ()
