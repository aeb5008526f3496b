"""The claim that no value which R computed is left aside without a word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ratings_in_r import _entries

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "where-references-differ.md"

NO_TEST = {
    "meta": "names R and its packages, and holds no statistic",
    "rwgj_sim_95": "the recording holds the sizes that were simulated and no critical value",
}
"""Entries without a test, each with its reason."""

DISAGREEMENTS = {
    "bfi_alpha_conscientious_pairwise_items": "`raw.r`",
    "bfi_alpha_extraversion_pairwise_items": "`raw.r`",
    "bfi_alpha_neuroticism_pairwise_items": "`raw.r`",
    "krippendorff_irrCAC": '"Ordinal" Krippendorff',
    "gwet_ac": "One set of recorded values is not reached",
    "brennan_3_2": "Components of Brennan's table",
}
"""Entries that a test holds to another source than R, and where the page says so."""


def written(path: Path) -> Iterator[str]:
    """Yield the texts of a test file as patterns: ``{}`` and ``f"{…}"`` stand for anything."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z_]*"
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value).replace(r"\{\}", "[A-Za-z_]*")


def asked_for() -> list[re.Pattern[str]]:
    """Return the patterns in tests that read what R computed, but for this file."""
    files = [*(ROOT / "tests" / "stats").rglob("test_*.py")]
    files = [path for path in files if path != Path(__file__)]
    readers = [path for path in files if "computed_by_r" in path.read_text(encoding="utf-8")]
    texts = {text for path in readers for text in written(path)}
    names = {text for text in texts if re.match(r"[a-z0-9]+", text) and len(text) < 80}
    return [re.compile(text) for text in names if not text.startswith("[")]


def test_every_entry_is_read_by_a_test() -> None:
    """Each entry of what R computed is named in a test, or stands in the list with its reason."""
    patterns = asked_for()
    entries = set(_entries())
    unread = {e for e in entries if not any(pattern.fullmatch(e) for pattern in patterns)}
    assert unread - set(NO_TEST) == set(), "write a test, or say in NO_TEST why there is none"
    assert set(NO_TEST) <= entries
    assert len(entries) > 110


def test_disagreements_are_few_and_on_the_page() -> None:
    """At most ten entries are held to a second source, and the page names each."""
    page = PAGE.read_text(encoding="utf-8")
    assert len(DISAGREEMENTS) <= 10
    assert set(DISAGREEMENTS) <= set(_entries())
    missing = [entry for entry, words in DISAGREEMENTS.items() if words not in page]
    assert not missing
