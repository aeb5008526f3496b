"""Claims about indices of careless answering: R's values, definitions, laws and refusals."""

import csv
import math
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.stats.careless import (
    ResponseIndex,
    Sign,
    average_string,
    even_odd,
    intra_individual_variability,
    long_string,
    mahalanobis,
    psychometric_antonyms,
    psychometric_synonyms,
    report,
)
from publead.stats.careless.index import Floats
from ratings_in_r import columns_of, computed_by_r

NAN = math.nan
DATA = Path(__file__).parents[2] / "data"
TEN_SCALES = [5] * 10

answers = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.integers(2, 8)),
    elements=st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, NAN]),
)


@pytest.fixture
def simulated(shared_data: Callable[[str], Path]) -> Floats:
    """Read careless_dataset: 200 people, ten scales of five items."""
    return np.column_stack(list(columns_of(shared_data("ratings/careless_dataset.csv")).values()))


def all_indices(table: Floats) -> dict[str, ResponseIndex]:
    """Return what careless 1.2.2 gives, under its names."""
    return {
        "longstring": long_string(table),
        "avgstr": average_string(table),
        "irv": intra_individual_variability(table),
        "mahad": mahalanobis(table),
        "evenodd": even_odd(table, TEN_SCALES),
        "psychsyn": psychometric_synonyms(table, above=0.60),
    }


def test_every_person_has_the_values_of_r(simulated: Floats) -> None:
    """All 200 people, six indices; NaN where R has none."""
    with (DATA / "oracle_careless.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for name, index in all_indices(simulated).items():
        expected = [NAN if row[name] in ("", "NA") else float(row[name]) for row in rows]
        assert_allclose(index.values, expected, atol=1e-10, err_msg=name)


def test_summaries_are_those_of_r(simulated: Floats) -> None:
    """Means, standard deviations and how many have no value."""
    expected = computed_by_r("careless_summary")
    for name, index in all_indices(simulated).items():
        assert_allclose(np.nanmean(index.values), expected["means"][name], atol=1e-10)
        assert_allclose(np.nanstd(index.values, ddof=1), expected["sds"][name], atol=1e-10)
        assert len(index) - index.n == expected["n_na"][name]
        first = [row[name] for row in expected["first5"]]
        assert_allclose(index.values[:5], first, atol=1e-10)


def runs(row: list[float]) -> list[int]:
    """Return the lengths of runs; a missing answer stands in none."""
    return [len(list(run)) for value, run in groupby(row) if not math.isnan(value)]


@given(answers)
def test_runs_are_what_the_definition_says(table: Floats) -> None:
    """Longest and mean run, row by row."""
    rows = [runs(row) for row in table.tolist()]
    if not any(rows):
        with pytest.raises(UndefinedStatisticError):
            long_string(table)
        return
    assert_array_equal(long_string(table).values, [max(r) if r else NAN for r in rows])
    means = [sum(r) / len(r) if r else NAN for r in rows]
    assert_allclose(average_string(table).values, means)
    upside_down = long_string(6 - table).values
    assert_array_equal(upside_down, long_string(table).values)


@given(answers)
def test_variability_is_the_standard_deviation(table: Floats) -> None:
    """With n - 1, over what was answered; careless-py divides by n."""
    rows = [[x for x in row if not math.isnan(x)] for row in table.tolist()]
    expected = [float(np.std(row, ddof=1)) if len(row) > 1 else NAN for row in rows]
    if all(math.isnan(value) for value in expected):
        with pytest.raises(UndefinedStatisticError):
            intra_individual_variability(table)
        return
    assert_allclose(intra_individual_variability(table).values, expected, atol=1e-12)


def test_distance_is_squared_and_does_not_depend_on_the_unit() -> None:
    """D² by the inverse covariance; linear changes leave it; the mean is p (n - 1) / n."""
    rng = np.random.default_rng(1)
    table = rng.normal(size=(50, 4))
    found = mahalanobis(table)
    inverse = np.linalg.inv(np.cov(table.T))
    centred = table - table.mean(axis=0)
    assert_allclose(found.values, np.einsum("ij,jk,ik->i", centred, inverse, centred))
    assert_allclose(mahalanobis(table @ rng.normal(size=(4, 4)) + 7).values, found.values)
    assert found.values.mean() == pytest.approx(4 * 49 / 50)


def test_even_odd_runs_either_way() -> None:
    """R turned the sign in careless 1.2.0; both are named."""
    table = [[1, 1, 3, 4, 5, 5], [1, 5, 3, 2, 5, 1], [2, 2, 2, 2, 2, 2]]
    careless = even_odd(table, [2, 2, 2])
    consistent = even_odd(table, [2, 2, 2], sign=Sign.CONSISTENT_HIGH)
    assert_allclose(careless.values, -consistent.values)
    assert consistent.values[0] > 0.9
    assert math.isnan(consistent.values[2])
    assert "1 person has no value" in str(careless.explain())


def test_synonyms_and_antonyms_are_correlations_over_pairs() -> None:
    """Within a person, over pairs that go together or against each other over people."""
    rng = np.random.default_rng(2)
    base = rng.normal(size=(80, 3))
    table = np.column_stack([base, base + 0.1 * rng.normal(size=(80, 3)), -base])
    together = np.corrcoef(table.T)
    later, earlier = np.nonzero(np.tril(together, -1) > 0.6)
    expected = [np.corrcoef(row[later], row[earlier])[0, 1] for row in table]
    assert_allclose(psychometric_synonyms(table).values, expected, atol=1e-10)
    later, earlier = np.nonzero(np.tril(together, -1) < -0.6)
    expected = [np.corrcoef(row[later], row[earlier])[0, 1] for row in table]
    assert_allclose(psychometric_antonyms(table).values, expected, atol=1e-10)


def test_a_missing_answer_costs_its_pairs_only() -> None:
    """A gap leaves the person's other pairs in, and a distance without value."""
    rng = np.random.default_rng(3)
    base = rng.normal(size=(60, 4))
    table = np.column_stack([base, base + 0.1 * rng.normal(size=(60, 4))])
    table[0, 0] = NAN
    assert psychometric_synonyms(table).n == 60
    found = mahalanobis(table)
    assert math.isnan(found.values[0])
    assert "1 person has no value: an answer is missing" in found.reason


def test_what_is_undefined_is_said() -> None:
    """Fewer people than items, items that copy another, no such pairs, nobody who varies."""
    copied = np.random.default_rng(4).normal(size=(30, 2))
    calls: list[Callable[[], object]] = [
        lambda: mahalanobis([[1, 2], [2, 1]]),
        lambda: mahalanobis(np.column_stack([copied, copied[:, 0]])),
        lambda: mahalanobis([[NAN, 1], [2, NAN]]),
        lambda: psychometric_synonyms(copied),
        lambda: psychometric_antonyms(copied),
        lambda: even_odd([[3, 3, 3, 3]], [2, 2]),
        lambda: long_string([[NAN, NAN]]),
    ]
    for call in calls:
        with pytest.raises(UndefinedStatisticError) as caught:
            call()
        assert caught.value.remedy


def test_wrong_input_is_named() -> None:
    """Words, one item, infinities, scales that do not add up, cuts that make no sense."""
    with pytest.raises(InputError, match="numbers"):
        long_string([["agree", "agree"]])
    with pytest.raises(InputError, match="infinite"):
        long_string([[1, math.inf]])
    with pytest.raises(PolicyError, match="two items"):
        long_string([[1], [2]])
    for scales in ([3, 2], [4], [3, 1]):
        with pytest.raises(PolicyError, match="scales"):
            even_odd([[1, 2, 3, 4]], scales)
    with pytest.raises(PolicyError, match="cut"):
        psychometric_synonyms([[1, 2], [2, 3]], above=60)


def test_the_report_proposes_nothing(simulated: Floats) -> None:
    """All indices side by side, one row a person, nobody marked, and it says so."""
    found = report(simulated, scales=TEN_SCALES)
    rows = list(found.rows())
    assert len(rows) == found.n_people == 200
    assert set(rows[0]) == {
        "long_string",
        "average_string",
        "intra_individual_variability",
        "mahalanobis",
        "psychometric_synonyms",
        "even_odd",
    }
    assert "psychometric_antonyms" in found.undefined
    assert "nobody is marked" in str(found)
    assert "no cut" in str(found.explain())
    assert sum(row["even_odd"] is None for row in rows) == 5


def test_the_report_of_nothing_is_undefined() -> None:
    """Without answers there is no report."""
    with pytest.raises(UndefinedStatisticError):
        report([[NAN, NAN], [NAN, NAN]])
