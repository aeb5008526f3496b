"""Claims about self beside others, and about the surface of both."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.agreement import Rating, SixWay, response_surface, self_other
from ratings_in_r import columns_of, computed_by_r

NAN = math.nan


@pytest.mark.parametrize("item", ["ex", "ne"])
def test_self_beside_others_is_what_r_gives(item: str, shared_data: Callable[[str], Path]) -> None:
    """245 people, 220 with a rating of their own: r, means, spread, t, rmsd and half-SD groups."""
    columns = columns_of(shared_data("ratings/tripler_multiGroup.csv"))
    target, places = np.unique(columns["target.id"], return_inverse=True)
    own_row = columns["perceiver.id"] == columns["target.id"]
    own = np.full(target.size, NAN)
    own[places[own_row]] = columns[item][own_row]
    others = np.bincount(places[~own_row], columns[item][~own_row]) / np.bincount(places[~own_row])
    found = self_other(own, others)
    expected = computed_by_r("tripler_self_other")[item]
    assert (found.n, found.n_left_out) == (expected["n"], 25)
    for name, value in {
        "r": found.r.value,
        "mean_self": found.mean_self,
        "mean_other": found.mean_others,
        "mean_diff": found.difference.value,
        "sd_diff": found.sd_difference,
        "t": found.t,
        "rmsd": found.rmsd,
    }.items():
        assert_allclose(value, expected[name], atol=1e-10, err_msg=name)
    assert found.counts == {
        Rating.IN_AGREEMENT: expected["in_agreement_half_sd"],
        Rating.OVER: expected["over_half_sd"],
        Rating.UNDER: expected["under_half_sd"],
    }


def test_fishers_interval_is_rs() -> None:
    """fisher_z_ci of r = .30 from 50 people, on data made to have that r."""
    rng = np.random.default_rng(1)
    x, e = rng.normal(size=(2, 50))
    x = (x - x.mean()) / x.std()
    e = e - e.mean() - x * (e @ x) / 50
    y = 0.3 * x + math.sqrt(1 - 0.09) * e / e.std()
    found = self_other(x, y).r
    expected = computed_by_r("formulas")["fisher_z_ci_r30_n50"]
    assert_allclose([found.low, found.high], expected, atol=1e-10)


people = st.lists(
    st.tuples(st.integers(1, 7), st.integers(4, 28).map(lambda q: q / 4)), min_size=4, max_size=30
).filter(lambda rows: all(len(set(side)) > 1 for side in zip(*rows, strict=True)))


@given(people)
def test_laws_of_self_beside_others(rows: list[tuple[int, float]]) -> None:
    """Swapping the two turns over into under; a constant changes the mean difference only."""
    own, others = zip(*rows, strict=True)
    found, turned = self_other(own, others), self_other(others, own)
    assert_allclose(turned.difference.value, -found.difference.value, atol=1e-12)
    assert_allclose(turned.rmsd, found.rmsd)
    assert_allclose(found.rmsd**2, found.difference.value**2 + np.var(np.subtract(own, others)))
    lenient = self_other(np.add(own, 2), others)
    assert lenient.difference.value == pytest.approx(found.difference.value + 2)
    assert sum(found.counts.values()) == found.n == sum(found.six_way_counts.values())
    for three, six in zip(found.categories, found.six_way, strict=True):
        assert three is not None
        assert six is not None
        assert six.value.startswith(three.value)


def test_people_keep_their_places() -> None:
    """Who lacks a rating has no category, in their own place."""
    found = self_other([5, NAN, 1, 3, 2], [2.0, 3.0, 4.0, 3.0, 3.5])
    assert found.categories[1] is None
    assert found.categories[0] is Rating.OVER
    assert found.six_way[0] is SixWay.OVER_POOR
    assert found.six_way[2] is SixWay.UNDER_GOOD
    assert "1 person lacks" in str(found.explain())
    assert "1 over-rates" in str(found)


def test_no_gap_at_all_is_no_difference() -> None:
    """Without spread there is no t and no interval: p is 1 for no gap, else the sign test's."""
    same = self_other([1, 2, 3, 4], [1, 2, 3, 4])
    assert (same.p, same.r.value) == (1.0, 1.0)
    apart = self_other([2, 3, 4], [1, 2, 3])
    assert apart.p == 0.25
    for found in (same, apart):
        assert math.isnan(found.t)
        assert not found.difference.has_interval
        assert "sign test" in found.difference.method


@pytest.mark.parametrize(
    ("own", "others"),
    [([3, 4], [3, 3]), ([3, 3, 3], [1, 2, 3]), ([1, 2, 3], [4, 4, 4]), ([NAN] * 3, [1, 2, 3])],
)
def test_too_few_or_constant_ratings_are_undefined(own: list[float], others: list[float]) -> None:
    """Two people, everybody the same, or nobody with both."""
    with pytest.raises(UndefinedStatisticError):
        self_other(own, others)


def test_a_negative_cut_is_refused() -> None:
    """The cut is a number of standard deviations."""
    with pytest.raises(PolicyError):
        self_other([1, 2, 3], [1, 2, 3], cut=-1)


# Response surface --------------------------------------------------------------------------------


def test_a_known_surface_is_found() -> None:
    """Without error the coefficients that made the outcome come back, and a1 to a5 add up."""
    rng = np.random.default_rng(2)
    own, others = rng.uniform(1, 5, (2, 40))
    x, y = own - 3, others - 3
    b = [2.0, 0.5, 0.3, -0.2, 0.4, -0.1]
    z = b[0] + b[1] * x + b[2] * y + b[3] * x**2 + b[4] * x * y + b[5] * y**2
    found = response_surface(z, own, others, centre=3)
    assert_allclose([c.value for c in found.coefficients.values()], b, atol=1e-10)
    assert_allclose(
        [found[name].value for name in ("a1", "a2", "a3", "a4", "a5")],
        [0.8, 0.1, 0.2, -0.7, -0.1],
        atol=1e-10,
    )
    assert found.r_squared == pytest.approx(1)


def test_errors_are_those_of_least_squares() -> None:
    """Standard errors come from the normal equations, covariances included."""
    rng = np.random.default_rng(4)
    own, others = rng.uniform(1, 5, (2, 60))
    z = own - others + rng.normal(size=60)
    found = response_surface(z, own, others, centre=3)
    x, y = own - 3, others - 3
    design = np.column_stack([np.ones(60), x, y, x * x, x * y, y * y])
    inverse = np.linalg.inv(design.T @ design)
    residual = z - design @ (inverse @ design.T @ z)
    covariance = inverse * (residual @ residual) / 54
    assert_allclose([c.se for c in found.coefficients.values()], np.sqrt(np.diag(covariance)))
    combination = np.array([0, 0, 0, 1, -1, 1])
    assert_allclose(found["a4"].se, math.sqrt(combination @ covariance @ combination))
    assert found["a3"].low < 2 < found["a3"].high
    assert "60" in str(found.explain())


def test_few_or_collinear_ratings_have_no_surface() -> None:
    """Six people, or others who copy self: the terms are not determined."""
    with pytest.raises(UndefinedStatisticError, match="six terms"):
        response_surface(range(6), range(6), [3, 1, 4, 1, 5, 9], centre=3)
    with pytest.raises(UndefinedStatisticError, match="six terms"):
        response_surface(range(20), range(20), range(20), centre=3)
    own, others = np.random.default_rng(6).uniform(1, 5, (2, 20))
    with pytest.raises(UndefinedStatisticError, match="outcomes"):
        response_surface([4.0] * 20, own, others, centre=3)


def test_the_surface_counts_who_is_left_out() -> None:
    """A missing value in any of the three leaves the person out, and is told."""
    rng = np.random.default_rng(5)
    own, others, z = rng.uniform(1, 5, (3, 30))
    z[3] = own[7] = NAN
    found = response_surface(z, own, others, centre=3)
    assert (found.n, found.n_left_out) == (28, 2)
    assert str(found).startswith("a1 ")
