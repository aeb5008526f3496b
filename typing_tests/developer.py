"""A council's developer: rows of dicts in, a report out, errors that a program can act on."""

from collections.abc import Mapping, Sequence
from typing import assert_type

import publead as pl
from publead.errors import Fault
from publead.frameworks import SOLACE_CONTEXTUAL, Competency, Framework

ROWS: Sequence[Mapping[str, object]] = [
    {"person": "p1", "rater": "r1", "relationship": "self"},
]


def report(rows: Sequence[Mapping[str, object]]) -> str:
    """Return one person's report."""
    assert_type(SOLACE_CONTEXTUAL, Framework)
    assert_type(SOLACE_CONTEXTUAL["trust"], Competency)
    instrument = pl.draft_instrument(SOLACE_CONTEXTUAL)
    assert_type(instrument, pl.Instrument)
    columns = pl.RatingColumns(
        person="person", rater="rater", relationships={"my boss": pl.RaterGroup.MANAGER}
    )
    ratings = pl.read_ratings(rows, instrument, columns=columns)
    assert_type(ratings, pl.Ratings)
    scores = pl.score(ratings, missing=pl.MissingAnswers())
    assert_type(scores, pl.Scores)
    policy = pl.DisclosurePolicy(min_raters=4, small_groups=pl.SmallGroups.JOIN)
    feedback = pl.feedback(scores, "p1", policy=policy)
    assert_type(feedback, pl.Feedback)
    assert_type(feedback.shown, tuple[str, ...])
    assert_type(feedback.to_dict(), dict[str, object])
    assert_type(pl.audit([feedback]), pl.Audit)
    return str(feedback)


def faults(path: str, instrument: pl.Instrument) -> tuple[Fault, ...]:
    """Return what is wrong with a file, each with its row."""
    try:
        pl.read_ratings(path, instrument, columns=pl.RatingColumns(person="person"))
    except pl.InputError as error:
        assert_type(error.faults, tuple[Fault, ...])
        assert_type(error.faults[0].row, int | None)
        return error.faults
    return ()


def scales() -> tuple[pl.Scale, ...]:
    """Return scales made in each of the ways there are."""
    numbers = pl.Scale.integers(1, 5)
    worded = pl.Scale.words("never", "sometimes", "always", not_observed=("cannot say",))
    assert_type(numbers, pl.Scale)
    assert_type(worded, pl.Scale)
    return numbers, worded, pl.Scale(low=1, high=5, aliases={"five": 5})
