"""Claims about the mean of keyed answers, on arrays."""

import tracemalloc
from collections.abc import Callable
from random import Random

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from definitions import keyed_mean
from publead.errors import InputError, PolicyError
from publead.stats import scoring
from publead.stats.keys import Key
from publead.stats.scoring import KeyedMeans, keyed_means, percent_of_maximum

Answers = NDArray[np.int8]

RANGES = [(1, 5), (0, 4), (1, 7), (0, 10), (-3, 3), (0, 1), (-100, 120)]
LAYOUTS: dict[str, Callable[[Answers], Answers]] = {
    "by column": np.asfortranarray,
    "by row": np.ascontiguousarray,
    "every other row": lambda answers: np.asfortranarray(np.repeat(answers, 2, axis=0))[::2],
    "upside down": lambda answers: np.asfortranarray(answers[::-1])[::-1],
    "every other column": lambda answers: np.repeat(answers, 2, axis=1)[:, ::2],
}


@attrs.frozen(kw_only=True)
class Case:
    """A matrix of answers with its key, and how many answers each scale needs."""

    answers: Answers
    key: Key
    least: list[int]

    def score(self) -> KeyedMeans:
        """Return the kernel's answer."""
        return keyed_means(self.answers, self.key, least=self.least)

    def by_definition(self) -> list[list[float]]:
        """Return each form's means as the definition has them."""
        return [[self._mean(row, scale) for scale in range(self.key.n_scales)] for row in self.rows]

    @property
    def rows(self) -> list[list[int | None]]:
        """The answers with None for none."""
        return [
            [None if answer <= -127 else answer for answer in row] for row in self.answers.tolist()
        ]

    def _mean(self, row: list[int | None], scale: int) -> float:
        key = self.key
        items = [item for item in range(key.n_items) if key.scale[item] == scale]
        return keyed_mean(
            [row[item] for item in items],
            [bool(key.reversed[item]) for item in items],
            int(key.low[scale]),
            int(key.high[scale]),
            self.least[scale],
            None if key.weights is None else [float(key.weights[item]) for item in items],
        )


@st.composite
def cases(draw: st.DrawFn, *, weighted: bool = False) -> Case:
    """Draw answers from each item's range, with both kinds of missing, and a key to them."""
    n_scales = draw(st.integers(1, 3))
    extra = draw(st.lists(st.integers(0, n_scales - 1), max_size=8))
    scale = draw(st.permutations([*range(n_scales), *extra]))
    ranges = draw(st.lists(st.sampled_from(RANGES), min_size=n_scales, max_size=n_scales))
    points = [st.sampled_from([-128, -127, *range(ranges[s][0], ranges[s][1] + 1)]) for s in scale]
    rows = draw(st.lists(st.tuples(*points), max_size=6))
    weights = st.lists(st.sampled_from([0.25, 0.5, 1.0, 3.0]), min_size=len(scale))
    key = Key(
        scale=scale,
        reversed=draw(st.lists(st.booleans(), min_size=len(scale), max_size=len(scale))),
        low=[low for low, _ in ranges],
        high=[high for _, high in ranges],
        weights=draw(weights)[: len(scale)] if weighted else None,
    )
    sizes = key.sizes.tolist()
    return Case(
        answers=np.array(rows, dtype=np.int8, order="F").reshape(len(rows), len(scale)),
        key=key,
        least=[draw(st.integers(1, size)) for size in sizes],
    )


def one_scale(low: int, high: int, *, reverse: list[bool]) -> Key:
    """Return the key of a single scale."""
    return Key(scale=[0] * len(reverse), reversed=reverse, low=[low], high=[high])


@given(cases())
def test_a_mean_is_what_the_definition_says_to_the_last_digit(case: Case) -> None:
    """Without weights the mean is the double nearest to the exact fraction."""
    expected = np.array(case.by_definition()).reshape(case.score().means.shape)
    assert_array_equal(case.score().means, expected)


@given(cases(weighted=True))
def test_a_weighted_mean_is_what_the_definition_says(case: Case) -> None:
    """With weights the mean agrees with exact fractions to rounding."""
    expected = np.array(case.by_definition()).reshape(case.score().means.shape)
    assert_allclose(case.score().means, expected, rtol=1e-13, atol=1e-12)


@given(cases())
def test_answers_are_counted(case: Case) -> None:
    """The count of a form and scale is the number of its items that hold a point."""
    expected = [
        [sum(row[i] is not None for i in np.flatnonzero(case.key.scale == s)) for s in range(n)]
        for n in [case.key.n_scales]
        for row in case.rows
    ]
    counts = case.score().answered
    assert_array_equal(counts, np.array(expected).reshape(counts.shape))


@given(cases(), st.sampled_from(sorted(LAYOUTS)))
def test_the_layout_in_memory_does_not_matter(case: Case, layout: str) -> None:
    """Any layout of the same answers gives the same means."""
    laid_out = attrs.evolve(case, answers=LAYOUTS[layout](case.answers))
    assert_array_equal(laid_out.score().means, case.score().means)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_forms_does_not_matter(case: Case, random: Random) -> None:
    """Shuffling forms shuffles their scores alike."""
    order = list(range(len(case.answers)))
    random.shuffle(order)
    shuffled = attrs.evolve(case, answers=case.answers[order])
    assert_array_equal(shuffled.score().means, case.score().means[order])


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(case: Case, random: Random) -> None:
    """Shuffling items with their keys changes nothing."""
    order = list(range(case.key.n_items))
    random.shuffle(order)
    key = attrs.evolve(case.key, scale=case.key.scale[order], reversed=case.key.reversed[order])
    shuffled = attrs.evolve(case, answers=case.answers[:, order], key=key)
    assert_array_equal(shuffled.score().means, case.score().means)


@given(cases(), cases())
def test_a_forms_score_depends_on_no_other_form(case: Case, other: Case) -> None:
    """Scoring forms apart or together gives the same scores."""
    middle = len(case.answers) // 2
    parts = [
        attrs.evolve(case, answers=part).score().means
        for part in (case.answers[:middle], case.answers[middle:])
    ]
    assert_array_equal(np.vstack(parts), case.score().means)


@given(cases())
def test_both_codes_of_missing_count_alike(case: Case) -> None:
    """Not answered and not observed are the same to a mean: neither is a number."""
    swapped = np.where(case.answers == -128, np.int8(-127), case.answers)
    assert_array_equal(attrs.evolve(case, answers=swapped).score().means, case.score().means)


@given(cases())
def test_an_item_reversed_twice_is_an_item_left_alone(case: Case) -> None:
    """Turning the answers by the declared range and the key as well changes nothing."""
    ends = (case.key.low + case.key.high)[case.key.scale]
    turned = np.where(case.answers <= -127, case.answers, ends - case.answers).astype(np.int8)
    key = attrs.evolve(case.key, reversed=~case.key.reversed)
    assert_array_equal(
        attrs.evolve(case, answers=turned, key=key).score().means, case.score().means
    )


@given(
    st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_the_same_answers_from_1_to_5_and_0_to_4_differ_by_one(
    rows: list[list[int]], reverse: list[bool]
) -> None:
    """Relabelling the points shifts the mean by as much, and leaves the percentage alone."""
    from_one = keyed_means(np.array(rows, dtype=np.int8), one_scale(1, 5, reverse=reverse)).means
    from_zero = keyed_means(
        np.array(rows, dtype=np.int8) - np.int8(1), one_scale(0, 4, reverse=reverse)
    ).means
    assert_allclose(from_one, from_zero + 1, atol=1e-14)
    assert_allclose(
        percent_of_maximum(from_one, 1, 5), percent_of_maximum(from_zero, 0, 4), atol=1e-12
    )


@pytest.mark.parametrize("order", ["F", "C"])
@pytest.mark.parametrize("weights", [None, [1.0, 2.0, 0.5]])
def test_blocks_of_rows_meet_without_a_seam(
    order: str, weights: list[float] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sweeping seven rows at a time gives what one sweep gives."""
    rng = np.random.default_rng(3)
    answers = rng.choice(np.array([-128, 1, 2, 3], dtype=np.int8), (50, 3)).copy(order=order)  # type: ignore[arg-type]
    key = Key(
        scale=[0, 0, 1], reversed=[False, True, False], low=[1, 1], high=[3, 3], weights=weights
    )
    at_once = keyed_means(answers, key).means
    monkeypatch.setattr(scoring, "ROWS_IN_CACHE", 7)
    assert_array_equal(keyed_means(answers, key).means, at_once)


def test_many_items_on_a_wide_scale_do_not_overflow() -> None:
    """Six hundred answers of 120 have a mean of 120."""
    answers = np.full((2, 600), 120, dtype=np.int8)
    scored = keyed_means(answers, one_scale(-100, 120, reverse=[False] * 600))
    assert scored.means.ravel().tolist() == [120.0, 120.0]
    assert scored.answered.ravel().tolist() == [600, 600]


def test_a_form_without_answers_has_no_mean() -> None:
    """Nothing answered is NaN and a count of 0, not the middle or the low of the scale."""
    scored = keyed_means(
        np.array([[-128, -127]], dtype=np.int8), one_scale(1, 5, reverse=[False, True])
    )
    assert np.isnan(scored.means).all()
    assert scored.answered.tolist() == [[0]]


def test_no_forms_give_no_means() -> None:
    """An empty matrix is scored to an empty one."""
    scored = keyed_means(np.empty((0, 2), dtype=np.int8), one_scale(1, 5, reverse=[False, True]))
    assert scored.means.shape == scored.answered.shape == (0, 1)


def test_items_of_weight_zero_alone_give_no_mean() -> None:
    """A form that answered only items that count nothing has no score, though it answered."""
    key = Key(scale=[0, 0], reversed=[False, False], low=[1], high=[5], weights=[1.0, 0.0])
    scored = keyed_means(np.array([[-128, 4], [2, 4]], dtype=np.int8), key)
    assert_array_equal(scored.means, [[np.nan], [2.0]])
    assert scored.answered.tolist() == [[1], [2]]


@pytest.mark.parametrize(("answer", "reverse"), [(0, False), (6, False), (-100, True), (127, True)])
def test_an_answer_outside_its_range_is_refused(answer: int, reverse: bool) -> None:
    """Such an answer is neither counted nor dropped; the error names its column."""
    answers = np.array([[3, 3], [3, answer]], dtype=np.int8)
    with pytest.raises(InputError, match="column 2: 1 answer lies outside 1 to 5") as caught:
        keyed_means(answers, one_scale(1, 5, reverse=[False, reverse]))
    assert len(caught.value.faults) == 1


def test_every_column_out_of_range_is_named_at_once() -> None:
    """One reading tells all that is wrong."""
    answers = np.array([[9, 3, 0]], dtype=np.int8)
    with pytest.raises(InputError) as caught:
        keyed_means(answers, one_scale(1, 5, reverse=[False, True, True]))
    assert [fault.place for fault in caught.value.faults] == ["column 1", "column 3"]


@pytest.mark.parametrize(
    ("answers", "settings", "words"),
    [
        (np.ones((2, 2)), {}, "float64"),
        (np.ones((2, 3), dtype=np.int8), {}, r"\(n_forms, 2\)"),
        (np.ones(2, dtype=np.int8), {}, r"\(n_forms, 2\)"),
        (np.ones((2, 2), dtype=np.int8), {"least": [0]}, "at least 1"),
        (np.ones((2, 2), dtype=np.int8), {"least": [1, 1]}, "least"),
        (np.ones((2, 2), dtype=np.int8), {"missing_at_most": 1}, "below every low"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_words(
    answers: Answers, settings: dict[str, int], words: str
) -> None:
    """A wrong type, shape or setting is named before anything is summed."""
    with pytest.raises(PolicyError, match=words):
        keyed_means(answers, one_scale(1, 5, reverse=[False, True]), **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reversed": [False]}, "one direction an item"),
        ({"high": [5, 5]}, "one high a scale"),
        ({"low": [5]}, "below its high"),
        ({"low": [-127]}, "below its high"),
        ({"high": [128]}, "below its high"),
        ({"scale": [0, 1]}, "each item a scale"),
        ({"scale": [0, -1]}, "each item a scale"),
        ({"low": [1, 1], "high": [5, 5]}, "needs an item"),
        ({"weights": [1.0]}, "one weight an item"),
        ({"weights": [1.0, -1.0]}, "at least 0"),
        ({"weights": [1.0, np.nan]}, "finite"),
        ({"weights": [0.0, 0.0]}, "above 0"),
    ],
)
def test_a_key_that_fits_no_answers_is_refused(changes: dict[str, object], words: str) -> None:
    """A key says what is wrong with it when it is made."""
    with pytest.raises(PolicyError, match=words):
        attrs.evolve(one_scale(1, 5, reverse=[False, True]), **changes)  # type: ignore[arg-type]


def test_a_key_cannot_be_changed() -> None:
    """Its arrays are its own, and read only."""
    key = one_scale(1, 5, reverse=[False, True])
    with pytest.raises(ValueError, match="read-only"):
        key.reversed[0] = True


@pytest.mark.parametrize("order", ["F", "C"])
def test_memory_does_not_grow_with_the_forms(order: str) -> None:
    """Beyond the output, 300,000 forms take no more than 20 MB."""
    answers = np.full((300_000, 40), 3, dtype=np.int8, order=order)  # type: ignore[call-overload]
    key = Key(scale=np.arange(40) % 8, reversed=[False] * 40, low=[1] * 8, high=[5] * 8)
    tracemalloc.start()
    try:
        scored = keyed_means(answers, key)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < scored.means.nbytes + scored.answered.nbytes + 20e6
