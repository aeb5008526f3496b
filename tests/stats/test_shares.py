"""Entropy, overlap and division of shares: definitions, laws, and R's values."""

import json
import math
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import PolicyError, UndefinedStatisticError
from publead.stats.division import variance_ratio
from publead.stats.shares import corrected_entropy, entropy, overlap, overlap_if_alike

R = json.loads((Path(__file__).parents[1] / "data" / "oracle_norming.json").read_text("utf-8"))
COUNTS = st.lists(st.integers(0, 9), min_size=2, max_size=6).filter(any)


@pytest.mark.parametrize("case", R["entropy"], ids=lambda case: str(case["counts"]))
def test_entropies_are_rs(case: dict[str, list[int]]) -> None:
    """The entropy and Miller's correction of it are what R computes, up to the maximum."""
    counts = case["counts"]
    assert entropy(counts) == pytest.approx(case["entropy"], abs=1e-12)
    expected = min(float(str(case["corrected"])), math.log(len(counts)))
    assert corrected_entropy(counts) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("case", R["alike"], ids=lambda case: f"{case['one']}{case['other']}")
def test_overlaps_are_rs(case: dict[str, list[int]]) -> None:
    """The overlap, and the one expected of sides that see alike, are what R computes."""
    assert overlap(case["one"], case["other"]) == pytest.approx(case["overlap"], abs=1e-12)
    expected = pytest.approx(case["expected"], abs=1e-12)
    assert overlap_if_alike(case["one"], case["other"]) == expected


def overlap_definition(one: list[int], other: list[int]) -> float:
    """Return one less half the sum of the differences of shares."""
    n, m = sum(one), sum(other)
    return 1 - sum(abs(a / n - b / m) for a, b in zip(one, other, strict=True)) / 2


def alike_definition(one: list[int], other: list[int]) -> float:
    """Return the mean overlap over every way to choose who stands on the first side."""
    choices = [kind for side in (one, other) for kind, n in enumerate(side) for _ in range(n)]
    kinds = len(one)
    found = []
    for chosen in combinations(range(len(choices)), sum(one)):
        first = [choices[i] for i in chosen]
        rest = [choices[i] for i in range(len(choices)) if i not in chosen]
        found.append(
            overlap_definition(
                [first.count(kind) for kind in range(kinds)],
                [rest.count(kind) for kind in range(kinds)],
            )
        )
    return sum(found) / len(found)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=3))
def test_the_expected_overlap_is_the_mean_over_all_deals(pairs: list[tuple[int, int]]) -> None:
    """The exact mean is that over every way to deal the same answers out to the two sides."""
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    if sum(one) and sum(other):
        assert overlap(one, other) == pytest.approx(overlap_definition(one, other))
        assert overlap_if_alike(one, other) == pytest.approx(alike_definition(one, other))


@given(COUNTS)
def test_entropy_lies_between_one_kind_and_all_alike(counts: list[int]) -> None:
    """It is 0 for one kind alone, ln k for k alike, and no order or multiple of counts matters."""
    found = entropy(counts)
    assert 0 <= found <= math.log(len(counts)) + 1e-12
    assert entropy(counts[::-1]) == pytest.approx(found)
    assert entropy([3 * n for n in counts]) == pytest.approx(found)
    assert (found == 0) == (sum(n > 0 for n in counts) == 1)
    assert found <= corrected_entropy(counts) + 1e-12


@given(COUNTS, st.data())
def test_overlap_is_symmetric_and_one_for_the_same_shares(
    counts: list[int], data: st.DataObject
) -> None:
    """A side overlaps wholly with itself, however large, and two sides alike in either order."""
    other = data.draw(
        st.lists(st.integers(0, 9), min_size=len(counts), max_size=len(counts)).filter(any)
    )
    assert overlap(counts, [2 * n for n in counts]) == pytest.approx(1)
    assert overlap(counts, other) == pytest.approx(overlap(other, counts))
    assert overlap_if_alike(counts, other) == pytest.approx(overlap_if_alike(other, counts))


def test_the_correction_takes_off_most_of_the_bias() -> None:
    """Over 3,000 samples of 12 from four kinds, the corrected entropy errs less on average."""
    shares = np.array([0.4, 0.3, 0.2, 0.1])
    truth = -float((shares * np.log(shares)).sum())
    samples = np.random.default_rng(3).multinomial(12, shares, 3000)
    plain = np.mean([entropy(each) for each in samples]) - truth
    corrected = np.mean([corrected_entropy(each) for each in samples]) - truth
    assert plain < -0.08
    assert abs(corrected) < abs(plain) / 2


def eta_squared_definition(shares: list[float], sizes: list[int]) -> float:
    """Return the squared correlation of answers with their place, answer by answer."""
    answers = [
        [1.0] * round(m * n) + [0.0] * (n - round(m * n))
        for m, n in zip(shares, sizes, strict=True)
    ]
    every = np.concatenate(answers)
    within = sum(((np.array(each) - np.mean(each)) ** 2).sum() for each in answers)
    return 1 - float(within / ((every - every.mean()) ** 2).sum())


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 8)), min_size=2, max_size=5))
def test_the_variance_ratio_is_eta_squared(pairs: list[tuple[int, int]]) -> None:
    """It is one less the share of the variance that lies within places."""
    sizes = [n for _, n in pairs]
    shares = [min(k, n) / n for k, n in pairs]
    total = sum(m * n for m, n in zip(shares, sizes, strict=True))
    if 0 < total < sum(sizes):
        expected = eta_squared_definition(shares, sizes)
        assert variance_ratio(shares, sizes) == pytest.approx(expected, abs=1e-12)


def test_by_chance_alone_the_ratio_is_places_less_one_over_answers_less_one() -> None:
    """The mean over every way to deal 3 of 8 answers out to two places is 1/7."""
    found = []
    for chosen in combinations(range(8), 3):
        first = sum(place < 5 for place in chosen)
        found.append(variance_ratio([first / 5, (3 - first) / 3], [5, 3]))
    assert np.mean(found) == pytest.approx(1 / 7)


@pytest.mark.parametrize(
    "undefined",
    [
        lambda: entropy([0, 0]),
        lambda: overlap([0, 0], [1, 2]),
        lambda: variance_ratio([0.5], [4]),
        lambda: variance_ratio([1, 1], [4, 4]),
        lambda: variance_ratio([0, 0], [4, 4]),
    ],
)
def test_what_nobody_chose_is_undefined(undefined: object) -> None:
    """Without choices, places or a second kind there is no number, and no zero."""
    assert callable(undefined)
    with pytest.raises(UndefinedStatisticError):
        undefined()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: entropy([-1, 2]),
        lambda: entropy([[1, 2]]),
        lambda: overlap([1, 2], [1]),
        lambda: variance_ratio([0.5, 2], [1, 1]),
        lambda: variance_ratio([0.5, 1], [1, 0]),
        lambda: variance_ratio([0.5], [1, 1]),
        lambda: overlap_if_alike([1.5, 0.5], [0.5, 1.5]),
    ],
)
def test_counts_that_make_no_sense_are_refused(wrong: object) -> None:
    """Negative counts, lists of other lengths and shares beyond 1 are refused."""
    assert callable(wrong)
    with pytest.raises(PolicyError):
        wrong()
