"""The verb of this stair: what is needed beside what is rewarded, trait by trait."""

import math
from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from publead.assessment.valuation.answers import Asked, ValuationAnswers
from publead.assessment.valuation.cuts import Cuts, choose_cuts
from publead.assessment.valuation.line import TraitValuation, with_verdicts
from publead.assessment.valuation.lists import beside_lists
from publead.assessment.valuation.measures import GAPS, NEEDED, REWARDED
from publead.assessment.valuation.release import release_of
from publead.assessment.valuation.result import CutValuation, Valuation
from publead.disclosure import DisclosurePolicy, Members, audit_releases
from publead.errors import UnknownCodeError, expect
from publead.estimates import Estimate
from publead.frameworks import Competency
from publead.stats.paired import PairedDifference, paired_difference


def valuation(
    answers: ValuationAnswers, *, by: str | None = None, policy: DisclosurePolicy | None = None
) -> Valuation:
    """
    Return what respondents find overvalued and undervalued, trait by trait.

    Parameters
    ----------
    answers : ValuationAnswers
        From `read_valuation`.
    by : str, optional
        An attribute that was read about respondents, to show parts of them apart.
    policy : DisclosurePolicy, optional
        The thresholds; the default policy where none is given. Means need 4 respondents with
        both answers, intervals and verdicts 5, and a part of the respondents 10.

    Returns
    -------
    Valuation
        With its audit.

    Raises
    ------
    UnknownCodeError
        If no attribute of that name was read.
    DisclosureError
        If the valuation would give away what it hides.

    Notes
    -----
    A trait is *overvalued* where it is rewarded more than it is needed, and *undervalued* where it
    is needed more than rewarded, if a paired t test says so after Holm's adjustment over all
    traits of everybody; over all traits of all parts where there are parts. Where all differences
    on a trait are alike there is no spread, and the sign test decides. A respondent without
    both answers on a trait is left out of that trait, and of its means.

    The valuation is audited alone. If another one of some of the same respondents is out, audit the
    two with ``publead.audit([found], previous=[...])``: one reading does not know the respondents
    of another, so the smaller is taken to be part of the larger, which is the worst case.

    The 95 % interval stands for each trait alone, so it can exclude zero where the adjusted
    verdict does not follow.

    Examples
    --------
    >>> from publead.assessment.valuation.reading import read_valuation
    >>> rows = [{"need": 4 + i % 2, "reward": 2 + i % 3 // 2} for i in range(12)]
    >>> columns = {"needed": {"need": "listening"}, "rewarded": {"reward": "listening"}}
    >>> answers = read_valuation(rows, **columns)
    >>> print(valuation(answers)["listening"])
    Listening: needed 4.50, rewarded 2.33; needed − rewarded 2.17 [1.71, 2.62], n = 12; undervalued
    """
    expect(answers, ValuationAnswers, "answers", "Read them with read_valuation")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    expect(by, str | None, "by", "Name an attribute of the respondents")
    thresholds = policy or DisclosurePolicy()
    if by is not None and by not in answers.attributes:
        raise UnknownCodeError("attribute", by, tuple(answers.attributes))
    cuts = choose_cuts(answers, None if by is None else answers.attributes[by], thresholds)
    release = release_of(answers, cuts, thresholds)
    audit = audit_releases([release], policy=thresholds)
    audit.require()
    everybody = np.arange(answers.n_respondents)
    lines = with_verdicts(_lines(answers, everybody, cuts.traits, thresholds))
    return Valuation(
        framework=answers.framework,
        asked=answers.asked,
        how=answers.how,
        ends=answers.ends,
        n_respondents=answers.n_respondents,
        lines=lines,
        by=by or "",
        cuts=_cuts(answers, cuts, thresholds),
        hidden=cuts.hidden,
        comparison=beside_lists(answers.framework, lines),
        notices=tuple(_notices(answers, cuts, thresholds)),
        policy=thresholds,
        release=release,
        audit=audit,
    )


def _cuts(
    answers: ValuationAnswers, cuts: Cuts, policy: DisclosurePolicy
) -> tuple[CutValuation, ...]:
    """Return the parts that may be shown, their verdicts adjusted together over all of them."""
    parts = {
        label: _lines(answers, members, cuts.cut_traits, policy)
        for label, members in cuts.shown.items()
    }
    judged = iter(with_verdicts([line for lines in parts.values() for line in lines]))
    return tuple(
        CutValuation(cut=label, lines=tuple(next(judged) for _ in lines))
        for label, lines in parts.items()
    )


def _lines(
    answers: ValuationAnswers,
    members: Members,
    shown: Sequence[int],
    policy: DisclosurePolicy,
) -> list[TraitValuation]:
    entries = answers.framework.competencies
    return [
        _line(answers, members, place, policy)
        if place in shown
        else _hidden(entry, answers.asked, "too few answered both ways")
        for place, entry in enumerate(entries)
    ]


def _hidden(entry: Competency, asked: Asked, reason: str) -> TraitValuation:
    return TraitValuation(
        code=entry.code,
        label=entry.label,
        needed=Estimate.hidden(NEEDED, reason),
        rewarded=Estimate.hidden(REWARDED, reason),
        gap=Estimate.hidden(GAPS[asked], reason),
    )


def _line(
    answers: ValuationAnswers, members: Members, place: int, policy: DisclosurePolicy
) -> TraitValuation:
    entry = answers.framework.competencies[place]
    found = paired_difference(answers.needed[members, place], answers.rewarded[members, place])
    mean = Estimate(measure=NEEDED, value=found.first, n=found.n, method="mean")
    has_spread = found.n >= policy.min_for_spread
    interval = f" with a 95 % t interval, df = {found.df}" if has_spread else ""
    if has_spread and math.isnan(found.low):
        interval = ", all alike: no interval, and the sign test's p"
    return TraitValuation(
        code=entry.code,
        label=entry.label,
        needed=mean,
        rewarded=attrs.evolve(mean, measure=REWARDED, value=found.second),
        gap=Estimate(
            measure=GAPS[answers.asked],
            value=found.difference,
            low=found.low if has_spread else math.nan,
            high=found.high if has_spread else math.nan,
            n=found.n,
            n_left_out=found.n_left_out,
            method=f"mean of paired differences{interval}",
            reason=_left_out(answers, members, place, found),
        ),
        p=found.p if has_spread else math.nan,
    )


def _left_out(
    answers: ValuationAnswers, members: Members, place: int, found: PairedDifference
) -> str:
    if not found.n_left_out:
        return ""
    needed = np.isnan(answers.needed[members, place])
    rewarded = np.isnan(answers.rewarded[members, place])
    reasons = [
        (int((needed & ~rewarded).sum()), "without an answer on what is needed"),
        (int((rewarded & ~needed).sum()), "without one on what is rewarded"),
        (int((needed & rewarded).sum()), "without either"),
    ]
    return ", ".join(f"{count} {words}" for count, words in reasons if count)


def _notices(answers: ValuationAnswers, cuts: Cuts, policy: DisclosurePolicy) -> Iterator[str]:
    """Yield a sentence wherever what is shown tells what each respondent answered."""
    groups = [("All", np.arange(answers.n_respondents), cuts.traits)]
    groups += [(f"{label}: all", each, cuts.cut_traits) for label, each in cuts.shown.items()]
    for who, members, traits in groups:
        for place in traits:
            both = members[answers.paired[members, place]]
            needed, rewarded = answers.needed[both, place], answers.rewarded[both, place]
            label = answers.framework.competencies[place].label
            for question, given in (("needed", needed), ("rewarded", rewarded)):
                if given[0] in answers.ends and np.ptp(given) == 0:
                    end = "lowest" if given[0] == answers.ends[0] else "highest"
                    yield (
                        f"{who} {both.size} gave the {end} answer there is on how much {label} "
                        f"is {question}: whoever sees this knows what each of them answered."
                    )
            if both.size >= policy.min_for_spread and paired_difference(needed, rewarded).sd == 0:
                yield (
                    f"{who} {both.size} put the same distance between needed and rewarded on "
                    f"{label}, so there is no spread for an interval; its verdict is by signs."
                )
