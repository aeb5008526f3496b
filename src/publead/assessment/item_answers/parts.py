"""Which questions may be shown, and which parts beside all others, so that no small one follows."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.cohort.cuts import choose_cuts
from publead.assessment.cohort.people import PeopleMeans, people_means
from publead.assessment.instrument import NOT_OBSERVED
from publead.assessment.item_answers.base import Base, base_of
from publead.assessment.item_answers.sizes import Chosen, Sizes
from publead.assessment.publication import Publication
from publead.disclosure import Figure, Layer, Members, recoverable_sets, safe_parts

OTHERS = "others"


@attrs.frozen(kw_only=True, eq=False)
class Parts:
    """
    What may be shown.

    Attributes
    ----------
    publication : Publication
        What may be shown of everybody.
    base : Base
        Whose answers are counted.
    column_of : tuple of int
        Each question's competency, as a place among the scores.
    items : tuple of int
        The places of the questions that may be shown.
    shown : mapping of str to ndarray of int
        The forms of each part that is shown.
    is_by_group : bool
        Whether parts are groups of raters, and not people.
    """

    publication: Publication
    base: Base
    column_of: tuple[int, ...]
    items: tuple[int, ...]
    shown: Mapping[str, Members]
    is_by_group: bool

    @property
    def columns(self) -> tuple[int, ...]:
        """The places of the competencies that have a question that is shown."""
        return tuple(dict.fromkeys(self.column_of[item] for item in self.items))

    def answered(self, item: int) -> Chosen:
        """Return the forms whose answer to a question is counted."""
        answers = self.publication.scores.ratings.answers[:, item]
        return self.base.members[:, self.column_of[item]] & (answers > NOT_OBSERVED)

    def n_scored(self, column: int, forms: Chosen) -> NDArray[np.intp]:
        """Return how many of some forms have a score on a competency, shape (n_people,)."""
        ratings = self.publication.scores.ratings
        counted = ratings.person[self.base.scored[:, column] & forms]
        return np.bincount(counted, minlength=ratings.n_people)

    def cuts(self) -> Iterator[tuple[str, Chosen]]:
        """Yield the forms of all others, and then of each part shown, with their label."""
        n_forms = self.base.members.shape[0]
        yield OTHERS, np.ones(n_forms, dtype=np.bool_)
        for label, members in self.shown.items():
            yield label, _mask(members, n_forms)


def choose_parts(publication: Publication, sizes: Sizes, labels: Sequence[str] | None) -> Parts:
    """
    Return the questions and parts that may be shown.

    A question is shown where enough raters answered it about enough people, and a part where that
    holds for each question. If what is left once the parts are taken off is a few, the smallest
    part is hidden, too.

    Parameters
    ----------
    publication : Publication
        What may be shown of everybody.
    sizes : Sizes
        What is enough.
    labels : sequence of str or None
        Each person's part of the organisation; None to cut by the raters' groups.
    """
    ratings = publication.scores.ratings
    base = base_of(publication, sizes)
    codes = list(publication.scores.competencies)
    found = Parts(
        publication=publication,
        base=base,
        column_of=tuple(codes.index(item.competency) for item in ratings.instrument),
        items=(),
        shown={},
        is_by_group=labels is None,
    )
    items = tuple(item for item in range(len(ratings.instrument)) if _is_large(found, item, sizes))
    each = base.labels if labels is None else tuple(labels[int(i)] for i in ratings.person)
    cuts = _cuts(each)
    found = _with_parts(attrs.evolve(found, items=items), cuts, sizes)
    told = _columns_that_tell(found, people_means(publication), labels)
    if not told:
        return found
    kept = tuple(item for item in items if found.column_of[item] not in told)
    return _with_parts(attrs.evolve(found, items=kept), cuts, sizes)


def _is_large(parts: Parts, item: int, sizes: Sizes) -> bool:
    scored = parts.base.scored[:, parts.column_of[item]]
    return sizes.are_large(parts.answered(item)) and sizes.are_large(scored)


def _cuts(labels: Sequence[str]) -> dict[str, Members]:
    every = np.asarray(labels, dtype=object)
    return {label: np.flatnonzero(every == label) for label in dict.fromkeys(labels)}


def _with_parts(parts: Parts, cuts: Mapping[str, Members], sizes: Sizes) -> Parts:
    n_forms = parts.base.members.shape[0]
    answered = [parts.answered(item) for item in parts.items]
    scored = [parts.base.scored[:, column] for column in parts.columns]
    unspread = [parts.base.unspread[:, column] for column in parts.columns]

    def size(members: Members) -> tuple[int, int]:
        inside = _mask(members, n_forms)
        found = [sizes.of(each & inside) for each in (*answered, *scored)]
        people, raters = zip(*found, strict=True)
        return min(people), min(raters)

    def is_large(members: Members) -> bool:
        inside = _mask(members, n_forms)
        left = all(sizes.may_be_left(each & inside) for each in unspread)
        return left and sizes.suffice(*size(members))

    def is_empty(members: Members) -> bool:
        inside = _mask(members, n_forms)
        return not any((each & inside).any() for each in (*answered, *scored))

    shown = safe_parts(cuts, is_large=is_large, is_empty=is_empty, size=size) if answered else {}
    return attrs.evolve(parts, shown=shown)


def _columns_that_tell(
    parts: Parts, people: PeopleMeans, labels: Sequence[str] | None
) -> frozenset[int]:
    """
    Return the competencies on which few people's means follow, beside the cohort of the same cuts.

    A cohort counts each person once, and counted answers each person as often as they were rated:
    where people have two numbers of raters only, the two give one of these numbers away.
    """
    policy = parts.publication.policy
    cuts = choose_cuts(people, labels, policy)
    whole = [] if cuts.everybody is None else [cuts.everybody]
    found = set()
    for column in parts.columns:
        known = ~np.isnan(people.means[:, column])
        groups = [each[known[each]] for each in (*whole, *cuts.shown.values())]
        figures = [Figure(Layer.PEOPLE, "", [str(i) for i in each.tolist()]) for each in groups]
        figures += [Figure(Layer.PEOPLE, "", each) for each in _weights(parts, column)]
        names = frozenset(str(i) for i in np.flatnonzero(known).tolist())
        recovered = recoverable_sets(figures, names, policy.min_people)
        if recovered.sets or not recovered.is_exhaustive:
            found.add(column)
    return frozenset(found)


def _weights(parts: Parts, column: int) -> Iterator[dict[str, float]]:
    """Yield how often each person counts: among all others, and in each part of the people."""
    for label, forms in parts.cuts():
        if label == OTHERS or not parts.is_by_group:
            counts = parts.n_scored(column, forms)
            yield {str(i): float(counts[i]) for i in np.flatnonzero(counts).tolist()}


def _mask(members: Members, n_forms: int) -> NDArray[np.bool_]:
    inside = np.zeros(n_forms, dtype=np.bool_)
    inside[members] = True
    return inside
