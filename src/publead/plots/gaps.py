"""Gaps as slopes: from what a person says of themselves to what others say."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from publead.assessment.feedback import CompetencyFeedback, Feedback, Verdict
from publead.errors import expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import (
    BOLD,
    MIDDLE,
    SMALL,
    canvas,
    caption,
    height_of,
    letters_across,
    wrapped_to,
)
from publead.plots.feedback import FLAGGED, axis_of, notes_on, verdict_on
from publead.plots.palette import BLUE, FAINT, INK, QUIET, VERMILLION
from publead.plots.rows import ends_of
from publead.plots.spreading import spread_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_STYLES = {
    Verdict.SELF_HIGHER: (VERMILLION, "-", 2.4),
    Verdict.OTHERS_HIGHER: (BLUE, (0, (6, 2)), 2.4),
}
_PLAIN = (QUIET, (0, (1, 1.5)), 1.3)
LINE = 1.35
"""How high a line of text is, beside its letters."""

SHARE, ENOUGH = 0.3, 24
"""How much of the axes is for the labels of a side, and the letters that make them wide."""

APART = 0.03
"""How far the intervals stand from one another, as a share of the slope's width."""


def gaps(feedback: Feedback, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw each gap as a slope from self to others, with the interval of the mean of others.

    A gap that counts by the report's rule is a strong line, whole where self is higher and dashed
    where others are; any other is dotted. The person is not named.

    Parameters
    ----------
    feedback : Feedback
        The report.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    expect(feedback, Feedback, "feedback", "Make it with publead.feedback(scores, person)")
    lines = tuple(feedback)
    axes = canvas(ax, max(5.6, 0.52 * len(lines) + 2.2))
    ends = ends_of([line.ends for line in lines], [x for line in lines for x in _shown(line)])
    room = 0.03 * (ends[1] - ends[0])
    axes.set(xlim=(-1.15, 2.15), ylim=(ends[0] - room, ends[1] + room), yticks=[])
    axes.set_xticks([0, 1], ["self", "others"], fontsize=MIDDLE, color=INK)
    axes.tick_params(axis="x", length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)
    for place in (0, 1):
        axes.plot([place, place], ends, color=FAINT, linewidth=1, zorder=0)
    for end in ends:
        axes.text(0.5, end, f"{end:g}", color=QUIET, fontsize=SMALL, ha="center", va="center")
        axes.plot([0, 0.45], [end, end], color=FAINT, linewidth=1, zorder=0)
        axes.plot([0.55, 1], [end, end], color=FAINT, linewidth=1, zorder=0)
    for line, column in zip(lines, _columns(lines), strict=True):
        _draw(axes, line, 1 + APART * column)
    notes = f"Strong lines: {feedback.rule}. {notes_on(feedback)}"
    caption(axes, "Gap between self and the mean of others", axis_of(feedback), notes)
    _label(axes, lines, feedback)
    told = (_told(line, feedback) for line in lines)
    head = (
        f"Slopes of {counted(len(lines), 'competency', 'competencies')} from self to others, "
        f"{axis_of(feedback)}."
    )
    say(axes, head, *told, notes)
    return axes


def _shown(line: CompetencyFeedback) -> list[float]:
    others = line.others
    found = [line.self_score, others.value, others.low, others.high]
    return [value for value in found if not math.isnan(value)]


def _columns(lines: Sequence[CompetencyFeedback]) -> list[int]:
    """Return the first column for each interval in which it meets no other."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for others in (line.others for line in lines):
        free = (
            column
            for column, ends in enumerate(taken)
            if all(others.high < low or others.low > high for low, high in ends)
        )
        column = next(free, len(taken))
        if column == len(taken):
            taken.append([])
        if others.has_interval:
            taken[column].append((others.low, others.high))
        found.append(column)
    return found


def _draw(ax: "Axes", line: CompetencyFeedback, beside: float) -> None:
    colour, style, width = _STYLES.get(line.verdict, _PLAIN)
    ax.plot([0, 1], [line.self_score, line.others.value], color=colour, linestyle=style,
            linewidth=width, zorder=2, label=line.label)  # fmt: skip
    for place, value, marker, fill in (
        (0, line.self_score, "D", "white"),
        (1, line.others.value, "o", INK),
    ):
        ax.plot([place], [value], linestyle="none", marker=marker, markersize=6,
                markerfacecolor=fill, markeredgecolor=INK, zorder=4,
                label=f"_{line.label}")  # fmt: skip
    if line.others.has_interval:
        ax.plot([beside, beside], [line.others.low, line.others.high], color=INK, linewidth=1.4,
                solid_capstyle="butt", zorder=3, label=f"_{line.label} interval")  # fmt: skip


def _label(ax: "Axes", lines: Sequence[CompetencyFeedback], feedback: Feedback) -> None:
    """Write what and how much beside each end; those that start together in the order they end."""
    is_wide = letters_across(ax, SMALL, SHARE) >= ENOUGH
    own = [line for line in lines if not math.isnan(line.self_score)]
    own.sort(key=lambda line: (line.self_score, line.others.value))
    others = [line for line in lines if line.others.is_shown]
    others.sort(key=lambda line: (line.others.value, line.self_score))
    left = [(line.self_score, f"{line.label} {number(line.self_score)}", line) for line in own]
    right = [
        (line.others.value, _at_the_right(line, feedback, named=is_wide or line not in own), line)
        for line in others
    ]
    _write(ax, left, (0, -0.07), "right")
    _write(ax, right, (1, 1.07 + APART * max(_columns(lines), default=0)), "left")


def _at_the_right(line: CompetencyFeedback, feedback: Feedback, *, named: bool) -> str:
    verdict = f", {verdict_on(line, feedback)}" if line.verdict in FLAGGED else ""
    name = f" {line.label}" if named else ""
    return f"{number(line.others.value)}{name}{verdict}"


def _write(
    ax: "Axes",
    labels: Sequence[tuple[float, str, CompetencyFeedback]],
    places: tuple[float, float],
    side: Literal["left", "right"],
) -> None:
    """Write labels at the second place, each joined by a thin line to its dot at the first."""
    low, high = ax.get_ylim()
    per_point = (high - low) / height_of(ax)
    strong = [line.verdict in FLAGGED for _, _, line in labels]
    texts = [
        wrapped_to(ax, text, SMALL, SHARE * BOLD if is_strong else SHARE)
        for (_, text, _), is_strong in zip(labels, strong, strict=True)
    ]
    rooms = [(text.count("\n") + 1) * SMALL * LINE * per_point for text in texts]
    stand = spread_out([value for value, _, _ in labels], rooms, (low, high))
    for (value, _, _), text, is_strong, place in zip(labels, texts, strong, stand, strict=True):
        ax.plot([places[0], places[1]], [value, place], color=FAINT, linewidth=0.8, zorder=1)
        ax.text(
            places[1],
            float(place),
            text,
            ha=side,
            va="center",
            fontsize=SMALL,
            color=INK,
            linespacing=1.1,
            fontweight="bold" if is_strong else "normal",
        )


def _told(line: CompetencyFeedback, feedback: Feedback) -> str:
    own = "no self rating" if math.isnan(line.self_score) else f"self {number(line.self_score)}"
    others = number(line.others.value) if line.others.is_shown else "not shown"
    return listed([f"{line.label}: {own}", f"others {others}", verdict_on(line, feedback)])
