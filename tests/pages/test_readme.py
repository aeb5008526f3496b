"""What the README shows is what the library does today."""

import re
from pathlib import Path

import publead as pl
from publead import plots

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def told_by(svg: str, tag: str) -> str:
    """Return the words of the title or the description of a picture."""
    (words,) = re.findall(rf"<{tag} id[^>]*>([^<]*)</{tag}>", svg)
    return str(words)


def test_the_kept_picture_is_up_to_date(report: pl.Feedback) -> None:
    """Its title and its words, number by number, are those of a picture drawn now."""
    kept = (ROOT / "docs" / "assets" / "feedback.svg").read_text(encoding="utf-8")
    drawn = plots.to_svg(plots.feedback(report))
    assert told_by(kept, "title") == told_by(drawn, "title")
    assert told_by(kept, "desc") == told_by(drawn, "desc")


def test_the_picture_is_shown_with_words_that_are_true(report: pl.Feedback) -> None:
    """The README shows the picture, and its alternative text says what the report says."""
    (words,) = re.findall(r"!\[([^\]]+)\]\(docs/assets/feedback\.svg\)", README)
    flagged = [line for line in report if line.verdict is pl.Verdict.SELF_HIGHER]
    others = [line for line in report if line.verdict is pl.Verdict.NOT_DISTINGUISHABLE]
    assert [line.code for line in flagged] == ["trust"]
    assert len(others) == 3
    assert f"{flagged[0].gap.value:.2f} points higher" in words
    assert flagged[0].others.n == 10
    assert "the ten others" in " ".join(words.split())
