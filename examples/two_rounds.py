"""Two rounds of feedback a year apart: what changed, and what else may have made them differ."""

from pathlib import Path

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parent / "northport"


def main() -> None:
    """Print the mean changes, one leader's change, and what may go out beside what is out."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))

    # With one key, a rater who came back is known again, and no name is kept.
    key = pl.Pseudonyms(key=b"sixteen bytes or more, kept elsewhere")
    before, after = (
        pl.score(
            pl.read_ratings(NORTHPORT / name, asked, export.columns, csv=export.csv, pseudonyms=key)
        )
        for name in ("forms.csv", "second_round.csv")
    )
    change = pl.compare(before, after)
    for line in change:
        print(line)
    print()

    print(change["0203"])
    print()

    # The comparison says by itself what else may have made the rounds differ.
    for finding in change.findings:
        print("–", finding)
    print()

    # Means of both rounds would give the mean of the few who left away.
    print(pl.audit([change], previous=[pl.cohort(before)]))


if __name__ == "__main__":
    main()
