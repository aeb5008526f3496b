"""What is needed beside what is rewarded: a dumbbell a trait, with the difference's interval."""

import math
from typing import TYPE_CHECKING

from publead.assessment.valuation import TraitValuation, Valuation, ValuationVerdict
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import BLUE, INK, PAPER, QUIET, Look
from publead.plots.rows import Dot, Row, draw_rows, ends_of, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DIFFERENCE = "interval of the difference, laid from rewarded"
LOOKS = {
    "needed": Look(BLUE, "o", 8.0),
    "rewarded": Look(PAPER, "D", 7.0),
    DIFFERENCE: Look(QUIET, "|", 7.0, QUIET),
}
NOTES = (
    "Thick line: from rewarded to needed. Thin line: its 95% interval, laid from rewarded; where "
    "it holds rewarded, the difference could be none. Words by tests that are adjusted together. "
    "It is what those who answered believe."
)
FLAGGED = (ValuationVerdict.OVERVALUED, ValuationVerdict.UNDERVALUED)


def valuation(valuation: Valuation, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw how much each trait is said to be needed and to be rewarded, and how far the two lie apart.

    Parameters
    ----------
    valuation : Valuation
        What ``publead.valuation(answers)`` returned; everybody is drawn, and no part.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If no trait may be shown.

    Notes
    -----
    The same respondents answered both questions, so that what counts is the difference: each of
    the two means would have an interval of its own, which says nothing of it.
    """
    expect(valuation, Valuation, "valuation", "Make it with publead.valuation(answers)")
    if not any(line.gap.is_shown for line in valuation):
        raise UndefinedStatisticError(
            "the picture of a valuation",
            "too few respondents to show any trait",
            "Print the valuation, which says so",
        )
    rows = [
        Row(heading=_heading(line), dots=_dots(line), is_flagged=line.verdict in FLAGGED)
        for line in valuation
    ]
    values = [x for row in rows for dot in row.dots for x in (dot.value, dot.low, dot.high)]
    axes = draw_rows(rows, LOOKS, ax, ends_of([], [*valuation.ends, *values]))
    _thicken(axes)
    legend(axes, legend_handles(LOOKS))
    axis = f"mean answer of {counted(valuation.n_respondents, 'respondent')}, {valuation.how}"
    title = f"Needed beside rewarded: {valuation.framework.title}"
    caption(axes, title, axis, NOTES)
    told = (listed([_told(line)]) for line in valuation)
    say(axes, f"Dot plot of {counted(len(valuation), 'trait')}, {axis}. {title}.", *told, NOTES)
    return axes


def _dots(line: TraitValuation) -> tuple[Dot, ...]:
    if not line.gap.is_shown:
        return (Dot(series="needed", value=math.nan, absent="not shown"),)
    needed, rewarded = line.needed.value, line.rewarded.value
    joined = (min(needed, rewarded), max(needed, rewarded))
    return (
        Dot(series="needed", value=needed, low=joined[0], high=joined[1], lane=0),
        Dot(series="rewarded", value=rewarded, lane=0),
        Dot(
            series=DIFFERENCE,
            value=needed if line.gap.has_interval else math.nan,
            low=rewarded + line.gap.low,
            high=rewarded + line.gap.high,
            absent="too few for an interval",
            lane=1,
        ),
    )


def _thicken(ax: "Axes") -> None:
    """Make the bars between two dots stand out from intervals."""
    for line in ax.lines:
        if line.get_label() == "_needed":
            line.set(linewidth=3, color=INK, alpha=0.55)


def _heading(line: TraitValuation) -> str:
    if line.verdict not in FLAGGED:
        return f"{line.label}: {line.verdict.value}"
    return f"{line.label}: {line.verdict.value} {_signed(line.gap.value)}"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(value)}"


def _told(line: TraitValuation) -> str:
    if not line.gap.is_shown:
        return f"{line.label}: not shown"
    ends = ""
    if line.gap.has_interval:
        ends = f" (interval {_signed(line.gap.low)} to {_signed(line.gap.high)})"
    return (
        f"{line.label}: needed {number(line.needed.value)}, rewarded "
        f"{number(line.rewarded.value)}, difference {_signed(line.gap.value)}{ends}, "
        f"{line.verdict.value}"
    )
