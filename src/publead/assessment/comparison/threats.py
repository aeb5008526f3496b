"""Reckons what the data show of other reasons why two rounds may differ."""

import math
from collections.abc import Callable, Sequence

import attrs
import numpy as np

from publead.assessment.comparison.findings import (
    Finding,
    RaterGroupsChanged,
    RaterOverlap,
    ReportsTogether,
    Wording,
)
from publead.assessment.comparison.measures import AT_THE_TOP, EXPECTED, LEAVERS, OVERLAP
from publead.assessment.comparison.rounds import TwoRounds
from publead.assessment.comparison.showing import Showing, most_people, raters_in_both
from publead.assessment.comparison.tallies import (
    Attrition,
    Ceiling,
    OnCompetency,
    RegressionToTheMean,
)
from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate, counted
from publead.stats.agreement import icc_one_way, reliability_of_mean
from publead.stats.agreement.one_way_result import ICC_1
from publead.stats.change import expected_by_regression, reliable_change
from publead.stats.one_mean import OneMean, one_mean


def findings_on(rounds: TwoRounds, showing: Showing) -> tuple[Finding, ...]:
    """Return what the data show, each finding with its figures."""
    return (
        _wording(rounds),
        _overlap(rounds, showing),
        _groups(rounds, showing),
        _reports(showing),
        _attrition(rounds, showing),
        _regression(rounds, showing),
        _ceiling(rounds, showing),
    )


def reliability_of(rounds: TwoRounds, showing: Showing, column: int) -> Estimate:
    """Return ICC(1) of one rater's score in the first round, from what the pool gives away."""
    if not showing.pools:
        return Estimate.hidden(ICC_1, _too_few(rounds))
    values = rounds.before.publication.pooled[:, column]
    people = rounds.before.scores.ratings.person
    # Sorted, so that the last digit does not tell in which order the forms came.
    order = np.lexsort((values, people))
    order = order[~np.isnan(values[order])]
    try:
        return icc_one_way(values[order], people[order]).icc1
    except UndefinedStatisticError as failure:
        return Estimate.not_estimable(ICC_1, str(failure))


def _wording(rounds: TwoRounds) -> Wording:
    first, second = (each.scores.ratings.instrument for each in (rounds.before, rounds.after))
    scales = [(code, first.scale_of(code), second.scale_of(code)) for code in rounds.codes]
    return Wording(
        instruments=(first.id, second.id),
        items=tuple(item.code for item in first if second[item.code].text != item.text),
        scales=tuple(code for code, old, new in scales if old.labels != new.labels),
    )


def _overlap(rounds: TwoRounds, showing: Showing) -> RaterOverlap:
    if rounds.before.tokens.reading != rounds.after.tokens.reading:
        reason = "raters can be matched only where both rounds were read with the same Pseudonyms"
        return RaterOverlap(share=Estimate.not_estimable(OVERLAP, f"{reason} key"))
    shared, second = raters_in_both(rounds, showing)
    if not shared:
        least = rounds.policy.min_raters
        reason = f"it takes {counted(least, 'rater')} who came back and {least} who are new"
        return RaterOverlap(share=Estimate.hidden(OVERLAP, reason))
    share = len(shared) / len(second)
    return RaterOverlap(
        share=Estimate(measure=OVERLAP, value=share, n=len(second), method="share of raters")
    )


def _groups(rounds: TwoRounds, showing: Showing) -> RaterGroupsChanged:
    n_shown = n_people = 0
    for number, gate in enumerate(showing.gates):
        if gate.is_open:
            pairs = ((rounds.before, rounds.first), (rounds.after, rounds.second))
            plans = [each.publication.plans[where[number]] for each, where in pairs]
            groups = [{each.groups for each in plan.sets} for plan in plans]
            n_shown, n_people = n_shown + 1, n_people + (groups[0] != groups[1])
    return RaterGroupsChanged(n_people=n_people, n_shown=n_shown)


def _reports(showing: Showing) -> ReportsTogether:
    both = [gate for gate in showing.gates if gate.columns]
    unsafe = [gate for gate in both if not gate.reports_are_safe]
    return ReportsTogether(n_people=len(unsafe), n_shown=len(both))


def _attrition(rounds: TwoRounds, showing: Showing) -> Attrition:
    def difference(column: int) -> Estimate:
        means = rounds.before.means.means[:, column]
        stayed = rounds.first[showing.others[column]]
        left = showing.left[column]
        if not (stayed.size and left.size):
            return Estimate.hidden(LEAVERS, _too_few(rounds))
        return _difference(one_mean(means[stayed]), one_mean(means[left]))

    return Attrition(
        n_both=len(rounds.people),
        n_left=int(rounds.left.size),
        n_joined=rounds.n_joined,
        differences=_each(rounds, difference),
    )


def _difference(stayed: OneMean, left: OneMean) -> Estimate:
    value, n = left.mean - stayed.mean, left.n
    if not (stayed.has_interval and left.has_interval):
        method = "difference of means; no interval, because all who stayed or left scored alike"
        return Estimate(measure=LEAVERS, value=value, n=n, method=method)
    errors = [each.sd / math.sqrt(each.n) for each in (stayed, left)]
    # The same arithmetic as of two scores of one person: two means with an error each.
    welch = reliable_change(stayed.mean, left.mean, *errors, df=(stayed.df, left.df))
    return Estimate(
        measure=LEAVERS,
        value=value,
        low=welch.low,
        high=welch.high,
        n=n,
        method=f"difference of means with Welch's 95 % interval, df = {welch.df:.3g}",
    )


def _regression(rounds: TwoRounds, showing: Showing) -> RegressionToTheMean:
    n_raters = _raters_a_person(rounds, showing)
    singles = _each(rounds, lambda column: reliability_of(rounds, showing, column))
    rises = _each(rounds, lambda column: _a_point_below(rounds, singles[column].estimate, n_raters))
    return RegressionToTheMean(
        reliabilities=singles,
        raters_a_person=n_raters,
        a_point_below=rises,
        expected=_each(
            rounds, lambda column: _expected(rounds, showing, column, rises[column].estimate)
        ),
    )


def _a_point_below(rounds: TwoRounds, single: Estimate, n_raters: float) -> Estimate:
    if not single.is_shown or math.isnan(n_raters):
        return Estimate.hidden(EXPECTED, single.reason or _too_few(rounds))
    if single.value <= 0:
        reason = f"ICC(1) of one rater is {single.value:.2f}, so the means hold no difference"
        return Estimate.not_estimable(EXPECTED, reason)
    rise = expected_by_regression(-1.0, 0.0, reliability_of_mean(single.value, n_raters))
    method = f"1 - reliability of a mean of {n_raters:.1f} raters"
    return Estimate(measure=EXPECTED, value=rise, n=single.n, method=method)


def _expected(rounds: TwoRounds, showing: Showing, column: int, rise: Estimate) -> Estimate:
    stayed, left = rounds.first[showing.others[column]], showing.left[column]
    if not rise.is_shown:
        return rise
    if not stayed.size or (rounds.left.size and not left.size):
        return Estimate.hidden(EXPECTED, _too_few(rounds))
    means = rounds.before.means.means[:, column]
    below = float(means[np.concatenate([stayed, left])].mean() - means[stayed].mean())
    return attrs.evolve(rise, value=rise.value * below, n=int(stayed.size))


def _raters_a_person(rounds: TwoRounds, showing: Showing) -> float:
    members, column = most_people(showing)
    tokens = rounds.before.means.tokens
    counts = [len(tokens[place][column]) for place in rounds.first[members].tolist()]
    return sum(counts) / len(counts) if counts else math.nan


def _ceiling(rounds: TwoRounds, showing: Showing) -> Ceiling:
    def at_the_top(column: int) -> Estimate:
        if not showing.pools:
            return Estimate.hidden(AT_THE_TOP, _too_few(rounds))
        values = rounds.before.publication.pooled[:, column]
        values = values[~np.isnan(values)]
        top = rounds.before.scores.ends(rounds.codes[column])[1]
        share = float((values >= top - 1e-9 * abs(top)).mean())
        return Estimate(measure=AT_THE_TOP, value=share, n=int(values.size), method="share")

    return Ceiling(shares=_each(rounds, at_the_top))


def _each(rounds: TwoRounds, number: Callable[[int], Estimate]) -> tuple[OnCompetency, ...]:
    codes: Sequence[str] = rounds.codes
    return tuple(
        OnCompetency(code=code, label=rounds.label(code), estimate=number(column))
        for column, code in enumerate(codes)
    )


def _too_few(rounds: TwoRounds) -> str:
    policy = rounds.policy
    return (
        f"it takes {counted(policy.min_people, 'person', 'people')} and "
        f"{counted(policy.min_cut_raters, 'rater')}"
    )
