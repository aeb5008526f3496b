"""Columns of labels: text with its spaces off, and faults that repeat no cell."""

from datetime import date

import pandas as pd

from publead.tables import Blanks, labels_of, read_table


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
        "row 1, id: is true or false, not a label. Read this column as text",
        "row 2, id: is a date, not a label. Read this column as text",
    ]
    frame = pd.DataFrame({"id": [101.0, None]})
    (fault,) = labels_of(read_table(frame), "id", blanks=Blanks.KEEP).faults
    assert "may have lost leading zeros" in str(fault)
