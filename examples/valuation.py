"""What a council needs of its leaders beside what it rewards, whole and by directorate."""

from pathlib import Path

import publead as pl
from publead.frameworks import ANTI_HERO

NORTHPORT = Path(__file__).parent / "northport"
WORDS = ("Not at all", "A little", "Somewhat", "A lot", "Completely")


def main() -> None:
    """Print what staff find overvalued and undervalued, and the words of the picture."""
    answers = pl.read_valuation(
        NORTHPORT / "valuation.csv",
        needed={f"Needed: {trait.label}": trait.code for trait in ANTI_HERO},
        rewarded={f"Rewarded: {trait.label}": trait.code for trait in ANTI_HERO},
        columns=pl.ValuationColumns(respondent="Form", attributes=["Directorate"]),
        scale=pl.Scale.words(*WORDS, not_observed=("Don't know",)),
    )
    found = pl.valuation(answers, by="Directorate")
    print(found)
    print()

    print(found["humility"].explain())


if __name__ == "__main__":
    main()
