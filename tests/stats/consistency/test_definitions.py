"""Claims that hold for any answers: the definition, written out slowly, and laws."""

import math
import statistics
from itertools import combinations, pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy import stats

from publead.errors import UndefinedStatisticError
from publead.stats import consistency as c
from publead.stats.consistency.polychoric import bivariate_normal

Answers = NDArray[np.float64]
NEAR = 1e-9


@st.composite
def answers(draw: st.DrawFn, *, least_items: int = 2, missing: bool = False) -> Answers:
    """Draw answers from 1 to 5; three people answered everything, and every item varies."""
    n, k = draw(st.integers(1, 11)), draw(st.integers(least_items, 6))
    points = [1.0, 2.0, 3.0, 4.0, 5.0] + ([math.nan] if missing else [])
    first = draw(hnp.arrays(np.float64, k, elements=st.sampled_from([1.0, 2.0, 4.0, 5.0])))
    third = draw(hnp.arrays(np.float64, k, elements=st.sampled_from(points[:5])))
    rest = draw(hnp.arrays(np.float64, (n, k), elements=st.sampled_from(points)))
    rows: Answers = np.vstack([first, 6 - first, third, rest])
    complete = rows[~np.isnan(rows).any(axis=1)]
    assume(complete.sum(axis=1).var() > 1e-6)
    return rows


def alpha_by_definition(rows: Answers) -> float:
    """Return alpha with Python's own variances, in plain loops."""
    k = rows.shape[1]
    own = sum(statistics.variance(list(item)) for item in rows.T)
    return float(k / (k - 1) * (1 - own / statistics.variance([math.fsum(row) for row in rows])))


@given(answers(missing=True))
def test_alpha_is_its_definition(rows: Answers) -> None:
    """Listwise: those who answered every item, and n is theirs."""
    complete = rows[~np.isnan(rows).any(axis=1)]
    found = c.cronbach_alpha(rows)
    assert found.value == pytest.approx(alpha_by_definition(complete), rel=1e-9, abs=1e-9)
    assert (found.n, found.n_left_out) == (len(complete), len(rows) - len(complete))
    assert bool(found.reason) >= bool(found.n_left_out)


@pytest.mark.parametrize(("n", "k"), [(40, 3), (8001, 4), (60_007, 7), (30, 8001)])
@pytest.mark.parametrize("gaps", [0.0, 0.5])
def test_alpha_is_the_same_however_answers_lie_in_memory(n: int, k: int, gaps: float) -> None:
    """Row by row, column by column or with a stride; as floats of either size or as bytes."""
    rng = np.random.default_rng(n)
    drawn = rng.normal(size=(n, k)) + rng.normal(size=(n, 1))
    rows = np.clip(np.rint(3 + drawn), 1, 5)
    rows[rng.random(n) < gaps, k // 2] = math.nan
    whole = rows[~np.isnan(rows).any(axis=1)]
    own = whole.var(axis=0, ddof=1).sum()
    expected = k / (k - 1) * (1 - own / whole.sum(axis=1).var(ddof=1))
    single = rows.astype(np.float32)
    as_bytes = np.where(np.isnan(rows), -128, rows).astype(np.int8)
    for kept in (rows, single, as_bytes):
        for laid in (kept, np.asfortranarray(kept), np.repeat(kept, 2, axis=1)[:, ::2]):
            found = c.cronbach_alpha(laid)
            assert found.value == pytest.approx(expected, abs=1e-12)
            assert found.n == len(whole)


@given(answers(missing=True))
def test_pairwise_covariances_are_their_definition(rows: Answers) -> None:
    """Each covariance uses those who answered both items; alpha is made of them."""
    k = rows.shape[1]
    spread = np.empty((k, k))
    for i in range(k):
        for j in range(k):
            both = rows[~np.isnan(rows[:, i]) & ~np.isnan(rows[:, j])]
            spread[i, j] = statistics.covariance(list(both[:, i]), list(both[:, j]))
    assume(spread.sum() > 1e-6)
    expected = k / (k - 1) * (1 - np.trace(spread) / spread.sum())
    if expected > 1 + 1e-9:
        with pytest.raises(UndefinedStatisticError, match="do not fit together"):
            c.cronbach_alpha(rows, missing=c.Missing.PAIRWISE)
    else:
        found = c.cronbach_alpha(rows, missing=c.Missing.PAIRWISE)
        assert found.value == pytest.approx(expected, rel=1e-8, abs=1e-8)
        assert found.n == np.sum(~np.isnan(rows).all(axis=1))


@given(answers())
def test_without_gaps_both_ways_agree(rows: Answers) -> None:
    """Listwise and pairwise are one where nothing is missing."""
    for coefficient in (c.cronbach_alpha, c.standardized_alpha):
        try:
            one = coefficient(rows)
        except UndefinedStatisticError:
            assume(False)
        other = coefficient(rows, missing=c.Missing.PAIRWISE)
        assert one.value == pytest.approx(other.value, rel=1e-9, abs=1e-9)
        assert one.n == other.n


@given(answers(), st.randoms())
def test_order_does_not_matter(rows: Answers, random: Random) -> None:
    """People and items may come in any order."""
    people, items = list(range(len(rows))), list(range(rows.shape[1]))
    random.shuffle(people)
    random.shuffle(items)
    shuffled = rows[people][:, items]
    assert c.cronbach_alpha(shuffled).value == pytest.approx(
        c.cronbach_alpha(rows).value, rel=NEAR, abs=NEAR
    )
    assert_allclose(
        c.guttman_lambdas(shuffled).values, c.guttman_lambdas(rows).values, rtol=1e-6, atol=1e-6
    )


@given(answers(), st.integers(-1000, 1000), st.sampled_from([0.25, 2.0, 100.0, -1.0]))
def test_a_new_ruler_does_not_matter(rows: Answers, shift: int, factor: float) -> None:
    """Alpha is the same on any straight-line relabelling that is one for all items."""
    moved = rows * factor + shift
    assert c.cronbach_alpha(moved).value == pytest.approx(
        c.cronbach_alpha(rows).value, rel=1e-8, abs=1e-8
    )


@given(answers(), st.data())
def test_standardised_alpha_knows_no_ruler(rows: Answers, data: st.DataObject) -> None:
    """Each item may have a ruler of its own."""
    k = rows.shape[1]
    own = np.array(data.draw(st.lists(st.integers(1, 9), min_size=k, max_size=k)), dtype=float)
    try:
        before = c.standardized_alpha(rows).value
    except UndefinedStatisticError:
        assume(False)
    assert c.standardized_alpha(rows * own + own).value == pytest.approx(before, rel=1e-7, abs=1e-7)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=12), st.integers(2, 6))
def test_copies_of_one_item_have_an_alpha_of_one(column: list[int], k: int) -> None:
    """Copies cannot disagree; both ends of the interval are 1 too."""
    assume(len(set(column)) > 1)
    found = c.cronbach_alpha(np.tile(np.array(column)[:, None], k))
    assert_allclose([found.value, found.low, found.high], 1, rtol=0, atol=1e-12)


@given(answers())
def test_bounds_and_their_order(rows: Answers) -> None:
    """Nothing is above 1; lambda 2 is at least alpha and the mus rise."""
    found = c.guttman_lambdas(rows)
    shown = [value for value in found.values if not math.isnan(value)]
    assert max(shown) <= 1 + NEAR
    assert found.lambda_1 <= found.lambda_3 + NEAR or found.lambda_3 < 0
    assert found.lambda_3 <= found.lambda_2 + NEAR
    series = [c.ten_berge_mu(rows, order=order).value for order in range(4)]
    assert all(low <= high + 1e-7 for low, high in pairwise(series))
    assert series[0] == pytest.approx(found.lambda_3, rel=NEAR, abs=NEAR)
    assert series[1] == pytest.approx(found.lambda_2, rel=NEAR, abs=NEAR)


@given(answers())
def test_an_interval_holds_its_value(rows: Answers) -> None:
    """Feldt's ends lie around alpha, and wider for a higher level."""
    narrow, wide = c.cronbach_alpha(rows, level=0.8), c.cronbach_alpha(rows, level=0.99)
    assert wide.low <= narrow.low <= narrow.value <= narrow.high <= wide.high <= 1


@given(answers())
def test_every_split_is_tried_once(rows: Answers) -> None:
    """The split halves are those of a search by hand; their greatest is lambda 4."""
    k = rows.shape[1]
    by_hand = {}
    for first in combinations(range(k), k // 2):
        second = tuple(item for item in range(k) if item not in first)
        one, other = rows[:, list(first)].sum(axis=1), rows[:, list(second)].sum(axis=1)
        value = 4 * np.cov(one, other)[0, 1] / (one + other).var(ddof=1)
        by_hand[frozenset([first, second])] = value
    every = c.all_splits(rows)
    assert_allclose(every.values, sorted(by_hand.values()), rtol=1e-8, atol=1e-8)
    assert every.greatest.rulon == pytest.approx(c.guttman_lambdas(rows).lambda_4, abs=1e-12)
    if k % 2 == 0:
        assert every.mean == pytest.approx(c.cronbach_alpha(rows).value, rel=1e-8, abs=1e-8)


@given(answers(least_items=3))
def test_items_against_the_rest_by_definition(rows: Answers) -> None:
    """Item-rest correlations and alpha if dropped, from the columns themselves."""
    rests = [np.delete(rows, item, axis=1) for item in range(rows.shape[1])]
    assume(all(rest.sum(axis=1).var() > 1e-6 for rest in rests))
    expected = [
        np.corrcoef(rows[:, item], rest.sum(axis=1))[0, 1] for item, rest in enumerate(rests)
    ]
    assert_allclose(c.item_rest(rows).values, expected, rtol=1e-7, atol=1e-7)
    try:
        dropped = c.alpha_if_dropped(rows).values
    except UndefinedStatisticError:
        return
    assert_allclose(dropped, [c.cronbach_alpha(rest).value for rest in rests], rtol=1e-7, atol=1e-7)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.integers(1, 50))
def test_spearman_brown_and_its_inverse(single: float, target: float, raters: int) -> None:
    """The least number of raters reaches the target, and one fewer does not."""
    needed = c.spearman_brown_raters_needed(single, target)
    assert c.spearman_brown(single, needed) >= target - 1e-9
    assert needed == 1 or c.spearman_brown(single, needed - 1) < target
    factor = c.spearman_brown_factor(single, target)
    assert c.spearman_brown(single, factor) == pytest.approx(target, rel=1e-9)
    stepped = c.spearman_brown(single, raters)
    if stepped < 1 - 1e-6:
        assert c.spearman_brown_raters_needed(single, stepped) == raters


@given(st.lists(st.floats(0.3, 0.95), min_size=3, max_size=7), st.sampled_from(list(c.Estimator)))
def test_loadings_of_a_perfect_model_come_back(
    loadings: list[float], estimator: c.Estimator
) -> None:
    """A matrix made from one factor gives its loadings, whichever way they are found."""
    made = np.array(loadings)
    related = np.outer(made, made)
    np.fill_diagonal(related, 1.0)
    found = c.common_factors(related, estimator=estimator)
    assert_allclose(found.loadings[:, 0], made, atol=1e-4)
    assert found.discrepancy == pytest.approx(0, abs=1e-8)


def test_omega_is_alpha_where_loadings_are_alike() -> None:
    """Equal loadings make alpha and omega one."""
    related = np.full((5, 5), 0.4)
    np.fill_diagonal(related, 1.0)
    rng = np.random.default_rng(3)
    rows = rng.multivariate_normal(np.zeros(5), related, 50)
    centred = rows - rows.mean(axis=0)
    exact = centred @ np.linalg.inv(np.linalg.cholesky(np.cov(centred.T))).T
    exact = exact @ np.linalg.cholesky(related).T
    alpha, omega = c.cronbach_alpha(exact), c.mcdonald_omega(exact)
    assert omega.value == pytest.approx(alpha.value, abs=1e-7)
    assert alpha.value == pytest.approx(5 * 0.4 / 2.6, abs=1e-9)


@given(
    st.floats(-3, 3, allow_subnormal=False),
    st.floats(-3, 3, allow_subnormal=False),
    st.floats(-0.99, 0.99),
)
def test_the_bivariate_normal(h: float, k: float, rho: float) -> None:
    """Owen's T function gives what scipy integrates by another way."""
    expected = stats.multivariate_normal.cdf([h, k], cov=[[1, rho], [rho, 1]])
    found = bivariate_normal(np.array([h]), np.array([k]), rho)[0]
    assert found == pytest.approx(expected, abs=1e-6)
    mirrored = bivariate_normal(np.array([k]), np.array([h]), rho)[0]
    assert found == pytest.approx(mirrored, abs=1e-13)


def test_polychoric_correlations_of_cut_normals() -> None:
    """Cut into five, normal answers give their correlation back; turning an item turns its sign."""
    rng = np.random.default_rng(5)
    latent = rng.multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], 20_000)
    cut = np.digitize(latent, [-1.2, -0.4, 0.5, 1.5]) + 1
    found = c.polychoric(cut)
    assert found.values[0, 1] == pytest.approx(0.6, abs=0.02)
    assert_allclose(found.thresholds, [[-1.2, -0.4, 0.5, 1.5]] * 2, atol=0.05)
    turned = c.polychoric(np.column_stack([6 - cut[:, 0], cut[:, 1]]))
    assert turned.values[0, 1] == pytest.approx(-found.values[0, 1], abs=1e-7)


def test_the_bootstrap_is_seeded_and_near_feldt() -> None:
    """The same seed gives the same interval, close to the formula where that is exact."""
    rng = np.random.default_rng(8)
    rows = rng.normal(size=(400, 1)) + rng.normal(size=(400, 5))
    feldt = c.cronbach_alpha(rows)
    first, second = (
        c.cronbach_alpha(rows, interval=c.Bootstrap(rng=np.random.default_rng(4), draws=400))
        for _ in range(2)
    )
    assert (first.low, first.high) == (second.low, second.high)
    assert first.value == pytest.approx(feldt.value, abs=1e-12)
    assert_allclose([first.low, first.high], [feldt.low, feldt.high], atol=0.02)
    assert "400 samples" in first.method
