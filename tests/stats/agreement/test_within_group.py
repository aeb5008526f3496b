"""Claims about agreement within groups: R's values, definitions, laws and refusals."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.stats.agreement import (
    Centre,
    GroupIndex,
    Null,
    NullVariance,
    average_deviation,
    awg_j,
    null_variance,
    rwg,
    rwg_j,
    rwg_j_star,
)
from publead.stats.agreement.arrays import Floats
from ratings_in_r import columns_of, computed_by_r

CLOSED = 1e-10
DATA = Path(__file__).parents[2] / "data"
NAN = math.nan
SCALES = {
    "lead": ([f"LEAD{i:02d}" for i in range(1, 12)], "LEAD", (1, 5)),
    "hostil": ([f"HOSTIL{i:02d}" for i in range(1, 6)], "HOSTILE", (0, 4)),
}


def all_indices(
    items: Floats, mean: Floats, groups: Floats, scale: tuple[int, int]
) -> dict[str, GroupIndex]:
    """Return what multilevel gives, under its names."""
    return {
        "rwg.j": rwg_j(items, groups, scale=scale),
        "rwg.lindell": rwg_j_star(items, groups, scale=scale),
        "AD.M": average_deviation(items, groups),
        "AD.Md": average_deviation(items, groups, centre=Centre.MEDIAN),
        "a.wg": awg_j(items, groups, scale=scale),
        "rwg_scale": rwg(mean, groups, scale=scale),
    }


@pytest.mark.parametrize("name", SCALES)
def test_agreement_in_companies_is_multilevels(
    name: str, shared_data: Callable[[str], Path]
) -> None:
    """2,042 soldiers in 49 companies: means, medians and the first five of six indices."""
    codes, mean, scale = SCALES[name]
    columns = columns_of(shared_data("ratings/lq2002.csv"))
    items = np.column_stack([columns[code] for code in codes])
    expected = computed_by_r(f"lq2002_{name}_agreement")
    assert list(scale) == computed_by_r("lq2002_ranges")[name.upper()]
    found = all_indices(items, columns[mean], columns["COMPID"], scale)
    for key, index in found.items():
        assert len(index) == expected["n_groups"]
        assert_allclose(index.mean, expected["summary"][key], atol=CLOSED, err_msg=key)
        assert_allclose(index.median, expected["median"][key], atol=CLOSED, err_msg=key)
        first = [row[key] for row in expected["first5"]]
        assert_allclose(index.values[:5], first, atol=CLOSED, err_msg=key)
    sizes = found["AD.M"].n
    assert sizes[:5].tolist() == [row["gsize"] for row in expected["first5"]]
    assert_allclose(sizes.mean(), expected["summary"]["ADM.gsize"])


def test_agreement_in_every_company(shared_data: Callable[[str], Path]) -> None:
    """All 49 companies have R's values, one by one."""
    codes, mean, scale = SCALES["lead"]
    columns = columns_of(shared_data("ratings/lq2002.csv"))
    items = np.column_stack([columns[code] for code in codes])
    with (DATA / "oracle_lq2002_lead_groups.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for key, index in all_indices(items, columns[mean], columns["COMPID"], scale).items():
        assert index.groups.tolist() == [float(row["grpid"]) for row in rows]
        assert_allclose(index.values, [float(row[key]) for row in rows], atol=CLOSED, err_msg=key)
        assert index.n.tolist() == [int(row["gsize"]) for row in rows]


def test_a_split_and_a_unanimous_group() -> None:
    """multilevel on four raters at both ends, and on four who agree."""
    expected = computed_by_r("rwgj_examples")
    for name, answers in (
        ("split", [[1, 1], [1, 1], [5, 5], [5, 5]]),
        ("unanimous", [[4, 4]] * 4),
    ):
        groups = [0] * 4
        found = {
            "rwg.j": rwg_j(answers, groups, scale=(1, 5)),
            "lindell": rwg_j_star(answers, groups, scale=(1, 5)),
            "ad": average_deviation(answers, groups),
        }
        for key, index in found.items():
            assert_allclose(index.values, [expected[name][key]], atol=CLOSED)


def test_null_variances_are_those_printed() -> None:
    """Uniform has its formula; the others are LeBreton and Senter's at five and seven points."""
    for name, value in computed_by_r("formulas")["rwg_null_variances"].items():
        if name != "note":
            assert_allclose(null_variance(int(name[1:])), value, atol=CLOSED)
    five = [null_variance(5, null) for null in Null]
    assert five == [2.0, 1.34, 0.90, 0.44, 1.32, 1.04]
    assert [null_variance(7, null) for null in Null] == [4.0, 2.90, 2.14, 1.39, 2.10, 1.40]


@pytest.mark.parametrize(
    ("null", "shares"),
    [
        (Null.SLIGHT_SKEW, (0.05, 0.15, 0.20, 0.35, 0.25)),
        (Null.MODERATE_SKEW, (0.00, 0.10, 0.15, 0.40, 0.35)),
        (Null.HEAVY_SKEW, (0.00, 0.00, 0.10, 0.40, 0.50)),
        (Null.TRIANGULAR, (0.11, 0.22, 0.34, 0.22, 0.11)),
        (Null.NORMAL, (0.07, 0.24, 0.38, 0.24, 0.07)),
    ],
)
def test_null_variances_belong_to_their_distributions(
    null: Null, shares: tuple[float, ...]
) -> None:
    """The five-point variances are those of the answer shares that define each name."""
    points, share = np.arange(1, 6), np.array(shares)
    variance = float(share @ points**2 - (share @ points) ** 2)
    assert null_variance(5, null) == pytest.approx(variance, abs=1e-9)


def test_nulls_that_nobody_printed_are_refused() -> None:
    """No guess is made for three points, and a chance variance of zero makes no sense."""
    with pytest.raises(PolicyError, match="5 to 11"):
        null_variance(3, Null.NORMAL)
    assert null_variance(3, NullVariance(0.5, "a pilot study")) == 0.5
    with pytest.raises(PolicyError, match="above 0"):
        null_variance(5, NullVariance(0.0, "nothing"))
    with pytest.raises(PolicyError, match="at least 2"):
        null_variance(1)


rated = st.lists(
    st.tuples(st.integers(0, 4), st.tuples(*[st.integers(1, 5)] * 3)), min_size=2, max_size=30
).filter(lambda rows: len({g for g, _ in rows}) < len(rows))


def naive(rows: list[tuple[int, tuple[int, ...]]], group: int) -> dict[str, float]:
    """Return one group's indices from their definitions, on a scale of 1 to 5."""
    members = [answers for g, answers in rows if g == group]
    n = len(members)
    if n < 2:
        return dict.fromkeys(("rwg_j", "star", "ad", "md"), NAN)
    variances, deviations, medians = [], [], []
    for item in zip(*members, strict=True):
        mean, middle = sum(item) / n, float(np.median(item))
        variances.append(sum((x - mean) ** 2 for x in item) / (n - 1))
        deviations.append(sum(abs(x - mean) for x in item) / n)
        medians.append(sum(abs(x - middle) for x in item) / n)
    star = 1 - sum(variances) / len(variances) / 2
    stepped = 3 * star / (3 * star + 1 - star) if star > 0 else 0.0
    return {
        "rwg_j": stepped,
        "star": star,
        "ad": sum(deviations) / 3,
        "md": sum(medians) / 3,
    }


@given(rated)
def test_indices_are_what_the_definitions_say(
    rows: list[tuple[int, tuple[int, ...]]],
) -> None:
    """One pass over sorted groups agrees with loops, in any order of rows."""
    groups, items = [g for g, _ in rows], [answers for _, answers in rows]
    found = {
        "rwg_j": rwg_j(items, groups, scale=(1, 5)),
        "star": rwg_j_star(items, groups, scale=(1, 5)),
        "ad": average_deviation(items, groups),
        "md": average_deviation(items, groups, centre=Centre.MEDIAN),
    }
    for name, index in found.items():
        expected = [naive(rows, int(group))[name] for group in index.groups]
        assert_allclose(index.values, expected, atol=1e-12, err_msg=name)
        assert index.groups.tolist() == sorted(set(groups))
        assert index.n.tolist() == [groups.count(group) for group in index.groups]


@given(rated)
def test_bounds_and_order(rows: list[tuple[int, tuple[int, ...]]]) -> None:
    """rwg(j) lies in 0 to 1, above r*wg(j) where that is above 0; AD by medians is the smaller."""
    groups, items = [g for g, _ in rows], [answers for _, answers in rows]
    stepped = rwg_j(items, groups, scale=(1, 5)).values
    star = rwg_j_star(items, groups, scale=(1, 5)).values
    some = ~np.isnan(star)
    assert np.all((stepped[some] >= 0) & (stepped[some] <= 1))
    assert np.all(stepped[some] >= star[some] - 1e-12)
    by_mean = average_deviation(items, groups).values[some]
    by_median = average_deviation(items, groups, centre=Centre.MEDIAN).values[some]
    assert np.all(by_median <= by_mean + 1e-12)
    turned = rwg_j(6 - np.array(items), groups, scale=(1, 5)).values
    assert_allclose(turned, stepped, atol=1e-12)


def test_one_item_is_enough() -> None:
    """rwg(j) of one item is rwg; multilevel's rwg.j fails on it."""
    values, groups = [4, 5, 5, 2, 4], list("aaabb")
    column = np.array(values)[:, None]
    assert_allclose(
        rwg_j(column, groups, scale=(1, 5)).values, rwg(values, groups, scale=(1, 5)).values
    )
    with pytest.raises(PolicyError, match="one item"):
        rwg(column, groups, scale=(1, 5))


def test_missing_answers_are_treated_alike_and_told() -> None:
    """
    A rater with a gap is left out of every index, and counted.

    In multilevel 2.8 the same call counts such raters in rwg.j and not in ad.m.
    """
    items = [[2.0, 4.0], [5.0, NAN], [4.0, 3.0], [4.0, 4.0], [3.0, 3.0]]
    groups = list("aaaab")
    indices = (
        rwg_j(items, groups, scale=(1, 5)),
        average_deviation(items, groups),
        awg_j(items, groups, scale=(1, 5)),
    )
    for index in indices:
        assert index.n.tolist() == [3, 1]
        assert index.n_left_out == 1
        assert "1 rater did not answer every item" in index.reason
        assert "1 group has no value" in str(index)
        assert np.isnan(index.values).tolist() == [False, True]


def test_a_group_whose_raters_all_left_gaps_stays_in_the_list() -> None:
    """It has no value and n = 0."""
    found = rwg_j([[4.0, 5.0], [4.0, 5.0], [NAN, 1.0]], list("aab"), scale=(1, 5))
    assert found.groups.tolist() == ["a", "b"]
    assert found.n.tolist() == [2, 0]
    assert found.rows() == [
        {"group": "a", "value": 1.0, "n": 2},
        {"group": "b", "value": None, "n": 0},
    ]
    frame = found.to_frame(backend="polars")
    assert frame["value"].to_list() == [1.0, None]


@pytest.mark.parametrize("items", [[[4, 4]], [[4, 4], [5, 5]], [[NAN, 1], [NAN, 2]]])
def test_groups_of_one_have_no_agreement(items: list[list[float]]) -> None:
    """One rater a person, or nobody complete: undefined, never full agreement."""
    groups = list(range(len(items)))
    with pytest.raises(UndefinedStatisticError, match="no group"):
        rwg_j(items, groups, scale=(1, 5))
    with pytest.raises(UndefinedStatisticError, match="no group"):
        average_deviation(items, groups)


def test_answers_off_the_scale_are_refused_with_their_column() -> None:
    """An undeclared 9 for no answer does not enter a variance."""
    with pytest.raises(InputError, match="column 2"):
        rwg_j([[4, 9], [5, 5]], [0, 0], scale=(1, 5))
    with pytest.raises(PolicyError, match="whole ends"):
        rwg_j([[4, 4], [5, 5]], [0, 0], scale=(5, 1))


@pytest.mark.parametrize("size", [2, 6, 40])
def test_the_order_of_rows_and_other_groups_do_not_matter(size: int) -> None:
    """Rows in order or shuffled, with another group beside them or not, give the same."""
    rng = np.random.default_rng(size)
    items = rng.integers(1, 6, (5 * size, 3)).astype(float)
    groups = np.repeat(np.arange(5), size)
    order = rng.permutation(groups.size)
    alike = rwg_j_star(items, groups, scale=(1, 5)).values
    shuffled = rwg_j_star(items[order], groups[order], scale=(1, 5)).values
    more = rwg_j_star([*items, [1.0, 2.0, 3.0]], [*groups, 9], scale=(1, 5)).values
    assert_allclose(shuffled, alike, atol=1e-12)
    assert_allclose(more[:5], alike, atol=1e-12)


def test_awg_at_the_ends() -> None:
    """Full agreement is 1 anywhere; else a mean at the end has no awg, and its item is told."""
    items, groups = [5, 5, 5, 5, 1, 5, 3, 3], [0, 0, 0, 0, 1, 1, 2, 2]
    assert_array_equal(awg_j(items, groups, scale=(1, 5)).values, [1.0, -1.0, 1.0])
    near = [5] * 9 + [4]
    with pytest.raises(UndefinedStatisticError, match="too close to an end"):
        awg_j(near, [0] * 10, scale=(1, 5))
    two_items = np.column_stack([near, [2, 4] * 5])
    found = awg_j(two_items, [0] * 10, scale=(1, 5))
    assert_allclose(found.values, awg_j(two_items[:, 1], [0] * 10, scale=(1, 5)).values)
    assert "1 item mean is too close" in str(found.explain())


def test_group_indices_explain_themselves() -> None:
    """The chance variance, the scale and the source are told."""
    found = rwg_j([[4, 4], [5, 5]], [0, 0], scale=(1, 5), null=Null.SLIGHT_SKEW)
    assert "1.34 (slight skew) on 1 to 5" in str(found.explain())
    assert "James" in str(found.explain())
