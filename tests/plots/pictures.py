"""Looking at a drawn picture: its markers, its texts, and where they are."""

from collections.abc import Iterator
from itertools import combinations
from typing import Protocol

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox


class Draw(Protocol):
    """A picture, drawn on axes or on new ones."""

    def __call__(self, ax: Axes | None = None) -> Axes:
        """Return the axes that hold it."""


def axes_of_width(width: float, height: float) -> Axes:
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def lines_of(ax: Axes, label: str) -> list[Line2D]:
    """Return the lines and markers that carry a label."""
    return [line for line in ax.lines if line.get_label() == label]


def x_of(line: Line2D) -> list[float]:
    """Return where a line's points stand across."""
    return [float(x) for x in np.asarray(line.get_xdata(), dtype=np.float64)]


def y_of(line: Line2D) -> list[float]:
    """Return where a line's points stand upwards."""
    return [float(y) for y in np.asarray(line.get_ydata(), dtype=np.float64)]


def values_of(ax: Axes, label: str) -> list[float]:
    """Return where the markers of a series stand on the scale, from top to bottom."""
    return [x_of(line)[0] for line in lines_of(ax, label)]


def ends_of(ax: Axes, label: str) -> list[tuple[float, float]]:
    """Return the ends of the intervals of a series."""
    return [(x_of(line)[0], x_of(line)[1]) for line in lines_of(ax, f"_{label}")]


def texts_of(ax: Axes) -> Iterator[Text]:
    """Yield every text that can be seen."""
    ax.figure.figure.draw_without_rendering()
    found = ax.get_legend()
    legend = found.get_texts() if found else []
    titles = [ax.title, ax._left_title, ax._right_title]  # type: ignore[attr-defined]
    labels = [ax.xaxis.label, ax.yaxis.label]
    for axis, (low, high) in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        ticks = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        labels += [text for at, text in ticks if min(low, high) <= at <= max(low, high)]
    for text in [*ax.texts, *titles, *labels, *legend]:
        if text.get_visible() and text.get_text().strip():
            yield text


def words_of(ax: Axes) -> str:
    """Return everything that is written, in one line a text."""
    return "\n".join(" ".join(text.get_text().split()) for text in texts_of(ax))


def overlapping(ax: Axes) -> list[tuple[str, str]]:
    """Return the texts that lie on one another; those that lean have no box of their own."""
    upright = [text for text in texts_of(ax) if text.get_rotation() % 90 == 0]
    boxes = [(text.get_text(), _smaller(text.get_window_extent())) for text in upright]
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]


def clipped(ax: Axes) -> list[str]:
    """Return the texts that reach beyond the figure."""
    paper = ax.figure.figure.bbox.padded(0.5)
    corners = ((text.get_text(), text.get_window_extent()) for text in texts_of(ax))
    return [
        text
        for text, box in corners
        if box.x0 < paper.x0 or box.x1 > paper.x1 or box.y0 < paper.y0 or box.y1 > paper.y1
    ]


def _smaller(box: Bbox) -> Bbox:
    """Return a box less the room that a font keeps above and below its letters."""
    return Bbox.from_extents(box.x0 + 0.5, box.y0 + 1.5, box.x1 - 0.5, box.y1 - 1.5)
