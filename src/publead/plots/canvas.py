"""
Where pictures are drawn: the caller's axes, or new ones on a figure of their own.

This is the only file of the library that loads matplotlib, and it does so when a picture is
asked for. pyplot is not used: no figure is kept anywhere, shown or saved.
"""

import math
from importlib import import_module
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING, Any

from publead.errors import PubleadError, expect
from publead.plots.palette import FAINT, INK, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

WIDTH = 7.0
LETTER = 0.53
"""How wide a letter is on average, as a share of its height."""

BOLD = 0.84
"""How much of a line bold letters fill, beside plain ones."""

SMALL, MIDDLE, LARGE = 8.5, 9.5, 11.0


class NoMatplotlibError(PubleadError, ImportError):
    """Pictures were asked for, and matplotlib is not installed."""


def canvas(ax: "Axes | None", height: float, *, projection: str | None = None) -> "Axes":
    """
    Return the axes to draw on.

    Parameters
    ----------
    ax : matplotlib.axes.Axes or None
        The caller's; new ones, seven inches wide, where there are none.
    height : float
        How high a new figure is, in inches.
    projection : str or None
        What kind of axes new ones are.

    Raises
    ------
    NoMatplotlibError
        If matplotlib is not installed.
    ArgumentError
        If *ax* is not axes.
    """
    if ax is None:
        figure: Figure = _matplotlib("figure").Figure(
            figsize=(WIDTH, height), layout="constrained", facecolor="white"
        )
        ax = figure.add_subplot(projection=projection)
    expect(ax, _matplotlib("axes").Axes, "ax", "Give matplotlib's axes, or leave it out")
    ax.figure.figure.draw_without_rendering()  # so that their width is known
    return ax


def arrow(**options: Any) -> Any:
    """Return an arrow of matplotlib's, a patch that axes can hold."""
    return _matplotlib("patches").FancyArrowPatch(**options)


def line(**options: Any) -> Any:
    """Return a line of matplotlib's that is drawn in a legend only."""
    return _matplotlib("lines").Line2D([], [], **options)


def swatch(**options: Any) -> Any:
    """Return a filled box of matplotlib's that is drawn in a legend only."""
    return _matplotlib("patches").Patch(**options)


def halo(text: "Text") -> None:
    """Put white around the letters of a text, so that it hides little of the lines below."""
    effects = _matplotlib("patheffects")
    text.set_path_effects([effects.withStroke(linewidth=2.5, foreground="white")])


def letters_across(ax: "Axes", size: float, share: float = 1.0) -> int:
    """Return how many letters of a size, in points, fit across a share of the axes."""
    figure = ax.figure.figure
    inches = ax.get_window_extent().width / figure.dpi
    return max(int(share * inches * 72 / (LETTER * size)), 8)


def wrapped_to(ax: "Axes", text: str, size: float, share: float = 1.0) -> str:
    """Return a text as lines that fit across a share of the axes."""
    across = letters_across(ax, size, share)
    return "\n".join(folded(line, across) for line in text.split("\n"))


def folded(text: str, across: int) -> str:
    """Return a text in lines of so many letters; words and ids stay whole."""
    return fill(text, across, break_long_words=False, break_on_hyphens=False)


def height_of(ax: "Axes") -> float:
    """Return how high axes are once everything has its place, in points."""
    figure = ax.figure.figure
    figure.draw_without_rendering()
    return max(ax.get_window_extent().height / figure.dpi * 72, 1.0)


def quiet(ax: "Axes") -> None:
    """Take away what carries nothing: the frame, and ticks without numbers."""
    for name in ("top", "right", "left"):
        ax.spines[name].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.tick_params(axis="both", length=0, labelsize=SMALL, labelcolor=INK)
    ax.grid(visible=True, axis="x", color=FAINT, linewidth=0.7)
    ax.set_axisbelow(True)


def whole_steps(ax: "Axes", low: float, high: float) -> None:
    """Mark the whole numbers between the ends of a scale, where they are few."""
    if high - low <= 10:
        first, last = math.ceil(low), math.floor(high)
        ax.set_xticks(range(first, last + 1))


def caption(ax: "Axes", title: str, below: str, notes: str = "") -> None:
    """
    Write the title, what the axis counts, and what a reader must know besides.

    They start where the names at the left do. The legend, where there is one, keeps its place
    between title and picture.
    """
    beside, above = _room_beside(ax)
    share = 1 + beside
    text = wrapped_to(ax, below, SMALL, share)
    if notes:
        text = f"{text}\n\n{wrapped_to(ax, notes, SMALL, share)}".strip("\n")
    ax.set_xlabel(text, loc="left", fontsize=SMALL, color=QUIET, linespacing=1.35)
    ax.xaxis.label.set_x(-beside)
    ax.set_title(
        wrapped_to(ax, title, LARGE, BOLD * share),
        loc="left",
        x=-beside,
        fontsize=LARGE,
        color=INK,
        fontweight="bold",
        pad=8 + above,
    )


def _room_beside(ax: "Axes") -> tuple[float, float]:
    """Return how wide the names at the left are, as a share of the axes, and how high the legend.

    The height is in points, and both are 0 where there are none.
    """
    figure, found = ax.figure.figure, ax.get_legend()
    inside = ax.get_window_extent()
    for _ in range(4):  # the layout comes nearer each time, and soon comes to rest
        figure.draw_without_rendering()
        before, inside = inside, ax.get_window_extent()
        if abs(before.width - inside.width) < 0.2:
            break
    names = [label.get_window_extent().x0 for label in ax.get_yticklabels() if label.get_text()]
    # Letters are set a little wider or narrower where a figure is written with more dots an inch.
    beside = 0.96 * max(inside.x0 - min(names, default=inside.x0), 0.0) / inside.width
    above = found.get_window_extent().height / figure.dpi * 72 + 4 if found else 0.0
    return beside, above


def legend(ax: "Axes", handles: list[Any]) -> None:
    """Put a legend above the picture, in as many columns as fit."""
    lengths = [len(str(handle.get_label())) for handle in handles]
    across = letters_across(ax, SMALL)
    fitting = (n for n in range(len(handles), 0, -1) if _letters_in(lengths, n) <= across)
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=next(fitting, 1),
        frameon=False,
        fontsize=SMALL,
        borderpad=0,
        borderaxespad=0.5,
        handletextpad=0.3,
        columnspacing=1.2,
        labelcolor=INK,
    )


def _letters_in(lengths: list[int], columns: int) -> int:
    """Return how many letters wide a legend is, filled column by column, the first ones fuller."""
    fewest, fuller = divmod(len(lengths), columns)
    edges = [place * fewest + min(place, fuller) for place in range(columns + 1)]
    return sum(max(lengths[a:b]) + 6 for a, b in pairwise(edges))


def _matplotlib(part: str) -> Any:
    try:
        return import_module(f"matplotlib.{part}")
    except ImportError as missing:
        raise NoMatplotlibError(
            "pictures need matplotlib, which is not installed here. Install it with "
            "'publead[plots]'; every number of a picture is in .to_frame() and .rows() without it"
        ) from missing
