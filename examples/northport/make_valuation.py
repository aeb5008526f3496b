"""
Write Northport's valuation form: what staff say is needed of leaders, and what is rewarded.

Northport and its people are made up. What is true of them stands in ``valuation_key.toml``; the
same key gives the same file, byte for byte.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_forms import Chance

from publead.frameworks import ANTI_HERO

FOLDER = Path(__file__).parent
TARGET, KEY = FOLDER / "valuation.csv", FOLDER / "valuation_key.toml"
WORDS = ("Not at all", "A little", "Somewhat", "A lot", "Completely")
QUESTIONS = ("needed", "rewarded")


def cell(felt: float, chance: Chance) -> str:
    """Return an answer as somebody would send it."""
    if chance.happens(0.02):
        return chance.one_of(("", "Don't know"))
    word = WORDS[min(max(round(felt), 1), len(WORDS)) - 1]
    return word.lower() if chance.happens(0.05) else word


def rows(key: dict[str, Any]) -> Iterator[list[str]]:
    """Yield the header and then every respondent, in the order in which they came."""
    heads = [f"{name.capitalize()}: {trait.label}" for name in QUESTIONS for trait in ANTI_HERO]
    yield ["Form", "Directorate", *heads]
    chance = Chance(key["seed"])
    people = [part for part, n in key["directorates"].items() for _ in range(n)]
    for number, directorate in enumerate(chance.shuffled(people), start=1):
        answers = []
        for question in QUESTIONS:
            lean = chance.near(0, key["lean_sd"])
            for code in ANTI_HERO.codes:
                felt = chance.near(key[question][code] + lean, key["answer_sd"])
                answers.append(cell(felt, chance))
        yield [f"{number:03}", directorate, *answers]


def text(key: dict[str, Any]) -> str:
    """Return the whole file."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows(key))
    return written.getvalue()


def main(target: Path = TARGET, key: Path = KEY) -> None:
    """Write the file that a key gives."""
    target.write_bytes(text(tomllib.loads(key.read_text(encoding="utf-8"))).encode("utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
