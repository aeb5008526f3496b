"""Claims about how scores are handed over: as tables, as text, and as JSON."""

import json

import pytest

from keyed import FIVE_POINTS, FORM, ROWS, declared, instrument_of, ratings_of
from publead.assessment.scores import Unit, score


def test_the_table_has_three_columns_of_names_and_then_numbers() -> None:
    """One row a form; a score that was not given is None, never 0."""
    rows = score(ratings_of(ROWS, FORM)).rows()
    assert [list(row) for row in rows] == [
        ["person", "rater", "relationship", "trust", "place"]
    ] * 3
    assert rows[1] == {
        "person": "person-1",
        "rater": "2",
        "relationship": "peer",
        "trust": None,
        "place": None,
    }


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_every_backend_gets_the_same_table(backend: str) -> None:
    """The frame has the ids first and a number a competency."""
    frame = score(ratings_of(ROWS, FORM)).to_frame(backend=backend)
    columns = frame.column_names if backend == "pyarrow" else list(frame.columns)
    assert columns == ["person", "rater", "relationship", "trust", "place"]


def test_a_competency_called_person_does_not_hide_the_people() -> None:
    """A code that is also the name of an id column is told apart."""
    form = instrument_of({"person": "a", "trust": "b"}, FIVE_POINTS)
    row = score(ratings_of([(1, 2)], form)).rows()[0]
    assert (row["person"], row["person score"], row["trust"]) == ("person-0", 1.0, 2.0)


def test_scores_say_how_many_were_not_given_and_why_and_never_whose() -> None:
    """The text has the sizes, the rule and the reasons, and no names."""
    scores = score(ratings_of(ROWS, FORM))
    assert str(scores) == (
        "Scores: 3 forms about 3 people, 2 competencies; mean on the scale's own points\n"
        "A competency is scored where at least 1/2 of its items were answered\n"
        "Not given: 2 of 6 scores: 1 with no answer, 1 with too few answers"
    )
    assert "person-" not in f"{scores!r} {scores} {scores.explain()}"


@pytest.mark.parametrize("unit", Unit)
def test_scores_explain_themselves(unit: Unit) -> None:
    """The account has the formula, the rule, a source and what the number does not show."""
    text = str(score(ratings_of(ROWS, FORM), unit=unit).explain())
    for part in ("formula: ", "at least 1/2", "https://doi.org/", "does not show: ", "3 forms"):
        assert part in text


def test_scores_go_into_json_and_come_back() -> None:
    """Plain values only, with None where there is no number."""
    scores = score(ratings_of(ROWS, FORM), weights=declared({"p1": 1, "p2": 1}))
    plain = json.loads(json.dumps(scores.to_dict(), allow_nan=False))
    assert plain["at_least"] == "1/2"
    assert plain["scores"] == scores.rows()
    assert plain["weights"]["declared_by"] == "the panel"
