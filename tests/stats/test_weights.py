"""Weights drawn around declared ones come first as often as the Beta distribution says."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from publead.errors import PolicyError, PubleadError
from publead.stats.weights import count_first_places, dirichlet_weights, t_draws

N = 40_000


def firsts_definition(rows: list[list[float]]) -> tuple[list[float], float]:
    """Return how often each column is the largest, counted row by row; ties are split."""
    shares = [0.0] * len(rows[0])
    nobody = 0
    for row in rows:
        largest = max(row)
        if largest <= 0:
            nobody += 1
            continue
        leaders = [place for place, amount in enumerate(row) if amount == largest]
        for place in leaders:
            shares[place] += 1 / len(leaders)
    return [share / len(rows) for share in shares], nobody / len(rows)


@pytest.mark.parametrize("concentration", [20, 50, 200])
@pytest.mark.parametrize(("weight", "gaps"), [(0.5, (1, 1)), (0.55, (1, 1)), (0.4, (3, 2))])
def test_two_competencies_follow_the_beta_distribution(
    concentration: float, weight: float, gaps: tuple[float, float]
) -> None:
    """P(W g1 > (1 - W) g2) with W ~ Beta(cw, c(1-w)) is the share, within five MC errors."""
    rng = np.random.default_rng(11)
    drawn = dirichlet_weights([weight, 1 - weight], concentration=concentration, n_draws=N, rng=rng)
    found = count_first_places(drawn * np.array(gaps))
    cut = gaps[1] / (gaps[0] + gaps[1])
    expected = stats.beta.sf(cut, concentration * weight, concentration * (1 - weight))
    assert found.shares[0] == pytest.approx(expected, abs=5 * math.sqrt(0.25 / N))
    assert found.shares.sum() + found.nobody == pytest.approx(1)


def test_draws_have_the_mean_and_spread_of_the_dirichlet_distribution() -> None:
    """E W = w, and SD W = sqrt(w(1-w)/(c+1)); a weight of zero stays zero."""
    weights = np.array([0.5, 0.3, 0.2, 0.0])
    drawn = dirichlet_weights(weights, concentration=50, n_draws=N, rng=np.random.default_rng(2))
    assert drawn.mean(axis=0) == pytest.approx(weights, abs=0.002)
    assert drawn.std(axis=0) == pytest.approx(np.sqrt(weights * (1 - weights) / 51), abs=0.001)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(N))


@given(
    st.lists(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=3, max_size=3), min_size=1)
)
def test_first_places_are_a_plain_count(rows: list[list[float]]) -> None:
    """Row by row, ties split, rows without any amount counted apart."""
    found = count_first_places(rows)
    shares, nobody = firsts_definition(rows)
    assert found.shares.tolist() == pytest.approx(shares)
    assert found.nobody == pytest.approx(nobody)


def test_the_monte_carlo_error_is_never_nothing() -> None:
    """A share of one after a hundred draws is not certain, and a half has the textbook error."""
    always = count_first_places(np.tile([1.0, 0.0], (100, 1)))
    assert 0 < always.monte_carlo_errors[0] < 0.01
    half = count_first_places([[1.0, 0.0], [0.0, 1.0]] * 5000)
    assert half.monte_carlo_errors[0] == pytest.approx(0.005, rel=1e-3)


def test_means_vary_by_student_s_t_and_stay_where_there_is_no_error() -> None:
    """The draws' quantiles are those of mean + s t(df); a column without error is constant."""
    drawn = t_draws([3.0, 4.0], [0.2, math.nan], [4, 4], n_draws=N, rng=np.random.default_rng(5))
    expected = 3 + 0.2 * stats.t.ppf([0.1, 0.5, 0.9], 4)
    assert np.quantile(drawn[:, 0], [0.1, 0.5, 0.9]) == pytest.approx(expected, abs=0.01)
    assert (drawn[:, 1] == 4).all()


@pytest.mark.parametrize(
    ("weights", "concentration", "n_draws", "problem"),
    [
        ([], 50, 10, "weights must be"),
        ([0.5, -0.5, 1.0], 50, 10, "at least 0"),
        ([0.5, 0.4], 50, 10, "sum of 0.9"),
        ([0.5, 0.5], 0, 10, "concentration is 0"),
        ([0.5, 0.5], math.inf, 10, "concentration is inf"),
        ([0.5, 0.5], 50, 0, "n_draws is 0"),
    ],
)
def test_weights_that_make_no_sense_are_refused(
    weights: list[float], concentration: float, n_draws: int, problem: str
) -> None:
    """The error says which and why."""
    with pytest.raises(PolicyError, match=problem):
        dirichlet_weights(
            weights, concentration=concentration, n_draws=n_draws, rng=np.random.default_rng(1)
        )


def test_no_draws_have_no_first() -> None:
    """Nothing to count is refused."""
    with pytest.raises(PolicyError, match="at least one of each"):
        count_first_places(np.zeros((0, 2)))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda rng: dirichlet_weights([1.0], concentration=50, n_draws=2.5, rng=rng),  # type: ignore[arg-type]
        lambda rng: dirichlet_weights([1.0], concentration="50", n_draws=2, rng=rng),  # type: ignore[arg-type]
        lambda rng: dirichlet_weights(["Anna Smith"], concentration=50, n_draws=2, rng=rng),
        lambda _: dirichlet_weights([1.0], concentration=50, n_draws=2, rng=1),  # type: ignore[arg-type]
        lambda rng: t_draws([3.0, 4.0], [0.1], [9, 9], n_draws=2, rng=rng),
        lambda rng: t_draws([3.0], [-0.1], [9], n_draws=2, rng=rng),
        lambda rng: t_draws([3.0], [0.1], [math.nan], n_draws=2, rng=rng),
        lambda _: count_first_places([[math.nan, 1.0]]),
    ],
)
def test_wrong_arguments_are_told_in_a_sentence(wrong: object) -> None:
    """Texts, fractions of draws, no generator, and errors that fit no mean are refused."""
    assert callable(wrong)
    with pytest.raises(PubleadError) as told:
        wrong(np.random.default_rng(1))
    assert "Anna" not in str(told.value)
