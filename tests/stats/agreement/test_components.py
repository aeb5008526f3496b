"""Claims about variance components and decision studies."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.agreement import (
    Design,
    Form,
    Negative,
    d_study,
    icc,
    icc_one_way,
    variance_components,
)
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.components import _multiples
from ratings_in_r import columns_of, computed_by_r

CLOSED, ITERATIVE = 1e-10, 1e-5
OURS = {"p": "p", "i": "i", "j": "r", "pi": "pi", "pj": "pr", "ij": "ir", "pij": "pir"}


def cube(columns: Mapping[str, Floats], axes: tuple[str, str, str], value: str) -> Floats:
    """Return a long table as an array with one axis a facet."""
    places = [np.unique(columns[axis], return_inverse=True)[1] for axis in axes]
    table = np.full([int(place.max()) + 1 for place in places], np.nan)
    table[tuple(places)] = columns[value]
    return table


@pytest.fixture
def gleser(shared_data: Callable[[str], Path]) -> Floats:
    """Read Gleser, Cronbach and Rajaratnam's 12 people × 6 items × 2 raters."""
    return cube(columns_of(shared_data("ratings/gleser_long.csv")), ("p", "i", "j"), "y")


def test_crossed_components(gleser: Floats) -> None:
    """aov(y ~ p*i*j): mean squares, components, one below zero, and the study of 6 × 2."""
    expected = computed_by_r("gleser_pxixj")
    found = variance_components(gleser, design=Design.P_I_R)
    for name, value in expected["vc"].items():
        assert_allclose(found[OURS[name]], value, atol=CLOSED, err_msg=name)
    for name, value in expected["MS"].items():
        ours = OURS[name.replace(":", "")]
        assert_allclose(found.mean_squares[ours], value, atol=CLOSED, err_msg=name)
    assert found.below_zero == ("r",)
    study = d_study(found, n_items=6, n_raters=2)
    assert_allclose(
        [
            study.generalizability.value,
            study.dependability.value,
            study.relative_error,
            study.absolute_error,
        ],
        [expected[name] for name in ("Erho2", "Phi", "rel_error", "abs_error")],
        atol=CLOSED,
    )


def test_truncated_components(gleser: Floats) -> None:
    """GeneralizIT's convention: a negative component counts as zero in the study."""
    expected = computed_by_r("gleser_pxixj_truncated")
    found = variance_components(gleser, design=Design.P_I_R, negative=Negative.TRUNCATE)
    study = d_study(found, n_items=6, n_raters=2)
    assert found["r"] == 0
    assert_allclose(
        [study.generalizability.value, study.dependability.value],
        [expected["Erho2"], expected["Phi"]],
        atol=CLOSED,
    )


def test_likeliest_components(gleser: Floats) -> None:
    """lme4::lmer: the component below zero becomes zero, and the others give way."""
    expected = computed_by_r("gleser_lmer")
    found = variance_components(gleser, design=Design.P_I_R, negative=Negative.REML)
    for name, value in expected.items():
        ours = "pir" if name == "Residual" else OURS[name.replace(":", "")]
        assert_allclose(found[ours], value, atol=ITERATIVE, err_msg=name)


def test_nested_components(shared_data: Callable[[str], Path]) -> None:
    """
    Brennan's Table 3.2, raters within tasks: gtheory's values, and a likelihood at least as good.

    gtheory's own numbers stop at its optimiser's tolerance, 1e-3 relative from the analysis of
    variance, which maximises the same restricted likelihood here.
    """
    columns = columns_of(shared_data("ratings/brennan_3_2.csv"))
    raters = dict(columns) | {"Place": (columns["Rater"] - 1) % 4}
    table = cube(raters, ("Person", "Task", "Place"), "Score")
    expected = computed_by_r("brennan_3_2")
    found = variance_components(table, design=Design.P_R_IN_I)
    theirs = {row["source"]: row["var"] for row in expected["components"]}
    names = {
        "p": "Person",
        "i": "Task",
        "r:i": "Rater:Task",
        "pi": "Person:Task",
        "pr:i": "Residual",
    }
    r = np.array([theirs[name] for name in names.values()])
    ours = np.array([found[name] for name in names])
    assert_allclose(ours, r, rtol=1e-3)
    multiples = _multiples(Design.P_R_IN_I, found.sizes)
    squares, df = (np.array(list(part.values())) for part in (found.mean_squares, found.df))

    def deviance(variances: Floats) -> float:
        fitted = multiples @ variances
        return float(df @ (np.log(fitted) + squares / fitted))

    assert deviance(ours) <= deviance(r)
    study = d_study(found, n_items=3, n_raters=4)
    assert_allclose(
        [
            study.generalizability.value,
            study.dependability.value,
            study.relative_sem,
            study.absolute_sem,
        ],
        [expected[name] for name in ("generalizability", "dependability", "sem.rel", "sem.abs")],
        atol=2e-4,
    )


tables = st.tuples(st.integers(2, 5), st.integers(2, 4), st.integers(0, 2**32 - 1)).map(
    lambda drawn: np.random.default_rng(drawn[2]).normal(size=drawn[:2])
)


@given(tables)
def test_nested_raters_give_the_one_way_icc(table: Floats) -> None:
    """With r : p the share of p is ICC(1), and the mean over raters has ICC(k)."""
    found = variance_components(table, design=Design.R_IN_P)
    people = np.repeat(np.arange(len(table)), table.shape[1])
    one_way = icc_one_way(table.ravel(), people)
    assert_allclose(found["p"], one_way.variance_between, atol=1e-10)
    assert_allclose(found["r:p"], one_way.variance_within, atol=1e-10)


@given(tables)
def test_crossed_raters_give_the_two_way_iccs(table: Floats) -> None:
    """The generalizability of one rater is ICC(C,1) and its dependability ICC(A,1)."""
    found = variance_components(table)
    if found["p"] > 0 and not found.below_zero:
        study = d_study(found, n_raters=1)
        assert_allclose(study.generalizability.value, icc(table, form=Form.ICC_C_1).value)
        assert_allclose(study.dependability.value, icc(table, form=Form.ICC_A_1).value)


@pytest.mark.parametrize("design", list(Design))
def test_components_recover_what_made_the_answers(design: Design) -> None:
    """In a large simulated study each component is near the variance that made it."""
    rng = np.random.default_rng(20)
    names = {"p": 1.0, "i": 0.0, "r": 0.5, "pi": 0.3, "pr": 0.2, "ir": 0.1, "pir": 0.7}
    shape = {"p": 60, "i": 40, "r": 30}
    facets = "pr" if design in (Design.P_R, Design.R_IN_P) else "pir"
    table = np.zeros([shape[facet] for facet in facets])
    for name, variance in names.items():
        if set(name) <= set(facets):
            size = [shape[facet] if facet in name else 1 for facet in facets]
            table = table + rng.normal(scale=variance**0.5, size=size)
    found = variance_components(table, design=design)
    pooled = {"r:p": 0.7, "r:i": 0.6, "pr:i": 0.9, "ir:p": 0.8}
    for name, value in found.variances.items():
        expected = pooled.get(name, names.get(name, 0.0))
        assert value == pytest.approx(expected, rel=0.5, abs=0.05), name


def test_more_raters_give_more() -> None:
    """Both coefficients rise with raters and items, and dependability stays below the other."""
    table = np.random.default_rng(3).normal(size=(8, 4, 3)) + np.arange(8)[:, None, None]
    found = variance_components(table, design=Design.R_IN_P_I, negative=Negative.TRUNCATE)
    studies = [d_study(found, n_raters=k, n_items=4) for k in (1, 2, 4, 8)]
    values = [study.generalizability.value for study in studies]
    assert values == sorted(values)
    assert all(s.dependability.value <= s.generalizability.value for s in studies)


@pytest.mark.parametrize(
    ("table", "design"),
    [
        ([[1.0, 2.0]], Design.P_R),
        ([[1.0], [2.0]], Design.R_IN_P),
        ([[3.0, 3.0], [3.0, 3.0]], Design.P_R),
        ([[np.nan, np.nan], [np.nan, np.nan]], Design.P_R),
        ([[1.0, np.nan], [3.0, 4.0]], Design.P_R),
    ],
)
def test_degenerate_tables_have_no_components(table: list[list[float]], design: Design) -> None:
    """One person, one rater, constant answers, all or some missing: said, not smoothed."""
    with pytest.raises(UndefinedStatisticError):
        variance_components(table, design=design)


def test_plans_that_make_no_sense_are_refused() -> None:
    """The table has the design's axes; a plan fits the design and has at least one of each."""
    with pytest.raises(PolicyError, match="axes"):
        variance_components([[1.0, 2.0], [2.0, 4.0]], design=Design.P_I_R)
    found = variance_components([[1.0, 2.0], [2.0, 4.0], [5.0, 5.0]])
    with pytest.raises(PolicyError, match="n_items"):
        d_study(found, n_raters=2, n_items=3)
    with pytest.raises(PolicyError, match="at least 1"):
        d_study(found, n_raters=0)
    flat = variance_components([[1.0, 5.0], [5.0, 1.0], [3.0, 3.5]])
    with pytest.raises(UndefinedStatisticError, match="not above zero"):
        d_study(flat, n_raters=2)


def test_components_explain_themselves() -> None:
    """The account names the design, the sizes and what lies below zero."""
    found = variance_components([[1.0, 5.0], [5.0, 1.0], [3.0, 3.5]])
    assert "3 of p, 2 of r" in str(found.explain())
    assert "below zero" in str(found.explain())
    assert sum(found.shares.values()) == pytest.approx(1)
    steady = variance_components([[1.0, 2.0], [2.0, 4.0], [5.0, 5.0]])
    assert "Brennan" in str(d_study(steady, n_raters=2).explain())
