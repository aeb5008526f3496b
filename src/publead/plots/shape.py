"""The shape of a network as dots: each index between its own 0 and 1, with its bounds."""

from typing import TYPE_CHECKING

from publead.errors import expect
from publead.estimates import counted
from publead.network import Shape
from publead.network.shape.sentences import Finding
from publead.plots.alternative import listed, say
from publead.plots.canvas import SMALL, canvas, caption, quiet
from publead.plots.palette import INK, OTHERS, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AXIS = "each index on a scale of its own, from 0 to 1"
NOTES = "Different indices count different things: compare an index with itself elsewhere."


def shape(shape: Shape, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw the indices of a network that lie between 0 and 1, with their bounds or intervals.

    Parameters
    ----------
    shape : Shape
        What ``publead.describe(network)`` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    The effective number of leaders has no upper end, so it stands in the text alternative and in
    the table, and not on the scale.
    """
    expect(shape, Shape, "shape", "Make it with publead.describe(network)")
    found = [each for each in shape.findings if each.estimate is not shape.effective_leaders]
    axes = canvas(ax, 0.3 * len(found) + 1.7)
    for place, each in enumerate(found):
        _draw_one(axes, each, place)
    axes.set(xlim=(-0.03, 1.03), ylim=(len(found) - 0.3, -0.7), xticks=(0, 0.25, 0.5, 0.75, 1))
    quiet(axes)
    names = [each.estimate.measure.name for each in found]
    axes.set_yticks(range(len(names)), names, fontsize=SMALL)
    notes = f"{_lines(shape)}{NOTES}"
    caption(axes, "The shape of the network, index by index", AXIS, notes)
    told = listed([_told(each) for each in shape.findings])
    say(
        axes,
        f"Dot plot of {counted(len(found), 'index', 'indices')}, {AXIS}.",
        shape.who_answered,
        told,
        notes,
    )
    return axes


def _draw_one(ax: "Axes", each: Finding, place: int) -> None:
    estimate = each.estimate
    if not estimate.is_shown:
        ax.text(0, place, "not estimable", va="center", fontsize=SMALL, color=QUIET)
        return
    if estimate.has_interval:
        ax.plot([estimate.low, estimate.high], [place, place], color=INK, linewidth=1.6,
                solid_capstyle="butt", zorder=2, label="_between")  # fmt: skip
    ax.plot([estimate.value], [place], linestyle="none", marker="o", markersize=OTHERS.size - 1,
            markerfacecolor=OTHERS.colour, markeredgecolor=INK, zorder=3,
            label=estimate.measure.name)  # fmt: skip


def _lines(shape: Shape) -> str:
    if not any(each.estimate.has_interval for each in shape.findings):
        return ""
    return "Lines: where the index could lie, because some did not answer. "


def _told(each: Finding) -> str:
    if not each.estimate.is_shown:
        return f"{each.estimate.measure.name} not estimable"
    between = f" (between {each.ends.replace(' to ', ' and ')})" if each.ends else ""
    return f"{each.estimate.measure.name} {each.value}{between}"
