"""Each person's place in a network by one index, as dots with what is known of each."""

import math
from typing import TYPE_CHECKING

from publead.errors import expect
from publead.estimates import counted
from publead.network import Centralities
from publead.plots.alternative import listed, say
from publead.plots.canvas import SMALL, canvas, caption, quiet
from publead.plots.palette import INK, OTHERS, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from publead.network import PersonIndex


def people(
    centralities: Centralities, index: str = "in_degree", *, ax: "Axes | None" = None
) -> "Axes":
    """
    Draw one index of everybody as dots, with bounds or intervals where some did not answer.

    People stand in the order in which they were given, and not by size: an index is no score of
    a person, and a ranking would read as one.

    Parameters
    ----------
    centralities : Centralities
        The table, which refuses to name people where too few answered.
    index : str
        Which index, by the name of its column.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UnknownCodeError
        If the table has no such index; the nearest is named.
    """
    expect(centralities, Centralities, "centralities", "Make it with publead.centralities(network)")
    found = centralities.index(index)
    names = [str(person) for person in found.people]
    axes = canvas(ax, 0.21 * len(names) + 1.7)
    greatest = max([value for value in (*found.values, *found.high) if not math.isnan(value)] + [0])
    for place, (value, low, high) in enumerate(_numbers(found)):
        if math.isnan(value):
            axes.text(0, place, "not estimable", va="center", fontsize=SMALL, color=QUIET)
            continue
        if not math.isnan(low):
            axes.plot([low, high], [place, place], color=INK, linewidth=1.6,
                      solid_capstyle="butt", zorder=2, label="_between")  # fmt: skip
        axes.plot([value], [place], linestyle="none", marker="o", markersize=OTHERS.size - 1,
                  markerfacecolor=OTHERS.colour, markeredgecolor=INK, zorder=3,
                  label=names[place])  # fmt: skip
    axes.set(xlim=(-0.03 * (greatest or 1), 1.05 * (greatest or 1)), ylim=(len(names) - 0.3, -0.7))
    quiet(axes)
    axes.set_yticks(range(len(names)), names, fontsize=SMALL)
    axes.grid(visible=True, axis="y", linestyle=(0, (1, 2)))
    notes = _notes(centralities, found)
    name = found.measure.name
    title = f"{name[0].upper()}{name[1:]} of each person"
    caption(axes, title, f"{name}: {found.measure.definition}", notes)
    said = [_told(who, *it) for who, it in zip(names, _numbers(found), strict=True)]
    say(
        axes,
        f"Dot plot of {counted(len(names), 'person', 'people')}. {title}.",
        listed(said),
        notes,
    )
    return axes


def _numbers(found: "PersonIndex") -> list[tuple[float, float, float]]:
    return list(zip(found.values.tolist(), found.low.tolist(), found.high.tolist(), strict=True))


def _notes(table: Centralities, found: "PersonIndex") -> str:
    notes = [f"{table.response:.0%} answered."]
    if any(low < high for _, low, high in _numbers(found)):
        notes.append(f"Lines: {found.method}.")
    if table.policy.reason:
        notes.append(f"People are named because: {table.policy.reason}.")
    notes.append("No score of a person, and no ranking.")
    return " ".join(notes)


def _told(name: str, value: float, low: float, high: float) -> str:
    if math.isnan(value):
        return f"{name} not estimable"
    between = "" if math.isnan(low) or low == high else f" (between {low:.4g} and {high:.4g})"
    return f"{name} {value:.4g}{between}"
