"""Claims about CSV files that are no table: what is wrong is named, with its cure."""

import re
from pathlib import Path
from typing import Any

import pytest

from builders import (
    COLUMNS,
    small_instrument,
)
from publead.assessment.ratings import (
    RatingColumns,
    read_ratings,
)
from publead.errors import PolicyError, TableError
from publead.tables import CsvOptions

INSTRUMENT = small_instrument()

HEADER = "person,rater,relationship,a-1,a-2,b-1,b-2\n"
ROW = "p1,q1,peer,1,2,3,4\n"
SAVE = "or save it as CSV UTF-8"
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty. Check the export"),
    "blank lines": (b"\n\n\n", "is empty. Check the export"),
    "header only": (HEADER.encode(), "has a header and no rows. Check the export"),
    "semicolons": (
        (HEADER + ROW).replace(",", ";").encode(),
        'row 1: the header is one column that holds semicolons. Pass CsvOptions(delimiter=";")',
    ),
    "tabs": (
        (HEADER + ROW).replace(",", "\t").encode(),
        'row 1: the header is one column that holds tabs. Pass CsvOptions(delimiter="\\t")',
    ),
    "Windows-1252": (
        (HEADER + ROW.replace("q1", "José")).encode("windows-1252"),
        "row 2: is not UTF-8, at byte 48; it looks like Windows-1252. "
        f'Pass CsvOptions(encoding="windows-1252"), {SAVE}',
    ),
    "no encoding": (
        HEADER.encode() + b"p1,\x81\x8d,peer,1,2,3,4\n",
        "row 2: is not utf-8, at byte 45. "
        "Declare the encoding it was saved in, or save it as CSV UTF-8",
    ),
    "UTF-16": (
        (HEADER + ROW).encode("utf-16"),
        'is UTF-16, and was to be read as utf-8. Pass CsvOptions(encoding="utf-16")',
    ),
    "UTF-16 without mark": (
        (HEADER + ROW).encode("utf-16-le"),
        f'is UTF-16 without its mark. Pass CsvOptions(encoding="utf-16-le"), {SAVE}',
    ),
    "workbook": (
        b"PK\x03\x04rest",
        "is an Excel workbook, not a CSV file. Save it as CSV UTF-8",
    ),
    "NUL": (
        (HEADER + ROW.replace("2", "\0")).encode(),
        "row 2: holds a NUL character. Export it again; the file is damaged",
    ),
    "short row": (
        (HEADER + ROW + "p1,q2\n").encode(),
        "row 3: has 2 cells where the header has 7. Fill in the row",
    ),
    "long row": (
        (HEADER + ROW.replace("4", "4,well, yes")).encode(),
        "row 2: has 9 cells where the header has 7. Quote cells that hold the delimiter",
    ),
    "row of nothing": (
        (HEADER + ROW + ",,,,,,\n").encode(),
        "row 3: is a row of empty cells. Remove it",
    ),
    "header again": (
        (HEADER + ROW + HEADER).encode(),
        "row 3: repeats the header. Remove it",
    ),
    "same name twice": (
        (HEADER.replace("a-2", "a-1") + ROW).encode(),
        "row 1: 2 columns share this name: 'a-1'. Rename all but one",
    ),
    "no name": (
        (HEADER.replace("a-2", "") + ROW).encode(),
        "row 1: column 5 has no name. Name it or remove it",
    ),
    "open quote": (
        (HEADER + ROW.replace("4", '"4') + ROW).encode(),
        "row 2: a quotation mark is never closed. Close or double it",
    ),
    "text after a quote": (
        (HEADER + ROW.replace("4", '"4"x')).encode(),
        "row 2: text follows a closing quotation mark. Double the quotation marks inside a cell",
    ),
    "huge cell": (
        (HEADER + ROW.replace("4", "4" * 200_000)).encode(),
        "row 2: a cell has more than 131,072 characters. "
        "Look for a quotation mark that is never closed",
    ),
    "Qualtrics header": (
        (HEADER + "a,b,c,d,e,f,g\n" + '"{""ImportId"":""QID1""}",,,,,,\n' + ROW).encode(),
        "row 3: is a further header row, as Qualtrics writes it. Pass CsvOptions(header_rows=3)",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_table_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    """What is wrong with a file as a whole is named, with the option that would cure it."""
    content, line = FILES[kind]
    path = tmp_path / "forms.csv"
    path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        read_ratings(path, INSTRUMENT, COLUMNS)
    assert str(caught.value) == f"forms.csv: 1 fault\n  {line}"


def test_every_ragged_row_is_told_at_once(tmp_path: Path) -> None:
    """A file with three bad rows is mended once, not three times."""
    path = tmp_path / "forms.csv"
    path.write_text(HEADER + "p1\n" + ROW + "p1,2\n1,2,3,4,5,6,7,8\n", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_ratings(path, INSTRUMENT, COLUMNS)
    assert [fault.row for fault in caught.value.faults] == [2, 4, 5]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"header_rows": 0}, "header_rows must be a whole number, at least 1"),
        ({"delimiter": ":"}, r"delimiter must be one of ',', ';', '\t', '|'"),
        ({"encoding": "utf-9"}, "no encoding 'utf-9'; write 'utf-8', 'windows-1252' or 'utf-16'"),
        ({"encoding": "hex"}, "no encoding 'hex'; write 'utf-8', 'windows-1252' or 'utf-16'"),
    ],
)
def test_options_that_no_file_can_have_are_refused(options: dict[str, Any], text: str) -> None:
    """An option is checked when it is written down, not when a file is read."""
    with pytest.raises(PolicyError, match=re.escape(text)):
        CsvOptions(**options)


def test_half_a_long_table_is_refused() -> None:
    """A long table needs both its columns, and a rater to tell forms apart."""
    with pytest.raises(PolicyError, match="needs both item= and answer="):
        RatingColumns(person="person", rater="rater", item="item")
    with pytest.raises(PolicyError, match="needs rater="):
        RatingColumns(person="person", item="item", answer="answer")
