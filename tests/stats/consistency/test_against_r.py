"""Claims about consistency on real answers: the values are those that R computes."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy import stats

from publead.stats import consistency as c
from publead.stats.correlation import pearson
from publead.stats.intervals import mean_interval, t_test_p
from ratings_in_r import KEYS, column, columns_of, computed_by_r, entries_like, keyed

CLOSED, ITERATIVE = 1e-10, 1e-5
HOW = {"pairwise": c.Missing.PAIRWISE, "complete": c.Missing.LISTWISE}
R_TAKES_1_96 = 2 * stats.norm.cdf(1.96) - 1

Find = Callable[[str], Path]
Answers = NDArray[np.float64]


def cases(part: str) -> list[tuple[str, str]]:
    """Return the scales and ways with missing answers that have an entry of psych::alpha."""
    return [(scale, way) for way in HOW for scale in entries_like(f"bfi_alpha_{{}}_{way}_{part}")]


def bfi(find: Find, scale: str) -> Answers:
    """Return the answers of 2,800 people to the five items of one scale."""
    return keyed(find("ratings/bfi.csv"), KEYS[scale])


@pytest.mark.parametrize(("scale", "way"), cases("feldt"))
def test_alpha_and_feldts_interval(scale: str, way: str, shared_data: Find) -> None:
    """psych::alpha(x)$feldt, whose mean correlation is alpha's by Spearman and Brown."""
    expected = computed_by_r(f"bfi_alpha_{scale}_{way}_feldt")
    found = c.cronbach_alpha(bfi(shared_data, scale), missing=HOW[way])
    assert_allclose(
        [found.low, found.value, found.high, c.spearman_brown(found.value, 1 / 5)],
        [expected[f"{part}.raw_alpha"] for part in ("lower.ci", "alpha", "upper.ci", "r.bar")],
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize("scale", entries_like("bfi_feldt_exact_{}"))
def test_feldts_interval_by_hand(scale: str, shared_data: Find) -> None:
    """1 - (1 - a) * qf(...), with the n that is left after listwise deletion."""
    expected = computed_by_r(f"bfi_feldt_exact_{scale}")
    found = c.cronbach_alpha(bfi(shared_data, scale))
    assert found.n == expected["n"]
    assert_allclose(
        [found.value, found.low, found.high],
        [expected[part] for part in ("alpha", "lower", "upper")],
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize(("scale", "way"), cases("duhachek"))
def test_the_normal_interval(scale: str, way: str, shared_data: Find) -> None:
    """psych::alpha takes 1.96 for the normal quantile; at that level the ends are the same."""
    expected = computed_by_r(f"bfi_alpha_{scale}_{way}_duhachek")
    answers = bfi(shared_data, scale)
    found = c.cronbach_alpha(
        answers, missing=HOW[way], interval=c.AlphaInterval.NORMAL, level=R_TAKES_1_96
    )
    feldt = c.cronbach_alpha(answers, missing=HOW[way])
    assert found.n == expected["n"]
    assert_allclose(
        [found.low, found.high, (found.high - found.low) / 2 / 1.96, feldt.low, feldt.high],
        [expected["lower"], expected["upper"], expected["ase"]]
        + [expected["ci_function"][part] for part in ("lower.ci", "upper.ci")],
        rtol=0,
        atol=CLOSED,
    )


def check_total(answers: Answers, missing: c.Missing, expected: dict[str, float]) -> None:
    """Compare with psych::alpha(x)$total."""
    between = c.inter_item(answers, missing=missing)
    normal = c.cronbach_alpha(
        answers, missing=missing, interval=c.AlphaInterval.NORMAL, level=R_TAKES_1_96
    )
    related = c.guttman_lambdas(answers, missing=missing, metric=c.Metric.CORRELATION)
    assert_allclose(
        [
            normal.value,
            c.standardized_alpha(answers, missing=missing).value,
            related.lambda_6,
            between.mean,
            between.signal_to_noise,
            (normal.value - normal.low) / 1.96,
            between.median,
        ],
        [
            expected[part]
            for part in ("raw_alpha", "std.alpha", "G6(smc)", "average_r", "S/N", "ase", "median_r")
        ],
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize(("scale", "way"), cases("total"))
def test_the_table_of_totals(scale: str, way: str, shared_data: Find) -> None:
    """Alpha, standardised alpha, lambda 6, correlations, signal to noise, standard error."""
    expected = computed_by_r(f"bfi_alpha_{scale}_{way}_total")
    check_total(bfi(shared_data, scale), HOW[way], expected)


def test_a_missed_key(shared_data: Find) -> None:
    """A1 not turned: alpha falls from .70 to .43, as R has it, and the lint names A1."""
    answers = keyed(shared_data("ratings/bfi.csv"), "A1 A2 A3 A4 A5")
    check_total(answers, c.Missing.PAIRWISE, computed_by_r("bfi_alpha_unkeyed_agree"))
    assert c.key_lint(answers, scale=(1, 6)).items == (0,)


def test_shrout_and_fleiss(shared_data: Find) -> None:
    """Six people rated by four, as items."""
    answers = keyed(shared_data("ratings/shrout_fleiss_1979.csv"), "J1 J2 J3 J4")
    check_total(answers, c.Missing.LISTWISE, computed_by_r("sf_alpha"))


@pytest.mark.parametrize(
    ("scale", "n_items", "prefix"),
    [("LEAD", 11, "LEAD"), ("TSIG", 3, "TSIG"), ("HOSTIL", 5, "HOSTIL")],
)
def test_leadership_rated_by_teams(
    scale: str, n_items: int, prefix: str, shared_data: Find
) -> None:
    """2,042 soldiers on leadership, task significance and hostility."""
    key = " ".join(f"{prefix}{number:02}" for number in range(1, n_items + 1))
    answers = keyed(shared_data("ratings/lq2002.csv"), key)
    expected = computed_by_r("lq2002_alpha")[scale]
    check_total(answers, c.Missing.LISTWISE, expected)
    found = c.cronbach_alpha(answers)
    assert_allclose(
        [found.low, found.high, c.spearman_brown(found.value, 1 / n_items)],
        [expected[f"feldt.{part}.raw_alpha"] for part in ("lower.ci", "upper.ci", "r.bar")],
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize(("scale", "way"), cases("unidim"))
def test_the_fit_of_one_correlation(scale: str, way: str, shared_data: Find) -> None:
    """psych::alpha(x)$Unidim."""
    found = c.inter_item(bfi(shared_data, scale), missing=HOW[way])
    expected = computed_by_r(f"bfi_alpha_{scale}_{way}_unidim")["Unidim"]
    assert found.one_correlation_fit == pytest.approx(expected, abs=CLOSED)


@pytest.mark.parametrize(("scale", "way"), cases("drop"))
def test_alpha_if_dropped(scale: str, way: str, shared_data: Find) -> None:
    """psych::alpha(x)$alpha.drop, all eight columns."""
    rows = computed_by_r(f"bfi_alpha_{scale}_{way}_drop")
    answers = bfi(shared_data, scale)
    found = c.alpha_if_dropped(answers, missing=HOW[way])
    for ours, theirs in [
        (found.values, "raw_alpha"),
        (found.standardized, "std.alpha"),
        (found.lambda_6, "G6(smc)"),
        (found.mean_correlation, "average_r"),
        (found.signal_to_noise, "S/N"),
        (found.standard_error, "alpha se"),
        (found.median_correlation, "med.r"),
        (found.correlation_variance, "var.r"),
    ]:
        assert_allclose(ours, column(rows, theirs), rtol=0, atol=CLOSED, err_msg=theirs)


@pytest.mark.parametrize(("scale", "way"), cases("items"))
def test_item_statistics(scale: str, way: str, shared_data: Find) -> None:
    """psych::alpha(x)$item.stats; its raw.r alone is from row means where answers are missing."""
    rows = computed_by_r(f"bfi_alpha_{scale}_{way}_items")
    answers = bfi(shared_data, scale)
    found = c.item_rest(answers, missing=HOW[way])
    for ours, theirs in [
        (found.values, "r.drop"),
        (found.with_standardized_total, "std.r"),
        (found.corrected, "r.cor"),
        (found.means, "mean"),
        (found.sds, "sd"),
        (found.answered, "n"),
    ]:
        assert_allclose(ours, column(rows, theirs), rtol=0, atol=CLOSED, err_msg=theirs)
    if way == "complete":
        assert_allclose(found.with_total, column(rows, "raw.r"), rtol=0, atol=CLOSED)
    else:
        row_means = np.nanmean(answers, axis=1)
        by_row_means = []
        for item in answers.T:
            given = ~np.isnan(item)
            by_row_means.append(np.corrcoef(item[given], row_means[given])[0, 1])
        assert_allclose(by_row_means, column(rows, "raw.r"), rtol=0, atol=CLOSED)
        assert_allclose(found.with_total, column(rows, "raw.r"), rtol=0, atol=2e-3)


@pytest.mark.parametrize("scale", entries_like("bfi_guttman_{}"))
def test_guttmans_lambdas(scale: str, shared_data: Find) -> None:
    """psych::guttman(x), which works on correlations, with ten Berge's series and theta."""
    expected = computed_by_r(f"bfi_guttman_{scale}")
    answers = bfi(shared_data, scale)
    found = c.guttman_lambdas(answers, metric=c.Metric.CORRELATION)
    assert_allclose(
        found.values, [expected[f"lambda.{i}"] for i in range(1, 7)], rtol=0, atol=CLOSED
    )
    for order in range(4):
        mu = c.ten_berge_mu(answers, order=order, metric=c.Metric.CORRELATION)
        assert mu.value == pytest.approx(expected[f"tenberge.mu{order}"], abs=CLOSED)
    assert c.armor_theta(answers).value == pytest.approx(expected["alpha.pc"], abs=CLOSED)


@pytest.mark.parametrize(
    ("scale", "metric"),
    [(scale, c.Metric.CORRELATION) for scale in entries_like("bfi_splitHalf_{}")]
    + [(scale, c.Metric.COVARIANCE) for scale in entries_like("bfi_splitHalf_covar_{}")],
)
def test_all_split_halves(scale: str, metric: c.Metric, shared_data: Find) -> None:
    """psych::splitHalf(x, brute = TRUE), on correlations and on covariances."""
    covar = "covar_" if metric is c.Metric.COVARIANCE else ""
    expected = computed_by_r(f"bfi_splitHalf_{covar}{scale}")
    answers = bfi(shared_data, scale)
    every = c.all_splits(answers, metric=metric)
    lambdas = c.guttman_lambdas(answers, metric=metric)
    assert_allclose(
        [
            c.greatest_split_half(answers, metric=metric).half.rulon,
            every.least.rulon,
            every.mean,
            lambdas.lambda_3,
            lambdas.lambda_2,
            lambdas.lambda_6,
        ],
        [expected[part] for part in ("maxrb", "minrb", "meanr", "alpha", "lambda2", "lambda6")],
        rtol=0,
        atol=CLOSED,
    )
    if metric is c.Metric.CORRELATION:
        assert c.inter_item(answers).mean == pytest.approx(expected["av.r"], abs=CLOSED)


@pytest.mark.parametrize("scale", entries_like("bfi_classical_{}"))
def test_classical_coefficients(scale: str, shared_data: Find) -> None:
    """Base R on covariances: lambda 1 and 2, odd and even items, standard error of measurement."""
    expected = computed_by_r(f"bfi_classical_{scale}")
    answers = bfi(shared_data, scale)
    lambdas, half = c.guttman_lambdas(answers), c.odd_even(answers).half
    assert_allclose(
        [
            lambdas.lambda_1,
            lambdas.lambda_2,
            half.correlation,
            half.spearman_brown,
            half.rulon,
            c.standard_error_of_measurement(answers, score=c.ScoreOf.SUM).value,
            c.standard_error_of_measurement(answers).value,
        ],
        list(expected.values()),
        rtol=0,
        atol=CLOSED,
    )


@pytest.mark.parametrize("scale", entries_like("bfi_omega1f_{}"))
def test_omega_by_maximum_likelihood(scale: str, shared_data: Find) -> None:
    """lavaan::cfa with one factor: its covariances divide by n, ours by n - 1."""
    expected = computed_by_r(f"bfi_omega1f_{scale}")
    answers = bfi(shared_data, scale)
    found, model = c.mcdonald_omega(answers), c.one_factor(answers)
    observed = c.mcdonald_omega(answers, denominator=c.Denominator.OBSERVED)
    assert found.n is not None
    assert found.value == pytest.approx(expected["omega"], abs=ITERATIVE)
    assert observed.value == pytest.approx(expected["omega_obs_denominator"], abs=ITERATIVE)
    assert model.df == expected["df"]
    assert found.n * model.discrepancy == pytest.approx(expected["chisq"], abs=ITERATIVE)
    assert found.n * model.discrepancy <= expected["chisq"] + 1e-9
    share = (found.n - 1) / found.n
    assert_allclose(
        model.loadings[:, 0] * math.sqrt(share), list(expected["loadings"].values()), atol=ITERATIVE
    )
    assert_allclose(
        model.uniquenesses * share, list(expected["residuals"].values()), atol=ITERATIVE
    )


@pytest.mark.parametrize("scale", entries_like("bfi_fa1_minres_{}"))
def test_omega_by_minres(scale: str, shared_data: Find) -> None:
    """psych::fa(x, 1, fm = "minres") on correlations; our residuals are no larger."""
    expected = computed_by_r(f"bfi_fa1_minres_{scale}")
    answers = bfi(shared_data, scale)
    how: Any = {"estimator": c.Estimator.MINRES, "metric": c.Metric.CORRELATION}
    model = c.one_factor(answers, **how)
    assert c.mcdonald_omega(answers, **how).value == pytest.approx(
        expected["omega_R"], abs=ITERATIVE
    )
    observed = c.mcdonald_omega(answers, denominator=c.Denominator.OBSERVED, **how)
    assert observed.value == pytest.approx(expected["omega_over_Vt"], abs=ITERATIVE)
    theirs = np.array(list(expected["loadings"].values()))
    assert_allclose(model.loadings[:, 0], theirs, atol=ITERATIVE)
    complete = answers[~np.isnan(answers).any(axis=1)]
    assert squared_residuals(complete, model.loadings[:, 0]) <= squared_residuals(complete, theirs)


def squared_residuals(answers: Answers, loadings: Answers) -> float:
    """Return what minres makes small, from scratch."""
    rest = np.corrcoef(answers.T) - np.outer(loadings, loadings)
    return float((rest[np.triu_indices(len(loadings), 1)] ** 2).sum())


def test_thurstones_nine_tests(shared_data: Find) -> None:
    """psych::omega(Thurstone, 3): minres, oblimin, Schmid and Leiman."""
    expected = computed_by_r("thurstone_omega")
    names = [row["row"] for row in expected["schmid"]]
    related = keyed(shared_data("ratings/thurstone_R.csv"), " ".join(names))
    model = c.schmid_leiman(related, 3)
    assert_allclose(
        [model.hierarchical, model.total, model.limit],
        [expected[part] for part in ("omega_h", "omega.tot", "omega.lim")],
        atol=ITERATIVE,
    )
    assert_allclose(model.general, column(expected["schmid"], "g"), atol=ITERATIVE)
    assert_allclose(model.uniquenesses, column(expected["schmid"], "u2"), atol=ITERATIVE)
    for number in (1, 2, 3):
        theirs = np.array(column(expected["schmid"], f"F{number}*"))
        nearest = np.abs(model.groups - theirs[:, None]).max(axis=0).min()
        assert nearest < 2e-5, "the rotation of psych stops at a gradient of 1e-5"


def test_hierarchical_omega_of_twenty_five_items(shared_data: Find) -> None:
    """psych::omega(bfi[1:25], 5); R's note says three decimals, because rotation decides."""
    expected = computed_by_r("bfi_omega_5f")
    key = " ".join(KEYS.values()).replace("-", "")
    answers = keyed(shared_data("ratings/bfi.csv"), key)
    found = c.omega_hierarchical(answers, 5, missing=c.Missing.PAIRWISE)
    assert_allclose(
        [found.hierarchical.value, found.total.value, found.model.limit],
        [expected[part] for part in ("omega_h", "omega.tot", "omega.lim")],
        atol=1e-5,
    )
    signs = found.model.signs
    assert list(signs * signs[0]) == [
        expected["key"][code] * expected["key"]["A1"] for code in key.split()
    ]
    turned = np.where(signs < 0, 7 - answers, answers)
    lambdas = c.guttman_lambdas(turned, missing=c.Missing.PAIRWISE, metric=c.Metric.CORRELATION)
    assert_allclose(
        [lambdas.lambda_3, lambdas.lambda_6], [expected["alpha"], expected["G6"]], atol=CLOSED
    )


def test_polychoric_correlations_and_ordinal_alpha(shared_data: Find) -> None:
    """psych::polychoric(bfi[1:5]): R's one-dimensional search stops at about 1e-4."""
    expected = computed_by_r("bfi_polychoric_agree")
    codes = "A1 A2 A3 A4 A5"
    found = c.polychoric(keyed(shared_data("ratings/bfi.csv"), codes), missing=c.Missing.PAIRWISE)
    theirs = np.array([[row[code] for code in codes.split()] for row in expected["rho"]])
    assert_allclose(found.values, theirs, atol=5e-5)
    alpha = c.ordinal_alpha(bfi(shared_data, "agree"), missing=c.Missing.PAIRWISE)
    assert alpha.value == pytest.approx(expected["ordinal_alpha"], abs=ITERATIVE)


def test_scales_scored_together(shared_data: Find) -> None:
    """psych::scoreOverlap and scoreItems: standardised and raw alpha, and mean correlations."""
    overlap, scored = computed_by_r("bfi_scoreOverlap"), computed_by_r("bfi_scoreItems_none_totals")
    for place, scale in enumerate(KEYS):
        answers = bfi(shared_data, scale)
        standardized = c.standardized_alpha(answers, missing=c.Missing.PAIRWISE)
        assert standardized.value == pytest.approx(overlap["alpha"][scale], abs=CLOSED)
        mean = c.inter_item(answers, missing=c.Missing.PAIRWISE).mean
        assert mean == pytest.approx(overlap["MIMS"][place][scale], abs=CLOSED)
        raw = c.cronbach_alpha(answers, missing=c.Missing.PAIRWISE).value
        assert raw == pytest.approx(scored["alpha"][scale], abs=CLOSED)
        single = c.spearman_brown(raw, 1 / 5)
        assert single == pytest.approx(scored["av.r"][scale], abs=CLOSED)
        assert 5 * single / (1 - single) == pytest.approx(scored["sn"][place], abs=CLOSED)


@pytest.mark.parametrize(
    "entry",
    [
        "bfi_scoreItems_mean_totals",
        "bfi_scoreItems_median_totals",
        "bfi_scoreItems_median_means",
    ],
)
def test_scales_scored_from_filled_answers(entry: str, shared_data: Find) -> None:
    """psych::scoreItems(impute = ) fills gaps before alpha, scores and their correlations."""
    expected = computed_by_r(entry)
    middle = np.nanmean if "_mean_" in entry else np.nanmedian
    scores = []
    for scale in KEYS:
        answers = bfi(shared_data, scale)
        whole = np.where(np.isnan(answers), middle(answers, axis=0), answers)
        assert c.cronbach_alpha(whole).value == pytest.approx(expected["alpha"][scale], abs=CLOSED)
        mean = c.inter_item(whole).mean
        single = c.spearman_brown(expected["alpha"][scale], 1 / 5)
        assert single == pytest.approx(expected["av.r"][scale], abs=CLOSED)
        assert mean == pytest.approx(expected["av.r"][scale], abs=0.02)
        scores.append(whole.sum(axis=1) if entry.endswith("totals") else whole.mean(axis=1))
        assert scores[-1].mean() == pytest.approx(expected["score_means"][scale], abs=CLOSED)
        assert scores[-1].std(ddof=1) == pytest.approx(expected["score_sds"][scale], abs=CLOSED)
    for scale, row in zip(KEYS, expected["cor"], strict=True):
        for other, score in zip(KEYS, scores, strict=True):
            found = pearson(scores[list(KEYS).index(scale)], score).value
            assert found == pytest.approx(row[other], abs=CLOSED)


def test_scores_from_whatever_was_answered(shared_data: Find) -> None:
    """psych::scoreFast: the mean and the spread of people's means of what they answered."""
    expected = computed_by_r("bfi_scoreFast")
    for scale in KEYS:
        scores = np.nanmean(bfi(shared_data, scale), axis=1)
        scores = scores[~np.isnan(scores)]
        assert scores.mean() == pytest.approx(expected["means"][f"{scale}-A"], abs=CLOSED)
        assert scores.std(ddof=1) == pytest.approx(expected["sds"][f"{scale}-A"], abs=CLOSED)


def test_a_difference_of_two_groups(shared_data: Find) -> None:
    """t.test(agree ~ gender): the library's p value and t interval of a difference are R's."""
    path = shared_data("ratings/bfi.csv")
    expected = computed_by_r("bfi_group_agree_gender")
    answers, gender = bfi(shared_data, "agree"), columns_of(path)["gender"]
    known = (~np.isnan(answers)).sum(axis=1) >= 3
    scores = np.nanmean(answers[known], axis=1)
    men, women = (scores[gender[known] == group] for group in (1, 2))
    assert (men.size, women.size) == (expected["n1"], expected["n2"])
    difference = float(men.mean() - women.mean())
    parts = np.array([each.var(ddof=1) / each.size for each in (men, women)])
    error = float(np.sqrt(parts.sum()))
    df = float(parts.sum() ** 2 / (parts**2 / [men.size - 1, women.size - 1]).sum())
    assert df == pytest.approx(expected["df"], rel=CLOSED)
    low, high = mean_interval(difference, error, 1, df=df)
    assert_allclose([low, high], expected["ci"], rtol=0, atol=CLOSED)
    assert t_test_p(difference, error, df) == pytest.approx(expected["p"], rel=1e-8)


def test_the_formula_of_spearman_and_brown() -> None:
    """Conway and Huffcutt's single-rater reliabilities, stepped up; psych's and psychometric's."""
    for group in computed_by_r("spearman_brown_raters").values():
        for raters, expected in group.items():
            found = c.spearman_brown(group["k1"], int(raters[1:]))
            assert found == pytest.approx(expected, abs=CLOSED)
    formulas = computed_by_r("formulas")
    assert c.spearman_brown(0.5, 4) == pytest.approx(formulas["spearman_brown_r50_x4"], abs=CLOSED)
    low, high = c.feldt_interval(0.8, 100, 5)
    for entry, ends in [
        ("psychometric_alpha_CI", ("LCL", "UCL")),
        ("psych_alpha_ci", ("lower.ci", "upper.ci")),
    ]:
        assert_allclose([low, high], [formulas[entry][end] for end in ends], atol=CLOSED)
    assert c.spearman_brown(0.8, 1 / 5) == pytest.approx(
        formulas["psych_alpha_ci"]["r.bar"], abs=CLOSED
    )
