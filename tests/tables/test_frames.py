"""Claims about tables that are handed over: as rows, as frames, as files safe to open."""

import json
from enum import Enum
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from publead.errors import PolicyError, TableError
from publead.tables import BACKENDS, ColumnValues, CsvOptions, Tabular, read_table, write_csv
from publead.tables.frames import Backend


class Kind(Enum):
    """An enumeration whose values stand in a table."""

    GOOD = "good"


class Sample(Tabular):
    """A table of every kind of column."""

    def columns(self) -> dict[str, ColumnValues]:
        """Return texts, numbers with gaps, whole numbers, truths and members."""
        return {
            "text": ["x", None, "=1+1"],
            "value": np.array([1.5, np.nan, -3.0]),
            "count": np.array([1, 2, 3], dtype=np.int8),
            "flag": [True, False, None],
            "kind": [Kind.GOOD, Kind.GOOD, Kind.GOOD],
            "gap": [None, 2, 3],
        }


class Mixed(Tabular):
    """A table whose labels are of several types."""

    def columns(self) -> dict[str, ColumnValues]:
        """Return ids that are numbers, texts and nothing."""
        return {"id": [1, "a", None, True], "value": [1.0, 2.0, 3.0, 4.0]}


class Nothing(Tabular):
    """A table without rows."""

    def columns(self) -> dict[str, ColumnValues]:
        """Return empty columns."""
        return {"text": [], "value": np.array([], dtype=float)}


@pytest.mark.parametrize("backend", BACKENDS)
def test_labels_of_several_types_are_texts_in_a_frame(backend: Backend) -> None:
    """A column of a frame has one type, so ids of several kinds become texts; rows keep them."""
    frame = nw.from_native(Mixed().to_frame(backend=backend))
    assert [None if pd.isna(each) else each for each in frame["id"].to_list()] == [
        "1", "a", None, "True",
    ]  # fmt: skip
    assert [row["id"] for row in Mixed().rows()] == [1, "a", None, True]


def test_rows_are_plain_values() -> None:
    """Rows need no frame library and go into JSON as they are; None stands for NaN."""
    rows = Sample().rows()
    assert rows[1] == {
        "text": None, "value": None, "count": 2, "flag": False, "kind": "good", "gap": 2,
    }  # fmt: skip
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


@pytest.mark.parametrize("backend", [*BACKENDS, pd, pl, pa])
def test_a_frame_comes_in_the_library_asked_for(backend: Any) -> None:
    """The library may be named or handed in; read again, the frame holds the same cells."""
    frame = Sample().to_frame(backend=backend)
    name = backend if isinstance(backend, str) else backend.__name__
    assert type(frame).__module__.startswith(name)
    table = read_table(frame)
    assert table["text"].coded().listed() == ["x", "", "=1+1"]
    assert table["value"].coded().listed() == [1.5, "", -3.0]
    assert table["count"].coded().listed() == [1, 2, 3]
    assert table["gap"].coded().listed() == ["", 2, 3]


@pytest.mark.parametrize("backend", ["polars", "pyarrow"])
def test_a_gap_is_null_where_nan_would_be_a_value(backend: str) -> None:
    """polars and pyarrow do not take a number that is not estimable for a number."""
    column = nw.from_native(Sample().to_frame(backend=backend))["value"]
    assert column.null_count() == 1
    assert not column.is_nan().any()


MIXED: list[tuple[list[Any], list[Any], Any]] = [
    ([1, "b", None], ["1", "b", None], str),
    ([1, True], ["1", "True"], str),
    ([("a", 1), "b"], ["('a', 1)", "b"], str),
    ([1.5, "b"], ["1.5", "b"], str),
    ([2**70, 1], [str(2**70), "1"], str),
    ([2**53 + 1, None], [str(2**53 + 1), None], str),
    ([2**53 + 1, 0.5], [str(2**53 + 1), "0.5"], str),
    ([2**53 + 1, 2], [2**53 + 1, 2], int),
    ([1, 0.5], [1.0, 0.5], float),
    ([None, None], [None, None], str),
]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("cells", "expected", "kind"), MIXED, ids=str)
def test_a_column_of_several_kinds_is_text(
    backend: str, cells: list[Any], expected: list[Any], kind: type
) -> None:
    """A frame's column has one type, and no number is rounded to get one; rows keep the cells."""

    class Mixed(Tabular):
        def columns(self) -> dict[str, ColumnValues]:
            return {"cells": cells}

    column = nw.from_native(Mixed().to_frame(backend=backend))["cells"]
    assert column.dtype == {str: nw.String, int: nw.Int64, float: nw.Float64}[kind]
    assert [None if cell is None or cell != cell else cell for cell in column.to_list()] == expected
    kept = [cell if isinstance(cell, str | int | float | None) else str(cell) for cell in cells]
    assert [row["cells"] for row in Mixed().rows()] == kept


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_table_without_rows_keeps_its_columns(backend: str) -> None:
    """An empty result is an empty frame with the columns' names."""
    frame = Nothing().to_frame(backend=backend)
    assert list(getattr(frame, "column_names", None) or frame.columns) == ["text", "value"]
    assert Nothing().rows() == []


def test_another_library_is_refused_with_the_nearest() -> None:
    """A misspelt backend is told which was meant."""
    with pytest.raises(PolicyError, match=r"no backend 'panda'\. Did you mean 'pandas'\?"):
        Sample().to_frame(backend="panda")


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, the error says how to get it."""

    def absent(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'polars'")

    monkeypatch.setattr(nw, "from_dict", absent)
    with pytest.raises(PolicyError, match="polars is not installed; run: pip install polars"):
        Sample().to_frame(backend="polars")


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\0", "  =", "＝", "＋", "－", "＠"]
)
def test_a_formula_is_written_as_text(start: str, tmp_path: Path) -> None:
    """No text that a spreadsheet would run is written without its apostrophe."""

    class Formula(Tabular):
        def columns(self) -> dict[str, ColumnValues]:
            return {f"{start}name": [f"{start}1+1"]}

    path = tmp_path / "x.csv"
    write_csv(Formula(), path)
    lines = path.read_bytes().decode().replace('"', "")
    assert lines == f"'{start}name\r\n'{start}1+1\r\n"


def test_numbers_are_written_as_numbers(tmp_path: Path) -> None:
    """A negative number is no formula; a gap is an empty cell."""
    path = tmp_path / "x.csv"
    write_csv(Sample(), path)
    assert path.read_bytes().decode() == (
        "text,value,count,flag,kind,gap\r\n"
        "x,1.5,1,True,good,\r\n"
        ",,2,False,good,2\r\n"
        "'=1+1,-3.0,3,,good,3\r\n"
    )


def test_a_file_for_excel_has_its_mark(tmp_path: Path) -> None:
    """With the encoding that Excel knows, the file begins with the mark."""
    path = tmp_path / "x.csv"
    write_csv(Sample(), path, CsvOptions(encoding="utf-8-sig", delimiter=";"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbftext;value;")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder that is not there, or a letter that the encoding lacks, gives a clear error."""

    class Greek(Tabular):
        def columns(self) -> dict[str, ColumnValues]:
            return {"a": ["Ω"]}

    with pytest.raises(TableError, match=r"x\.csv: 1 fault\n  cannot be written: No such file"):
        write_csv(Sample(), tmp_path / "no" / "x.csv")
    with pytest.raises(
        TableError, match=r"windows-1252 lacks a character of the table\. Use utf-8"
    ):
        write_csv(Greek(), tmp_path / "x.csv", CsvOptions(encoding="windows-1252"))
