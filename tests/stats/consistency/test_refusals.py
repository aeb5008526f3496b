"""Claims about answers that have no such coefficient: it is refused, with cause and remedy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.estimates import Estimate
from publead.stats import consistency as c
from publead.stats.consistency.accounts import Account

NAN = np.nan
ROWS = np.random.default_rng(1).integers(1, 6, (20, 3))

ON_ITEMS: dict[str, Callable[[ArrayLike], object]] = {
    "cronbach_alpha": c.cronbach_alpha,
    "alpha, pairwise": lambda items: c.cronbach_alpha(items, missing=c.Missing.PAIRWISE),
    "alpha, normal": lambda items: c.cronbach_alpha(items, interval=c.AlphaInterval.NORMAL),
    "standardized_alpha": c.standardized_alpha,
    "alpha_if_dropped": c.alpha_if_dropped,
    "item_rest": c.item_rest,
    "inter_item": c.inter_item,
    "mcdonald_omega": c.mcdonald_omega,
    "omega_hierarchical": c.omega_hierarchical,
    "guttman_lambdas": c.guttman_lambdas,
    "ten_berge_mu": c.ten_berge_mu,
    "armor_theta": c.armor_theta,
    "all_splits": c.all_splits,
    "greatest_split_half": c.greatest_split_half,
    "odd_even": c.odd_even,
    "polychoric": c.polychoric,
    "ordinal_alpha": c.ordinal_alpha,
    "standard_error_of_measurement": c.standard_error_of_measurement,
}
WITHOUT_A_COEFFICIENT: dict[str, Any] = {
    "nobody": np.empty((0, 3)),
    "one person": [[1, 2, 3]],
    "one item": [[1], [2], [3]],
    "no items": np.empty((3, 0)),
    "constant answers": np.full((6, 4), 3.0),
    "constant answers that are no sums of powers of two": np.full((7, 4), 0.1),
    "all missing": np.full((6, 4), NAN),
    "all missing, int8": np.full((6, 4), -128, np.int8),
    "nobody answered everything": [[1, NAN, 2], [NAN, 2, 3], [4, 1, NAN]],
    "one answered everything": [[1, 2, 2], [NAN, 2, 3], [4, 1, NAN]],
}


@pytest.mark.parametrize(
    ("name", "case"),
    [
        (name, case)
        for name in ON_ITEMS
        for case in WITHOUT_A_COEFFICIENT
        if not ("pairwise" in name and "everything" in case)
    ],
)
def test_it_is_undefined_and_says_why(name: str, case: str) -> None:
    """Never 0, never a warning from numpy: an error with cause and remedy."""
    with pytest.raises(UndefinedStatisticError) as raised:
        ON_ITEMS[name](WITHOUT_A_COEFFICIENT[case])
    assert raised.value.cause
    assert raised.value.remedy


@pytest.mark.parametrize("name", ON_ITEMS)
def test_an_infinite_answer_is_named(name: str) -> None:
    """An infinite answer is a fault of its column, whatever else is missing."""
    answers = np.random.default_rng(1).integers(1, 6, (30, 4)).astype(float)
    answers[3, 2], answers[5, 2], answers[7, 0] = np.inf, -np.inf, NAN
    with pytest.raises(InputError, match="column 3: an answer is infinite"):
        ON_ITEMS[name](answers)


@pytest.mark.parametrize("items", [[1, 2, 3], "ab", [["a", "b"], ["c", "d"]], np.ones((2, 2, 2))])
def test_what_is_no_matrix_of_numbers_is_refused(items: ArrayLike) -> None:
    """The error tells the shape that is wanted, or that something is no number."""
    with pytest.raises(PolicyError, match="number"):
        c.cronbach_alpha(items)


def test_the_error_tells_what_to_do() -> None:
    """Causes are those that the answers have."""
    gaps = [[1, NAN, 2], [NAN, 2, 3], [4, 1, NAN]]
    with pytest.raises(UndefinedStatisticError, match=r"Use Missing\.PAIRWISE"):
        c.cronbach_alpha(gaps)
    with pytest.raises(UndefinedStatisticError, match="nobody answered every item"):
        c.cronbach_alpha(gaps)
    apart = [[1, NAN, 2], [2, NAN, 3], [NAN, 1, 3], [NAN, 4, 1]]
    with pytest.raises(UndefinedStatisticError, match="both item 1 and item 2"):
        c.cronbach_alpha(apart, missing=c.Missing.PAIRWISE)
    with pytest.raises(UndefinedStatisticError, match="nobody answered both item 1 and item 2"):
        c.polychoric(apart, missing=c.Missing.PAIRWISE)
    with pytest.raises(UndefinedStatisticError, match="fewer than two people answered item 2"):
        c.cronbach_alpha([[1, NAN, 2], [2, NAN, 3]], missing=c.Missing.PAIRWISE)
    with pytest.raises(UndefinedStatisticError, match="item 2 got the same answer from everybody"):
        c.standardized_alpha([[1, 3, 2], [2, 3, 3], [4, 3, 1]])
    with pytest.raises(UndefinedStatisticError, match="item 2 got the same answer"):
        c.mcdonald_omega([[1, 3, 2], [2, 3, 3], [4, 3, 1]])


def test_items_that_cancel_name_the_one_to_check() -> None:
    """A scale whose items cancel has no alpha, and the item that looks miskeyed is named."""
    first = np.array([1.0, 2, 3, 4, 5])
    with pytest.raises(UndefinedStatisticError, match="item 2 runs against the others"):
        c.cronbach_alpha(np.column_stack([first, -first]))


def test_a_negative_alpha_names_the_item_to_check() -> None:
    """Two items that go together and a miskeyed one that spreads more."""
    rng = np.random.default_rng(2)
    true = rng.normal(size=300)
    rows = np.column_stack([true, true, -3 * true]) + rng.normal(size=(300, 3))
    found = c.cronbach_alpha(rows)
    assert found.value < 0
    assert "item 3 runs against the others" in found.reason
    assert c.item_rest(rows).values[2] < 0
    assert "item 3 loads against the others" in c.mcdonald_omega(rows).reason


def test_an_item_that_repeats_others() -> None:
    """Lambda 6 and maximum likelihood need an inverse; the rest does not."""
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(50, 1)) + rng.normal(size=(50, 3))
    rows = np.column_stack([rows, rows[:, 0]])
    assert np.isnan(c.guttman_lambdas(rows).lambda_6)
    assert np.isnan(c.item_rest(rows).corrected).all()
    assert np.isnan(c.alpha_if_dropped(rows).lambda_6[1])
    with pytest.raises(UndefinedStatisticError, match="repeats others"):
        c.mcdonald_omega(rows)
    assert 0 < c.mcdonald_omega(rows, estimator=c.Estimator.MINRES).value <= 1


def test_models_that_the_items_do_not_determine() -> None:
    """Two items have no one-factor model; two group factors no general one."""
    rows = np.random.default_rng(6).normal(size=(40, 6))
    with pytest.raises(UndefinedStatisticError, match="at least 3 items"):
        c.mcdonald_omega(rows[:, :2])
    with pytest.raises(UndefinedStatisticError, match="2 group factors cannot determine"):
        c.omega_hierarchical(rows, 2)
    with pytest.raises(UndefinedStatisticError, match="do not determine 3 factors"):
        c.omega_hierarchical(rows[:, :5], 3)
    with pytest.raises(UndefinedStatisticError, match="21 items have too many halves"):
        c.all_splits(np.random.default_rng(6).normal(size=(40, 21)))
    assert np.isnan(c.guttman_lambdas(np.random.default_rng(6).normal(size=(40, 21))).lambda_4)


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.cronbach_alpha(ROWS, level=1),
        lambda: c.cronbach_alpha(ROWS, level=95, interval=c.AlphaInterval.NORMAL),
        lambda: c.Bootstrap(rng=np.random.default_rng(1), draws=10),
        lambda: c.bootstrap_interval(
            ROWS, np.mean, c.Bootstrap(rng=np.random.default_rng(1)), level=0
        ),
        lambda: c.feldt_interval(1.5, 10, 3),
        lambda: c.feldt_interval(0.5, 10, 3, level=2),
        lambda: c.ten_berge_mu(ROWS, order=9),
        lambda: c.split_half(ROWS, []),
        lambda: c.split_half(ROWS, [0, 1, 2]),
        lambda: c.split_half(ROWS, [5]),
        lambda: c.standard_error_of_measurement(ROWS, reliability=1.2),
        lambda: c.polychoric(ROWS, continuity=-1),
        lambda: c.polychoric(np.arange(60.0).reshape(30, 2)),
        lambda: c.key_lint(ROWS, scale=(5, 1)),
        lambda: c.common_factors(ROWS),
        lambda: c.common_factors(np.eye(4), 0),
        lambda: c.spearman_brown(1.2, 3),
        lambda: c.spearman_brown(0.5, 0),
        lambda: c.spearman_brown_factor(0.5, 1),
        lambda: c.spearman_brown_factor(1, 0.5),
    ],
)
def test_settings_that_make_no_sense(call: Callable[[], object]) -> None:
    """A policy error says which value would do."""
    with pytest.raises(PolicyError):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.spearman_brown(-0.5, 4),
        lambda: c.spearman_brown_raters_needed(0, 0.8),
        lambda: c.spearman_brown_raters_needed(-0.2, 0.8),
        lambda: c.feldt_interval(0.5, 1, 3),
        lambda: c.feldt_interval(0.5, 9, 1),
        lambda: c.alpha_standard_error([[1, -1], [-1, 1]], 10),
        lambda: c.alpha_standard_error([[1]], 10),
        lambda: c.common_factors(np.diag([1.0, 0, 1, 1])),
    ],
)
def test_formulas_without_a_value(call: Callable[[], object]) -> None:
    """A formula on its own refuses too."""
    with pytest.raises(UndefinedStatisticError):
        call()


def test_a_bootstrap_without_values_is_refused() -> None:
    """Two people, one of whom is drawn twice half the time, give no interval."""
    with pytest.raises(UndefinedStatisticError, match="samples drawn"):
        c.cronbach_alpha([[1, 2], [3, 3]], interval=c.Bootstrap(rng=np.random.default_rng(1)))


@pytest.mark.parametrize("name", ON_ITEMS)
def test_every_result_explains_itself(name: str) -> None:
    """Definition, formula, source, what was left out, and what it does not show."""
    rng = np.random.default_rng(9)
    rows = np.clip(np.rint(3 + rng.normal(size=(60, 1)) + rng.normal(size=(60, 9))), 1, 5)
    rows[:2, 0] = NAN
    result = ON_ITEMS[name](rows)
    assert isinstance(result, Account | Estimate)
    told = str(result.explain())
    for label in ("formula: ", "method: ", "inputs: n = ", "source: ", "does not show: "):
        assert label in told
    if "pairwise" not in name:
        assert "left out: 2: people who did not answer every item (listwise)" in told


def test_pairwise_moments_that_fit_no_answers_are_refused() -> None:
    """An item whose others cancel has nothing to be compared with."""
    first = np.array([1.0, 2, 3, 4, 6])
    rows = np.column_stack([first, -first, [2.0, 1, 4, 2, 5]])
    with pytest.raises(UndefinedStatisticError, match="the items other than item 3 cancel"):
        c.item_rest(rows)


def test_numbers_in_objects_are_taken_and_words_are_not() -> None:
    """A table of mixed types is read where all of it is numbers."""
    rows = [[1, 2, 2], [2, 2, 3], [4, 1, 3]]
    taken = c.cronbach_alpha(np.array(rows, dtype=object))
    assert taken.value == c.cronbach_alpha(rows).value
    words = np.array([[1, "often"], [2, "seldom"]], dtype=object)
    with pytest.raises(PolicyError, match="give NaN for none"):
        c.cronbach_alpha(words)


@pytest.mark.parametrize("coefficient", [c.standardized_alpha, c.mcdonald_omega, c.ordinal_alpha])
def test_any_coefficient_takes_a_bootstrap(coefficient: Callable[..., Estimate]) -> None:
    """The interval holds the value, and the method names it."""
    rng = np.random.default_rng(2)
    rows = np.clip(np.rint(3 + rng.normal(size=(80, 1)) + rng.normal(size=(80, 4))), 1, 5)
    found = coefficient(rows, interval=c.Bootstrap(rng=rng, draws=100), level=0.9)
    assert found.low < found.value < found.high
    assert (found.level, coefficient(rows).has_interval) == (0.9, False)
    assert "100 samples of people" in found.method


def test_a_negative_alpha_without_one_item_to_blame() -> None:
    """Where no item stands out, that is said."""
    rng = np.random.default_rng(0)
    drawn = rng.normal(size=(400, 3))
    rows = drawn - 1.2 * drawn.mean(axis=1, keepdims=True)
    found = c.cronbach_alpha(rows)
    assert found.value < 0
    assert "vary against each other" in found.reason
    assert "check" in found.reason or "no item stands out" in found.reason
