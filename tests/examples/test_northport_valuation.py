"""Northport's valuation is made by its script, and gives back what was planted."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import publead as pl
from publead.frameworks import ANTI_HERO

NORTHPORT = Path(__file__).parents[2] / "examples" / "northport"
KEY: dict[str, Any] = tomllib.loads((NORTHPORT / "valuation_key.toml").read_text(encoding="utf-8"))
WORDS = ("Not at all", "A little", "Somewhat", "A lot", "Completely")
PLANTED = {str(code): KEY["needed"][code] - KEY["rewarded"][code] for code in ANTI_HERO.codes}


def made(target: Path, key: Path = NORTHPORT / "valuation_key.toml") -> Path:
    """Return a file that the script wrote by a key."""
    script = str(NORTHPORT / "make_valuation.py")
    subprocess.run([sys.executable, "-W", "error", script, str(target), str(key)], check=True)
    return target


def found_in(path: Path) -> pl.Valuation:
    """Return the valuation of a file."""
    return pl.valuation(
        pl.read_valuation(
            path,
            needed={f"Needed: {trait.label}": trait.code for trait in ANTI_HERO},
            rewarded={f"Rewarded: {trait.label}": trait.code for trait in ANTI_HERO},
            columns=pl.ValuationColumns(respondent="Form", attributes=["Directorate"]),
            scale=pl.Scale.words(*WORDS, not_observed=("Don't know",)),
        ),
        by="Directorate",
    )


def test_the_script_gives_the_file(tmp_path: Path) -> None:
    """The same key gives the same file, byte for byte."""
    written = made(tmp_path / "v.csv").read_bytes()
    assert written == (NORTHPORT / "valuation.csv").read_bytes()


@pytest.mark.parametrize("seed", [KEY["seed"], 1, 2, 3])
def test_what_was_planted_is_found_whatever_the_seed(seed: int, tmp_path: Path) -> None:
    """Every planted trait comes out as planted, and most intervals hold the truth."""
    key = tmp_path / "key.toml"
    text = (NORTHPORT / "valuation_key.toml").read_text(encoding="utf-8")
    key.write_text(text.replace(str(KEY["seed"]), str(seed)), encoding="utf-8")
    found = found_in(made(tmp_path / "v.csv", key))
    assert {code for code, gap in PLANTED.items() if gap < 0} <= set(found.overvalued)
    assert {code for code, gap in PLANTED.items() if gap > 0} <= set(found.undervalued)
    held = [line.gap.low <= PLANTED[line.code] <= line.gap.high for line in found]
    assert sum(held) >= 7


def test_small_directorates_are_hidden() -> None:
    """The office of eight is hidden, and Resources, so that the eight cannot be worked out."""
    found = found_in(NORTHPORT / "valuation.csv")
    assert set(found.hidden) == {"Resources", "Chief Executive's Office"}
