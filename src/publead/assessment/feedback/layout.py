"""The tables of a printed report."""

import math
from collections.abc import Sequence

from publead.assessment.feedback.line import CompetencyFeedback, GroupScore
from publead.assessment.feedback.rules import GapRule, GapUnit, Verdict

Lines = Sequence[CompetencyFeedback]

MAIN_HEADS = ("self", "others [95 %]", "n", "self − others")


def main_table(lines: Lines, rule: GapRule) -> list[str]:
    """Return self beside all others, a row a competency."""
    width = max(len(line.label) for line in lines)
    rows = [("", *MAIN_HEADS), *(main_cells(line, rule) for line in lines)]
    return [
        f"{label:{width}}  {own:>6}  {others:<20}  {n:>3}  {gap}".rstrip()
        for label, own, others, n, gap in rows
    ]


def main_cells(line: CompetencyFeedback, rule: GapRule) -> tuple[str, str, str, str, str]:
    """Return one competency as it is printed: its name, self, others, their number, the verdict."""
    own = "–" if math.isnan(line.self_score) else f"{line.self_score:.2f}"
    return line.label, own, _interval(line), _count(line), _gap(line, rule)


def group_table(lines: Lines, shown: Sequence[str], joined: str) -> list[str]:
    """Return the means by group, a column a group, after an empty line; nothing without groups."""
    if not shown:
        return []
    width = max(len(line.label) for line in lines)
    heads = group_heads(shown, joined)
    title = "mean (number of raters)"
    rows = [f"{title:{width}}" + "".join(f"  {head:>12}" for head in heads)]
    rows += [
        f"{line.label:{width}}" + "".join(f"  {cell:>12}" for cell in group_cells(line))
        for line in lines
    ]
    return ["", *rows]


def group_heads(shown: Sequence[str], joined: str) -> tuple[str, ...]:
    """Return what the sets of raters are called above their columns."""
    return tuple("joined" if label == joined else label for label in shown)


def group_cells(line: CompetencyFeedback) -> tuple[str, ...]:
    """Return the means of one competency as they are printed, one a set of raters."""
    return tuple(_mean(group) for group in line.groups)


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
