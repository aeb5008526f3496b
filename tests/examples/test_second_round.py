"""Northport's second round is made by its script, and the comparison finds what was planted."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import publead as pl
from publead.assessment.ratings import read_export_map
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parents[2] / "examples" / "northport"
KEY: dict[str, Any] = tomllib.loads((NORTHPORT / "second_round.toml").read_text(encoding="utf-8"))
ONE_KEY = pl.Pseudonyms(key=b"for the tests of Northport only")


def made(target: Path, second: Path) -> Path:
    """Return a file that the script wrote by a key."""
    script = str(NORTHPORT / "make_second_round.py")
    arguments = [str(target), str(NORTHPORT / "answer_key.toml"), str(second)]
    subprocess.run([sys.executable, "-W", "error", script, *arguments], check=True)
    return target


def scores_of(path: Path, key: pl.Pseudonyms | None = ONE_KEY) -> pl.Scores:
    """Return the scores of a file, read by Northport's map."""
    export = read_export_map(NORTHPORT / "forms.toml")
    instrument = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))
    return pl.score(pl.read_ratings(path, instrument, export.columns, pseudonyms=key))


def told_apart(comparison: pl.Comparison) -> set[tuple[str, pl.RaterSide, pl.ChangeVerdict]]:
    """Return every mean change that is told apart from none."""
    apart = (pl.ChangeVerdict.HIGHER, pl.ChangeVerdict.LOWER)
    return {(line.code, line.by, line.verdict) for line in comparison if line.verdict in apart}


def planted() -> set[tuple[str, pl.RaterSide, pl.ChangeVerdict]]:
    """Return what the key says."""
    sides = ((pl.RaterSide.OTHERS, KEY["changes"]), (pl.RaterSide.SELF, KEY["self_changes"]))
    return {
        (code, by, pl.ChangeVerdict.HIGHER if points > 0 else pl.ChangeVerdict.LOWER)
        for by, changes in sides
        for code, points in changes.items()
    }


def test_the_script_gives_the_file(tmp_path: Path) -> None:
    """The same keys give the same bytes."""
    again = made(tmp_path / "again.csv", NORTHPORT / "second_round.toml")
    assert again.read_bytes() == (NORTHPORT / "second_round.csv").read_bytes()


def test_the_comparison_finds_what_was_planted_and_no_more() -> None:
    """Others see more trust, leaders give themselves less on complexity, and nothing else moved."""
    rounds = [scores_of(NORTHPORT / name) for name in ("forms.csv", "second_round.csv")]
    comparison = pl.compare(*rounds)
    assert told_apart(comparison) == planted()
    for by, changes in (
        (pl.RaterSide.OTHERS, KEY["changes"]),
        (pl.RaterSide.SELF, KEY["self_changes"]),
    ):
        for code, points in changes.items():
            change = comparison.line(code, by).change
            assert change.low < points < change.high
    assert (comparison.attrition.n_left, comparison.attrition.n_joined) == (5, 0)


@pytest.mark.parametrize("seed", [1, 2])
def test_other_seeds_find_what_was_planted_too(seed: int, tmp_path: Path) -> None:
    """The planted changes are found whatever the seed."""
    text = (NORTHPORT / "second_round.toml").read_text(encoding="utf-8")
    key = tmp_path / "key.toml"
    key.write_text(text.replace(f"seed = {KEY['seed']}", f"seed = {seed}"), encoding="utf-8")
    other = scores_of(made(tmp_path / "other.csv", key))
    comparison = pl.compare(scores_of(NORTHPORT / "forms.csv"), other)
    assert told_apart(comparison) >= planted()


@pytest.mark.parametrize("key", [ONE_KEY, None], ids=["a key", "no key"])
def test_the_first_reports_and_the_comparison_may_both_go_out(key: pl.Pseudonyms | None) -> None:
    """Everybody's first report beside the comparison gives nothing away, with a key or without."""
    before, after = (scores_of(NORTHPORT / name, key) for name in ("forms.csv", "second_round.csv"))
    found = pl.audit([pl.compare(before, after)], previous=pl.all_feedback(before))
    assert found.passed, str(found)
