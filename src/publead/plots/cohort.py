"""The means of all people rated, by parts of the organisation, as dots with intervals."""

import math
from typing import TYPE_CHECKING

from publead.assessment.cohort import Cohort, CutMean
from publead.assessment.cohort.result import EVERYBODY
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, number, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import OTHERS, looks_of
from publead.plots.rows import Dot, Row, draw_rows, ends_of, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def cohort(cohort: Cohort, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw what others gave on average, everybody and each part that may be shown, with intervals.

    Parameters
    ----------
    cohort : Cohort
        The means of a round.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If nothing of it may be shown.

    Notes
    -----
    Two intervals that overlap may still differ, and several comparisons find differences by
    chance: the picture compares nothing by itself.
    """
    expect(cohort, Cohort, "cohort", "Make it with publead.cohort(scores)")
    if not cohort.means:
        raise UndefinedStatisticError(
            "the picture of a cohort",
            "too few people or raters to show any mean",
            "Print the cohort, which says so",
        )
    cuts = tuple(dict.fromkeys(each.cut for each in cohort.means))
    looks = {EVERYBODY: OTHERS, **looks_of(cuts[1:])}
    labels = dict.fromkeys(each.label for each in cohort.means)
    found = {(each.cut, each.label): each for each in cohort.means}
    rows = [
        Row(heading=label, dots=tuple(_dot(cut, found.get((cut, label))) for cut in cuts))
        for label in labels
    ]
    values = [each.mean.value for each in cohort.means]
    axes = draw_rows(rows, looks, ax, ends_of([each.ends for each in cohort.means], values))
    legend(axes, legend_handles(looks))
    part = f", by {cohort.by.lower()}" if cohort.by else ""
    notes = _notes(cohort)
    caption(axes, f"What others gave on average{part}", _axis(cohort), notes)
    told = (listed([f"{label}: {_told(label, cuts, found)}"]) for label in labels)
    say(
        axes,
        f"Dot plot of {counted(len(labels), 'competency', 'competencies')}{part}; {_axis(cohort)}.",
        *told,
        notes,
    )
    return axes


def _dot(cut: str, each: CutMean | None) -> Dot:
    if each is None:
        return Dot(series=cut, value=math.nan, absent=f"{cut}: not shown")
    mean = each.mean
    return Dot(series=cut, value=mean.value, low=mean.low, high=mean.high)


def _axis(cohort: Cohort) -> str:
    known = [each.ends for each in cohort.means if not math.isnan(each.ends[0])]
    ends = ", {:g} to {:g}".format(*ends_of(known, [])) if known else ""
    return f"mean of people's means in {cohort.unit}{ends}"


def _notes(cohort: Cohort) -> str:
    level = cohort.means[0].mean.level
    notes = [f"Lines: {level:.0%} intervals over people, each of whom counts once."]
    if cohort.hidden:
        notes.append(f"Not shown: {', '.join(cohort.hidden)}.")
    return " ".join(notes)


def _told(label: str, cuts: tuple[str, ...], found: dict[tuple[str, str], CutMean]) -> str:
    means = [(cut, found[cut, label]) for cut in cuts if (cut, label) in found]
    return "; ".join(
        f"{cut} {number(each.mean.value)} ({_interval(each)}, "
        f"{counted(each.mean.n or 0, 'person', 'people')})"
        for cut, each in means
    )


def _interval(each: CutMean) -> str:
    if not each.mean.has_interval:
        return "no interval"
    return f"interval {number(each.mean.low)} to {number(each.mean.high)}"
