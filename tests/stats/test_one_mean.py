"""The mean of some values beside a number is R's one-sample t test, and signs where all agree."""

import math
from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from publead.errors import InputError, PolicyError
from publead.stats.one_mean import mean_p, one_mean
from publead.stats.paired import paired_difference

# Rscript -e 'r <- t.test(c(3,4,4,5,3,3), mu=5); print(r$conf.int, 15); print(r$p.value, 15)'
VALUES = [3, 4, 4, 5, 3, 3]

answers = st.lists(st.one_of(st.integers(1, 5), st.just(math.nan)), max_size=12)


@given(answers, st.sampled_from((0.5, 0.9, 0.95, 0.99)))
def test_it_follows_the_definition(values: list[float], level: float) -> None:
    """The mean, the SD and the t interval of what is there; nothing where there is no spread."""
    known = [value for value in values if not math.isnan(value)]
    found = one_mean(values, beside=3, level=level)
    assert (found.n, found.df) == (len(known), len(known) - 1)
    assert found.mean == pytest.approx(fmean(known) if known else math.nan, nan_ok=True)
    if len(known) < 2:
        assert all(map(math.isnan, (found.sd, found.low, found.high, found.p)))
    elif len(set(known)) == 1:
        assert found.sd == 0
        assert not found.has_interval
        above = sum(value > 3 for value in known)
        expected = 1.0 if known[0] == 3 else stats.binomtest(above, len(known)).pvalue
        assert found.p == pytest.approx(expected)
    else:
        assert found.sd == pytest.approx(stdev(known))
        told = stats.ttest_1samp(known, 3)
        assert found.p == pytest.approx(told.pvalue)
        ends = told.confidence_interval(level)
        assert (found.low, found.high) == pytest.approx((ends.low, ends.high))


def test_it_is_r_s_one_sample_t_test() -> None:
    """R's t.test(x, mu = 5) gives the same interval and p."""
    found = one_mean(VALUES, beside=5)
    assert (found.low, found.high) == pytest.approx((2.80980605478790, 4.52352727854544), abs=1e-10)
    assert found.p == pytest.approx(0.0103234154808314, abs=1e-10)


@given(answers, st.randoms(use_true_random=False))
def test_order_does_not_show(values: list[float], chance: "np.random.Generator") -> None:
    """The last digit does not tell who came first."""
    turned = list(values)
    chance.shuffle(turned)
    assert repr(one_mean(values, beside=2)) == repr(one_mean(turned, beside=2))


@given(st.integers(1, 5), st.integers(1, 5), st.integers(2, 40))
def test_each_more_of_one_mind_halves_p(value: int, beside: int, n: int) -> None:
    """More of one mind prove more, halving p with each; none of them proves it beyond doubt."""
    p = one_mean([value] * n, beside=beside).p
    assert p == (1.0 if value == beside else 2 * 0.5**n)
    assert p > 0


def test_the_sign_test_keeps_its_level() -> None:
    """If each is as likely above as below, n of one mind come in 2 (1/2)^n of cases: p is exact."""
    for n in (2, 5, 6, 10):
        sides = np.array(np.meshgrid(*[[-1, 1]] * n)).reshape(n, -1)
        alike = np.abs(sides.sum(axis=0)) == n
        assert alike.mean() == mean_p(1.0, 0.0, n)


def test_rounding_is_no_spread_and_no_difference() -> None:
    """Values that differ in the last digit are alike, and lie on a number that they round to."""
    thirds = [1 / 3, 1 - 2 / 3, 1 / 3]
    assert len(set(thirds)) == 2
    assert one_mean(thirds).sd == 0
    assert one_mean([0.1 + 0.2] * 8, beside=0.3).p == 1.0
    assert paired_difference([0.1 + 0.2] * 8, [0.3] * 8).p == 1.0


def test_a_pooled_spread_brings_its_own_df() -> None:
    """With a spread from elsewhere p is Student's with the df of that spread."""
    expected = 2 * float(stats.t.sf(0.6 / (0.8 / math.sqrt(4)), 40))
    assert mean_p(-0.6, 0.8, 4, df=40) == pytest.approx(expected)


def test_odd_values_are_refused() -> None:
    """Values are finite or missing, and the level lies between 0 and 1."""
    with pytest.raises(InputError):
        one_mean([1, math.inf])
    with pytest.raises(PolicyError, match="level"):
        one_mean([1, 2], level=1.5)
