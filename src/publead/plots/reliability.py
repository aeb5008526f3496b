"""How many raters a trustworthy mean takes, and what a mean of so many is worth."""

import math
from typing import TYPE_CHECKING

import numpy as np

from publead.assessment.reliability import Reliability
from publead.assessment.reliability.result import CompetencyReliability
from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import SMALL, canvas, caption, quiet
from publead.plots.palette import BLUE, FAINT, INK, OTHERS, QUIET, SKY
from publead.plots.rows import Dot, Row, draw_rows
from publead.stats.agreement import raters_needed as needed_for
from publead.stats.agreement import reliability_of_mean

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 30
"""The raters beyond which an axis says no more."""


def raters_needed(
    reliability: Reliability, *, target: float = 0.7, ax: "Axes | None" = None
) -> "Axes":
    """
    Draw how many raters a person needs on each competency, with the interval of that number.

    Parameters
    ----------
    reliability : Reliability
        Of a round.
    target : float
        The reliability that the mean of the raters should have.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    By Spearman and Brown from ICC(1), and the ends from the ends of its interval: where they
    reach beyond thirty raters, or no number is enough, the line goes to the edge and the text
    says so.
    """
    expect(reliability, Reliability, "reliability", "Make it with publead.reliability(ratings)")
    if not 0 < target < 1:
        raise PolicyError(f"target is {target}; give a reliability between 0 and 1, such as 0.7")
    found = {line.label: _needed(line, target) for line in reliability}
    shown = [value for three in found.values() for value in three if value <= MOST]
    most = float(min(max([10.0, *shown]) + 1, MOST))
    rows = [Row(heading=label, dots=(_dot(three, most),)) for label, three in found.items()]
    axes = draw_rows(rows, {"raters": OTHERS}, ax, (1.0, most))
    axes.set_xticks([1, *range(2 if most <= 20 else 5, int(most) + 1, 2 if most <= 20 else 5)])
    title = f"Raters a person needs for a mean with reliability {target:.2f}"
    below = f"raters a person (raters here: {reliability.raters})"
    notes = "Lines: 95% interval."
    if any(high > most for value, _, high in found.values() if value <= most):
        notes += " Those that reach the right edge end beyond it, or nowhere."
    caption(axes, title, below, notes)
    told = (listed([f"{label}: {_told(three)}"]) for label, three in found.items())
    say(axes, f"Dot plot of {counted(len(found), 'competency', 'competencies')}. {title}.", *told)
    return axes


def reliability_by_raters(
    line: CompetencyReliability,
    *,
    target: float = 0.7,
    most: int = 15,
    ax: "Axes | None" = None,
) -> "Axes":
    """
    Draw the reliability of the mean of one, two, three … raters on one competency.

    Parameters
    ----------
    line : CompetencyReliability
        One competency of a `Reliability`, such as ``reliability["trust"]``.
    target : float
        A reliability to be marked.
    most : int
        The greatest number of raters.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If ICC(1) has no number here, or is not above 0.

    Notes
    -----
    Spearman and Brown's formula, k ICC(1) / (1 + (k - 1) ICC(1)), with the band from the ends of
    ICC(1)'s interval. An end below 0 is drawn as 0, for no mean is worth less than nothing.
    """
    wanted = "Take one line, reliability['trust']"
    expect(line, CompetencyReliability, "line", wanted)
    expect(most, int, "most", "Give a whole number of raters")
    if not line.icc1.is_shown or line.icc1.value <= 0 or most < 2:
        raise UndefinedStatisticError(
            "reliability by number of raters",
            line.icc1.reason or "ICC(1) is not above 0, or there are fewer than two raters",
            "Print the reliability, which says so",
        )
    raters = np.arange(1, most + 1)
    middle, low, high = (
        np.array([_of_mean(icc, k) for k in raters.tolist()])
        for icc in (line.icc1.value, line.icc1.low, line.icc1.high)
    )
    axes = canvas(ax, 4.2)
    axes.fill_between(raters, low, high, color=SKY, alpha=0.35, linewidth=0, label="_interval")
    axes.plot(raters, middle, color=BLUE, marker="o", markersize=5, markeredgecolor=INK,
              label=line.label)  # fmt: skip
    axes.axhline(target, color=INK, linestyle=(0, (5, 3)), linewidth=1)
    axes.text(most, target, f"{target:.2f}", ha="right", va="bottom", fontsize=SMALL, color=QUIET)
    axes.set(xlim=(0.5, most + 0.5), ylim=(0, 1), xticks=raters[:: 1 if most <= 15 else 5])
    quiet(axes)
    axes.grid(visible=True, axis="y", color=FAINT, linewidth=0.7)
    below = "number of raters of one person"
    notes = "Vertical: reliability of their mean, from ICC(1). Band: its 95% interval."
    caption(axes, f"{line.label}: reliability by number of raters", below, notes)
    each = [
        f"{k} {number(value)} ({number(a)} to {number(b)})"
        for k, value, a, b in zip(raters.tolist(), middle, low, high, strict=True)
    ]
    say(axes, f"Curve: reliability of a mean on {line.label}, by number of raters, with "
        "interval:", listed(each), f"The target is {number(target)}.")  # fmt: skip
    return axes


def _of_mean(icc: float, k: int) -> float:
    if math.isnan(icc):
        return math.nan
    return reliability_of_mean(icc, k) if icc > 0 else 0.0


def _needed(line: CompetencyReliability, target: float) -> tuple[float, float, float]:
    """Return the raters needed, the fewest and the most; infinity where no number is enough."""
    icc = line.icc1
    if not icc.is_shown:
        return math.nan, math.nan, math.nan
    ends = (icc.high, icc.low) if icc.has_interval else (math.nan, math.nan)
    value, low, high = (_number_of(each, target) for each in (icc.value, *ends))
    return value, low, high


def _number_of(icc: float, target: float) -> float:
    if math.isnan(icc):
        return math.nan
    return float(needed_for(min(icc, 1.0), target)) if icc > 0 else math.inf


def _dot(three: tuple[float, float, float], most: float) -> Dot:
    value, low, high = three
    if value > most or math.isnan(value):
        return Dot(series="raters", value=math.nan, absent=_told(three))
    return Dot(series="raters", value=value, low=low, high=min(high, most * 1.03))


def _told(three: tuple[float, float, float]) -> str:
    value, low, high = three
    if math.isnan(value):
        return "not estimable"
    told = "no number of raters is enough" if math.isinf(value) else f"{value:.0f} raters"
    if math.isnan(low) or math.isinf(value):
        return told
    beyond = "no number being enough" if math.isinf(high) else f"{high:.0f}"
    return f"{told} (interval {low:.0f} to {beyond})"
