"""From forms with names to `Ratings` without them."""

import secrets
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import Instrument
from publead.assessment.ratings.columns import Pseudonyms
from publead.assessment.ratings.forms import Forms
from publead.assessment.ratings.model import Comment, Ratings

Array = TypeVar("Array", bound=np.ndarray)

ANONYMOUS_NOTE = (
    "raters are not known, so nobody could check that each answered once about a person"
)


def assembled(
    instrument: Instrument,
    forms: Forms,
    answers: NDArray[np.int8],
    *,
    comments: Sequence[Comment] = (),
    attributes: Mapping[str, tuple[str, ...]],
    pseudonyms: Pseudonyms | None,
    notes: tuple[str, ...] = (),
) -> Ratings:
    """Return the ratings, with raters' names replaced and every array closed to writing."""
    known = len(forms.raters) > 0
    people = tuple(forms.people)
    if pseudonyms and pseudonyms.people:
        people = tuple(pseudonyms.pseudonym(name) for name in people)
    rater = forms.rater if known else np.arange(forms.rows.size, dtype=np.int32)
    if pseudonyms and known:
        raters = tuple(pseudonyms.pseudonym(name) for name in forms.raters)
    else:
        raters = numbered(len(forms.raters) if known else forms.rows.size)
    return Ratings(
        instrument=instrument,
        people=people,
        person=closed(forms.person.astype(np.int32)),
        group=closed(forms.group.astype(np.int8)),
        raters=raters,
        rater=closed(rater.astype(np.int32)),
        answers=closed(answers),
        comments=tuple(comments),
        attributes=dict(attributes),
        # Without a key, or without raters, nobody can be matched with another reading.
        reading=pseudonyms.mark if pseudonyms and known else fresh_reading(),
        notes=notes if known else (*notes, ANONYMOUS_NOTE),
    )


def numbered(n: int) -> tuple[str, ...]:
    """Return the raters' numbers, in order of appearance."""
    return tuple(f"r{place}" for place in range(1, n + 1))


def fresh_reading() -> str:
    """Return a mark that no other reading has."""
    return secrets.token_hex(8)


def closed(array: Array) -> Array:
    """Return an array that cannot be written to."""
    array.flags.writeable = False
    return array
