"""What regression to the mean alone would bring each person, beside what came."""

from collections.abc import Sequence

import attrs

from publead.assessment.comparison.findings import Finding
from publead.assessment.comparison.line import ChangeLine
from publead.assessment.comparison.person import PersonChange, PersonLine
from publead.assessment.comparison.tallies import RegressionToTheMean
from publead.assessment.publication import RaterSide
from publead.estimates import Estimate
from publead.stats.agreement import reliability_of_mean
from publead.stats.change import expected_by_regression


def with_expected(
    people: Sequence[PersonChange], lines: Sequence[ChangeLine], findings: Sequence[Finding]
) -> tuple[PersonChange, ...]:
    """Return the people with what regression to the mean alone would bring each of them."""
    (regression,) = (each for each in findings if isinstance(each, RegressionToTheMean))
    single = {each.code: each.estimate for each in regression.reliabilities}
    means = {line.code: line.before for line in lines if line.by is RaterSide.OTHERS}
    return tuple(
        attrs.evolve(
            person,
            lines=tuple(
                _line(each, single[each.code], means[each.code])
                if each.by is RaterSide.OTHERS
                else each
                for each in person
            ),
        )
        for person in people
    )


def _line(line: PersonLine, single: Estimate, mean: Estimate) -> PersonLine:
    known = line.n_before and mean.is_shown and single.is_shown and single.value > 0
    if not (known and line.n_before):
        return line
    trust = reliability_of_mean(single.value, line.n_before)
    expected = expected_by_regression(line.before, mean.value, trust)
    return attrs.evolve(line, expected=expected)
