"""How often each answer was given to each question: by whom, and where that may not be shown."""

from pathlib import Path

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parent / "northport"


def main() -> None:
    """Print how all others answered, one question by group, and the audit beside all reports."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))
    ratings = pl.read_ratings(NORTHPORT / "forms.csv", asked, export.columns, csv=export.csv)
    scores = pl.score(ratings)
    answers = pl.item_answers(scores)
    print(answers)
    print()

    for cut in answers.cuts:
        print(answers.line("trust-1", cut))
    print()

    # Counts go out beside every leader's own report, so they are attacked together.
    print(pl.audit([answers, pl.cohort(scores), *pl.all_feedback(scores)]))


if __name__ == "__main__":
    main()
