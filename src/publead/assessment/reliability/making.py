"""The verb of this stair: from ratings to how far their scores can be trusted."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import Instrument
from publead.assessment.ratings import RaterGroup, Ratings
from publead.assessment.ratings.points import points_of
from publead.assessment.reliability.result import CompetencyReliability, Reliability
from publead.assessment.scores import score
from publead.disclosure import DisclosurePolicy
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import Estimate, Measure, counted
from publead.stats.agreement import OneWayICC, icc_one_way
from publead.stats.agreement.one_way_result import ICC_1, ICC_K
from publead.stats.consistency import cronbach_alpha, item_rest, mcdonald_omega
from publead.stats.consistency.measures import CRONBACH_ALPHA, OMEGA_TOTAL

Floats = NDArray[np.float64]


def reliability(ratings: Ratings, *, policy: DisclosurePolicy | None = None) -> Reliability:
    """
    Return how far the scores of a round can be trusted, competency by competency.

    Parameters
    ----------
    ratings : Ratings
        Everybody who was rated in this round. Self ratings are left out.
    policy : DisclosurePolicy, optional
        The thresholds: at least ``min_people`` people and ``min_cut_raters`` raters, since all of
        this is made from spread.

    Returns
    -------
    Reliability
        What these forms do not give is *not estimable*, with the reason.

    Notes
    -----
    Alpha and omega treat each form as a case, and use the forms that answered every item of the
    competency. ICC(1) and ICC(k) come from a one-way analysis of the scores with raters nested in
    people and unequal numbers of them (n0): raters of one person need not rate another. Forms
    about one person resemble each other, so Feldt's interval for alpha is somewhat too short.

    References
    ----------
    McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation
    coefficients. Psychological Methods, 1(1), 30-46. https://doi.org/10.1037/1082-989X.1.1.30
    """
    expect(ratings, Ratings, "ratings", "Make them with read_ratings")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    thresholds = policy or DisclosurePolicy()
    instrument = ratings.instrument
    others = np.flatnonzero(~ratings.forms_of(RaterGroup.SELF))
    hidden = _too_few(ratings, others, thresholds)
    answers = ratings.answers[others]
    scores = score(ratings).values[others]
    return Reliability(
        framework=instrument.framework.id,
        instrument=instrument.id,
        lines=tuple(
            _line(
                instrument,
                competency.code,
                points_of(answers, instrument, competency.code),
                (scores[:, place], ratings.person[others]),
                hidden,
            )
            for place, competency in enumerate(instrument.competencies)
        ),
        raters="all raters but self",
    )


def _too_few(ratings: Ratings, others: NDArray[np.intp], policy: DisclosurePolicy) -> str:
    n_people = np.unique(ratings.person[others]).size
    if n_people >= policy.min_people and others.size >= policy.min_cut_raters:
        return ""
    return (
        f"it takes {counted(policy.min_people, 'person', 'people')} and "
        f"{counted(policy.min_cut_raters, 'rater')} to show what is "
        "made from their spread"
    )


def _line(
    instrument: Instrument,
    code: str,
    items: Floats,
    scored: tuple[Floats, NDArray[np.int32]],
    hidden: str,
) -> CompetencyReliability:
    analysis = None if hidden else _one_way(*scored)
    names = [item.code for item in instrument.items_of(code)]
    reason = hidden or "there is no analysis of raters within people"
    return CompetencyReliability(
        code=code,
        label=instrument.framework[code].label,
        alpha=_tried(CRONBACH_ALPHA, hidden, lambda: cronbach_alpha(items)),
        omega=_tried(OMEGA_TOTAL, hidden, lambda: mcdonald_omega(items)),
        item_rest=tuple(zip(names, _item_rest(items, hidden), strict=True)),
        icc1=analysis.icc1 if isinstance(analysis, OneWayICC) else _none(ICC_1, analysis or reason),
        icck=analysis.icck if isinstance(analysis, OneWayICC) else _none(ICC_K, analysis or reason),
        raters_a_person=analysis.group_size if isinstance(analysis, OneWayICC) else math.nan,
    )


def _one_way(scores: Floats, people: NDArray[np.int32]) -> OneWayICC | str:
    known = ~np.isnan(scores)
    try:
        return icc_one_way(scores[known], people[known])
    except UndefinedStatisticError as failure:
        return str(failure)


def _tried(measure: Measure, hidden: str, compute: Callable[[], Estimate]) -> Estimate:
    if hidden:
        return _none(measure, hidden)
    try:
        return compute()
    except UndefinedStatisticError as failure:
        return _none(measure, str(failure))


def _item_rest(items: Floats, hidden: str) -> list[float]:
    nothing = [math.nan] * items.shape[1]
    if hidden:
        return nothing
    try:
        return [float(value) for value in item_rest(items).values]
    except UndefinedStatisticError:
        return nothing


def _none(measure: Measure, reason: str) -> Estimate:
    return Estimate.not_estimable(measure, reason)
