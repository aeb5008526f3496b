"""What R computed about rating data, and the answers it computed it from."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEYS = {
    "agree": "-A1 A2 A3 A4 A5",
    "conscientious": "C1 C2 C3 -C4 -C5",
    "extraversion": "-E1 -E2 E3 E4 E5",
    "neuroticism": "N1 N2 N3 N4 N5",
    "openness": "O1 -O2 O3 O4 -O5",
}


@cache
def _entries() -> dict[str, dict[str, Any]]:
    path = Path(__file__).parent / "data" / "oracle_ratings.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def computed_by_r(entry: str) -> Any:
    """Return the value of one entry."""
    return _entries()[entry]["value"]


def entries_like(pattern: str) -> list[str]:
    """Return the scales of bfi that have an entry such as ``bfi_guttman_{}``."""
    return [scale for scale in KEYS if pattern.format(scale) in _entries()]


@cache
def columns_of(path: Path) -> dict[str, NDArray[np.float64]]:
    """Return a CSV's columns as numbers, NaN where a cell is empty or NA."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        name: np.array(
            [float(row[name]) if row[name] not in ("", "NA") else np.nan for row in rows]
        )
        for name in rows[0]
        if name not in ("row", "target", "id")
    }


def keyed(path: Path, key: str, low_and_high: float = 7) -> NDArray[np.float64]:
    """Return the answers to a key such as ``-A1 A2``, one column an item, reversed ones turned."""
    columns = columns_of(path)
    return np.column_stack(
        [
            low_and_high - columns[code[1:]] if code.startswith("-") else columns[code]
            for code in key.split()
        ]
    )


def column(rows: list[dict[str, float]], name: str) -> list[float]:
    """Return one column of a table that R wrote row by row."""
    return [row[name] for row in rows]
