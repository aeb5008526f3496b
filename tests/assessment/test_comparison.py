"""Claims about what changed between two rounds, and what is said of it."""

import json
import math
from statistics import fmean, stdev
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from builders import ratings_of, small_instrument
from publead.assessment.comparison import ChangeVerdict, Comparison, compare
from publead.assessment.feedback import feedback
from publead.assessment.instrument import KnownReliability, Scale
from publead.assessment.publication import RaterSide
from publead.assessment.ratings import UnknownPersonError
from publead.assessment.scores import Scores, Unit, score
from publead.codes import competency_code
from publead.errors import ComparisonError, UnknownCodeError
from publead.stats.consistency import cronbach_alpha
from two_rounds import MANAGER, PEER, REPORT, SELF, Rated, Round, moved, round_of, staff

SEEDS = st.integers(0, 2**16)
FEW = settings(max_examples=8)  # a comparison is many reports
OTHERS, OWN = RaterSide.OTHERS, RaterSide.SELF


def drawn(seed: int, n_people: int = 12, **how: Any) -> tuple[Round, Round]:
    """Return two rounds of the same people, rated by other peers the second time."""
    rng = np.random.default_rng(seed)
    return staff(n_people, rng, **how), staff(n_people, rng, panel="second", **how)


def comparison(before: Round, after: Round, **how: Any) -> Comparison:
    """Return the comparison of two rounds."""
    return compare(round_of(before), round_of(after), **how)


def mean_of_others(rated: list[Rated], place: int) -> float:
    """Return the mean of others by its definition."""
    return fmean(answers[place] for _, group, answers in rated if group is not SELF)


def self_of(rated: list[Rated], place: int) -> float:
    """Return the self score."""
    return next(answers[place] for _, group, answers in rated if group is SELF)


@FEW
@given(SEEDS, st.integers(10, 13))
def test_the_mean_change_is_its_definition(seed: int, n_people: int) -> None:
    """Each person counts once, with a paired t interval over people, for others and for self."""
    before, after = drawn(seed, n_people)
    found = comparison(before, after)
    for by, score_of in ((OTHERS, mean_of_others), (OWN, self_of)):
        for place in range(2):
            changes = [score_of(after[p], place) - score_of(before[p], place) for p in before]
            half = float(stats.t.ppf(0.975, n_people - 1)) * stdev(changes) / math.sqrt(n_people)
            line = found.line(f"c{place}", by)
            assert line.change.n == n_people
            assert line.change.value == pytest.approx(fmean(changes), abs=1e-12)
            assert (line.change.low, line.change.high) == pytest.approx(
                (fmean(changes) - half, fmean(changes) + half), abs=1e-9
            )
            assert line.after.value - line.before.value == pytest.approx(line.change.value)
            spread = stdev([score_of(before[p], place) for p in before])
            assert line.size.value == pytest.approx(fmean(changes) / spread)


@FEW
@given(SEEDS)
def test_a_persons_change_is_that_of_the_two_reports(seed: int) -> None:
    """A person's change is the difference of the means that the two reports show, to the digit."""
    before, after = (round_of(each) for each in drawn(seed))
    found = compare(before, after)
    for person in before.ratings.people[:3]:
        reports = [feedback(scores, person) for scores in (before, after)]
        for line in found[person]:
            if line.by is OTHERS:
                means = [report[line.code].others for report in reports]
                assert (line.before, line.after) == (means[0].value, means[1].value)
                assert (line.n_before, line.n_after) == (means[0].n, means[1].n)
                assert line.change.value == means[1].value - means[0].value


@FEW
@given(SEEDS)
def test_the_error_of_others_is_the_raters_own_or_pooled(seed: int) -> None:
    """With five raters both times the error is theirs, and else pooled within people."""
    before, after = drawn(seed, n_peers=6)
    before["p00"] = before["p00"][:6]  # a manager and four peers
    found = comparison(before, after)

    def squares(answers: list[float]) -> float:
        return sum((x - fmean(answers)) ** 2 for x in answers)

    def of_others(rated: list[Rated]) -> list[float]:
        return [answers[0] for _, group, answers in rated if group is not SELF]

    own = [of_others(each["p01"]) for each in (before, after)]
    errors = [math.sqrt(squares(each) / (len(each) - 1) / len(each)) for each in own]
    line = found["p01"].line("c0")
    if max(errors) > 0:
        assert line.index.value == pytest.approx(line.change.value / math.hypot(*errors))
    pooled = []
    for each in (before, after):
        answers = [of_others(rated) for rated in each.values()]
        answers = [a for a in answers if len(a) != 5] if each is before else answers
        pooled.append(sum(map(squares, answers)) / sum(len(a) - 1 for a in answers))
    line = found["p00"].line("c0")
    assert line.index.value == pytest.approx(
        line.change.value / math.sqrt(pooled[0] / 5 + pooled[1] / 7)
    )
    assert "pooled" in line.index.method


@FEW
@given(SEEDS, st.integers(-1, 1))
def test_a_shift_of_all_after_moves_every_change(seed: int, by: int) -> None:
    """All second answers moved by c move every change by c, and no reliable error."""
    before, after = drawn(seed, points=(2, 4))
    one, other = comparison(before, after), comparison(before, moved(after, by))
    for line, shifted in zip(one, other, strict=True):
        assert shifted.change.value - line.change.value == pytest.approx(by, abs=1e-9)
    for person, elsewhere in zip(one.people, other.people, strict=True):
        for mine, again in zip(person, elsewhere, strict=True):
            assert again.change.value - mine.change.value == pytest.approx(by, abs=1e-9)
            assert mine.index.status is again.index.status


@FEW
@given(SEEDS)
def test_turning_the_rounds_turns_the_signs(seed: int) -> None:
    """The second round given first gives every mean change with the other sign."""
    before, after = drawn(seed)
    one, other = comparison(before, after), comparison(after, before)
    for line, turned in zip(one, other, strict=True):
        assert (line.change.value, line.change.low) == pytest.approx(
            (-turned.change.value, -turned.change.high), abs=1e-9
        )
    turned_verdicts = {
        ChangeVerdict.HIGHER: ChangeVerdict.LOWER,
        ChangeVerdict.LOWER: ChangeVerdict.HIGHER,
    }
    for mine, again in zip(one["p03"], other["p03"], strict=True):
        if mine.by is OTHERS:
            assert turned_verdicts.get(mine.verdict, mine.verdict) is again.verdict


@FEW
@given(SEEDS)
def test_order_does_not_matter(seed: int) -> None:
    """People and forms in any order give the same numbers."""
    before, after = drawn(seed)
    rng = np.random.default_rng(seed)
    order = rng.permutation(list(before)).tolist()
    turned = {person: [before[person][i] for i in rng.permutation(8)] for person in order}
    one, other = comparison(before, after), comparison(turned, after)
    for line, again in zip(one, other, strict=True):
        assert line.change.value == pytest.approx(again.change.value, abs=1e-12)
    for row, turned_row in zip(one["p04"].rows(), other["p04"].rows(), strict=True):
        expected = (row.pop("expected"), turned_row.pop("expected"))
        assert row == turned_row
        assert expected[0] == pytest.approx(expected[1], abs=1e-12)
    assert one.findings[0] == other.findings[0]


@FEW
@given(SEEDS)
def test_people_of_one_round_change_the_counts_only(seed: int) -> None:
    """Somebody rated in one round only is counted, not named, and changes no mean change."""
    before, after = drawn(seed)
    more = staff(14, np.random.default_rng(seed + 1))
    left, joined = before | {"leaver": more["p12"]}, after | {"joiner": more["p13"]}
    one, other = comparison(before, after), comparison(left, joined)
    assert one.rows() == other.rows()
    assert (other.attrition.n_both, other.attrition.n_left, other.attrition.n_joined) == (12, 1, 1)
    told = str(other) + json.dumps(other.to_dict(), ensure_ascii=False) + str(other.explain())
    assert "leaver" not in told
    assert "joiner" not in told
    with pytest.raises(UnknownPersonError, match="not rated in both rounds"):
        other["leaver"]


def test_verdicts_are_adjusted_over_competencies() -> None:
    """Holm's method over the competencies of a side: one of ten at p = .02 is not told apart."""
    rng = np.random.default_rng(7)
    before = staff(12, rng, n_competencies=10, points=(3, 3))
    after = staff(12, rng, n_competencies=10, points=(3, 3), panel="second")
    for place, person in enumerate(after):
        # Changes with a mean of 0.5 and an SD of 0.64: t = 2.7, p = .02.
        by = [0, 1, 0, 1, 0, 1, 1, 0, 2, 0, 0, 0][place]
        after[person] = [
            (name, group, [3.0 + by, *answers[1:]]) for name, group, answers in after[person]
        ]
    found = comparison(before, after).line("c0")
    t = found.change.value / ((found.change.high - found.change.low) / 2 / stats.t.ppf(0.975, 11))
    assert 0.01 < 2 * stats.t.sf(t, 11) < 0.05
    assert found.verdict is ChangeVerdict.NOT_DISTINGUISHABLE
    assert (
        comparison(
            {p: [(n, g, a[:1]) for n, g, a in r] for p, r in before.items()},
            {p: [(n, g, a[:1]) for n, g, a in r] for p, r in after.items()},
        )
        .line("c0")
        .verdict
        is ChangeVerdict.HIGHER
    )


def many_items(seed: int, n_people: int = 12, unit: Unit = Unit.POINTS) -> tuple[Scores, Scores]:
    """Return two rounds on four items of one competency, with self ratings that hang together."""
    instrument = small_instrument(1, 4, scale=Scale.integers(1, 5), reversed_items=["a-2"])
    rng = np.random.default_rng(seed)
    rounds = []
    for _ in range(2):
        forms = []
        for place in range(n_people):
            for group in (SELF, MANAGER, *[PEER] * 5):
                level = rng.integers(1, 5)
                answers = (level + rng.integers(0, 2, 4)).astype(float)
                answers[1] = 6 - answers[1]
                forms.append((f"p{place}", group, answers.tolist()))
        rounds.append(score(ratings_of(instrument, forms), unit=unit))
    return rounds[0], rounds[1]


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("seed", range(5))
def test_the_error_of_self_is_jacobson_and_truaxs(seed: int, unit: Unit) -> None:
    """From alpha of the first self ratings: (x2 - x1) / (SD sqrt(2) sqrt(1 - alpha))."""
    before, after = many_items(seed, unit=unit)
    own = before.ratings.forms_of(SELF)
    items = before.ratings.answers[own].astype(float)
    items[:, 1] = 6 - items[:, 1]
    alpha = cronbach_alpha(items).value
    sd = stdev(before["a"][own].tolist())
    line = compare(before, after)["p3"].line("a", OWN)
    expected = (line.after - line.before) / (sd * math.sqrt(2) * math.sqrt(1 - alpha))
    assert line.index.value == pytest.approx(expected)
    assert (abs(expected) > 1.96) == (line.verdict in (ChangeVerdict.HIGHER, ChangeVerdict.LOWER))


def known(coefficient: float = 0.75, sd: float = 0.6, code: str = "a") -> KnownReliability:
    """Return a retest that somebody found."""
    return KnownReliability(
        competency=competency_code(code),
        coefficient=coefficient,
        sd=sd,
        n=80,
        kind="retest, 4 weeks",
        source="Nobody (2020)",
    )


@pytest.mark.parametrize(("unit", "point"), [(Unit.POINTS, 1), (Unit.POMP, 25), (Unit.SUM, 4)])
def test_a_retest_that_is_given_makes_the_error_of_self(unit: Unit, point: float) -> None:
    """SD √(1 − retest), in the unit of the scores, whether given or listed by the instrument."""
    before, after = many_items(3, unit=unit)
    line = compare(before, after, reliabilities=[known()])["p1"].line("a", OWN)
    assert line.index.value == pytest.approx(line.change.value / (math.sqrt(2) * 0.3 * point))
    assert "retest, 4 weeks of 0.75" in line.index.method
    instrument = attrs.evolve(before.ratings.instrument, reliabilities=(known(0.84, 0.6),))
    listed = [
        score(attrs.evolve(each.ratings, instrument=instrument), unit=unit)
        for each in (before, after)
    ]
    line = compare(*listed)["p1"].line("a", OWN)
    assert line.index.value == pytest.approx(line.change.value / (math.sqrt(2) * 0.24 * point))
    first = compare(*listed, reliabilities=[known()])["p1"].line("a", OWN)
    assert "0.75" in first.index.method


def test_few_self_ratings_have_no_alpha_to_show() -> None:
    """Nine self ratings are too few for an alpha, and the change is shown without an error."""
    before, after = many_items(1, n_people=9)
    line = compare(before, after)["p1"].line("a", OWN)
    assert line.change.is_shown
    assert not line.change.has_interval
    assert "10 self ratings" in line.index.reason
    assert line.verdict is ChangeVerdict.TOO_FEW
    assert compare(before, after, reliabilities=[known()])["p1"].line("a", OWN).index.is_shown


def test_one_item_has_no_alpha() -> None:
    """A competency of one item has no alpha, and the reason is told."""
    line = comparison(*drawn(1))["p01"].line("c0", OWN)
    assert not line.index.is_shown
    assert "alpha" in line.index.reason


def test_one_person_is_compared_alone() -> None:
    """With one person there is a person's change and no mean change, and the reason is told."""
    before, after = drawn(5, n_people=1)
    found = comparison(before, after)
    assert {line.verdict for line in found} == {ChangeVerdict.TOO_FEW}
    assert not any(line.change.is_shown for line in found)
    assert found["p00"].line("c0").change.is_shown
    assert "10 people" in str(found)


def test_nine_people_have_no_mean_change_and_ten_have() -> None:
    """A mean change is over ten people at least, of self as of others."""
    for n_people, shown in ((9, False), (10, True)):
        found = comparison(*drawn(2, n_people))
        assert {line.change.is_shown for line in found} == {shown}


def test_constant_answers_are_said_and_not_divided_by() -> None:
    """Where nobody differs there is no size and no reliable change, and no warning."""
    before = staff(12, np.random.default_rng(1), points=(3, 3))
    after = staff(12, np.random.default_rng(1), points=(4, 4), panel="second")
    found = comparison(before, after)
    line = found.line("c0")
    assert line.change.value == 1
    assert "no spread" in line.change.reason
    assert not line.change.has_interval
    assert not line.size.is_shown
    person = found["p01"].line("c0")
    assert person.verdict is ChangeVerdict.TOO_FEW
    assert "all raters gave the same score" in person.index.reason
    assert "not distinguish" not in str(person)


def test_people_without_a_round_of_answers_are_left_out() -> None:
    """Blank forms and missing self ratings leave the mean change, and are counted."""
    before, after = drawn(3)
    after["p00"] = [(name, group, [math.nan, math.nan]) for name, group, _ in after["p00"]]
    after["p01"] = after["p01"][1:]
    found = comparison(before, after)
    assert (found.line("c0").change.n, found.line("c0").change.n_left_out) == (11, 1)
    assert (found.line("c0", OWN).change.n, found.line("c0", OWN).change.n_left_out) == (10, 2)
    line = found["p01"].line("c0", OWN)
    assert line.verdict is ChangeVerdict.NO_CHANGE_SHOWN
    assert "no self rating in both" in str(line)
    assert not found["p00"].line("c0").change.is_shown


def test_a_comparison_can_be_kept_and_read() -> None:
    """It is JSON, has rows and frames, names nobody in its repr, and never speaks of an effect."""
    found = comparison(*drawn(4))
    kept = json.dumps(found.to_dict(), allow_nan=False)
    assert len(found.rows()) == len(found.to_frame(backend="pandas")) == len(found) == 4
    assert len(found["p02"].to_frame(backend="polars")) == len(found["p02"]) == 4
    texts = [
        kept,
        str(found),
        repr(found),
        str(found.explain()),
        str(found["p02"]),
        repr(found["p02"]),
        str(found["p02"].explain()),
        *(str(line.explain()) + str(line) for line in found),
        *(str(line.explain()) + str(line) for line in found["p02"]),
    ]
    assert not [text for text in texts if "effect" in text.lower()]
    assert "p02" not in repr(found) + repr(found["p02"])
    assert "does not show" in texts[3]
    assert "over 12 people" in str(found.line("c0"))
    assert "hidden" in str(comparison(*drawn(4, 9)).line("c0"))
    for question in found.questions:
        assert question.name in str(found)
        assert question.source.title
    assert max(map(len, str(found).splitlines())) <= 110


def test_unknown_codes_and_people_are_refused() -> None:
    """An unknown competency names the nearest, and an unknown person nobody."""
    found = comparison(*drawn(4))
    with pytest.raises(UnknownCodeError, match="c0"):
        found.line("c7")
    with pytest.raises(UnknownCodeError, match="c0"):
        found["p01"].line("c7")
    with pytest.raises(UnknownPersonError, match="12 others"):
        found.person("somebody")


def test_groups_hidden_in_one_round_are_in_neither_mean() -> None:
    """Two reports before and three after: others are as each report shows them, and it is told."""
    before, after = drawn(6)
    for each, n in ((before, 2), (after, 3)):
        each["p00"] = [*each["p00"], *((f"report {i}", REPORT, [1.0, 1.0]) for i in range(n))]
    found = comparison(before, after)
    assert (found["p00"].line("c0").n_before, found["p00"].line("c0").n_after) == (7, 10)
    (groups,) = (each for each in found.findings if each.name == "rater groups")
    assert "for 1 of 12 people" in str(groups)


def test_self_ratings_that_do_not_hang_together_have_no_error() -> None:
    """An alpha of 0 or below, and fewer than ten complete self ratings, give no error."""
    before, after = many_items(1)
    own = np.flatnonzero(before.ratings.forms_of(SELF))
    answers = before.ratings.answers.copy()
    answers[own] = np.array([[1, 5, 5, 1], [5, 1, 1, 5], [1, 1, 4, 5]] * 4)
    line = compare(score(attrs.evolve(before.ratings, answers=answers)), after)["p1"].line("a", OWN)
    assert "Cronbach's alpha of the self ratings is" in line.index.reason
    answers = before.ratings.answers.copy()
    answers[own[:3], 0] = -128
    line = compare(score(attrs.evolve(before.ratings, answers=answers)), after)["p1"].line("a", OWN)
    assert "without a gap" in line.index.reason


@pytest.mark.parametrize("seed", range(12))
def test_whatever_two_rounds_are_like_the_comparison_says_what_it_can(seed: int) -> None:
    """Few people, few raters, blanks, dropouts: all of it prints, and no interval is empty."""
    rng = np.random.default_rng(seed)
    n_competencies = int(rng.integers(1, 4))
    rounds: list[Round] = []
    for panel in ("first", "first" if seed % 2 else "second"):
        people = staff(
            int(rng.integers(1, 16)),
            rng,
            n_peers=int(rng.integers(0, 8)),
            n_competencies=n_competencies,
            panel=panel,
        )
        rounds.append(
            {
                person: [
                    (name, group, [math.nan if rng.random() < 0.2 else x for x in answers])
                    for place, (name, group, answers) in enumerate(rated)
                    if not place or rng.random() > 0.1
                ]
                for person, rated in people.items()
            }
        )
    found = compare(*(round_of(each, key="a key" if seed % 3 else "") for each in rounds))
    json.dumps([found.to_dict(), found.rows()], allow_nan=False)
    assert str(found)
    assert str(found.explain())
    changes = [line.change for line in found]
    changes += [line.change for person in found.people for line in person]
    assert all(each.low < each.high for each in changes if each.has_interval)
    for person in found.people:
        assert str(person)
        json.dumps([person.to_dict(), person.rows()], allow_nan=False)


def test_other_raters_who_answered_alike_are_another_round() -> None:
    """With a key, the same answers by other raters are a second round in which nothing changed."""
    before = staff(12, np.random.default_rng(1), points=(3, 3))
    after = staff(12, np.random.default_rng(1), points=(3, 3), panel="second")
    assert compare(round_of(before), round_of(after)).line("c0").change.value == 0
    with pytest.raises(ComparisonError, match="the same forms twice"):
        compare(round_of(before), round_of(before))
    with pytest.raises(ComparisonError, match="the same forms twice"):
        compare(round_of(before, key=""), round_of(after, key=""))
