"""Where one person stands among a declared reference, as T scores with both kinds of error."""

import math
from typing import TYPE_CHECKING

from publead.assessment.norms import PlacedLine, Placement, RaterSide
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import OTHERS, QUIET, SELF
from publead.plots.rows import Dot, Row, draw_rows, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = {RaterSide.OTHERS.value: OTHERS, RaterSide.SELF.value: SELF}
MEAN, SD = 50.0, 10.0
NOTES = (
    "Lines: 95% interval, because the reference is a sample. Bands: where the ends of the "
    "person's own interval lie. 50 is the middle of these people, and not a mark of good."
)


def placement(placement: Placement, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw where a person's scores lie among the council's own norms.

    Parameters
    ----------
    placement : Placement
        What ``norms.place(report)`` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If nothing could be placed.

    Notes
    -----
    The axis reaches at least from T 20 to T 80, so that a small difference looks small. The
    person is not named.
    """
    expect(placement, Placement, "placement", "Make it with norms.place(report)")
    shown = [line for line in placement if line.t.is_shown]
    if not shown:
        raise UndefinedStatisticError(
            "the picture of a standing", "nothing could be placed", "Print it, which says why"
        )
    labels = dict.fromkeys(line.label for line in shown)
    sides = [side for side in LOOKS if any(line.side.value == side for line in shown)]
    found = {(line.label, line.side.value): line for line in shown}
    rows = [
        Row(heading=_heading(label, found), dots=tuple(_dot(side, found.get((label, side)))
                                                       for side in sides))
        for label in labels
    ]  # fmt: skip
    axes = draw_rows(rows, LOOKS, ax, _ends(shown))
    for steps in range(-2, 3):
        style = (0, (1, 2)) if steps else "-"
        axes.axvline(MEAN + SD * steps, color=QUIET, linewidth=1, linestyle=style, zorder=0)
    axes.set_xticks([MEAN + SD * steps for steps in range(-3, 4)])
    legend(axes, legend_handles({side: LOOKS[side] for side in sides}))
    reference = f"{placement.population}; last form {placement.collected}"
    axis = f"T score among the reference ({reference}): 50 is its mean, 10 its SD"
    title = "Standing among the council's own norms"
    caption(axes, title, axis, NOTES)
    told = (listed([_told(line)]) for line in shown)
    say(
        axes,
        f"Dot plot of {counted(len(labels), 'competency', 'competencies')}. {title}: {axis}.",
        *told,
        NOTES,
    )
    return axes


def _ends(shown: list[PlacedLine]) -> tuple[float, float]:
    values = [x for each in shown for x in (each.t.low, each.t.high, *each.own_t)]
    known = [value for value in values if not math.isnan(value)]
    return min([20.0, *known]), max([80.0, *known])


def _dot(side: str, line: PlacedLine | None) -> Dot:
    if line is None:
        return Dot(series=side, value=math.nan, absent=f"{side}: not placed")
    t = line.t
    return Dot(series=side, value=t.value, low=t.low, high=t.high, band=line.own_t)


def _heading(label: str, found: dict[tuple[str, str], PlacedLine]) -> str:
    told = [
        f"{side} percentile {line.percentile.value:.0f} [{line.percentile.low:.0f}, "
        f"{line.percentile.high:.0f}]"
        for side in LOOKS
        if (line := found.get((label, side))) and line.percentile.is_shown
    ]
    return f"{label}: {'; '.join(told)}" if told else label


def _told(line: PlacedLine) -> str:
    text = (
        f"{line.label}, {line.side.value}: T {line.t.value:.0f} (interval {line.t.low:.0f} to "
        f"{line.t.high:.0f})"
    )
    if not math.isnan(line.own_t[0]):
        text += f", own interval {line.own_t[0]:.0f} to {line.own_t[1]:.0f}"
    return text
