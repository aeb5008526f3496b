"""Whose answers are counted, competency by competency: only forms that some report shows."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.item_answers.sizes import Chosen, Sizes
from publead.assessment.publication import Plan, Publication, RaterSet

JOINED = "joined groups"
"""The label of forms whose group no report shows apart."""


@attrs.frozen(kw_only=True, eq=False)
class Base:
    """
    The forms whose answers are counted.

    Attributes
    ----------
    members : ndarray of bool, shape (n_forms, n_competencies)
        The forms of all groups that are shown, about the people who are counted.
    scored : ndarray of bool, shape (n_forms, n_competencies)
        Those with a score on the competency, who stand in the person's own report.
    unspread : ndarray of bool, shape (n_forms, n_competencies)
        Those whose group is too small in that report for its spread to be shown there.
    labels : tuple of str
        Each form's group as its report shows it; `JOINED` for joined ones.
    """

    members: NDArray[np.bool_]
    scored: NDArray[np.bool_]
    unspread: NDArray[np.bool_]
    labels: tuple[str, ...]


def base_of(publication: Publication, sizes: Sizes) -> Base:
    """
    Return whose answers may be counted.

    Counts tell sums of squares. Taken off them, the spreads that reports show must leave nobody
    or many; where they would leave a few, the people with small groups are not counted, and with
    them the people with fewest raters, until those left out are many, too.

    Parameters
    ----------
    publication : Publication
        What may be shown of everybody.
    sizes : Sizes
        What is many.
    """
    shape = publication.shown.shape
    members, unspread = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    labels = [JOINED] * shape[0]
    scored = ~np.isnan(publication.shown)
    for plan in publication.plans:
        if plan.others is None:
            continue
        columns = np.array(plan.competencies, dtype=np.intp)
        members[np.ix_(plan.others.forms, columns)] = True
        for each in plan.sets:
            for form in each.forms.tolist():
                labels[form] = each.label if len(each.groups) == 1 else JOINED
            if _is_small(each, plan, scored, sizes):
                unspread[np.ix_(each.forms, columns)] = True
    for column in range(shape[1]):
        few = unspread[:, column] & scored[:, column]
        if not sizes.may_be_left(few):
            gone = _left_out(members[:, column], few, sizes)
            members[gone, column] = False
    scored &= members
    return Base(members=members, scored=scored, unspread=unspread & scored, labels=tuple(labels))


def _is_small(each: RaterSet, plan: Plan, scored: NDArray[np.bool_], sizes: Sizes) -> bool:
    """Return whether a set's own spread is not shown in its report."""
    counts = scored[np.ix_(each.forms, np.array(plan.competencies, dtype=np.intp))].sum(axis=0)
    fewest = int(counts.min()) if counts.size else 0
    return each.is_anonymous and fewest < sizes.policy.min_for_spread


def _left_out(members: Chosen, few: Chosen, sizes: Sizes) -> Chosen:
    """Return the forms of everybody with a small group, and of those with fewest, until many."""
    person = sizes.ratings.person
    n_forms = np.bincount(person[members], minlength=sizes.ratings.n_people)
    has_few = np.bincount(person[few], minlength=sizes.ratings.n_people) > 0
    order = np.lexsort((n_forms, ~has_few))
    waiting = [who for who in order.tolist() if n_forms[who]]
    gone = np.isin(person, [who for who in waiting if has_few[who]]) & members
    for who in waiting:
        if sizes.are_large(gone):
            break
        gone |= (person == who) & members
    return gone
