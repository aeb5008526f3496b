"""Instruments, ratings and weights written as short keys and rows of answers."""

from collections.abc import Mapping, Sequence

import numpy as np

from publead.assessment.instrument import (
    NOT_ANSWERED,
    Instrument,
    Item,
    KnownReliability,
    Scale,
)
from publead.assessment.ratings import GROUPS, RaterGroup, Ratings
from publead.assessment.scores import ItemWeights
from publead.codes import competency_code, framework_id, item_code
from publead.frameworks import Competency, EvidenceLevel, Framework, Subject

Row = Sequence[int | None]


def instrument_of(
    keys: Mapping[str, str], scale: Scale, reliabilities: Sequence[KnownReliability] = ()
) -> Instrument:
    """Return an instrument from items written like ``-A1 A2``; a minus reverses."""
    framework = Framework(
        id=framework_id("made-up@2020"),
        title="Made up",
        edition="2020",
        about="Made up for tests.",
        evidence_level=EvidenceLevel.PRACTITIONER_CLAIM,
        rights="none",
        does_not_show="anything",
        sources=(),
        competencies=[
            Competency(
                code=competency_code(code), label=code, definition=code, subject=Subject.PERSON
            )
            for code in keys
        ],
        rated=True,
    )
    items = [
        Item(
            code=item_code(name.removeprefix("-")),
            text=name,
            competency=competency_code(code),
            scale=scale,
            reversed=name.startswith("-"),
        )
        for code, names in keys.items()
        for name in names.split()
    ]
    return Instrument(
        id="made-up-form@1",
        title="Made up",
        framework=framework,
        items=items,
        reliabilities=reliabilities,
    )


def ratings_of(
    rows: Sequence[Row], instrument: Instrument, people: Sequence[str] | None = None
) -> Ratings:
    """Return one form a row, each by a rater of its own; None is no answer."""
    names = [f"person-{i}" for i in range(len(rows))] if people is None else list(people)
    known = tuple(dict.fromkeys(names))
    answers = [[NOT_ANSWERED if x is None else x for x in row] for row in rows]
    return Ratings(
        instrument=instrument,
        people=known,
        person=np.array([known.index(name) for name in names], dtype=np.int32),
        group=np.full(len(rows), GROUPS.index(RaterGroup.PEER), dtype=np.int8),
        raters=tuple(str(i + 1) for i in range(len(rows))),
        rater=np.arange(len(rows), dtype=np.int32),
        answers=np.array(answers, dtype=np.int8, order="F").reshape(len(rows), len(instrument)),
    )


def declared(weights: dict[str, float]) -> ItemWeights:
    """Return weights that somebody answers for."""
    return ItemWeights(weights=weights, declared_by="the panel", reason="as piloted")


TWO_COMPETENCIES = {"trust": "t1 -t2 t3", "place": "p1 p2"}


FIVE_POINTS = Scale.integers(1, 5)
FORM = instrument_of(TWO_COMPETENCIES, FIVE_POINTS)
ROWS: list[Row] = [(5, 1, 4, 3, None), (None, None, 2, None, None), (2, 2, 2, 2, 3)]
