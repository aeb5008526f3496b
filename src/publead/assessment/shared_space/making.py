"""The verb of this stair: from answers to the shared leadership space."""

import math
from collections.abc import Sequence

import numpy as np

from publead.assessment.shared_space.answers import SpaceAnswers
from publead.assessment.shared_space.division import division
from publead.assessment.shared_space.measures import AGREEMENT
from publead.assessment.shared_space.result import SharedSpace, TaskSpace
from publead.assessment.shared_space.sides import SIDES, SpaceSide
from publead.assessment.shared_space.viewing import Counts, hidden_view, view_of
from publead.disclosure import DisclosurePolicy, Figure, Layer, Release, audit_releases
from publead.errors import expect
from publead.estimates import Estimate
from publead.stats.shares import overlap, overlap_if_alike


def shared_space(answers: SpaceAnswers, *, policy: DisclosurePolicy | None = None) -> SharedSpace:
    """
    Return who leads each task, as members and as officers see it.

    Parameters
    ----------
    answers : SpaceAnswers
        From `read_shared_space`.
    policy : DisclosurePolicy, optional
        The thresholds: all of this is made from counts of answers, so a side needs
        ``min_for_spread`` answers on a task, 5 unless it says otherwise.

    Returns
    -------
    SharedSpace
        Task by task and side by side. A side with too few answers on a task is hidden there, and
        looks like one that nobody answered for. The sides are never pooled, so nothing follows
        by subtraction.

    Raises
    ------
    DisclosureError
        If the library's own attack on the result finds something.

    Notes
    -----
    *Coverage* is the share who name somebody. *Contest* is the entropy of their answers over the
    posts, as a share of the most that there can be; it is too low in small groups, on average by
    about (posts named - 1) / 2n nats, which the number of posts beside it corrects. *Agreement* is
    one less the total variation distance between the sides. *Complementarity* is the share of
    the variance between members and officers that lies between tasks.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal,
    27(3), 379-423. https://doi.org/10.1002/j.1538-7305.1948.tb01338.x

    Duncan, O. D., & Duncan, B. (1955). A methodological analysis of segregation indexes. American
    Sociological Review, 20(2), 210-217. https://doi.org/10.2307/2088328

    James, D. R., & Taeuber, K. E. (1985). Measures of segregation. Sociological Methodology, 15,
    1-32. https://doi.org/10.2307/270845

    Examples
    --------
    >>> from publead.assessment.shared_space import LeadSide, SpaceColumns, read_shared_space
    >>> columns = SpaceColumns(
    ...     leaders={"Leader": LeadSide.MEMBERS, "Chief executive": LeadSide.OFFICERS},
    ...     tasks=["budget"],
    ... )
    >>> rows = [{"side": "members", "budget": "Leader"}] * 5
    >>> rows += [{"side": "officers", "budget": "Leader"}] * 3
    >>> space = shared_space(read_shared_space(rows, columns=columns))
    >>> print(space["budget"].officers)
    officers: hidden (fewer than 5 answers on this task, or none)
    """
    expect(answers, SpaceAnswers, "answers", "Make them with read_shared_space(...)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    thresholds = policy or DisclosurePolicy()
    counts = [
        {side: _counts(answers, side, task, thresholds) for side in SIDES}
        for task in range(len(answers.tasks))
    ]
    tasks = tuple(
        _task(answers, name, found, thresholds)
        for name, found in zip(answers.tasks, counts, strict=True)
    )
    release = _release(answers, counts)
    audit = audit_releases([release], policy=thresholds)
    audit.require()
    return SharedSpace(
        tasks=tasks,
        divisions=tuple(
            division(side, [each[side] for each in counts], answers.leaders) for side in SIDES
        ),
        n_posts=len(answers.leaders),
        policy=thresholds,
        release=release,
        audit=audit,
    )


def _counts(
    answers: SpaceAnswers, side: SpaceSide, task: int, policy: DisclosurePolicy
) -> Counts | None:
    """Return how often each post, and nobody, was named; None where too few answered."""
    theirs = answers.answers[answers.side == SIDES.index(side), task]
    given = theirs[theirs >= 0]
    if given.size < policy.min_for_spread:
        return None
    return np.bincount(given, minlength=len(answers.leaders) + 1)


def _task(
    answers: SpaceAnswers,
    name: str,
    counts: dict[SpaceSide, Counts | None],
    policy: DisclosurePolicy,
) -> TaskSpace:
    views = {}
    for side, found in counts.items():
        views[side] = (
            hidden_view(side, policy) if found is None else view_of(side, found, answers.leaders)
        )
    agreement, if_alike = _agreement(counts[SpaceSide.MEMBERS], counts[SpaceSide.OFFICERS])
    return TaskSpace(
        task=name,
        members=views[SpaceSide.MEMBERS],
        officers=views[SpaceSide.OFFICERS],
        agreement=agreement,
        if_alike=if_alike,
    )


def _agreement(members: Counts | None, officers: Counts | None) -> tuple[Estimate, float]:
    if members is None or officers is None:
        return Estimate.hidden(AGREEMENT, "it takes both sides"), math.nan
    found = Estimate(
        measure=AGREEMENT,
        value=overlap(members, officers),
        n=int(members.sum() + officers.sum()),
        method="1 less the total variation distance",
        reason="no interval: read it beside what sides that see alike would show",
    )
    return found, overlap_if_alike(members, officers)


def _release(answers: SpaceAnswers, counts: Sequence[dict[SpaceSide, Counts | None]]) -> Release:
    """Return whose answers stand behind each side of each task that is shown."""
    figures: list[Figure] = []
    places: dict[str, str] = {}
    for task, found in enumerate(counts):
        topic = answers.tasks[task]
        for side, shown in found.items():
            if shown is None:
                continue
            given = (answers.side == SIDES.index(side)) & (answers.answers[:, task] >= 0)
            behind = np.flatnonzero(given).tolist()
            tokens = [f"{side.value}|{answers.marks[place]}" for place in behind]
            layers = (Layer.COUNTS, Layer.SUMS, Layer.SQUARES)
            figures += [Figure(layer, topic, tokens) for layer in layers]
            places |= {
                token: f"the council|{side.value}|{place}"
                for place, token in zip(behind, tokens, strict=True)
            }
    return Release(
        about="the shared leadership space",
        reading=answers.reading,
        figures=tuple(figures),
        protected=frozenset(places),
        places=tuple(places.items()),
    )
