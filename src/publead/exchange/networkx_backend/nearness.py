"""Closeness, harmonic closeness, and what else distances give."""

from collections.abc import Hashable, Iterable
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from publead.exchange.networkx_backend.graph import ConvertedGraph
from publead.exchange.networkx_backend.refusals import left_to_networkx
from publead.graphs.csr import Csr, Floats
from publead.graphs.distances import hop_sums, length_rows, length_sums
from publead.graphs.path_sums import HopSums, sums_of_rows

Places = NDArray[np.int64]


def closeness_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    u: Hashable = None,
    distance: str | None = None,
    wf_improved: bool = True,
    *,
    sp: None = None,
) -> dict[Hashable, float] | float:
    """Return ``networkx.closeness_centrality``, of all nodes or of *u*."""
    del sp
    if u is not None:
        if u not in G:
            raise nx.NodeNotFound(f"Node {u} not found in graph")
        place = np.array([G.places[u]])
        sums = sums_of_rows(_rows(G, distance, place, incoming=True).T)
        value = _closeness(sums.distance, sums.reach, len(G), wf_improved)
        return float(value[0])
    incoming = _sums(G, distance).incoming
    return G.by_node(_closeness(incoming.distance, incoming.reach, len(G), wf_improved))


def harmonic_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    nbunch: Any = None,
    distance: str | None = None,
    sources: Any = None,
) -> dict[Hashable, float]:
    """Return ``networkx.harmonic_centrality``, in the order of the graph."""
    if nbunch is None and sources is None:
        return G.by_node(_sums(G, distance).incoming.harmonic)
    wanted, given = _bunch(G, nbunch), _bunch(G, sources)
    if wanted.size < given.size:
        found = sums_of_rows(_rows(G, distance, wanted, incoming=True)[:, given].T)
    else:
        found = sums_of_rows(_rows(G, distance, given, incoming=False)[:, wanted])
    names = [G.nodes[place] for place in wanted.tolist()]
    return dict(zip(names, found.harmonic.tolist(), strict=True))


def global_efficiency(G: ConvertedGraph) -> float:  # noqa: N803  networkx's name
    """Return ``networkx.global_efficiency``."""
    n = len(G)
    if n < 2:
        return 0
    return float(hop_sums(G.csr()).incoming.harmonic.sum() / (n * (n - 1)))


def average_shortest_path_length(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    weight: str | None = None,
    method: str | None = None,
) -> float:
    """Return ``networkx.average_shortest_path_length``."""
    n = len(G)
    if n == 0:
        raise nx.NetworkXPointlessConcept(
            "the null graph has no paths, thus there is no average shortest path length"
        )
    if n == 1:
        return 0
    paths = _sums(G, None if method == "unweighted" else weight).incoming
    if bool((paths.reach < n - 1).any()):
        strongly = "strongly " if G.directed else ""
        raise nx.NetworkXError(f"Graph is not {strongly}connected.")
    return float(paths.distance.sum() / (n * (n - 1)))


def eccentricity(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    v: Any = None,
    sp: None = None,
    weight: str | None = None,
) -> dict[Hashable, float] | float:
    """Return ``networkx.eccentricity``, of all nodes, of some, or of one."""
    del sp
    if v is not None and v in G:
        found = sums_of_rows(_rows(G, weight, np.array([G.places[v]]), incoming=False).T)
        _require_all_reached(G, found.reach)
        return _number(found.eccentricity, weight)[0]
    paths = _sums(G, weight).outgoing
    chosen = _bunch(G, v)
    _require_all_reached(G, paths.reach[chosen])
    names = [G.nodes[place] for place in chosen.tolist()]
    return dict(zip(names, _number(paths.eccentricity[chosen], weight), strict=True))


def diameter(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    e: None = None,
    usebounds: bool = False,
    weight: str | None = None,
) -> float:
    """Return ``networkx.diameter``."""
    del e, usebounds
    return max(_all_eccentricities(G, weight))


def radius(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    e: None = None,
    usebounds: bool = False,
    weight: str | None = None,
) -> float:
    """Return ``networkx.radius``."""
    del e, usebounds
    return min(_all_eccentricities(G, weight))


def _all_eccentricities(graph: ConvertedGraph, weight: str | None) -> list[float]:
    paths = _sums(graph, weight).outgoing
    _require_all_reached(graph, paths.reach)
    return _number(paths.eccentricity, weight)


def _require_all_reached(graph: ConvertedGraph, reach: NDArray[np.int64]) -> None:
    if bool((reach < len(graph) - 1).any()):
        kind = "digraph is not strongly" if graph.directed else "graph is not"
        raise nx.NetworkXError(f"Found infinite path length because the {kind} connected")


def _number(values: Floats, weight: str | None) -> list[float]:
    """Return distances as networkx does: hops as whole numbers."""
    return [int(each) if weight is None else each for each in values.tolist()]


def _closeness(distance: Floats, reach: NDArray[np.int64], n: int, improved: bool) -> Floats:
    share = reach / max(n - 1, 1) if improved else np.ones(reach.shape)
    value = np.zeros(distance.shape)
    np.divide(reach * share, distance, out=value, where=distance > 0)
    return value


def _sums(graph: ConvertedGraph, weight: str | None) -> HopSums:
    if weight is None:
        return hop_sums(graph.csr())
    with left_to_networkx():
        return length_sums(graph.csr(weight), graph.lengths(weight))


def _rows(graph: ConvertedGraph, weight: str | None, nodes: Places, *, incoming: bool) -> Floats:
    """Return the distances from these nodes to all, or to them from all, (n_nodes, n)."""
    csr: Csr = graph.csr(weight)
    return length_rows(csr.transposed() if incoming else csr, nodes)


def _bunch(graph: ConvertedGraph, nodes: Any) -> Places:
    """Return the places of the nodes that networkx would take, in the order of the graph."""
    if nodes is None:
        return np.arange(len(graph))
    listed: Any = [nodes] if nodes in graph else nodes
    if not isinstance(listed, Iterable):
        raise nx.NetworkXError("the node is not in the graph")
    places = {graph.places[node] for node in listed if node in graph}
    return np.array(sorted(places), dtype=np.int64)
