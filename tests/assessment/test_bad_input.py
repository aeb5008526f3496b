"""Claims about bad input: each kind of fault, wherever it stands, is told in these very words."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from builders import (
    COLUMNS,
    LONG_COLUMNS,
    Cells,
    changed,
    column_lists,
    csv_text,
    forms,
    small_instrument,
)
from publead.assessment.ratings import (
    RatingColumns,
    from_arrays,
    read_ratings,
)
from publead.errors import RatingsError

INSTRUMENT = small_instrument()
SOUND = forms("5432", "1234", "2345")
LONG = [
    {
        "person": row["person"],
        "rater": row["rater"],
        "relationship": row["relationship"],
        "item": code,
        "answer": row[code],
    }
    for row in SOUND[:2]
    for code in INSTRUMENT.codes
]

Source = Any
Place = Callable[[Sequence[Cells], Path], Source]


def _csv(rows: Sequence[Cells], folder: Path) -> Path:
    path = folder / "forms.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


PLACES: dict[str, tuple[Place, str, int]] = {
    "csv": (_csv, "forms.csv", 2),
    "records": (lambda rows, _: rows, "records", 1),
    "pandas": (lambda rows, _: pd.DataFrame(column_lists(rows)), "data frame", 1),
    "polars": (lambda rows, _: pl.DataFrame(column_lists(rows)), "data frame", 1),
    "pyarrow": (lambda rows, _: pa.table(column_lists(rows)), "data frame", 1),
}
MISSING_CODE = (
    "If it stands for a missing answer, name it in the scale's not_answered or not_observed"
)
WHOLE = "Answers are whole numbers; a mean is not an answer"
GROUPS = "self, manager, peer, report, partner, member, resident, other"
MAPPED = "Other words are mapped by RatingColumns(relationships=...)"
IGNORED = "Name it in RatingColumns(ignore=...)"
NAMED = "Name its column so, or map it in RatingColumns(items=...)"
ALIKE = "Write them alike, or tell the two people apart by more"


def _without(rows: Sequence[Cells], *names: str) -> list[Cells]:
    return [{name: cell for name, cell in row.items() if name not in names} for row in rows]


def _with(rows: Sequence[Cells], name: str, *cells: object) -> list[Cells]:
    return [{**row, name: cell} for row, cell in zip(rows, cells, strict=True)]


# Each kind: rows, columns, and the lines of the message; {0} is the row of the first form.
WIDE: dict[str, tuple[Sequence[Cells], RatingColumns, list[str]]] = {
    "zero": (
        changed(SOUND, 1, a_1="0"),
        COLUMNS,
        [f"row {{1}}, a-1: is no answer on the scale from 1 to 5: '0'. {MISSING_CODE}"],
    ),
    "six": (
        changed(SOUND, 1, a_1="6"),
        COLUMNS,
        [f"row {{1}}, a-1: is no answer on the scale from 1 to 5: '6'. {MISSING_CODE}"],
    ),
    "ninety-nine": (
        changed(SOUND, 2, b_2="99"),
        COLUMNS,
        [f"row {{2}}, b-2: is no answer on the scale from 1 to 5: '99'. {MISSING_CODE}"],
    ),
    "minus one": (
        changed(SOUND, 0, a_1="-1"),
        COLUMNS,
        [f"row {{0}}, a-1: is no answer on the scale from 1 to 5: '-1'. {MISSING_CODE}"],
    ),
    "fraction": (
        changed(SOUND, 1, a_2="3.5"),
        COLUMNS,
        [f"row {{1}}, a-2: is no answer on the scale from 1 to 5: '3.5'. {WHOLE}"],
    ),
    "misspelt word": (
        changed(SOUND, 1, a_2="Somtimes"),
        COLUMNS,
        [
            "row {1}, a-2: is no answer on the scale from 1 to 5: 'Somtimes'. "
            "Did you mean 'Sometimes'?"
        ],
    ),
    "strange word": (
        changed(SOUND, 1, a_2="True"),
        COLUMNS,
        [
            "row {1}, a-2: is no answer on the scale from 1 to 5. "
            "Use Never, Rarely, Sometimes, Often, Always, N/A"
        ],
    ),
    "long answer": (
        changed(SOUND, 1, a_2="x" * 60),
        COLUMNS,
        [
            "row {1}, a-2: is no answer on the scale from 1 to 5. "
            "Use Never, Rarely, Sometimes, Often, Always, N/A"
        ],
    ),
    "foreign digit": (
        changed(SOUND, 1, a_2="٣"),
        COLUMNS,
        [
            "row {1}, a-2: is no answer on the scale from 1 to 5. "
            "Use Never, Rarely, Sometimes, Often, Always, N/A"
        ],
    ),
    "misspelt relationship": (
        changed(SOUND, 1, relationship="pear"),
        COLUMNS,
        [
            "row {1}, relationship: is no known relationship: 'pear'. "
            f"Did you mean 'peer'? {MAPPED}"
        ],
    ),
    "strange relationship": (
        changed(SOUND, 1, relationship="3"),
        COLUMNS,
        [f"row {{1}}, relationship: is no known relationship: '3'. Known: {GROUPS}. {MAPPED}"],
    ),
    "no relationship": (
        changed(SOUND, 1, relationship=" "),
        COLUMNS,
        ["row {1}, relationship: is empty. Say how the rater stands to the person"],
    ),
    "no person": (
        changed(SOUND, 1, person=""),
        COLUMNS,
        ["row {1}, person: is empty. Fill it in, or remove the row"],
    ),
    "no rater": (
        changed(SOUND, 1, rater="  "),
        COLUMNS,
        ["row {1}, rater: is empty. Fill it in, or remove the row"],
    ),
    "same form twice": (
        changed(SOUND, 2, rater="q2"),
        COLUMNS,
        ["row {2}: is by the same rater on the same person as row {1}. Keep one of the two forms"],
    ),
    "second self": (
        changed(SOUND, 2, relationship="self"),
        COLUMNS,
        [
            "row {2}, relationship: is a second self form for the person of row {0}. "
            "Keep one of the two forms, or correct the relationship"
        ],
    ),
    "own peer": (
        changed(SOUND, 0, relationship="peer"),
        COLUMNS,
        [
            "row {0}, relationship: rater and person are the same, and the relationship is not "
            "self: 'peer'. Write self, or give raters identifiers of their own"
        ],
    ),
    "other case": (
        changed(SOUND, 1, person="P1"),
        COLUMNS,
        [
            "row {1}, person: differs only by case, spacing or leading zeros from row {0}. "
            f"{ALIKE}"
        ],
    ),
    "other spacing": (
        changed(SOUND, 2, person=" p 1"),
        COLUMNS,
        [
            "row {2}, person: differs only by case, spacing or leading zeros from row {0}. "
            f"{ALIKE}"
        ],
    ),
    "a space at the end": (
        changed(SOUND, 2, person="p1 "),
        COLUMNS,
        [
            "row {2}, person: differs only by case, spacing or leading zeros from row {0}. "
            f"{ALIKE}"
        ],
    ),
    "lost zeros": (
        changed(changed(SOUND, 0, person="007", rater="007"), 1, person="7"),
        COLUMNS,
        [
            "row {1}, person: differs only by case, spacing or leading zeros from row {0}. "
            f"{ALIKE}"
        ],
    ),
    "rater in two spellings": (
        changed(SOUND, 2, rater="Q2"),
        COLUMNS,
        [
            "row {2}, rater: differs only by case, spacing or leading zeros from row {1}. "
            "Write them alike, or tell the two raters apart by more"
        ],
    ),
    "unknown column": (
        _with(SOUND, "started", "x", "y", "z"),
        COLUMNS,
        [f"started: nothing is read from this column. {IGNORED}"],
    ),
    "column like an item": (
        _with(SOUND, "a-11", "1", "2", "3"),
        COLUMNS,
        [
            "a-11: nothing is read from this column. Did you mean the item 'a-1'? If not, name "
            "it in RatingColumns(ignore=...)"
        ],
    ),
    "missing column": (
        _without(SOUND, "rater"),
        COLUMNS,
        [
            "columns.rater: the table has no such column: 'rater'. The columns are 'person', "
            "'relationship', 'a-1', 'a-2', 'b-1', 'b-2'"
        ],
    ),
    "misspelt column": (
        SOUND,
        RatingColumns(person="persn", rater="rater"),
        [
            "columns.person: the table has no such column: 'persn'. Did you mean 'person'?",
            f"person: nothing is read from this column. {IGNORED}",
        ],
    ),
    "absent item": (
        _without(SOUND, "a-2"),
        COLUMNS,
        [f"a-2: no column holds this item. {NAMED}"],
    ),
    "no item at all": (
        _without(SOUND, "a-1", "a-2", "b-1", "b-2"),
        COLUMNS,
        [
            "no column holds any of the 4 items of small@1. Name columns by the items' codes or "
            "texts, map them in RatingColumns(items=...), or name item= and answer= where each "
            "row holds one answer"
        ],
    ),
    "item in two columns": (
        _with(SOUND, "Question a-1", "1", "2", "3"),
        COLUMNS,
        [
            "a-1: columns 'a-1' and 'Question a-1' hold the same item. Name all but one in "
            "RatingColumns(ignore=...)"
        ],
    ),
    "item mapped twice": (
        _with(SOUND, "first", "1", "2", "3"),
        RatingColumns(person="person", rater="rater", items={"first": "a-1"}),
        [
            "a-1: columns 'a-1' and 'first' hold the same item. Name all but one in "
            "RatingColumns(ignore=...)"
        ],
    ),
    "mapped to no item": (
        _with(SOUND, "first", "1", "2", "3"),
        RatingColumns(person="person", rater="rater", items={"first": "a-7"}),
        [
            "columns.items: column 'first' is mapped to an item that the instrument has not: "
            "'a-7'. Did you mean 'a-2'?"
        ],
    ),
    "column named twice": (
        SOUND,
        RatingColumns(
            person="person", rater="rater", relationship="rater", ignore=["relationship"]
        ),
        ["rater: is named for rater and relationship. A column holds one thing; name it once"],
    ),
    "attribute that differs": (
        _with(SOUND, "unit", "Housing", "Housing", "Planning"),
        RatingColumns(person="person", rater="rater", attributes=["unit"]),
        [
            "row {2}, unit: differs from row {0}, which is about the same person. It describes "
            "the person, so write it alike in every row, or ignore the column"
        ],
    ),
    "second header row": (
        changed(
            SOUND,
            0,
            a_1="Question a-1",
            a_2="question a-2 ",
            b_1="Question b-1",
            b_2="Question B-2",
        ),
        COLUMNS,
        ["row {0}: repeats the items' texts. For a CSV file, pass csv=CsvOptions(header_rows=2)"],
    ),
    "several at once": (
        changed(changed(SOUND, 0, person="", a_1="9"), 2, b_2="Offen", relationship="boss"),
        COLUMNS,
        [
            "row {0}, person: is empty. Fill it in, or remove the row",
            f"row {{0}}, a-1: is no answer on the scale from 1 to 5: '9'. {MISSING_CODE}",
            f"row {{2}}, relationship: is no known relationship. Known: {GROUPS}. {MAPPED}",
            "row {2}, b-2: is no answer on the scale from 1 to 5: 'Offen'. Did you mean 'Often'?",
        ],
    ),
}

LONG_KINDS: dict[str, tuple[Sequence[Cells], RatingColumns, list[str]]] = {
    "unknown item": (
        changed(LONG, 1, item="a-21"),
        LONG_COLUMNS,
        ["row {1}, item: is no item of the instrument: 'a-21'. Did you mean 'a-2'?"],
    ),
    "strange item": (
        changed(LONG, 1, item="zzz"),
        LONG_COLUMNS,
        ["row {1}, item: is no item of the instrument. See the items of small@1"],
    ),
    "no item": (
        changed(LONG, 1, item=""),
        LONG_COLUMNS,
        ["row {1}, item: is empty. Name the item, or remove the row"],
    ),
    "item twice": (
        changed(LONG, 1, item="Question A-1"),
        LONG_COLUMNS,
        [
            "row {1}, item: answers the same item as row {0} on the same form. "
            "Keep one of the two answers"
        ],
    ),
    "two relationships in one form": (
        changed(LONG, 5, relationship="report"),
        LONG_COLUMNS,
        [
            "row {5}, relationship: differs from row {4}, which belongs to the same form. "
            "A rater stands to a person in one way; write it alike"
        ],
    ),
    "bad answer": (
        changed(LONG, 6, answer="0"),
        LONG_COLUMNS,
        [f"row {{6}}, answer: is no answer on the scale from 1 to 5: '0'. {MISSING_CODE}"],
    ),
    "second self": (
        [{**row, "relationship": "self"} for row in LONG],
        LONG_COLUMNS,
        [
            "row {4}, relationship: is a second self form for the person of row {0}. "
            "Keep one of the two forms, or correct the relationship"
        ],
    ),
    "unknown column": (
        _with(LONG, "when", *"12345678"),
        LONG_COLUMNS,
        [f"when: nothing is read from this column. {IGNORED}"],
    ),
    "missing column": (
        _without(LONG, "answer"),
        LONG_COLUMNS,
        [
            "columns.answer: the table has no such column: 'answer'. "
            "The columns are 'person', 'rater', 'relationship', 'item'"
        ],
    ),
}


def _message(subject: str, lines: Sequence[str], first: int) -> str:
    told = [line.format(*range(first, first + 9)) for line in lines]
    count = "1 fault" if len(told) == 1 else f"{len(told)} faults"
    return "\n  ".join([f"{subject}: {count}", *told])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", WIDE)
def test_a_fault_in_a_wide_table_is_told(kind: str, place: str, tmp_path: Path) -> None:
    """The same fault has the same words in a file, in rows, and in every kind of data frame."""
    rows, columns, lines = WIDE[kind]
    source, subject, first = PLACES[place]
    with pytest.raises(RatingsError) as caught:
        read_ratings(source(rows, tmp_path), INSTRUMENT, columns)
    assert str(caught.value) == _message(f"ratings from {subject}", lines, first)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", LONG_KINDS)
def test_a_fault_in_a_long_table_is_told(kind: str, place: str, tmp_path: Path) -> None:
    """A long table's faults name the row of the answer, and rows that contradict each other."""
    rows, columns, lines = LONG_KINDS[kind]
    source, subject, first = PLACES[place]
    with pytest.raises(RatingsError) as caught:
        read_ratings(source(rows, tmp_path), INSTRUMENT, columns)
    assert str(caught.value) == _message(f"ratings from {subject}", lines, first)


def test_no_name_stands_in_a_message() -> None:
    """Whatever is wrong, neither people nor raters can be read off the message."""
    rows = [
        {**row, "person": "Ann Smith", "rater": name}
        for row, name in zip(SOUND, ("ann smith", "Bob Jones", "bob jones "), strict=True)
    ]
    with pytest.raises(RatingsError) as caught:
        read_ratings(rows, INSTRUMENT, COLUMNS)
    assert not re.search("ann|smith|bob|jones", str(caught.value), re.IGNORECASE)


def test_a_column_that_is_another_one_is_not_repeated() -> None:
    """Where no cell is a relationship, the column may hold names, so none of them is shown."""
    rows = [{**SOUND[1], "rater": f"Name {i}"} for i in range(12)]
    columns = RatingColumns(person="person", relationship="rater", ignore=["relationship"])
    with pytest.raises(RatingsError) as caught:
        read_ratings(rows, INSTRUMENT, columns)
    assert str(caught.value) == (
        "ratings from records: 1 fault\n  rater: holds 12 different cells, and none of them "
        "means anything here. Is it the right column?"
    )


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("Often", "Offen"), ["'Offen'"]),
        (("Often", "99"), ["'99'"]),
        (("Often", "7.5"), ["'7.5'"]),
        (("Often", "Ann Smith"), []),
        (("Often", "Alan"), []),
        (("Ann", "Bob", "Cem"), []),
        (("1234567", "7654321"), []),
        (("10234", "10235", "10236"), []),
        (("Nie", "Immer"), []),
        (("Alwyas",), ["'Alwyas'"]),
    ],
)
def test_a_cell_is_repeated_only_if_it_cannot_be_a_name(
    answers: Sequence[str], told: Sequence[str]
) -> None:
    """Numbers and slips of the pen are shown, and nothing of a column that may be another one."""
    rows = [{**SOUND[1], "rater": f"r{i}", "a-1": answer} for i, answer in enumerate(answers)]
    with pytest.raises(RatingsError) as caught:
        read_ratings(rows, INSTRUMENT, COLUMNS)
    assert re.findall(r"5: ('[^']*')", str(caught.value)) == list(told)
    wrong = [answer for answer in answers if answer != "Often"]
    assert len(caught.value.faults) == len(wrong)
    assert all(fault.row for fault in caught.value.faults)


def test_numbers_beside_points_are_understood_together() -> None:
    """In a column of whole numbers most of which are points, the codes for no answer are shown."""
    answers = [[1, 2, 3, 4], [1, 2, 3, 9], [1, 2, 3, 8]]
    with pytest.raises(RatingsError) as caught:
        from_arrays(INSTRUMENT, np.array(answers), list("abc"), ["peer"] * 3)
    assert [fault.value for fault in caught.value.faults] == ["9", "8"]


def test_faults_beyond_a_thousand_are_counted() -> None:
    """A column of a million wrong answers gives a message that can be read."""
    n = 1500
    zeros = np.zeros((n, 4))
    with pytest.raises(RatingsError) as caught:
        from_arrays(INSTRUMENT, zeros, [f"p{i}" for i in range(n)], ["peer"] * n)
    assert len(caught.value.faults) == 4 * 1001
    assert str(caught.value.faults[-1]) == ("answers.b-2: 500 further cells have faults like these")
    assert str(caught.value).endswith("\n  … and 3904 more, all in .faults")
