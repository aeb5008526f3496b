"""What a node's own neighbourhood, pairs, triads and components give."""

from collections.abc import Hashable, Iterable
from typing import Any

import networkx as nx
import numpy as np
from networkx.algorithms.triads import TRIAD_NAMES
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.exchange.networkx_backend.graph import ConvertedGraph
from publead.exchange.networkx_backend.refusals import left_to_networkx
from publead.graphs import census
from publead.graphs.components import Degree, core_numbers, strong_components, weak_components
from publead.graphs.csr import Floats
from publead.graphs.holes import structural_holes


def degree_centrality(G: ConvertedGraph) -> dict[Hashable, float]:  # noqa: N803  networkx's name
    """Return ``networkx.degree_centrality``."""
    # An undirected edge stands as both its arcs, and a loop as one that counts twice.
    degrees = _counted(G, G.sources)
    return _shares(G, degrees + (_counted(G, G.targets) if G.directed else _loops(G)))


def in_degree_centrality(G: ConvertedGraph) -> dict[Hashable, float]:  # noqa: N803  networkx's name
    """Return ``networkx.in_degree_centrality``."""
    return _shares(G, _counted(G, G.targets))


def out_degree_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
) -> dict[Hashable, float]:
    """Return ``networkx.out_degree_centrality``."""
    return _shares(G, _counted(G, G.sources))


def constraint(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    nodes: Iterable[Hashable] | None = None,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return ``networkx.constraint``, of all nodes or of some."""
    with left_to_networkx():
        return _of(G, structural_holes(G.without_loops().csr(weight)).constraint, nodes)


def effective_size(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    nodes: Iterable[Hashable] | None = None,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """
    Return ``networkx.effective_size``, of all nodes or of some.

    Where ties have weights or directions, networkx divides by the wrong node's strongest tie
    unless *nodes* are named; this gives what it gives with ``nodes=list(G)``.
    """
    with left_to_networkx():
        return _of(G, structural_holes(G.without_loops().csr(weight)).effective_size, nodes)


def core_number(G: ConvertedGraph) -> dict[Hashable, int]:  # noqa: N803  networkx's name
    """Return ``networkx.core_number``."""
    if G.loops.any():
        raise nx.NetworkXNotImplemented(
            "Input graph has self loops which is not permitted; "
            "Consider using G.remove_edges_from(nx.selfloop_edges(G))."
        )
    return G.by_node(core_numbers(G.csr(), Degree.TOTAL if G.directed else Degree.IN))


def triadic_census(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    nodelist: None = None,
) -> dict[str, int]:
    """Return ``networkx.triadic_census`` of the whole graph."""
    del nodelist
    found = census.triad_census(G.csr())
    return {name: int(found[name]) for name in TRIAD_NAMES}


def transitivity(G: ConvertedGraph) -> float:  # noqa: N803  networkx's name
    """Return ``networkx.transitivity`` of an undirected graph."""
    try:
        return census.transitivity(G.csr()).weak
    except UndefinedStatisticError:
        return 0


def reciprocity(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    nodes: None = None,
) -> float:
    """Return ``networkx.reciprocity`` of the whole graph."""
    del nodes
    return overall_reciprocity(G)


def overall_reciprocity(G: ConvertedGraph) -> float:  # noqa: N803  networkx's name
    """Return ``networkx.overall_reciprocity``."""
    csr = G.without_loops().csr()
    if not csr.n_arcs:
        raise nx.NetworkXError("Not defined for empty graphs")
    return 2 * census.dyad_census(csr).mutual / csr.n_arcs


def number_strongly_connected_components(G: ConvertedGraph) -> int:  # noqa: N803  networkx's name
    """Return ``networkx.number_strongly_connected_components``."""
    return _distinct(strong_components(G.csr()))


def number_weakly_connected_components(G: ConvertedGraph) -> int:  # noqa: N803  networkx's name
    """Return ``networkx.number_weakly_connected_components``."""
    return _distinct(weak_components(G.csr()))


def number_connected_components(G: ConvertedGraph) -> int:  # noqa: N803  networkx's name
    """Return ``networkx.number_connected_components``."""
    return _distinct(weak_components(G.csr()))


def _distinct(labels: NDArray[Any]) -> int:
    return int(labels.max(initial=-1)) + 1


def _counted(graph: ConvertedGraph, ends: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(ends, minlength=len(graph))


def _loops(graph: ConvertedGraph) -> NDArray[np.int64]:
    return _counted(graph, graph.sources[graph.loops])


def _shares(graph: ConvertedGraph, degrees: NDArray[np.int64]) -> dict[Hashable, float]:
    if len(graph) <= 1:
        return dict.fromkeys(graph.nodes, 1)
    return graph.by_node(degrees * (1.0 / (len(graph) - 1.0)))


def _of(
    graph: ConvertedGraph, values: Floats, nodes: Iterable[Hashable] | None
) -> dict[Hashable, float]:
    found = graph.by_node(values)
    if nodes is None:
        return found
    chosen = list(nodes)
    if graph.directed and not all(graph.csr().out_degrees[graph.places[node]] for node in chosen):
        raise NotImplementedError("networkx has no value for a node that no arc leaves")
    return {node: found[node] for node in chosen}
