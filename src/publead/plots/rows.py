"""Dots on a common scale, row by row: the heading above, each series in a lane of its own."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from publead.plots.canvas import (
    BOLD,
    LETTER,
    MIDDLE,
    SMALL,
    WIDTH,
    canvas,
    folded,
    letters_across,
    line,
    quiet,
    whole_steps,
)
from publead.plots.palette import INK, PAPER, QUIET, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANE = 0.165
"""How high a lane is, in inches; everything is measured in lanes."""

HEADING, BETWEEN = 1.2, 0.95
ON_PAPER = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}


@attrs.frozen(kw_only=True)
class Dot:
    """
    One number of one row.

    Attributes
    ----------
    series : str
        Whose number it is.
    value, low, high : float
        The number and its ends; a value that is NaN is not drawn, and *absent* stands there.
    absent : str
        What to write where there is no number; may be empty.
    """

    series: str
    value: float
    low: float = math.nan
    high: float = math.nan
    absent: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether there is a number."""
        return not math.isnan(self.value)


@attrs.frozen(kw_only=True)
class Row:
    """
    A heading with the dots below it, one a lane.

    Attributes
    ----------
    heading : str
        What the row is about.
    dots : tuple of Dot
        From top to bottom.
    is_flagged : bool
        Whether the heading stands out.
    """

    heading: str
    dots: tuple[Dot, ...]
    is_flagged: bool = False


def draw_rows(
    rows: Sequence[Row],
    looks: dict[str, Look],
    ax: "Axes | None",
    ends: tuple[float, float],
) -> "Axes":
    """
    Draw rows of dots between two ends, and return the axes.

    Parameters
    ----------
    rows : sequence of Row
        From top to bottom.
    looks : dict of str to Look
        How each series looks.
    ax : matplotlib.axes.Axes or None
        Where to draw.
    ends : tuple of float
        The ends of the scale.
    """
    across = WIDTH * 72 / (LETTER * MIDDLE) if ax is None else letters_across(ax, MIDDLE)
    headings = [
        folded(row.heading, int(across * BOLD if row.is_flagged else across)) for row in rows
    ]
    tops, total = _tops(rows, headings)
    axes = canvas(ax, total * LANE + 1.6)
    for row, heading, top in zip(rows, headings, tops, strict=True):
        _draw_row(axes, row, heading, top, looks)
    axes.set_ylim(total, 0)
    axes.set_yticks([])
    margin = 0.03 * (ends[1] - ends[0])
    axes.set_xlim(ends[0] - margin, ends[1] + margin)
    whole_steps(axes, *ends)
    quiet(axes)
    return axes


def legend_handles(looks: dict[str, Look]) -> list[Any]:
    """Return what stands in the legend for each series."""
    return [
        line(
            linestyle="none",
            marker=look.marker,
            markersize=look.size,
            markerfacecolor=look.colour,
            markeredgecolor=look.edge,
            label=label,
        )
        for label, look in looks.items()
    ]


def ends_of(known: Sequence[tuple[float, float]], values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the widest scale; where none is declared, those of the numbers."""
    declared = [end for pair in known for end in pair if not math.isnan(end)]
    found = declared or [value for value in values if not math.isnan(value)] or [0.0, 1.0]
    low, high = min(found), max(found)
    return (low, high) if low < high else (low - 0.5, high + 0.5)


def _tops(rows: Sequence[Row], headings: Sequence[str]) -> tuple[list[float], float]:
    """Return where each row starts, and the height of all, in lanes."""
    tops, below = [], 0.2
    for row, heading in zip(rows, headings, strict=True):
        tops.append(below)
        below += HEADING * (heading.count("\n") + 1) + len(row.dots) + BETWEEN
    return tops, below


def _draw_row(ax: "Axes", row: Row, heading: str, top: float, looks: dict[str, Look]) -> None:
    across = ax.get_yaxis_transform()
    weight = "bold" if row.is_flagged else "normal"
    ax.text(
        0,
        top,
        heading,
        transform=across,
        va="top",
        fontsize=MIDDLE,
        color=INK,
        fontweight=weight,
        linespacing=1.1,
        bbox=ON_PAPER,
    )
    first = top + HEADING * (heading.count("\n") + 1) + 0.5
    for lane, dot in enumerate(row.dots):
        look, place = looks[dot.series], first + lane
        if not dot.is_drawn:
            ax.text(0, place, dot.absent, transform=across, va="center", fontsize=SMALL,
                    color=QUIET)  # fmt: skip
            continue
        if not math.isnan(dot.low):
            ax.plot([dot.low, dot.high], [place, place], color=look.edge, linewidth=1.6,
                    solid_capstyle="butt", zorder=2, label=f"_{dot.series}")  # fmt: skip
        ax.plot([dot.value], [place], linestyle="none", marker=look.marker, markersize=look.size,
                markerfacecolor=look.colour, markeredgecolor=look.edge, zorder=3,
                label=dot.series)  # fmt: skip
