"""Claims about correlations: R's values, definitions, laws and refusals."""

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.stats.agreement import within_between
from publead.stats.correlation import (
    between_groups,
    fisher_interval,
    partial,
    pearson,
    spearman,
    within_groups,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from publead.estimates import Estimate

CLOSED = 1e-10
NAN = math.nan
IN_R = json.loads(
    (Path(__file__).parents[2] / "data" / "oracle_association.json").read_text("utf-8")
)["small"]
X, Y, Z, G = (np.array(IN_R[name]) for name in "xyzg")
SEEDS = st.integers(0, 2**32 - 1)
Floats = NDArray[np.float64]


def pearson_definition(x: Any, y: Any) -> float:
    """Return r by its definition, one product at a time."""
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    products = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    squares = [sum((v - m) ** 2 for v in side) for side, m in ((x, mean_x), (y, mean_y))]
    return float(products / math.sqrt(squares[0] * squares[1]))


def residual_definition(side: Floats, controls: Floats) -> Floats:
    """Return what least squares leaves of a column."""
    design = np.column_stack([np.ones(len(side)), controls])
    left: Floats = side - design @ np.linalg.lstsq(design, side, rcond=None)[0]
    return left


def drawn(seed: int, n: int = 24) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """Return two related variables, two controls, and groups of at least two rows."""
    rng = np.random.default_rng(seed)
    controls = rng.normal(size=(n, 2))
    x = rng.normal(size=n) + controls[:, 0]
    y = 0.5 * x + rng.normal(size=n) + controls[:, 1]
    return x, y, controls, np.r_[np.repeat(np.arange(5), 2), rng.integers(0, 6, n - 10)]


def test_values_and_intervals_are_those_of_r() -> None:
    """cor.test at 95 and 90 %, Spearman's rho with ties, residuals of lm."""
    found = pearson(X, Y)
    assert_allclose(
        [found.value, found.low, found.high],
        [IN_R["r"], IN_R["low"], IN_R["high"]],
        rtol=0,
        atol=CLOSED,
    )
    wide = pearson(X, Y, level=0.9)
    assert_allclose([wide.low, wide.high], [IN_R["low90"], IN_R["high90"]], rtol=0, atol=CLOSED)
    assert spearman(X, Y).value == pytest.approx(IN_R["spearman"], abs=CLOSED)
    assert partial(X, Y, Z).value == pytest.approx(IN_R["partial"], abs=CLOSED)
    assert between_groups(X, Y, G).value == pytest.approx(IN_R["between"], abs=CLOSED)
    within = within_groups(X, Y, G)
    assert within.value == pytest.approx(IN_R["within"], abs=CLOSED)
    assert (within.n, within.n_left_out, within.reason) == (9, 1, "no other row of their group")
    given_z = within_groups(X, Y, G, controls=Z)
    assert given_z.value == pytest.approx(IN_R["within_given_z"], abs=CLOSED)


@given(SEEDS)
def test_each_is_its_definition(seed: int) -> None:
    """r, rho, the partial r, and r between and within groups, from their definitions."""
    x, y, controls, groups = drawn(seed)
    assert pearson(x, y).value == pytest.approx(pearson_definition(x, y), abs=1e-12)
    ranked = [[sum(v < w for v in s) + (sum(v == w for v in s) + 1) / 2 for w in s] for s in (x, y)]
    assert spearman(x, y).value == pytest.approx(pearson_definition(*ranked), abs=1e-12)
    left = [residual_definition(side, controls) for side in (x, y)]
    assert partial(x, y, controls).value == pytest.approx(pearson_definition(*left), abs=1e-10)
    labels = np.unique(groups)
    means = [[side[groups == g].mean() for g in labels] for side in (x, y)]
    assert between_groups(x, y, groups).value == pytest.approx(
        pearson_definition(*means), abs=1e-12
    )
    shared = np.bincount(groups)[groups] > 1
    dummies = np.column_stack([groups[shared] == g for g in labels]).astype(float)
    both = np.column_stack([dummies, controls[shared]])
    for taken, extra in ((dummies, None), (both, controls)):
        left = [residual_definition(side[shared], taken) for side in (x, y)]
        found = within_groups(x, y, groups, controls=extra)
        assert found.value == pytest.approx(pearson_definition(*left), abs=1e-10)


@given(SEEDS)
def test_the_jackknife_leaves_out_one_cluster_at_a_time(seed: int) -> None:
    """The interval within groups is the t interval of the leave-one-out z values."""
    x, y, controls, groups = drawn(seed, 30)
    found = within_groups(x, y, groups, controls=controls)
    labels = np.unique(groups[np.bincount(groups)[groups] > 1])
    z = np.array(
        [
            math.atanh(
                within_groups(
                    x[groups != g],
                    y[groups != g],
                    groups[groups != g],
                    controls=controls[groups != g],
                ).value
            )
            for g in labels
        ]
    )
    error = math.sqrt((z.size - 1) / z.size * float(((z - z.mean()) ** 2).sum()))
    half = (math.atanh(found.high) - math.atanh(found.low)) / 2
    quantiles = {5: 2.7764451051977987, 6: 2.5705818366147395}  # R: qt(.975, c(4, 5))
    assert half == pytest.approx(quantiles[z.size] * error, rel=1e-6)


@given(SEEDS)
def test_laws(seed: int) -> None:
    """Sides change places, units and order do not matter, and turning a side turns the sign."""
    x, y, controls, groups = drawn(seed)
    order = np.random.default_rng(seed).permutation(x.size)
    calls: tuple[Callable[..., Estimate], ...] = (
        lambda a, b, *_: pearson(a, b),
        lambda a, b, *_: spearman(a, b),
        lambda a, b, c, *_: partial(a, b, c),
        lambda a, b, *rest: between_groups(a, b, rest[1]),
        lambda a, b, c, g: within_groups(a, b, g, controls=c),
    )
    for call in calls:
        plain = call(x, y, controls, groups)
        for other in (
            call(y, x, controls, groups),
            call(3 * x - 1e4, y / 7, 2 - 5 * controls, groups),
            call(x[order], y[order], controls[order], groups[order]),
        ):
            assert_allclose(
                [other.value, other.low, other.high],
                [plain.value, plain.low, plain.high],
                atol=1e-8,
            )
        turned = call(-x, y, controls, groups)
        assert_allclose([turned.value, turned.low], [-plain.value, -plain.high], atol=1e-10)
        assert plain.low <= plain.value <= plain.high


@given(SEEDS)
def test_parts_agree_with_the_within_and_between_analysis(seed: int) -> None:
    """With equal groups both weightings of group means are the same."""
    rng = np.random.default_rng(seed)
    groups = np.repeat(np.arange(6), 4)
    x, y = rng.normal(size=(2, 24)) + rng.normal(size=(2, 6))[:, groups]
    expected = within_between(x, y, groups)
    assert between_groups(x, y, groups).value == pytest.approx(expected.r_between, abs=1e-12)
    assert within_groups(x, y, groups).value == pytest.approx(expected.r_within, abs=1e-12)


def test_between_and_within_can_have_opposite_signs() -> None:
    """Rows that fall together within each group rise together between them."""
    x = np.array([1, 2, 3, 4, 5, 6, 7, 8.0])
    y = np.array([2, 1, 4, 3.2, 6, 5, 8, 7.1])
    groups = list("aabbccdd")
    assert between_groups(x, y, groups).value > 0.99
    assert within_groups(x, y, groups).value < -0.98


def test_clusters_that_hold_several_groups_widen_the_interval_or_take_it_away() -> None:
    """Groups of one cluster are left out together; too few clusters have no interval."""
    x, y, _, _ = drawn(3, 40)
    groups = np.arange(40) // 4
    apart = within_groups(x, y, groups)
    together = within_groups(x, y, groups, clusters=groups // 2)
    assert apart.value == pytest.approx(together.value, abs=1e-12)
    assert "jackknife over 10 clusters" in apart.method
    assert "jackknife over 5 clusters" in together.method
    few = within_groups(x, y, groups, clusters=groups // 4)
    assert not few.has_interval
    assert "no interval: 3 clusters" in few.method


def test_controls_between_groups_are_their_means() -> None:
    """The partial correlation between groups is that of the table of means."""
    x, y, controls, groups = drawn(8, 40)
    means = [
        np.array([side[groups == g].mean(axis=0) for g in np.unique(groups)])
        for side in (x, y, controls)
    ]
    found, expected = (
        between_groups(x, y, groups, controls=controls[:, 0]),
        partial(means[0], means[1], means[2][:, 0]),
    )
    assert_allclose([found.value, found.low], [expected.value, expected.low], atol=1e-10)


def test_a_redundant_control_counts_once() -> None:
    """A control told twice, or constant, changes neither the value nor the interval."""
    x, y, controls, groups = drawn(5)
    again = np.column_stack([controls, controls.sum(axis=1), np.ones(x.size)])
    calls: tuple[Callable[[Floats], Estimate], ...] = (
        lambda c: partial(x, y, c),
        lambda c: within_groups(x, y, groups, controls=c),
    )
    for call in calls:
        one, two = call(controls), call(again)
        assert_allclose([one.value, one.low], [two.value, two.low], atol=1e-8)


def test_missing_values_are_left_out_and_told() -> None:
    """A NaN anywhere leaves the row out."""
    x, y, controls, groups = drawn(6)
    gaps = controls.copy()
    gaps[0, 0] = NAN
    x[1] = NAN
    found = partial(x, y, gaps)
    assert (found.n, found.n_left_out) == (x.size - 2, 2)
    assert "a value is missing" in str(found.explain())
    kept = np.arange(x.size) > 1
    assert found.value == pytest.approx(partial(x[kept], y[kept], gaps[kept]).value)
    within = within_groups(x, y, groups, controls=gaps)
    expected = within_groups(x[kept], y[kept], groups[kept], controls=gaps[kept])
    assert (within.value, within.low) == (expected.value, expected.low)


def test_three_rows_have_a_value_and_no_interval_and_a_line_has_its_own_ends() -> None:
    """Three units leave no degrees of freedom; on a straight line both ends are the value."""
    three = pearson([1, 2, 3], [1, 3, 2])
    assert three.value == pytest.approx(0.5)
    assert not three.has_interval
    assert "no degrees of freedom" in three.method
    line = pearson([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    assert (line.value, line.low, line.high) == (1.0, 1.0, 1.0)
    assert not within_groups(
        [1, 2, 4, 6, 5, 8, 1, 9], [2, 4, 8, 12, 10, 16, 2, 18], list("aabbccdd")
    ).has_interval


@pytest.mark.parametrize(
    "call",
    [
        lambda: pearson([], []),
        lambda: pearson([1, 2], [2, 1]),
        lambda: pearson([1, 1, 1, 1], [1, 2, 3, 4]),
        lambda: pearson([NAN] * 4, [1, 2, 3, 4]),
        lambda: spearman([1, 2, 3, 4], [2, 2, 2, 2]),
        lambda: partial([1, 2, 3, 4], [2, 1, 4, 3], [2, 4, 6, 8]),
        lambda: between_groups([1, 2, 3, 4], [2, 1, 4, 3], [0, 0, 1, 1]),
        lambda: between_groups([1, 2, 2, 1, 1.5], [2, 1, 4, 0, 3], [0, 0, 1, 1, 2]),
        lambda: within_groups([1, 2, 3], [2, 1, 4], [0, 1, 2]),
        lambda: within_groups([1, 1, 3, 3], [2, 1, 4, 3], [0, 0, 1, 1]),
        lambda: within_groups([1, 2, 3, 4], [2, 1, 4, 3], [0, 0, 1, 1], controls=[1, 2, 3, 4]),
        lambda: within_groups([], [], []),
        lambda: fisher_interval(0.5, 3),
    ],
)
def test_what_has_no_value_is_said(call: Any) -> None:
    """Too few rows, a side that is constant, and controls that leave nothing."""
    with pytest.raises(UndefinedStatisticError):
        call()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: pearson([1, 2, 3], [1, 2]), PolicyError),
        (lambda: pearson([1, 2, 3], [1, 2, math.inf]), InputError),
        (lambda: pearson(["a", "b"], [1, 2]), InputError),
        (lambda: pearson([1, 2, 3, 5], [1, 2, 4, 3], level=95), PolicyError),
        (lambda: within_groups([1, 2, 3], [1, 2, 4], [0, 0]), PolicyError),
        (lambda: within_groups([1, 2, 4, 5], [1, 2, 4, 4], [0, 0, 1, 1], level=0), PolicyError),
        (lambda: partial([1, 2, 3], [1, 2, 4], [[1], [2]]), PolicyError),
        (lambda: fisher_interval(1.5, 10), PolicyError),
    ],
)
def test_what_makes_no_sense_is_refused(call: Any, error: type[Exception]) -> None:
    """Lengths that differ, infinities, words, and levels outside 0 to 1."""
    with pytest.raises(error):
        call()


def test_large_values_with_small_differences_keep_their_digits() -> None:
    """A billion added to both sides changes nothing that can be seen."""
    x, y, _, groups = drawn(9)
    x, y = np.round(x * 64) / 64, np.round(y * 64) / 64
    for call in (pearson, lambda a, b: within_groups(a, b, groups)):
        assert call(x + 2.0**30, y - 2.0**30).value == pytest.approx(call(x, y).value, abs=1e-9)
