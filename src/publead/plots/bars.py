"""Stacked bars that part at the middle, row by row, with one share apart at the right."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from publead.plots.canvas import SMALL, letters_across, quiet
from publead.plots.palette import FAINT, INK, PAPER, QUIET, diverging, is_dark
from publead.plots.rows import Row, lay_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCH = "////"
HIGH = 0.85
"""How high a bar is, in lanes."""

GAP, ROOM = 5.0, 12.0
"""What parts the bars from the share apart, and the room for its number, in per cent."""


@attrs.frozen(kw_only=True)
class Bar:
    """
    One bar.

    Attributes
    ----------
    label : str
        What it is called.
    shares : tuple of float
        Its parts from left to right, in per cent.
    apart : float
        The share that stands apart, in per cent.
    """

    label: str
    shares: tuple[float, ...]
    apart: float

    @property
    def starts(self) -> tuple[float, ...]:
        """Where each part begins, with 0 at the middle of the scale."""
        half, is_odd = divmod(len(self.shares), 2)
        left = sum(self.shares[:half]) + (self.shares[half] / 2 if is_odd else 0.0)
        return tuple(accumulate(self.shares[:-1], initial=-left))


def draw_bars(found: Sequence[tuple[Row, Bar | None]], ax: "Axes | None") -> "Axes":
    """
    Draw a bar below each heading, and return the axes.

    Parameters
    ----------
    found : sequence of (Row, Bar or None)
        The headings, each with a free lane and its bar, or alone.
    ax : matplotlib.axes.Axes or None
        Where to draw.
    """
    axes, firsts = lay_out([row for row, _ in found], ax)
    bars = [bar for _, bar in found if bar]
    low = min(bar.starts[0] for bar in bars)
    high = max(bar.starts[-1] + bar.shares[-1] for bar in bars)
    apart = high + GAP
    most = max(bar.apart for bar in bars)
    across = (apart + most + ROOM) - (low - 1)
    axes.set_xlim(low - 1, apart + most + ROOM)
    fits = across / letters_across(axes, SMALL)
    for (_, bar), place in zip(found, firsts, strict=True):
        if bar:
            _draw(axes, bar, place, fits)
            _draw_apart(axes, bar, place, apart)
    axes.axvline(0, color=QUIET, linewidth=1, zorder=0)
    quiet(axes)
    axes.grid(visible=False)
    steps = [step for step in range(-100, 101, 25) if low <= step <= high]
    axes.set_xticks(steps, [f"{abs(step)}%" for step in steps])
    return axes


def _draw(ax: "Axes", bar: Bar, place: float, fits: float) -> None:
    colours = diverging(len(bar.shares))
    for start, share, colour in zip(bar.starts, bar.shares, colours, strict=True):
        ax.barh(place, share, left=start, height=HIGH, color=colour, edgecolor=INK,
                linewidth=0.4, zorder=3, label=bar.label)  # fmt: skip
        said = f"{share:.0f}"
        if share > (len(said) + 1.5) * fits:
            ink = PAPER if is_dark(colour) else INK
            ax.text(start + share / 2, place, said, ha="center", va="center", fontsize=SMALL,
                    color=ink, zorder=5)  # fmt: skip


def _draw_apart(ax: "Axes", bar: Bar, place: float, start: float) -> None:
    ax.barh(place, bar.apart, left=start, height=HIGH, color=FAINT, edgecolor=QUIET,
            linewidth=0.4, hatch=HATCH, zorder=3, label=f"_{bar.label} apart")  # fmt: skip
    ax.text(start + bar.apart + 1, place, f"{bar.apart:.0f}%", va="center", fontsize=SMALL,
            color=QUIET)  # fmt: skip
