"""What is written around a drawn network, and told of it in words."""

from typing import Final

from publead.estimates import counted
from publead.network import Direction, LeadershipNetwork, PersonIndex
from publead.plots.alternative import listed
from publead.plots.naming import Shades, TiesShown

MOST_TIES_TOLD: Final = 60

_TITLES: Final = {
    Direction.NOMINATION: "Who turns to whom",
    Direction.INFLUENCE: "Who leads whom",
}
_READ: Final = {
    Direction.NOMINATION: "Arrow: from somebody to whom they turn to; two heads: both ways.",
    Direction.INFLUENCE: "Arrow: from somebody to whom they lead; two heads: both ways.",
}


def title_of(network: LeadershipNetwork, shades: Shades) -> str:
    """Return what is drawn, of how many people and ties, by which groups."""
    what = _TITLES[network.direction] if network.direction else "Ties"
    size = f"{counted(network.n_people, 'person', 'people')}, {counted(network.n_ties, 'tie')}"
    return f"{what}: {size}, by {shades.name}" if shades.labels else f"{what}: {size}"


def notes_of(
    network: LeadershipNetwork, shades: Shades, size: PersonIndex | None, names: TiesShown | None
) -> str:
    """Return how to read the drawing, what is not shown, and why names are."""
    way = _READ[network.direction] if network.direction else "Arrow: as the graph has it."
    notes = ["Line: a tie." if network.is_undirected else way]
    notes.append("Places mean nothing by themselves.")
    if size is not None:
        notes.append(f"Area of a dot: {size.measure.name}.")
    if not network.is_complete:
        notes.append(f"{network.n_respondents:,} of {network.n_people:,} answered.")
    if shades.n_gathered:
        groups = counted(shades.n_gathered, "group")
        notes.append(f"Not shown apart, {shades.why}: {groups}.")
    if names is not None:
        notes.append(f"Names are shown because: {names.reason}.")
    return " ".join(notes)


def told_of(network: LeadershipNetwork, shades: Shades, *, is_open: bool) -> list[str]:
    """Return the groups with their sizes and, where they may be told, the ties by name."""
    told = []
    if shades.labels:
        sizes = [int((shades.codes == code).sum()) for code in range(len(shades.labels))]
        named = zip(shades.labels, sizes, strict=True)
        told.append(listed([f"{label}: {counted(n, 'person', 'people')}" for label, n in named]))
    if is_open and network.n_ties <= MOST_TIES_TOLD:
        sign = "–" if network.is_undirected else "→"
        ends = zip(network.arcs.sources.tolist(), network.arcs.targets.tolist(), strict=True)
        told.append(listed([f"{network.people[a]} {sign} {network.people[b]}" for a, b in ends]))
    return told
