"""Claims about what the data show of other reasons why two rounds differ, and about refusals."""

import math
from collections.abc import Sequence
from statistics import fmean
from typing import Any, TypeVar

import attrs
import numpy as np
import pytest
from scipy import stats

import publead as pl
from publead.assessment.comparison import (
    Attrition,
    Ceiling,
    Comparison,
    RaterOverlap,
    RegressionToTheMean,
    Wording,
    compare,
)
from publead.assessment.instrument import Instrument, KnownReliability, Scale
from publead.assessment.scores import (
    ItemWeights,
    MissingAnswers,
    Scores,
    Unit,
    score,
)
from publead.codes import competency_code, framework_id, item_code
from publead.errors import ArgumentError, ComparisonError
from publead.stats.agreement import icc_one_way
from two_rounds import SELF, Rated, Round, round_of, staff

F = TypeVar("F")


def the(kind: type[F], comparison: Comparison) -> F:
    """Return the finding of a kind."""
    (found,) = (each for each in comparison.findings if isinstance(each, kind))
    return found


def rounds(seed: int = 1, n_before: int = 12, n_after: int = 12) -> tuple[Round, Round]:
    """Return two rounds whose first people are the same."""
    rng = np.random.default_rng(seed)
    return staff(n_before, rng), staff(n_after, rng, panel="second")


def others_of(rated: Sequence[Rated]) -> list[float]:
    """Return what others gave on the first competency."""
    return [answers[0] for _, group, answers in rated if group is not SELF]


def test_overlap_counts_who_rated_the_same_person_before() -> None:
    """Of 84 raters the 12 managers and 36 peers came back: 4 in 7."""
    before, after = rounds()
    for person in after:
        after[person] = [*before[person][:5], *after[person][5:]]
    found = the(RaterOverlap, compare(round_of(before), round_of(after)))
    assert found.share.value == pytest.approx(48 / 84)
    assert found.share.n == 84
    assert "57 % of 84 raters" in str(found)


def test_overlap_of_few_is_not_told() -> None:
    """Where fewer than three anonymous raters came back, or are new, the share is hidden."""
    before, after = rounds()
    assert not the(RaterOverlap, compare(round_of(before), round_of(after))).share.is_shown
    same = {person: [*rated[:-1], after[person][-1]] for person, rated in before.items()}
    same = {p: before[p] if p != "p00" else rated for p, rated in same.items()}
    found = the(RaterOverlap, compare(round_of(before), round_of(same)))
    assert "3 who are new" in str(found)


def test_without_a_key_overlap_cannot_be_told() -> None:
    """Readings without a common key match no rater, and the finding says how they would."""
    before, after = rounds()
    for keys in (("", ""), ("one key", "another")):
        scores = [round_of(each, key=key) for each, key in zip((before, after), keys, strict=True)]
        comparison = compare(*scores)
        found = the(RaterOverlap, comparison)
        assert not found.share.is_shown
        assert "same Pseudonyms key" in str(found)
        assert "same Pseudonyms key" in str(comparison)


def test_attrition_has_welchs_interval() -> None:
    """First scores of ten who left less those of twelve who stayed, as R's t.test gives it."""
    before, after = rounds(2, 22, 12)
    found = the(Attrition, compare(round_of(before), round_of(after)))
    left, stayed = (
        [fmean(others_of(rated)) for person, rated in before.items() if (person in after) is there]
        for there in (False, True)
    )
    welch = stats.ttest_ind(left, stayed, equal_var=False).confidence_interval()
    estimate = found.differences[0].estimate
    assert estimate.value == pytest.approx(fmean(left) - fmean(stayed))
    assert (estimate.low, estimate.high) == pytest.approx((welch.low, welch.high))
    assert (found.n_both, found.n_left, found.n_joined, estimate.n) == (12, 10, 0, 10)
    assert "10 in the first only" in str(found)


def test_the_direction_of_attrition_is_told() -> None:
    """Leavers who started lower are said to have started lower."""
    before, after = rounds(2, 24, 12)
    for place, person in enumerate(list(before)[12:]):
        low = 1.0 + place % 2
        before[person] = [(name, group, [low, 3.0]) for name, group, _ in before[person]]
    found = the(Attrition, compare(round_of(before), round_of(after)))
    assert found.differences[0].estimate.high < 0
    assert "c0 −" in str(found)
    assert "(lower)" in str(found)


def test_leavers_who_scored_alike_have_no_interval() -> None:
    """Where all leavers have one score they have no spread, so no direction is claimed."""
    before, after = rounds(2, 24, 12)
    for person in list(before)[12:]:
        before[person] = [(name, group, [1.0, 3.0]) for name, group, _ in before[person]]
    found = the(Attrition, compare(round_of(before), round_of(after)))
    assert found.differences[0].estimate.value < 0
    assert not found.differences[0].estimate.has_interval
    assert "(no interval)" in str(found)


def test_few_leavers_are_counted_and_no_more() -> None:
    """Nine leavers are too few to tell how they scored, or what they did to the others' mean."""
    comparison = compare(*map(round_of, rounds(2, 21, 12)))
    found = the(Attrition, comparison)
    assert not any(each.estimate.is_shown for each in found.differences)
    assert "9 in the first only" in str(found)
    assert "cannot be told" in str(found)
    regression = the(RegressionToTheMean, comparison)
    assert not any(each.estimate.is_shown for each in regression.expected)


def test_nobody_left_needs_no_comparison() -> None:
    """Where nobody left, only the counts are told."""
    assert str(the(Attrition, compare(*map(round_of, rounds())))).endswith("0 in the second only")


def test_regression_to_the_mean_is_its_definition() -> None:
    """(1 - r)(M - x), r that of a mean of so many raters: for all who stayed, and for one."""
    rng = np.random.default_rng(5)
    before: Round = {
        person: [
            (name, group, [float(np.clip(level + rng.integers(-1, 2), 1, 5))])
            for name, group, _ in rated
        ]
        for (person, rated), level in zip(
            staff(24, rng, n_competencies=1).items(), [2, 4, 3] * 8, strict=True
        )
    }
    after = dict(list(staff(24, rng, n_competencies=1, panel="second").items())[:14])
    comparison = compare(round_of(before), round_of(after))
    found = the(RegressionToTheMean, comparison)
    pairs = [(x, place) for place, rated in enumerate(before.values()) for x in others_of(rated)]
    single = icc_one_way(*zip(*pairs, strict=True)).icc1.value
    trust = 7 * single / (1 + 6 * single)
    assert found.reliabilities[0].estimate.value == pytest.approx(single)
    assert found.raters_a_person == 7
    assert found.a_point_below[0].estimate.value == pytest.approx(1 - trust)
    means = {person: fmean(others_of(rated)) for person, rated in before.items()}
    stayed = fmean(means[person] for person in after)
    expected = (1 - trust) * (fmean(means.values()) - stayed)
    assert found.expected[0].estimate.value == pytest.approx(expected, abs=1e-12)
    one = comparison["p00"].line("c0")
    assert one.expected == pytest.approx((1 - trust) * (stayed - means["p00"]))
    assert "regression to the mean alone" in str(one)
    assert "with no change at all" in str(found)


def test_means_that_hold_no_difference_say_so() -> None:
    """Where raters of one person differ as much as of two, no reliability is made up."""
    before, after = rounds(3)
    for person in before:
        before[person] = [
            (name, group, [float(1 + (place % 2) * 4)] * 2)
            for place, (name, group, _) in enumerate(before[person])
        ]
    found = the(RegressionToTheMean, compare(round_of(before), round_of(after)))
    assert "hold no difference" in str(found)


def test_the_ceiling_counts_first_scores_at_the_top() -> None:
    """The share of others' first scores at the scale's highest point, in any unit."""
    before, after = rounds(4)
    answers = [x for rated in before.values() for x in others_of(rated)]
    for unit in Unit:
        scores = [score(round_of(each).ratings, unit=unit) for each in (before, after)]
        found = the(Ceiling, compare(*scores))
        assert found.shares[0].estimate.value == pytest.approx(answers.count(5) / len(answers))
        assert found.shares[0].estimate.n == len(answers)


def test_small_rounds_tell_no_share_and_no_reliability() -> None:
    """With nine people nothing over everybody's raters is told, and each finding says why."""
    comparison = compare(*map(round_of, rounds(1, 9, 9)))
    for kind in (Ceiling, RegressionToTheMean):
        assert "10 people" in str(the(kind, comparison))
    assert all(math.isnan(line.expected) for line in comparison["p01"])


def on(scores: Scores, instrument: Instrument, **how: object) -> Scores:
    """Return the same answers as if they had been given to another questionnaire."""
    return score(attrs.evolve(scores.ratings, instrument=instrument), **how)  # type: ignore[arg-type]


def test_other_words_are_found_and_not_refused() -> None:
    """New wording, other words for the points and another questionnaire's id are findings."""
    before, after = (round_of(each) for each in rounds())
    old = after.ratings.instrument
    assert "the same questionnaire" in str(the(Wording, compare(before, after)))
    words = Scale.words("Never", "Rarely", "Sometimes", "Often", "Always")
    items = (
        attrs.evolve(old.items[0], text="Asked otherwise"),
        attrs.evolve(old.items[1], scale=words),
    )
    new = attrs.evolve(old, id="long@2", items=items)
    found = the(Wording, compare(before, on(after, new)))
    assert (found.items, found.scales) == (("c0-1",), ("c1",))
    for word in ("long@1, then long@2", "1 item reworded (c0-1)", "other words on c1"):
        assert word in str(found)


def test_points_that_cannot_be_subtracted_are_refused_with_every_reason() -> None:
    """Another scale, items, direction, unit, rule and weights: each is named with what to do."""
    before, after = (round_of(each) for each in rounds())
    old = after.ratings.instrument
    longer = attrs.evolve(old.items[0], scale=Scale.integers(1, 7))
    turned = attrs.evolve(old.items[1], reversed=True)
    other = attrs.evolve(old, items=(longer, turned))
    weights = ItemWeights(weights={"c1-1": 2.0}, declared_by="the panel", reason="as piloted")
    scores = on(after, other, unit=Unit.POMP, missing=MissingAnswers(at_least=1), weights=weights)
    with pytest.raises(ComparisonError) as raised:
        compare(before, scores)
    told = str(raised.value)
    assert len(raised.value.faults) == 5
    for word in ("from 1 to 5, and then from 1 to 7", "c1-1", "unit", "missing", "weights"):
        assert word in told
    assert "p00" not in told


@pytest.mark.parametrize("turned", [False, True])
def test_other_competencies_are_refused(turned: bool) -> None:
    """A competency that only one round asked about is named, whichever round it is."""
    before = round_of(staff(12, np.random.default_rng(1), n_competencies=2))
    after = round_of(staff(12, np.random.default_rng(2), n_competencies=3, panel="second"))
    pair = (after, before) if turned else (before, after)
    with pytest.raises(ComparisonError, match=r"only the (first|second) round asks about it"):
        compare(*pair)


def test_items_that_were_added_are_refused() -> None:
    """A competency with another item is another mean, and the error says what to keep."""
    before, after = (round_of(each) for each in rounds())
    old = after.ratings.instrument
    items = (attrs.evolve(old.items[0], code=item_code("c0-9")), old.items[1])
    with pytest.raises(ComparisonError, match=r"c0-1, c0-9.*Keep the items"):
        compare(before, on(after, attrs.evolve(old, items=items)))


def test_another_edition_is_refused() -> None:
    """A competency belongs to one edition, whatever its code."""
    before, after = (round_of(each) for each in rounds())
    old = after.ratings.instrument
    framework = attrs.evolve(old.framework, id=framework_id("invented@2021"))
    with pytest.raises(ComparisonError, match=r"invented@2020 and the second on invented@2021"):
        compare(before, on(after, attrs.evolve(old, framework=framework)))


def test_another_order_is_refused() -> None:
    """The same codes in another order under one id are two framework files."""
    before, after = (round_of(each) for each in rounds())
    old = after.ratings.instrument
    turned = attrs.evolve(old.framework, competencies=old.framework.competencies[::-1])
    with pytest.raises(ComparisonError, match="another order"):
        compare(before, on(after, attrs.evolve(old, framework=turned)))


def test_the_same_round_twice_is_refused() -> None:
    """One object, one file read twice and the same forms in another order are one round."""
    before, _ = rounds()
    scores = round_of(before)
    turned = {person: before[person][::-1] for person in list(before)[::-1]}
    for again in (scores, round_of(before), round_of(before, key=""), round_of(turned)):
        with pytest.raises(ComparisonError, match="same forms twice"):
            compare(scores, again)


def test_nobody_in_both_is_refused() -> None:
    """Disjoint people, as after pseudonyms with two keys, are told with the remedy."""
    before, after = rounds()
    elsewhere = {f"other {person}": rated for person, rated in after.items()}
    with pytest.raises(ComparisonError, match="nobody was rated in both") as raised:
        compare(round_of(before), round_of(elsewhere))
    assert "p01" not in str(raised.value)


def test_wrong_arguments_are_told_in_a_sentence() -> None:
    """Ratings for scores, a number for a policy and loose reliabilities are refused."""
    before, after = (round_of(each) for each in rounds())
    wrong: list[dict[str, Any]] = [
        {"before": before.ratings},
        {"after": None},
        {"policy": 3},
        {"reliabilities": 0.8},
        {"reliabilities": [0.8]},
    ]
    for arguments in wrong:
        with pytest.raises(ArgumentError):
            compare(**{"before": before, "after": after} | arguments)


def test_reliabilities_that_make_no_sense_are_refused() -> None:
    """Of an unknown competency, twice, above 1 or without an SD: all at once."""
    before, after = (round_of(each) for each in rounds())
    known = KnownReliability(
        competency=competency_code("c0"), coefficient=0.8, sd=0.5, n=50, kind="retest", source="x"
    )
    wrong = [
        attrs.evolve(known, competency=competency_code("c9")),
        attrs.evolve(known, coefficient=1.2),
        attrs.evolve(known, sd=0.0),
    ]
    with pytest.raises(ComparisonError) as raised:
        compare(before, after, reliabilities=wrong)
    assert len(raised.value.faults) == 5


def test_weighted_items_have_another_error() -> None:
    """A reliability of the plain score is not that of a weighted one, and alpha neither."""
    before, after = (round_of(each) for each in rounds())
    weights = ItemWeights(weights={"c0-1": 2.0}, declared_by="the panel", reason="as piloted")
    scores = [score(each.ratings, weights=weights) for each in (before, after)]
    known = KnownReliability(
        competency=competency_code("c0"), coefficient=0.8, sd=0.5, n=50, kind="retest", source="x"
    )
    for given in ([], [known]):
        line = compare(*scores, reliabilities=given)["p01"].line("c0", pl.RaterSide.SELF)
        assert line.change.is_shown
        assert "weighted" in line.index.reason
