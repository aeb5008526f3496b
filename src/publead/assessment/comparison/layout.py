"""The tables of a printed comparison."""

from collections import Counter
from collections.abc import Sequence

from publead.assessment.comparison.line import ChangeLine
from publead.assessment.comparison.person import PersonChange, PersonLine, signed, with_sign
from publead.assessment.comparison.rules import SIDES, ChangeVerdict
from publead.assessment.publication import RaterSide

LIMITS = (
    "A difference between two rounds is not proof that anything brought it about. For development "
    "and a conversation, not for selection, pay or dismissal. No total over competencies exists."
)


def change_table(lines: Sequence[ChangeLine]) -> list[str]:
    """Return the mean changes of others and then of self, a row a competency."""
    width = max(len(line.label) for line in lines)
    rows: list[str] = []
    for by in SIDES:
        head = f"{by.value:{width}}  before  after  {'change [95 %]':<22}  people  in SDs"
        rows += ["", head] if rows else [head]
        rows += [_row(line, width) for line in lines if line.by is by]
    return rows


def people_table(people: Sequence[PersonChange]) -> list[str]:
    """Return how many people's own change is more than error usually makes, after a title."""
    lines = [line for person in people for line in person.lines]
    labels = dict.fromkeys((line.label, line.by) for line in lines)
    rows = ["", "Reliable change, person by person (each person's competencies adjusted together)"]
    for by in SIDES:
        rows.append(f"by {by.value}:")
        for label, side in labels:
            if side is by:
                rows.append(f"  {label}: {_counts(lines, label, by)}")
    return rows


def _row(line: ChangeLine, width: int) -> str:
    if not line.change.is_shown:
        return f"{line.label:{width}}  {line.change}"
    size = with_sign(line.size.value) if line.size.is_shown else "–"
    return (
        f"{line.label:{width}}  {line.before.value:6.2f}  {line.after.value:5.2f}  "
        f"{signed(line.change):<22}  {line.change.n:>6}  {size:>6}  {line.verdict.value}"
    )


def _counts(lines: Sequence[PersonLine], label: str, by: RaterSide) -> str:
    verdicts = [line.verdict for line in lines if (line.label, line.by) == (label, by)]
    counts = Counter(verdicts)
    return ", ".join(f"{counts[each]} {each.value}" for each in ChangeVerdict if counts[each])
