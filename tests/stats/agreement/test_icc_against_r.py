"""Claims about intraclass correlations: they are the values that papers print and R computes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from publead.stats.agreement import (
    AverageInterval,
    Design,
    Form,
    GroupSize,
    IntraclassCorrelation,
    Negative,
    d_study,
    icc,
    icc_forms,
    icc_one_way,
    reliability_of_mean,
    variance_components,
)
from publead.stats.agreement.reml import two_way_reml
from ratings_in_r import columns_of, computed_by_r

CLOSED, ITERATIVE = 1e-10, 1e-5
NAN = np.nan

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)
"""Shrout and Fleiss (1979), Table 2: six targets, four judges."""

TWO_CELLS_MISSING = SHROUT_FLEISS.copy()
TWO_CELLS_MISSING[1, 2] = TWO_CELLS_MISSING[4, 0] = NAN

LABELS = {
    "ICC1": Form.ICC_1,
    "ICC2": Form.ICC_A_1,
    "ICC3": Form.ICC_C_1,
    "ICC1k": Form.ICC_K,
    "ICC2k": Form.ICC_A_K,
    "ICC3k": Form.ICC_C_K,
}
IRR = {
    "oneway_consistency_single": Form.ICC_1,
    "oneway_consistency_average": Form.ICC_K,
    "twoway_consistency_single": Form.ICC_C_1,
    "twoway_consistency_average": Form.ICC_C_K,
    "twoway_agreement_single": Form.ICC_A_1,
    "twoway_agreement_average": Form.ICC_A_K,
}


def as_psych(found: IntraclassCorrelation) -> list[float]:
    """Return a result as psych::ICC prints it."""
    test = found.test
    return [found.value, test.f, test.df1, test.df2, test.p, found.low, found.high]


@pytest.mark.parametrize(
    ("entry", "ratings", "level", "tolerance"),
    [
        ("sf_icc_aov", SHROUT_FLEISS, 0.95, CLOSED),
        ("sf_icc_aov_90", SHROUT_FLEISS, 0.90, CLOSED),
        ("sf_icc_lmer", SHROUT_FLEISS, 0.95, ITERATIVE),
        ("sf_missing_icc_lmer", TWO_CELLS_MISSING, 0.95, ITERATIVE),
    ],
)
def test_six_forms_are_those_of_psych(
    entry: str, ratings: Any, level: float, tolerance: float
) -> None:
    """psych::ICC: value, F, both df, p and interval of all six forms; lmer's to its optimiser."""
    forms = {found.form: found for found in icc_forms(ratings, level=level)}
    for row in computed_by_r(entry):
        expected = [row[k] for k in ("ICC", "F", "df1", "df2", "p", "lower bound", "upper bound")]
        found = as_psych(forms[LABELS[row["type"]]])
        assert_allclose(found, expected, rtol=tolerance * 5, atol=tolerance)


def test_six_forms_are_those_printed() -> None:
    """Shrout and Fleiss's Table 4 prints six correlations to two decimals."""
    printed = computed_by_r("sf_published")
    names = ["ICC11", "ICC21", "ICC31", "ICC1k", "ICC2k", "ICC3k"]
    assert [round(found.value, 2) for found in icc_forms(SHROUT_FLEISS)] == [
        printed[name] for name in names
    ]


def test_mean_squares_are_those_of_r() -> None:
    """The table of the analysis of variance: mean squares, F and p for targets."""
    rows = {row["row"]: row for row in computed_by_r("sf_icc_aov_table")}
    found = variance_components(SHROUT_FLEISS)
    expected = [rows["MS"][name] for name in ("subjects", "Judges", "Residual")]
    assert_allclose(list(found.mean_squares.values()), expected, atol=CLOSED, rtol=0)
    assert list(found.df.values()) == [
        rows["df"][name] for name in ("subjects", "Judges", "Residual")
    ]
    test = icc(SHROUT_FLEISS, form=Form.ICC_C_1).test
    assert_allclose([test.f, test.p], [rows["F"]["subjects"], rows["p"]["subjects"]], atol=CLOSED)


@pytest.mark.parametrize("name", IRR)
def test_irr_agrees_where_its_variant_is_named(name: str) -> None:
    """irr::icc: with McGraw and Wong's interval; its p of agreement uses the interval's df."""
    expected = computed_by_r("sf_irr_icc")[name]
    found = icc(SHROUT_FLEISS, form=IRR[name], average_interval=AverageInterval.MCGRAW_WONG)
    assert_allclose(
        [found.value, found.test.f, found.interval_df, found.low, found.high],
        [expected[k] for k in ("value", "F", "df2", "lb", "ub")],
        rtol=0,
        atol=CLOSED,
    )
    p = stats.f.sf(found.test.f, found.test.df1, found.interval_df)
    assert_allclose(p, expected["p"], rtol=1e-9)


def test_consistency_of_the_mean_is_alpha() -> None:
    """ICC(C,k) is Cronbach's alpha of the raters, as psych::alpha has it."""
    found = icc(SHROUT_FLEISS, form=Form.ICC_C_K)
    assert_allclose(found.value, computed_by_r("sf_alpha")["raw_alpha"], atol=CLOSED)


def test_components_with_missing_cells_are_lmers() -> None:
    """The REML variances of psych::ICC(lmer = TRUE)$lme."""
    rows = {row["row"]: row["variance"] for row in computed_by_r("sf_missing_icc_lmer_vc")}
    found = variance_components(TWO_CELLS_MISSING, negative=Negative.REML)
    assert_allclose(
        [found["p"], found["r"], found["pr"]],
        [rows["ID"], rows["Items"], rows["Residual"]],
        rtol=ITERATIVE,
    )


def test_reml_of_a_full_table_is_the_analysis_of_variance() -> None:
    """With nothing missing and nothing negative the two ways give the same components."""
    found, expected = two_way_reml(SHROUT_FLEISS), variance_components(SHROUT_FLEISS)
    assert_allclose(
        [found.rows, found.columns, found.error], list(expected.variances.values()), rtol=1e-6
    )


def test_person_by_rater_study() -> None:
    """The components of p × r, and what four raters give: ICC(C,k) and ICC(A,k)."""
    expected = computed_by_r("sf_gstudy_pxr")
    components = variance_components(SHROUT_FLEISS, design=Design.P_R)
    study = d_study(components, n_raters=4)
    assert_allclose(
        [*components.variances.values(), study.generalizability.value, study.dependability.value],
        [expected[name] for name in ("p", "r", "pr", "Erho2_4", "Phi_4")],
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize(("scale", "name"), [("LEAD",) * 2, ("TSIG",) * 2, ("HOSTILE",) * 2])
def test_one_way_icc_of_companies(
    scale: str, name: str, shared_data: Callable[[str], Path]
) -> None:
    """2,042 soldiers in 49 companies: multilevel's ICC1 and ICC2, n0, lmer's, and the interval."""
    expected = computed_by_r("lq2002_iccs")[name]
    columns = columns_of(shared_data("ratings/lq2002.csv"))
    n0, mean_k, reml = (
        icc_one_way(columns[scale], columns["COMPID"], size=size) for size in GroupSize
    )
    assert (n0.n_values, n0.n_groups) == (expected["N"], expected["J"])
    closed = {
        "MSB": n0.ms_between,
        "MSW": n0.ms_within,
        "F": n0.test.f,
        "p": n0.test.p,
        "n0": n0.group_size,
        "k_mean": mean_k.group_size,
        "ICC1_n0": n0.icc1.value,
        "ICC1_multilevel": mean_k.icc1.value,
        "ICC2_multilevel": mean_k.icck.value,
        "ICC1_lower95": mean_k.icc1.low,
        "ICC1_upper95": mean_k.icc1.high,
        "ICC2_lower95": mean_k.icck.low,
        "ICC2_upper95": mean_k.icck.high,
    }
    for key, value in closed.items():
        assert_allclose(value, expected[key], rtol=0, atol=CLOSED, err_msg=key)
    iterative = {
        "tau_reml": reml.variance_between,
        "sigma2_reml": reml.variance_within,
        "ICC1_reml": reml.icc1.value,
        "ICC2_reml_kmean": reml.icck.value,
        "mult.icc_ICC1": reml.icc1.value,
        "mult.icc_ICC2": reml.icck.value,
    }
    for key, value in iterative.items():
        assert_allclose(value, expected[key], rtol=0, atol=ITERATIVE, err_msg=key)
    eta_squared = n0.ms_between * 48 / (n0.ms_between * 48 + n0.ms_within * 1993)
    assert_allclose(eta_squared, expected["eta_sq"], atol=CLOSED)


@pytest.mark.parametrize("item", ["ex", "ne"])
def test_one_way_icc_of_people_rated_by_others(
    item: str, shared_data: Callable[[str], Path]
) -> None:
    """4,894 ratings of 245 people by raters nested in them, self left out."""
    columns = columns_of(shared_data("ratings/tripler_multiGroup.csv"))
    others = columns["perceiver.id"] != columns["target.id"]
    values, people = columns[item][others], columns["target.id"][others]
    raters = columns["perceiver.id"][others]
    n0 = icc_one_way(values, people, raters=raters)
    mean_k = icc_one_way(values, people, size=GroupSize.MEAN_K)
    expected = computed_by_r("tripler_icc_targets_n0")[item]
    assert_allclose(
        [n0.ms_between, n0.ms_within, n0.group_size, n0.icc1.value, mean_k.group_size],
        [expected[key] for key in ("MSB", "MSW", "n0", "ICC1_n0", "k_mean")],
        rtol=0,
        atol=CLOSED,
    )
    expected = computed_by_r("tripler_icc_targets")[item]
    assert (n0.n_values, n0.n_groups) == (expected["N"], expected["J"])
    assert_allclose(
        [mean_k.icc1.value, mean_k.icck.value], [expected["ICC1"], expected["ICC2"]], atol=CLOSED
    )


def test_a_negative_icc_is_not_truncated() -> None:
    """multilevel::ICC1 and ICC2 of four pairs that disagree more than pairs differ."""
    expected = computed_by_r("icc_negative_example")
    found = icc_one_way([1, 5, 1, 5, 1, 5, 1, 5.5], [1, 1, 2, 2, 3, 3, 4, 4])
    assert_allclose(
        [found.icc1.value, found.icck.value], [expected["ICC1"], expected["ICC2"]], rtol=1e-10
    )


def test_reliability_of_several_raters() -> None:
    """Spearman-Brown from Conway and Huffcutt's single-rater reliabilities."""
    for kind in computed_by_r("spearman_brown_raters").values():
        for name, expected in kind.items():
            assert_allclose(reliability_of_mean(kind["k1"], int(name[1:])), expected, atol=CLOSED)
    assert_allclose(reliability_of_mean(0.5, 4), computed_by_r("formulas")["spearman_brown_r50_x4"])
