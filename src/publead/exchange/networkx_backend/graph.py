"""A networkx graph as arrays: converted once, and kept by networkx until the graph changes."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

import attrs
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted
from publead.graphs.csr import Csr, Floats, Kind

NAME = "publead"

# Whole numbers are compared exactly by networkx, and here to one part in ten thousand million.
LARGEST_SUM = 1e9


@attrs.frozen(eq=False, repr=False)
class ConvertedGraph:
    """
    The nodes and arcs of a networkx graph, in its order; an edge stands as both its arcs.

    Attributes
    ----------
    nodes : tuple of hashable
        The nodes.
    sources, targets : ndarray of int64, shape (n_arcs,)
        Places of the ends of each arc; loops stand there once.
    weights : mapping of str to ndarray of float
        One number an arc, by the name of the edge data.
    directed : bool
        Whether it is a ``DiGraph``.
    """

    __networkx_backend__ = NAME

    nodes: tuple[Hashable, ...]
    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    weights: Mapping[str, Floats]
    directed: bool
    _csrs: dict[str | None, Csr] = attrs.field(factory=dict)

    def is_directed(self) -> bool:
        """Whether it is a ``DiGraph``."""
        return self.directed

    def is_multigraph(self) -> bool:
        """Return False: such graphs are not converted."""
        return False

    def __len__(self) -> int:
        """Return how many nodes there are."""
        return len(self.nodes)

    def __iter__(self) -> Iterator[Hashable]:
        """Return the nodes."""
        return iter(self.nodes)

    def __contains__(self, node: object) -> bool:
        """Whether there is such a node."""
        try:
            return node in self.places
        except TypeError:
            return False

    @property
    def kind(self) -> Kind:
        """Whether ties have a direction, in the kernels' word."""
        return Kind.DIRECTED if self.directed else Kind.UNDIRECTED

    @cached_property
    def places(self) -> dict[Hashable, int]:
        """Each node's place."""
        return {node: place for place, node in enumerate(self.nodes)}

    @cached_property
    def loops(self) -> NDArray[np.bool_]:
        """Which arcs are loops."""
        return np.equal(self.sources, self.targets)

    def csr(self, weight: str | None = None) -> Csr:
        """
        Return the arcs without the loops, with a weight as their strength.

        Raises
        ------
        NotImplementedError
            If a weight is not above 0, or was not converted.
        """
        if weight is not None and weight not in self.weights:
            raise NotImplementedError(f"the graph was converted without {weight!r}")
        if weight not in self._csrs:
            real = ~self.loops
            strength = None
            if weight is not None:
                strength = self.weights[weight][real]
                if not bool(((strength > 0) & (strength < np.inf)).all()):
                    raise NotImplementedError(f"an edge's {weight} is not a finite number above 0")
            made = Csr.from_edges(len(self), self.sources[real], self.targets[real], strength)
            self._csrs[weight] = made
        return self._csrs[weight]

    def lengths(self, weight: str) -> Floats:
        """
        Return a weight as the length of each arc of `csr`.

        Raises
        ------
        NotImplementedError
            If a weight is not above 0, or is a whole number so large that sums of them must be
            compared exactly.
        """
        lengths = self.csr(weight).arc_strengths
        whole = bool((lengths == np.rint(lengths)).all())
        if whole and lengths.size and float(lengths.max()) * len(self) >= LARGEST_SUM:
            raise NotImplementedError(f"{weight} holds whole numbers that add up beyond 1e9")
        return lengths

    def without_loops(self) -> "ConvertedGraph":
        """
        Return the graph itself.

        Raises
        ------
        NotImplementedError
            If it has loops.
        """
        if self.loops.any():
            raise NotImplementedError("the graph has loops")
        return self

    def by_node(self, values: NDArray[Any]) -> dict[Hashable, Any]:
        """Return values by node, as Python's own numbers."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def edges(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the ends of each edge, in the order of ``G.edges()``."""
        first = slice(None) if self.directed else self.targets >= self.sources
        return self.sources[first], self.targets[first]

    def __repr__(self) -> str:
        """Return the size; never a node."""
        way = "directed" if self.directed else "undirected"
        return f"ConvertedGraph: {counted(len(self), 'node')}, {way}"


def convert_from_nx(
    graph: "nx.Graph[Any]",
    *,
    edge_attrs: Mapping[str, object] | None = None,
    preserve_edge_attrs: bool = False,
    **_: object,
) -> ConvertedGraph:
    """
    Return a networkx graph as arrays; networkx calls this before it calls a measure.

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        The graph.
    edge_attrs : mapping of str to object, optional
        The edge data that are needed, and what stands for them where an edge has none.
    preserve_edge_attrs : bool
        Whether all edge data are needed.

    Raises
    ------
    NotImplementedError
        If the graph is a multigraph, or edge data that are needed are not numbers.
    """
    if graph.is_multigraph():
        raise NotImplementedError("publead has no multigraphs")
    if preserve_edge_attrs:
        raise NotImplementedError("publead reads edge data by one name only")
    nodes = tuple(graph)
    places = {node: place for place, node in enumerate(nodes)}
    rows = [neighbours for _, neighbours in graph.adjacency()]
    counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    n_arcs = int(counts.sum())
    ends = map(places.__getitem__, chain.from_iterable(rows))
    return ConvertedGraph(
        nodes=nodes,
        sources=np.repeat(np.arange(len(nodes)), counts),
        targets=np.fromiter(ends, dtype=np.int64, count=n_arcs),
        weights={
            name: _numbers(rows, name, default, n_arcs)
            for name, default in (edge_attrs or {}).items()
        },
        directed=graph.is_directed(),
    )


def convert_to_nx(result: Any, **_: object) -> Any:
    """Return a result as it is, and a converted graph as a networkx graph again."""
    if not isinstance(result, ConvertedGraph):
        return result
    graph: nx.Graph[Any] = nx.DiGraph() if result.directed else nx.Graph()
    graph.add_nodes_from(result.nodes)
    listed = zip(result.sources.tolist(), result.targets.tolist(), strict=True)
    columns = {name: values.tolist() for name, values in result.weights.items()}
    graph.add_edges_from(
        (result.nodes[u], result.nodes[v], {name: of[arc] for name, of in columns.items()})
        for arc, (u, v) in enumerate(listed)
    )
    return graph


def _numbers(
    rows: Iterable[Mapping[Hashable, Mapping[str, Any]]], name: str, default: object, count: int
) -> Floats:
    data = (told.get(name, default) for row in rows for told in row.values())
    try:
        return np.fromiter(data, dtype=np.float64, count=count)
    except (TypeError, ValueError):
        raise NotImplementedError(f"the edge data {name!r} are not all numbers") from None
