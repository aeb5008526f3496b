"""What may be said of self beside others, and which gaps a rule flags."""

import math
from collections.abc import Mapping

from publead.assessment.feedback.rules import GapRule, Verdict
from publead.estimates import Estimate
from publead.stats.intervals import holm_adjusted

ALPHA = 0.05


def verdicts_on(
    gaps: Mapping[str, Estimate],
    p_values: Mapping[str, float],
    large: Mapping[str, float],
    rule: GapRule,
) -> dict[str, Verdict]:
    """
    Return a verdict a competency.

    Parameters
    ----------
    gaps : mapping of str to Estimate
        Self less others, by competency.
    p_values : mapping of str to float
        Of each gap against zero; NaN where no spread may be shown to rest on.
    large : mapping of str to float
        The gaps that the rule finds large, in what it counts them in.
    rule : GapRule
        The rule; if it needs an interval, the tests are adjusted together by Holm's method.
    """
    tested = [code for code, p in p_values.items() if not math.isnan(p)]
    adjusted = dict(zip(tested, holm_adjusted([p_values[code] for code in tested]), strict=True))
    found = {}
    for code, gap in gaps.items():
        if not gap.is_shown:
            found[code] = (
                Verdict.NO_SELF if gap.reason == "there is no self rating" else Verdict.NO_OTHERS
            )
        elif rule.needs_interval and code not in adjusted:
            found[code] = Verdict.TOO_FEW_RATERS
        elif code not in large or (rule.needs_interval and adjusted[code] > ALPHA):
            found[code] = Verdict.NOT_DISTINGUISHABLE
        else:
            found[code] = Verdict.SELF_HIGHER if large[code] > 0 else Verdict.OTHERS_HIGHER
    return found


def flagged(verdicts: Mapping[str, Verdict], verdict: Verdict) -> tuple[str, ...]:
    """Return the competencies with a verdict: blind spots, or hidden strengths."""
    return tuple(code for code, found in verdicts.items() if found is verdict)
