"""Claims about intervals for means and shares, and about tests made several at a time."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.intervals import (
    holm_adjusted,
    mean_interval,
    normal_quantile,
    t_test_p,
    wilson_interval,
)

P_VALUES = st.lists(st.floats(0, 1), max_size=12)
LEVELS = st.sampled_from((0.5, 0.8, 0.9, 0.95, 0.99))


def naive_holm(p_values: Sequence[float]) -> list[float]:
    """Return Holm's adjusted p values by their definition, one test at a time."""
    m = len(p_values)
    ranked = sorted(p_values)
    return [
        max(min((m - j) * ranked[j], 1.0) for j in range(ranked.index(p) + 1)) for p in p_values
    ]


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), LEVELS)
def test_wilson_is_what_scipy_gives(counts: tuple[int, int], level: float) -> None:
    """The score interval equals scipy's, at the ends as well."""
    successes, n = counts
    expected = stats.binomtest(successes, n).proportion_ci(level, method="wilson")
    low, high = wilson_interval(successes, n, level)
    assert low == pytest.approx(expected.low, abs=1e-12)
    assert high == pytest.approx(expected.high, abs=1e-12)


@pytest.mark.parametrize(
    ("successes", "n", "expected"),
    [
        # Newcombe, R. G. (1998). Statistics in Medicine, 17, 857-872, table I, method 3.
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_gives_the_published_values(
    successes: int, n: int, expected: tuple[float, float]
) -> None:
    """The worked examples of Newcombe's comparison come out to four decimals."""
    low, high = wilson_interval(successes, n)
    assert expected == (round(low, 4), round(high, 4))


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.floats(0, n), st.just(n))), LEVELS)
def test_wilson_holds_the_share_and_turns_with_it(counts: tuple[float, int], level: float) -> None:
    """The share lies inside, the ends within 0 and 1, and counting noes turns it round."""
    successes, n = counts
    low, high = wilson_interval(successes, n, level)
    assert 0 <= low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= high <= 1
    turned = wilson_interval(n - successes, n, level)
    assert turned == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_wilson_refuses_what_is_no_share() -> None:
    """Nobody asked, more yeses than answers, and levels outside 0 to 1 are refused."""
    with pytest.raises(UndefinedStatisticError, match="nobody answered"):
        wilson_interval(0, 0)
    for successes in (-1, 11, math.nan):
        with pytest.raises(PolicyError, match="must lie between 0 and n"):
            wilson_interval(successes, 10)
    for level in (0.0, 1.0, 95.0):
        with pytest.raises(PolicyError, match="level"):
            wilson_interval(5, 10, level)


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=30), LEVELS)
def test_mean_interval_is_what_scipy_gives(values: list[float], level: float) -> None:
    """The t interval equals scipy's from the same mean and standard error."""
    mean, sd, n = float(np.mean(values)), float(np.std(values, ddof=1)), len(values)
    expected = (math.nan, math.nan)
    if sd > 0:
        expected = stats.t.interval(level, n - 1, loc=mean, scale=sd / math.sqrt(n))
    found = mean_interval(mean, sd, n, level=level)
    assert found == pytest.approx(expected, rel=1e-10, abs=1e-10, nan_ok=True)


def test_mean_interval_takes_the_degrees_of_freedom_of_a_pooled_spread() -> None:
    """With a spread from elsewhere one value is enough, and its own df is used."""
    half = float(stats.t.ppf(0.975, 40)) * 0.8
    assert mean_interval(3.0, 0.8, 1, df=40) == pytest.approx((3.0 - half, 3.0 + half))


@pytest.mark.parametrize(("n", "df"), [(1, None), (0, 10), (5, 0)])
def test_mean_interval_refuses_without_degrees_of_freedom(n: int, df: float | None) -> None:
    """One value without a spread from elsewhere has no interval."""
    with pytest.raises(UndefinedStatisticError, match="no degrees of freedom"):
        mean_interval(3.0, 1.0, n, df=df)


@given(st.floats(-5, 5), st.floats(0.01, 5), st.integers(1, 200))
def test_p_value_and_interval_agree(difference: float, error: float, df: int) -> None:
    """The p value is below 0.05 just where the 95 % interval excludes zero, and equals scipy's."""
    p = t_test_p(difference, error, df)
    low, high = mean_interval(difference, error, 1, df=df)
    assert p == pytest.approx(2 * float(stats.t.sf(abs(difference / error), df)), abs=1e-12)
    if abs(p - 0.05) > 1e-9:
        assert (p < 0.05) == (low > 0 or high < 0)


def test_without_error_there_is_no_p_value() -> None:
    """Where there is no error there is nothing to test by, whatever the difference."""
    assert all(math.isnan(t_test_p(difference, 0.0, 5)) for difference in (0.1, 0.0))


@given(P_VALUES)
def test_holm_is_its_definition(p_values: list[float]) -> None:
    """Adjusted values are the step-down maxima, in the order given."""
    assert naive_holm(p_values) == pytest.approx(holm_adjusted(p_values).tolist())


@given(P_VALUES)
def test_holm_never_helps_and_keeps_the_order(p_values: list[float]) -> None:
    """No p value gets smaller or above 1, and of two the smaller stays the smaller."""
    adjusted = holm_adjusted(p_values)
    assert all(raw <= new <= 1 for raw, new in zip(p_values, adjusted, strict=True))
    order = np.argsort(p_values, kind="stable")
    assert np.all(np.diff(adjusted[order]) >= 0)


def test_normal_quantile_is_the_familiar_one() -> None:
    """95 % is 1.96 standard errors each way."""
    assert normal_quantile(0.95) == pytest.approx(1.959963984540054, abs=1e-12)


def mean_wilson_coverage(n: int, shares: int) -> float:
    """Return the exact coverage of Wilson's interval for *n*, averaged over shares."""
    p = (np.arange(shares) + 0.5) / shares
    ends = np.array([wilson_interval(x, n) for x in range(n + 1)])
    chances = stats.binom.pmf(np.arange(n + 1), n, p[:, np.newaxis])
    inside = (ends[:, 0] <= p[:, np.newaxis]) & (p[:, np.newaxis] <= ends[:, 1])
    return float((chances * inside).sum(axis=1).mean())


def t_coverage(n: int, draws: int, rng: np.random.Generator) -> float:
    """Return how often the t interval holds the mean of a normal distribution."""
    values = rng.normal(3.5, 0.8, size=(draws, n))
    held = 0
    for row in values:
        low, high = mean_interval(float(row.mean()), float(row.std(ddof=1)), n)
        held += low <= 3.5 <= high
    return held / draws


@pytest.mark.parametrize("n", [5, 10, 30, 100])
def test_wilson_covers_on_average(n: int) -> None:
    """Averaged over all shares, the interval covers in 93 to 97 % of samples."""
    assert 0.93 <= mean_wilson_coverage(n, 500) <= 0.97


@pytest.mark.parametrize("n", [3, 5, 10])
def test_t_interval_covers_where_its_assumptions_hold(n: int) -> None:
    """Over 4,000 normal samples the interval covers in 93.5 to 96.5 %."""
    assert 0.935 <= t_coverage(n, 4000, np.random.default_rng(n)) <= 0.965


@pytest.mark.nightly
@pytest.mark.parametrize("n", [2, 3, 4, 5, 6, 8, 12, 20, 50])
def test_t_interval_covers_over_a_grid(n: int) -> None:
    """Over 40,000 normal samples the interval covers in 94.5 to 95.5 %."""
    assert 0.945 <= t_coverage(n, 40_000, np.random.default_rng(n)) <= 0.955


@pytest.mark.nightly
@pytest.mark.parametrize("n", [2, 3, 5, 8, 10, 15, 20, 30, 50, 100, 200, 500])
def test_wilson_covers_on_average_over_a_grid(n: int) -> None:
    """Averaged over a fine grid of shares, the interval covers in 93 to 97 % of samples."""
    assert 0.93 <= mean_wilson_coverage(n, 5000) <= 0.97
