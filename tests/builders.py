"""Small frameworks, instruments and ratings that tests build on."""

from collections.abc import Mapping, Sequence

import numpy as np

from publead.assessment.instrument import Instrument, Item, Scale
from publead.assessment.ratings import RaterGroup, RatingColumns, Ratings, from_arrays
from publead.codes import competency_code, framework_id, item_code
from publead.frameworks import Competency, EvidenceLevel, Framework, Subject
from publead.sources import Source

WORDS = ("Never", "Rarely", "Sometimes", "Often", "Always")
WORD_SCALE = Scale.words(*WORDS, not_observed=("N/A",), not_answered=("NA",))
COLUMNS = RatingColumns(person="person", rater="rater")
LONG_COLUMNS = RatingColumns(person="person", rater="rater", item="item", answer="answer")

Cells = Mapping[str, object]


def small_framework(n_competencies: int = 2) -> Framework:
    """Return an invented framework with competencies ``a``, ``b`` and so on."""
    return Framework(
        id=framework_id("invented@2020"),
        title="Invented",
        edition="2020",
        about="Made up for tests.",
        evidence_level=EvidenceLevel.PRACTITIONER_CLAIM,
        rights="None needed.",
        does_not_show="Anything.",
        sources=(Source(authors=("Nobody, N.",), year=2020, title="Invented"),),
        competencies=tuple(
            Competency(
                code=competency_code(chr(ord("a") + place)),
                label=f"Competency {chr(ord('A') + place)}",
                definition="Invented.",
                subject=Subject.PERSON,
            )
            for place in range(n_competencies)
        ),
        rated=True,
    )


def small_instrument(
    n_competencies: int = 2,
    n_items: int = 2,
    *,
    scale: Scale = WORD_SCALE,
    reversed_items: Sequence[str] = (),
) -> Instrument:
    """
    Return an instrument whose items are ``a-1``, ``a-2``, ``b-1`` and so on.

    Parameters
    ----------
    n_competencies, n_items : int
        How many competencies, and how many items each has.
    scale : Scale
        The scale of every item; by default five words, with ``N/A`` for *not observed* and
        ``NA`` for a blank.
    reversed_items : sequence of str
        The codes of the items that are reversed.
    """
    framework = small_framework(n_competencies)
    codes = [
        (competency.code, f"{competency.code}-{number}")
        for competency in framework.competencies
        for number in range(1, n_items + 1)
    ]
    items = (
        Item(
            code=item_code(code),
            text=f"Question {code}",
            competency=competency,
            scale=scale,
            reversed=code in reversed_items,
        )
        for competency, code in codes
    )
    return Instrument(id="small@1", title="Small", framework=framework, items=tuple(items))


def ratings_of(
    instrument: Instrument,
    forms: Sequence[tuple[str, RaterGroup, Sequence[float]]],
    *,
    attributes: Mapping[str, Mapping[str, str]] | None = None,
) -> Ratings:
    """
    Return ratings of forms, each a person, a rater group and the answers; NaN is a blank.

    Raters are made up, one for each form; *attributes* map a name to each person's value.
    """
    people = [person for person, _, _ in forms]
    return from_arrays(
        instrument,
        np.array([answers for _, _, answers in forms], dtype=float),
        people,
        [group for _, group, _ in forms],
        [
            person if group is RaterGroup.SELF else f"rater {place}"
            for place, (person, group, _) in enumerate(forms)
        ],
        attributes={
            name: [values[person] for person in people]
            for name, values in (attributes or {}).items()
        },
    )


def form_contents(ratings: Ratings) -> list[tuple[object, ...]]:
    """Return the forms in an order of their own, so that equal ratings give equal lists."""
    told: dict[int, list[str]] = {}
    for comment in ratings.comments:
        told.setdefault(comment.form, []).append(comment.text)
    about = [
        tuple((name, values[place]) for name, values in sorted(ratings.attributes.items()))
        for place in range(ratings.n_people)
    ]
    return sorted(
        (
            ratings.people[person],
            group,
            tuple(answers),
            tuple(sorted(told.get(form, []))),
            about[person],
        )
        for form, (person, group, answers) in enumerate(
            zip(
                ratings.person.tolist(),
                ratings.group.tolist(),
                ratings.answers.tolist(),
                strict=True,
            )
        )
    )


def csv_text(rows: Sequence[Cells]) -> str:
    """Return rows as a CSV file holds them, without quoting anything."""
    header = ",".join(rows[0])
    return "\n".join([header, *(",".join(map(str, row.values())) for row in rows)]) + "\n"


def column_lists(rows: Sequence[Cells]) -> dict[str, list[object]]:
    """Return rows as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def changed(rows: Sequence[Cells], place: int, **cells: object) -> list[Cells]:
    """Return rows of which one has other cells; an underscore in a name stands for a hyphen."""
    return [
        {**row, **{name.replace("_", "-"): cell for name, cell in cells.items()}}
        if number == place
        else row
        for number, row in enumerate(rows)
    ]


def forms(*answers: Sequence[object]) -> list[Cells]:
    """Return one row a form of the small instrument: ``p1`` rated by itself and by peers."""
    return [
        {
            "person": "p1",
            "rater": "p1" if number == 1 else f"q{number}",
            "relationship": "self" if number == 1 else "peer",
            **dict(zip(("a-1", "a-2", "b-1", "b-2"), cells, strict=True)),
        }
        for number, cells in enumerate(answers, start=1)
    ]
