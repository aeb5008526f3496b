"""Every public reader takes any table, and every public result that is a table is any frame."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import attrs
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import scipy.sparse

import publead
from builders import column_lists
from every_table import READERS, RESULTS, Reader
from publead.errors import InputError
from publead.tables import BACKENDS, ArrowStream, Numbers, Tabular, read_table, write_csv

ROOT = Path(__file__).parents[2]


class Stream:
    """A table of a library that nobody knows."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the table over."""
        return self.table.__arrow_c_stream__(requested_schema)


class Rows(Tabular):
    """Rows as a result of the library."""

    def __init__(self, lists: Mapping[str, list[Any]]) -> None:
        self.lists = lists

    def columns(self) -> Mapping[str, list[Any]]:
        """Return the columns."""
        return self.lists


Lists = Mapping[str, list[Any]]
FRAMES: dict[str, Callable[[Lists], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "polars, lazy": pl.LazyFrame,
    "pyarrow": pa.table,
    "duckdb": lambda lists: duckdb.connect().from_arrow(pa.table(lists)),
    "capsule": lambda lists: Stream(pa.table(lists)),
    "a result": Rows,
}
each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
each_result = pytest.mark.parametrize("kind", RESULTS, ids=lambda kind: kind.__name__)


def plain(value: Any) -> Any:
    """Return what a result holds, so that two can be compared."""
    if isinstance(value, np.ndarray):
        return [plain(each) for each in value.tolist()]
    if isinstance(value, scipy.sparse.csr_array | scipy.sparse.csr_matrix):
        return plain(value.toarray())
    if isinstance(value, Numbers):
        return [plain(each) for each in value.listed()]
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return {each.name: plain(getattr(value, each.name)) for each in fields}
    if isinstance(value, Mapping):
        return {repr(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return "NaN" if isinstance(value, float) and np.isnan(value) else repr(value)


CHANCE = ("reading", "subject", "mark")
"""Fields that differ from reading to reading: a mark drawn at random, and what was read."""


def outcome(reader: Reader, source: Any) -> Any:
    """Return what a reader gives, or the faults that it finds."""
    try:
        found = plain(reader.read(source))
    except InputError as error:
        return [(each.place, each.problem) for each in error.faults]
    return {key: each for key, each in found.items() if key not in CHANCE}


@each_reader
def test_a_reader_takes_any_table(reader: Reader, tmp_path: Path) -> None:
    """Records, a file, and a frame of any library give the same."""
    expected = outcome(reader, list(reader.rows))
    assert isinstance(expected, dict)
    lists = column_lists(reader.rows)
    for name, frame in FRAMES.items():
        assert outcome(reader, frame(lists)) == expected, name
    write_csv(Rows(lists), tmp_path / "rows.csv")
    if reader.read is read_table:
        return  # in a file everything is text
    assert outcome(reader, tmp_path / "rows.csv") == expected
    assert outcome(reader, str(tmp_path / "rows.csv")) == expected


@pytest.mark.parametrize(
    ("reader", "column"),
    [(reader, column) for reader in READERS for column in reader.numbers],
    ids=lambda each: each if isinstance(each, str) else each.name,
)
def test_nan_is_no_number_to_any_reader(reader: Reader, column: str) -> None:
    """NaN means in every library what None means in records, and so does null."""
    rows: list[dict[str, Any]] = [dict(row) for row in reader.rows]
    rows[0][column] = None
    expected = outcome(reader, rows)
    lists = column_lists(rows)
    number = [None if row[column] is None else float(row[column]) for row in rows]
    nan = [np.nan if value is None else value for value in number]
    for name, frame in FRAMES.items():
        for cells in (number, nan):
            assert outcome(reader, frame({**lists, column: cells})) == expected, name


def public_functions() -> Iterator[Callable[..., Any]]:
    """Yield the public functions of every room, and of every format."""
    for found in pkgutil.walk_packages(publead.__path__, "publead."):
        if not found.ispkg and not found.name.startswith("publead.exchange."):
            continue
        module = importlib.import_module(found.name)
        for name in getattr(module, "__all__", ["read"]):
            value = getattr(module, name, None)
            if inspect.isfunction(value):
                yield value


INNER = ("opened", "group_of", "read_nominations", "rereadable")
"""Steps inside readers, which take what those were given."""


def test_no_reader_is_left_out() -> None:
    """Whatever takes a table by its types is read above, for each of its tables."""
    taken = {
        (function.__module__, function.__name__, parameter.name)
        for function in public_functions()
        for parameter in inspect.signature(function).parameters.values()
        if function.__name__ not in INNER and ArrowStream in get_args(parameter.annotation)
    }
    tried = {tuple(reader.name.rpartition(".")[2].split(", ")) for reader in READERS}
    assert {(name, parameter) for _, name, parameter in taken} == tried
    n_formats = len({module for module, name, _ in taken if name == "read"})
    assert n_formats == sum(reader.name.partition(",")[0].endswith(".read") for reader in READERS)


def test_no_result_is_left_out() -> None:
    """Every class of the library that is a table has an example here."""
    list(public_functions())  # which loads every room

    def below(kind: type[Any]) -> Iterator[type[Any]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    ours = [each for each in below(Tabular) if each.__module__.startswith("publead.")]
    found = {each.__qualname__ for each in ours if not each.__name__.startswith("_")}
    assert found == {kind.__qualname__ for kind in RESULTS}


@each_result
def test_a_result_is_a_frame_of_any_library(kind: type[Tabular]) -> None:
    """Every frame has the columns and rows that the result has, whichever way it is asked for."""
    result = RESULTS[kind]()
    assert type(result) is kind
    rows, names = result.rows(), list(result.columns())
    frames = [result.to_frame(backend=backend) for backend in BACKENDS]
    # polars reads a mapping as one, and an index is a mapping of people to numbers.
    through = pa.table(result) if isinstance(result, Mapping) else result
    taken = [pa.table(result), pl.DataFrame(through)]
    for frame in (*frames, *taken):
        columns = getattr(frame, "column_names", None) or frame.columns
        assert list(columns) == names
        assert len(frame) == len(rows)
    assert len(duckdb.connect().from_arrow(pa.table(result)).fetchall()) == len(rows)
    assert len(pl.from_arrow(result)) == len(rows)  # a column of structs, in newer polars
    assert (
        not [  # NaN would be a value to polars and pyarrow
            column
            for frame in (frames[1], taken[1])
            for column in frame.get_columns()
            if column.dtype.is_float() and column.is_nan().any()
        ]
    )


def test_no_optional_package_is_loaded_unless_asked_for() -> None:
    """Every reader reads records, and every result gives its rows, without any frame library."""
    code = (
        "import sys\n"
        "from every_table import READERS, RESULTS\n"
        "for reader in READERS: reader.read(list(reader.rows))\n"
        "for made in RESULTS.values(): made().rows()\n"
        f"print(*[name for name in {OPTIONAL!r} if sys.modules.get(name)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


OPTIONAL: Sequence[str] = (
    *("pandas", "polars", "pyarrow", "duckdb", "ibis", "pyspark"),
    *("matplotlib", "jinja2", "numba", "cattrs", "jsonschema"),
)
