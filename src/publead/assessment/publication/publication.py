"""What may be shown of everybody who was rated in one round, planned once."""

import math
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.publication.plan import Forms, Plan, plan_report
from publead.assessment.ratings import GROUPS, RaterGroup
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy
from publead.errors import expect


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Publication:
    """
    The plans of everybody's reports, and the scores that any report may rest on.

    Attributes
    ----------
    scores : Scores
        Of everybody who was rated in this round.
    policy : DisclosurePolicy
        The thresholds.
    plans : tuple of Plan
        One a person, in the order of ``scores.ratings.people``.
    own : tuple of ndarray of int
        The place of each person's self rating; empty where there is none.
    shown : ndarray of float, shape (n_forms, n_competencies)
        The scores that enter a mean of others in somebody's report; NaN elsewhere. Whatever is
        computed over all people is computed from these, so that a hidden form leaves no trace.
    pooled : ndarray of float, shape (n_forms, n_competencies)
        Those whose spread within people gives small groups their intervals; NaN elsewhere. People
        whose own report shows no spread are in it only where there are ``min_pool`` of them, or
        theirs would be what is left when the spreads that reports show are taken off.
    """

    scores: Scores
    policy: DisclosurePolicy
    plans: tuple[Plan, ...]
    own: tuple[Forms, ...]
    shown: NDArray[np.float64]
    pooled: NDArray[np.float64]


def publish(scores: Scores, policy: DisclosurePolicy | None = None) -> Publication:
    """
    Return what may be shown of everybody who was rated.

    Parameters
    ----------
    scores : Scores
        Of everybody who was rated in this round.
    policy : DisclosurePolicy, optional
        The thresholds; the default policy where none is given.
    """
    expect(scores, Scores, "scores", "Make them with score(ratings)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    thresholds = policy or DisclosurePolicy()
    scored = ~np.isnan(scores.values)
    shown = np.full(scores.values.shape, math.nan)
    plans, own = [], []
    for forms in _forms_by_person(scores):
        plan = plan_report(forms, scored, thresholds)
        plans.append(plan)
        own.append(forms[RaterGroup.SELF])
        if plan.others is not None:
            part = np.ix_(plan.others.forms, np.array(plan.competencies, dtype=np.intp))
            shown[part] = scores.values[part]
    return Publication(
        scores=scores,
        policy=thresholds,
        plans=tuple(plans),
        own=tuple(own),
        shown=shown,
        pooled=_pooled(shown, plans, scores, thresholds),
    )


def _pooled(
    shown: NDArray[np.float64], plans: Sequence[Plan], scores: Scores, policy: DisclosurePolicy
) -> NDArray[np.float64]:
    scored = ~np.isnan(scores.values)
    person = scores.ratings.person
    few = np.array([plan.fewest(scored) < policy.min_for_spread for plan in plans], dtype=np.bool_)
    pooled = shown.copy()
    for column in range(shown.shape[1]):
        theirs = few[person] & ~np.isnan(shown[:, column])
        if np.unique(person[theirs]).size < policy.min_pool:
            pooled[theirs, column] = math.nan
    return pooled


def _forms_by_person(scores: Scores) -> list[dict[RaterGroup, Forms]]:
    """Return the places of each person's forms, by rater group, in the order of the people."""
    ratings = scores.ratings
    key = ratings.person.astype(np.intp) * len(GROUPS) + ratings.group
    order = np.argsort(key, kind="stable")
    edges = np.searchsorted(key[order], np.arange(ratings.n_people * len(GROUPS) + 1))
    return [
        {
            group: order[edges[at + number] : edges[at + number + 1]]
            for number, group in enumerate(GROUPS)
        }
        for at in range(0, ratings.n_people * len(GROUPS), len(GROUPS))
    ]
