import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from builders import small_instrument
from publead.assessment.instrument import Scale
from publead.assessment.ratings import Ratings, from_arrays
from publead.assessment.reliability import reliability
from publead.disclosure import DisclosurePolicy
from publead.errors import NotShownError, UnknownCodeError
from publead.estimates import Status

FIVE = Scale.integers(1, 5)


def round_of(
    n_people: int = 12, n_raters: int = 4, *, reversed_items: tuple[str, ...] = (), seed: int = 5
) -> Ratings:
    """Return a round in which people and raters differ, with a self rating each."""
    rng = np.random.default_rng(seed)
    instrument = small_instrument(2, 3, scale=FIVE, reversed_items=reversed_items)
    answers, people, groups = [], [], []
    for person in range(n_people):
        level = rng.normal(3.2, 0.8)
        for rater in range(n_raters + 1):
            row = np.clip(np.round(level + rng.normal(0, 0.7) + rng.normal(0, 0.6, 6)), 1, 5)
            answers.append(row)
            people.append(f"p{person}")
            groups.append("self" if rater == 0 else "peer")
    return from_arrays(instrument, np.array(answers), people, groups)


def naive_alpha(items: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
    """Return alpha as its formula says."""
    k = items.shape[1]
    own = sum(np.var(items[:, i], ddof=1) for i in range(k))
    return float(k / (k - 1) * (1 - own / np.var(items.sum(axis=1), ddof=1)))


def test_alpha_is_that_of_the_others_items() -> None:
    """Alpha comes from the forms of all raters but self, item by item."""
    ratings = round_of()
    others = np.array([row for i, row in enumerate(ratings.answers) if i % 5])
    found = reliability(ratings)
    assert found["a"].alpha.value == pytest.approx(naive_alpha(others[:, :3].astype(float)))
    assert found["b"].alpha.value == pytest.approx(naive_alpha(others[:, 3:].astype(float)))
    assert found["a"].alpha.n == 48


def test_icc_is_that_of_raters_within_people() -> None:
    """ICC(1) is the one-way coefficient of the scores: with equal numbers, by the formula."""
    ratings = round_of()
    scores = ratings.answers[:, :3].astype(float).mean(axis=1).reshape(12, 5)[:, 1:]
    between = 4 * np.var(scores.mean(axis=1), ddof=1)
    within = np.mean(np.var(scores, axis=1, ddof=1))
    line = reliability(ratings)["a"]
    assert line.icc1.value == pytest.approx((between - within) / (between + 3 * within))
    assert line.icck.value == pytest.approx(1 - within / between)
    assert line.raters_a_person == pytest.approx(4)


def test_reversed_items_are_turned_before_they_are_judged() -> None:
    """A reversed item whose answers are turned gives what an item asked forwards gives."""
    forwards = round_of()
    turned = forwards.answers.astype(float)
    turned[:, 1] = 6 - turned[:, 1]
    instrument = small_instrument(2, 3, scale=FIVE, reversed_items=("a-2",))
    people = [forwards.people[i] for i in forwards.person]
    groups = ["self" if i % 5 == 0 else "peer" for i in range(forwards.n_forms)]
    backwards = from_arrays(instrument, turned, people, groups)
    assert reliability(backwards).rows() == reliability(forwards).rows()


def test_an_item_keyed_the_wrong_way_is_named() -> None:
    """An item that goes against its competency is pointed out, not dropped."""
    wrong = reliability(round_of(reversed_items=("a-2",)))["a"]
    assert dict(wrong.item_rest)["a-2"] < 0
    assert "against the others, so perhaps keyed the wrong way: a-2" in str(wrong)


def test_raters_needed_is_the_least_number_that_is_enough() -> None:
    """One rater fewer would miss the target."""
    line = reliability(round_of())["a"]
    needed = line.raters_needed(0.8)
    assert line.with_raters(needed) >= 0.8 > line.with_raters(needed - 1)


def test_too_few_people_are_not_shown() -> None:
    """What is made from spread takes ten people unless a policy says why not."""
    few = round_of(n_people=6)
    line = reliability(few)["a"]
    assert line.alpha.status is line.icc1.status is Status.NOT_ESTIMABLE
    assert "it takes 10 people and 10 raters" in line.alpha.reason
    assert all(math.isnan(value) for _, value in line.item_rest)
    with pytest.raises(NotShownError):
        line.raters_needed(0.7)
    open_policy = DisclosurePolicy(min_people=5, reason="a pilot; everybody agreed")
    assert reliability(few, policy=open_policy)["a"].alpha.is_shown


def test_what_forms_do_not_give_is_said() -> None:
    """One rater a person gives no ICC; constant answers give no alpha; both say why."""
    alone = reliability(round_of(n_raters=1))["a"]
    assert alone.icc1.status is Status.NOT_ESTIMABLE
    assert "undefined" in alone.icc1.reason
    same = round_of()
    flat = from_arrays(
        same.instrument,
        np.full((same.n_forms, 6), 3.0),
        [same.people[i] for i in same.person],
        ["self" if i % 5 == 0 else "peer" for i in range(same.n_forms)],
    )
    line = reliability(flat)["a"]
    assert line.alpha.status is line.omega.status is Status.NOT_ESTIMABLE
    assert all(math.isnan(value) for _, value in line.item_rest)


def test_the_result_is_a_table_and_explains_itself() -> None:
    """Rows, JSON and text hold the same competencies; an unknown one names those there are."""
    found = reliability(round_of())
    assert [row["competency"] for row in found.rows()] == ["a", "b"]
    assert (
        json.loads(json.dumps(found.to_dict(), allow_nan=False))["competencies"][0]["code"] == "a"
    )
    assert len(found) == len(list(found)) == 2
    assert str(found).startswith("Reliability of small@1")
    assert repr(found) == "Reliability on invented@2020: 2 competencies"
    assert "one-way" in found.explain().measure.formula
    with pytest.raises(UnknownCodeError):
        found["c"]


def test_no_number_of_raters_is_enough_where_raters_do_not_agree() -> None:
    """Where people do not differ more than their raters, the text says so."""
    instrument = small_instrument(1, 3, scale=FIVE)
    people = [f"p{i % 12}" for i in range(48)]
    for seed in range(40):
        answers = np.random.default_rng(seed).integers(1, 6, (48, 3)).astype(float)
        line = reliability(from_arrays(instrument, answers, people, ["peer"] * 48))["a"]
        if line.icc1.value <= 0:
            assert "no number of raters gives 0.70" in str(line)
            return
    pytest.fail("no sample without agreement was drawn")


def test_leaders_rated_by_their_soldiers_equal_r(shared_data: Callable[[str], Path]) -> None:
    """2,042 soldiers on 11 leadership items in 49 companies: psych's alpha, and ICC(1) with n0."""
    with shared_data("ratings/lq2002.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = [f"LEAD{i:02}" for i in range(1, 12)]
    answers = np.array([[float(row[name]) for name in names] for row in rows])
    instrument = small_instrument(1, 11, scale=FIVE)
    ratings = from_arrays(
        instrument, answers, [row["COMPID"] for row in rows], ["report"] * len(rows)
    )
    line = reliability(ratings)["a"]
    assert line.alpha.value == pytest.approx(0.902236565759766, abs=1e-10)
    assert line.alpha.low == pytest.approx(0.895826801355738, abs=1e-10)
    assert line.alpha.high == pytest.approx(0.908409396457629, abs=1e-10)
    # multilevel's own ICC1 takes the mean group size and gives .0879562185219268.
    assert line.icc1.value == pytest.approx(0.0886784787965469, abs=1e-6)
