"""Places for people, so that those who are tied stand near one another; the same every time."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from publead.graphs.components import weak_components
from publead.network import LeadershipNetwork

if TYPE_CHECKING:
    import networkx as nx

Places = NDArray[np.float64]
BY_STRESS = 150
ROW = 1.9
"""How much wider than high the whole should be."""


def places_of(network: LeadershipNetwork, rng: np.random.Generator | None = None) -> Places:
    """
    Return a place for each person, shape (n_people, 2).

    Each component is laid out by Kamada and Kawai's springs, or by Fruchterman and Reingold's
    where it is large, turned so that it lies flat, and set beside the others; those without ties
    stand in a row below.

    Parameters
    ----------
    network : LeadershipNetwork
        One layer and wave.
    rng : numpy.random.Generator, optional
        Where the springs start from; from a circle in the order of the people where it is left
        out, so that the drawing is the same every time.
    """
    part = weak_components(network.csr)
    sizes = np.bincount(part, minlength=1) if part.size else np.zeros(0, dtype=np.int64)
    found = np.zeros((network.n_people, 2))
    boxes = []
    for label in np.argsort(-sizes, kind="stable").tolist():
        who = np.flatnonzero(part == label)
        if who.size > 1:
            found[who] = _flat(_springs(_graph(network, who), rng)) * math.sqrt(who.size)
            boxes.append(who)
    width = _shelved(found, boxes)
    alone = np.flatnonzero(sizes[part] == 1) if part.size else np.zeros(0, dtype=np.intp)
    _in_rows(found, alone, width)
    return found


def _graph(network: LeadershipNetwork, who: NDArray[np.intp]) -> "nx.Graph[Any]":
    import networkx as nx  # noqa: PLC0415  it costs more to import than all the rest

    inside = set(who.tolist())
    ties = zip(network.arcs.sources.tolist(), network.arcs.targets.tolist(), strict=True)
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(who.tolist())
    graph.add_edges_from((a, b) for a, b in ties if a in inside)
    return graph


def _springs(graph: "nx.Graph[Any]", rng: np.random.Generator | None) -> Places:
    import networkx as nx  # noqa: PLC0415  it costs more to import than all the rest

    n = graph.number_of_nodes()
    angles = np.linspace(0, 2 * math.pi, n, endpoint=False)
    start = np.column_stack([np.cos(angles), np.sin(angles)])
    if rng is not None:
        start = rng.uniform(-1, 1, size=(n, 2))
    at = dict(zip(graph, start, strict=True))
    if n <= BY_STRESS:
        found = nx.kamada_kawai_layout(graph, pos=at, weight=None)
    else:
        found = nx.spring_layout(graph, pos=at, seed=0, iterations=200)
    return np.array([found[node] for node in graph])


def _flat(places: Places) -> Places:
    """Return places around 0 with their longest way across, at most 1 from the middle."""
    middle = places - places.mean(axis=0)
    _, _, ways = np.linalg.svd(middle, full_matrices=False)
    ways = ways * np.where(ways[:, :1] < 0, -1, 1)
    turned = middle @ ways.T
    if turned.shape[1] < 2:
        turned = np.column_stack([turned, np.zeros(len(turned))])
    reach = float(np.abs(turned).max()) or 1.0
    scaled: Places = turned / reach
    return scaled


def _shelved(found: Places, boxes: list[NDArray[np.intp]]) -> float:
    """Move components side by side, in rows; return how wide they are."""
    gap, x, top, depth, widest = 0.9, 0.0, 0.0, 0.0, 0.0
    area = sum(float(np.prod(np.ptp(found[who], axis=0) + gap)) for who in boxes)
    first = max((float(np.ptp(found[who][:, 0])) for who in boxes), default=0.0)
    most = max(math.sqrt(area * ROW), first)
    for who in boxes:
        size = np.ptp(found[who], axis=0)
        if x > 0 and x + size[0] > most:
            x, top, depth = 0.0, top - depth - gap, 0.0
        found[who] += np.array([x, top]) - [found[who][:, 0].min(), found[who][:, 1].max()]
        x += float(size[0]) + gap
        depth = max(depth, float(size[1]))
        widest = max(widest, x - gap)
    return widest


def _in_rows(found: Places, alone: NDArray[np.intp], width: float) -> None:
    if not alone.size:
        return
    others = np.setdiff1d(np.arange(len(found)), alone)
    top = float(found[others][:, 1].min()) - 0.8 if others.size else 0.0
    across = max(int(width / 0.55) + 1, min(alone.size, 12))
    for place, person in enumerate(alone.tolist()):
        found[person] = (0.55 * (place % across), top - 0.55 * (place // across))
