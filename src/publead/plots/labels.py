"""Names beside dots, each on the side where it covers least."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from publead.plots.canvas import SMALL, halo
from publead.plots.palette import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Box = tuple[float, float, float, float]
Across = Literal["left", "center", "right"]
Upright = Literal["top", "center", "bottom"]

SIDES: Final[tuple[tuple[float, float, Across, Upright], ...]] = (
    (0, -1, "center", "top"),
    (0, 1, "center", "bottom"),
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0.9, -0.9, "left", "top"),
    (-0.9, -0.9, "right", "top"),
    (0.9, 0.9, "left", "bottom"),
    (-0.9, 0.9, "right", "bottom"),
)
"""Where a name may stand: its way from the dot, and how it is held there."""

COVERED: Final = 0.5
"""What it costs to cover a part of a line, as an area beside the height of a letter."""

HEAD: Final = 12.0
"""How much more it costs to cover an arrow's head, without which direction is lost."""


def write_names(
    ax: "Axes",
    names: Sequence[str],
    places: NDArray[np.float64],
    radii: NDArray[np.float64],
    ties: NDArray[np.intp],
) -> None:
    """
    Write a name beside each dot, one after the other, each where it covers least.

    A name that would lie on another name or on a dot moves first, then one on an arrow's head or
    line.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where; everything else must be drawn already.
    names : sequence of str
        The names.
    places : ndarray of float, shape (n, 2)
        The dots, as the axes count.
    radii : ndarray of float, shape (n,)
        How large each dot is, in points.
    ties : ndarray of int, shape (n_ties, 2)
        Which dots an arrow joins, from the first to the second.
    """
    figure = ax.figure.figure
    figure.draw_without_rendering()
    scale = figure.dpi / 72
    dots = ax.transData.transform(places)
    taken: list[Box] = [
        _around(dot, radius * scale) for dot, radius in zip(dots, radii, strict=True)
    ]
    frame, marks = ax.get_window_extent().extents, _marks(dots, radii * scale, ties)
    for place, name in enumerate(names):
        size = _size(ax, name)
        away = radii[place] * scale + 2
        boxes = [_box(dots[place], size, away, side) for side in SIDES]
        costs = [
            sum(_shared(box, other) for number, other in enumerate(taken) if number != place)
            + 2 * _outside(box, frame)
            + COVERED * size[1] * _weight_in(box, marks)
            + 0.02 * rank * size[0]
            for rank, box in enumerate(boxes)
        ]
        best = int(np.argmin(costs))
        taken.append(boxes[best])
        _write(ax, name, places[place], radii[place] + 2 / scale, SIDES[best])


def _marks(
    dots: NDArray[np.float64], radii: NDArray[np.float64], ties: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return points along the arrows with their weight, shape (n, 3); heads weigh most."""
    if not ties.size:
        return np.zeros((0, 3))
    start, end = dots[ties[:, 0]], dots[ties[:, 1]]
    length = np.maximum(np.hypot(*(end - start).T), 1e-9)
    head = end - (end - start) * ((radii[ties[:, 1]] + 6) / length)[:, None]
    along = [start + (end - start) * share for share in np.linspace(0.04, 0.96, 24)]
    points = np.concatenate([*along, head])
    weights = np.concatenate([np.ones(24 * len(ties)), np.full(len(ties), HEAD)])
    return np.column_stack([points, weights])


def _weight_in(box: Box, marks: NDArray[np.float64]) -> float:
    x, y, weight = marks.T
    inside = (box[0] <= x) & (x <= box[2]) & (box[1] <= y) & (y <= box[3])
    return float(weight[inside].sum())


def _write(
    ax: "Axes",
    name: str,
    place: NDArray[np.float64],
    away: float,
    side: tuple[float, float, Across, Upright],
) -> None:
    halo(
        ax.annotate(
            name,
            (float(place[0]), float(place[1])),
            xytext=(side[0] * away, side[1] * away),
            textcoords="offset points",
            ha=side[2],
            va=side[3],
            fontsize=SMALL,
            color=INK,
            zorder=5,
        )
    )


def _size(ax: "Axes", name: str) -> tuple[float, float]:
    """Return how wide and how high a name is, in the figure's dots."""
    text = ax.text(0, 0, name, fontsize=SMALL)
    extent = text.get_window_extent()
    text.remove()
    return extent.width, extent.height


def _around(dot: NDArray[np.float64], radius: float) -> Box:
    x, y = dot.tolist()
    return x - radius, y - radius, x + radius, y + radius


def _box(
    dot: NDArray[np.float64],
    size: tuple[float, float],
    away: float,
    side: tuple[float, float, Across, Upright],
) -> Box:
    wide, high = size
    x, y = dot[0] + side[0] * away, dot[1] + side[1] * away
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[side[2]]
    low = y - {"bottom": 0.0, "center": high / 2, "top": high}[side[3]]
    return left, low, left + wide, low + high


def _shared(one: Box, other: Box) -> float:
    """Return the area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)


def _outside(box: Box, frame: Any) -> float:
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return whole - _shared(box, tuple(frame))
