"""A leadership network as dots and arrows: groups, direction, and who did not answer."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError, expect
from publead.network import LeadershipNetwork, NetworkPolicy, PersonIndex
from publead.network.indices.grouping import GroupsLike, groups_of
from publead.network.network import NetworkLike, network_of
from publead.plots.alternative import say
from publead.plots.canvas import arrow, canvas, caption, legend, line
from publead.plots.labels import write_names
from publead.plots.layout import Places, places_of
from publead.plots.naming import Shades, TiesShown, all_shades, require_many, safe_shades
from publead.plots.network_words import notes_of, title_of, told_of
from publead.plots.palette import INK, PAPER, QUIET, REST, SERIES, Look, looks_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]

PLAIN: Final = Look(SERIES[4].colour, "o", 8.0)
SMALLEST, GREATEST = 5.0, 20.0
DASHED: Final = (0, (2, 1.5))


def network(
    network: NetworkLike,
    by: GroupsLike | None = None,
    *,
    size: PersonIndex | None = None,
    names: TiesShown | None = None,
    policy: NetworkPolicy | None = None,
    rng: np.random.Generator | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """
    Draw a network: people as dots, ties as arrows, groups by shape and colour.

    A drawing shows who named whom to everybody who can tell the dots apart. A network that was
    read from answers is therefore drawn without names, and groups that are too small to be shown
    stand together. Even so, who knows the people well may recognise some. A networkx graph is
    for those who already hold the ties, and is drawn with names.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    by : str, mapping or Groups, optional
        Groups, such as directorates.
    size : PersonIndex, optional
        An index of the same people; areas of dots grow with it.
    names : TiesShown, optional
        Leave to show names beside the ties, with the reason.
    policy : NetworkPolicy, optional
        How large a group must be, and when people may be named.
    rng : numpy.random.Generator, optional
        Where the layout starts from; the same drawing every time where it is left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    DisclosureError
        If there are so few people that each is known without a name, or names are asked for and
        too few answered.
    PolicyError
        If *size* is of other people.

    Notes
    -----
    Places mean nothing by themselves: springs draw those together who are tied (Kamada & Kawai,
    1989), and another start gives another drawing. Read ties, not distances.

    References
    ----------
    Kamada, T., & Kawai, S. (1989). An algorithm for drawing general undirected graphs.
    Information Processing Letters, 31(1), 7-15. https://doi.org/10.1016/0020-0190(89)90102-6
    """
    expect(names, TiesShown | None, "names", "Use TiesShown(reason=...)")
    expect(policy, NetworkPolicy | None, "policy", "Use NetworkPolicy(...)")
    expect(size, PersonIndex | None, "size", "Give an index, such as person.in_degree(network)")
    one, shown = network_of(network), policy or NetworkPolicy()
    one.require_single()
    is_open = names is not None or not isinstance(network, LeadershipNetwork)
    if names is not None:
        shown.require_response(one, "a drawing with names")
    if not is_open:
        require_many(one, shown)
    shades = _shades(one, by, shown, is_open=is_open)
    radii = _radii(one, size)
    axes = canvas(ax, 6.2)
    places = places_of(one, rng)
    _frame(axes, places)
    _ties(axes, one, places, radii)
    looks = _people(axes, one, shades, places, radii)
    if shades.labels or not one.is_complete:
        legend(axes, _handles(one, looks))
    notes = notes_of(one, shades, size, names)
    caption(axes, title_of(one, shades), "", notes)
    if is_open:
        write_names(axes, [str(person) for person in one.people], places, radii, _ends(one))
    say(axes, f"Network. {title_of(one, shades)}.", *told_of(one, shades, is_open=is_open), notes)
    return axes


def _shades(
    network: LeadershipNetwork, by: GroupsLike | None, policy: NetworkPolicy, *, is_open: bool
) -> Shades:
    if by is None:
        return Shades(labels=(), codes=np.full(network.n_people, -1))
    groups = groups_of(network, by)
    return all_shades(groups) if is_open else safe_shades(network, groups, policy)


def _radii(network: LeadershipNetwork, size: PersonIndex | None) -> Floats:
    """Return how large each dot is, in points; areas grow with the index."""
    if size is None:
        return np.full(network.n_people, PLAIN.size / 2 if network.n_people < 80 else 2.5)
    if size.people != network.people:
        raise PolicyError("size is an index of other people; compute it from this network")
    values = np.nan_to_num(size.values, nan=0.0)
    greatest = float(values.max(initial=0.0)) or 1.0
    areas = SMALLEST**2 + (GREATEST**2 - SMALLEST**2) * np.maximum(values, 0) / greatest
    radii: Floats = np.sqrt(areas) / 2
    return radii


def _ends(network: LeadershipNetwork) -> NDArray[np.intp]:
    """Return who is joined, shape (n_ties, 2); ties without direction count from both ends."""
    arcs = network.arcs.both_ways() if network.is_undirected else network.arcs
    return np.column_stack([arcs.sources, arcs.targets]).astype(np.intp)


def _frame(ax: "Axes", places: Places) -> None:
    low, high = (places.min(axis=0), places.max(axis=0)) if len(places) else ((0, 0), (1, 1))
    margin = 0.35
    ax.set_xlim(low[0] - margin, high[0] + margin)
    ax.set_ylim(low[1] - margin, high[1] + margin)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def _ties(ax: "Axes", network: LeadershipNetwork, places: Places, radii: Floats) -> None:
    ends = set(zip(network.arcs.sources.tolist(), network.arcs.targets.tolist(), strict=True))
    for a, b in sorted(ends):
        is_mutual = (b, a) in ends
        if is_mutual and a > b:
            continue
        head = "-" if network.is_undirected else "<|-|>" if is_mutual else "-|>"
        ax.add_patch(
            arrow(
                posA=tuple(places[a]),
                posB=tuple(places[b]),
                arrowstyle=head,
                shrinkA=radii[a] + 1,
                shrinkB=radii[b] + 1,
                mutation_scale=9,
                linewidth=0.9,
                color=QUIET,
                zorder=1,
                label="_tie",
            )
        )


def _people(
    ax: "Axes", network: LeadershipNetwork, shades: Shades, places: Places, radii: Floats
) -> dict[str, Look]:
    """Draw the people, group by group, and return how each group looks."""
    rest = "other groups" if shades.n_gathered else "not known"
    looks = looks_of(shades.labels)
    if not shades.labels:
        looks["person"] = PLAIN
    elif (shades.codes < 0).any():
        looks[rest] = REST
    codes = {label: code for code, label in enumerate(shades.labels)}
    for label, look in looks.items():
        of_group = shades.codes == codes.get(label, -1)
        for who, fill, style in (
            (of_group & network.respondents, look.colour, "-"),
            (of_group & ~network.respondents, PAPER, DASHED),
        ):
            if who.any():
                ax.scatter(
                    places[who, 0],
                    places[who, 1],
                    s=(2 * radii[who]) ** 2,
                    marker=look.marker,
                    c=fill,
                    edgecolors=INK,
                    linewidths=1,
                    linestyle=style,
                    zorder=3,
                    label=label,
                )
    return looks


def _handles(network: LeadershipNetwork, looks: dict[str, Look]) -> list[object]:
    handles = [
        line(linestyle="none", marker=look.marker, markersize=look.size, label=label,
             markerfacecolor=look.colour, markeredgecolor=INK)
        for label, look in looks.items()
    ]  # fmt: skip
    if not network.is_complete:
        handles.append(
            line(
                linestyle="none",
                marker="$◌$",
                markersize=9,
                label="empty: did not answer",
                markerfacecolor=INK,
                markeredgecolor=INK,
            )
        )
    return handles
