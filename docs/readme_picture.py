"""
Draw the README's picture again: ``python docs/readme_picture.py``, from the repository's root.

A repository's page cannot draw, so this picture is kept. A test holds its words, and with them
its numbers, to what the library draws today.
"""

from pathlib import Path

import publead as pl

KEPT = Path(__file__).parent / "assets" / "feedback.svg"
NORTHPORT = Path(__file__).parents[1] / "examples" / "northport"


def drawn() -> str:
    """Return the picture of one invented leader's feedback, as SVG."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument("solace-contextual@2013"))
    ratings = pl.read_ratings(NORTHPORT / "forms.csv", asked, export.columns, csv=export.csv)
    return pl.plots.to_svg(pl.plots.feedback(pl.feedback(pl.score(ratings), "0107")))


if __name__ == "__main__":
    KEPT.write_text(drawn(), encoding="utf-8", newline="\n")
