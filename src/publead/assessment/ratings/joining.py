"""Several readings of one instrument put together, such as one file for each directorate."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
import numpy as np

from publead.assessment.ratings.assembly import closed, fresh_reading, numbered
from publead.assessment.ratings.forms import Forms
from publead.assessment.ratings.model import Comment, Ratings
from publead.errors import Fault, RatingsError

_UNMATCHED = (
    "raters of the joined readings could not be matched, so nobody could check that each answered "
    "once about a person; read them with the same Pseudonyms key to check it"
)


def join_ratings(first: Ratings, *others: Ratings) -> Ratings:
    """
    Return the forms of several readings as one.

    Parameters
    ----------
    first, *others : Ratings
        Readings of one instrument. Raters are matched where all were read with the same key;
        otherwise they are numbered afresh, and a note says what could not be checked.

    Returns
    -------
    Ratings
        The forms in the order given. An attribute that a reading lacks is blank for those who
        stand in no other.

    Raises
    ------
    RatingsError
        If the instruments differ, a rater rates a person twice, a person has two self forms or
        two values of one attribute, or two people differ only in how they are written. Forms
        are counted from 1, through all the readings.

    Examples
    --------
    >>> from publead.assessment.instrument import Instrument, Item, Scale
    >>> from publead.assessment.ratings import from_arrays
    >>> from publead.codes import competency_code, item_code
    >>> from publead.frameworks import load
    >>> item = Item(
    ...     code=item_code("trust-1"),
    ...     text="Keeps promises",
    ...     competency=competency_code("trust"),
    ...     scale=Scale.integers(1, 5),
    ... )
    >>> promises = Instrument(
    ...     id="promises@1",
    ...     title="Promises",
    ...     framework=load("solace-contextual@2013"),
    ...     items=(item,),
    ... )
    >>> housing = from_arrays(promises, [[5], [3]], ["p1", "p1"], ["self", "peer"], ["p1", "p2"])
    >>> planning = from_arrays(promises, [[4]], ["p3"], ["report"], ["p4"])
    >>> join_ratings(housing, planning)
    Ratings: 3 forms about 2 people on promises@1
    """
    parts = (first, *others)
    _refuse_other_instruments(parts)
    matched = len({part.reading for part in parts}) == 1
    forms = _forms(parts, matched=matched)
    attributes, faults = _attributes(parts, forms.people)
    faults = [*forms.faults(), *faults]
    if faults:
        raise RatingsError("joined ratings", faults)
    answers = np.asfortranarray(np.concatenate([part.answers for part in parts]))
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    return attrs.evolve(
        first,
        people=tuple(forms.people),
        person=closed(forms.person),
        group=closed(forms.group.astype(np.int8)),
        raters=tuple(forms.raters) if matched else numbered(len(forms.raters)),
        rater=closed(forms.rater),
        answers=closed(answers),
        comments=tuple(_comments(parts)),
        attributes=attributes,
        reading=first.reading if matched else fresh_reading(),
        notes=(*notes,) if matched or _UNMATCHED in notes else (*notes, _UNMATCHED),
    )


def _comments(parts: Sequence[Ratings]) -> Iterator[Comment]:
    start = 0
    for part in parts:
        for comment in part.comments:
            yield Comment(form=comment.form + start, text=comment.text)
        start += part.n_forms


def _refuse_other_instruments(parts: Sequence[Ratings]) -> None:
    faults = [
        Fault(
            f"is on the instrument {part.instrument.id}, and the first on {parts[0].instrument.id}",
            place=f"reading {number}",
            remedy="Only answers to the same items on the same scales can be joined",
        )
        for number, part in enumerate(parts, start=1)
        if part.instrument != parts[0].instrument
    ]
    if faults:
        raise RatingsError("joined ratings", faults)


def _forms(parts: Sequence[Ratings], *, matched: bool) -> Forms:
    people, raters = _Places(), _Places()
    person = [people.of(part.people)[part.person] for part in parts]
    rater = [
        raters.of(part.raters if matched else [f"{number} {name}" for name in part.raters])[
            part.rater
        ]
        for number, part in enumerate(parts)
    ]
    group = np.concatenate([part.group for part in parts]).astype(np.int32)
    return Forms(
        rows=np.arange(1, group.size + 1, dtype=np.int64),
        people=tuple(people.found),
        person=np.concatenate(person),
        raters=tuple(raters.found),
        rater=np.concatenate(rater),
        group=group,
    )


class _Places:
    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def of(self, names: Iterable[str]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        places = [self.found.setdefault(name, len(self.found)) for name in names]
        return np.array(places, dtype=np.int32)


def _attributes(
    parts: Sequence[Ratings], people: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    names = dict.fromkeys(name for part in parts for name in part.attributes)
    joined, faults = {}, []
    for name in names:
        told: dict[str, str] = {}
        for number, part in enumerate(parts, start=1):
            values = part.attributes.get(name)
            pairs = zip(part.people, values, strict=True) if values is not None else ()
            differing = sum(told.setdefault(person, value) != value for person, value in pairs)
            if differing:
                problem = f"differs from an earlier reading for {differing} of the people"
                remedy = "It describes the person, so read it alike everywhere, or ignore it"
                place = f"reading {number}, {name}"
                faults.append(Fault(problem, place=place, remedy=remedy))
        joined[name] = tuple(told.get(person, "") for person in people)
    return joined, faults
