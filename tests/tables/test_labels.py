"""Columns of labels: text with its spaces off, and faults that repeat no cell."""

from datetime import date

import pandas as pd
import pytest

from publead.errors import ArgumentError
from publead.tables import Blanks, labels_of, read_table, several


def test_labels_are_compared_letter_by_letter_once_spaces_are_off() -> None:
    """Text and whole numbers are labels; leading zeros and case stay."""
    table = read_table([{"id": " 007"}, {"id": "Ab "}, {"id": 7}, {"id": None}])
    assert labels_of(table, "id", blanks=Blanks.KEEP).values == ("007", "Ab", "7", "")


def test_blanks_are_faults_where_they_may_not_be() -> None:
    """An empty cell, and one of spaces, has its row."""
    table = read_table([{"id": "a"}, {"id": "  "}, {"id": None}])
    found = labels_of(table, "id", blanks=Blanks.REFUSE)
    assert [fault.row for fault in found.faults] == [2, 3]
    assert not labels_of(table, "id", blanks=Blanks.KEEP).faults


def test_what_is_no_label_is_a_fault_that_does_not_repeat_it() -> None:
    """True, a date, and a number with a fraction are none, whatever blanks mean."""
    cells = [True, date(2026, 3, 31), "x"]
    found = labels_of(read_table([{"id": cell} for cell in cells]), "id", blanks=Blanks.KEEP)
    assert found.values == ("", "", "x")
    assert [str(fault) for fault in found.faults] == [
        "row 1, id: is true or false, not a name. Read this column as text",
        "row 2, id: is a date, not a name. Read this column as text",
    ]
    frame = pd.DataFrame({"id": [101.0, None]})
    (fault,) = labels_of(read_table(frame), "id", blanks=Blanks.KEEP).faults
    assert "may have lost leading zeros" in str(fault)


def test_a_column_that_nobody_filled_in_is_empty_and_no_number() -> None:
    """pandas makes a column of NaN of one without a cell: it is blank, and has lost no digits."""
    table = read_table(pd.DataFrame({"id": [float("nan")] * 2, "n": [1, 2]}))
    found = labels_of(table, "id", blanks=Blanks.KEEP)
    assert (found.values, found.faults) == (("", ""), ())
    assert [f.problem for f in labels_of(table, "id", blanks=Blanks.REFUSE).faults] == [
        "is empty",
        "is empty",
    ]


def test_several_names_are_no_text_and_hold_texts() -> None:
    """One text would be taken for its letters; numbers are no names."""
    assert several(["a", "b"]) == ("a", "b")
    for wrong in ("ab", 3, ["a", 3], None):
        with pytest.raises(ArgumentError, match="Put the names in a list"):
            several(wrong)  # type: ignore[arg-type]
