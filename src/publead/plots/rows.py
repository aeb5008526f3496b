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
from publead.plots.palette import INK, PALE_BLUE, PAPER, QUIET, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANE = 0.165
"""How high a lane is, in inches; everything is measured in lanes."""

HEADING, BETWEEN = 1.2, 0.95
ROOMY = 0.93
"""How much of a line headings fill, because digits and capitals are wide."""

BAND = PALE_BLUE
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
    band : tuple of float
        The ends of another error, drawn as a pale band behind; NaN where there is none.
    lane : int or None
        The lane below the heading that it stands in; the next one where it is None.
    """

    series: str
    value: float
    low: float = math.nan
    high: float = math.nan
    absent: str = ""
    band: tuple[float, float] = (math.nan, math.nan)
    lane: int | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is a number."""
        return not math.isnan(self.value)


@attrs.frozen(kw_only=True)
class Row:
    """
    A heading with the dots below it, one a lane unless they name their lanes.

    Attributes
    ----------
    heading : str
        What the row is about.
    dots : tuple of Dot
        From top to bottom.
    is_flagged : bool
        Whether the heading stands out.
    more_lanes : int
        How many lanes to keep free below the dots.
    """

    heading: str
    dots: tuple[Dot, ...] = ()
    is_flagged: bool = False
    more_lanes: int = 0

    @property
    def lanes(self) -> tuple[int, ...]:
        """The lane of each dot."""
        return tuple(
            number if dot.lane is None else dot.lane for number, dot in enumerate(self.dots)
        )

    @property
    def n_lanes(self) -> int:
        """How many lanes stand below the heading."""
        return max(self.lanes, default=-1) + 1 + self.more_lanes


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
    axes, firsts = lay_out(rows, ax)
    for row, first in zip(rows, firsts, strict=True):
        for lane, dot in zip(row.lanes, row.dots, strict=True):
            _draw_dot(axes, dot, first + lane, looks[dot.series])
    margin = 0.03 * (ends[1] - ends[0])
    axes.set_xlim(ends[0] - margin, ends[1] + margin)
    whole_steps(axes, *ends)
    quiet(axes)
    return axes


def lay_out(rows: Sequence[Row], ax: "Axes | None") -> tuple["Axes", list[float]]:
    """
    Write the headings of rows, and return the axes and where each row's first lane is.

    Parameters
    ----------
    rows : sequence of Row
        From top to bottom.
    ax : matplotlib.axes.Axes or None
        Where to draw.
    """
    letters = WIDTH * 72 / (LETTER * MIDDLE) if ax is None else letters_across(ax, MIDDLE)
    across = int(ROOMY * letters)
    headings = [
        folded(row.heading, int(across * BOLD if row.is_flagged else across)) for row in rows
    ]
    tops, total = _tops(rows, headings)
    axes = canvas(ax, total * LANE + 1.6)
    firsts = [
        _write_heading(axes, row, heading, top)
        for row, heading, top in zip(rows, headings, tops, strict=True)
    ]
    axes.set_ylim(total, 0)
    axes.set_yticks([])
    return axes, firsts


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
        below += HEADING * (heading.count("\n") + 1) + row.n_lanes + BETWEEN
    return tops, below


def _write_heading(ax: "Axes", row: Row, heading: str, top: float) -> float:
    """Write a row's heading, and return where its first lane is."""
    ax.text(
        0,
        top,
        heading,
        transform=ax.get_yaxis_transform(),
        va="top",
        fontsize=MIDDLE,
        color=INK,
        fontweight="bold" if row.is_flagged else "normal",
        linespacing=1.1,
        bbox=ON_PAPER,
    )
    return top + HEADING * (heading.count("\n") + 1) + 0.5


def _draw_dot(ax: "Axes", dot: Dot, place: float, look: Look) -> None:
    if not dot.is_drawn:
        ax.text(0, place, dot.absent, transform=ax.get_yaxis_transform(), va="center",
                fontsize=SMALL, color=QUIET)  # fmt: skip
        return
    if not math.isnan(dot.band[0]):
        ax.plot(dot.band, [place, place], color=BAND, linewidth=8, solid_capstyle="butt",
                zorder=1, label=f"_{dot.series} band")  # fmt: skip
    if not math.isnan(dot.low):
        ax.plot([dot.low, dot.high], [place, place], color=look.edge, linewidth=1.6,
                solid_capstyle="butt", zorder=2, label=f"_{dot.series}")  # fmt: skip
    ax.plot([dot.value], [place], linestyle="none", marker=look.marker, markersize=look.size,
            markerfacecolor=look.colour, markeredgecolor=look.edge, zorder=3,
            label=dot.series)  # fmt: skip
