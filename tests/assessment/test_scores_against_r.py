"""Claims about scores on real answers: they are the values that R computes."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from keyed import instrument_of, ratings_of
from publead.assessment.instrument import Scale
from publead.assessment.ratings import Ratings
from publead.assessment.scores import MissingAnswers, Unit, score

DATA = Path(__file__).parents[1] / "data"

BIG_FIVE = {
    "agree": "-A1 A2 A3 A4 A5",
    "conscientious": "C1 C2 C3 -C4 -C5",
    "extraversion": "-E1 -E2 E3 E4 E5",
    "neuroticism": "N1 N2 N3 N4 N5",
    "openness": "O1 -O2 O3 O4 -O5",
}


def big_five(path: Path) -> Ratings:
    """Return the 2,800 forms of the bfi data, one a person."""
    form = instrument_of(BIG_FIVE, Scale.integers(1, 6))
    with path.open(newline="", encoding="utf-8") as file:
        rows = [
            [int(row[code]) if row[code] else None for code in form.codes]
            for row in csv.DictReader(file)
        ]
    return ratings_of(rows, form)


def computed_by_r(name: str) -> NDArray[np.float64]:
    """Return R's scores, shape (2800, 5), NaN where it gives none."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return np.array(
            [
                [float(row[code]) if row[code] else math.nan for code in BIG_FIVE]
                for row in csv.DictReader(file)
            ]
        )


@pytest.mark.parametrize(
    ("at_least", "oracle"),
    [(0.6, "oracle_bfi_prorated60.csv"), (0, "oracle_bfi_scoreItems_none_means.csv")],
)
def test_real_answers_get_the_scores_that_r_gives(
    at_least: float, oracle: str, shared_data: Callable[[str], Path]
) -> None:
    """All 2,800 people of bfi have R's scores, and no score where R gives none."""
    ratings = big_five(shared_data("ratings/bfi.csv"))
    scores = score(ratings, missing=MissingAnswers(at_least=at_least))
    assert_allclose(scores.values, computed_by_r(oracle), rtol=0, atol=1e-12)


def test_real_answers_get_the_summary_that_r_gives(shared_data: Callable[[str], Path]) -> None:
    """Mean, SD, n and percent of maximum of agreeableness, by the 60 % rule."""
    ratings = big_five(shared_data("ratings/bfi.csv"))
    rule = MissingAnswers(at_least=0.6)
    agree = score(ratings, missing=rule)["agree"]
    assert np.isfinite(agree).sum() == 2797
    assert np.nanmean(agree) == pytest.approx(4.65297342390657, abs=1e-12)
    assert np.nanstd(agree, ddof=1) == pytest.approx(0.897553810598158, abs=1e-12)
    percent = score(ratings, missing=rule, unit=Unit.POMP)["agree"]
    assert np.nanmean(percent) == pytest.approx(73.0594684781313, abs=1e-11)
