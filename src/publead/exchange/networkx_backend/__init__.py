"""
A backend of networkx: its functions, computed by this library's kernels.

Installed beside networkx, it is found by the entry point ``networkx.backends``, and nothing of it
is imported until a call asks for it: ``nx.betweenness_centrality(G, backend="publead")``, or
``nx.config.backend_priority = ["publead"]`` for all calls. networkx converts the graph once, and
keeps what was converted until the graph changes.

What is not implemented is refused before any work, and networkx then does it itself where it was
told to choose (``backend_priority``), or says so (``backend=``).

The functions take the place of networkx's own and are documented there. They apply no disclosure
policy: they are for those who already hold the ties.
"""

from typing import Any

from publead.exchange.networkx_backend.betweenness import (
    betweenness_centrality,
    edge_betweenness_centrality,
)
from publead.exchange.networkx_backend.graph import (
    ConvertedGraph,
    convert_from_nx,
    convert_to_nx,
)
from publead.exchange.networkx_backend.local import (
    constraint,
    core_number,
    degree_centrality,
    effective_size,
    in_degree_centrality,
    number_connected_components,
    number_strongly_connected_components,
    number_weakly_connected_components,
    out_degree_centrality,
    overall_reciprocity,
    reciprocity,
    transitivity,
    triadic_census,
)
from publead.exchange.networkx_backend.nearness import (
    average_shortest_path_length,
    closeness_centrality,
    diameter,
    eccentricity,
    global_efficiency,
    harmonic_centrality,
    radius,
)
from publead.exchange.networkx_backend.refusals import not_worth_it, refusal
from publead.exchange.networkx_backend.spectral import (
    eigenvector_centrality,
    katz_centrality,
    katz_centrality_numpy,
    pagerank,
)

MEASURES = (
    "average_shortest_path_length",
    "betweenness_centrality",
    "closeness_centrality",
    "constraint",
    "core_number",
    "degree_centrality",
    "diameter",
    "eccentricity",
    "edge_betweenness_centrality",
    "effective_size",
    "eigenvector_centrality",
    "global_efficiency",
    "harmonic_centrality",
    "in_degree_centrality",
    "katz_centrality",
    "katz_centrality_numpy",
    "number_connected_components",
    "number_strongly_connected_components",
    "number_weakly_connected_components",
    "out_degree_centrality",
    "overall_reciprocity",
    "pagerank",
    "radius",
    "reciprocity",
    "transitivity",
    "triadic_census",
)
"""The functions of networkx that the backend has."""

__all__ = [
    "MEASURES",
    "ConvertedGraph",
    "average_shortest_path_length",
    "betweenness_centrality",
    "can_run",
    "closeness_centrality",
    "constraint",
    "convert_from_nx",
    "convert_to_nx",
    "core_number",
    "degree_centrality",
    "diameter",
    "eccentricity",
    "edge_betweenness_centrality",
    "effective_size",
    "eigenvector_centrality",
    "global_efficiency",
    "harmonic_centrality",
    "in_degree_centrality",
    "katz_centrality",
    "katz_centrality_numpy",
    "number_connected_components",
    "number_strongly_connected_components",
    "number_weakly_connected_components",
    "out_degree_centrality",
    "overall_reciprocity",
    "pagerank",
    "radius",
    "reciprocity",
    "should_run",
    "transitivity",
    "triadic_census",
]


def can_run(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
    """Return True where a call is implemented, and else the reason why networkx must do it."""
    if name not in MEASURES:
        return f"publead has no {name}"
    return refusal(name, globals()[name], args, kwargs) or True


def should_run(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
    """Return True where a call is worth converting the graph, and else why it is not."""
    return not_worth_it(name, args, kwargs) or True
