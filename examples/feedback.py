"""One leader's feedback, from a messy export: what is shown, what is hidden, and why."""

from pathlib import Path

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parent / "northport"


def main() -> None:
    """Print the feedback for one leader, and how it came about."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    instrument = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))
    ratings = pl.read_ratings(NORTHPORT / "forms.csv", instrument, export.columns, csv=export.csv)
    print(ratings.check())
    print()

    scores = pl.score(ratings)
    report = pl.feedback(scores, "0107")
    print(report)
    print()

    print(report["trust"].gap.explain())
    print()

    # Two of the raters are people whom this leader manages. Apart they are hidden; with the
    # smallest of the other groups they are enough, and then neither is shown apart.
    joining = pl.DisclosurePolicy(small_groups=pl.SmallGroups.JOIN)
    together = pl.feedback(scores, "0107", policy=joining)
    print("With small groups joined:", " | ".join(together.shown))

    # Either report is safe. Both together are not: the one less the other is two people.
    print(pl.audit([report, together]))


if __name__ == "__main__":
    main()
