"""Changes between two rounds, around none: of all people together, and of one person."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from publead.assessment.comparison import (
    ChangeLine,
    ChangeVerdict,
    Comparison,
    PersonChange,
    PersonLine,
)
from publead.assessment.publication import RaterSide
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import INK, ORANGE, OTHERS, SELF, Look
from publead.plots.rows import Dot, Row, draw_rows, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Line = ChangeLine | PersonLine
EXPECTED = "others, by regression to the mean alone"
LOOKS = {
    RaterSide.OTHERS.value: OTHERS,
    EXPECTED: Look(ORANGE, "d", 7.0),
    RaterSide.SELF.value: SELF,
}
CHANGED = (ChangeVerdict.HIGHER, ChangeVerdict.LOWER)
NOTES = (
    "Lines: 95% intervals. Words by tests that are adjusted together, self and others apart. "
    "A change does not say what brought it about."
)


def comparison(comparison: Comparison, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw the mean change of the people who are in both rounds, as others and as they see it.

    Parameters
    ----------
    comparison : Comparison
        What ``publead.compare(before, after)`` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If no change may be shown.
    """
    expect(comparison, Comparison, "comparison", "Make it with publead.compare(before, after)")
    title = "Mean change of the same people between two rounds"
    shown = [line.change.n for line in comparison if line.change.n]
    n = f"{min(shown)} to {max(shown)}" if len(set(shown)) > 1 else f"{max(shown, default=0)}"
    return _drawn(tuple(comparison), comparison.unit, title, f"People: {n}. {NOTES}", ax)


def change(change: PersonChange, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw one person's change between two rounds, beside what regression to the mean would bring.

    Parameters
    ----------
    change : PersonChange
        One person of a comparison, ``comparison["p03"]``. The person is not named.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If no change may be shown.
    """
    expect(change, PersonChange, "change", "Take one person, comparison['p03']")
    return _drawn(tuple(change), change.unit, "Change between two rounds", NOTES, ax)


def _drawn(lines: Sequence[Line], unit: str, title: str, notes: str, ax: "Axes | None") -> "Axes":
    if not any(line.change.is_shown for line in lines):
        raise UndefinedStatisticError(
            "the picture of a change", "no change may be shown", "Print it, which says why"
        )
    rows = [_row(label, [line for line in lines if line.label == label])
            for label in dict.fromkeys(line.label for line in lines)]  # fmt: skip
    dots = [dot for row in rows for dot in row.dots]
    reach = max(abs(x) for dot in dots for x in (dot.value, dot.low, dot.high)
                if not math.isnan(x))  # fmt: skip
    axes = draw_rows(rows, LOOKS, ax, (-max(reach, 1.0), max(reach, 1.0)))
    axes.axvline(0, color=INK, linewidth=1, zorder=0)
    used = {dot.series for dot in dots if dot.is_drawn}
    legend(axes, legend_handles({name: look for name, look in LOOKS.items() if name in used}))
    axis = f"change in {unit}: second round less first"
    caption(axes, title, axis, notes)
    told = (listed([_told(line)]) for line in lines)
    say(
        axes,
        f"Dot plot of {counted(len(rows), 'competency', 'competencies')}, {axis}. {title}.",
        *told,
        notes,
    )
    return axes


def _row(label: str, lines: Sequence[Line]) -> Row:
    said = [f"{line.by.value} {line.verdict.value}" for line in lines]
    dots = [dot for line in lines for dot in _dots(line)]
    flagged = any(line.verdict in CHANGED for line in lines)
    return Row(heading=f"{label}: {'; '.join(said)}", dots=tuple(dots), is_flagged=flagged)


def _dots(line: Line) -> list[Dot]:
    by, change = line.by.value, line.change
    dots = [Dot(series=by, value=change.value, low=change.low, high=change.high,
                absent=f"{by}: not shown")]  # fmt: skip
    if isinstance(line, PersonLine) and not math.isnan(line.expected):
        dots.append(Dot(series=EXPECTED, value=line.expected))
    return dots


def _told(line: Line) -> str:
    name = f"{line.label}, {line.by.value}"
    if not line.change.is_shown:
        return f"{name}: not shown"
    ends = ""
    if line.change.has_interval:
        ends = f" (interval {_signed(line.change.low)} to {_signed(line.change.high)})"
    text = f"{name}: {_signed(line.change.value)}{ends}, {line.verdict.value}"
    if isinstance(line, PersonLine) and not math.isnan(line.expected):
        text += f", by regression to the mean alone {_signed(line.expected)}"
    return text


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(value)}"
