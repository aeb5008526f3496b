"""What counted answers give away, written down for the audit."""

from collections.abc import Iterator

import numpy as np

from publead.assessment.item_answers.own import OwnAnswers
from publead.assessment.item_answers.parts import OTHERS, Parts
from publead.assessment.item_answers.sizes import Chosen
from publead.assessment.publication import Tokens
from publead.disclosure import Figure, Layer, Release

COUNTED = (Layer.COUNTS, Layer.SUMS, Layer.SQUARES)


def release_of(parts: Parts, own: OwnAnswers) -> Release:
    """
    Return every figure that counted answers give away.

    Counts of the answers to all questions of a competency give its scores' sum; they are taken to
    give its squares, too, as they do where it has one question.
    """
    ratings = parts.publication.scores.ratings
    tokens = Tokens(ratings)
    figures = (*_of_others(parts, tokens), *_of_self(parts, own, tokens))
    counted = parts.base.members[:, list(parts.columns)].any(axis=1)
    people = (figure for figure in figures if figure.layer is Layer.PEOPLE)
    named = frozenset(token for figure in people for token, _ in figure.weights)
    return Release(
        about=f"item answers on {ratings.instrument.id}",
        reading=tokens.reading,
        figures=figures,
        protected=tokens.of(np.flatnonzero(counted & ratings.is_anonymous)) | named,
        places=tokens.places(np.flatnonzero(counted)),
    )


def _of_others(parts: Parts, tokens: Tokens) -> Iterator[Figure]:
    scores = parts.publication.scores
    for label, forms in parts.cuts():
        for item in parts.items:
            code = scores.ratings.instrument.items[item].code
            yield from _counts(tokens, code, parts.answered(item) & forms)
            could = parts.base.members[:, parts.column_of[item]] & forms
            yield Figure(Layer.COUNTS, f"{code}, not observed", tokens.of(np.flatnonzero(could)))
        for column in parts.columns:
            name = scores.competencies[column]
            yield from _counts(tokens, name, parts.base.scored[:, column] & forms)
            # A group's means of people are other numbers than the means of all their others.
            topic = f"{name}, {label}" if parts.is_by_group and label != OTHERS else name
            n_scored = parts.n_scored(column, forms)
            weights = {
                f"person {scores.ratings.people[i]}": float(n_scored[i])
                for i in np.flatnonzero(n_scored).tolist()
            }
            yield Figure(Layer.PEOPLE, topic, weights)


def _of_self(parts: Parts, own: OwnAnswers, tokens: Tokens) -> Iterator[Figure]:
    if not own.are_shown:
        return
    ratings = parts.publication.scores.ratings
    for item in parts.items:
        code = ratings.instrument.items[item].code
        answered = own.answered(item)
        yield from _counts(tokens, f"{code}, self", answered)
        people = ratings.person[answered].tolist()
        yield Figure(Layer.PEOPLE, f"{code}, self", [f"person {ratings.people[i]}" for i in people])


def _counts(tokens: Tokens, topic: str, forms: Chosen) -> Iterator[Figure]:
    named = tokens.of(np.flatnonzero(forms))
    yield from (Figure(layer, topic, named) for layer in COUNTED)
