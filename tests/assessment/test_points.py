"""Answers as a matrix: what the questionnaire says of each cell, and nothing else."""

import math

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import COLUMNS, ratings_of, small_instrument
from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Scale
from publead.assessment.ratings import RaterGroup, Ratings, read_ratings
from publead.assessment.scores import score
from publead.errors import UnknownCodeError
from publead.stats.consistency import cronbach_alpha

INSTRUMENT = small_instrument(
    2, 3, scale=Scale.integers(1, 5), reversed_items=("a-2", "b-1", "b-3")
)
cells = st.sampled_from([1, 2, 3, 4, 5, NOT_ANSWERED, NOT_OBSERVED])
matrices = st.lists(st.lists(cells, min_size=6, max_size=6), min_size=1, max_size=5)


def read(answers: list[list[int]]) -> Ratings:
    """Return ratings of these answers, all by peers of one person."""
    blank = [("p", RaterGroup.PEER, [math.nan] * 6) for _ in answers]
    return attrs.evolve(ratings_of(INSTRUMENT, blank), answers=np.array(answers, dtype=np.int8))


@given(matrices)
def test_every_cell_is_its_answer_turned_where_the_item_is(answers: list[list[int]]) -> None:
    """A point stays or is turned within 1 to 5; either kind of no answer is NaN."""
    found = read(answers).points()
    assert found.dtype == np.float64
    for row, form in enumerate(answers):
        for column, item in enumerate(INSTRUMENT):
            answer = form[column]
            expected = math.nan if answer < 1 else 6 - answer if item.reversed else answer
            assert found[row, column] == pytest.approx(expected, nan_ok=True)


@given(matrices)
def test_the_items_of_a_competency_are_columns_of_the_whole(answers: list[list[int]]) -> None:
    """One competency's matrix is part of that of all items, in the same order."""
    ratings = read(answers)
    for place, code in enumerate("ab"):
        whole = ratings.points()[:, 3 * place : 3 * place + 3]
        np.testing.assert_array_equal(ratings.points(code), whole)


@given(matrices)
def test_a_score_is_the_mean_of_a_row(answers: list[list[int]]) -> None:
    """Where a score is given, it is the mean of what the matrix holds."""
    ratings = read(answers)
    scores = score(ratings).values
    for place, code in enumerate("ab"):
        known = ~np.isnan(scores[:, place])
        means = np.nanmean(ratings.points(code)[known], axis=1) if known.any() else []
        np.testing.assert_allclose(scores[known, place], means, rtol=1e-12)


def test_it_is_what_the_workshop_takes() -> None:
    """Alpha of the self forms is one call away."""
    answers = [(1, 5, 1), (2, 4, 3), (4, 2, 4), (5, 2, 5)]
    rows = [
        {"person": f"p{place}", "rater": f"p{place}", "relationship": "self"}
        | dict(zip(("a-1", "a-2", "a-3"), each, strict=True))
        for place, each in enumerate(answers)
    ]
    instrument = small_instrument(1, 3, scale=Scale.integers(1, 5), reversed_items=("a-2",))
    ratings = read_ratings(rows, instrument, COLUMNS)
    own = ratings.points("a")[ratings.forms_of(RaterGroup.SELF)]
    turned = np.array([[1, 1, 1], [2, 2, 3], [4, 4, 4], [5, 4, 5]])
    assert cronbach_alpha(own).value == pytest.approx(cronbach_alpha(turned).value, rel=1e-12)


def test_the_matrix_is_new_each_time() -> None:
    """Whoever changes it changes no answer."""
    ratings = read([[1, 2, 3, 4, 5, 1]])
    ratings.points()[:] = 0
    assert ratings.points()[0, 0] == 1


def test_an_unknown_competency_is_told() -> None:
    """A code that the framework has not is refused by name."""
    with pytest.raises(UnknownCodeError, match="no competency 'c'"):
        read([[1] * 6]).points("c")
