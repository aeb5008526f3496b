"""Tables come in from any library and go out to any, and no library is imported for another's."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from builders import COLUMNS, WORDS, small_instrument
from publead.assessment.ratings import read_ratings
from publead.errors import PolicyError, TableError
from publead.network import Direction, read_network
from publead.tables import Tabular, is_frame, read_table

COLUMNS_OF_CELLS: dict[str, list[Any]] = {"name": ["ann", "bob", None], "n": [1, None, 3]}
CELLS = [["ann", "bob", ""], [1, "", 3]]
ARROW = pa.table(COLUMNS_OF_CELLS)


class Stream:
    """A table of a library that nobody knows, which has only the capsule to show."""

    def __init__(self, table: Any = ARROW) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the table over."""
        return self.table.__arrow_c_stream__(requested_schema)


class Result(Tabular):
    """A result of the library."""

    def columns(self) -> dict[str, list[Any]]:
        """Return its columns."""
        return COLUMNS_OF_CELLS


SOURCES: dict[str, Callable[[], Any]] = {
    "pandas": lambda: pd.DataFrame(COLUMNS_OF_CELLS),
    "polars": lambda: pl.DataFrame(COLUMNS_OF_CELLS),
    "polars, lazy": lambda: pl.LazyFrame(COLUMNS_OF_CELLS),
    "pyarrow": lambda: ARROW,
    "pyarrow, batch by batch": ARROW.to_reader,
    "duckdb": lambda: duckdb.connect().from_arrow(ARROW),
    "capsule": Stream,
    "a result": Result,
}
each_source = pytest.mark.parametrize("source", SOURCES)


@each_source
def test_every_frame_is_read(source: str) -> None:
    """The same cells come from any library, lazy or not, known by name or by its capsule."""
    table = read_table(SOURCES[source]())
    assert [table[name].coded().listed() for name in table.names] == CELLS
    assert len(table) == 3


def test_lazy_frames_never_go_through_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is collected goes to Arrow or polars."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    for source in ("polars, lazy", "duckdb", "capsule"):
        assert len(read_table(SOURCES[source]())) == 3


def test_readers_take_lazy_frames() -> None:
    """Ratings and networks are read from DuckDB and lazy polars as from rows."""
    rows = [
        {"person": "p1", "rater": f"r{i}", "relationship": "peer"}
        | dict.fromkeys(small_instrument().codes, word)
        for i, word in enumerate(WORDS)
    ]
    relation = duckdb.connect().from_arrow(pa.Table.from_pylist(rows))
    expected = read_ratings(rows, small_instrument(), COLUMNS)
    found = read_ratings(relation, small_instrument(), COLUMNS)
    assert (found.answers == expected.answers).all()
    people = pl.LazyFrame({"person": ["a", "b", "c"]})
    network = read_network(
        [{"source": "a", "target": "b"}], people=people, direction=Direction.NOMINATION
    )
    assert len(network.people) == 3


@pytest.mark.parametrize(
    "people", [pl.Series(["a", "b"]), pd.Series(["a", "b"]), pa.chunked_array([["a", "b"]])]
)
def test_a_column_is_a_list_of_ids(people: Any) -> None:
    """A series has a capsule as well, and is no table."""
    assert not is_frame(people)


def test_a_stream_of_a_column_is_no_table() -> None:
    """A capsule of one nameless column is refused in a sentence."""
    with pytest.raises(TableError, match="is an Arrow stream without named columns"):
        read_table(Stream(pa.chunked_array([[1, 2]])))


def test_dask_is_refused() -> None:
    """Dask's frames are refused with what to do, before anything of theirs is run."""
    frame = type("DataFrame", (), {"__module__": "dask.dataframe.core"})()
    with pytest.raises(TableError, match=r"is Dask's, .* Call \.compute\(\) on it"):
        read_table(frame)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow a stream is read by polars, and without both the error says what to do."""

    def absent(*_: object, backend: str, **__: object) -> Any:
        if backend != "polars":
            raise ModuleNotFoundError(name=backend)
        return nw.from_native(pl.DataFrame(COLUMNS_OF_CELLS))

    monkeypatch.setattr(nw, "from_arrow", absent)
    assert len(read_table(Stream())) == 3

    def none(*_: object, **__: object) -> Any:
        raise ModuleNotFoundError(name="pyarrow")

    monkeypatch.setattr(nw, "from_arrow", none)
    with pytest.raises(TableError, match="needs pyarrow, which is not installed"):
        read_table(Stream())
    monkeypatch.setattr(nw.LazyFrame, "collect", none)
    with pytest.raises(TableError, match="needs pyarrow, which is not installed"):
        read_table(pl.LazyFrame(COLUMNS_OF_CELLS))
    monkeypatch.setattr(nw, "from_dict", none)
    with pytest.raises(PolicyError, match="pyarrow is not installed; run: pip install pyarrow"):
        Result().__arrow_c_stream__()


def test_results_are_taken_by_arrow_libraries() -> None:
    """polars, pyarrow and DuckDB take a result as it is."""
    assert pl.DataFrame(Result()).to_dict(as_series=False) == COLUMNS_OF_CELLS
    assert pa.table(Result()).to_pydict() == COLUMNS_OF_CELLS
    assert duckdb.connect().from_arrow(pa.table(Result())).fetchall() == [
        ("ann", 1.0), ("bob", None), (None, 3.0)
    ]  # fmt: skip


def test_polars_makes_the_stream_where_pyarrow_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A result is handed to polars by whoever has polars alone."""
    monkeypatch.setattr(
        "publead.tables.frames.find_spec", lambda name: name if name == "polars" else None
    )
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert pl.DataFrame(Result()).to_dict(as_series=False) == COLUMNS_OF_CELLS


OPTIONAL = ("pandas", "polars", "pyarrow", "duckdb", "ibis", "pyspark")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("read_table([{'a': 1}])", ""),
        ("import polars\nread_table(polars.LazyFrame({'a': [1]}))", "polars"),
        ("import pyarrow\nread_table(pyarrow.table({'a': [1]}))", "pyarrow"),
        ("Result().rows()", ""),
        ("Result().to_frame(backend='polars')", "polars"),
        ("Result().__arrow_c_stream__()", "pyarrow"),
    ],
)
def test_libraries_are_imported_only_where_asked_for(lines: str, expected: str) -> None:
    """Reading rows imports no frame library; reading polars imports polars and no other."""
    code = (
        "import sys\n"
        "from publead.tables import Tabular, read_table\n"
        "class Result(Tabular):\n"
        "    def columns(self): return {'a': [1]}\n"
        f"{lines}\nprint(*[name for name in {OPTIONAL!r} if sys.modules.get(name)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    # pyarrow loads pandas by itself, where it is there.
    assert loaded - ({"pandas"} if expected == "pyarrow" else set()) == set(expected.split())
