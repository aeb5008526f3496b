"""A radar, for those who must have one; it misleads, and says so."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from publead.assessment.feedback import Feedback
from publead.errors import PolicyError, expect
from publead.estimates import counted
from publead.plots.alternative import say
from publead.plots.canvas import LARGE, SMALL, canvas, line, wrapped_to
from publead.plots.feedback import axis_of, notes_on, told
from publead.plots.palette import FAINT, INK, QUIET, VERMILLION
from publead.plots.rows import ends_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MISLEADS = (
    "Read the numbers, not the shape: the area grows with the square of the scores, its form "
    "depends on the order of the competencies, and a line between two of them means nothing. "
    "No interval can be seen. A dot plot shows the same without these faults."
)


def radar(feedback: Feedback, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw self and the mean of others as a radar. Prefer `publead.plots.feedback`.

    Parameters
    ----------
    feedback : Feedback
        The report; of three competencies or more.
    ax : matplotlib.axes.Axes, optional
        Polar axes.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    PolicyError
        If *ax* is not polar, or there are fewer than three competencies.

    Notes
    -----
    A radar misleads: its area grows with the square of the scores, its form depends on the order
    of the axes, lines join what has no order, small differences near the middle disappear, and
    it has no room for intervals. The picture says so below itself. Where a number is not shown,
    the line is broken and not drawn through the middle.
    """
    expect(feedback, Feedback, "feedback", "Make it with publead.feedback(scores, person)")
    lines = tuple(feedback)
    axes: Any = canvas(ax, 6.0, projection="polar")
    if axes.name != "polar" or len(lines) < 3:
        raise PolicyError(
            "a radar needs polar axes and three competencies or more; these are "
            f"{axes.name} axes "
            f"and {counted(len(lines), 'competency', 'competencies')}. Leave out ax=, or draw "
            "publead.plots.feedback"
        )
    angles = np.linspace(0, 2 * math.pi, len(lines), endpoint=False)
    series = {
        "self": ([each.self_score for each in lines], VERMILLION, "D", "-"),
        "others": ([each.others.value for each in lines], INK, "o", "--"),
    }
    drawn = {name: it for name, it in series.items() if not np.isnan(it[0]).all()}
    for name, (values, colour, marker, style) in drawn.items():
        axes.plot([*angles, angles[0]], [*values, values[0]], color=colour, marker=marker,
                  linestyle=style, markersize=6, linewidth=1.6, label=name)  # fmt: skip
    values = [value for it in drawn.values() for value in it[0]]
    _dress(axes, angles, [each.label for each in lines], ends_of([e.ends for e in lines], values))
    handles = [
        line(color=colour, marker=marker, linestyle=style, label=name)
        for name, (_, colour, marker, style) in drawn.items()
    ]
    axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(-0.2, 1.13), frameon=False,
                fontsize=SMALL, ncols=2)  # fmt: skip
    notes = f"{axis_of(feedback)}. {MISLEADS}"
    axes.set_xlabel(wrapped_to(axes, notes, SMALL, 1.05), fontsize=SMALL, color=QUIET, labelpad=14)
    title = wrapped_to(axes, "Self and the mean of others, as a radar", LARGE)
    axes.set_title(title, loc="left", fontsize=LARGE, fontweight="bold", color=INK, pad=62, x=-0.2)
    head = (
        f"Radar of {counted(len(lines), 'competency', 'competencies')} of {feedback.framework}, "
        f"{axis_of(feedback)}."
    )
    say(axes, head, *(told(each, feedback) for each in lines), notes_on(feedback), MISLEADS)
    return axes  # type: ignore[no-any-return]


def _dress(axes: Any, angles: Any, labels: list[str], ends: tuple[float, float]) -> None:
    axes.set_theta_offset(math.pi / 2)
    axes.set_theta_direction(-1)
    words = [wrapped_to(axes, label, SMALL, 0.22) for label in labels]
    axes.set_xticks(angles, words, fontsize=SMALL, color=INK)
    for label, angle in zip(axes.get_xticklabels(), angles.tolist(), strict=True):
        sine = math.sin(angle)
        sideways = "left" if sine > 0 else "right"
        label.set_horizontalalignment("center" if abs(sine) < 0.1 else sideways)
        upright = "bottom" if math.cos(angle) > 0 else "top"
        label.set_verticalalignment("center" if abs(sine) > 0.9 else upright)
    axes.set_ylim(*ends)
    axes.set_yticks(np.linspace(*ends, 5))
    axes.tick_params(axis="y", labelsize=SMALL, labelcolor=QUIET)
    axes.set_rlabel_position(math.degrees(angles[1]) / 2)
    axes.grid(color=FAINT)
    axes.spines["polar"].set_color(FAINT)
