"""The picture of growth: seconds against forms, a line an engine, both axes in powers of ten."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from frames_growth import BESIDE, Growth

from publead.plots import to_svg
from publead.plots.alternative import say
from publead.plots.canvas import SMALL, canvas, caption, height_of, quiet
from publead.plots.palette import FAINT, INK, QUIET, Look, looks_of
from publead.plots.spreading import spread_out

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TITLE: Final = "Scoring forms where they are: seconds by the number of forms"


def picture(found: Mapping[str, Growth], machine: str) -> str:
    """Return the picture as SVG on white paper, with its text alternative."""
    ax = canvas(None, 4.6)
    quiet(ax)
    ax.set_xscale("log")
    ax.set_yscale("log")
    looks = looks_of(tuple(name for name in found if name != BESIDE))
    for name, each in found.items():
        style = _style(looks.get(name))
        ax.plot(list(each.seconds), list(each.seconds.values()), linewidth=1.6, **style)
    sizes = sorted({n_forms for each in found.values() for n_forms in each.seconds})
    ax.set_xticks(sizes, [f"{size:,}" for size in sizes])
    ax.set_xlim(right=sizes[-1] * max(sizes[-1] / sizes[0], 10) ** 0.32)  # room for the names
    low, high = ax.get_ylim()
    powers = [10.0**power for power in range(-4, 5) if low <= 10.0**power <= high]
    ax.set_yticks(powers, [f"{power:g}" for power in powers])
    ax.minorticks_off()
    ax.grid(visible=True, axis="both", which="major", color=FAINT, linewidth=0.7)
    notes = f"Dashed: polars' own expressions, which check nothing. {machine}."
    if "pyspark" in found:
        notes += " PySpark: elapsed time; it works outside Python."
    caption(ax, TITLE, "Forms of 40 answers. Upwards: seconds for checks and scores", notes)
    _names(ax, found)
    say(ax, alternative(found))
    return to_svg(ax)


def _style(look: Look | None) -> dict[str, Any]:
    if look is None:
        return {"color": QUIET, "linestyle": "--"}
    return {
        "color": look.colour,
        "marker": look.marker,
        "markersize": look.size,
        "markeredgecolor": look.edge,
        "markeredgewidth": 0.6,
    }


def alternative(found: Mapping[str, Growth]) -> str:
    """Return the picture in words, number by number."""
    told = [f"{label(name)}: {_told(each)}" for name, each in found.items()]
    return f"Lines of seconds against forms, both in powers of ten. {'; '.join(told)}."


def _told(each: Growth) -> str:
    return ", ".join(f"{seconds(value)} at {n_forms:,}" for n_forms, value in each.seconds.items())


def seconds(value: float) -> str:
    """Return seconds with two figures that count."""
    return f"{value:.2g} s" if value < 10 else f"{value:.0f} s"


def label(name: str) -> str:
    return "polars' own expressions" if name == BESIDE else name


def _names(ax: "Axes", found: Mapping[str, Growth]) -> None:
    """Write each engine's name where its line ends, none on another."""
    ends = {name: list(each.seconds.items())[-1] for name, each in found.items()}
    largest = max(n_forms for n_forms, _ in ends.values())
    low, high = np.log10(ax.get_ylim())
    room = 1.5 * SMALL / height_of(ax) * (high - low)
    at_the_edge = [name for name, (n_forms, _) in ends.items() if n_forms == largest]
    wanted = [float(np.log10(ends[name][1])) for name in at_the_edge]
    places = spread_out(wanted, [room] * len(wanted), (low, high))
    heights = {name: 10.0**place for name, place in zip(at_the_edge, places, strict=True)}
    for name, (n_forms, value) in ends.items():
        is_last = name in heights
        ax.annotate(
            label(name),
            (n_forms, heights.get(name, value)),
            xytext=(8, 0) if is_last else (-4, 6),
            textcoords="offset points",
            ha="left" if is_last else "right",
            va="center" if is_last else "bottom",
            fontsize=SMALL,
            color=INK,
            annotation_clip=False,
        )
