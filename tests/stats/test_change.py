"""Claims about change between two rounds, of a group and of one person."""

import json
import math
from pathlib import Path
from statistics import fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.stats.change import expected_by_regression, paired_change, reliable_change

ORACLE = Path(__file__).parents[1] / "data" / "oracle_ratings.json"
POINTS = st.integers(10, 50).map(lambda tenths: tenths / 10)
PAIRS = st.lists(st.tuples(POINTS, POINTS), min_size=2, max_size=15)
Pairs = list[tuple[float, float]]

# An invented case. R 4.2.2, rounded to no fewer digits than R printed:
# b <- c(3.2,3.6,2.8,4.1,3.9,3.3,2.5,3.7); a <- c(3.5,3.6,3.4,4.0,4.3,3.9,2.6,3.9)
# t.test(a, b, paired = TRUE); mean(a - b) / sd(b); t.test(a[1:5], b)
BEFORE = [3.2, 3.6, 2.8, 4.1, 3.9, 3.3, 2.5, 3.7]
AFTER = [3.5, 3.6, 3.4, 4.0, 4.3, 3.9, 2.6, 3.9]
R_PAIRED = {
    "interval": [0.04386357402348437, 0.48113642597651562],
    "p": 0.02507969219980453,
    "size": 0.4805461435182571,
}
R_WELCH = {
    "interval": [-0.1939892403983669, 0.9389892403983662],
    "df": 10.7695993861381,
    "p": 0.1752591445408392,
}


def change_of(pairs: Pairs) -> float:
    """Return the mean change by its definition."""
    return fmean(second - first for first, second in pairs)


@given(PAIRS)
def test_paired_change_is_its_definition(pairs: Pairs) -> None:
    """The mean difference, with Student's t on the differences."""
    differences = [second - first for first, second in pairs]
    n, sd = len(pairs), stdev(differences)
    half = float(stats.t.ppf(0.975, n - 1)) * sd / math.sqrt(n)
    found = paired_change(*zip(*pairs, strict=True))
    assert found.change == pytest.approx(fmean(differences), abs=1e-12)
    ends = (found.change - half, found.change + half) if sd > 1e-11 else (math.nan, math.nan)
    assert (found.low, found.high) == pytest.approx(ends, abs=1e-9, nan_ok=True)
    assert (found.n, found.df, found.n_left_out) == (n, n - 1, 0)
    assert found.after - found.before == pytest.approx(found.change, abs=1e-12)
    first = [x for x, _ in pairs]
    assert found.size == pytest.approx(
        fmean(differences) / stdev(first) if len(set(first)) > 1 else math.nan, nan_ok=True
    )


def test_a_name_among_scores_is_not_repeated() -> None:
    """A column of names taken for scores is refused without a name."""
    with pytest.raises(InputError, match="not all are numbers") as told:
        paired_change(["Anna Smith", "3"], [1, 2])
    assert "Anna" not in str(told.value)


def test_r_gives_the_same_paired_test() -> None:
    """R's t.test(after, before, paired = TRUE) gives the interval and p to its last digit."""
    found = paired_change(BEFORE, AFTER)
    r = R_PAIRED
    assert [found.low, found.high] == pytest.approx(r["interval"], rel=1e-12)
    assert found.p == pytest.approx(r["p"], rel=1e-12)
    assert found.size == pytest.approx(r["size"], rel=1e-12)


def test_r_gives_the_same_degrees_of_freedom() -> None:
    """Two means with an error each have the interval and df of R's Welch test."""
    few = AFTER[:5]
    errors = (stdev(BEFORE) / math.sqrt(8), stdev(few) / math.sqrt(5))
    found = reliable_change(fmean(BEFORE), fmean(few), *errors, df=(7, 4))
    assert [found.low, found.high] == pytest.approx(R_WELCH["interval"], rel=1e-11)
    assert found.df == pytest.approx(R_WELCH["df"], rel=1e-12)
    assert found.p == pytest.approx(R_WELCH["p"], rel=1e-11)


def test_jacobson_and_truaxs_case() -> None:
    """SD 7.5, reliability .88, 47.5 before and 32.5 after give the index that R gives."""
    error = 7.5 * math.sqrt(1 - 0.88)
    expected = json.loads(ORACLE.read_text("utf-8"))["formulas"]["value"]["rci_example"]["value"]
    found = reliable_change(47.5, 32.5, error, error)
    assert found.index == pytest.approx(expected, rel=1e-14)
    assert found.standard_error == pytest.approx(math.sqrt(2) * error)
    assert math.isinf(found.df)


@given(PAIRS, st.integers(-20, 20))
def test_a_shift_of_all_after_moves_the_change_by_as_much(pairs: Pairs, tenths: int) -> None:
    """What is added to every second score is added to the change and its interval."""
    assume(len({round(second - first, 9) for first, second in pairs}) > 1)
    moved = [(first, second + tenths / 10) for first, second in pairs]
    one, other = (paired_change(*zip(*each, strict=True)) for each in (pairs, moved))
    for name in ("change", "low", "high"):
        assert getattr(other, name) - getattr(one, name) == pytest.approx(tenths / 10, abs=1e-9)


@given(PAIRS)
def test_turning_the_rounds_turns_the_sign(pairs: Pairs) -> None:
    """The second round as the first gives the change with the other sign, and the same p."""
    assume(len({second - first for first, second in pairs}) > 1)
    first, second = zip(*pairs, strict=True)
    one, other = paired_change(first, second), paired_change(second, first)
    assert (one.change, one.low, one.high) == pytest.approx(
        (-other.change, -other.high, -other.low), abs=1e-12, nan_ok=True
    )
    assert one.p == pytest.approx(other.p)


@given(PAIRS, st.data())
def test_order_leaves_no_trace(pairs: Pairs, data: st.DataObject) -> None:
    """The change is the same to the last digit in whatever order the people came."""
    turned = data.draw(st.permutations(pairs))
    one, other = (paired_change(*zip(*each, strict=True)) for each in (pairs, turned))
    assert (one.change, one.low, one.high, one.p) == (
        other.change,
        other.low,
        other.high,
        other.p,
    )


@given(PAIRS, st.lists(POINTS, max_size=5))
def test_who_was_measured_once_changes_the_count_only(pairs: Pairs, once: list[float]) -> None:
    """Values without a partner are counted as left out, and nothing else moves."""
    missing = [
        (value, math.nan) if place % 2 else (math.nan, value) for place, value in enumerate(once)
    ]
    one = paired_change(*zip(*pairs, strict=True))
    other = paired_change(*zip(*pairs, *missing, strict=True))
    assert other.n_left_out == len(once)
    assert (one.change, one.low, one.high, one.n) == (other.change, other.low, other.high, other.n)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, math.nan], [math.nan, math.nan]])
def test_fewer_than_two_pairs_are_refused(values: list[float]) -> None:
    """One pair has no spread, so there is no interval, and the error says what it takes."""
    with pytest.raises(UndefinedStatisticError, match="at least two people"):
        paired_change(values, values)


def test_unequal_lengths_are_refused() -> None:
    """Two lists of different length are no pairs."""
    with pytest.raises(InputError, match="same order"):
        paired_change([1.0, 2.0], [1.0])


def test_constant_scores_have_no_size() -> None:
    """Where all first scores are alike there is no SD to count in, and it is not called 0."""
    found = paired_change([3.0, 3.0], [3.5, 4.5])
    assert math.isnan(found.size)
    assert found.change == 1.0
    alike = paired_change([3.0, 3.0], [4.0, 4.0])
    assert math.isnan(alike.low)
    assert math.isnan(alike.high)
    assert alike.p == 0.5
    assert paired_change([3.0, 3.0], [3.0, 3.0]).p == 1.0


@given(POINTS, POINTS, st.floats(0.01, 2), st.floats(0.01, 2), st.floats(1, 50), st.floats(1, 50))
def test_reliable_change_is_its_definition(
    before: float, after: float, one: float, other: float, df: float, other_df: float
) -> None:
    """The difference over the root of both squared errors, with Satterthwaite's df."""
    found = reliable_change(before, after, one, other, df=(df, other_df))
    error = math.sqrt(one * one + other * other)
    freedom = error**4 / (one**4 / df + other**4 / other_df)
    half = float(stats.t.ppf(0.975, freedom)) * error
    assert found.index == pytest.approx((after - before) / error, rel=1e-9, abs=1e-12)
    assert (found.low, found.high) == pytest.approx(
        (after - before - half, after - before + half), rel=1e-7, abs=1e-9
    )
    assert found.df == pytest.approx(freedom, rel=1e-9)
    assert min(df, other_df) - 1e-9 <= found.df <= df + other_df + 1e-9
    assert (found.p < 0.05) == (found.low > 0 or found.high < 0)


def test_no_error_is_said_and_not_divided_by() -> None:
    """Without error there is nothing to set a change beside: no index, no interval and no p."""
    for after in (3.0, 4.0):
        found = reliable_change(3.0, after, 0.0, 0.0)
        assert found.change == after - 3
        assert all(map(math.isnan, (found.index, found.low, found.high, found.p)))


@pytest.mark.parametrize(
    ("errors", "df"), [((-1.0, 1.0), (9.0, 9.0)), ((1.0, math.nan), (9, 9)), ((1.0, 1.0), (0, 9))]
)
def test_errors_that_make_no_sense_are_refused(
    errors: tuple[float, float], df: tuple[float, float]
) -> None:
    """A negative error or no degrees of freedom is refused in a sentence."""
    with pytest.raises(PolicyError):
        reliable_change(3.0, 4.0, *errors, df=df)


@given(POINTS, POINTS, st.floats(0, 1))
def test_regression_moves_towards_the_mean(before: float, mean: float, reliability: float) -> None:
    """The expected score lies between the first one and the mean, and at the mean without any."""
    expected = before + expected_by_regression(before, mean, reliability)
    assert min(before, mean) - 1e-9 <= expected <= max(before, mean) + 1e-9
    assert expected_by_regression(before, mean, 1.0) == 0
    assert before + expected_by_regression(before, mean, 0.0) == pytest.approx(mean)


@pytest.mark.parametrize("reliability", [-0.1, 1.1, math.nan])
def test_a_reliability_outside_0_and_1_is_refused(reliability: float) -> None:
    """No such reliability exists."""
    with pytest.raises(PolicyError, match="between 0 and 1"):
        expected_by_regression(3.0, 3.5, reliability)
