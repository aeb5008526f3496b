"""What a comparison gives away, round by round, and the attack on both together."""

from collections.abc import Iterable, Sequence

import numpy as np

from publead.assessment.comparison.gate import person_figures
from publead.assessment.comparison.rounds import Round, TwoRounds
from publead.assessment.comparison.showing import Places, Showing, raters_in_both
from publead.assessment.feedback.basis import Basis
from publead.disclosure import Figure, Layer, Release

CAME_BACK = "raters who came back"


def releases_of(rounds: TwoRounds, showing: Showing) -> tuple[Release, Release]:
    """Return what a comparison gives away of each round."""
    return (
        _release(rounds, rounds.before, rounds.first, showing, which=0),
        _release(rounds, rounds.after, rounds.second, showing, which=1),
    )


def _release(
    rounds: TwoRounds, each: Round, where: Places, showing: Showing, which: int
) -> Release:
    figures: list[Figure] = []
    for number, gate in enumerate(showing.gates):
        if gate.is_open:
            figures += person_figures(each, int(where[number]), gate.columns, gate.basis)
    for column, code in enumerate(rounds.codes):
        figures += _cut(each, where[showing.others[column]], column, code)
        withheld = [n for n in showing.others[column].tolist() if not showing.gates[n].is_open]
        figures += _people(each, where[withheld], code)
        figures += _people(each, where[showing.own[column]], f"{code}, self")
        if each is rounds.before:
            figures += _cut(each, showing.left[column], column, code)
    shared, second = raters_in_both(rounds, showing)
    if which and shared:
        figures += [Figure(Layer.COUNTS, CAME_BACK, names) for names in (shared, second)]
    if _uses_pool(showing) or (showing.pools and each is rounds.before):
        figures += _pool(each, where, showing)
    given = tuple(dict.fromkeys(figures))
    tokens = {token for figure in given for token, _ in figure.weights}
    places = dict((*each.means.places, *each.pool.places))
    return Release(
        about="comparison of two rounds",
        reading=each.tokens.reading,
        figures=given,
        protected=_protected(each, tokens),
        places=tuple((token, place) for token, place in places.items() if token in tokens),
    )


def _uses_pool(showing: Showing) -> bool:
    return any(gate.is_open and gate.basis is Basis.POOLED for gate in showing.gates)


def _pool(each: Round, where: Places, showing: Showing) -> list[Figure]:
    """
    Return what the pooled spread gives away, besides the spreads that are people's own.

    It is written as what is left of the pool once those are taken off, which is as much.
    """
    own = [
        int(where[number])
        for number, gate in enumerate(showing.gates)
        if gate.is_open and gate.basis is Basis.OWN
    ]
    found = []
    for column, code in enumerate(each.scores.competencies):
        told = frozenset[str]().union(*(each.means.tokens[place][column] for place in own))
        forms = each.pool.forms[column]
        left = forms - told if told <= forms else forms
        found += [Figure(Layer.COUNTS, code, forms), Figure(Layer.SQUARES, code, left)]
    return [figure for figure in found if figure.weights]


def _cut(each: Round, places: Places, column: int, code: str) -> list[Figure]:
    """Return what a mean over people gives away, of whom each counts once."""
    if not places.size:
        return []
    shares = {
        token: 1 / len(each.means.tokens[place][column])
        for place in places.tolist()
        for token in each.means.tokens[place][column]
    }
    sums = [Figure(Layer.COUNTS, code, list(shares)), Figure(Layer.SUMS, code, shares)]
    return [*_people(each, places, code), *sums]


def _people(each: Round, places: Places, topic: str) -> list[Figure]:
    return [Figure(Layer.PEOPLE, topic, _names(each, places))] if places.size else []


def _names(each: Round, places: Iterable[int] | Places) -> list[str]:
    people: Sequence[str] = each.scores.ratings.people
    return [f"person {people[place]}" for place in np.asarray(places).tolist()]


def _protected(each: Round, tokens: set[str]) -> frozenset[str]:
    names = frozenset(_names(each, np.arange(each.scores.ratings.n_people)))
    return frozenset(tokens & (each.means.anonymous | each.pool.protected | names))
