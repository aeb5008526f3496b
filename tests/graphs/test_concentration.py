"""Claims about concentration."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import matrices
from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs.concentration import (
    coefficient_of_variation,
    effective_number,
    gini,
    shared_choices,
)
from publead.graphs.csr import Csr

amounts = st.lists(st.integers(0, 20).map(float), min_size=1, max_size=9).filter(any)


@given(amounts)
def test_all_follow_their_definitions(values: list[float]) -> None:
    """Gini is a mean of differences; the effective number and CV say the same thing twice."""
    n = len(values)
    assert gini(values) == pytest.approx(definitions.gini(values), abs=1e-12)
    assert effective_number(values) == pytest.approx(sum(values) ** 2 / sum(x * x for x in values))
    cv = coefficient_of_variation(values)
    assert effective_number(values) == pytest.approx(n / (1 + cv**2))
    assert 0 <= gini(values) <= (n - 1) / n + 1e-12
    assert 1 - 1e-12 <= effective_number(values) <= n + 1e-12


@given(amounts, st.sampled_from((0.1, 3.0, 1e6)))
def test_the_unit_does_not_matter(values: list[float], unit: float) -> None:
    """Ten times as much of everything is as concentrated."""
    scaled = [value * unit for value in values]
    for measure in (gini, effective_number, coefficient_of_variation):
        assert measure(scaled) == pytest.approx(measure(values), abs=1e-12)


@pytest.mark.parametrize("measure", [gini, effective_number, coefficient_of_variation])
def test_nothing_to_share(measure: object) -> None:
    """Nothing, no one and amounts below 0 have no concentration."""
    assert callable(measure)
    for values in ([], [0.0, 0.0]):
        with pytest.raises(UndefinedStatisticError, match="nothing to share"):
            measure(values)
    for values in ([1.0, -1.0], [1.0, math.nan], [1.0, math.inf]):
        with pytest.raises(PolicyError, match="0 and above"):
            measure(values)


@given(matrices(least=2, valued=True))
def test_shared_choices_follow_their_definition(matrix: Matrix) -> None:
    """1 / U is counted respondent by respondent; without shared choices it is refused."""
    graph, expected = Csr.from_dense(matrix), definitions.shared_choices(matrix)
    if math.isinf(expected):
        with pytest.raises(UndefinedStatisticError, match=r"fewer than two chose|no two chose"):
            shared_choices(graph)
        return
    found = shared_choices(graph)
    assert found.value == pytest.approx(expected)
    assert found.shared == pytest.approx(1 / expected)
    assert found.n_respondents == (matrix.sum(axis=1) > 0).sum()


@given(matrices(least=4))
def test_the_interval_is_the_jackknife(matrix: Matrix) -> None:
    """Its width is that of leaving out each respondent in turn, on the log scale, down to 1."""
    try:
        found = shared_choices(Csr.from_dense(matrix))
    except UndefinedStatisticError:
        return
    left = []
    for respondent in np.flatnonzero(matrix.sum(axis=1)):
        without = matrix.copy()
        without[respondent] = 0
        left.append(definitions.shared_choices(without))
    if len(left) < 3 or not np.isfinite(left).all():
        assert math.isnan(found.low)
        assert math.isnan(found.high)
        return
    n, logs = len(left), np.log(left)
    error = math.sqrt((n - 1) / n * ((logs - logs.mean()) ** 2).sum())
    width = math.log(found.high / found.value)
    assert found.low == pytest.approx(max(1.0, found.value / math.exp(width)), rel=1e-12)
    t = {2: 4.302652729749462, 3: 3.182446305283708}.get(n - 1)
    if t is not None:
        assert width == pytest.approx(t * error, abs=1e-9)


def test_what_shared_choices_estimate() -> None:
    """Over many small surveys, U is on average the chance that two choices agree."""
    rng = np.random.default_rng(12)
    n, shares = 30, np.array([0.4, 0.3, 0.2, 0.1])
    found, naive = [], []
    for _ in range(300):
        choices = rng.choice(4, size=20, p=shares)
        survey = Csr.from_edges(n, np.arange(10, 30), choices)
        found.append(shared_choices(survey).shared)
        naive.append(1 / effective_number(survey.in_degrees))
    truth = float(shares @ shares)
    assert_allclose(np.mean(found), truth, atol=0.01)
    assert np.mean(naive) > truth + 0.02


def test_a_level_must_make_sense() -> None:
    """A level lies between 0 and 1; a higher one gives a wider interval."""
    graph = Csr.from_edges(6, [1, 2, 3, 4, 5], [0, 0, 0, 1, 1])
    wide, narrow = shared_choices(graph, level=0.99), shared_choices(graph, level=0.9)
    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high
    for level in (0.0, 1.0, 95):
        with pytest.raises(PolicyError, match="level"):
            shared_choices(graph, level=level)
