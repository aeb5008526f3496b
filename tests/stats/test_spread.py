"""Claims about the spread within groups, pooled over groups."""

import math
from statistics import fmean

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from publead.errors import UndefinedStatisticError
from publead.stats.spread import group_means, pooled_within

Pairs = list[tuple[float, int]]
PAIRS = st.lists(
    st.tuples(st.one_of(st.floats(-100, 100), st.just(math.nan)), st.integers(0, 5)), max_size=25
)


def naive_groups(pairs: Pairs) -> dict[int, list[float]]:
    """Return the values of each group that has any."""
    groups: dict[int, list[float]] = {}
    for value, group in pairs:
        if not math.isnan(value):
            groups.setdefault(group, []).append(value)
    return groups


@given(PAIRS)
def test_pooled_spread_is_its_definition(pairs: Pairs) -> None:
    """The square root of squares about each group's mean over values less groups."""
    large = [values for values in naive_groups(pairs).values() if len(values) > 1]
    assume(large)
    squares = sum((x - fmean(values)) ** 2 for values in large for x in values)
    df = sum(len(values) - 1 for values in large)
    found = pooled_within([value for value, _ in pairs], [group for _, group in pairs])
    assert (df, len(large)) == (found.df, found.n_groups)
    assert found.sd == pytest.approx(math.sqrt(squares / df), rel=1e-9, abs=1e-9)


@given(PAIRS)
def test_shifting_a_group_changes_nothing(pairs: Pairs) -> None:
    """Adding a number to all values of a group leaves the spread within groups alone."""
    assume(any(len(values) > 1 for values in naive_groups(pairs).values()))
    groups = [group for _, group in pairs]
    before = pooled_within([value for value, _ in pairs], groups)
    after = pooled_within([value + 7 * group for value, group in pairs], groups)
    assert before.sd == pytest.approx(after.sd, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0, math.nan]])
def test_no_group_of_two_is_refused(values: list[float]) -> None:
    """Where no group has two values there is no spread, and the error says what is needed."""
    with pytest.raises(UndefinedStatisticError, match="no group has two values"):
        pooled_within(values, list(range(len(values))))


@given(PAIRS)
def test_group_means_are_means(pairs: Pairs) -> None:
    """Each group's mean is that of its values, and NaN where it has none."""
    groups = naive_groups(pairs)
    members = np.array([g for x, g in pairs if not math.isnan(x)], dtype=np.intp)
    values = np.array([x for x, _ in pairs if not math.isnan(x)])
    counts = np.bincount(members, minlength=6)
    expected = [fmean(groups[place]) if place in groups else math.nan for place in range(6)]
    found = group_means(values, members, counts).tolist()
    assert expected == pytest.approx(found, nan_ok=True, abs=1e-9)


def test_large_values_keep_their_digits() -> None:
    """Values of a billion that differ by ones have the spread of the ones."""
    values = np.array([1.0, 3.0, 4.0, 4.0]) + 1e9
    assert pooled_within(values, [0, 0, 1, 1]).sd == pytest.approx(1.0, abs=1e-9)


@given(PAIRS, st.data())
def test_order_leaves_no_trace(pairs: Pairs, data: st.DataObject) -> None:
    """The spread is the same to the last digit in whatever order the values came."""
    assume(any(len(values) > 1 for values in naive_groups(pairs).values()))
    turned = data.draw(st.permutations(pairs))
    one, other = (
        pooled_within([x for x, _ in each], [g for _, g in each]) for each in (pairs, turned)
    )
    assert one == other
