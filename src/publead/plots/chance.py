"""The shape of a network beside what chance alone would bring."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from publead.errors import expect
from publead.estimates import counted
from publead.network import AgainstChance
from publead.plots.alternative import number, say
from publead.plots.canvas import MIDDLE, SMALL, canvas, caption, halo, quiet
from publead.plots.palette import INK, QUIET, SKY, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BINS = 30


def shape_by_chance(against: AgainstChance, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw an index of a network beside the same index of networks drawn at random.

    Parameters
    ----------
    against : AgainstChance
        The comparison, from ``publead.network.against_chance(network, index, rng)``.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    expect(against, AgainstChance, "against", "Make it with publead.network.against_chance")
    axes = canvas(ax, 4.0)
    known = against.known
    top = _draw_chance(axes, known)
    _mark(axes, against, top)
    quiet(axes)
    axes.grid(visible=False)
    name = against.index.value.capitalize()
    size = f"{counted(against.n_people, 'person', 'people')} and {counted(against.n_ties, 'tie')}"
    title = f"{name} beside {known.size:,} random networks of {size}"
    found = " ".join(str(against).split())
    notes = f"{found}. To be unlike chance is common among people, and says little by itself."
    if against.n_left_out:
        notes += f" Left out, because they did not answer: {against.n_left_out}."
    below = f"{against.measure.name} (height: how many of the networks drawn)"
    caption(axes, title, below, notes)
    say(axes, f"Distribution. {title}.", notes)
    return axes


def _draw_chance(axes: "Axes", known: NDArray[np.float64]) -> float:
    """Draw how often each value was drawn, and return how often the commonest was."""
    values, counts = np.unique(known, return_counts=True)
    if values.size <= BINS:
        axes.vlines(values, 0, counts, color=SKY, linewidth=5, label="drawn")
        return float(counts.max())
    edges = np.linspace(known.min(), known.max(), BINS + 1)
    heights, _, _ = axes.hist(known, bins=edges.tolist(), color=SKY, edgecolor="white",
                              label="drawn")  # fmt: skip
    return float(np.asarray(heights).max())


def _mark(axes: "Axes", against: AgainstChance, top: float) -> None:
    """Mark where the network stands, and between which ends chance would mostly put it."""
    known, observed = against.known, against.observed
    low, high = min(known.min(), observed), max(known.max(), observed)
    margin = 0.06 * (high - low or 1)
    axes.set(xlim=(low - margin, high + margin), ylim=(0, 1.32 * top), yticks=[])
    axes.plot([against.low, against.high], [1.06 * top] * 2, color=INK, linewidth=1.6,
              marker="|", markersize=9, label="95% of the networks drawn")  # fmt: skip
    axes.plot([observed] * 2, [0, 1.16 * top], color=VERMILLION, linewidth=2.2, label="observed")
    on_the_right = observed > (low + high) / 2
    halo(axes.text(observed, 1.18 * top, f"this network: {number(observed)}", color=INK,
         fontsize=MIDDLE, fontweight="bold", ha="right" if on_the_right else "left"))  # fmt: skip
    middle = (against.low + against.high) / 2
    halo(axes.text(middle, 1.09 * top, "95% of them", fontsize=SMALL, color=QUIET, ha="center"))
