"""Claims that other tools get wrong, each shown right."""

import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from publead.stats import consistency as c
from publead.stats.intervals import normal_quantile
from ratings_in_r import KEYS, keyed

NAN = np.nan


def test_the_interval_knows_who_is_left_after_deletion() -> None:
    """A popular package takes the n before listwise deletion, and gets too short an interval."""
    rng = np.random.default_rng(12)
    rows = rng.integers(1, 6, (12, 1)) + rng.integers(0, 3, (12, 4)).astype(float)
    rows[[0, 4, 7], [1, 2, 0]] = NAN
    whole = rows[~np.isnan(rows).any(axis=1)]
    found, complete = c.cronbach_alpha(rows), c.cronbach_alpha(whole)
    assert (found.n, found.n_left_out) == (9, 3)
    assert (found.value, found.low, found.high) == (complete.value, complete.low, complete.high)
    wrong_low, wrong_high = c.feldt_interval(found.value, 12, 4)
    assert found.low < wrong_low
    assert wrong_high < found.high


def test_omega_comes_from_raw_answers_in_one_call() -> None:
    """Python's other packages for it fail beside today's scikit-learn; here none is needed."""
    rng = np.random.default_rng(13)
    rows = rng.normal(size=(300, 1)) + rng.normal(size=(300, 5))
    assert c.mcdonald_omega(rows).value == pytest.approx(5 / 6, abs=0.03)
    assert not {"sklearn", "factor_analyzer", "reliabiliPy"} & set(sys.modules)


def test_one_alpha_has_one_standard_error_and_one_standardised_form(
    shared_data: Callable[[str], Path],
) -> None:
    """psych's versions and functions give several for the same answers; here it is the defined."""
    answers = keyed(shared_data("ratings/bfi.csv"), KEYS["agree"])
    found = c.standardized_alpha(answers, missing=c.Missing.PAIRWISE).value
    assert found == pytest.approx(0.712659440931565, abs=1e-12)  # psych 2.5.3
    assert abs(found - 0.713028578671272) > 1e-4  # psych 2.2.9
    normal = c.cronbach_alpha(answers, missing=c.Missing.PAIRWISE, interval=c.AlphaInterval.NORMAL)
    error = (normal.value - normal.low) / normal_quantile(0.95)
    assert error == pytest.approx(0.0089517744, abs=1e-9)  # psych::alpha, Duhachek and Iacobucci
    assert abs(error - 0.0142312878) > 0.005  # psych::scoreItems, for the same alpha


def test_a_lone_wrong_key_is_named_though_alpha_is_not_negative() -> None:
    """Alpha alone says nothing about a miskeyed item; the lint does, and changes nothing."""
    rng = np.random.default_rng(1)
    rows = np.clip(np.rint(3 + rng.normal(size=(200, 1)) + rng.normal(size=(200, 6))), 1, 5)
    rows[:, 4] = 6 - rows[:, 4]
    before = rows.copy()
    assert c.cronbach_alpha(rows).value > 0
    found = c.key_lint(rows, scale=(1, 5))
    assert found.items == (4,)
    assert {finding.problem for finding in found.findings} == {
        c.KeyProblem.AGAINST_THE_REST,
        c.KeyProblem.AGAINST_THE_FIRST_COMPONENT,
    }
    assert found.item_rest[4] < 0 < min(np.delete(found.item_rest, 4))
    assert np.array_equal(rows, before)


def test_codes_for_no_answer_are_found() -> None:
    """A -1 or 99 left among answers from 1 to 5 is told apart from a stray 6."""
    rng = np.random.default_rng(3)
    rows = np.clip(np.rint(3 + rng.normal(size=(90, 1)) + rng.normal(size=(90, 4))), 1, 5)
    rows[:7, 1], rows[3, 2], rows[:, 3] = -1, 6, 4
    clean = rows.copy()
    clean[:7, 1], clean[3, 2] = NAN, NAN
    found = c.key_lint(rows, scale=(1, 5))
    assert [str(finding) for finding in found.findings] == [
        "item 2 holds what looks like a code for no answer (-1, 7 times)",
        "item 3 has answers outside the range (6, once)",
        "item 4 got the same answer from everybody",
    ]
    assert_allclose(found.item_rest, c.key_lint(clean, scale=(1, 5)).item_rest)
    assert np.isnan(found.item_rest[3])


def test_a_lint_of_a_sound_key_says_so() -> None:
    """Nothing found is said, not left silent; items nobody answered are found."""
    rng = np.random.default_rng(3)
    rows = np.clip(np.rint(3 + rng.normal(size=(90, 1)) + rng.normal(size=(90, 4))), 1, 5)
    assert str(c.key_lint(rows, scale=(1, 5))) == "nothing stands out in the key of 4 items"
    rows[:, 0] = NAN
    assert str(c.key_lint(rows, scale=(1, 5))) == "item 1 was answered by nobody"
    assert "source" in str(c.key_lint(rows, scale=(1, 5)).explain())


def test_standardised_alpha_is_not_called_alpha() -> None:
    """Reports that mix the two print different numbers under one name; here each has its own."""
    rows = np.random.default_rng(3).normal(size=(40, 1)) + np.random.default_rng(4).normal(
        size=(40, 4)
    ) * [1, 1, 1, 9]
    raw, standardized = c.cronbach_alpha(rows), c.standardized_alpha(rows)
    assert raw.measure.name == "Cronbach's alpha"
    assert standardized.measure.name == "standardised alpha"
    assert abs(raw.value - standardized.value) > 0.1


def test_int8_answers_with_a_missing_code() -> None:
    """-127 and -128 are no answers; values and n are those of floats with NaN."""
    rng = np.random.default_rng(5)
    rows = rng.integers(1, 6, (5000, 7)).astype(np.int8)
    rows[rng.random(rows.shape) < 0.02] = -128
    rows[0, 0] = -127
    floats = np.where(rows <= -127, NAN, rows.astype(float))
    for missing in c.Missing:
        ours = c.cronbach_alpha(rows, missing=missing)
        theirs = c.cronbach_alpha(floats, missing=missing)
        assert ours.value == pytest.approx(theirs.value, abs=1e-13)
        assert ours.n == theirs.n


@pytest.mark.parametrize(
    "dtype", [np.int8, np.uint8, np.int16, np.int64, np.float32, np.float64, object]
)
@pytest.mark.parametrize("order", ["C", "F"])
def test_any_layout_of_numbers_will_do(dtype: type, order: str) -> None:
    """Blocks read rows and columns of any kind alike."""
    rows = np.random.default_rng(6).integers(0, 6, (3000, 50))
    expected = c.cronbach_alpha(rows.astype(float)).value
    given: Any = np.asarray(rows.astype(dtype), order="F" if order == "F" else "C")
    assert c.cronbach_alpha(given).value == pytest.approx(expected, abs=1e-13)
    assert c.cronbach_alpha(given[::-1]).value == pytest.approx(expected, abs=1e-13)


@pytest.mark.parametrize("offset", [0.0, 1e3, 1e6, 1e9])
def test_large_values_with_small_differences_keep_their_digits(offset: float) -> None:
    """Sums shifted by a first row do not cancel."""
    rows = np.random.default_rng(7).integers(1, 6, (4000, 8)) * 0.25
    expected = c.cronbach_alpha(rows)
    found = c.cronbach_alpha(rows + offset)
    assert found.value == pytest.approx(expected.value, abs=1e-10)


def test_alpha_needs_no_memory() -> None:
    """200,000 people × 40 items take less than 5 MB more, of any kind and order, with gaps too."""
    rows = np.random.default_rng(8).integers(1, 6, (200_000, 40), dtype=np.int8)
    with_gaps = rows.copy()
    with_gaps[::100, 3] = -128
    floats = rows.astype(float)
    for items in (floats, np.asfortranarray(floats), rows, with_gaps, with_gaps.copy(order="F")):
        for missing in c.Missing:
            c.cronbach_alpha(items[:100], missing=missing)
            tracemalloc.start()
            c.cronbach_alpha(items, missing=missing)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert peak < 5e6


def test_a_heywood_case_is_said() -> None:
    """Where one factor wants a negative variance, the reason names the item."""
    related = np.array(
        [[1, 0.9, 0.9, 0.1], [0.9, 1, 0.6, 0.1], [0.9, 0.6, 1, 0.1], [0.1, 0.1, 0.1, 1]]
    )
    assert c.common_factors(related, estimator=c.Estimator.MINRES).at_bound == (0,)
    rng = np.random.default_rng(2)
    rows = rng.normal(size=(60, 4)) @ np.linalg.cholesky(related + 0.05 * np.eye(4)).T
    found = c.mcdonald_omega(rows, estimator=c.Estimator.MINRES)
    assert "(a Heywood case)" in found.reason
