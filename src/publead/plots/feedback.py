"""One person's feedback as dots: self, others with their interval, and each group."""

import math
from typing import TYPE_CHECKING

from publead.assessment.feedback import CompetencyFeedback, Feedback, GapUnit, Verdict
from publead.assessment.ratings import RaterGroup
from publead.errors import expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import OTHERS, REST, SELF, Look, looks_of
from publead.plots.rows import Dot, Row, draw_rows, ends_of, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_GROUPS = looks_of(tuple(group.plural for group in RaterGroup if group is not RaterGroup.SELF))
FLAGGED = (Verdict.SELF_HIGHER, Verdict.OTHERS_HIGHER)
TITLE = "Self and the mean of others, competency by competency"


def feedback(feedback: Feedback, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw one person's feedback as dots on the scale: self, others with interval, each group.

    Only what the printed report shows is drawn. A group has the same shape and colour in every
    report, and the person is not named.

    Parameters
    ----------
    feedback : Feedback
        The report.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    Position on a common scale is what people read best from a picture, so this is the picture to
    give to a leader, and `radar` is not. The line is the interval of the mean of others, which
    covers who happened to be asked; groups have none in the report and none here.

    References
    ----------
    Cleveland, W. S., & McGill, R. (1984). Graphical perception: Theory, experimentation, and
    application to the development of graphical methods. Journal of the American Statistical
    Association, 79(387), 531-554. https://doi.org/10.1080/01621459.1984.10478080
    """
    expect(feedback, Feedback, "feedback", "Make it with publead.feedback(scores, person)")
    looks = _looks(feedback)
    rows = [
        Row(
            heading=f"{line.label}: {verdict_on(line, feedback)}",
            dots=_dots(line, feedback),
            is_flagged=line.verdict in FLAGGED,
        )
        for line in feedback
    ]
    values = [dot.value for row in rows for dot in row.dots]
    ends = ends_of([line.ends for line in feedback], values)
    axes = draw_rows(rows, looks, ax, ends)
    legend(axes, legend_handles(looks))
    caption(axes, TITLE, axis_of(feedback), notes_on(feedback))
    say(
        axes,
        f"Dot plot of {counted(len(feedback), 'competency', 'competencies')} of "
        f"{feedback.framework}, {axis_of(feedback)}.",
        *(told(line, feedback) for line in feedback),
        notes_on(feedback),
    )
    return axes


def axis_of(feedback: Feedback) -> str:
    """Return what the numbers are, with the ends of the scale."""
    known = [line.ends for line in feedback if not math.isnan(line.ends[0])]
    if not known:
        return f"mean answer in {feedback.unit}"
    low, high = ends_of(known, [])
    return f"mean answer in {feedback.unit}, {low:g} to {high:g}"


def notes_on(feedback: Feedback) -> str:
    """Return what a reader must know: the line, who is pooled, and what is not shown."""
    notes = []
    if any(line.others.has_interval for line in feedback):
        level = next(line.others.level for line in feedback if line.others.has_interval)
        notes.append(
            f"Line: {level:.0%} interval of the mean of others, for who happened to be asked."
        )
    if feedback.has_others:
        notes.append(f"Others are {', '.join(feedback.shown)}; self is in no average.")
    if feedback.hidden:
        notes.append(f"Not shown, and in no total: {', '.join(feedback.hidden)}.")
    return " ".join(notes)


def told(line: CompetencyFeedback, feedback: Feedback) -> str:
    """Return one competency's numbers as a sentence."""
    parts = [f"{line.label}: self {_or_none(line.self_score)}"]
    others = f"others {_or_none(line.others.value)}"
    if line.others.has_interval:
        others += f" (interval {number(line.others.low)} to {number(line.others.high)})"
    if line.others.n is not None:
        others += f" from {line.others.n}"
    parts.append(others)
    parts += [
        f"{_name(group.label, feedback)} {_or_none(group.mean.value)}"
        for group in line.groups
        if len(feedback.shown) > 1
    ]
    return listed([*parts, verdict_on(line, feedback)])


def verdict_on(line: CompetencyFeedback, feedback: Feedback) -> str:
    """Return the verdict as the report prints it, with the gap where one is flagged."""
    if line.verdict in FLAGGED and feedback.rule.unit is not GapUnit.STANDARD_SCORES:
        sign = "+" if line.gap.value > 0 else ""
        return f"{line.verdict.value} {sign}{number(line.gap.value)}"
    return str(line.verdict.value)


def _looks(feedback: Feedback) -> dict[str, Look]:
    looks = {"self": SELF}
    if feedback.has_others:
        looks["others"] = OTHERS
    if len(feedback.shown) > 1 or not feedback.has_others:
        for label in feedback.shown:
            looks[_name(label, feedback)] = _GROUPS.get(label, REST)
    return looks


def _name(label: str, feedback: Feedback) -> str:
    return "joined groups" if label == feedback.joined else label


def _dots(line: CompetencyFeedback, feedback: Feedback) -> tuple[Dot, ...]:
    others = line.others
    named = {_name(group.label, feedback): group.mean.value for group in line.groups}
    values = {"self": line.self_score, "others": others.value, **named}
    ends = {"others": (others.low, others.high)} if others.has_interval else {}
    absent = {"self": "no self rating"}
    return tuple(
        Dot(
            series=series,
            value=values.get(series, math.nan),
            low=ends.get(series, (math.nan, math.nan))[0],
            high=ends.get(series, (math.nan, math.nan))[1],
            absent=absent.get(series, f"{series}: not shown"),
        )
        for series in _looks(feedback)
    )


def _or_none(value: float) -> str:
    return "not shown" if math.isnan(value) else number(value)
