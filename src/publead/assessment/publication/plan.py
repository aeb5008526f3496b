"""Which groups of raters may be shown of a person, decided once for a whole report."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import GROUPS, RaterGroup
from publead.disclosure import DisclosurePolicy, SmallGroups

Forms = NDArray[np.intp]
ANONYMOUS = tuple(group for group in GROUPS if group.is_anonymous)


@attrs.frozen(kw_only=True, eq=False)
class RaterSet:
    """
    Forms that are shown as one: a group, several groups joined, or all others.

    Attributes
    ----------
    groups : tuple of RaterGroup
        Whose forms they are; of groups that were joined, all that are not shown apart are named,
        whether or not anybody of them answered.
    forms : ndarray of int
        The places of the forms.
    """

    groups: tuple[RaterGroup, ...]
    forms: Forms

    @property
    def label(self) -> str:
        """The groups' names."""
        return ", ".join(group.plural for group in self.groups)

    @property
    def is_anonymous(self) -> bool:
        """Whether any rater in it was promised that answers stay theirs."""
        return any(group.is_anonymous for group in self.groups)


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """
    What a report will show.

    Attributes
    ----------
    competencies : tuple of int
        The places of the competencies on which others are shown.
    withheld : tuple of int
        The places of those on which too few others could say anything.
    sets : tuple of RaterSet
        The sets shown apart.
    others : RaterSet or None
        All sets pooled; None where they are too few.
    hidden : tuple of RaterGroup
        The groups that are not shown and enter no total; nobody can tell which of them are empty.
    """

    competencies: tuple[int, ...]
    withheld: tuple[int, ...]
    sets: tuple[RaterSet, ...]
    others: RaterSet | None
    hidden: tuple[RaterGroup, ...]

    def fewest(self, scored: NDArray[np.bool_]) -> int:
        """Return how many have a score, in the anonymous set and competency where fewest have."""
        counted = scored[:, list(self.competencies)]
        sizes = [_fewest(each.forms, counted) for each in self.sets if each.is_anonymous]
        return min(sizes, default=0)

    @property
    def joined(self) -> RaterSet | None:
        """The groups that were joined, if any were."""
        return next((each for each in self.sets if len(each.groups) > 1), None)


def plan_report(
    forms: Mapping[RaterGroup, Forms],
    scored: NDArray[np.bool_],
    policy: DisclosurePolicy,
) -> Plan:
    """
    Return which groups, competencies and totals of one person's report may be shown.

    A group is shown for all competencies of the report or for none, so a competency on which too
    few of a group have a score costs either the group or the competency; the choice that shows
    most means is taken. Groups that are not shown have no say in it: a plan made without their
    forms is the same plan.

    Parameters
    ----------
    forms : mapping of RaterGroup to ndarray of int
        The person's forms.
    scored : ndarray of bool, shape (n_forms, n_competencies)
        Which forms have which score.
    policy : DisclosurePolicy
        The thresholds.
    """
    sets = [
        RaterSet(groups=(group,), forms=forms[group]) for group in _apart(forms, scored, policy)
    ]
    if policy.small_groups is SmallGroups.JOIN:
        least = sets or [RaterSet(groups=ANONYMOUS, forms=_together(forms, ANONYMOUS))]
        sets = _joined(sets, forms, scored[:, _said_by_all(least, scored, policy)], policy)
    manager = forms[RaterGroup.MANAGER]
    named_by_role = [RaterSet(groups=(RaterGroup.MANAGER,), forms=manager)] if manager.size else []
    said = _said_by_all(sets, scored, policy)
    others = _others([*named_by_role, *sets], scored[:, said], policy)
    if others is None:
        # Too few in all: a group of three that nobody else joins is not shown either.
        sets, said = [], np.ones_like(said)
    sets = [*named_by_role, *sets]
    named = {group for each in sets for group in each.groups}
    return Plan(
        competencies=tuple(np.flatnonzero(said).tolist()),
        withheld=tuple(np.flatnonzero(~said).tolist()),
        sets=tuple(sets),
        others=others,
        hidden=tuple(group for group in ANONYMOUS if group not in named),
    )


def _apart(
    forms: Mapping[RaterGroup, Forms], scored: NDArray[np.bool_], policy: DisclosurePolicy
) -> tuple[RaterGroup, ...]:
    """Return the groups that can stand alone; of all choices, the one that shows most means."""
    enough = {group: scored[forms[group]].sum(axis=0) >= policy.min_raters for group in ANONYMOUS}
    large = [group for group in ANONYMOUS if enough[group].any()]
    best: tuple[RaterGroup, ...] = ()
    most = (0, 0)
    for size in range(1, len(large) + 1):
        for chosen in combinations(large, size):
            said = int(np.logical_and.reduce([enough[group] for group in chosen]).sum())
            if (size * said, said) > most:
                best, most = chosen, (size * said, said)
    return best


def _said_by_all(
    sets: Sequence[RaterSet], scored: NDArray[np.bool_], policy: DisclosurePolicy
) -> NDArray[np.bool_]:
    """Return the competencies on which each of the sets has enough scores."""
    said = np.ones(scored.shape[1], dtype=np.bool_)
    for each in sets:
        said &= scored[each.forms].sum(axis=0) >= policy.min_raters
    return said


def _fewest(forms: Forms, scored: NDArray[np.bool_]) -> int:
    """Return how many of the forms have a score, on the competency where fewest have."""
    counts = scored[forms].sum(axis=0)
    return int(counts.min()) if counts.size else 0


def _together(forms: Mapping[RaterGroup, Forms], groups: Sequence[RaterGroup]) -> Forms:
    parts = [forms[group] for group in groups]
    return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.intp)


def _joined(
    sets: list[RaterSet],
    forms: Mapping[RaterGroup, Forms],
    scored: NDArray[np.bool_],
    policy: DisclosurePolicy,
) -> list[RaterSet]:
    """Return the sets after the small groups were joined, with the smallest others if need be."""
    alone = sorted(sets, key=lambda each: _fewest(each.forms, scored))
    small = [group for group in ANONYMOUS if all(group not in each.groups for each in sets)]
    if not any(forms[group].size for group in small):
        return sets
    while _fewest(_together(forms, small), scored) < policy.min_raters and alone:
        small += alone.pop(0).groups
    if not any(forms[group].size for group in small):
        return sets
    groups = tuple(group for group in ANONYMOUS if group in small)
    pool = RaterSet(groups=groups, forms=_together(forms, groups))
    kept = [each for each in sets if each.groups[0] not in groups]
    return [*kept, pool] if _fewest(pool.forms, scored) >= policy.min_raters else kept


def _others(
    sets: Sequence[RaterSet], scored: NDArray[np.bool_], policy: DisclosurePolicy
) -> RaterSet | None:
    if not any(each.is_anonymous for each in sets):
        return None
    forms = np.sort(np.concatenate([each.forms for each in sets]))
    if _fewest(forms, scored) < policy.min_in_all:
        return None
    return RaterSet(groups=tuple(group for each in sets for group in each.groups), forms=forms)
