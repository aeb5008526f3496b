"""Two frameworks side by side, as a matrix of what speaks of the same thing."""

from typing import TYPE_CHECKING

from publead.errors import expect
from publead.estimates import counted
from publead.frameworks import Competency, Crosswalk, Strength
from publead.plots.alternative import say
from publead.plots.canvas import SMALL, canvas, caption, folded, letters_across
from publead.plots.palette import BLUE, FAINT, INK, PAPER, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LOOKS = {Strength.STRONG: (BLUE, 11.0), Strength.PARTIAL: (PAPER, 8.0)}
KEY = "■ strong: they share their core\n□ partial: they share a part"
LEAST = 5.5
"""The letters that must fit between two columns for names that lean not to meet."""


def crosswalk(crosswalk: Crosswalk, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw which competencies of two frameworks speak of the same thing.

    A filled square is a strong match, an empty and smaller one a partial match. A competency
    without any match has a grey name.

    Parameters
    ----------
    crosswalk : Crosswalk
        The judgement, such as ``publead.frameworks.crosswalk(a, b)``.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
    """
    expect(crosswalk, Crosswalk, "crosswalk", "Make it with publead.frameworks.crosswalk(a, b)")
    down, across = crosswalk.a.competencies, crosswalk.b.competencies
    axes = canvas(ax, 0.3 * len(down) + 3.4)
    rows, columns = _places(down), _places(across)
    for match in crosswalk.matches:
        fill, size = _LOOKS[match.strength]
        axes.plot([columns[match.b]], [rows[match.a]], linestyle="none", marker="s",
                  markersize=size, markerfacecolor=fill, markeredgecolor=INK, zorder=3,
                  label=match.strength.value)  # fmt: skip
    axes.set(xlim=(-0.6, len(across) - 0.4), ylim=(len(down) - 0.4, -0.6))
    key = _name(axes, crosswalk)
    alone = [each for each in (*down, *across) if not crosswalk.of(each.code)]
    title = f"{crosswalk.a.id} down, {crosswalk.b.id} across"
    caption(axes, title, KEY, f"In italics: without a match. {crosswalk.status.capitalize()}.{key}")
    say(axes, *_told(crosswalk), f"Without a match: {', '.join(e.label for e in alone)}."
        if alone else "")  # fmt: skip
    return axes


def _places(competencies: tuple[Competency, ...]) -> dict[str, int]:
    return {str(each.code): place for place, each in enumerate(competencies)}


def _name(ax: "Axes", walk: Crosswalk) -> str:
    """Name rows and columns, and return the key where columns are too narrow for names."""
    down, across = walk.a.competencies, walk.b.competencies
    rows = [folded(each.label, min(max(letters_across(ax, SMALL, 0.3), 14), 30)) for each in down]
    is_narrow = letters_across(ax, SMALL) / len(across) < LEAST
    columns = [
        str(place) if is_narrow else folded(each.label, 22)
        for place, each in enumerate(across, start=1)
    ]
    ax.set_yticks(range(len(down)), rows, fontsize=SMALL, linespacing=1.1)
    ax.set_xticks(range(len(across)), columns, fontsize=SMALL, linespacing=1)
    ax.tick_params(axis="both", length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    if not is_narrow:
        for label in ax.get_xticklabels():
            label.set(rotation=50, rotation_mode="anchor", va="center")
            label.set_horizontalalignment("left")
    labels = [*ax.get_yticklabels(), *ax.get_xticklabels()]
    for label, each in zip(labels, (*down, *across), strict=True):
        label.set_color(INK if walk.of(each.code) else QUIET)
        label.set_fontstyle("normal" if walk.of(each.code) else "italic")
    ax.grid(visible=True, color=FAINT, linewidth=0.7)
    ax.set_axisbelow(True)
    ax.spines[:].set_visible(False)
    named = (f"{place} {each.label}" for place, each in enumerate(across, start=1))
    return f" Across: {', '.join(named)}." if is_narrow else ""


def _told(walk: Crosswalk) -> list[str]:
    labels = {each.code: each.label for each in (*walk.a.competencies, *walk.b.competencies)}
    head = (
        f"Matrix of {counted(len(walk.a), 'competency', 'competencies')} of {walk.a.id} beside "
        f"{len(walk.b)} of {walk.b.id}, "
        f"{walk.status}: {len(walk.matches)} matches."
    )
    return [
        head,
        *(f"{labels[m.a]} and {labels[m.b]}: {m.strength.value}." for m in walk.matches),
    ]
