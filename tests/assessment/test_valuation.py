"""What is overvalued and undervalued, whom it shows, and what it says beside the lists of 2013."""

import json
import math
from statistics import fmean, stdev

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import publead as pl
from builders import small_framework
from publead.assessment.valuation import Asked, ValuationAnswers, ValuationVerdict
from publead.errors import ArgumentError, UnknownCodeError
from publead.estimates import Status
from publead.frameworks import ANTI_HERO, Framework

NAN = math.nan
AB = small_framework(2)
Rows = list[list[float]]


def answers_of(
    needed: Rows,
    rewarded: Rows,
    *,
    framework: Framework = AB,
    parts: list[str] | None = None,
    asked: Asked = Asked.RATINGS,
) -> ValuationAnswers:
    """Return answers as if they had been read."""
    return ValuationAnswers(
        framework=framework,
        asked=asked,
        ends=(1.0, 5.0) if asked is Asked.RATINGS else (-1.0, 1.0),
        needed=np.array(needed, dtype=float),
        rewarded=np.array(rewarded, dtype=float),
        attributes={} if parts is None else {"part": tuple(parts)},
        reading="a reading",
    )


def drawn(n: int, seed: int = 1, shift: float = 1.0) -> ValuationAnswers:
    """Return answers of n people who find ``a`` undervalued and ``b`` as it should be."""
    rng = np.random.default_rng(seed)
    needed = np.clip(np.rint(rng.normal([3.5 + shift / 2, 3], 0.8, (n, 2))), 1, 5)
    rewarded = np.clip(np.rint(rng.normal([3.5 - shift / 2, 3], 0.8, (n, 2))), 1, 5)
    parts = ["North" if i % 3 else "South" for i in range(n)]
    return answers_of(needed.tolist(), rewarded.tolist(), parts=parts)


def holm_definition(p_values: list[float]) -> list[float]:
    """Return Holm's adjusted p values, test by test."""
    m = len(p_values)
    order = sorted(range(m), key=lambda i: p_values[i])
    adjusted = [0.0] * m
    for step, i in enumerate(order):
        before = adjusted[order[step - 1]] if step else 0.0
        adjusted[i] = max(before, min(1.0, (m - step) * p_values[i]))
    return adjusted


cells = st.one_of(st.integers(1, 5).map(float), st.just(NAN))
tables = st.integers(5, 14).flatmap(
    lambda n: st.tuples(
        st.lists(st.lists(cells, min_size=2, max_size=2), min_size=n, max_size=n),
        st.lists(st.lists(cells, min_size=2, max_size=2), min_size=n, max_size=n),
    )
)


@given(tables)
def test_it_follows_the_definition(table: tuple[Rows, Rows]) -> None:
    """Pairs, means, interval, Holm and verdict, word by word from the rows."""
    needed, rewarded = table
    found = pl.valuation(answers_of(needed, rewarded))
    p_values: dict[int, float] = {}
    for place, line in enumerate(found):
        pairs = [
            (n[place], r[place])
            for n, r in zip(needed, rewarded, strict=True)
            if not math.isnan(n[place]) and not math.isnan(r[place])
        ]
        if len(pairs) < 4:
            assert line.gap.status is Status.HIDDEN
            assert (line.gap.n, line.verdict) == (None, ValuationVerdict.TOO_FEW)
            continue
        differences = [n - r for n, r in pairs]
        assert line.gap.n == len(pairs)
        assert line.gap.n_left_out == len(needed) - len(pairs)
        assert line.needed.value == pytest.approx(fmean(n for n, _ in pairs))
        assert line.rewarded.value == pytest.approx(fmean(r for _, r in pairs))
        assert line.gap.value == pytest.approx(fmean(differences), abs=1e-12)
        if len(pairs) < 5:
            assert not line.gap.has_interval
            assert line.verdict is ValuationVerdict.TOO_FEW
            continue
        error = stdev(differences) / math.sqrt(len(pairs))
        half = float(stats.t.ppf(0.975, len(pairs) - 1)) * error
        if error == 0:
            assert not line.gap.has_interval
            p_values[place] = 0.5 ** (len(pairs) - 1) if differences[0] else 1.0
        else:
            assert line.gap.low == pytest.approx(fmean(differences) - half, abs=1e-9)
            t = abs(fmean(differences)) / error
            p_values[place] = float(2 * stats.t.sf(t, len(pairs) - 1))
    adjusted = holm_definition(list(p_values.values()))
    for place, p in zip(p_values, adjusted, strict=True):
        line = found.lines[place]
        assert line.p == pytest.approx(p, abs=1e-9)
        if abs(p - 0.05) > 1e-9:
            names = {True: "undervalued", False: "overvalued"}
            expected = names[line.gap.value > 0] if p < 0.05 else "not distinguishable"
            assert line.verdict.value == expected


def test_what_is_left_out_says_why() -> None:
    """Who lacks which answer is counted."""
    needed = [[4.0, 4.0]] * 5 + [[NAN, 4.0], [4.0, 4.0], [NAN, 4.0]]
    rewarded = [[2.0, 2.0], [3.0, 2.0]] * 3 + [[NAN, 2.0], [NAN, 2.0]]
    line = pl.valuation(answers_of(needed, rewarded))["a"]
    assert (line.gap.n, line.gap.n_left_out) == (5, 3)
    assert line.gap.reason == (
        "1 without an answer on what is needed, 1 without one on what is rewarded, 1 without either"
    )


def test_best_worst_scores_are_compared_in_the_same_way() -> None:
    """Scores from -1 to 1 go through the same pairs, with their own textbook entry."""
    rng = np.random.default_rng(4)
    found = pl.valuation(
        answers_of(
            rng.uniform(0, 1, (12, 2)).tolist(),
            rng.uniform(-1, 0, (12, 2)).tolist(),
            asked=Asked.BEST_WORST,
        )
    )
    assert found.undervalued == ("a", "b")
    account = str(found.explain())
    assert "10.1016/j.jmp.2005.05.003" in account
    assert "sum of zero" in account


def test_the_verdict_needs_five_and_the_mean_four() -> None:
    """With 3 nothing is shown, with 4 the means, with 5 the interval and the verdict."""
    few = pl.valuation(answers_of([[5.0, 4.0]] * 4, [[1.0, 2.0]] * 4))
    assert "+4.00  " in str(few)
    for n, has_mean, has_interval in ((3, False, False), (4, True, False), (5, True, True)):
        found = pl.valuation(answers_of([[5.0, 4.0]] * n, [[1.0, 2.0]] * (n - 1) + [[2.0, 1.0]]))
        assert found["a"].gap.is_shown is has_mean
        assert found["a"].gap.has_interval is has_interval
        assert (found["a"].verdict is ValuationVerdict.TOO_FEW) is not has_interval
        assert found.audit.passed


def test_a_hidden_trait_tells_nothing() -> None:
    """Neither the table, nor the page, nor the release holds a number of a hidden trait."""
    needed = [[5.0, 4.0]] * 3 + [[NAN, 4.0]] * 5
    found = pl.valuation(answers_of(needed, [[1.0, 2.0], [2.0, 1.0]] * 4))
    row = found.rows()[0]
    assert {key for key, value in row.items() if value is None} == {
        "needed", "rewarded", "gap", "low", "high", "n", "p",
    }  # fmt: skip
    assert not any(figure.topic.startswith("a") for figure in found.release.figures)
    assert "Competency A       –" in str(found)
    assert str(found["a"]) == "Competency A: hidden (too few answered both ways)"


def test_parts_of_fewer_than_ten_are_hidden_and_another_with_them() -> None:
    """26, 24, 14 and 8: the smallest is hidden, and the next so that it does not follow."""
    sizes = {"People": 26, "Place": 24, "Resources": 14, "Office": 8}
    parts = [name for name, n in sizes.items() for _ in range(n)]
    rng = np.random.default_rng(6)
    answers = answers_of(
        rng.integers(1, 6, (72, 2)).astype(float).tolist(),
        rng.integers(1, 6, (72, 2)).astype(float).tolist(),
        parts=parts,
    )
    found = pl.valuation(answers, by="part")
    assert [cut.cut for cut in found.cuts] == ["People", "Place"]
    assert found.hidden == ("Resources", "Office")
    assert found.audit.passed
    assert "Parts not shown: Resources, Office" in str(found)
    assert "Parts not shown: Resources, Office" in str(found.explain())
    assert found.cuts[0]["a"].gap.n == 26
    assert found["a"].gap.value == pl.valuation(answers)["a"].gap.value
    assert [row["cut"] for row in found.rows()] == ["everybody"] * 2 + ["People"] * 2 + [
        "Place"
    ] * 2


def test_a_policy_with_its_reason_shows_smaller_parts() -> None:
    """Thresholds are a value: with four and four, parts of four are shown, without intervals."""
    policy = pl.DisclosurePolicy(min_cut_raters=4, min_people=4, reason="all of them agreed")
    found = pl.valuation(
        attrs.evolve(drawn(8), attributes={"part": ("N", "S") * 4}), by="part", policy=policy
    )
    assert [cut.cut for cut in found.cuts] == ["N", "S"]
    assert found.audit.passed
    assert not found.cuts[0]["a"].gap.has_interval


@given(
    st.lists(st.sampled_from("ABC"), min_size=12, max_size=45),
    st.integers(0, 1000),
)
def test_no_small_part_follows_from_what_is_shown(parts: list[str], seed: int) -> None:
    """Whatever the parts and the gaps in answers, the audit of all three layers passes."""
    rng = np.random.default_rng(seed)
    shape = (len(parts), 2)
    needed = np.where(rng.random(shape) < 0.2, NAN, rng.integers(1, 6, shape))
    rewarded = rng.integers(1, 6, shape).astype(float)
    answers = answers_of(needed.tolist(), rewarded.tolist(), parts=parts)
    found = pl.valuation(answers, by="part")
    assert found.audit.passed
    for cut in found.cuts:
        for line in cut.lines:
            assert not line.gap.is_shown or (line.gap.n or 0) >= 10
    assert pl.audit([found, pl.valuation(answers)]).passed


def test_what_a_hidden_respondent_left_out_does_not_follow() -> None:
    """One of a part X, who left an answer out, is not alone among what is not shown."""
    pairs = [[4.0, 3.0], [2.0, 5.0], [3.0, 3.0]] * 8
    needed = [*pairs, [NAN, 3.0]]
    rewarded = [*pairs[::-1], [2.0, NAN]]
    parts = ["North"] * 12 + ["South"] * 12 + ["X"]
    found = pl.valuation(answers_of(needed, rewarded, parts=parts), by="part")
    whole = {line.code: (line.gap.n or 0) + line.gap.n_left_out for line in found}
    for line in found:
        shown = sum(
            (cut[line.code].gap.n or 0) + cut[line.code].gap.n_left_out for cut in found.cuts
        )
        assert whole[line.code] - shown >= 10
    silent = answers_of([*pairs, [NAN, NAN]], [*pairs[::-1], [NAN, NAN]], parts=parts)
    assert [cut.cut for cut in pl.valuation(silent, by="part").cuts] == ["North", "South"]


def test_two_cuts_that_give_a_few_away_together_are_caught() -> None:
    """By unit and by grade each is safe; together they leave two people, and the audit says so."""
    rng = np.random.default_rng(8)
    answers = answers_of(
        rng.integers(1, 6, (32, 2)).astype(float).tolist(),
        rng.integers(1, 6, (32, 2)).astype(float).tolist(),
    )
    unit = ["N"] * 16 + ["S"] * 16
    grade = ["low"] * 18 + ["high"] * 14
    answers = attrs.evolve(answers, attributes={"unit": tuple(unit), "grade": tuple(grade)})
    by_unit, by_grade = pl.valuation(answers, by="unit"), pl.valuation(answers, by="grade")
    assert by_unit.audit.passed
    assert by_grade.audit.passed
    assert not pl.audit([by_unit, by_grade]).passed


def test_unanimity_at_an_end_is_flagged() -> None:
    """If all find it needed most, the mean says what each of them answered."""
    found = pl.valuation(answers_of([[5.0, 3.0]] * 6, [[1.0, 2.0], [1.0, 4.0]] * 3))
    told = " ".join(found.notices)
    assert "All 6 gave the highest answer there is on how much Competency A is needed" in told
    assert "All 6 gave the lowest answer there is on how much Competency A is rewarded" in told


def test_five_who_say_the_same_are_no_proof() -> None:
    """Equal differences have no interval, and no verdict from a spread of zero."""
    for n, verdict in (
        (5, ValuationVerdict.NOT_DISTINGUISHABLE),
        (6, ValuationVerdict.NOT_DISTINGUISHABLE),
        (7, ValuationVerdict.UNDERVALUED),
    ):
        rewarded = [[1.0, 2.0 + i % 3] for i in range(n)]
        found = pl.valuation(answers_of([[4.0, 3.0]] * n, rewarded))
        assert found["a"].verdict is verdict
        assert not found["a"].gap.has_interval
        assert "no spread for an interval" in " ".join(found.notices)


def test_shifting_both_answers_changes_no_gap_and_swapping_turns_it() -> None:
    """Needed less rewarded is blind to where the scale begins, and turns with its sign."""
    one = drawn(30)
    moved = attrs.evolve(one, needed=one.needed + 2, rewarded=one.rewarded + 2, ends=(3.0, 7.0))
    swapped = attrs.evolve(one, needed=one.rewarded, rewarded=one.needed)
    found = pl.valuation(one)
    assert [line.gap.value for line in pl.valuation(moved)] == pytest.approx(
        [line.gap.value for line in found]
    )
    assert pl.valuation(swapped).overvalued == found.undervalued == ("a",)


def test_it_is_set_beside_the_lists_of_2013() -> None:
    """Each trait agrees, contradicts or is unsettled, with counts and what may not be concluded."""
    rng = np.random.default_rng(9)
    n = 30
    shift = {"control": -2, "charisma": 2, "listening": 2, "humility": -2}
    needed = np.array([[3 + shift.get(c, 0) / 2 for c in ANTI_HERO.codes]] * n)
    rewarded = np.array([[3 - shift.get(c, 0) / 2 for c in ANTI_HERO.codes]] * n)
    needed = needed + rng.choice([-0.5, 0.0, 0.5], (n, 10))
    needed[:, ANTI_HERO.codes.index("power")] = NAN
    found = pl.valuation(
        answers_of(needed.tolist(), rewarded.tolist(), framework=ANTI_HERO)
    ).comparison
    assert found is not None
    assert {"control", "listening"} <= set(found.agree)
    assert {"charisma", "humility"} <= set(found.contradict)
    assert found.too_few == ("power",)
    groups = (found.agree, found.contradict, found.unsettled, found.too_few)
    assert sum(map(len, groups)) == 10
    assert found.standing("control") == "agrees"
    assert found.standing("power") == "too few to say"
    assert "published, not validated" in str(found)
    assert "nothing here tests the lists" in str(found)
    assert "size of the sample" in str(found.explain())
    with pytest.raises(UnknownCodeError):
        found.standing("courage")


def test_a_framework_without_lists_has_no_comparison() -> None:
    """Any framework can be asked about; only one with such lists is compared with them."""
    assert pl.valuation(drawn(12)).comparison is None


def test_it_prints_and_goes_over_as_json_and_frames() -> None:
    """The page, the JSON and the frames hold the same rows."""
    found = pl.valuation(drawn(36), by="part")
    assert "What is needed beside what is rewarded" in str(found)
    assert "South" in str(found)
    assert len(found.to_frame(backend="pandas")) == len(found.rows()) == 6
    assert json.loads(json.dumps(found.to_dict()))["n_respondents"] == 36
    assert repr(found) == "Valuation on invented@2020: 36 respondents, 2 traits"
    assert "undervalued" in str(found["a"].explain())
    assert str(found["a"]).startswith("Competency A: needed")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: pl.valuation([1, 2]), ArgumentError),  # type: ignore[arg-type]
        (lambda: pl.valuation(drawn(6), by="grade"), UnknownCodeError),
        (lambda: pl.valuation(drawn(6), by=3), ArgumentError),  # type: ignore[arg-type]
        (lambda: pl.valuation(drawn(6), policy="none"), ArgumentError),  # type: ignore[arg-type]
        (lambda: pl.valuation(drawn(6))["z"], UnknownCodeError),
        (lambda: pl.valuation(drawn(30), by="part").cuts[0]["z"], UnknownCodeError),
    ],
)
def test_wrong_arguments_are_told(call: "object", error: type[Exception]) -> None:
    """Something else than asked for is refused with a sentence."""
    with pytest.raises(error):
        call()  # type: ignore[operator]


def test_one_respondent_more_is_found_beside_an_earlier_valuation() -> None:
    """Twelve, and then the same twelve with a thirteenth: their difference is one's answers."""

    def of(n: int) -> pl.Valuation:
        rows = [{"need": 4 + i % 2, "reward": 2 + i % 3 // 2} for i in range(n)]
        answers = pl.read_valuation(
            rows, needed={"need": "listening"}, rewarded={"reward": "listening"}
        )
        return pl.valuation(answers)

    earlier, later = of(12), of(13)
    assert earlier.audit.passed
    assert later.audit.passed
    found = pl.audit([later], previous=[earlier])
    assert not found.passed
    assert "over 1 rater can be worked out" in str(found)
