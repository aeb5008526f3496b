"""What a council may learn of all its leaders together, and which parts of it stay hidden."""

from pathlib import Path

import publead as pl
from publead.frameworks import SOLACE_CONTEXTUAL

NORTHPORT = Path(__file__).parent / "northport"


def main() -> None:
    """Print the council's means by directorate, and audit them with the leaders' reports."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    instrument = export.applied_to(pl.draft_instrument(SOLACE_CONTEXTUAL))
    ratings = pl.read_ratings(NORTHPORT / "forms.csv", instrument, export.columns, csv=export.csv)
    scores = pl.score(ratings)
    by_directorate = pl.cohort(scores, by="Directorate")
    print(by_directorate)
    print()

    place = {each.cut: each.mean for each in by_directorate.means if each.code == "place-and-space"}
    difference = float(place["Place"]) - float(place["People"])
    print(f"Place above People on 'place-and-space': {difference:.2f} points")
    print()

    # The leaders have their own reports, so what goes out is audited as a whole.
    reports = [pl.feedback(scores, person) for person in ratings.people[:10]]
    print(pl.audit([by_directorate, *reports]))


if __name__ == "__main__":
    main()
