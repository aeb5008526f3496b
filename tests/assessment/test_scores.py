"""Claims about scores: forms in, a number a form and competency out."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from definitions import keyed_mean
from keyed import (
    FIVE_POINTS,
    FORM,
    ROWS,
    TWO_COMPETENCIES,
    Row,
    declared,
    instrument_of,
    ratings_of,
)
from publead.assessment.instrument import NOT_OBSERVED, KnownReliability, Scale
from publead.assessment.scores import MissingAnswers, Scores, Unit, score
from publead.codes import CompetencyCode
from publead.errors import InstrumentError, UnknownCodeError

rows_of_answers = st.lists(
    st.tuples(*[st.none() | st.integers(1, 5)] * len(FORM)), min_size=1, max_size=6
)
shares = st.fractions(0, 1, max_denominator=40)
units = st.sampled_from(Unit)


def test_scores_are_means_of_turned_answers_where_enough_came() -> None:
    """A worked example: 5, 5 and 4 make 14/3; one of two is half; one of three is too few."""
    scores = score(ratings_of(ROWS, FORM))
    assert scores.competencies == ("trust", "place")
    assert_array_equal(scores["trust"], [14 / 3, np.nan, 8 / 3])
    assert_array_equal(scores["place"], [3.0, np.nan, 2.5])
    assert_array_equal(scores.share_answered, np.array([[1, 1 / 2], [1 / 3, 0], [1, 1]]))


@given(rows_of_answers, shares)
def test_scores_are_what_the_definition_says(rows: list[Row], share: Fraction) -> None:
    """Every score is the exact mean by the declared range, or NaN below the exact ceiling."""
    scores = score(ratings_of(rows, FORM), missing=MissingAnswers(at_least=share))
    trust = [keyed_mean(r[:3], [False, True, False], 1, 5, math.ceil(3 * share)) for r in rows]
    place = [keyed_mean(r[3:], [False, False], 1, 5, math.ceil(2 * share)) for r in rows]
    assert_array_equal(scores.values, np.column_stack([trust, place]))


@given(rows_of_answers, rows_of_answers, units)
def test_adding_people_never_changes_anothers_score(
    rows: list[Row], more: list[Row], unit: Unit
) -> None:
    """The scores of some forms are the same with and without others beside them."""
    alone = score(ratings_of(rows, FORM), unit=unit)
    among = score(ratings_of([*more, *rows], FORM), unit=unit)
    assert_array_equal(among.values[len(more) :], alone.values)


@given(rows_of_answers, st.lists(st.text(max_size=3), min_size=6, max_size=6))
def test_scores_do_not_depend_on_what_people_are_called(rows: list[Row], names: list[str]) -> None:
    """Relabelling people leaves every number alone."""
    renamed = ratings_of(rows, FORM, people=names[: len(rows)])
    assert_array_equal(score(renamed).values, score(ratings_of(rows, FORM)).values)


@given(rows_of_answers)
def test_a_missing_answer_never_counts_as_a_number(rows: list[Row]) -> None:
    """Leaving an item blank is the same as never having asked it."""
    unasked = instrument_of({"trust": "t1 -t2", "place": "p1 p2"}, FIVE_POINTS)
    blank = [(*row[:2], None, *row[3:]) for row in rows]
    shorter = [(*row[:2], *row[3:]) for row in rows]
    rule = MissingAnswers(at_least=0)
    assert_array_equal(
        score(ratings_of(blank, FORM), missing=rule).values,
        score(ratings_of(shorter, unasked), missing=rule).values,
    )


@given(rows_of_answers, st.integers(-20, 20), st.integers(1, 5))
def test_percent_of_maximum_does_not_depend_on_the_labels_of_the_points(
    rows: list[Row], shift: int, step: int
) -> None:
    """Stretching and shifting the scale with its answers leaves POMP alone."""
    moved = [[None if x is None else shift + step * x for x in row] for row in rows]
    other = instrument_of(TWO_COMPETENCIES, Scale.integers(shift + step, shift + 5 * step))
    assert_allclose(
        score(ratings_of(moved, other), unit=Unit.POMP).values,
        score(ratings_of(rows, FORM), unit=Unit.POMP).values,
        atol=1e-11,
    )


@given(rows_of_answers)
def test_a_prorated_sum_is_the_mean_times_the_number_of_items(rows: list[Row]) -> None:
    """A form with a missing answer stands on the same footing as a full one."""
    means = score(ratings_of(rows, FORM)).values
    sums = score(ratings_of(rows, FORM), unit=Unit.SUM).values
    assert_array_equal(sums, means * [3, 2])


def test_items_are_turned_by_the_declared_range_whatever_answers_came() -> None:
    """On 1 to 7 where nobody used 1, 6 or 7, the first score is 8/3 and not 7/3."""
    form = instrument_of({"trust": "-a b -c"}, Scale.integers(1, 7))
    rows = [(5, 2, 5), (2, 3, 4)]
    assert score(ratings_of([(5, 2, 5), (4, 3, 2)], form))["trust"][0] != 7 / 3
    assert score(ratings_of([(5, 2, 5), *rows], form))["trust"][0] == (3 + 2 + 3) / 3


def test_who_answered_nothing_has_no_score() -> None:
    """Not answered and not observed are never imputed, however lenient the rule."""
    empty = ratings_of([[NOT_OBSERVED] * 5, [None] * 5, [3] * 5], FORM)
    scores = score(empty, missing=MissingAnswers(at_least=0))
    assert np.isnan(scores.values[:2]).all()
    assert scores.n_not_given == 4


def test_declared_weights_enter_the_mean() -> None:
    """With weights 2, 1 and 1, the answers 5, 5 and 4 make 19/4; others count alike."""
    scores = score(ratings_of(ROWS, FORM), weights=declared({"t1": 2, "t2": 1, "t3": 1}))
    assert scores["trust"][0] == 19 / 4
    assert scores["place"][2] == 2.5
    assert "weighted by the panel: as piloted" in str(scores)


@given(rows_of_answers, st.sampled_from([0.5, 1.0, 4.0]))
def test_only_the_ratios_of_weights_matter(rows: list[Row], factor: float) -> None:
    """Weights that are all alike give the unweighted scores."""
    alike = declared(dict.fromkeys(("t1", "t2", "t3"), factor))
    weighted = score(ratings_of(rows, FORM), weights=alike)
    assert_allclose(weighted.values, score(ratings_of(rows, FORM)).values, rtol=1e-14)


def test_all_that_is_wrong_with_weights_is_said_at_once() -> None:
    """Unknown items, half-named competencies and weightless ones are named together."""
    with pytest.raises(InstrumentError) as caught:
        score(ratings_of(ROWS, FORM), weights=declared({"t1": 1, "p1": 0, "p2": 0, "x": 1}))
    text = str(caught.value)
    assert len(caught.value.faults) == 3
    assert "no item 'x'" in text
    assert "Give t2, t3 a weight too" in text
    assert "competency place: all of its items have weight 0" in text


def test_an_unknown_competency_names_the_nearest() -> None:
    """A typing error gets its correction."""
    with pytest.raises(UnknownCodeError, match="Did you mean 'trust'"):
        score(ratings_of(ROWS, FORM))["trusst"]


def test_there_is_no_total_over_competencies() -> None:
    """Nothing that is offered adds competencies up."""
    assert not [name for name in dir(Scores) if "total" in name or "overall" in name]


def test_scores_cannot_be_changed() -> None:
    """All arrays are read only, and so is a competency's column."""
    scores = score(ratings_of(ROWS, FORM))
    for array in (scores.values, scores.answered, scores["trust"]):
        with pytest.raises(ValueError, match="read-only"):
            array[:] = 0


@pytest.mark.parametrize("unit", Unit)
def test_standard_errors_are_in_the_unit_of_the_scores(unit: Unit) -> None:
    """SD times the root of 1 - reliability, by the first study listed; NaN where there is none."""
    known = [
        KnownReliability(
            competency=CompetencyCode("trust"),
            coefficient=r,
            sd=0.5,
            n=90,
            kind="alpha",
            source="x",
        )
        for r in (0.84, 0.2)
    ]
    form = instrument_of(TWO_COMPETENCIES, FIVE_POINTS, tuple(known))
    factor = {Unit.POINTS: 1, Unit.POMP: 25, Unit.SUM: 3}[unit]
    assert_allclose(
        score(ratings_of(ROWS, form), unit=unit).standard_errors, [0.2 * factor, np.nan]
    )
    weights = declared({"t1": 2, "t2": 1, "t3": 1})
    weighted = score(ratings_of(ROWS, form), unit=unit, weights=weights)
    assert np.isnan(weighted.standard_errors).all()


@pytest.mark.parametrize(
    ("unit", "trust", "place"),
    [
        (Unit.POINTS, (1, 5, 1), (1, 5, 1)),
        (Unit.POMP, (0, 100, 25), (0, 100, 25)),
        (Unit.SUM, (3, 15, 3), (2, 10, 2)),
    ],
)
def test_the_ends_and_one_point_are_in_the_unit_of_the_scores(
    unit: Unit, trust: tuple[float, ...], place: tuple[float, ...]
) -> None:
    """Full marks, no marks, and the step between two answers, as each unit counts them."""
    scores = score(ratings_of([(5, 1, 5, 5, 5), (1, 5, 1, 1, 1)], FORM), unit=unit)
    for code, expected in (("trust", trust), ("place", place)):
        low, high = scores.ends(code)
        assert [low, high, scores.one_point(code)] == list(expected)
        assert scores[code].tolist() == [high, low]
