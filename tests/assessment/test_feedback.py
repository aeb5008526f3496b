"""Claims about one person's feedback, held against definitions written out in plain Python."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import fmean, stdev

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forms import (
    ANONYMOUS,
    FIVE_POINTS,
    PERSON,
    Form,
    about,
    alike,
    bystanders,
    keyed,
    report_on,
    scores_of,
)
from publead.assessment.feedback import (
    FIVE_LARGEST,
    HALF_SD,
    ONE_POINT,
    QUARTER_OF_RANGE,
    THIRD_OF_POINTS,
    CompetencyFeedback,
    Feedback,
    GapRule,
    GapUnit,
    Verdict,
    all_feedback,
    feedback,
)
from publead.assessment.instrument import Scale
from publead.assessment.publication import audit
from publead.assessment.ratings import RaterGroup
from publead.assessment.ratings.model import UnknownPersonError
from publead.assessment.scores import Scores, Unit, score
from publead.disclosure import DisclosurePolicy, SmallGroups
from publead.errors import NotShownError, PolicyError, UnknownCodeError

SELF, MANAGER, PEER, REPORT, PARTNER = (
    RaterGroup.SELF,
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
    RaterGroup.PARTNER,
)
JOIN = DisclosurePolicy(small_groups=SmallGroups.JOIN)
BLANK = math.nan


def naive_shown(forms: Sequence[Form], person: str) -> dict[RaterGroup, list[Sequence[float]]]:
    """Return the answers of the manager and, if they are four, of each group of three."""
    found: dict[RaterGroup, list[Sequence[float]]] = {}
    for whose, group, answers in forms:
        if whose == person and group is not SELF:
            found.setdefault(group, []).append(answers)
    shown = {group: rows for group, rows in found.items() if group is MANAGER or len(rows) >= 3}
    if sum(map(len, shown.values())) >= 4:
        return shown
    return {group: rows for group, rows in shown.items() if group is MANAGER}


def naive_others(forms: Sequence[Form], person: str, place: int) -> list[float]:
    """Return what others gave on one competency, or nothing where they are too few to pool."""
    shown = naive_shown(forms, person)
    values = [row[place] for rows in shown.values() for row in rows]
    return values if len(values) >= 4 and set(shown) != {MANAGER} else []


def shows_own_spread(forms: Sequence[Form], person: str) -> bool:
    """Whether each anonymous group of the person has five raters."""
    shown = {g: rows for g, rows in naive_shown(forms, person).items() if g is not MANAGER}
    return bool(shown) and all(len(rows) >= 5 for rows in shown.values())


def naive_pool(forms: Sequence[Form], place: int) -> tuple[float, int, set[str]] | None:
    """Return the variance within people, its df, and who is in it."""
    people = dict.fromkeys(person for person, _, _ in forms)
    pooled = {p: naive_others(forms, p, place) for p in people}
    pooled = {p: values for p, values in pooled.items() if values}
    few = {p for p in pooled if not shows_own_spread(forms, p)}
    if len(few) < 10:
        pooled = {p: values for p, values in pooled.items() if p not in few}
    df = sum(len(values) - 1 for values in pooled.values())
    if not df:
        return None
    squares = sum((x - fmean(values)) ** 2 for values in pooled.values() for x in values)
    return squares / df, df, set(pooled)


def naive_interval(forms: Sequence[Form], place: int) -> tuple[float, float, float] | None:
    """
    Return the ends of the interval for all others, and the p value of the gap to self.

    Raters who may show their own spread and have none get no ends, and the sign test's p.
    """
    values = naive_others(forms, PERSON, place)
    pool = naive_pool(forms, place)
    if shows_own_spread(forms, PERSON):
        variance, df = stdev(values) ** 2, len(values) - 1
    elif pool and len(pool[2] - {PERSON}) >= 10:
        variance, df = pool[0], pool[1]
    else:
        return None
    own = next(answers[place] for person, g, answers in forms if person == PERSON and g is SELF)
    gap = own - fmean(values)
    if not variance:
        above = sum(own > value for value in values)
        p = float(stats.binomtest(above, len(values)).pvalue) if gap else 1.0
        return math.nan, math.nan, p
    error = math.sqrt(variance / len(values))
    half = float(stats.t.ppf(0.975, df)) * error
    p = 2 * float(stats.t.sf(abs(gap) / error, df))
    return fmean(values) - half, fmean(values) + half, p


def naive_verdicts(forms: Sequence[Form], n_competencies: int) -> list[Verdict]:
    """Return the verdicts of the default rule: over a quarter of the range, and Holm's p 0.05."""
    found = [naive_interval(forms, place) for place in range(n_competencies)]
    p_values = [each[2] for each in found if each]
    verdicts = []
    for place, each in enumerate(found):
        values = naive_others(forms, PERSON, place)
        own = next(a[place] for person, g, a in forms if person == PERSON and g is SELF)
        if each is None:
            verdicts.append(Verdict.TOO_FEW_RATERS)
            continue
        smaller = [
            (len(p_values) - rank) * p for rank, p in enumerate(sorted(p_values)) if p <= each[2]
        ]
        gap = own - fmean(values)
        if abs(gap) > 1 + 1e-9 and min(max(smaller), 1.0) <= 0.05:
            verdicts.append(Verdict.SELF_HIGHER if gap > 0 else Verdict.OTHERS_HIGHER)
        else:
            verdicts.append(Verdict.NOT_DISTINGUISHABLE)
    return verdicts


def rating(group: RaterGroup, n_competencies: int) -> st.SearchStrategy[Form]:
    """Draw a form of one group about the person."""
    answer = st.integers(1, 5).map(float)
    answers = st.lists(answer, min_size=n_competencies, max_size=n_competencies)
    return answers.map(lambda row: (PERSON, group, row))


@st.composite
def people_rated(draw: st.DrawFn, *, n_competencies: int = 3) -> list[Form]:
    """Draw forms of a person with a self rating and a manager, beside colleagues."""
    forms = [draw(rating(SELF, n_competencies)), draw(rating(MANAGER, n_competencies))]
    for group in (PEER, REPORT, PARTNER):
        forms += draw(st.lists(rating(group, n_competencies), max_size=7))
    if draw(st.booleans()):  # all others are of one mind on the first competency
        forms[1:] = [(PERSON, group, [2.0, *rest]) for _, group, (_, *rest) in forms[1:]]
    n_colleagues = draw(st.sampled_from((0, 9, 10, 12)))
    n_peers = draw(st.sampled_from((3, 4, 5, 6)))
    return forms + bystanders(n_colleagues, n_competencies, n_peers=n_peers)


@given(people_rated())
def test_numbers_are_their_definitions(forms: list[Form]) -> None:
    """Means, n, intervals, agreement, gaps and verdicts are what plain Python gives."""
    report = report_on(forms)
    shown = naive_shown(forms, PERSON)
    for place, line in enumerate(report):
        expected = {group.plural: fmean(row[place] for row in shown[group]) for group in shown}
        assert expected == pytest.approx({g.label: float(g.mean) for g in line.groups})
        assert [len(rows) for rows in shown.values()] == [
            next(g.mean.n for g in line.groups if g.label == group.plural) for group in shown
        ]
        values = naive_others(forms, PERSON, place)
        if not values:
            assert not line.others.is_shown
            continue
        interval = naive_interval(forms, place)
        assert len(values) == line.others.n
        assert fmean(values) == pytest.approx(float(line.others))
        assert line.self_score - fmean(values) == pytest.approx(float(line.gap))
        ends = interval[:2] if interval else (math.nan, math.nan)
        assert ends == pytest.approx((line.others.low, line.others.high), nan_ok=True)
        turned = (line.self_score - ends[1], line.self_score - ends[0])
        assert turned == pytest.approx((line.gap.low, line.gap.high), nan_ok=True)
        assert line.agreement.is_shown == shows_own_spread(forms, PERSON)
        if line.agreement.is_shown:
            deviation = fmean(abs(x - fmean(values)) for x in values)
            assert deviation == pytest.approx(float(line.agreement))
    if naive_others(forms, PERSON, 0):
        assert naive_verdicts(forms, 3) == [line.verdict for line in report]


@given(people_rated())
def test_every_report_passes_its_own_audit_and_all_pass_together(forms: list[Form]) -> None:
    """Reports of one cohort give nothing away, alone or together."""
    scores = scores_of(forms)
    for policy in (DisclosurePolicy(), JOIN):
        reports = all_feedback(scores, policy=policy)
        assert all(report.audit.passed for report in reports)
        assert audit(reports).passed


@given(people_rated(), st.data())
def test_order_of_forms_does_not_matter(forms: list[Form], data: st.DataObject) -> None:
    """The report is the same to the last digit in whatever order the person's forms were read."""
    mine = [form for form in forms if form[0] == PERSON]
    turned = [*data.draw(st.permutations(mine)), *forms[len(mine) :]]
    one, other = (feedback(scores_of(each), PERSON) for each in (forms, turned))
    assert str(one) == str(other)
    assert one.to_dict() == other.to_dict()


@given(people_rated())
def test_another_person_changes_no_mean(forms: list[Form]) -> None:
    """Forms about somebody else leave means, n and gaps as they were."""
    more = [*forms, *alike("somebody new", {MANAGER: 1, PEER: 5}, [1.0, 2.0, 3.0])]
    before, after = report_on(forms), report_on(more)
    for one, other in zip(before, after, strict=True):
        assert str(one.others.value) == str(other.others.value)
        assert one.others.n == other.others.n
        assert str(one.gap.value) == str(other.gap.value)
        assert [g.mean.value for g in one.groups] == [g.mean.value for g in other.groups]


@given(people_rated())
def test_names_do_not_matter(forms: list[Form]) -> None:
    """Other names for people and raters give the same report under the other name."""
    renamed = [(f"x{person}", group, answers) for person, group, answers in forms]
    scores = scores_of(renamed)
    pseudonyms = [f"{number:08x}" for number in range(len(scores.ratings.raters))]
    other = feedback(keyed(scores, pseudonyms), f"x{PERSON}")
    expected = str(report_on(forms)).replace(PERSON, f"x{PERSON}")
    assert expected == str(other)


@given(people_rated())
def test_scales_that_only_start_elsewhere_give_the_same_verdicts(forms: list[Form]) -> None:
    """From 0 to 4 every mean is one lower than from 1 to 5; gaps, n and verdicts are the same."""
    lower = [(person, group, [x - 1 for x in answers]) for person, group, answers in forms]
    moved = feedback(scores_of(lower, scale=Scale.integers(0, 4)), PERSON)
    for one, other in zip(report_on(forms), moved, strict=True):
        assert one.verdict == other.verdict
        assert one.others.value - 1 == pytest.approx(other.others.value, nan_ok=True)
        assert one.gap.value == pytest.approx(other.gap.value, nan_ok=True)
        assert one.gap.low == pytest.approx(other.gap.low, nan_ok=True)


@given(people_rated())
def test_percent_of_maximum_gives_the_same_verdicts(forms: list[Form]) -> None:
    """In percent of the range a gap is 25 times as large on five points, and judged the same."""
    scores = scores_of(forms)
    in_percent = feedback(score(scores.ratings, unit=Unit.POMP), PERSON)
    for one, other in zip(feedback(scores, PERSON), in_percent, strict=True):
        assert one.verdict == other.verdict
        assert 25 * one.gap.value == pytest.approx(other.gap.value, nan_ok=True, abs=1e-9)
        assert 25 * (one.others.value - 1) == pytest.approx(other.others.value, nan_ok=True)


@given(people_rated())
def test_plain_values_are_json(forms: list[Form]) -> None:
    """The report and its release are JSON without NaN, and a row a competency."""
    report = report_on(forms)
    told = json.loads(json.dumps(report.to_dict(), allow_nan=False))
    assert told == report.to_dict()
    json.dumps(report.release.to_dict(), allow_nan=False)
    rows = report.rows()
    assert [line.code for line in report] == [row["competency"] for row in rows]
    json.dumps(rows, allow_nan=False)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames_hold_the_rows(backend: str) -> None:
    """Every backend's frame has the rows, with nothing where a number is missing."""
    report = report_on([*alike(PERSON, {SELF: 1, PEER: 3}, [3.0, 4.0])])
    frame = report.to_frame(backend=backend)
    if backend == "pandas":
        columns = frame.to_dict("list")
    elif backend == "polars":
        columns = frame.to_dict(as_series=False)
    else:
        columns = frame.to_pydict()
    rows = report.rows()
    assert list(columns) == list(rows[0])
    for name, values in columns.items():
        plain = [None if isinstance(x, float) and math.isnan(x) else x for x in values]
        assert [row[name] for row in rows] == plain


RATER_NAMES = (
    "anna.secret",
    "bob.secret",
    "carol.secret",
    "dan.secret",
    "eve.secret",
    "fay.secret",
)


@pytest.mark.parametrize("policy", [DisclosurePolicy(), JOIN])
def test_no_rater_is_named(policy: DisclosurePolicy) -> None:
    """No rater's pseudonym is in the text, the values, the account or the representation."""
    forms = alike(PERSON, {SELF: 1, MANAGER: 1, PEER: 4}, [3.0, 4.0])
    scores = keyed(scores_of(forms), RATER_NAMES)
    report = feedback(scores, PERSON, policy=policy)
    texts = [str(report), repr(report), json.dumps(report.to_dict()), str(report.explain())]
    texts += [str(line) for line in report] + [str(line.others.explain()) for line in report]
    texts += [str(report.audit), str(report.rows())]
    assert not [text for text in texts if "secret" in text]
    assert PERSON not in repr(report)


def test_unknown_person_and_code_are_refused_without_naming_anybody() -> None:
    """Errors name no person that was rated; an unknown competency names the nearest."""
    scores = scores_of(alike(PERSON, {SELF: 1, PEER: 3}, [3.0]))
    with pytest.raises(UnknownPersonError) as raised:
        feedback(scores, "nobody")
    assert PERSON not in str(raised.value)
    with pytest.raises(UnknownCodeError):
        feedback(scores, PERSON)["zzz"]


def test_self_only_gets_self_and_no_others_yet() -> None:
    """A person whom nobody else rated gets the self rating, and no number of others."""
    report = report_on(about(PERSON, SELF, [4.0, 2.0]))
    assert [line.self_score for line in report] == [4.0, 2.0]
    assert {Verdict.NO_OTHERS} == {line.verdict for line in report}
    assert "no others yet" in str(report)
    assert not report.has_others
    with pytest.raises(NotShownError):
        float(report["c0"].others)


def test_others_without_self_get_no_gap() -> None:
    """Without a self rating the means of others are shown, and the verdict says why no gap is."""
    report = report_on(alike(PERSON, {PEER: 5}, [4.0]))
    assert (float(report["c0"].others), report["c0"].verdict) == (4.0, Verdict.NO_SELF)
    assert math.isnan(report["c0"].gap.value)


def test_manager_is_in_the_mean_of_others_and_self_never() -> None:
    """Others are the raters pooled: manager 1 and four peers 4 give 3.4, whatever self says."""
    for own in (1.0, 5.0):
        forms = [
            *about(PERSON, SELF, [own]),
            *about(PERSON, MANAGER, [1.0]),
            *alike(PERSON, {PEER: 4}, [4.0]),
        ]
        assert float(report_on(forms)["c0"].others) == pytest.approx(3.4)


def test_not_observed_and_blank_are_never_numbers() -> None:
    """A rater who could not say is not counted on that competency, and on others is."""
    scale = Scale.integers(1, 5)
    rows = [[4.0, 4.0]] * 4 + [[2.0, BLANK]]
    report = feedback(scores_of(about(PERSON, PEER, *rows), scale=scale), PERSON)
    assert [(line.others.n, line.others.value) for line in report] == [(5, 3.6), (4, 4.0)]
    means = [line.groups[0].mean for line in report]
    assert [(mean.n, mean.value) for mean in means] == [(5, 3.6), (4, 4.0)]


def test_withheld_competencies_are_named() -> None:
    """A competency on which too few could say is not shown, and the report says so."""
    rows = [[4.0, 4.0]] * 2 + [[2.0, BLANK]] * 3
    report = report_on([*about(PERSON, SELF, [3.0, 3.0]), *about(PERSON, PEER, *rows)])
    assert [line.others.is_shown for line in report] == [True, False]
    assert not report["c1"].groups[0].mean.is_shown
    assert list(report.notices) == ["Others are not shown on c1: too few could say, or nobody."]


@pytest.mark.parametrize(("answer", "word"), [(1.0, "lowest"), (5.0, "highest")])
def test_unanimity_at_an_end_is_flagged(answer: float, word: str) -> None:
    """Where four raters all gave the end of the scale, the report says that everybody is known."""
    report = report_on(alike(PERSON, {PEER: 4}, [answer]))
    expected = (
        f"All 4 raters (peers) gave the {word} score there is on c0: "
        "whoever sees this knows what each of them answered."
    )
    assert (expected,) == report.notices
    assert report_on(alike(PERSON, {PEER: 4}, [3.0])).notices == ()


def test_unanimity_anywhere_is_flagged_where_the_spread_is_shown() -> None:
    """Where five raters all gave 3 and their interval is shown, everybody is known too."""
    notices = report_on([*about(PERSON, MANAGER, [5.0]), *alike(PERSON, {PEER: 5}, [3.0])]).notices
    assert "All 5 raters (peers) gave the same score on c0" in notices[0]
    both = report_on(alike(PERSON, {PEER: 5}, [3.0])).notices
    assert any("no spread for an interval" in notice for notice in both)


@pytest.mark.parametrize(
    ("n_peers", "n_competencies", "verdict"),
    [
        (5, 1, Verdict.NOT_DISTINGUISHABLE),
        (6, 1, Verdict.SELF_HIGHER),
        (6, 2, Verdict.NOT_DISTINGUISHABLE),
        (7, 2, Verdict.SELF_HIGHER),
    ],
)
def test_raters_of_one_mind_are_judged_by_signs(
    n_peers: int, n_competencies: int, verdict: Verdict
) -> None:
    """Five alike are no proof and six are, and on two competencies seven: 2 (1/2)^n, by Holm."""
    answers = [[5.0] * n_competencies, [2.0] * n_competencies]
    forms = [*about(PERSON, SELF, answers[0]), *alike(PERSON, {PEER: n_peers}, answers[1])]
    report = report_on(forms)
    assert {verdict} == {line.verdict for line in report}
    for line in report:
        assert line.agreement.value == 0
        assert not line.others.has_interval
        assert not line.gap.has_interval
        assert not line.groups[0].mean.has_interval
        assert math.isnan(line.others_error)
        assert "all gave the same score" in str(line.gap.explain())


def test_agreeing_with_raters_of_one_mind_is_no_gap() -> None:
    """Who sees themself as all others do has no gap, however many they are."""
    report = report_on(alike(PERSON, {SELF: 1, PEER: 12}, [2.0]))
    assert report["c0"].verdict is Verdict.NOT_DISTINGUISHABLE


def test_one_rater_more_who_dissents_brings_the_interval_back() -> None:
    """Only exact agreement is judged by signs: one answer beside the others gives a t interval."""
    line = gap_of(5, [2, 2, 2, 2, 3], QUARTER_OF_RANGE)
    assert line.gap.has_interval
    assert line.verdict is Verdict.SELF_HIGHER


def test_rounding_makes_no_spread() -> None:
    """Scores that differ in their last digit alone are the same score."""
    scores = scores_of(alike(PERSON, {SELF: 1, PEER: 6}, [2.0]))
    values = scores.values.copy()
    values[2] += 4e-16
    line = feedback(attrs.evolve(scores, values=values), PERSON)["c0"]
    assert not line.others.has_interval


def test_a_pool_without_spread_serves_nobody() -> None:
    """A pooled spread of zero would tell what three peers answered, so there is no interval."""
    mine = alike(PERSON, {SELF: 1, MANAGER: 1, PEER: 3}, [3.0])
    others = [
        form for at in range(12) for form in alike(f"p{at}", {MANAGER: 1, PEER: 5}, [at % 5 + 1.0])
    ]
    report = report_on([*mine, *others])
    assert report["c0"].verdict is Verdict.TOO_FEW_RATERS
    assert not report["c0"].others.has_interval
    assert report.notices == ()
    assert report.pool == ""


def gap_of(own: float, others: Sequence[float], rule: GapRule) -> CompetencyFeedback:
    """Return the line of a person with this self score and these five peers or more."""
    forms = about(PERSON, SELF, [own]) + about(PERSON, PEER, *[[x] for x in others])
    return feedback(scores_of(forms), PERSON, rule=rule)["c0"]


def test_exactly_a_quarter_of_the_range_is_not_more() -> None:
    """On five points a gap of 1 is not flagged, and one of 1.2 is."""
    assert gap_of(4, [3] * 5, QUARTER_OF_RANGE).verdict is Verdict.NOT_DISTINGUISHABLE
    wider = gap_of(4, [3, 3, 3, 3, 2], QUARTER_OF_RANGE)
    assert wider.verdict is Verdict.SELF_HIGHER
    assert gap_of(2, [3, 3, 3, 3, 4], QUARTER_OF_RANGE).verdict is Verdict.OTHERS_HIGHER


def test_a_large_gap_with_a_wide_interval_is_not_distinguishable() -> None:
    """A gap of 1.6 whose interval holds zero is not flagged."""
    line = gap_of(4, [1, 1, 1, 4, 5], QUARTER_OF_RANGE)
    assert line.gap.value == pytest.approx(1.6)
    assert line.gap.low < 0
    assert line.verdict is Verdict.NOT_DISTINGUISHABLE


@pytest.mark.parametrize(
    ("rule", "own", "others", "verdict"),
    [
        (THIRD_OF_POINTS, 5.0, [3.0, 3.0, 3.0, 3.0, 4.0], Verdict.SELF_HIGHER),
        (THIRD_OF_POINTS, 5.0, [3.0, 3.0, 3.0, 4.0, 4.0], Verdict.NOT_DISTINGUISHABLE),
        (ONE_POINT, 4.0, [3.0] * 5, Verdict.NOT_DISTINGUISHABLE),
        (ONE_POINT, 4.0, [3.0, 3.0, 3.0, 3.0, 2.0], Verdict.SELF_HIGHER),
        (ONE_POINT, 1.0, [3.0, 3.0, 3.0, 3.0, 2.0], Verdict.OTHERS_HIGHER),
    ],
)
def test_published_rules_on_worked_examples(
    rule: GapRule, own: float, others: list[float], verdict: Verdict
) -> None:
    """A third of five points is 1.67 and one point is one: gaps of 1.8, 1.6, 1.0 and 1.2."""
    assert verdict is gap_of(own, others, rule).verdict


def test_the_five_largest_each_way_are_flagged() -> None:
    """Of seven gaps above zero and one below, five and one are flagged, however small."""
    own = [5.0, 5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 2.0, 3.0]
    peers = [[1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0]] * 3 + [[2.0] * 2 + [3.0] * 7] * 2
    forms = about(PERSON, SELF, own) + about(PERSON, PEER, *peers)
    report = feedback(scores_of(forms), PERSON, rule=FIVE_LARGEST)
    assert report.blind_spots == ("c0", "c1", "c2", "c3", "c4")
    assert report.hidden_strengths == ("c7",)
    assert report["c8"].verdict is Verdict.NOT_DISTINGUISHABLE


def standardised(value: float, values: Sequence[float]) -> float:
    """Return a standard score."""
    return (value - fmean(values)) / stdev(values)


@pytest.mark.parametrize(
    ("own", "verdict"), [(5.0, Verdict.SELF_HIGHER), (1.0, Verdict.OTHERS_HIGHER)]
)
def test_half_an_sd_between_standard_scores_is_flagged(own: float, verdict: Verdict) -> None:
    """Self and others are each standardised over the people rated, and their difference judged."""
    selves = [own, *[2.0, 3.0, 4.0] * 4]
    means = [3.0, *[2.0, 3.0, 4.0] * 4]
    forms: list[Form] = []
    for place, (self_score, mean) in enumerate(zip(selves, means, strict=True)):
        name = PERSON if place == 0 else f"p{place}"
        forms += about(name, SELF, [self_score]) + alike(name, {PEER: 5}, [mean])
    expected = standardised(own, selves) - standardised(3.0, means)
    assert abs(expected) > 0.5
    report = feedback(scores_of(forms), PERSON, rule=HALF_SD)
    assert verdict is report["c0"].verdict
    alone = feedback(scores_of(forms[:6]), PERSON, rule=HALF_SD)
    assert alone["c0"].verdict is Verdict.NOT_DISTINGUISHABLE
    assert "says nothing here" in alone.notices[-1]


def test_a_rule_that_no_gap_can_pass_is_refused() -> None:
    """An amount must be above zero and finite, and a number of gaps whole."""
    for amount in (0.0, -1.0, math.inf, math.nan):
        with pytest.raises(PolicyError, match="above 0"):
            GapRule(amount=amount, unit=GapUnit.POINTS)
    with pytest.raises(PolicyError, match="whole"):
        GapRule(amount=2.5, unit=GapUnit.LARGEST)


def told(n_peers: int, order: Sequence[int], extra: Mapping[RaterGroup, int]) -> Feedback:
    """Return a report whose every rater wrote a comment, with the forms in some order."""
    groups = [SELF, MANAGER, *[PEER] * n_peers, *[g for g, n in extra.items() for _ in range(n)]]
    numbers = dict.fromkeys(RaterGroup, 0)
    rows = []
    for group in groups:
        numbers[group] += 1
        rows.append(((PERSON, group, [3.0]), f"words of {group.value} {numbers[group]}"))
    turned = [rows[place] for place in order] if order else rows
    return feedback(
        scores_of([form for form, _ in turned], comments=[text for _, text in turned]), PERSON
    )


def test_comments_need_five_raters() -> None:
    """At four anonymous raters none of their comments is shown; at five all are."""
    assert told(4, (), {}).comments == ("manager: words of manager 1",)
    expected = {f"words of peer {number}" for number in range(1, 6)}
    assert expected == set(told(5, (), {}).comments[1:])


def test_comments_of_self_and_hidden_groups_are_never_shown() -> None:
    """Hidden raters do not help to reach five, and nobody reads what they wrote."""
    assert told(4, (), {REPORT: 2}).comments == ("manager: words of manager 1",)
    texts = " ".join(told(6, (), {REPORT: 2, PARTNER: 1}).comments)
    assert not re.search("self|report|partner", texts)


def test_comments_come_in_an_order_that_says_nothing() -> None:
    """Whatever the order of the forms, comments stand in the same one, which is not theirs."""
    first = told(6, (), {}).comments
    assert first == told(6, (7, 3, 1, 0, 2, 6, 4, 5), {}).comments
    assert list(first[1:]) != sorted(first[1:])


def test_a_pool_needs_ten_other_people() -> None:
    """With nine others whose spread is shown there is no interval, with ten there is."""
    mine = alike(PERSON, {SELF: 1, MANAGER: 1, PEER: 3}, [3.0])
    without = report_on([*mine, *bystanders(9, 1)])
    assert not without["c0"].others.has_interval
    assert without["c0"].verdict is Verdict.TOO_FEW_RATERS
    assert without.pool == ""
    with_pool = report_on([*mine, *bystanders(10, 1)])
    assert with_pool["c0"].others.has_interval
    assert "pooled over 10 people (df 50)" in with_pool.pool


def test_a_small_group_keeps_its_spread_to_itself_beside_a_large_one() -> None:
    """Where one of two groups has fewer than five, all others rest on the pooled spread."""
    rng = np.random.default_rng(2)
    answers = [[float(x)] for x in rng.integers(1, 6, 9)]
    forms = about(PERSON, PEER, *answers[:3]) + about(PERSON, REPORT, *answers[3:])
    line = report_on([*forms, *bystanders(10, 1)])["c0"]
    assert "pooled spread" in line.others.method
    assert not line.agreement.is_shown
    assert ["pooled" in group.mean.method for group in line.groups] == [True, False]


def test_a_report_prints_what_it_hides_and_why() -> None:
    """The text has the numbers, the groups that are not shown, the audit and the limits."""
    text = str(report_on(alike(PERSON, {SELF: 1, MANAGER: 1, PEER: 5}, [4.0])))
    for part in (
        "4.00 6 not distinguishable",
        "Others are manager, peers, pooled; self is in no average.",
        "Not shown, and in no total: reports,",
        "nothing hidden can be worked out by subtraction",
        "For development and a conversation",
    ):
        assert part in " ".join(text.split())


def test_joined_groups_are_shown_as_one() -> None:
    """Three peers, one report and one partner are pooled under all the names."""
    forms = alike(PERSON, {SELF: 1, PEER: 3, REPORT: 1, PARTNER: 1}, [4.0])
    report = report_on(forms, policy=JOIN)
    assert report.joined == ", ".join(group.plural for group in ANONYMOUS)
    assert [group.mean.n for group in report["c0"].groups] == [5]
    assert "Joined, because some are too few" in str(report)


def test_explanations_say_what_and_what_not() -> None:
    """A report's account holds its policy, its rule and what was left out."""
    forms = [*alike(PERSON, {SELF: 1, PEER: 4}, [4.0]), *about(PERSON, PEER, [3.0])]
    report = report_on(forms)
    text = str(report.explain())
    for part in (str(report.policy), str(report.rule), "Not shown", "hire, pay, promote"):
        assert part in text
    assert "df = 4" in str(report["c0"].others.explain())
    assert "others' error only" in str(report["c0"].gap.explain())


def test_a_lower_threshold_stands_in_the_report_with_its_reason() -> None:
    """Whoever shows more than the default says why, in the report itself."""
    policy = DisclosurePolicy(min_raters=2, min_in_all=2, reason="all raters agreed in writing")
    report = report_on(alike(PERSON, {SELF: 1, PEER: 2}, [4.0]), policy=policy)
    assert report.has_others
    assert "all raters agreed in writing" in str(report.to_dict()["policy"])
    assert "all raters agreed in writing" in str(report.explain())


def test_scores_do_not_change() -> None:
    """Making reports leaves the scores as they were."""
    scores: Scores = scores_of(bystanders(12, 2), scale=FIVE_POINTS)
    before = scores.values.copy()
    all_feedback(scores)
    assert np.array_equal(before, scores.values)
    assert Fraction(1, 2) == scores.missing.at_least


def test_results_cannot_be_changed() -> None:
    """A report is frozen."""
    report = report_on(alike(PERSON, {SELF: 1}, [4.0]))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.person = "x"  # type: ignore[misc]
