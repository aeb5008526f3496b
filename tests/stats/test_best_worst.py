"""Count scores of best and worst are a plain count."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import InputError, PolicyError
from publead.stats.best_worst import NOTHING, best_worst_counts

N_ITEMS, N_RESPONDENTS = 5, 3


@st.composite
def answered_sets(draw: st.DrawFn) -> list[tuple[int, list[int], int, int]]:
    """Draw sets: whose, what was shown, best and worst, some of them not picked."""
    found = []
    for _ in range(draw(st.integers(0, 12))):
        shown = draw(st.lists(st.integers(0, N_ITEMS - 1), min_size=2, max_size=4, unique=True))
        best, worst = draw(st.permutations(shown))[:2]
        if draw(st.integers(0, 4)) == 0:
            best = NOTHING
        if draw(st.integers(0, 4)) == 0:
            worst = NOTHING
        found.append((draw(st.integers(0, N_RESPONDENTS - 1)), shown, best, worst))
    return found


def score_definition(
    sets: list[tuple[int, list[int], int, int]], respondent: int, item: int
) -> float:
    """Return (times best - times worst) / times shown, over sets with both picks."""
    mine = [
        (shown, best, worst)
        for who, shown, best, worst in sets
        if who == respondent and best != NOTHING and worst != NOTHING
    ]
    n_shown = sum(item in shown for shown, _, _ in mine)
    if not n_shown:
        return math.nan
    n_best = sum(best == item for _, best, _ in mine)
    n_worst = sum(worst == item for _, _, worst in mine)
    return (n_best - n_worst) / n_shown


def counted(
    sets: list[tuple[int, list[int], int, int]],
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Return the library's scores."""
    shown = np.full((len(sets), 4), NOTHING)
    for row, (_, items, _, _) in enumerate(sets):
        shown[row, : len(items)] = items
    return best_worst_counts(
        shown,
        [best for _, _, best, _ in sets],
        [worst for _, _, _, worst in sets],
        [who for who, _, _, _ in sets],
        n_respondents=N_RESPONDENTS,
        n_items=N_ITEMS,
    ).scores


@given(answered_sets())
def test_scores_are_the_plain_count(sets: list[tuple[int, list[int], int, int]]) -> None:
    """Each respondent and item, counted one by one."""
    expected = [
        [score_definition(sets, who, item) for item in range(N_ITEMS)]
        for who in range(N_RESPONDENTS)
    ]
    assert counted(sets).tolist() == [pytest.approx(row, nan_ok=True) for row in expected]


@given(answered_sets())
def test_scores_lie_between_minus_one_and_one_and_weigh_out(
    sets: list[tuple[int, list[int], int, int]],
) -> None:
    """Over what a respondent was shown, the scores times the showings sum to zero."""
    scores = counted(sets)
    assert np.nanmax(np.abs(scores), initial=0.0) <= 1
    whole = [each for each in sets if NOTHING not in each[2:]]
    for who in range(N_RESPONDENTS):
        n_shown = [
            sum(item in shown for each, shown, _, _ in whole if each == who)
            for item in range(N_ITEMS)
        ]
        total = sum(n * s for n, s in zip(n_shown, scores[who], strict=True) if n)
        assert total == pytest.approx(0, abs=1e-9)


def test_all_faults_are_told_at_once() -> None:
    """A set with a stranger, a repeat, a pick not shown, or one item twice picked is named."""
    with pytest.raises(InputError) as caught:
        best_worst_counts(
            [[0, 1, 9], [0, 0, 1], [0, 1, 2], [0, 1, 2], [0, 1, 2]],
            [0, 1, 3, 1, 0],
            [1, 0, 0, 1, 2],
            [0, 0, 0, 0, 4],
            n_respondents=1,
            n_items=4,
        )
    assert [str(fault) for fault in caught.value.faults] == [
        "sets[0]: has an item that is not from 0 to 3",
        "sets[4]: has a respondent who is not from 0 to 0",
        "sets[1]: shows an item twice",
        "sets[2]: has a pick that it does not show",
        "sets[3]: has one item as best and as worst",
    ]


def test_arrays_of_unequal_length_are_refused() -> None:
    """A row a set, and a number each."""
    with pytest.raises(PolicyError, match="a row a set"):
        best_worst_counts([[0, 1]], [0, 1], [1], [0], n_respondents=1, n_items=2)


def test_half_answered_sets_count_for_nothing() -> None:
    """A set without a worst is not shown, and is counted."""
    counts = best_worst_counts([[0, 1]], [0], [NOTHING], [0], n_respondents=1, n_items=2)
    assert np.isnan(counts.scores).all()
    assert counts.n_unanswered == 1


def test_parts_of_items_and_missing_numbers_are_refused() -> None:
    """Half an item is none, and neither is NaN: nothing is cut down to a whole number."""
    for shown, best in (([[0.5, 1, 2]], [1]), ([[0, 1, 2]], [math.nan])):
        with pytest.raises(PolicyError, match="whole numbers"):
            best_worst_counts(shown, best, [2], [0], n_respondents=1, n_items=3)
