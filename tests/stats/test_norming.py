"""T scores and percentile ranks: by their definitions, R's values, and the papers' own examples."""

import json
import math
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from publead.errors import ArgumentError, PolicyError, UndefinedStatisticError
from publead.stats.intervals import wilson_interval
from publead.stats.noncentral import noncentral_t_share, noncentrality_at
from publead.stats.norming import (
    Ties,
    clopper_pearson,
    normal_percentile,
    percentile_rank,
    t_score,
)

R = json.loads((Path(__file__).parents[1] / "data" / "oracle_norming.json").read_text("utf-8"))
# R prints sixteen digits, and stops its search at 1e-13 on the noncentrality.
CLOSED, SEARCHED = 1e-12, 1e-10


def t_share_definition(t: float, df: float, noncentrality: float) -> float:
    """Return P(Z + delta <= t S) by adaptive quadrature over the chi distribution."""
    chi = stats.chi(df, scale=1 / math.sqrt(df))
    found, _ = integrate.quad(
        lambda s: stats.norm.cdf(t * s - noncentrality) * chi.pdf(s),
        0,
        chi.ppf(1 - 1e-15),
        limit=400,
    )
    return float(found)


@given(t=st.floats(-15, 15), df=st.integers(1, 200), shift=st.floats(-4, 4))
def test_the_share_of_a_noncentral_t_follows_its_definition(
    t: float, df: int, shift: float
) -> None:
    """Quadrature on fixed nodes agrees with adaptive quadrature of the definition."""
    expected = t_share_definition(t, df, t + shift)
    assert noncentral_t_share(t, df, t + shift) == pytest.approx(expected, abs=5e-8)


def test_without_noncentrality_it_is_students_t() -> None:
    """At a noncentrality of 0 the share is Student's, to twelve digits, from few to many df."""
    for df, t in product((2, 3, 9, 29, 1000), (-3.0, -0.5, 0.0, 1.0, 2.5)):
        assert noncentral_t_share(t, df, 0) == pytest.approx(stats.t.cdf(t, df), abs=1e-12)


@given(t=st.floats(-60, 60), df=st.integers(2, 500), share=st.floats(0.001, 0.999))
def test_the_noncentrality_turns_the_share_round(t: float, df: int, share: float) -> None:
    """The noncentrality found puts the value at the share that was asked for."""
    assert noncentral_t_share(t, df, noncentrality_at(t, df, share)) == pytest.approx(
        share, abs=1e-9
    )


@pytest.mark.parametrize("case", R["norming"], ids=lambda case: f"{case['value']}-n{case['n']}")
def test_limits_and_percentages_are_rs(case: dict[str, float]) -> None:
    """T scores, their limits, and the percentage below are what R integrates."""
    args = (case["value"], case["mean"], case["sd"], int(case["n"]))
    found, percent = t_score(*args), normal_percentile(*args)
    standard = (case["value"] - case["mean"]) / case["sd"]
    assert found.value == pytest.approx(50 + 10 * standard, rel=CLOSED)
    assert (found.low - 50) / 10 == pytest.approx(case["low"], abs=SEARCHED)
    assert (found.high - 50) / 10 == pytest.approx(case["high"], abs=SEARCHED)
    assert percent.value == pytest.approx(case["percent"], rel=CLOSED)
    assert percent.low == pytest.approx(100 * stats.norm.cdf(case["low"]), rel=1e-9)


def test_the_example_of_crawford_and_garthwaite_2002() -> None:
    """A score of 30 against 50 (SD 10, n = 15): 3.7 % are below, with limits 0.2 % and 13.6 %."""
    found = normal_percentile(30, 50, 10, 15)
    assert [round(each, 1) for each in (found.value, found.low, found.high)] == [3.7, 0.2, 13.6]


def test_the_example_of_crawford_and_howell_1998() -> None:
    """A score of 33 against 50 (SD 10, n = 15): t = -1.65, and about 6 % are below."""
    assert round(normal_percentile(33, 50, 10, 15).value) == 6
    assert round(-17 / (10 * math.sqrt(16 / 15)), 2) == -1.65


def test_the_example_of_crawford_garthwaite_and_slick_2009() -> None:
    """Of 80 people 10 are below and 4 tied: percentile rank 15, with limits 8.00 and 24.74."""
    found = percentile_rank(10, 4, 80)
    assert found.value == 15
    assert (round(found.low, 2), round(found.high, 2)) == (8.00, 24.74)


@pytest.mark.parametrize("case", R["binomial"], ids=lambda case: f"{case['k']}-of-{case['n']}")
def test_shares_have_rs_intervals(case: dict[str, float]) -> None:
    """Clopper and Pearson's limits are binom.test's, and Wilson's are prop.test's."""
    k, n = case["k"], int(case["n"])
    assert clopper_pearson(k, n) == pytest.approx((case["low"], case["high"]), abs=CLOSED)
    expected = (case["wilson_low"], case["wilson_high"])
    assert wilson_interval(k, n) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("case", R["halves"], ids=lambda case: f"{case['k']}-of-{case['n']}")
def test_part_counts_have_the_limits_beta_form(case: dict[str, float]) -> None:
    """With half a count the limits are R's quantiles of beta distributions."""
    found = clopper_pearson(case["k"], int(case["n"]))
    assert found == pytest.approx((case["low"], case["high"]), abs=CLOSED)


def misses(n: int, below: float, tied: float, ties: Ties) -> float:
    """Return how often the interval misses below + tied / 2, over all samples of n."""
    shares, chance = [below, tied, 1 - below - tied], 0.0
    for m in range(n + 1):
        for k in range(n - m + 1):
            found = percentile_rank(m, k, n, ties=ties)
            if not found.low <= 100 * (below + tied / 2) <= found.high:
                chance += stats.multinomial.pmf([m, k, n - m - k], n, shares)
    return chance


@pytest.mark.parametrize("ties", Ties)
@pytest.mark.parametrize(("below", "tied"), [(0.05, 0.1), (0.3, 0.0), (0.2, 0.4), (0.45, 0.1)])
def test_a_percentile_ranks_interval_holds_its_level(below: float, tied: float, ties: Ties) -> None:
    """Over all samples of 30, the interval misses the truth at most 5 % of the time."""
    assert misses(30, below, tied, ties) <= 0.05


def test_a_t_scores_interval_holds_its_level() -> None:
    """From a normal reference of 30, the interval misses in 5 % of 4,000 draws, within 1 %."""
    rng = np.random.default_rng(5)
    caught = 0
    for sample in rng.normal(3, 0.5, (4000, 30)):
        found = t_score(3.6, float(sample.mean()), float(sample.std(ddof=1)), 30)
        caught += found.low <= 62 <= found.high
    assert caught / 4000 == pytest.approx(0.95, abs=0.01)


@given(
    below=st.integers(0, 20),
    tied=st.integers(0, 20),
    above=st.integers(0, 20),
    ties=st.sampled_from(Ties),
)
def test_percentile_ranks_mirror(below: int, tied: int, above: int, ties: Ties) -> None:
    """Turned upside down, a percentile rank and its interval are a hundred less themselves."""
    n = below + tied + above
    if not n:
        return
    found, turned = (percentile_rank(x, tied, n, ties=ties) for x in (below, above))
    assert found.value == pytest.approx(100 - turned.value)
    assert found.low == pytest.approx(100 - turned.high, abs=1e-9)
    assert found.low <= found.value <= found.high


def test_grouped_ties_are_less_certain_than_true_ones() -> None:
    """People who were only grouped with a value widen its interval on both sides."""
    half, either = (percentile_rank(10, 4, 80, ties=ties) for ties in Ties)
    assert either.low < half.low < half.high < either.high


def test_a_noncentrality_far_from_its_value_is_found() -> None:
    """With one degree of freedom and a large value, the search widens until it has it."""
    found = noncentrality_at(1000, 1, 0.001)
    assert noncentral_t_share(1000, 1, found) == pytest.approx(0.001, abs=1e-9)
    assert noncentrality_at(-1000, 1, 0.999) == pytest.approx(-found)


def test_what_has_no_standing_is_undefined() -> None:
    """No reference, one person, or people who are all alike give no number and no zero."""
    with pytest.raises(UndefinedStatisticError, match="nobody is in the reference"):
        percentile_rank(0, 0, 0)
    with pytest.raises(UndefinedStatisticError, match="fewer than two values"):
        t_score(3, 3, 1, 1)
    with pytest.raises(UndefinedStatisticError, match="all of it is alike"):
        t_score(3, 3, 0, 40)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: percentile_rank(3, 3, 5),
        lambda: percentile_rank(-1, 0, 5),
        lambda: percentile_rank(1, 1, 5, level=1),
        lambda: t_score(math.nan, 3, 1, 40),
        lambda: t_score(3, 3, 1, 40, level=0),
        lambda: clopper_pearson(6, 5),
        lambda: noncentrality_at(1, 9, 1),
        lambda: noncentral_t_share(1, 0.5, 0),
    ],
)
def test_numbers_that_make_no_sense_are_refused(wrong: object) -> None:
    """Counts that do not fit, and levels that are none, are refused in a sentence."""
    assert callable(wrong)
    with pytest.raises(PolicyError):
        wrong()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: t_score("Anna Smith", 3, 1, 40),  # type: ignore[arg-type]
        lambda: t_score(3, 3, 1, 40.5),  # type: ignore[arg-type]
        lambda: t_score(3, 3, 1, 40, level="0.9"),  # type: ignore[arg-type]
        lambda: percentile_rank(1.5, 1, 5),  # type: ignore[arg-type]
        lambda: percentile_rank(1, 1, 5, ties="half"),  # type: ignore[arg-type]
        lambda: percentile_rank(1, 1, 5, level=None),  # type: ignore[arg-type]
    ],
)
def test_other_kinds_than_numbers_are_told_in_a_sentence(wrong: object) -> None:
    """Texts, parts of people and words for members are wrong arguments, and are not repeated."""
    assert callable(wrong)
    with pytest.raises(ArgumentError) as told:
        wrong()
    assert "Anna" not in str(told.value)


def test_numbers_of_numpy_are_numbers() -> None:
    """Counts and levels out of arrays are taken as they come."""
    counts: list[Any] = [np.int64(1), np.int32(1), np.int64(5)]
    assert percentile_rank(*counts).value == 30
    score: list[Any] = [np.int64(3), np.float32(3), 1, np.int16(40)]
    assert t_score(*score).value == 50
