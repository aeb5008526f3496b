"""Networks that R measured, and the values it gave; the ties stand beside the repository."""

import csv
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest

from graphs.definitions import Matrix
from publead.graphs.csr import Csr, Kind

FILE = Path(__file__).parents[1] / "data" / "oracle_networks.json"


@cache
def oracle() -> dict[str, Any]:
    values: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return values


NETWORKS = tuple(key for key, value in oracle().items() if "igraph" in value and "/" in key)
VALUED = tuple(key for key in NETWORKS if "weighted" in oracle()[key]["igraph"])
DIRECTED = tuple(key for key in NETWORKS if oracle()[key]["directed"])
GROUPED = tuple(
    (key, attribute) for key in NETWORKS for attribute in oracle()[key].get("groups", {})
)

Finder = Callable[[str], Path]


@attrs.frozen(eq=False)
class Measured:
    """A network with what R says of it; ``tied`` has all strengths 1."""

    valued: Csr
    tied: Csr
    kind: Kind
    sna: dict[str, Any]
    igraph: dict[str, Any]
    groups: dict[str, Any]

    def group_numbers(self, attribute: str) -> list[int]:
        labels = self.groups[attribute]["groups"]
        return [sorted(set(labels)).index(label) for label in labels]


def measured(key: str, shared_data: Finder) -> Measured:
    """Return a network of the oracle; skip the test where its ties are absent."""
    name, relation = key.split("/")
    ids = [row["id"] for row in _rows(shared_data(f"networks/{name}_nodes.csv"))]
    place = {label: k for k, label in enumerate(ids)}
    matrix: Matrix = np.zeros((len(ids), len(ids)))
    for row in _rows(shared_data(f"networks/{name}_edges.csv")):
        if row["relation"] == relation:
            matrix[place[row["source"]], place[row["target"]]] = float(row["weight"])
    np.fill_diagonal(matrix, 0)
    said = oracle()[key]
    kind = Kind.DIRECTED if said["directed"] else Kind.UNDIRECTED
    if kind is Kind.UNDIRECTED:
        matrix = np.maximum(matrix, matrix.T)
    return Measured(
        valued=Csr.from_dense(matrix),
        tied=Csr.from_dense(matrix > 0),
        kind=kind,
        sna=said["sna"],
        igraph=said["igraph"],
        groups=said.get("groups", {}),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(values: list[float | None]) -> Matrix:
    """Return R's values, with NaN for its NA."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


for_each_network = pytest.mark.parametrize("key", NETWORKS)
