"""Each person's change, where it may be shown, beside the error of the two scores."""

import math
from collections.abc import Mapping, Sequence

import attrs

from publead.assessment.comparison.gate import Gate
from publead.assessment.comparison.measures import PERSON_CHANGE, RELIABLE_CHANGE
from publead.assessment.comparison.person import PersonChange, PersonLine
from publead.assessment.comparison.rounds import TwoRounds
from publead.assessment.comparison.rules import ChangeVerdict, verdict_on
from publead.assessment.comparison.self_error import SelfError
from publead.assessment.feedback.scoring import Spread
from publead.assessment.publication import RaterSide
from publead.estimates import Estimate
from publead.stats.change import reliable_change
from publead.stats.intervals import holm_adjusted

NOT_IN_BOTH = (
    "not shown in both rounds, or it would give away what few raters answered who came or left"
)


@attrs.frozen(kw_only=True)
class _Score:
    """One score with its standard error; NaN where there is none."""

    value: float
    error: float = math.nan
    df: float = math.inf
    n: int | None = None
    source: str = ""
    reason: str = ""


def people_of(
    rounds: TwoRounds, gates: Sequence[Gate], self_errors: Mapping[str, SelfError]
) -> tuple[PersonChange, ...]:
    """Return everybody who is in both rounds, in the order of the first."""
    return tuple(_person(rounds, number, gate, self_errors) for number, gate in enumerate(gates))


def _person(
    rounds: TwoRounds, number: int, gate: Gate, self_errors: Mapping[str, SelfError]
) -> PersonChange:
    by_others = _with_verdicts(
        [_others(rounds, number, gate, column) for column in range(len(rounds.codes))]
    )
    own = (
        rounds.before.own(rounds.first[[number]])[0],
        rounds.after.own(rounds.second[[number]])[0],
    )
    by_self = _with_verdicts(
        [
            _own(rounds.label(code), code, own[0][column], own[1][column], self_errors[code])
            for column, code in enumerate(rounds.codes)
        ]
    )
    return PersonChange(
        person=rounds.people[number],
        lines=(*by_others, *by_self),
        unit=rounds.before.scores.unit.value,
    )


def _others(rounds: TwoRounds, number: int, gate: Gate, column: int) -> PersonLine:
    code = rounds.codes[column]
    line = PersonLine(
        code=code,
        label=rounds.label(code),
        by=RaterSide.OTHERS,
        change=Estimate.hidden(PERSON_CHANGE, NOT_IN_BOTH),
        index=Estimate.hidden(RELIABLE_CHANGE, NOT_IN_BOTH),
    )
    if not gate.is_open or column not in gate.columns:
        return line
    places = zip((rounds.before, rounds.after), (rounds.first, rounds.second), strict=True)
    before, after = (
        _scored(*each.others(int(where[number]), column, gate.basis)) for each, where in places
    )
    return _filled(line, before, after, before.reason or after.reason)


def _scored(mean: Estimate, spread: Spread | None) -> _Score:
    if spread is None:
        reason = "too few raters, here or in all, to tell their spread"
        return _Score(value=mean.value, n=mean.n, reason=reason)
    return _Score(
        value=mean.value,
        error=spread.error(mean.n),
        df=spread.df,
        n=mean.n,
        source=spread.source,
        reason="" if spread.sd else "all raters gave the same score, so their error is not known",
    )


def _own(label: str, code: str, before: float, after: float, error: SelfError) -> PersonLine:
    nothing = "there is no self rating in both rounds"
    line = PersonLine(
        code=code,
        label=label,
        by=RaterSide.SELF,
        before=float(before),
        after=float(after),
        change=Estimate.not_estimable(PERSON_CHANGE, nothing),
        index=Estimate.not_estimable(RELIABLE_CHANGE, nothing),
    )
    if math.isnan(before) or math.isnan(after):
        return line
    if error.value == 0:
        error = SelfError(reason=f"by {error.source} there is no error to set it beside")
    first, second = (
        _Score(value=float(score), error=error.value, source=error.source)
        for score in (before, after)
    )
    return _filled(line, first, second, error.reason)


def _filled(line: PersonLine, before: _Score, after: _Score, reason: str) -> PersonLine:
    """Return the line with its numbers; *reason* says why there may be no error."""
    line = attrs.evolve(
        line,
        before=before.value,
        after=after.value,
        n_before=before.n,
        n_after=after.n,
        verdict=ChangeVerdict.TOO_FEW,
    )
    change = Estimate(
        measure=PERSON_CHANGE, value=after.value - before.value, method="difference", reason=reason
    )
    if math.isnan(before.error) or math.isnan(after.error):
        none = Estimate.not_estimable(RELIABLE_CHANGE, reason)
        return attrs.evolve(line, change=change, index=none)
    return _beside_error(attrs.evolve(line, change=change), before, after)


def _beside_error(line: PersonLine, before: _Score, after: _Score) -> PersonLine:
    found = reliable_change(
        before.value, after.value, before.error, after.error, df=(before.df, after.df)
    )
    sources = " and ".join(dict.fromkeys((before.source, after.source)))
    freedom = "" if math.isinf(found.df) else f", df = {found.df:.3g}"
    method = f"error from {sources}{freedom}"
    change = attrs.evolve(
        line.change,
        low=found.low,
        high=found.high,
        method=f"difference with a 95 % interval, {method}",
        reason="",
    )
    index = Estimate(measure=RELIABLE_CHANGE, value=found.index, method=method)
    return attrs.evolve(line, change=change, index=index, p=found.p)


def _with_verdicts(lines: Sequence[PersonLine]) -> list[PersonLine]:
    """Return the lines with the verdicts over one person's competencies adjusted together."""
    tested = [line for line in lines if not math.isnan(line.p)]
    adjusted = dict(
        zip([line.code for line in tested], holm_adjusted([line.p for line in tested]), strict=True)
    )
    return [
        attrs.evolve(line, verdict=verdict_on(line.change.value, float(adjusted[line.code])))
        if line.code in adjusted
        else line
        for line in lines
    ]
