"""Claims about Krippendorff's alpha and the kappas."""

import csv
import math
import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.stats.agreement import (
    Form,
    Level,
    Weights,
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
    icc,
    krippendorff_alpha,
    weighted_kappa,
)
from publead.stats.agreement.arrays import Floats
from ratings_in_r import columns_of, computed_by_r

CLOSED = 1e-10
NAN = math.nan

PRINTED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, NAN],
        [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
    ]
).T
"""Krippendorff (2011), Computing Krippendorff's alpha-reliability: 12 units, four observers."""

with_gaps = hnp.arrays(
    np.float64,
    st.tuples(st.integers(2, 6), st.integers(2, 4)),
    elements=st.sampled_from([1.0, 2.0, 3.0, 5.0, NAN]),
)


@pytest.mark.parametrize("level", list(Level))
def test_alpha_is_what_r_gives_and_krippendorff_prints(level: Level) -> None:
    """irr::kripp.alpha; the paper prints .743, .815, .849 and .797."""
    found = krippendorff_alpha(PRINTED, level=level)
    assert_allclose(found.value, computed_by_r("krippendorff")[level.value]["alpha"], atol=CLOSED)
    printed = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}
    assert round(found.value, 3) == printed[level.value]
    assert (found.n, found.n_left_out) == (11, 1)


def test_irrcacs_weights_that_are_the_same() -> None:
    """irrCAC's unweighted and quadratic alpha are nominal and interval, to its five decimals."""
    expected = computed_by_r("krippendorff_irrCAC")
    for name, level in (("unweighted", Level.NOMINAL), ("quadratic", Level.INTERVAL)):
        found = krippendorff_alpha(PRINTED, level=level).value
        assert_allclose(found, expected[name]["alpha"], atol=6e-6)


def test_irrcacs_ordinal_is_another_weight() -> None:
    """Its "ordinal" alpha is not Krippendorff's, who prints .815 for the same table."""
    ours = krippendorff_alpha(PRINTED, level=Level.ORDINAL).value
    assert abs(ours - computed_by_r("krippendorff_irrCAC")["ordinal"]["alpha"]) > 0.01


def difference(a: float, b: float, level: Level, counts: Counter[float]) -> float:
    """Return Krippendorff's squared difference, as he writes it."""
    if level is Level.NOMINAL:
        return float(a != b)
    if level is Level.INTERVAL:
        return (a - b) ** 2
    if level is Level.RATIO:
        return ((a - b) / (a + b)) ** 2
    low, high = min(a, b), max(a, b)
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - (counts[a] + counts[b]) / 2) ** 2 if a != b else 0.0


def alpha_by_definition(matrix: Floats, level: Level) -> float | None:
    """Return alpha from all pairs, one by one; of a single unit there is none beyond chance."""
    units = [[x for x in row if not math.isnan(x)] for row in matrix.tolist()]
    units = [unit for unit in units if len(unit) > 1]
    values = [x for unit in units for x in unit]
    counts = Counter(values)
    if len(counts) < 2 or len(units) < 2:
        return None
    observed = sum(
        difference(a, b, level, counts) / (len(unit) - 1)
        for unit in units
        for a, b in permutations(unit, 2)
    )
    expected = sum(difference(a, b, level, counts) for a, b in permutations(values, 2))
    return 1 - (len(values) - 1) * observed / expected


@given(with_gaps, st.sampled_from(list(Level)))
def test_alpha_is_what_the_definition_says(matrix: Floats, level: Level) -> None:
    """The linear formulas agree with all pairs; without variation there is no alpha."""
    expected = alpha_by_definition(matrix, level)
    if expected is None:
        with pytest.raises(UndefinedStatisticError):
            krippendorff_alpha(matrix, level=level)
    else:
        assert_allclose(krippendorff_alpha(matrix, level=level).value, expected, atol=1e-10)


@given(with_gaps)
def test_ordinal_alpha_knows_ranks_only(matrix: Floats) -> None:
    """A stretched scale leaves ordinal and nominal alpha as they are."""
    if alpha_by_definition(matrix, Level.NOMINAL) is None:
        return
    for level in (Level.ORDINAL, Level.NOMINAL):
        plain, bent = (krippendorff_alpha(x, level=level).value for x in (matrix, matrix**3))
        assert_allclose(plain, bent, atol=1e-12)


@pytest.mark.parametrize("level", list(Level))
def test_a_thousand_continuous_units_take_megabytes(level: Level) -> None:
    """krippendorff 0.9.0 builds an array of units × values × values, 30 GB here."""
    ratings = np.random.default_rng(5).normal(size=(1000, 4)) ** 2
    tracemalloc.start()
    krippendorff_alpha(ratings, level=level)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < (60e6 if level is Level.RATIO else 5e6)


def test_the_bootstrap_is_asked_for_and_repeats() -> None:
    """Without a generator there is no interval; with the same seed it is the same, around alpha."""
    assert not krippendorff_alpha(PRINTED, level=Level.NOMINAL).has_interval
    first, second = (
        krippendorff_alpha(PRINTED, level=Level.NOMINAL, rng=np.random.default_rng(3))
        for _ in range(2)
    )
    assert (first.low, first.high) == (second.low, second.high)
    assert first.low < first.value < first.high
    with pytest.raises(PolicyError, match="100"):
        krippendorff_alpha(PRINTED, level=Level.NOMINAL, rng=np.random.default_rng(3), n_draws=5)


@pytest.mark.parametrize("ratings", [[[1, NAN], [NAN, 2]], [[2, 2], [2, 2]], [[1], [2]]])
def test_no_pairs_or_no_variation_have_no_alpha(ratings: list[list[float]]) -> None:
    """One rater, one rating a unit, or the same rating throughout."""
    for level in Level:
        with pytest.raises(UndefinedStatisticError):
            krippendorff_alpha(ratings, level=level)


def test_amounts_start_at_zero() -> None:
    """A negative ratio rating is refused; zeros agree."""
    with pytest.raises(InputError, match="below 0"):
        krippendorff_alpha([[1, -1], [2, 2]], level=Level.RATIO)
    assert krippendorff_alpha([[0, 0], [2, 2]], level=Level.RATIO).value == 1


# Kappas ------------------------------------------------------------------------------------------


def test_fleiss_kappa_is_irrs(shared_data: Callable[[str], Path]) -> None:
    """irr::kappam.fleiss on 30 patients and six raters: kappa, z and p."""
    with shared_data("ratings/irr_diagnoses.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    found = fleiss_kappa([[float(cell[0]) for cell in row] for row in rows])
    expected = computed_by_r("diagnoses_fleiss")
    assert_allclose([found.value, found.z, found.p], list(expected.values()), atol=CLOSED)
    assert found.low < found.value < found.high


def test_coefficients_of_gaps_do_not_depend_on_the_entry_that_contradicts_itself(
    shared_data: Callable[[str], Path],
) -> None:
    """
    The ratings of irrCAC's four raters are Krippendorff's own table.

    The values recorded for them (.71467 for alpha) contradict his printed .743 and irrCAC's own
    .74342 for that table, so they are held to the definitions instead.
    """
    columns = columns_of(shared_data("ratings/irrCAC_raw4raters.csv"))
    ratings = np.column_stack([columns[f"Rater{i}"] for i in range(1, 5)])
    np.testing.assert_array_equal(ratings, PRINTED)
    assert computed_by_r("gwet_ac")["kripp"] == 0.71467
    agreed = 9 / 11  # nine of eleven pairable units' worth of agreeing pairs
    assert_allclose(brennan_prediger(ratings).value, (agreed - 0.2) / 0.8)
    counts = np.array([[np.sum(row == c) for c in range(1, 6)] for row in ratings])
    share = (counts / counts.sum(axis=1, keepdims=True)).mean(axis=0)
    chance = float((share * (1 - share)).sum()) / 4
    assert_allclose(gwet_ac1(ratings).value, (agreed - chance) / (1 - chance))
    chance = float((share**2).sum())
    assert_allclose(fleiss_kappa(ratings).value, (agreed - chance) / (1 - chance))


pairs = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=3, max_size=40)


@given(pairs, st.sampled_from(list(Weights)))
def test_weighted_kappa_is_what_the_definition_says(
    rated: list[tuple[int, int]], weights: Weights
) -> None:
    """One less observed over expected disagreement, from all pairs of units."""
    first, second = zip(*rated, strict=True)
    power = {Weights.LINEAR: 1, Weights.QUADRATIC: 2}

    def apart(a: int, b: int) -> float:
        return float(a != b) if weights is Weights.NONE else abs(a - b) ** power[weights]

    observed = sum(apart(a, b) for a, b in rated) / len(rated)
    expected = sum(apart(a, b) for a in first for b in second) / len(rated) ** 2
    if expected == 0:
        with pytest.raises(UndefinedStatisticError):
            weighted_kappa(first, second, weights=weights, categories=[1, 2, 3, 4])
        return
    found = weighted_kappa(first, second, weights=weights, categories=[1, 2, 3, 4])
    assert_allclose(found.value, 1 - observed / expected, atol=1e-12)
    back = weighted_kappa(second, first, weights=weights, categories=[1, 2, 3, 4])
    assert_allclose([back.value, back.low], [found.value, found.low], atol=1e-12)


def test_quadratic_kappa_tends_to_the_icc() -> None:
    """With many units quadratic kappa is ICC(A,1), as Fleiss and Cohen (1973) show."""
    rng = np.random.default_rng(6)
    true = rng.integers(1, 6, 4000)
    a, b = (np.clip(true + rng.integers(-1, 2, 4000), 1, 5) for _ in range(2))
    kappa = weighted_kappa(a, b, weights=Weights.QUADRATIC)
    assert kappa.value == pytest.approx(
        icc(np.column_stack([a, b]), form=Form.ICC_A_1).value, abs=1e-3
    )


def test_the_error_of_kappa_is_that_of_the_bootstrap() -> None:
    """The large-sample interval has the width that drawing units again gives."""
    rng = np.random.default_rng(7)
    true = rng.integers(1, 5, 300)
    a, b = (np.where(rng.random(300) < 0.7, true, rng.integers(1, 5, 300)) for _ in range(2))
    found = weighted_kappa(a, b, weights=Weights.LINEAR)
    draws = rng.integers(0, 300, (400, 300))
    again = [weighted_kappa(a[d], b[d], weights=Weights.LINEAR).value for d in draws]
    assert (found.high - found.low) / 2 / 1.96 == pytest.approx(np.std(again), rel=0.15)


def test_fleiss_kappa_of_two_is_scotts_pi() -> None:
    """With two raters chance is of their pooled shares."""
    table = np.array([[1, 1], [1, 2], [2, 2], [2, 2], [3, 1], [3, 3]])
    share = np.bincount(table.ravel())[1:] / 12
    agreed, chance = 4 / 6, float((share**2).sum())
    assert_allclose(fleiss_kappa(table).value, (agreed - chance) / (1 - chance))


@pytest.mark.parametrize("ratings", [[[2, 2], [2, 2]], [[1, NAN], [NAN, 2]], [[NAN, NAN]]])
def test_kappas_without_pairs_or_choice_are_undefined(ratings: list[list[float]]) -> None:
    """A single category, no pairs, or nothing at all."""
    for kappa in (fleiss_kappa, gwet_ac1, brennan_prediger):
        with pytest.raises(UndefinedStatisticError):
            kappa(ratings)
    with pytest.raises(UndefinedStatisticError):
        weighted_kappa(*zip(*ratings, strict=True))


def test_units_that_are_left_out_are_told() -> None:
    """A unit without rating or with one only is counted; gaps leave Fleiss without a z."""
    found = fleiss_kappa([[1.0, 1.0], [2.0, 2.0], [1.0, NAN], [NAN, NAN], [2.0, 1.0]])
    assert (found.n, found.n_left_out) == (4, 1)
    assert math.isnan(found.z)
    two = weighted_kappa([1, 2, NAN, 1], [1, 2, 2, 2])
    assert "1 unit lacks one" in str(two.explain())
    with pytest.raises(PolicyError, match="not among"):
        weighted_kappa([1, 9], [1, 2], categories=[1, 2])
