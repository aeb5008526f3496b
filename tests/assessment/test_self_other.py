"""Claims about self beside others on real ratings: from a file's rows to the values R computes."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from keyed import instrument_of
from publead.assessment.instrument import Scale
from publead.assessment.ratings import RaterGroup, RatingColumns, Ratings, read_ratings
from publead.assessment.scores import Scores, score

COLUMNS = RatingColumns(person="target.id", rater="perceiver.id", ignore=("group.id",))


@attrs.frozen(kw_only=True)
class SelfOther:
    """What R gives for one trait: n and counts exactly, the others to 15 digits."""

    r: float
    mean_self: float
    mean_other: float
    sd_diff: float
    t: float
    rmsd: float
    in_agreement: int
    over: int
    under: int


COMPUTED_BY_R = {
    "ex": SelfOther(
        r=0.583314161095375,
        mean_self=4.71818181818182,
        mean_other=4.30392984294348,
        sd_diff=1.15249886960266,
        t=5.33132821743795,
        rmsd=1.2222196311869,
        in_agreement=99,
        over=62,
        under=59,
    ),
    "ne": SelfOther(
        r=0.302465439074801,
        mean_self=3.38636363636364,
        mean_other=3.45345855993739,
        sd_diff=1.35664098228902,
        t=-0.733560724164361,
        rmsd=1.35521610426359,
        in_agreement=67,
        over=76,
        under=77,
    ),
}


@pytest.fixture
def round_robin(shared_data: Callable[[str], Path]) -> Ratings:
    """Read the round-robin ratings; who rates themself is self, and anybody else a peer."""
    path = shared_data("ratings/tripler_multiGroup.csv")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    forms = [
        row | {"relationship": "self" if row["perceiver.id"] == row["target.id"] else "peer"}
        for row in rows
    ]
    form = instrument_of({"extraversion": "ex", "neuroticism": "ne"}, Scale.integers(1, 7))
    return read_ratings(forms, form, COLUMNS)


def self_and_others(
    scores: Scores, competency: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the own score and the mean of others, for each person who has both."""
    ratings = scores.ratings
    own = ratings.forms_of(RaterGroup.SELF)
    means = []
    for forms in (own, ~own):
        people = ratings.person[forms]
        total = np.bincount(people, scores[competency][forms], minlength=ratings.n_people)
        count = np.bincount(people, minlength=ratings.n_people)
        means.append(np.where(count > 0, total / np.maximum(count, 1), np.nan))
    both = np.isfinite(means[0]) & np.isfinite(means[1])
    return means[0][both], means[1][both]


def test_every_rating_is_read(round_robin: Ratings) -> None:
    """There are 5,114 forms about 245 people, 220 of them their own, and no answer is missing."""
    check = round_robin.check()
    assert (check.n_forms, check.n_people) == (5114, 245)
    assert dict(check.forms_by_group) == {RaterGroup.SELF: 220, RaterGroup.PEER: 4894}
    assert check.n_answers == 2 * 5114
    assert int(round_robin.answers.min()) == 1
    assert int(round_robin.answers.max()) == 7


@pytest.mark.parametrize(("competency", "item"), [("extraversion", "ex"), ("neuroticism", "ne")])
def test_self_beside_others_is_what_r_gives(
    round_robin: Ratings, competency: str, item: str
) -> None:
    """Correlation, means, spread and t of the difference, and half-SD categories, of 220 people."""
    expected = COMPUTED_BY_R[item]
    own, others = self_and_others(score(round_robin), competency)
    gap = own - others
    sd = float(gap.std(ddof=1))
    assert own.size == 220
    assert {
        "r": float(np.corrcoef(own, others)[0, 1]),
        "mean_self": float(own.mean()),
        "mean_other": float(others.mean()),
        "sd_diff": sd,
        "t": float(gap.mean()) / (sd / math.sqrt(gap.size)),
        "rmsd": float(np.sqrt(np.mean(gap**2))),
    } == pytest.approx(
        attrs.asdict(expected, filter=attrs.filters.include(float)), abs=1e-10, rel=0
    )
    apart = (own - own.mean()) / own.std(ddof=1) - (others - others.mean()) / others.std(ddof=1)
    counts = [int((abs(apart) <= 0.5).sum()), int((apart > 0.5).sum()), int((apart < -0.5).sum())]
    assert counts == [expected.in_agreement, expected.over, expected.under]
