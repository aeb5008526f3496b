"""How often each competency comes first, at each concentration of the weights."""

from typing import TYPE_CHECKING

from publead.assessment.priorities import RankedGaps
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, say
from publead.plots.canvas import caption, legend
from publead.plots.palette import looks_of
from publead.plots.rows import Dot, Row, draw_rows, legend_handles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AXIS = "% of draws in which the competency has the largest priority gap"
NOTES = (
    "c: how closely weights were drawn around those agreed; the larger, the closer. Where the "
    "shapes lie apart, the order hangs on how firm the agreement is. Lines: what the number of "
    "draws leaves open (95%). It compares no people."
)


def priorities(ranked: RankedGaps, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw how often each of a person's competencies comes first, over plausible weights and error.

    Parameters
    ----------
    ranked : RankedGaps
        What ``publead.rank_gaps(feedback, priorities, rng=rng)`` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If no competency takes part.

    Notes
    -----
    Competencies stand in the order of their priority gaps. One may stand first and come first in
    few draws: then several are nearly as urgent, and the picture says so where a list would not.
    """
    expect(ranked, RankedGaps, "ranked", "Make it with publead.rank_gaps(feedback, priorities)")
    if not ranked.lines:
        raise UndefinedStatisticError(
            "the picture of priorities",
            "no competency with a weight has a mean of others that may be shown",
            "Print the ranked gaps, which say so",
        )
    names = {c: f"c = {c:g}" for c in ranked.priorities.concentrations}
    looks = looks_of(tuple(names.values()))
    rows = [
        Row(
            heading=f"{line.rank}. {line.label}: weight {line.weight:g} × gap {line.gap:.2f}",
            dots=tuple(
                Dot(
                    series=names[each.concentration],
                    value=100 * each.share,
                    low=max(100 * (each.share - 1.96 * each.monte_carlo_error), 0.0),
                    high=min(100 * (each.share + 1.96 * each.monte_carlo_error), 100.0),
                )
                for each in line.first
            ),
            is_flagged=line in ranked.first,
        )
        for line in ranked
    ]
    axes = draw_rows(rows, looks, ax, (0.0, 100.0))
    axes.set_xticks(range(0, 101, 25))
    legend(axes, legend_handles(looks))
    agreed = f"Weights agreed by {ranked.priorities.agreed_by}, {ranked.priorities.agreed_on}."
    notes = f"{agreed} {counted(ranked.n_draws, 'draw')} each. {NOTES}"
    title = "How often each competency comes first"
    caption(axes, title, AXIS, notes)
    told = (listed([str(line)]) for line in ranked)
    say(
        axes,
        f"Dot plot of {counted(len(ranked), 'competency', 'competencies')}, {AXIS}. {title}.",
        *told,
        notes,
    )
    return axes
