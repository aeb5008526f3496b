"""The tools that measure the same network, each as its users would call it."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, ClassVar

import attrs
import networkx as nx
import numpy as np
from numpy.typing import NDArray
from organisations import Organisation

from publead.graphs.betweenness import node_betweenness
from publead.graphs.csr import Csr
from publead.graphs.distances import hop_sums, inverse_strengths
from publead.graphs.engines import MOST_DENSE_BY_HOPS, MOST_DENSE_BY_LENGTHS
from publead.graphs.work import Engine, Work

Floats = NDArray[np.float64]
Sources = NDArray[np.int64]


def without_numba(n: int, *, by_length: bool) -> Work:
    """Return the work that this library chooses where there is no numba."""
    most = MOST_DENSE_BY_LENGTHS if by_length else MOST_DENSE_BY_HOPS
    return Work(Engine.DENSE if n <= most else Engine.SPARSE)


class Tool:
    """A tool that holds a network; what it cannot do, it does not have."""

    name: ClassVar[str]
    exact_ties: ClassVar[bool] = True
    """Whether lengths that differ in the last bit only are the same to it."""
    from_some: ClassVar[frozenset[str]] = frozenset()
    """What it can be asked of some sources."""
    held: Any
    """The network in the tool's own form."""
    plain: Any
    """The same without lengths and strengths."""

    def __init__(self, made: Organisation) -> None:
        self.n = made.n
        self.plain: Any = None
        self.held = self.build(made)
        if self.plain is None:
            self.plain = self.held

    def build(self, made: Organisation) -> Any:
        """Return the network in the tool's own form."""
        raise NotImplementedError


class Publead(Tool):
    """The library itself, on one engine and in one thread."""

    name = "publead"
    engine = Engine.SPARSE
    from_some = frozenset({"hops", "lengths", "distances"})

    def build(self, made: Organisation) -> Csr:
        self.plain = made.csr().unweighted()
        return made.csr()

    def hops(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, None)

    def lengths(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, inverse_strengths(self.held))

    def _betweenness(self, sources: Sources | None, lengths: Floats | None) -> Floats:
        work = without_numba(self.n, by_length=lengths is not None)
        work = work if self.engine is Engine.SPARSE else Work(self.engine, threads=1)
        return node_betweenness(self.held, sources=sources, lengths=lengths, work=work).values

    def distances(self, sources: Sources | None) -> Floats:
        return hop_sums(self.held, pivots=sources).incoming.harmonic

    def arriving(self, nodes: Sources | None) -> Floats:
        """Return the harmonic closeness of some nodes, by the paths that arrive at each."""
        if nodes is None:
            return self.distances(None)
        work = Work(self.engine, threads=1)
        turned = self.held.transposed()
        return node_betweenness(turned, sources=nodes, work=work).paths.outgoing.harmonic[nodes]

    def met_from(self, sources: Sources | None) -> Floats:
        """Return what `distances` returns, from sweeps for betweenness."""
        work = Work(self.engine, threads=1)
        return node_betweenness(self.held, sources=sources, work=work).paths.incoming.harmonic


class Compiled(Publead):
    """The library with numba."""

    name = "publead[fast]"
    engine = Engine.COMPILED
    distances = None  # type: ignore[assignment] # bits need no compiler


class Networkx(Tool):
    """networkx, in plain Python."""

    name = "networkx"
    exact_ties = False
    from_some = frozenset({"hops", "lengths"})

    def build(self, made: Organisation) -> Any:
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(made.n))
        ends = zip(made.sources.tolist(), made.targets.tolist(), strict=True)
        for (u, v), strength in zip(ends, made.strengths.tolist(), strict=True):
            graph.add_edge(u, v, length=1 / strength)
        return graph

    def hops(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, None)

    def lengths(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, "length")

    def _betweenness(self, sources: Sources | None, weight: str | None) -> Floats:
        k = None if sources is None else sources.size  # it draws its own
        found = nx.betweenness_centrality(self.held, k=k, weight=weight, normalized=False, seed=1)
        return np.array([found[v] for v in range(self.n)])

    def distances(self, sources: Sources | None) -> Floats:
        assert sources is None
        nx.closeness_centrality(self.held)
        found = nx.harmonic_centrality(self.held)
        return np.array([found[v] for v in range(self.n)])


class Igraph(Tool):
    """igraph, in C."""

    name = "igraph"
    from_some = frozenset({"hops", "lengths", "distances"})

    def build(self, made: Organisation) -> Any:
        ends = np.stack([made.sources, made.targets], axis=1).tolist()
        graph = import_module("igraph").Graph(n=made.n, edges=ends, directed=True)
        graph.es["length"] = (1 / made.strengths).tolist()
        return graph

    def hops(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, None)

    def lengths(self, sources: Sources | None) -> Floats:
        return self._betweenness(sources, "length")

    def _betweenness(self, sources: Sources | None, weights: str | None) -> Floats:
        if sources is None:
            return np.array(self.held.betweenness(weights=weights))
        asked = sources.tolist()
        return np.array(self.held.betweenness(weights=weights, sources=asked, targets=None))

    def distances(self, sources: Sources | None) -> Floats:
        asked = None if sources is None else sources.tolist()
        self.held.closeness(vertices=asked, mode="in")
        found = self.held.harmonic_centrality(vertices=asked, mode="in", normalized=False)
        return np.array(found)


class Rustworkx(Tool):
    """rustworkx, in Rust; it has no lengths and no harmonic closeness."""

    name = "rustworkx"

    def build(self, made: Organisation) -> Any:
        graph = import_module("rustworkx").PyDiGraph()
        graph.add_nodes_from(range(made.n))
        ends = zip(made.sources.tolist(), made.targets.tolist(), strict=True)
        graph.add_edges_from_no_data(list(ends))
        return graph

    def hops(self, sources: Sources | None) -> Floats:
        assert sources is None
        kernel = import_module("rustworkx").digraph_betweenness_centrality
        found = kernel(self.held, normalized=False, parallel_threshold=1 << 30)
        return np.array([found[v] for v in range(self.n)])


class Networkit(Tool):
    """networkit, in C++."""

    name = "networkit"
    exact_ties = False

    def build(self, made: Organisation) -> Any:
        kit = import_module("networkit")
        kit.setNumberOfThreads(1)
        ends = (made.sources.astype(np.uint64), made.targets.astype(np.uint64))
        self.plain = kit.GraphFromCoo((np.ones(made.sources.size), ends), made.n, False, True)
        return kit.GraphFromCoo((1 / made.strengths, ends), made.n, True, True)

    def hops(self, sources: Sources | None) -> Floats:
        assert sources is None
        kernel = import_module("networkit").centrality.Betweenness
        return np.array(kernel(self.plain).run().scores())

    def lengths(self, sources: Sources | None) -> Floats:
        assert sources is None
        kernel = import_module("networkit").centrality.Betweenness
        return np.array(kernel(self.held).run().scores())


@attrs.frozen
class Limits:
    """How long a tool takes an arc and a source, about: what decides whether it is sampled."""

    hops: float
    lengths: float
    distances: float


LIMITS: dict[type[Tool], Limits] = {
    Publead: Limits(3e-8, 3e-7, 3e-10),
    Compiled: Limits(7e-9, 4e-8, 1e-9),
    Networkx: Limits(1e-6, 3e-6, 1e-6),
    Igraph: Limits(3e-8, 1e-7, 5e-8),
    Rustworkx: Limits(5e-8, 1, 1),
    Networkit: Limits(8e-8, 2e-7, 1),
}


def tools() -> list[type[Tool]]:
    """Return the tools that are installed, this library first."""
    found: list[type[Tool]] = [Publead]
    found += [Compiled] if find_spec("numba") else []
    found += [Networkx]
    for tool in (Igraph, Rustworkx, Networkit):
        found += [tool] if find_spec(tool.name) else []
    return found
