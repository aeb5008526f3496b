"""Betweenness of nodes and edges, scaled as networkx scales it."""

from collections.abc import Hashable
from random import Random
from typing import Any

import numpy as np
from networkx.utils import create_py_random_state
from numpy.typing import NDArray

from publead.exchange.networkx_backend.graph import ConvertedGraph
from publead.exchange.networkx_backend.refusals import left_to_networkx
from publead.graphs.betweenness import arc_betweenness, node_betweenness
from publead.graphs.csr import Floats

Places = NDArray[np.int64]
Seed = Random | int | None


def betweenness_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,
    seed: Seed = None,
) -> dict[Hashable, float]:
    """
    Return ``networkx.betweenness_centrality``; equally long paths are told by a tolerance.

    With *k*, the same nodes are sampled as networkx samples with the same *seed*.
    """
    sampled = _sample(G, k, seed)
    with left_to_networkx():
        lengths = None if weight is None else G.lengths(weight)
        found = node_betweenness(G.csr(weight), lengths=lengths, sources=sampled)
    values = found.values
    if endpoints:
        values = values + found.paths.incoming.reach + found.paths.outgoing.reach
    n_others = len(G) if endpoints else len(G) - 1
    if n_others < 2:
        return G.by_node(values)
    n_sources = n_others if sampled is None else sampled.size
    if sampled is None or endpoints:
        return G.by_node(values * _scale(G, n_others, n_sources, normalized=normalized))
    # A sampled node is not between itself and another: one source fewer tells of it.
    scale = np.full(len(G), _scale(G, n_others, n_sources, normalized=normalized))
    own = _scale(G, n_others, n_sources - 1, normalized=normalized) if n_sources > 1 else np.nan
    scale[sampled] = own
    return G.by_node(values * scale)


def edge_betweenness_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    seed: Seed = None,
) -> dict[tuple[Hashable, Hashable], float]:
    """Return ``networkx.edge_betweenness_centrality``; loops have 0."""
    sampled = _sample(G, k, seed)
    with left_to_networkx():
        csr = G.csr(weight)
        lengths = None if weight is None else G.lengths(weight)
        arcs = arc_betweenness(csr, lengths=lengths, sources=sampled).values
    sources, targets = G.edges()
    there = csr.arc_sources.astype(np.int64) * len(G) + csr.indices
    values = _of_arcs(arcs, there, sources * len(G) + targets)
    if not G.directed:
        values = values + _of_arcs(arcs, there, targets * len(G) + sources)
    if len(G) > 1:
        n_sources = len(G) if sampled is None else sampled.size
        values = values * _scale(G, len(G), n_sources, normalized=normalized)
    ends = zip(sources.tolist(), targets.tolist(), strict=True)
    edges = [(G.nodes[u], G.nodes[v]) for u, v in ends]
    return dict(zip(edges, values.tolist(), strict=True))


def _of_arcs(values: Floats, keys: Places, wanted: Places) -> Floats:
    """Return the values of the arcs that are wanted by their keys; 0 where there is none."""
    if not keys.size:
        return np.zeros(wanted.size)
    place = np.minimum(np.searchsorted(keys, wanted), keys.size - 1)
    return np.where(keys[place] == wanted, values[place], 0.0)


def _sample(graph: ConvertedGraph, k: int | None, seed: Seed) -> Places | None:
    """Return the places of the nodes that networkx would sample; None for all of them."""
    if k is None or k == len(graph):
        return None
    random: Any = create_py_random_state(seed)
    chosen = random.sample(list(graph.nodes), k)
    return np.array([graph.places[node] for node in chosen], dtype=np.int64)


def _scale(graph: ConvertedGraph, n: int, n_sources: int, *, normalized: bool) -> float:
    if normalized:
        return 1 / (n_sources * (n - 1))
    return n / (n_sources * (1 if graph.directed else 2))
