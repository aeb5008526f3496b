"""What a reader must know before reading on, and what raters wrote."""

import hashlib
import math
from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from publead.assessment.feedback.basis import Bases, Basis
from publead.assessment.feedback.case import Case
from publead.assessment.feedback.rules import GapRule, GapUnit
from publead.assessment.publication import Plan, RaterSet
from publead.assessment.ratings import Ratings
from publead.disclosure import DisclosurePolicy
from publead.estimates import counted
from publead.stats.one_mean import one_mean


def notices_on(
    case: Case, bases: Bases, rule: GapRule, sizes: Collection[float]
) -> tuple[str, ...]:
    """
    Return what to know before reading on, competency by competency.

    Parameters
    ----------
    case : Case
        The person's forms.
    bases : Bases
        Whose spread is shown.
    rule : GapRule
        When a gap counts.
    sizes : collection of float
        The gaps in what the rule counts them in; NaN where there is none.
    """
    notices: list[str] = []
    for place, code, values in case.places:
        if place not in case.plan.competencies:
            continue
        for each, basis in zip(case.plan.sets, bases.sets, strict=True):
            if each.is_anonymous:
                ends = None if basis is Basis.OWN else case.scores.ends(code)
                notices += unanimity(each, case.label(code), values, ends)
        if case.plan.others and bases.others is Basis.OWN:
            notices += no_interval(case.plan.others, case.label(code), values)
    if rule.unit is GapUnit.STANDARD_SCORES and all(math.isnan(size) for size in sizes):
        notices.append(
            f"The rule ({rule}) says nothing here: it needs at least "
            f"{counted(case.policy.min_people, 'person', 'people')} with a self rating and "
            "others, and the person's own of both."
        )
    if case.plan.withheld and case.plan.sets:
        names = [case.label(case.scores.competencies[i]) for i in case.plan.withheld]
        notices.append(f"Others are not shown on {', '.join(names)}: too few could say, or nobody.")
    return tuple(notices)


def pool_text(case: Case, bases: Bases) -> str:
    """Return where the intervals of small groups come from, or nothing."""
    if not bases.use_pool:
        return ""
    pools = [pool for pool in map(case.pool.spreads.__getitem__, case.plan.competencies) if pool]
    df = sorted({pool.df for pool in pools})
    freedom = f"{df[0]}" if len(df) == 1 else f"{df[0]} to {df[-1]}"
    return (
        f"Where a mean's own raters are too few to show their spread, its interval comes from the "
        f"spread of raters within people, pooled over "
        f"{counted(min(pool.n_groups for pool in pools), 'person', 'people')} (df {freedom})."
    )


def unanimity(
    each: RaterSet, label: str, values: NDArray[np.float64], ends: tuple[float, float] | None
) -> Iterator[str]:
    """
    Yield a sentence where what is shown of a set tells what each of its raters answered.

    Without spread that is where all stand at one of the *ends*; with it, wherever all agree.
    """
    scores = values[each.forms]
    scores = scores[~np.isnan(scores)]
    if one_mean(scores).sd != 0 or not (ends is None or scores[0] in ends):
        return
    which = "same" if ends is None else ("lowest" if scores[0] == ends[0] else "highest")
    suffix = "" if ends is None else " there is"
    yield (
        f"All {counted(scores.size, 'rater')} ({each.label}) gave the {which} score{suffix} on "
        f"{label}: "
        "whoever sees this knows what each of them answered."
    )


def no_interval(each: RaterSet, label: str, values: NDArray[np.float64]) -> Iterator[str]:
    """Yield a sentence where all raters gave the same score, so that there is no interval."""
    if one_mean(values[each.forms]).sd == 0:
        yield (
            f"All raters gave the same score on {label}, so there is no spread for an interval; "
            "a gap there is judged by signs."
        )


def comments_shown(ratings: Ratings, plan: Plan, policy: DisclosurePolicy) -> tuple[str, ...]:
    """
    Return the comments that may be shown: the manager's, and those of enough anonymous raters.

    The order of the anonymous ones comes from the words themselves, so that it says nothing of
    who wrote when.
    """
    shown = np.concatenate([np.zeros(0, dtype=np.intp), *(each.forms for each in plan.sets)])
    is_anonymous = ratings.is_anonymous[shown]
    anonymous = set(shown[is_anonymous].tolist())
    named = set(shown[~is_anonymous].tolist())
    by_manager = [
        f"manager: {_printable(each.text)}" for each in ratings.comments if each.form in named
    ]
    if plan.others is None or len(anonymous) < policy.min_for_comments:
        return tuple(by_manager)
    texts = [_printable(each.text) for each in ratings.comments if each.form in anonymous]
    return (*by_manager, *sorted(texts, key=_scrambled))


def _printable(text: str) -> str:
    """Return a comment without characters that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _scrambled(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
