"""Claims about intraclass correlations: definitions, laws, what peers get wrong, and refusals."""

import math
import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import ArrayLike

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.estimates import Status
from publead.stats.agreement import (
    AverageInterval,
    Form,
    GroupSize,
    MissingCells,
    icc,
    icc_forms,
    icc_one_way,
    raters_needed,
    rating_matrix,
    reliability_of_mean,
)
from publead.stats.agreement.arrays import Floats, factorize

RATINGS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)
NAN = math.nan

matrices = hnp.arrays(
    np.float64,
    st.tuples(st.integers(3, 7), st.integers(2, 5)),
    elements=st.integers(1, 7).map(float),
)


def by_definition(ratings: Floats, form: Form) -> float:
    """Return a form from mean squares written out with loops."""
    n, k = ratings.shape
    grand = sum(map(sum, ratings.tolist())) / (n * k)
    rows = [sum(row) / k for row in ratings.tolist()]
    columns = [sum(column) / n for column in ratings.T.tolist()]
    b = k * sum((mean - grand) ** 2 for mean in rows) / (n - 1)
    j = n * sum((mean - grand) ** 2 for mean in columns) / (k - 1)
    e = w = 0.0
    for i in range(n):
        for m in range(k):
            e += (ratings[i, m] - rows[i] - columns[m] + grand) ** 2 / ((n - 1) * (k - 1))
            w += (ratings[i, m] - rows[i]) ** 2 / (n * (k - 1))
    # A form that has no value for these ratings is not asked for.
    values: dict[Form, Callable[[], float]] = {
        Form.ICC_1: lambda: (b - w) / (b + (k - 1) * w),
        Form.ICC_A_1: lambda: (b - e) / (b + (k - 1) * e + k * (j - e) / n),
        Form.ICC_C_1: lambda: (b - e) / (b + (k - 1) * e),
    }
    return values[form]()


@given(matrices, st.sampled_from([Form.ICC_1, Form.ICC_A_1, Form.ICC_C_1]))
def test_an_icc_is_what_the_definition_says(ratings: Floats, form: Form) -> None:
    """The one-pass kernel agrees with loops over the definition."""
    try:
        found = icc(ratings, form=form).value
    except UndefinedStatisticError:
        return
    assert_allclose(found, by_definition(ratings, form), atol=1e-10)


@given(matrices, st.integers(-3, 3), st.sampled_from([0.5, 2.0, 10.0]))
def test_iccs_do_not_depend_on_the_scale(ratings: Floats, shift: int, stretch: float) -> None:
    """Another zero and another unit leave all forms as they are."""
    assume(np.ptp(ratings) > 0)
    found = icc_forms(ratings)
    moved = icc_forms(ratings * stretch + shift * 1e6)
    assert [a.form for a in found] == [b.form for b in moved]
    assert_allclose([a.value for a in found], [b.value for b in moved], rtol=1e-6, atol=1e-8)


@given(matrices)
def test_iccs_do_not_depend_on_the_order(ratings: Floats) -> None:
    """Targets and raters may come in any order."""
    assume(np.ptp(ratings) > 0)
    turned = ratings[::-1, ::-1]
    for a, b in zip(icc_forms(ratings), icc_forms(turned), strict=True):
        assert_allclose([a.value, a.low, a.high], [b.value, b.low, b.high], rtol=1e-7, atol=1e-9)


@given(matrices, st.lists(st.integers(-5, 5), min_size=5, max_size=5))
def test_consistency_forgives_strict_raters(ratings: Floats, strictness: list[int]) -> None:
    """Adding a constant to all ratings of a rater changes agreement, and not consistency."""
    assume(np.ptp(ratings) > 0)
    moved = ratings + np.array(strictness[: ratings.shape[1]])
    try:
        before, after = (icc(x, form=Form.ICC_C_1).value for x in (ratings, moved))
    except UndefinedStatisticError:
        return
    assert_allclose(before, after, atol=1e-9)


@given(matrices)
def test_forms_are_in_shrout_and_fleisss_order(ratings: Floats) -> None:
    """Where targets and raters differ beyond error, ICC(1) <= ICC(A,1) <= ICC(C,1)."""
    assume(np.ptp(ratings) > 0)
    found = {result.form: result.value for result in icc_forms(ratings)}
    if found.get(Form.ICC_C_1, -1.0) > 1e-9 and found[Form.ICC_A_1] <= found[Form.ICC_C_1]:
        assert found[Form.ICC_1] <= found[Form.ICC_A_1] + 1e-12


@given(matrices)
def test_the_mean_of_all_raters_is_the_single_one_stepped_up(ratings: Floats) -> None:
    """Each K form is Spearman and Brown's step from its 1 form, interval included."""
    assume(np.ptp(ratings) > 0)
    found = {result.form: result for result in icc_forms(ratings)}
    for result in found.values():
        one = found.get(result.form.single)
        if result.form.is_average and one is not None and one.value > 0.01:
            k = ratings.shape[1]
            assert_allclose(result.value, reliability_of_mean(one.value, k), rtol=1e-9)
            if result.has_interval and one.low > 0:
                assert_allclose(result.low, reliability_of_mean(one.low, k), rtol=1e-9)


def test_digits_survive_a_far_zero() -> None:
    """Ratings of a billion and a few keep their correlation to nine digits."""
    near, far = (icc(RATINGS + shift, form=Form.ICC_A_1).value for shift in (0.0, 1e9))
    assert_allclose(near, far, rtol=1e-9)


def test_shrout_and_fleisss_names_are_aliases() -> None:
    """ICC(2,1) is ICC(A,1), and there are six forms, not twelve."""
    assert Form["ICC_2_1"] is Form.ICC_A_1
    assert Form["ICC_3_K"] is Form.ICC_C_K
    assert len(Form) == 6


def test_the_f_test_is_about_targets() -> None:
    """
    F compares targets with error, so raters who differ in strictness do not raise it.

    pingouin 0.7.0 documents its F as a test of differences between raters, and computes this one.
    """
    stricter = RATINGS + np.array([0.0, 100.0, 0.0, 0.0])
    plain, moved = (icc(x, form=Form.ICC_A_1).test for x in (RATINGS, stricter))
    assert_allclose(plain.f, moved.f)
    assert plain.df1 == len(RATINGS) - 1


def test_repeated_ratings_are_refused_and_not_averaged() -> None:
    """A rater who rates a target twice is an error; pingouin 0.7.0 averages and says nothing."""
    with pytest.raises(InputError, match="again"):
        rating_matrix([1, 2, 3, 4, 5], list("aabba"), list("xyxyx"))
    with pytest.raises(InputError, match="again"):
        icc_one_way([1, 2, 3, 4, 5], list("aabba"), raters=list("xyxyx"))


def test_nested_raters_have_an_icc() -> None:
    """Raters who each rate one person are the usual case; pingouin 0.7.0 refuses them."""
    found = icc_one_way([1, 2, 5, 5, 4, 3], list("aabbbc"), raters=list("uvwxyz"))
    assert found.n_groups == 3
    assert 0 < found.icc1.value < 1


def test_nothing_is_dropped_without_a_word() -> None:
    """irr::icc drops incomplete targets silently; here they count, or are counted."""
    gaps = RATINGS.copy()
    gaps[1, 2] = gaps[4, 0] = NAN
    whole = icc(gaps, form=Form.ICC_C_1)
    assert (whole.n, whole.n_left_out) == (6, 0)
    assert "2 cells missing" in whole.method
    complete = icc(gaps, form=Form.ICC_C_1, missing=MissingCells.COMPLETE)
    assert (complete.n, complete.n_left_out) == (4, 2)
    assert "2 targets" in str(complete.explain())
    empty = np.vstack([gaps, np.full(4, NAN)])
    assert icc(empty, form=Form.ICC_C_1).n_left_out == 1


def test_missing_cells_cost_little_when_few() -> None:
    """REML on all ratings lies near the full table's value; a mask in either layout is the same."""
    gaps = RATINGS.copy()
    gaps[1, 2] = NAN
    full, some = (icc(x, form=Form.ICC_A_1).value for x in (RATINGS, gaps))
    assert abs(full - some) < 0.05


def test_twenty_thousand_teams_take_megabytes() -> None:
    """An analysis of variance by a model matrix needs gigabytes and hours for so many teams."""
    teams = np.repeat(np.arange(20_000), 6)
    values = np.random.default_rng(4).normal(size=teams.size)
    icc_one_way(values[:60], teams[:60])
    tracemalloc.start()
    found = icc_one_way(values, teams)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.n_groups == 20_000
    assert peak < 20e6


@given(matrices)
def test_a_long_table_gives_what_the_wide_one_gives(ratings: Floats) -> None:
    """Shuffled rows with any labels become the same matrix."""
    assume(np.ptp(ratings) > 0)
    n, k = ratings.shape
    order = np.random.default_rng(0).permutation(n * k)
    targets = np.array([f"t{i:02d}" for i in range(n)])[np.repeat(np.arange(n), k)[order]]
    raters = (np.tile(np.arange(k), n) * 7 + 3)[order]
    found = rating_matrix(ratings.ravel()[order], targets, raters)
    assert_array_equal(found.ratings, ratings)
    assert found.targets.tolist() == [f"t{i:02d}" for i in range(n)]
    assert found.raters.tolist() == [7 * i + 3 for i in range(k)]


@pytest.mark.parametrize(
    ("labels", "distinct"),
    [
        ([3, 1, 3, 2], [1, 2, 3]),
        ([10**12, -5, 10**12], [-5, 10**12]),
        (["b", "a", "b"], ["a", "b"]),
        (np.array(["b", 7, "b"], dtype=object), ["b", 7]),
        ([0.5, 0.25, 0.5], [0.25, 0.5]),
        (np.array([True, False]), [False, True]),
        (np.array([200, 3], dtype=np.uint8), [3, 200]),
        (np.array([127, -128], dtype=np.int8), [-128, 127]),
    ],
)
def test_labels_of_any_kind(labels: ArrayLike, distinct: list[object]) -> None:
    """Labels come out in ascending order where they can be compared, else as they appeared."""
    place, found = factorize(labels)
    assert found.tolist() == distinct
    assert found[place].tolist() == np.asarray(labels).tolist()


@pytest.mark.parametrize("labels", [[1.0, NAN], np.array(["a", None], dtype=object)])
def test_a_missing_label_is_refused(labels: ArrayLike) -> None:
    """A row about nobody is an error, not a group."""
    with pytest.raises(InputError, match="no label"):
        icc_one_way([1.0, 2.0], labels)


@pytest.mark.parametrize(
    "ratings",
    [
        [[1, 2, 3]],
        [[1], [2], [3]],
        [[4, 4], [4, 4]],
        [[NAN, NAN], [NAN, NAN]],
        [[1, NAN], [NAN, 2], [3, 4]],
        np.empty((0, 3)),
    ],
)
def test_degenerate_ratings_have_no_icc(ratings: ArrayLike) -> None:
    """One target, one rater, constant, missing or disconnected: the cause and the remedy."""
    for form in Form:
        with pytest.raises(UndefinedStatisticError) as caught:
            icc(ratings, form=form)
        assert caught.value.cause
        assert caught.value.remedy


@pytest.mark.parametrize(
    ("values", "groups"),
    [([1, 2, 3], [0, 0, 0]), ([1, 2], [0, 1]), ([3, 3, 3], [0, 0, 1]), ([NAN] * 3, [0, 0, 1])],
)
def test_degenerate_groups_have_no_icc(values: list[float], groups: list[int]) -> None:
    """One person, one rater each, constant or missing ratings."""
    for size in GroupSize:
        with pytest.raises(UndefinedStatisticError):
            icc_one_way(values, groups, size=size)


def test_full_agreement_has_no_error_to_judge_by() -> None:
    """The correlation is 1, F is infinite, and there is no interval, which is said."""
    found = icc([[1, 1], [2, 2], [5, 5]], form=Form.ICC_A_1)
    assert (found.value, found.test.f, found.has_interval) == (1.0, math.inf, False)
    assert "no interval" in found.reason
    one_way = icc_one_way([1, 1, 5, 5], [0, 0, 1, 1])
    assert (one_way.icc1.value, one_way.icc1.has_interval) == (1.0, False)


def test_an_undefined_icc_k_is_said() -> None:
    """Group means that do not differ at all give ICC(1) = -1 / (k - 1) and no ICC(k)."""
    found = icc_one_way([1, 5, 1, 5], [0, 0, 1, 1])
    assert found.icc1.value == pytest.approx(-1)
    assert found.icck.status is Status.NOT_ESTIMABLE


def test_wrong_input_is_named() -> None:
    """Words, infinities, axes, lengths and levels that make no sense."""
    with pytest.raises(InputError, match="numbers"):
        icc([["a", "b"], ["c", "d"]], form=Form.ICC_1)
    with pytest.raises(InputError, match="infinite"):
        icc([[1.0, math.inf], [2.0, 3.0]], form=Form.ICC_1)
    with pytest.raises(PolicyError, match="1 axis"):
        icc([1, 2, 3], form=Form.ICC_1)
    with pytest.raises(PolicyError, match="lengths"):
        icc_one_way([1, 2, 3], [0, 1])
    with pytest.raises(PolicyError, match="level"):
        icc(RATINGS, form=Form.ICC_1, level=95)


# One-way -----------------------------------------------------------------------------------------


def test_with_equal_groups_all_variants_agree() -> None:
    """n0 is the mean, Wald's interval is the F interval, and REML is the analysis of variance."""
    people = np.repeat(np.arange(6), 4)
    n0, mean_k, reml = (icc_one_way(RATINGS.ravel(), people, size=size) for size in GroupSize)
    two_way = icc(RATINGS, form=Form.ICC_1)
    for found in (n0, mean_k):
        assert_allclose(
            [found.icc1.value, found.icc1.low, found.icc1.high],
            [two_way.value, two_way.low, two_way.high],
            rtol=1e-9,
        )
    assert_allclose(reml.icc1.value, two_way.value, atol=1e-7)
    assert found.test.p == pytest.approx(two_way.test.p)


@given(st.integers(0, 2**32 - 1))
def test_the_interval_holds_the_value(seed: int) -> None:
    """Where people differ, the three intervals hold the value, whatever the group sizes."""
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 8, 40)
    values = rng.normal(size=8)[groups] + rng.normal(size=40)
    for size in GroupSize:
        found = icc_one_way(values, groups, size=size)
        for estimate in (found.icc1, found.icck) if found.icc1.value > 0 else ():
            assert estimate.low - 0.02 <= estimate.value <= estimate.high + 0.02


def test_reml_is_never_negative() -> None:
    """Where raters of one person differ more than people, REML and its low end are 0."""
    found = icc_one_way([1, 5, 1, 5, 1, 5.5], [0, 0, 1, 1, 2, 2], size=GroupSize.REML)
    assert (found.icc1.value, found.icc1.low) == (0.0, 0.0)


def coverage(
    rng: np.random.Generator, sizes: list[int], true: float, draws: int, size: GroupSize
) -> float:
    """Return how often the 95 % interval of ICC(1) holds the truth, for normal ratings."""
    groups = np.repeat(np.arange(len(sizes)), sizes)
    inside = 0
    for _ in range(draws):
        people = rng.normal(scale=math.sqrt(true), size=len(sizes))
        values = people[groups] + rng.normal(scale=math.sqrt(1 - true), size=groups.size)
        found = icc_one_way(values, groups, size=size).icc1
        inside += found.low <= true <= found.high
    return inside / draws


def test_walds_interval_covers_quick() -> None:
    """With very unequal groups 95 % of intervals hold the truth, within simulation error."""
    share = coverage(np.random.default_rng(8), [2, 3, 3, 5, 9, 20], 0.3, 400, GroupSize.N0)
    assert 0.92 <= share <= 0.98


@pytest.mark.nightly
@pytest.mark.parametrize("true", [0.0, 0.1, 0.3, 0.6])
@pytest.mark.parametrize("sizes", [[4] * 10, [2, 3, 3, 5, 9, 20], [1] * 10 + [8] * 10, [5] * 50])
def test_walds_interval_covers(true: float, sizes: list[int]) -> None:
    """Exact: 95 % in every cell, within three standard errors of 4,000 draws."""
    share = coverage(np.random.default_rng(9), sizes, true, 4000, GroupSize.N0)
    assert abs(share - 0.95) < 3 * math.sqrt(0.95 * 0.05 / 4000)


@pytest.mark.nightly
@pytest.mark.parametrize(("shape", "true"), [((20, 4), 0.3), ((50, 8), 0.5), ((10, 3), 0.6)])
def test_the_interval_of_agreement_covers(shape: tuple[int, int], true: float) -> None:
    """Satterthwaite's interval of ICC(A,1) lies between 92 and 98 % with raters drawn too."""
    rng, inside = np.random.default_rng(10), 0
    for _ in range(2000):
        people = rng.normal(scale=math.sqrt(true), size=(shape[0], 1))
        raters = rng.normal(scale=math.sqrt((1 - true) / 4), size=(1, shape[1]))
        error = rng.normal(scale=math.sqrt((1 - true) * 3 / 4), size=shape)
        found = icc(people + raters + error, form=Form.ICC_A_1)
        inside += found.low <= true <= found.high
    assert 0.92 <= inside / 2000 <= 0.98


def test_both_intervals_of_the_mean_are_named() -> None:
    """The two published variants of ICC(A,k) differ, and each result says which it is."""
    results = [icc(RATINGS, form=Form.ICC_A_K, average_interval=kind) for kind in AverageInterval]
    assert results[0].value == results[1].value
    assert results[0].low != results[1].low
    assert all(kind.value in r.method for kind, r in zip(AverageInterval, results, strict=True))


# Raters ------------------------------------------------------------------------------------------


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_raters_needed_are_enough_and_no_more(icc1: float, target: float) -> None:
    """So many raters reach the target, and one fewer does not."""
    needed = raters_needed(icc1, target)
    assert reliability_of_mean(icc1, needed) >= target - 1e-12
    assert needed == 1 or reliability_of_mean(icc1, needed - 1) < target + 1e-12


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: raters_needed(0.0, 0.7), UndefinedStatisticError),
        (lambda: raters_needed(-0.1, 0.7), UndefinedStatisticError),
        (lambda: raters_needed(0.3, 1.0), PolicyError),
        (lambda: raters_needed(1.2, 0.5), PolicyError),
        (lambda: reliability_of_mean(1.1, 3), PolicyError),
        (lambda: reliability_of_mean(0.5, 0), PolicyError),
        (lambda: reliability_of_mean(-0.5, 3), UndefinedStatisticError),
    ],
)
def test_raters_that_make_no_sense(call: Callable[[], float], error: type[Exception]) -> None:
    """No number of raters helps where people do not differ; shares above 1 are mistakes."""
    with pytest.raises(error):
        call()


def test_results_explain_themselves() -> None:
    """Each names its definition, formula and source."""
    assert "McGraw" in str(icc(RATINGS, form=Form.ICC_A_1).explain())
    found = icc_one_way([1, 2, 5, NAN, 4], list("aabbb"))
    assert "1 rating is missing" in str(found.explain())
    assert str(found).startswith("ICC(1)")
