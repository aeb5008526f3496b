"""One person's report, line by line, against the norms."""

import math
from collections.abc import Iterable

from publead.assessment.feedback import CompetencyFeedback, Feedback
from publead.assessment.norms.declared import Declared
from publead.assessment.norms.line import NormLine
from publead.assessment.norms.placement import PlacedLine, Placement
from publead.assessment.publication import RaterSide
from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import Estimate
from publead.stats.intervals import Interval, normal_quantile
from publead.stats.norming import Ties, percentile_rank, t_score
from publead.stats.norming.measures import PERCENTILE_RANK, T_SCORE

UNKNOWN: Interval = (math.nan, math.nan)


def placed(
    report: Feedback, declared: Declared, norm_lines: Iterable[NormLine], *, level: float
) -> Placement:
    """Return where the person of a report stands; see `Norms.place`."""
    expect(report, Feedback, "report", "Make it with feedback(scores, person)")
    for name in ("framework", "instrument", "unit"):
        ours, theirs = getattr(declared, name), getattr(report, name)
        if ours != theirs:
            raise PolicyError(
                f"these norms are of the {name} {ours}, and the report is of {theirs}: scores "
                "can be placed only among scores of the same kind"
            )
    lines = [
        _placed_line(line, report[line.code], level)
        for line in norm_lines
        if line.code in {each.code for each in report}
    ]
    return Placement(
        person=report.person,
        framework=declared.framework,
        population=declared.population,
        collected=declared.collected,
        unit=declared.unit,
        lines=tuple(line for line in lines if line is not None),
    )


def _placed_line(line: NormLine, said: CompetencyFeedback, level: float) -> PlacedLine | None:
    value, (low, high) = _value(line, said, level)
    if math.isnan(value):
        return None
    return PlacedLine(
        code=line.code,
        label=line.label,
        side=line.side,
        value=value,
        t=_t(line, value, level),
        percentile=_percentile(line, value, level),
        own_t=(_t(line, low, level).value, _t(line, high, level).value),
        own_percentile=(
            _percentile(line, low, level).value,
            _percentile(line, high, level).value,
        ),
    )


def _value(line: NormLine, said: CompetencyFeedback, level: float) -> tuple[float, Interval]:
    """Return what the report shows of a side, and the interval of the person's own error."""
    if line.side is RaterSide.OTHERS:
        if not said.others.is_shown:
            return math.nan, UNKNOWN
        return said.others.value, (said.others.low, said.others.high)
    reach = normal_quantile(level) * line.standard_error
    return said.self_score, (said.self_score - reach, said.self_score + reach)


def _t(line: NormLine, value: float, level: float) -> Estimate:
    if math.isnan(value):
        return Estimate.not_estimable(T_SCORE, "the person's own error is not known")
    try:
        return t_score(value, line.mean, line.sd, line.n, level=level)
    except UndefinedStatisticError as failure:
        return Estimate.not_estimable(T_SCORE, str(failure), n=line.n)


def _percentile(line: NormLine, value: float, level: float) -> Estimate:
    if math.isnan(value):
        return Estimate.not_estimable(PERCENTILE_RANK, "the person's own error is not known")
    if len(line.counts) == 1:
        reason = "the reference lies so close together that all of it is one step"
        return Estimate.not_estimable(PERCENTILE_RANK, reason, n=line.n)
    below, tied = line.standing(value)
    return percentile_rank(below, tied, line.n, ties=Ties.EITHER_SIDE, level=level)
