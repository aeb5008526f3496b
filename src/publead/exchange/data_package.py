"""
Data Packages: tables as CSV files beside a ``datapackage.json`` that says what their columns hold.

Walsh, P., & Pollock, R. (2007-2024). Data Package: Tabular Data Package and Table Schema,
version 1. https://specs.frictionlessdata.io/tabular-data-package/
"""

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from publead.codes import file_words
from publead.errors import Fault, TableError, expect
from publead.tables import ColumnValues, Tabular, plain_value, write_csv

FILE: Final = "datapackage.json"
SAFE: Final = (
    "Empty cells are missing values. Text that a spreadsheet could take for a formula begins with "
    "an apostrophe that is not part of it."
)
_TYPES: Final[Mapping[frozenset[type], str]] = {
    frozenset({bool}): "boolean",
    frozenset({int}): "integer",
    frozenset({float}): "number",
    frozenset({int, float}): "number",
}


def write(
    tables: Mapping[str, Tabular], folder: str | Path, *, name: str, title: str, description: str
) -> None:
    """
    Write tables as a Tabular Data Package: a CSV file each, and a ``datapackage.json``.

    What a result hides is not in its table, and so not in the package either. Who may see the
    package is decided as for the result.

    Parameters
    ----------
    tables : mapping of str to Tabular
        Results by the names that their files are to have, such as ``cohort``.
    folder : str or Path
        Where the files are written; it is made if it is not there, and files are replaced.
    name : str
        The package's name: lower-case words joined by hyphens.
    title, description : str
        What is in it, for people: where the numbers come from and what they do not show.

    Raises
    ------
    PolicyError
        If a name is not lower-case words joined by hyphens.
    TableError
        If there are no tables, or a file cannot be written.

    Notes
    -----
    Lost are which empty cells were missing and which were empty texts, and what ``explain()``
    says; put that in *description*.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import networkx as nx
    >>> from publead.network import person
    >>> folder = Path(mkdtemp())
    >>> degrees = person.in_degree(nx.path_graph(3))
    >>> write({"in-degree": degrees}, folder, name="advice", title="Advice", description="Made up.")
    >>> sorted(path.name for path in folder.iterdir())
    ['datapackage.json', 'in-degree.csv']
    """
    expect(tables, Mapping, "tables", "Give a mapping from file names to results")
    if not tables:
        fault = Fault("holds no tables", remedy="Give at least one result")
        raise TableError("data package", [fault])
    for each in (name, *tables):
        expect(each, str, "name", "Give a text such as 'in-degree'")
        file_words(each)
    home = _made(Path(folder))
    resources = [_resource(word, table, home) for word, table in tables.items()]
    told = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": description,
        "resources": resources,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2)
    (home / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        fault = Fault(f"cannot be made: {failure.strerror}", remedy="Check the path")
        raise TableError(folder.name, [fault]) from None
    return folder


def _resource(name: str, table: Tabular, folder: Path) -> dict[str, object]:
    """Write a table as a CSV file, and return what the package says of it."""
    path = folder / f"{name}.csv"
    expect(table, Tabular, name, "Give a result that has columns, such as a Cohort")
    write_csv(table, path)
    content = path.read_bytes()
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    fields = [
        {"name": column, "type": _type(values)}
        for column, values in zip(header, table.columns().values(), strict=True)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path.name,
        "description": SAFE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _type(values: ColumnValues) -> str:
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return "number"
    listed = values.tolist() if isinstance(values, np.ndarray) else values
    plain = (plain_value(value) for value in listed)
    return _TYPES.get(frozenset(type(value) for value in plain if value is not None), "string")
