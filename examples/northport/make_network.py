"""
Write Northport's network: whom its staff turn to for leadership, and who did not answer.

Northport and its people are made up. What is true of them stands in ``network_key.toml``; the same
key gives the same files, byte for byte.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from make_forms import Chance

FOLDER = Path(__file__).parent
PEOPLE, TIES = "network_people.csv", "network_ties.csv"


def staff(key: dict[str, Any]) -> dict[str, str]:
    """Return everybody's directorate, by their number."""
    return {
        f"N{place}{within:02}": directorate
        for place, (directorate, n_people) in enumerate(key["directorates"].items(), start=1)
        for within in range(1, n_people + 1)
    }


def chance_of(key: dict[str, Any], people: dict[str, str], source: str, target: str) -> float:
    """Return the chance with which one names another."""
    if source == target:
        return 0.0
    near = key["across"]
    if people[source] == people[target]:
        office = len([who for who in people.values() if who == people[source]]) < 10
        near = key["within_office"] if office else 1.0
    return min(float(key["naming"] * key["pull"].get(target, 1.0) * near), 0.95)


def named(key: dict[str, Any], people: dict[str, str]) -> list[tuple[str, str]]:
    """Return who named whom, in the order in which answers came."""
    chance = Chance(key["seed"])
    found = []
    for source in chance.shuffled(list(people)):
        picks = [who for who in people if chance.happens(chance_of(key, people, source, who))]
        if source not in key["silent"]["people"]:
            found += [(source, target) for target in chance.shuffled(picks)]
    return found


def text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a whole file."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([head, *rows])
    return written.getvalue()


def main(folder: Path = FOLDER, key_file: Path = FOLDER / "network_key.toml") -> None:
    """Write both files that a key gives."""
    key = tomllib.loads(key_file.read_text(encoding="utf-8"))
    people = staff(key)
    silent = set(key["silent"]["people"])
    told = [(who, part, "no" if who in silent else "yes") for who, part in people.items()]
    files = {
        PEOPLE: text(("Number", "Directorate", "Answered"), told),
        TIES: text(("Who", "Turns to"), named(key, people)),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content.encode("utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
