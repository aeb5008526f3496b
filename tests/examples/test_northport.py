"""Northport is made by its script, holds every kind of mess, and gives back what was planted."""

import csv
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import publead as pl
from publead.assessment.ratings import read_export_map
from publead.errors import RatingsError
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parents[2] / "examples" / "northport"
KEY: dict[str, Any] = tomllib.loads((NORTHPORT / "answer_key.toml").read_text(encoding="utf-8"))
OTHER_SEEDS = (1, 2, 3)
PERSON, RATER, LABEL, DIRECTORATE, FIRST_ITEM, COMMENT = 1, 2, 3, 4, 5, -1


def made(target: Path, key: Path = NORTHPORT / "answer_key.toml") -> Path:
    """Return a file that the script wrote by a key."""
    script = str(NORTHPORT / "make_forms.py")
    subprocess.run([sys.executable, "-W", "error", script, str(target), str(key)], check=True)
    return target


def read(path: Path) -> pl.Ratings:
    """Return the forms of a file, read by Northport's map."""
    export = read_export_map(NORTHPORT / "forms.toml")
    instrument = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))
    return pl.read_ratings(path, instrument, export.columns, csv=export.csv)


def flagged(scores: pl.Scores) -> set[tuple[str, str, str]]:
    """Return every flag in every person's report: person, competency and which kind."""
    found = set()
    for person in scores.ratings.people:
        report = pl.feedback(scores, person)
        found |= {(person, code, "blind spot") for code in report.blind_spots}
        found |= {(person, code, "hidden strength") for code in report.hidden_strengths}
    return found


@pytest.fixture(scope="module")
def ratings() -> pl.Ratings:
    """Northport's forms."""
    return read(NORTHPORT / "forms.csv")


@pytest.fixture(scope="module")
def scores(ratings: pl.Ratings) -> pl.Scores:
    """Northport's scores."""
    return pl.score(ratings)


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """The file's records, the header first."""
    with (NORTHPORT / "forms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


PLANTED = {(gap["person"], gap["competency"], gap["kind"]) for gap in KEY["gaps"]}


def test_the_script_gives_the_file(tmp_path: Path) -> None:
    """The same key gives the same file, byte for byte."""
    assert made(tmp_path / "f.csv").read_bytes() == (NORTHPORT / "forms.csv").read_bytes()


def test_planted_gaps_are_found_and_no_others(scores: pl.Scores) -> None:
    """Every planted blind spot and hidden strength is flagged, and nobody else's gap is."""
    assert flagged(scores) == PLANTED


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_planted_gaps_are_found_whatever_the_seed(seed: int, tmp_path: Path) -> None:
    """The seed was not picked so that the planted gaps come out."""
    key = tmp_path / "key.toml"
    text = (NORTHPORT / "answer_key.toml").read_text(encoding="utf-8")
    key.write_text(text.replace(str(KEY["seed"]), str(seed)), encoding="utf-8")
    found = flagged(pl.score(read(made(tmp_path / "f.csv", key))))
    assert found >= PLANTED


def test_the_mean_of_others_is_near_the_truth(scores: pl.Scores) -> None:
    """Where a gap is planted, the interval of others holds the true mean of others."""
    for gap in KEY["gaps"]:
        others = pl.feedback(scores, gap["person"])[gap["competency"]].others
        assert others.low <= gap["others"] <= others.high


def test_the_directorates_differ_as_planted(scores: pl.Scores) -> None:
    """The planted difference lies within what the two intervals allow, and they do not meet."""
    planted = KEY["difference"]
    means = {
        each.cut: each.mean
        for each in pl.cohort(scores, by="Directorate").means
        if each.code == planted["competency"]
    }
    higher, lower = means[planted["directorate"]], means[planted["above"]]
    assert higher.low > lower.high
    half_widths = np.hypot(higher.high - higher.value, lower.high - lower.value)
    assert abs(higher.value - lower.value - planted["points"]) < half_widths


def test_small_directorates_are_hidden(scores: pl.Scores) -> None:
    """Directorates of fewer than ten leaders are not shown."""
    small = {name for name, n_leaders in KEY["directorates"].items() if n_leaders < 10}
    assert set(pl.cohort(scores, by="Directorate").hidden) == small


def test_everything_in_the_file_is_accounted_for(
    ratings: pl.Ratings, rows: list[list[str]]
) -> None:
    """Forms and cells are counted in the reading as they stand in the file."""
    check = ratings.check()
    assert check.n_forms == len(rows) - 1
    assert check.n_people == sum(KEY["directorates"].values())
    cells = check.n_answers + check.n_not_observed + check.n_not_answered
    assert cells == check.n_forms * check.n_items
    assert check.n_empty_forms == 2


def test_the_header_holds_the_items_texts(rows: list[list[str]]) -> None:
    """The item columns are the draft's items, in their exact words."""
    instrument = pl.draft_instrument(SOLACE_CONTEXTUAL)
    assert rows[0][FIRST_ITEM:COMMENT] == [item.text for item in instrument]


def test_the_panels_in_the_key_are_in_the_file(ratings: pl.Ratings) -> None:
    """Leader 0107 has two reports, who are too few to be shown, and others have what is listed."""
    for person, panel in KEY["raters"].items():
        mine = ratings.person == ratings.place_of(person)
        counts = {
            group.value: int((mine & ratings.forms_of(group)).sum()) for group in pl.RaterGroup
        }
        assert {group: n for group, n in counts.items() if n} == panel
    assert KEY["raters"]["0107"]["report"] == 2


ANSWERS_IN_THE_FILE: dict[str, Callable[[str], bool]] = {
    "a number": str.isdigit,
    "capitals": lambda cell: cell.isupper() and len(cell) > 3,
    "small letters": lambda cell: cell.islower() and len(cell) > 3,
    "a space before": lambda cell: cell != cell.lstrip() and cell.strip() != "",
    "spaces after": lambda cell: cell != cell.rstrip() and cell.strip() != "",
    "a space that does not break": lambda cell: "\u00a0" in cell,
    "nothing": lambda cell: cell == "",
    "only a space": lambda cell: cell == " ",
    "N/A": lambda cell: cell == "N/A",
    "n/a": lambda cell: cell == "n/a",
    "a curly quote": lambda cell: cell == "Don’t know",
    "a word that only the map knows": lambda cell: cell == "Can't say",
    "a stray spelling": lambda cell: cell == "Strongly agreed",
    "an older word": lambda cell: cell == "Neutral",
}


@pytest.mark.parametrize("mess", ANSWERS_IN_THE_FILE)
def test_answers_are_as_people_send_them(mess: str, rows: list[list[str]]) -> None:
    """Every kind of mess that answers can have is in the file."""
    is_there = ANSWERS_IN_THE_FILE[mess]
    assert any(is_there(cell) for row in rows[1:] for cell in row[FIRST_ITEM:COMMENT])


def test_ids_lose_nothing_but_when_read_as_numbers(
    ratings: pl.Ratings, rows: list[list[str]]
) -> None:
    """Every id begins with a zero, in the file and after reading."""
    assert all(row[PERSON].startswith("0") for row in rows[1:])
    assert all(person.startswith("0") for person in ratings.people)


def test_labels_are_spelled_in_several_ways(rows: list[list[str]]) -> None:
    """A relationship is written in more than one way."""
    spellings = {row[LABEL] for row in rows[1:]}
    assert {"Colleague", "colleague ", "COLLEAGUE", "Cllr", "Line  Manager"} <= spellings


def test_comments_hold_what_breaks_naive_readers(rows: list[list[str]]) -> None:
    """There are comments with commas, quotes, line breaks, other alphabets, and a formula."""
    comments = {row[COMMENT] for row in rows[1:]}
    for mark in (",", '"', "\n", "é", "👍"):
        assert any(mark in comment for comment in comments)
    assert any(comment.startswith("=") for comment in comments)


def test_people_are_rated_by_panels_of_every_kind(ratings: pl.Ratings) -> None:
    """Somebody has self only, somebody has no self, and raters rate more than one person."""
    panels = Counter(ratings.person.tolist())
    assert panels[ratings.place_of("0110")] == 1
    selves = set(ratings.person[ratings.forms_of(pl.RaterGroup.SELF)].tolist())
    assert ratings.place_of("0402") not in selves
    assert max(Counter(ratings.rater.tolist()).values()) > 1


def test_no_raters_name_is_kept(ratings: pl.Ratings, rows: list[list[str]]) -> None:
    """What is read holds raters' numbers and not their names."""
    names = {row[RATER] for row in rows[1:]}
    assert not names & set(ratings.raters)


def test_the_broken_file_lists_all_of_its_faults_at_once() -> None:
    """One reading of the broken file tells everything that is wrong with it, and no name."""
    with pytest.raises(RatingsError) as caught:
        read(NORTHPORT / "broken.csv")
    assert len(caught.value.faults) == 11
    assert "0107" not in str(caught.value)
