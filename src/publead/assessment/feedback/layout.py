"""The tables of a printed report."""

import math
from collections.abc import Sequence

from publead.assessment.feedback.line import CompetencyFeedback, GroupScore
from publead.assessment.feedback.rules import GapRule, GapUnit, Verdict

Lines = Sequence[CompetencyFeedback]


def main_table(lines: Lines, rule: GapRule) -> list[str]:
    """Return self beside all others, a row a competency."""
    width = max(len(line.label) for line in lines)
    rows = [f"{'':{width}}  {'self':>6}  {'others [95 %]':<20}  {'n':>3}  self − others"]
    for line in lines:
        own = "–" if math.isnan(line.self_score) else f"{line.self_score:.2f}"
        rows.append(
            f"{line.label:{width}}  {own:>6}  {_interval(line):<20}  "
            f"{_count(line):>3}  {_gap(line, rule)}".rstrip()
        )
    return rows


def group_table(lines: Lines, shown: Sequence[str], joined: str) -> list[str]:
    """Return the means by group, a column a group, after an empty line; nothing without groups."""
    if not shown:
        return []
    width = max(len(line.label) for line in lines)
    heads = ["joined" if label == joined else label for label in shown]
    title = "mean (number of raters)"
    rows = [f"{title:{width}}" + "".join(f"  {head:>12}" for head in heads)]
    rows += [
        f"{line.label:{width}}" + "".join(f"  {_mean(group):>12}" for group in line.groups)
        for line in lines
    ]
    return ["", *rows]


def _interval(line: CompetencyFeedback) -> str:
    if not line.others.is_shown:
        return "–"
    text = f"{line.others.value:.2f}"
    if line.others.has_interval:
        text += f" [{line.others.low:.2f}, {line.others.high:.2f}]"
    return text


def _mean(group: GroupScore) -> str:
    return f"{group.mean.value:.2f} ({group.mean.n})" if group.mean.is_shown else "–"


def _count(line: CompetencyFeedback) -> str:
    return "" if line.others.n is None else str(line.others.n)


def _gap(line: CompetencyFeedback, rule: GapRule) -> str:
    flagged = line.verdict in (Verdict.SELF_HIGHER, Verdict.OTHERS_HIGHER)
    if flagged and rule.unit is not GapUnit.STANDARD_SCORES:
        size = f"{line.gap.value:+.2f}".replace("-", "−")
        return f"{line.verdict.value} {size}"
    return str(line.verdict.value)
