"""Claims about correlations taken apart into between and within groups."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from publead.errors import UndefinedStatisticError
from publead.stats.agreement import within_between
from ratings_in_r import columns_of, computed_by_r


def test_parts_are_those_of_waba(shared_data: Callable[[str], Path]) -> None:
    """multilevel::waba of leadership and hostility in 49 companies."""
    columns = columns_of(shared_data("ratings/lq2002.csv"))
    found = within_between(columns["LEAD"], columns["HOSTILE"], columns["COMPID"])
    expected = computed_by_r("lq2002_waba")
    assert (found.n, found.n_groups) == (expected["n"], expected["groups"])
    for name, value in {
        "RawCorr": found.r,
        "CorrB": found.r_between,
        "CorrW": found.r_within,
        "EtaBx": found.eta_between[0],
        "EtaBy": found.eta_between[1],
        "EtaWx": found.eta_within[0],
        "EtaWy": found.eta_within[1],
    }.items():
        assert_allclose(value, expected[name], atol=1e-10, err_msg=name)


@given(st.integers(0, 2**32 - 1))
def test_the_parts_add_up(seed: int) -> None:
    """r is the sum of both parts, and each variable's squared etas add up to 1."""
    rng = np.random.default_rng(seed)
    groups = np.r_[0, 0, 1, 1, rng.integers(0, 4, 12)]
    x, y = rng.normal(size=(2, 16)) + rng.normal(size=(2, 4))[:, groups]
    found = within_between(x, y, groups)
    (b_x, b_y), (w_x, w_y) = found.eta_between, found.eta_within
    assert_allclose(found.r, b_x * b_y * found.r_between + w_x * w_y * found.r_within)
    assert_allclose([b_x**2 + w_x**2, b_y**2 + w_y**2], 1)
    assert_allclose(found.r, np.corrcoef(x, y)[0, 1])


def test_people_who_lack_a_value_are_told() -> None:
    """A NaN leaves the person out, and the account says so."""
    found = within_between([1, 2, 4, 5, np.nan], [2, 3, 5, 4, 1], [0, 0, 1, 1, 1])
    assert (found.n, found.n_left_out) == (4, 1)
    assert "1: a value is missing" in str(found.explain())


@pytest.mark.parametrize(
    ("x", "groups"),
    [
        ([1, 2, 3], [0, 0, 0]),
        ([1, 1, 2], [0, 0, 1]),
        ([1, 2, 3], [0, 1, 2]),
        ([3, 3, 3], [0, 0, 1]),
    ],
)
def test_one_level_only_is_undefined(x: list[float], groups: list[int]) -> None:
    """One group, no variation within, one person each, or none at all."""
    with pytest.raises(UndefinedStatisticError):
        within_between(x, [1, 2, 4], groups)
