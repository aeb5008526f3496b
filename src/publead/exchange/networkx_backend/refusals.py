"""What is left to networkx: parameters that are not implemented, and work not worth converting."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import networkx as nx

from publead.errors import InputError, PolicyError, UndefinedStatisticError
from publead.exchange.networkx_backend.graph import NAME

Measure = Callable[..., Any]

WEIGHTS: Final = ("weight", "distance")
"""The parameters that name edge data."""

ONLY: Final[Mapping[str, Mapping[str, tuple[object, ...]]]] = {
    "average_shortest_path_length": {"method": (None, "unweighted", "dijkstra")},
    "closeness_centrality": {"sp": (None,)},
    "diameter": {"e": (None,), "usebounds": (False,)},
    "eccentricity": {"sp": (None,)},
    "eigenvector_centrality": {"nstart": (None,)},
    "katz_centrality": {"nstart": (None,)},
    "pagerank": {"personalization": (None,), "nstart": (None,), "dangling": (None,)},
    "radius": {"e": (None,), "usebounds": (False,)},
    "reciprocity": {"nodes": (None,)},
    "triadic_census": {"nodelist": (None,)},
}
"""The values of parameters that are implemented, where not all are."""

DIRECTED: Final = frozenset({"overall_reciprocity", "reciprocity"})
"""What says nothing of an undirected graph, although networkx gives a number."""

LIGHT: Final = frozenset(
    {
        "core_number",
        "degree_centrality",
        "in_degree_centrality",
        "number_connected_components",
        "number_strongly_connected_components",
        "number_weakly_connected_components",
        "out_degree_centrality",
        "overall_reciprocity",
        "reciprocity",
    }
)
"""What takes networkx no longer than converting the graph would."""

LIGHT_IF_SMALL: Final = frozenset(
    {"eigenvector_centrality", "katz_centrality_numpy", "pagerank", "transitivity"}
)
"""The same for graphs of fewer nodes than `SMALL`."""
SMALL: Final = 100

SAMPLING_SINCE: Final = (3, 6)
"""The version of networkx whose scaling of sampled betweenness is implemented."""


def refusal(name: str, measure: Measure, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return why a call is left to networkx; empty where it is not."""
    try:
        bound = inspect.signature(measure).bind(*args, **kwargs)
    except TypeError as error:
        return str(error)
    bound.apply_defaults()
    given = bound.arguments
    graph = given["G"]
    if graph.is_multigraph():
        return "publead has no multigraphs"
    if name == "transitivity" and graph.is_directed():
        return "publead's transitivity of a directed graph is another thing"
    if name in DIRECTED and not graph.is_directed():
        return "publead has no reciprocity of an undirected graph"
    if given.get("k") not in (None, len(graph)) and _version() < SAMPLING_SINCE:
        return "this version of networkx scales samples in another way"
    for parameter in WEIGHTS:
        if not isinstance(given.get(parameter), str | None):
            return f"{parameter} is not the name of edge data"
    for parameter, values in ONLY.get(name, {}).items():
        if not any(_is(given[parameter], value) for value in values):
            return f"publead does not implement {parameter}={type(given[parameter]).__name__}"
    return ""


def not_worth_it(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return why networkx had better do a call that it does not have to leave to others."""
    graph = args[0] if args else kwargs.get("G")
    cache = getattr(graph, "__networkx_cache__", None) or {}
    converted = getattr(graph, "__networkx_backend__", None) == NAME
    if converted or cache.get("backends", {}).get(NAME):
        return ""
    small = graph is not None and len(graph) < SMALL
    if name in LIGHT or (small and name in LIGHT_IF_SMALL):
        return "converting the graph would take longer than networkx does"
    return ""


@contextmanager
def left_to_networkx() -> Iterator[None]:
    """Turn what this library refuses to compute into what makes networkx do it itself."""
    try:
        yield
    except (PolicyError, UndefinedStatisticError, InputError) as error:
        raise NotImplementedError(str(error)) from error


def _is(given: object, value: object) -> bool:
    """Whether a parameter has a value; arrays are compared with nothing."""
    return type(given) is type(value) and bool(given == value)


def _version() -> tuple[int, ...]:
    return tuple(int(part) for part in nx.__version__.split(".")[:2])
