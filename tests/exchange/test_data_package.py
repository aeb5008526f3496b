"""Data Packages: whoever follows the descriptor gets the table back."""

import csv
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publead.errors import ArgumentError, PolicyError, TableError
from publead.exchange import data_package
from publead.network import person, whole
from publead.tables import ColumnValues, Tabular

ABOUT = {"name": "advice", "title": "Advice", "description": "Made up."}
FOLDER_IS_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
# As Table Schema (version 1) reads the cells of each type.
READERS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "boolean": {"True": True, "False": False}.__getitem__,
    "integer": int,
    "number": float,
}

# What no spreadsheet could take for a formula, and no reader for a missing value.
texts = st.text(st.characters(categories=["L", "N"]), min_size=1)


@attrs.frozen
class Drawn(Tabular):
    """A table with the columns given."""

    told: Mapping[str, ColumnValues]

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the columns."""
        return self.told


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Draw tables of every kind of column, with gaps."""
    n = draw(st.integers(0, 5))
    kinds: list[st.SearchStrategy[Any]] = [
        texts,
        st.booleans(),
        st.integers(),
        st.floats(allow_infinity=False, allow_nan=False),
    ]
    names = draw(st.lists(texts, min_size=1, max_size=4, unique=True))
    told: dict[str, ColumnValues] = {
        name: draw(st.lists(st.none() | draw(st.sampled_from(kinds)), min_size=n, max_size=n))
        for name in names
    }
    numbers = st.lists(st.floats(allow_infinity=False), min_size=n, max_size=n)
    return Drawn(told | {"-array": np.array(draw(numbers), dtype=float)})


def described(folder: Path) -> dict[str, Any]:
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def read_back(folder: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a resource's rows as its descriptor says that they are to be read."""
    fields = resource["schema"]["fields"]
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [field["name"] for field in fields]
    return [
        {
            field["name"]: None
            if cell in resource["schema"]["missingValues"]
            else READERS[field["type"]](cell)
            for field, cell in zip(fields, row, strict=True)
        }
        for row in rows
    ]


@FOLDER_IS_SHARED
@given(table=tables())
def test_whoever_follows_the_descriptor_gets_the_table(table: Drawn, tmp_path: Path) -> None:
    """Cells read by the types that the descriptor names are the rows of the table."""
    data_package.write({"drawn": table}, tmp_path, **ABOUT)
    (resource,) = described(tmp_path)["resources"]
    expected = [
        {("'-array" if name == "-array" else name): cell for name, cell in row.items()}
        for row in table.rows()
    ]
    assert read_back(tmp_path, resource) == expected


def test_a_package_says_what_its_files_hold(tmp_path: Path) -> None:
    """Names, sizes and sums of the files are theirs; columns have the types of their values."""
    graph = nx.path_graph(["ann", "bob", "cem"])
    tables = {"in-degree": person.in_degree(graph), "dyads": whole.dyad_census(graph)}
    data_package.write(tables, tmp_path / "new" / "folder", **ABOUT)
    told = described(tmp_path / "new" / "folder")
    assert (told["name"], told["title"], told["description"]) == ("advice", "Advice", "Made up.")
    for resource in told["resources"]:
        content = (tmp_path / "new" / "folder" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    types = {field["name"]: field["type"] for field in told["resources"][0]["schema"]["fields"]}
    assert types == {
        "person": "string",
        "value": "number",
        "low": "number",
        "high": "number",
        "status": "string",
    }


@pytest.mark.parametrize("name", ["In Degree", "../out", "", "a/b"])
def test_a_name_that_is_no_word_is_refused(name: str, tmp_path: Path) -> None:
    """Names become files and addresses, so only plain words are taken; nothing is written."""
    with pytest.raises(PolicyError, match="is not a name for a file"):
        data_package.write({name: Drawn({"x": [1]})}, tmp_path, **ABOUT)
    assert not list(tmp_path.iterdir())


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    """No tables, a list of them, a frame, a name that is no text, and no folder are all told."""
    with pytest.raises(TableError, match="holds no tables"):
        data_package.write({}, tmp_path, **ABOUT)
    with pytest.raises(ArgumentError, match="tables must be Mapping"):
        data_package.write([Drawn({"x": [1]})], tmp_path, **ABOUT)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="x must be Tabular"):
        data_package.write({"x": [1]}, tmp_path, **ABOUT)  # type: ignore[dict-item]
    with pytest.raises(ArgumentError, match="name must be str"):
        data_package.write({1: Drawn({"x": [1]})}, tmp_path, **ABOUT)  # type: ignore[dict-item]
    (tmp_path / "file").write_text("")
    with pytest.raises(TableError, match="cannot be made"):
        data_package.write({"x": Drawn({"x": [1]})}, tmp_path / "file", **ABOUT)


def test_frictionless_finds_packages_valid(tmp_path: Path) -> None:
    """The standard's own program reads each row, and finds nothing wrong."""
    reason = "frictionless is not installed"
    frictionless: Any = pytest.importorskip("frictionless", reason=reason)
    graph = nx.DiGraph([("=ann", "'+bob"), ("bob", "=ann")])
    tables = {"in-degree": person.in_degree(graph), "dyads": whole.dyad_census(graph)}
    data_package.write(tables, tmp_path, **ABOUT)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
