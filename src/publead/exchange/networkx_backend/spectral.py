"""Eigenvector centrality, PageRank and Katz's index, found to the end and not to a tolerance."""

from collections.abc import Hashable

import networkx as nx
import numpy as np

from publead.exchange.networkx_backend.graph import ConvertedGraph
from publead.exchange.networkx_backend.refusals import left_to_networkx
from publead.graphs import spectral
from publead.graphs.csr import Floats


def eigenvector_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    max_iter: int = 100,
    tol: float = 1.0e-6,
    nstart: None = None,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return ``networkx.eigenvector_centrality``, where the graph has one only."""
    del tol, nstart
    if len(G) == 0:
        raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    _require_steps(max_iter)
    with left_to_networkx():
        return G.by_node(spectral.eigenvector(G.without_loops().csr(weight)))


def pagerank(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    alpha: float = 0.85,
    personalization: None = None,
    max_iter: int = 100,
    tol: float = 1.0e-6,
    nstart: None = None,
    weight: str | None = "weight",
    dangling: None = None,
) -> dict[Hashable, float]:
    """Return ``networkx.pagerank``."""
    del personalization, tol, nstart, dangling
    if len(G) == 0:
        return {}
    _require_steps(max_iter)
    with left_to_networkx():
        return G.by_node(spectral.pagerank(G.without_loops().csr(weight), damping=alpha))


def katz_centrality(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    alpha: float = 0.1,
    beta: float = 1.0,
    max_iter: int = 1000,
    tol: float = 1.0e-6,
    nstart: None = None,
    normalized: bool = True,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return ``networkx.katz_centrality``, for one *beta* for all nodes."""
    del tol, nstart
    if len(G) == 0:
        return {}
    _require_steps(max_iter)
    return G.by_node(_katz(G, alpha, beta, weight, normalized=normalized))


def katz_centrality_numpy(
    G: ConvertedGraph,  # noqa: N803  networkx's name
    alpha: float = 0.1,
    beta: float = 1.0,
    normalized: bool = True,
    weight: str | None = None,
) -> dict[Hashable, float]:
    """Return ``networkx.katz_centrality_numpy``, for one *beta* for all nodes."""
    if len(G) == 0:
        return {}
    return G.by_node(_katz(G, alpha, beta, weight, normalized=normalized))


def _katz(
    graph: ConvertedGraph, alpha: float, beta: float, weight: str | None, *, normalized: bool
) -> Floats:
    if not isinstance(beta, int | float):
        raise NotImplementedError("publead takes one beta for all nodes")
    with left_to_networkx():
        values = beta * spectral.katz(graph.without_loops().csr(weight), alpha=alpha)
    length = float(np.linalg.norm(values))
    return values / length if normalized and length else values


def _require_steps(max_iter: int) -> None:
    """Refuse to do without steps, as networkx would; the number itself does not matter here."""
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
