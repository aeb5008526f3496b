"""
Write Northport's forms: an invented council's export, with every kind of mess that exports have.

Northport, its people and their names are made up. What is true of them stands in
``answer_key.toml``; the same key gives the same file, byte for byte.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import attrs
import numpy as np

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

FOLDER = Path(__file__).parent
COLUMNS = ("Timestamp", "Who is this feedback about?", "Your name", "I am their…", "Directorate")
COMMENT = "Anything else you would like to say?"
OPENED = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

FIRST_NAMES = (
    "Ada", "Bola", "Carys", "Dilip", "Esme", "Farid", "Gwen", "Hamza", "Iona", "Jules", "Kemi",
    "Luca", "Maeve", "Nadia", "Owen", "Priya", "Quentin", "Rhona", "Sunil", "Tess", "Uma", "Victor",
    "Wanda", "Yusuf",
)  # fmt: skip
SURNAMES = (
    "Applemarsh", "Brackwater", "Cindermoor", "Dunnelfold", "Elderquay", "Fernhollin", "Gannetsby",
    "Harrowlea", "Inkpenrose", "Jessamoor", "Kettlestrand", "Larkenby", "Mossingdale",
    "Northwharf", "Otterstone", "Pennyharbour", "Quillfeather", "Ropewalker", "Saltmeadow",
    "Tidewell",
)  # fmt: skip
LABELS = {
    "self": ("Self", "self", "Myself"),
    "manager": ("Line manager", "line manager", "Line  Manager"),
    "peer": ("Colleague", "colleague ", "COLLEAGUE"),
    "report": ("I report to them", "I report to them", "i report to them"),
    "partner": ("Partner organisation", "partner organisation"),
    "member": ("Councillor", "councillor", "Cllr"),
}
WORDS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
STRAY = {1: "Strongly disagreed", 3: "Neutral", 5: "Strongly agreed"}
UNSEEN = ("N/A", "n/a", "Don't know", "Don’t know", "Can't say", "Not observed")
COMMENTS = (
    "Meetings start on time, end on time, and we know what was agreed.",
    "I would like to hear bad news sooner, even when it is half-formed.",
    'Asks "what would it take?" where others say no.',
    "Good in a crisis; less patient with routine.",
    "More visits to the depots,\nplease.",
    "Listens. Then decides, and says why.",
    "=the same as last year",
    "Could share the credit – and the £ – with partners more freely.",
    "Very supportive during the café project 👍",
    "We see the plan once it is finished. Earlier would be better.",
)
EMPTY_FORMS = 2

T = TypeVar("T")


class Chance:
    """Draws from a seeded generator, all of them made of its uniform numbers."""

    # numpy promises the same uniform numbers in every version, and of other draws it does not.
    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def happens(self, share: float) -> bool:
        """Return True in this share of cases."""
        return float(self._generator.random()) < share

    def between(self, low: float, high: float) -> float:
        """Return a number between two."""
        return low + (high - low) * float(self._generator.random())

    def near(self, mean: float, sd: float) -> float:
        """Return a number with this mean and SD, never further than three SDs off."""
        return mean + 2 * sd * (sum(self.between(0, 1) for _ in range(3)) - 1.5)

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[int(self.between(0, len(choices)))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return things in any order."""
        return [things[i] for i in np.argsort(self._generator.random(len(things)), kind="stable")]


@attrs.frozen(kw_only=True)
class Leader:
    """Somebody who is rated: their payroll number, name, directorate, and the truth of them."""

    number: str
    name: str
    directorate: str
    others: dict[str, float]
    own: dict[str, float]


def council(key: dict[str, Any], names: Iterator[str], chance: Chance) -> list[Leader]:
    """Return the leaders, with what is planted."""
    leaders = []
    gaps = {(gap["person"], gap["competency"]): gap for gap in key["gaps"]}
    difference = key["difference"]
    for place, (directorate, n_leaders) in enumerate(key["directorates"].items(), start=1):
        lift = {difference["directorate"]: 0.5, difference["above"]: -0.5}.get(directorate, 0.0)
        for number in (f"{place:02}{within:02}" for within in range(1, n_leaders + 1)):
            others: dict[str, float] = {}
            own: dict[str, float] = {}
            for code in SOLACE_CONTEXTUAL.codes:
                raised = lift * difference["points"] if code == difference["competency"] else 0.0
                mean = key["others"] + raised + chance.between(-key["varies"], key["varies"])
                self_mean = mean + chance.between(-key["self_above"], key["self_above"])
                planted = gaps.get((number, code), {"others": mean, "self": self_mean})
                others[code], own[code] = planted["others"], planted["self"]
            leaders.append(
                Leader(
                    number=number,
                    name=next(names),
                    directorate=directorate,
                    others=others,
                    own=own,
                )
            )
    return leaders


def panel(key: dict[str, Any], leader: Leader, chance: Chance) -> dict[str, int]:
    """Return how many raters of each group a leader has."""
    drawn = {
        "self": 1,
        "manager": 1,
        "peer": 3 + int(chance.between(0, 4)),
        "report": int(chance.between(0, 6)),
        "partner": chance.one_of((0, 0, 1, 3)),
        "member": chance.one_of((0, 0, 2, 4)),
    }
    known: dict[str, int] = key["raters"].get(leader.number, drawn)
    return known


def cell(point: int, chance: Chance) -> str:
    """Return an answer as somebody would send it."""
    if chance.happens(0.03):
        return str(point)
    if point in STRAY and chance.happens(0.06):
        return STRAY[point]
    word = WORDS[point - 1]
    if chance.happens(0.12):
        return chance.one_of((word.upper(), word.lower(), f" {word}", f"{word}  "))
    if chance.happens(0.02):
        return word.replace(" ", "\u00a0")
    return word


def answers(
    instrument: pl.Instrument, truth: dict[str, float], unseen: float, sds: tuple[float, float],
    chance: Chance,
) -> list[str]:  # fmt: skip
    """Return one rater's answers to every item."""
    lean = chance.near(0, sds[0])
    cells = []
    for item in instrument:
        felt = chance.near(truth[item.competency] + lean, sds[1])
        point = min(max(round(felt), item.scale.low), item.scale.high)
        if item.reversed:
            point = item.scale.low + item.scale.high - point
        written = cell(point, chance)
        if chance.happens(unseen):
            written = chance.one_of(UNSEEN)
        elif chance.happens(0.02):
            written = chance.one_of(("", "", " "))
        cells.append(written)
    return cells


def rows(key: dict[str, Any]) -> Iterator[list[str]]:
    """Yield the header and then every form, in the order in which they came."""
    instrument = pl.draft_instrument(SOLACE_CONTEXTUAL)
    yield [*COLUMNS, *(item.text for item in instrument), COMMENT]
    chance = Chance(key["seed"])
    names = iter(chance.shuffled([f"{a} {b}" for a in FIRST_NAMES for b in SURNAMES]))
    leaders = council(key, names, chance)
    councillors = [next(names) for _ in range(18)]
    partners = [next(names) for _ in range(12)]
    staff = {each: [next(names) for _ in range(40)] for each in key["directorates"]}
    chief = next(leader.name for leader in leaders if leader.number == "0401")
    forms = []
    for leader in leaders:
        near = [each for each in leaders if each.directorate == leader.directorate]
        head = near[0].name if leader is not near[0] else chief
        pools = {
            "self": [leader.name],
            "manager": [head if head != leader.name else councillors[0]],
            "peer": [each.name for each in near if each.name not in (leader.name, head)]
            + staff[leader.directorate][:10],
            "report": staff[leader.directorate][10:],
            "partner": partners,
            "member": councillors[1:],
        }
        for group, n_raters in panel(key, leader, chance).items():
            truth = leader.own if group == "self" else leader.others
            sds = (0.0, key["self_sd"]) if group == "self" else (key["rater_sd"], key["answer_sd"])
            unseen = {"self": 0.0, "partner": 0.1, "member": 0.08}.get(group, 0.02)
            for rater in chance.shuffled(pools[group])[:n_raters]:
                given = answers(instrument, truth, unseen, sds, chance)
                said = chance.one_of(COMMENTS) if group != "self" and chance.happens(0.3) else ""
                label = chance.one_of(LABELS[group])
                about = [leader.number, rater, label, leader.directorate]
                forms.append([*about, *given, said])
    plenty = [form for form in forms if form[0] not in key["raters"] and form[2] == "Colleague"]
    for form in chance.shuffled(plenty)[:EMPTY_FORMS]:
        form[4:] = [""] * len(form[4:])
    sent = OPENED
    for form in chance.shuffled(forms):
        sent += timedelta(seconds=int(chance.between(60, 3600)))
        yield [f"{sent:%Y/%m/%d %H:%M:%S} GMT", *form]


def text(key: dict[str, Any]) -> str:
    """Return the whole file."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows(key))
    return written.getvalue()


def main(target: Path = FOLDER / "forms.csv", key: Path = FOLDER / "answer_key.toml") -> None:
    """Write the file that a key gives."""
    target.write_bytes(text(tomllib.loads(key.read_text(encoding="utf-8"))).encode("utf-8"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
