"""The verb of this stair: from scores to one person's report."""

import math
from collections.abc import Mapping, Sequence

import attrs

from publead.assessment.feedback.basis import Bases
from publead.assessment.feedback.case import Case, open_case
from publead.assessment.feedback.line import CompetencyFeedback
from publead.assessment.feedback.measures import OTHERS_MEAN
from publead.assessment.feedback.notices import comments_shown, notices_on, pool_text
from publead.assessment.feedback.pool import pool_of
from publead.assessment.feedback.result import Feedback
from publead.assessment.feedback.rules import QUARTER_OF_RANGE, GapRule, GapUnit, Verdict
from publead.assessment.feedback.scoring import (
    agreement_among,
    gap_p,
    gap_to,
    group_scores,
    set_mean,
)
from publead.assessment.feedback.standard import standard_gap
from publead.assessment.feedback.verdicts import flagged, verdicts_on
from publead.assessment.publication import audit, publish
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy
from publead.errors import expect


def feedback(
    scores: Scores,
    person: str,
    *,
    policy: DisclosurePolicy | None = None,
    rule: GapRule = QUARTER_OF_RANGE,
) -> Feedback:
    """
    Return one person's feedback: self beside others, competency by competency.

    Parameters
    ----------
    scores : Scores
        Of all people who were rated in this round; the spread of their raters gives small groups
        their intervals.
    person : str
        Whose report it is.
    policy : DisclosurePolicy, optional
        Who may see what; the default policy where none is given.
    rule : GapRule
        When a gap between self and others counts; the default is more than a quarter of the
        scale's range and an interval that excludes zero.

    Returns
    -------
    Feedback
        With its audit.

    Raises
    ------
    UnknownPersonError
        If no form is about this person.
    DisclosureError
        If the report would give away what it hides.

    Notes
    -----
    *Others* are all raters who may be shown, pooled: manager included, self never. A group that is
    hidden enters no total. From ``min_for_spread`` raters the interval is theirs; below it comes
    from the spread of raters within people, pooled over everybody rated, or there is none.

    Where all others gave the same score and their own spread may be shown, there is no interval
    either: they do not tell how far the next rater could lie from them. The gap is then judged by
    the sign test, whose p is 2 to the power of 1 - n, and which is adjusted along with the other
    competencies; see `publead.stats.one_mean`. That they agree tells what each of them answered, so
    a notice says it.

    Intervals are t intervals at 95 %, one competency at a time; verdicts over the competencies of
    one report are adjusted together (Holm 1979).
    """
    publication = publish(scores, policy)
    return _report(open_case(publication, pool_of(publication), person), rule)


def all_feedback(
    scores: Scores,
    *,
    policy: DisclosurePolicy | None = None,
    rule: GapRule = QUARTER_OF_RANGE,
) -> tuple[Feedback, ...]:
    """
    Return everybody's feedback, audited together.

    Parameters
    ----------
    scores, policy, rule
        As `feedback` takes them.

    Returns
    -------
    tuple of Feedback
        One a person, in the order in which they were read.

    Raises
    ------
    DisclosureError
        If the reports would, alone or together, give away what they hide.
    """
    publication = publish(scores, policy)
    pool = pool_of(publication)
    reports = tuple(
        _report(open_case(publication, pool, person), rule) for person in scores.ratings.people
    )
    audit(reports, policy=publication.policy).require()
    return reports


def _report(case: Case, rule: GapRule) -> Feedback:
    expect(rule, GapRule, "rule", "Use QUARTER_OF_RANGE, or another GapRule")
    bases, release, found_safe = case.safe_release()
    found_safe.require()
    ratings = case.scores.ratings
    framework = ratings.instrument.framework
    lines = _lines(case, bases, rule)
    found = {line.code: line.verdict for line in lines}
    joined = case.plan.joined
    return Feedback(
        person=case.person,
        framework=framework.id,
        instrument=ratings.instrument.id,
        title=framework.title,
        unit=case.scores.unit.value,
        standing=ratings.instrument.standing,
        lines=lines,
        shown=tuple(each.label for each in case.plan.sets),
        hidden=tuple(group.plural for group in case.plan.hidden),
        joined=joined.label if joined else "",
        comments=comments_shown(ratings, case.plan, case.policy),
        pool=pool_text(case, bases),
        notices=notices_on(case, bases, rule, _sizes(case, lines, rule).values()),
        rule=rule,
        blind_spots=flagged(found, Verdict.SELF_HIGHER),
        hidden_strengths=flagged(found, Verdict.OTHERS_HIGHER),
        policy=case.policy,
        release=release,
        audit=found_safe,
    )


def _lines(case: Case, bases: Bases, rule: GapRule) -> tuple[CompetencyFeedback, ...]:
    lines, p_values = [], {}
    for place, code, values in case.places:
        pool = case.pool.spreads[place]
        others_set = case.plan.others if place in case.plan.competencies else None
        others, spread = set_mean(OTHERS_MEAN, others_set, values, bases.others, pool)
        gap = gap_to(case.self_score(place), others)
        p_values[code] = gap_p(gap, spread)
        lines.append(
            CompetencyFeedback(
                code=code,
                label=case.label(code),
                self_score=case.self_score(place),
                others=others,
                groups=group_scores(case.plan, place, values, bases, pool),
                agreement=agreement_among(others_set, values, bases.others),
                gap=gap,
                verdict=Verdict.NO_OTHERS,
                ends=case.scores.ends(code),
                others_error=math.nan if spread is None else spread.error(others.n),
                others_df=math.nan if spread is None else spread.df,
            )
        )
    large = rule.large_gaps(_sizes(case, lines, rule), _ranges(case))
    found = verdicts_on({line.code: line.gap for line in lines}, p_values, large, rule)
    if case.plan.sets:
        found = {code: _of_few(verdict) for code, verdict in found.items()}
    return tuple(attrs.evolve(line, verdict=found[line.code]) for line in lines)


def _of_few(verdict: Verdict) -> Verdict:
    """Return the verdict where some others are shown, though too few to be pooled."""
    return Verdict.TOO_FEW_RATERS if verdict is Verdict.NO_OTHERS else verdict


def _ranges(case: Case) -> dict[str, float]:
    instrument = case.scores.ratings.instrument
    return {code: instrument.scale_of(code).range for code in case.scores.competencies}


def _sizes(case: Case, lines: Sequence[CompetencyFeedback], rule: GapRule) -> Mapping[str, float]:
    """Return the gaps in what the rule counts them in."""
    if rule.unit is not GapUnit.STANDARD_SCORES:
        # A hidden gap is NaN and stays so; rules count in points, whatever the unit of the scores.
        return {line.code: line.gap.value / case.scores.one_point(line.code) for line in lines}
    return {
        line.code: standard_gap(
            case.scores[line.code],
            case.publication.shown[:, place],
            case.scores.ratings,
            (line.self_score, line.others.value),
            case.policy,
        )
        for place, line in enumerate(lines)
    }
