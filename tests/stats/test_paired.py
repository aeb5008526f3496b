"""Paired differences are R's, and the plain definition's."""

import math
from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from publead.errors import InputError, PolicyError
from publead.stats.paired import paired_difference

# Rscript -e 'x <- c(5,4,5,3,4,2,NA,5); y <- c(2,4,3,2,1,NA,3,4); r <- t.test(x, y, paired=TRUE);
#   r$estimate; r$conf.int; r$p.value; r$parameter; t.test(x, y, paired=TRUE, conf.level=.9)'
FIRST = [5, 4, 5, 3, 4, 2, math.nan, 5]
SECOND = [2, 4, 3, 2, 1, math.nan, 3, 4]

answers = st.lists(
    st.tuples(
        st.one_of(st.integers(1, 5), st.just(math.nan)),
        st.one_of(st.integers(1, 5), st.just(math.nan)),
    ),
    max_size=30,
)


def paired_definition(pairs: list[tuple[float, float]]) -> tuple[float, ...]:
    """Return n, the mean difference, its SD and interval, word by word."""
    differences = [x - y for x, y in pairs if not math.isnan(x) and not math.isnan(y)]
    n = len(differences)
    if n == 0:
        return (0, math.nan, math.nan, math.nan, math.nan)
    mean = fmean(differences)
    if n == 1:
        return (1, mean, math.nan, math.nan, math.nan)
    if len(set(differences)) == 1:
        return (n, mean, 0.0, math.nan, math.nan)
    sd = stdev(differences)
    half = float(stats.t.ppf(0.975, n - 1)) * sd / math.sqrt(n)
    return (n, mean, sd, mean - half, mean + half)


def test_it_is_r_s_paired_t_test() -> None:
    """R's t.test(paired = TRUE) gives the same mean, interval, p and degrees of freedom."""
    found = paired_difference(FIRST, SECOND)
    assert (found.n, found.n_left_out, found.df) == (6, 2, 5)
    assert found.difference == pytest.approx(1.66666666666667, abs=1e-10)
    assert found.low == pytest.approx(0.395736991973225, abs=1e-10)
    assert found.high == pytest.approx(2.93759634136011, abs=1e-10)
    assert found.p == pytest.approx(0.0198680515233794, abs=1e-10)
    narrower = paired_difference(FIRST, SECOND, level=0.9)
    assert (narrower.low, narrower.high) == pytest.approx((0.670400086817537, 2.6629332465158))


@given(answers)
def test_it_follows_the_definition(pairs: list[tuple[float, float]]) -> None:
    """Whole pairs only, their mean difference, its SD and its t interval."""
    found = paired_difference([x for x, _ in pairs], [y for _, y in pairs])
    told = (found.n, found.difference, found.sd, found.low, found.high)
    assert told == pytest.approx(paired_definition(pairs), nan_ok=True, abs=1e-9)
    assert found.n + found.n_left_out == len(pairs)


@given(answers)
def test_order_does_not_show_and_turning_round_turns_the_sign(
    pairs: list[tuple[float, float]],
) -> None:
    """The last digit does not tell who came first; second less first is the negative."""
    found = paired_difference([x for x, _ in pairs], [y for _, y in pairs])
    other_way = paired_difference([y for _, y in pairs], [x for x, _ in pairs])
    back = paired_difference([x for x, _ in reversed(pairs)], [y for _, y in reversed(pairs)])
    assert (found.difference, found.sd, found.first) == pytest.approx(
        (back.difference, back.sd, back.first), rel=0, abs=0, nan_ok=True
    )
    assert other_way.difference == pytest.approx(-found.difference, rel=0, abs=0, nan_ok=True)
    assert other_way.p == pytest.approx(found.p, nan_ok=True)


def test_means_are_of_whole_pairs() -> None:
    """The two means differ by the difference, because both leave out the same respondents."""
    found = paired_difference(FIRST, SECOND)
    assert found.first - found.second == pytest.approx(found.difference)


def test_without_spread_the_sign_test_decides() -> None:
    """Equal differences have no interval, and the p of as many signs: 2 (1/2)^n, or 1 for none."""
    for n in (2, 5, 6, 12):
        same = paired_difference([4.0] * n, [3.0] * n)
        assert math.isnan(same.low)
        assert math.isnan(same.high)
        assert same.p == pytest.approx(stats.binomtest(n, n).pvalue)
    assert paired_difference([4, 5], [4, 5]).p == 1.0


def test_rounding_is_no_spread() -> None:
    """Thirds whose differences are alike but for the last digit are alike."""
    found = paired_difference([1, 2 / 3, 1 / 3, 1, 2 / 3], [1 / 3, 0, -1 / 3, 1 / 3, 0])
    assert (found.sd, found.p) == (0.0, 0.0625)


def test_unequal_lengths_and_odd_values_are_refused() -> None:
    """Two numbers a respondent, finite or missing."""
    with pytest.raises(PolicyError, match="first has 2 values and second 1"):
        paired_difference([1, 2], [1])
    with pytest.raises(InputError):
        paired_difference([1, math.inf], [1, 2])


def test_the_interval_covers_at_its_level() -> None:
    """Over 2,000 samples of 12 normal differences, 95 % of the intervals hold the truth."""
    rng = np.random.default_rng(7)
    draws = rng.normal(0.4, 1.0, size=(2000, 12))
    held = 0
    for row in draws:
        found = paired_difference(row, np.zeros(12))
        held += found.low <= 0.4 <= found.high
    assert 0.935 <= held / 2000 <= 0.965
