"""The picture of a benchmark says what the page beside it says."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_of_growth_is_that_of_the_page() -> None:
    """Both are written by one run, and neither is left behind."""
    page = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    (words,) = re.findall(r"!\[(.*)\]\(\.\./docs/assets/frames\.svg\)", page)
    picture = ET.parse(ROOT / "docs" / "assets" / "frames.svg").getroot()  # noqa: S314
    assert picture.findtext(f"{SVG}desc") == words
    assert picture.findtext(f"{SVG}title")


def test_every_number_of_the_picture_is_in_the_table() -> None:
    """The seconds of the text alternative stand in the table of growth, too."""
    page = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    (words,) = re.findall(r"!\[(.*)\]\(\.\./docs/assets/frames\.svg\)", page)
    (table,) = re.findall(r"^\| checks and scores .*?\n\n", page, re.MULTILINE | re.DOTALL)
    told = re.findall(r"([\d.]+ s) at", words)
    assert told
    assert all(f"| {seconds} |" in table for seconds in told)
