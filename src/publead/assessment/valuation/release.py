"""What a valuation gives away, written down for the audit."""

import hashlib
import hmac
from collections.abc import Iterator

import numpy as np

from publead.assessment.valuation.answers import ValuationAnswers
from publead.assessment.valuation.cuts import Cuts
from publead.disclosure import DisclosurePolicy, Figure, Layer, Members, Release


def release_of(answers: ValuationAnswers, cuts: Cuts, policy: DisclosurePolicy) -> Release:
    """Return every figure of a valuation, with each respondent as a mark that names nobody."""
    marks = [_mark(answers.reading, place) for place in range(answers.n_respondents)]
    figures = tuple(_figures(answers, cuts, policy, marks))
    counted = {token for figure in figures for token, _ in figure.weights}
    places = {mark: f"respondents|{number}" for number, mark in enumerate(marks, start=1)}
    return Release(
        about=f"valuation on {answers.framework.id}",
        reading=_mark(answers.reading, -1),
        figures=figures,
        protected=frozenset(counted),
        places=tuple((mark, place) for mark, place in places.items() if mark in counted),
    )


def _figures(
    answers: ValuationAnswers, cuts: Cuts, policy: DisclosurePolicy, marks: list[str]
) -> Iterator[Figure]:
    everybody = np.arange(answers.n_respondents)
    for trait in cuts.traits:
        yield from _of(answers, trait, everybody, marks, policy)
    for members in cuts.shown.values():
        for trait in cuts.cut_traits:
            yield from _of(answers, trait, members, marks, policy)


def _of(
    answers: ValuationAnswers,
    trait: int,
    members: Members,
    marks: list[str],
    policy: DisclosurePolicy,
) -> Iterator[Figure]:
    both = members[answers.paired[members, trait]]
    tokens = [marks[place] for place in both.tolist()]
    code = answers.framework.codes[trait]
    yield Figure(Layer.COUNTS, code, tokens)
    yield Figure(Layer.SUMS, f"{code}, needed", tokens)
    yield Figure(Layer.SUMS, f"{code}, rewarded", tokens)
    if both.size >= policy.min_for_spread:
        yield Figure(Layer.SQUARES, f"{code}, needed − rewarded", tokens)
    if both.size >= policy.min_people:
        yield Figure(Layer.PEOPLE, code, tokens)


def _mark(reading: str, place: int) -> str:
    """Return a mark that says nothing of the order of respondents."""
    name = str(place).encode()
    return hmac.new(reading.encode(), name, hashlib.sha256).hexdigest()[:16]
