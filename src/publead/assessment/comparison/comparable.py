"""Whether two rounds may be subtracted at all: the same questions, points and rules of scoring."""

import numpy as np

from publead.assessment.instrument import Instrument
from publead.assessment.scores import Scores
from publead.errors import ComparisonError, Fault

_SAME_ITEMS = (
    "Keep the items that both rounds asked, in an instrument of its own, and read both rounds "
    "against it"
)
_SAME_POINTS = "Points of another scale are other points: report the two rounds one after the other"


def refuse_what_cannot_be_compared(before: Scores, after: Scores) -> None:
    """
    Do nothing if the scores of two rounds mean the same.

    Raises
    ------
    ComparisonError
        If they do not, with every reason; if it is one round twice, or if nobody is in both.
    """
    faults = [
        *_framework_faults(before, after),
        *_scoring_faults(before, after),
        *_people_faults(before, after),
    ]
    if not faults and _is_the_same_round(before, after):
        remedy = "Give the first round and then the second"
        faults = [Fault("they are the same forms twice", remedy=remedy)]
    if faults:
        raise ComparisonError("two rounds", faults)


def _framework_faults(before: Scores, after: Scores) -> list[Fault]:
    first, second = before.ratings.instrument, after.ratings.instrument
    if first.framework.id != second.framework.id:
        problem = f"the first is on {first.framework.id} and the second on {second.framework.id}"
        remedy = (
            "A competency belongs to one edition of one framework, and no crosswalk turns a score "
            "on one into a score on another: report the two rounds one after the other"
        )
        return [Fault(problem, place="framework", remedy=remedy)]
    missing = [code for code in before.competencies if code not in after.competencies]
    added = [code for code in after.competencies if code not in before.competencies]
    faults = [
        Fault(
            f"only the {which} round asks about it",
            place=f"competency {code}",
            remedy="Read both rounds against an instrument of the competencies that both asked",
        )
        for which, codes in (("first", missing), ("second", added))
        for code in codes
    ]
    if not faults and before.competencies != after.competencies:
        remedy = "Read both rounds against one framework file"
        faults = [Fault("the competencies stand in another order", "framework", remedy=remedy)]
    shared = [code for code in before.competencies if code in after.competencies]
    return faults + [fault for code in shared for fault in _item_faults(first, second, code)]


def _item_faults(first: Instrument, second: Instrument, code: str) -> list[Fault]:
    place = f"competency {code}"
    old, new = first.scale_of(code), second.scale_of(code)
    if (old.low, old.high) != (new.low, new.high):
        problem = (
            f"it was answered from {old.low} to {old.high}, and then from {new.low} to {new.high}"
        )
        return [Fault(problem, place=place, remedy=_SAME_POINTS)]
    keys = [
        {item.code: item.reversed for item in instrument.items_of(code)}
        for instrument in (first, second)
    ]
    differing = sorted({item for item, _ in keys[0].items() ^ keys[1].items()})
    if not differing:
        return []
    problem = f"its items or their direction are not the same: {', '.join(differing)}"
    return [Fault(problem, place=place, remedy=_SAME_ITEMS)]


def _scoring_faults(before: Scores, after: Scores) -> list[Fault]:
    asked = {
        "unit": (before.unit.value, after.unit.value),
        "missing": (str(before.missing), str(after.missing)),
        "weights": (_weights(before), _weights(after)),
    }
    return [
        Fault(
            f"the first round has {first!r} and the second {second!r}",
            place=place,
            remedy=f"Score both rounds with the same {place}=",
        )
        for place, (first, second) in asked.items()
        if first != second
    ]


def _weights(scores: Scores) -> str:
    return "none" if scores.weights is None else str(sorted(scores.weights.weights))


def _people_faults(before: Scores, after: Scores) -> list[Fault]:
    if set(before.ratings.people) & set(after.ratings.people):
        return []
    remedy = (
        "Ids are compared letter by letter, with their leading zeros; where people were replaced "
        "by pseudonyms, read both rounds with the same key"
    )
    return [Fault("nobody was rated in both rounds", place="people", remedy=remedy)]


def _is_the_same_round(before: Scores, after: Scores) -> bool:
    first, second = before.ratings, after.ratings
    if first is second:
        return True
    same_size = first.n_forms == second.n_forms and set(first.people) == set(second.people)
    if not same_size or _forms(before) != _forms(after):
        return False
    # Where raters can be matched, others who happened to answer alike are another round.
    return first.reading != second.reading or _raters(before) == _raters(after)


def _raters(scores: Scores) -> list[tuple[str, str]]:
    """Return who rated whom, in an order of its own."""
    ratings = scores.ratings
    pairs = zip(ratings.person.tolist(), ratings.rater.tolist(), strict=True)
    return sorted((ratings.people[person], ratings.raters[rater]) for person, rater in pairs)


def _forms(scores: Scores) -> list[tuple[str, int, bytes]]:
    """Return every form in an order of its own."""
    ratings = scores.ratings
    place = {code: at for at, code in enumerate(ratings.instrument.codes)}
    order = [place[code] for code in sorted(place)]
    answers = np.ascontiguousarray(ratings.answers[:, order])
    return sorted(
        (ratings.people[person], group, row.tobytes())
        for person, group, row in zip(
            ratings.person.tolist(), ratings.group.tolist(), answers, strict=True
        )
    )
