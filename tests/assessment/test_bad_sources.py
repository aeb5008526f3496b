"""Claims about frames, rows and arrays that hold something else than answers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from builders import (
    COLUMNS,
    Cells,
    changed,
    forms,
    small_instrument,
)
from publead.assessment.ratings import (
    RaterGroup,
    from_arrays,
    join_ratings,
    read_ratings,
)
from publead.errors import PubleadError, RatingsError, TableError

INSTRUMENT = small_instrument()
SOUND = forms("5432", "1234", "2345")
MISSING_CODE = (
    "If it stands for a missing answer, name it in the scale's not_answered or not_observed"
)
WHOLE = "Answers are whole numbers; a mean is not an answer"
MAPPED = "Other words are mapped by RatingColumns(relationships=...)"


def _without(rows: Sequence[Cells], *names: str) -> list[Cells]:
    return [{name: cell for name, cell in row.items() if name not in names} for row in rows]


LETTERS = {name: [row[name] for row in SOUND] for name in SOUND[0]}
PARTS = "Give a path to a CSV file, a data frame, or rows as mappings"
TEXT = "Read this column as text"
SOURCES: dict[str, tuple[Any, type[PubleadError], str]] = {
    "frame with one name twice": (
        pd.DataFrame([[1, 2]], columns=["a-1", "a-1"]),
        TableError,
        "data frame: 1 fault\n  columns share a name. Rename all but one",
    ),
    "frame without names": (
        pd.DataFrame([[1]]),
        TableError,
        "data frame: 1 fault\n  the name of column 1 is not text. Name the columns with text",
    ),
    "frame without rows": (
        pl.DataFrame({name: pl.Series([], dtype=pl.String) for name in LETTERS}),
        RatingsError,
        "ratings from data frame: 1 fault\n  there are no forms. Give at least one row",
    ),
    "no rows": ([], TableError, "records: 1 fault\n  there are no rows. Give at least one"),
    "number": (
        5,
        TableError,
        f"table: 1 fault\n  cannot be read as a table: it is of type int. {PARTS}",
    ),
    "one mapping": (
        LETTERS,
        TableError,
        f"table: 1 fault\n  is one mapping, not rows. {PARTS}",
    ),
    "bytes": (
        b"person",
        TableError,
        f"table: 1 fault\n  is an open file or bytes, of type bytes. {PARTS}",
    ),
    "no such file": (
        "nowhere.csv",
        TableError,
        "nowhere.csv: 1 fault\n  cannot be opened: No such file or directory. Check the path",
    ),
    "rows that are lists": (
        [["p1", "q1"]],
        TableError,
        "records: 1 fault\n  row 1: is no mapping, but of type list. "
        "Give each row as a mapping of column to cell",
    ),
    "key that is no text": (
        [*SOUND[:1], {**SOUND[1], None: "rest"}],
        TableError,
        "records: 1 fault\n  row 2: has a key that is no text, but of type NoneType. "
        "Name the columns with text",
    ),
    "other keys": (
        [*SOUND[:1], {**_without(SOUND, "a-1")[1], "a-3": "4"}],
        TableError,
        "records: 2 faults\n"
        "  row 2: lacks the key 'a-1'. Give None where nothing is known\n"
        "  row 2: has the key 'a-3', which the first row has not. Did you mean 'a-2'?",
    ),
    "true in a record": (
        changed(SOUND, 1, a_1=True),
        RatingsError,
        "ratings from records: 1 fault\n  row 2, a-1: is true or false, not an answer. "
        "Give a whole number from 1 to 5, or a word of the scale",
    ),
    "true in a frame": (
        pl.DataFrame({**LETTERS, "a-1": [True, None, False]}),
        RatingsError,
        "ratings from data frame: 2 faults\n"
        "  row 1, a-1: is true or false, not an answer. "
        "Give a whole number from 1 to 5, or a word of the scale\n"
        "  row 3, a-1: is true or false, not an answer. "
        "Give a whole number from 1 to 5, or a word of the scale",
    ),
    "lists in a frame": (
        pl.DataFrame({**LETTERS, "a-1": [[1], [2], None]})[:1],
        RatingsError,
        "ratings from data frame: 1 fault\n  row 1, a-1: is a list, not an answer. "
        "Give a whole number from 1 to 5, or a word of the scale",
    ),
    "date as an answer": (
        changed(SOUND, 1, a_1=date(2020, 1, 2)),
        RatingsError,
        "ratings from records: 1 fault\n  row 2, a-1: is a date, not an answer. "
        "Give a whole number from 1 to 5, or a word of the scale",
    ),
    "float ids in a frame": (
        pd.DataFrame({**LETTERS, "person": [7, 7, None]}),
        RatingsError,
        "ratings from data frame: 1 fault\n"
        f"  person: is a number that may have lost leading zeros or digits. {TEXT}",
    ),
    "float id in a record": (
        changed(SOUND, 1, person=7.0),
        RatingsError,
        "ratings from records: 1 fault\n"
        f"  row 2, person: is a number that may have lost leading zeros or digits. {TEXT}",
    ),
    "truth as an id": (
        changed(SOUND, 1, rater=True),
        RatingsError,
        f"ratings from records: 1 fault\n  row 2, rater: is true or false, not a name. {TEXT}",
    ),
    "numbers out of range": (
        pl.DataFrame({**LETTERS, "a-1": [0, 5, None], "b-2": [1.0, 3.5, float("nan")]}),
        RatingsError,
        "ratings from data frame: 2 faults\n"
        f"  row 1, a-1: is no answer on the scale from 1 to 5: '0'. {MISSING_CODE}\n"
        f"  row 2, b-2: is no answer on the scale from 1 to 5: '3.5'. {WHOLE}",
    ),
    "infinity": (
        pl.DataFrame({**LETTERS, "a-1": [1.0, float("inf"), 2.0]}),
        RatingsError,
        "ratings from data frame: 1 fault\n"
        "  row 2, a-1: is no answer on the scale from 1 to 5. "
        "Use Never, Rarely, Sometimes, Often, Always, N/A",
    ),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_source_that_cannot_be_read_is_refused(kind: str) -> None:
    """Frames and rows that hold something else than answers say so before any score is made."""
    source, error, message = SOURCES[kind]
    with pytest.raises(error) as caught:
        read_ratings(source, INSTRUMENT, COLUMNS)
    assert str(caught.value) == message


ARRAYS: dict[str, tuple[dict[str, Any], str]] = {
    "shape": (
        {"answers": [[1, 2], [3, 4]]},
        "answers: have the shape (2, 2), and the instrument has 4 items. "
        "Give one row a form and 4 columns, in the items' order",
    ),
    "uneven rows": (
        {"answers": [[1, 2, 3, 4], [3, 4]]},
        "answers: the rows differ in length. "
        "Give one row a form and 4 columns, in the items' order",
    ),
    "words": (
        {"answers": [["Often"] * 4] * 2},
        "answers: are of type <U5, not numbers. "
        "Give whole numbers, with NaN where a question was not answered",
    ),
    "truths": (
        {"answers": [[True] * 4] * 2},
        "answers: are of type bool, not numbers. "
        "Give whole numbers, with NaN where a question was not answered",
    ),
    "length": ({"rater": ["p1"]}, "rater: has length 1, and there are 2 forms"),
    "range": (
        {"answers": [[1, 2, 3, 4], [1, 2, 3, 6]]},
        f"row 2, answers.b-2: is no answer on the scale from 1 to 5: '6'. {MISSING_CODE}",
    ),
    "relationship": (
        {"relationship": ["self", "pear"]},
        f"row 2, relationship: is no known relationship: 'pear'. Did you mean 'peer'? {MAPPED}",
    ),
    "second self": (
        {"relationship": ["self", RaterGroup.SELF]},
        "row 2, relationship: is a second self form for the person of row 1. "
        "Keep one of the two forms, or correct the relationship",
    ),
}


@pytest.mark.parametrize("kind", ARRAYS)
def test_arrays_are_held_to_the_same_rules(kind: str) -> None:
    """A matrix gets no easier passage than a file."""
    change, line = ARRAYS[kind]
    sound: dict[str, Any] = {
        "answers": np.full((2, 4), 3),
        "person": ["p1", "p1"],
        "relationship": ["self", "peer"],
        "rater": ["p1", "q1"],
    }
    with pytest.raises(RatingsError) as caught:
        from_arrays(INSTRUMENT, **(sound | change))
    assert str(caught.value) == f"ratings from arrays: 1 fault\n  {line}"


def test_readings_on_two_instruments_cannot_be_joined() -> None:
    """Answers to other items are not put under these."""
    other = small_instrument(1, 4)
    ratings = read_ratings(SOUND, INSTRUMENT, COLUMNS)
    others = from_arrays(other, np.full((1, 4), 3), ["p2"], ["peer"])
    with pytest.raises(RatingsError, match=r"reading 2: is on the instrument small@1"):
        join_ratings(ratings, others)


def test_a_reading_joined_with_itself_is_refused() -> None:
    """The same file handed in twice does not count twice."""
    ratings = read_ratings(SOUND[1:2], INSTRUMENT, COLUMNS)
    with pytest.raises(RatingsError) as caught:
        join_ratings(ratings, ratings)
    assert str(caught.value) == (
        "joined ratings: 1 fault\n  row 2: is by the same rater on the same person as row 1. "
        "Keep one of the two forms"
    )
