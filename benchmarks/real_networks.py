"""Real networks, where their ties stand beside the repository."""

import csv
from pathlib import Path

import numpy as np
from organisations import Organisation

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "networks"


def real_networks() -> list[Organisation]:
    """Return every relation of every network that is there, ties as drawn."""
    found = []
    for path in sorted(FOLDER.glob("*_edges.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["source"] != row["target"]]
        people = sorted({row[end] for row in rows for end in ("source", "target")})
        place = {person: k for k, person in enumerate(people)}
        for relation in sorted({row["relation"] for row in rows}):
            ties = {
                (place[row["source"]], place[row["target"]]): float(row["weight"])
                for row in rows
                if row["relation"] == relation and float(row["weight"]) > 0
            }
            ends = np.array(sorted(ties), dtype=np.int64).reshape(-1, 2)
            strengths = np.array([ties[u, v] for u, v in ends.tolist()], dtype=np.float64)
            found.append(Organisation(len(people), ends[:, 0], ends[:, 1], strengths))
    return found
