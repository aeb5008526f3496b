"""Measures beside betweenness and distances, each as the users of a tool would ask for it."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import networkx as nx
import numpy as np
from network_engines import (
    Floats,
    Igraph,
    Networkit,
    Networkx,
    Publead,
    Rustworkx,
    Tool,
    tools,
    without_numba,
)
from network_r import RClock, RSna, has_sna
from network_rounds import Clock, Timed, in_rounds
from organisations import organisation

from publead.graphs import brokerage, census, components, holes, krackhardt, spectral
from publead.graphs.betweenness import arc_betweenness, node_betweenness
from publead.graphs.centralization import NodeIndex, centralization
from publead.graphs.csr import Csr

Measure = Callable[[Any], object]

MOST_SECONDS, MOST_IN_R = 10.0, 200
MANY_STEPS, CLOSE = 10_000, 1e-10
EXACT, LOOSE = 1e-9, 1e-3
ITERATED = frozenset({"eigenvector", "PageRank"})
"""What is iterated until it changes little, by each tool's own rule."""


def in_order(values: dict[Any, float]) -> Floats:
    """Return values by node as an array."""
    return np.array([values[node] for node in sorted(values)])


def unit(values: object) -> Floats:
    """Return values scaled to length 1, for tools scale eigenvectors as they like."""
    array = np.abs(np.asarray(values, dtype=np.float64))
    return np.asarray(array / np.linalg.norm(array))


def kit(name: str) -> Any:
    """Return a class of networkit's."""
    return getattr(import_module("networkit").centrality, name)


def rust(name: str) -> Any:
    """Return a function of rustworkx's."""
    return getattr(import_module("rustworkx"), name)


def arcs_in_order(csr: Csr) -> Floats:
    """Return the betweenness of arcs, without numba."""
    return arc_betweenness(csr, work=without_numba(csr.n, by_length=False)).values


def pairs_joined(sizes: list[int]) -> float:
    """Return Krackhardt's connectedness from the sizes of the weak components."""
    n = sum(sizes)
    return sum(k * (k - 1) for k in sizes) / (n * (n - 1))


def hierarchy_in_networkx(graph: Any) -> float:
    """Return Krackhardt's hierarchy from whom each node reaches."""
    reach = sum(len(nx.descendants(graph, node)) for node in graph)
    parts = nx.strongly_connected_components(graph)
    mutual = sum(len(part) * (len(part) - 1) for part in parts) // 2
    return 1 - mutual / (reach - mutual)


def hierarchy_in_igraph(graph: Any) -> float:
    """Return the same."""
    n = graph.vcount()
    reach = sum(graph.neighborhood_size(order=n, mode="out")) - n
    mutual = sum(k * (k - 1) for k in graph.connected_components(mode="strong").sizes()) // 2
    return float(1 - mutual / (reach - mutual))


def two_centralizations(csr: Csr) -> Floats:
    """Return Freeman's centralization of in-degree and of betweenness."""
    work = without_numba(csr.n, by_length=False)
    received, between = csr.in_degrees, node_betweenness(csr, work=work).values
    return np.array(
        [
            centralization(received, NodeIndex.IN_DEGREE),
            centralization(between, NodeIndex.BETWEENNESS),
        ]
    )


MEASURES: dict[str, dict[type[Tool], Measure]] = {
    "eigenvector": {
        Publead: lambda csr: unit(spectral.eigenvector(csr)),
        Networkx: lambda g: unit(
            in_order(nx.eigenvector_centrality(g, MANY_STEPS, CLOSE, weight=None))
        ),
        Igraph: lambda g: unit(g.eigenvector_centrality(directed=True)),
        Rustworkx: lambda g: unit(
            in_order(dict(rust("eigenvector_centrality")(g, max_iter=MANY_STEPS, tol=CLOSE)))
        ),
    },
    "PageRank": {
        Publead: spectral.pagerank,
        Networkx: lambda g: in_order(nx.pagerank(g, tol=CLOSE, max_iter=MANY_STEPS, weight=None)),
        Igraph: lambda g: g.pagerank(),
        Rustworkx: lambda g: in_order(dict(rust("pagerank")(g, tol=CLOSE, max_iter=MANY_STEPS))),
        Networkit: lambda g: kit("PageRank")(g, 0.85, CLOSE).run().scores(),
    },
    "constraint": {
        Publead: lambda csr: holes.structural_holes(csr).constraint,
        Networkx: lambda g: in_order(nx.constraint(g)),
        Igraph: lambda g: g.constraint(),
    },
    "triad census": {
        Publead: lambda csr: census.triad_census(csr).counts,
        Networkx: lambda g: list(nx.triadic_census(g).values()),
        Igraph: lambda g: list(g.triad_census()),
    },
    "core number": {
        Publead: components.core_numbers,
        Networkx: lambda g: in_order(nx.core_number(g)),
        Igraph: lambda g: g.coreness(mode="all"),
    },
    "edge betweenness": {
        Publead: arcs_in_order,
        Networkx: lambda g: in_order(nx.edge_betweenness_centrality(g, normalized=False)),
        Igraph: lambda g: g.edge_betweenness(directed=True),
        Rustworkx: lambda g: in_order(
            dict(rust("digraph_edge_betweenness_centrality")(g, False, 1 << 30))
        ),
    },
    "connectedness": {
        Publead: krackhardt.connectedness,
        Networkx: lambda g: pairs_joined([len(part) for part in nx.weakly_connected_components(g)]),
        Igraph: lambda g: pairs_joined(g.connected_components(mode="weak").sizes()),
    },
    "hierarchy": {
        Publead: krackhardt.hierarchy,
        Networkx: hierarchy_in_networkx,
        Igraph: hierarchy_in_igraph,
    },
    "efficiency": {
        Publead: lambda csr: krackhardt.efficiency(csr, variant=krackhardt.Variant.SNA),
    },
    "lubness": {
        Publead: lambda csr: krackhardt.lubness(csr, variant=krackhardt.Variant.SNA),
    },
    "centralization": {Publead: two_centralizations},
    "brokerage": {Publead: lambda csr: brokerage.brokerage(csr, np.arange(csr.n) % 10).raw.ravel()},
}
"""What only this library has in Python, R's sna has too."""

IN_R = frozenset(
    {
        "triad census",
        "connectedness",
        "hierarchy",
        "efficiency",
        "lubness",
        "centralization",
        "brokerage",
    }
)
QUADRATIC = frozenset({"edge betweenness", "hierarchy"})
"""What takes most tools a time that grows with the square of the number of people."""


def compared(name: str, sizes: Sequence[int], rounds: int) -> list[Timed]:
    """Return what every tool took for one measure, after its values were compared."""
    found: list[Timed] = []
    near = LOOSE if name in ITERATED else EXACT
    for n in sizes:
        made = organisation(n)
        clocks: dict[str, Clock] = {}
        for kind, measure in MEASURES[name].items():
            if kind in tools() and expected_seconds(found, name, n, kind.name) < MOST_SECONDS:
                clocks[kind.name] = Clock(partial(measure, kind(made).plain))
        sna = RSna(made) if name in IN_R and n <= MOST_IN_R and has_sna() else None
        if sna is not None:
            clocks[sna.name] = RClock(sna, name)
        if "publead" in clocks and len(clocks) > 1:
            firsts = {tool: clock.first() for tool, clock in clocks.items()}
            for tool, values in firsts.items():
                np.testing.assert_allclose(values, firsts["publead"], near, 1e-6, err_msg=tool)
            for tool, seconds in in_rounds(clocks, rounds).items():
                found.append(Timed(name, n, tool, seconds))
        if sna is not None:
            sna.close()
    return found


def expected_seconds(found: Sequence[Timed], name: str, n: int, tool: str) -> float:
    """Return how long a tool is likely to take, from its time at the last size; 0 at the first."""
    last = [each for each in found if each.tool == tool]
    if not last:
        return math.inf if found else 0.0
    growth = n / last[-1].n
    return last[-1].median * growth ** (2 if name in QUADRATIC else 1)
