"""How far a self rating is from what an equally good questionnaire would give."""

import math
from collections.abc import Iterable

import attrs
import numpy as np

from publead.assessment.comparison.rounds import Round
from publead.assessment.instrument import KnownReliability
from publead.assessment.ratings import RaterGroup
from publead.errors import ComparisonError, Fault, UndefinedStatisticError
from publead.stats.consistency import cronbach_alpha


@attrs.frozen(kw_only=True)
class SelfError:
    """
    The standard error of a self rating on one competency.

    Attributes
    ----------
    value : float
        In the unit of the scores; NaN where it is not known.
    source : str
        Where it comes from.
    reason : str
        Why it is not known, where it is not.
    """

    value: float = math.nan
    source: str = ""
    reason: str = ""


def self_errors_of(before: Round, given: Iterable[KnownReliability]) -> dict[str, SelfError]:
    """
    Return the error of a self rating by competency.

    From a reliability that was given; else the first that the instrument lists; else Cronbach's
    alpha of the self ratings of the first round.

    Raises
    ------
    ComparisonError
        If a reliability is given twice, makes no sense or is of no competency of these rounds.
    """
    told = tuple(given)
    _refuse(told, before)
    instrument = before.scores.ratings.instrument
    known = {each.competency: each for each in (*reversed(instrument.reliabilities), *told)}
    return {
        code: _from_study(known[code], before)
        if code in known
        else _from_alpha(before, column, code)
        for column, code in enumerate(before.scores.competencies)
    }


def _refuse(told: tuple[KnownReliability, ...], before: Round) -> None:
    codes = [each.competency for each in told]
    faults = []
    for number, each in enumerate(told):
        place = f"reliabilities[{number}]"
        if each.competency not in before.scores.competencies or codes.count(each.competency) > 1:
            problem = "is of no competency of these rounds, or of one that another is of too"
            remedy = "Give one for each competency that a study has one for"
            faults.append(Fault(problem, place=place, value=each.competency, remedy=remedy))
        if not (0 <= each.coefficient <= 1 and each.sd > 0):
            remedy = "Give a coefficient from 0 to 1 and an SD above 0"
            faults.append(Fault("makes no sense", place=place, remedy=remedy))
    if faults:
        raise ComparisonError("reliabilities", faults)


def _from_study(known: KnownReliability, before: Round) -> SelfError:
    if _weighted(before, known.competency):
        return SelfError(reason="its items were weighted, which is not the score that was studied")
    return SelfError(
        value=known.standard_error * before.scores.one_point(known.competency),
        source=f"{known.kind} of {known.coefficient:.2f} ({known.source})",
    )


def _from_alpha(before: Round, column: int, code: str) -> SelfError:
    ratings, policy = before.scores.ratings, before.publication.policy
    own = np.flatnonzero(ratings.forms_of(RaterGroup.SELF))
    scores = before.scores.values[own, column]
    scores = scores[~np.isnan(scores)]
    if scores.size < max(policy.min_people, 2):
        return SelfError(
            reason=f"it takes {policy.min_people} self ratings, or a reliability that is given"
        )
    if _weighted(before, code):
        return SelfError(reason="its items were weighted; give a reliability of that score")
    try:
        alpha = cronbach_alpha(ratings.points(code)[own])
    except UndefinedStatisticError as failure:
        return SelfError(reason=str(failure))
    if alpha.n is None or alpha.n < policy.min_people:
        return SelfError(reason=f"it takes {policy.min_people} self ratings without a gap")
    if alpha.value <= 0:
        return SelfError(reason=f"Cronbach's alpha of the self ratings is {alpha.value:.2f}")
    sd = float(np.sort(scores).std(ddof=1))
    return SelfError(
        value=sd * math.sqrt(1 - alpha.value),
        source=f"Cronbach's alpha of {alpha.value:.2f} over {alpha.n} self ratings before",
    )


def _weighted(before: Round, code: str) -> bool:
    weights = before.scores.weights
    codes = {item.code for item in before.scores.ratings.instrument.items_of(code)}
    return weights is not None and any(item in codes for item, _ in weights.weights)
