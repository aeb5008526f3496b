"""
Write Northport's second round: the same leaders a year later, some of their raters, and a change.

What is planted stands in ``second_round.toml``; the two keys give the same file, byte for byte.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
from make_forms import (
    COLUMNS,
    COMMENT,
    FIRST_NAMES,
    LABELS,
    SURNAMES,
    Chance,
    Leader,
    answers,
    council,
)

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

FOLDER = Path(__file__).parent
OPENED = datetime(2027, 3, 8, 8, 30, tzinfo=UTC)
GROUPS = {" ".join(label.split()).lower(): group for group in LABELS for label in LABELS[group]}
ABOUT, RATER, LABEL, DIRECTORATE = 1, 2, 3, 4

Row = list[str]


def leaders_then(key: dict[str, Any]) -> tuple[list[Leader], Iterator[str]]:
    """Return the leaders of the first round with the truth of them, and names nobody has."""
    chance = Chance(key["seed"])
    names = iter(chance.shuffled([f"{a} {b}" for a in FIRST_NAMES for b in SURNAMES]))
    leaders = council(key, names, chance)
    return leaders, iter(list(names)[::-1])


def leaders_now(
    leaders: Sequence[Leader], second: dict[str, Any], chance: Chance
) -> Iterator[Leader]:
    """Yield those who stayed, with what is planted."""
    for leader in leaders:
        if leader.number in second["people"]["left"]:
            continue
        others, own = {}, {}
        for code in leader.others:
            drift = chance.between(-second["drift"], second["drift"])
            others[code] = leader.others[code] + second["changes"].get(code, 0.0) + drift
            own[code] = leader.own[code] + second["self_changes"].get(code, 0.0) + drift
        yield attrs.evolve(leader, others=others, own=own)


def panel_now(
    then: Sequence[Row], second: dict[str, Any], names: Iterator[str], chance: Chance
) -> Iterator[tuple[str, str]]:
    """Yield the group and name of each rater: some are back, and others came in their place."""
    for row in then:
        group = GROUPS[" ".join(row[LABEL].split()).lower()]
        if group in {"self", "manager"} or chance.happens(second["came_back"]):
            yield group, row[RATER].strip()
        elif chance.happens(second["replaced"]):
            yield group, next(names)
    for group, n_raters in second["more"].items():
        yield from ((group, next(names)) for _ in range(int(chance.between(0, n_raters + 1))))


def rows(key: dict[str, Any], second: dict[str, Any], first: Sequence[Row]) -> Iterator[Row]:
    """Yield the header and then every form, in the order in which they came."""
    instrument = pl.draft_instrument(SOLACE_CONTEXTUAL)
    yield [*COLUMNS, *(item.text for item in instrument), COMMENT]
    leaders, names = leaders_then(key)
    chance = Chance(second["seed"])
    forms = []
    for leader in leaders_now(leaders, second, chance):
        then = [row for row in first if row[ABOUT].strip() == leader.number]
        for group, rater in panel_now(then, second, names, chance):
            truth = leader.own if group == "self" else leader.others
            sds = (0.0, key["self_sd"]) if group == "self" else (key["rater_sd"], key["answer_sd"])
            label = chance.one_of(LABELS[group])
            given = answers(instrument, truth, 0.02, sds, chance)
            forms.append([leader.number, rater, label, leader.directorate, *given, ""])
    sent = OPENED
    for form in chance.shuffled(forms):
        sent += timedelta(seconds=int(chance.between(60, 3600)))
        yield [f"{sent:%Y/%m/%d %H:%M:%S} GMT", *form]


def main(
    target: Path = FOLDER / "second_round.csv",
    key: Path = FOLDER / "answer_key.toml",
    second: Path = FOLDER / "second_round.toml",
) -> None:
    """Write the file that the two keys and the first round's forms give."""
    with (FOLDER / "forms.csv").open(encoding="utf-8", newline="") as file:
        first = list(csv.reader(file))[1:]
    truth, planted = (tomllib.loads(path.read_text(encoding="utf-8")) for path in (key, second))
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows(truth, planted, first))
    target.write_bytes(written.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
