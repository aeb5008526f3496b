"""
Time many small networks beside other ways to measure them, in one run, on one core.

From the same integer arrays (team, source, target), two works. *Paths*: betweenness, closeness and
harmonic closeness on both sides, constraint, and Krackhardt's hierarchy of every team. *Table*:
the row that `publead.network.teams.measure` gives; the others leave out what they do not have
(lubness, the corrected number of leaders with its interval, bounds, checks of the input). Values
are compared before any time is shown. networkx and igraph build their graphs within their time.
networkx runs on a sample of the teams, and its time is scaled up.

Run: ``python benchmarks/teams.py [--quick]``.
"""

import argparse
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import attrs
import networkx as nx
import numpy as np
from numpy.typing import NDArray
from side_by_side import (
    Ratio,
    Target,
    Work,
    describe_machine,
    ratio,
    stay_on_one_core,
    table,
    timed,
)

from publead.graphs.stack_holes import constraints
from publead.graphs.stacks import hierarchies, stack_paths
from publead.graphs.triad_types import two_path_counts
from publead.network.teams import measure

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

HAS_IGRAPH = find_spec("igraph") is not None
SIZE, SHARE = 8, 0.35


@attrs.frozen(eq=False)
class Ties:
    """Ties of teams of one size, as integer arrays; people are numbered within their team."""

    n_teams: int
    team: Integers
    source: Integers
    target: Integers

    @classmethod
    def drawn(cls, n_teams: int) -> "Ties":
        """Return random teams."""
        arcs = np.random.default_rng(1).random((n_teams, SIZE, SIZE)) < SHARE
        arcs &= ~np.eye(SIZE, dtype=bool)
        return cls(n_teams, *(ends.astype(np.int64) for ends in np.nonzero(arcs)))

    def first(self, n_teams: int) -> "Ties":
        """Return the first teams only."""
        kept = self.team < n_teams
        return Ties(n_teams, self.team[kept], self.source[kept], self.target[kept])

    def stack(self) -> NDArray[np.bool_]:
        """Return the matrices."""
        arcs = np.zeros((self.n_teams, SIZE, SIZE), dtype=bool)
        arcs[self.team, self.source, self.target] = True
        return arcs

    def lists(self) -> Iterator[list[tuple[int, int]]]:
        """Yield the ties of each team as pairs."""
        ends = np.searchsorted(self.team, np.arange(1, self.n_teams))
        pairs = list(zip(self.source.tolist(), self.target.tolist(), strict=True))
        starts = [0, *ends.tolist(), len(pairs)]
        return (pairs[a:b] for a, b in pairwise(starts))

    def networkx(self) -> "Iterator[nx.DiGraph[int]]":
        """Yield each team as a graph of networkx."""
        for pairs in self.lists():
            graph: nx.DiGraph[int] = nx.DiGraph()
            graph.add_nodes_from(range(SIZE))
            graph.add_edges_from(pairs)
            yield graph

    def igraph(self) -> Iterator[Any]:
        """Yield each team as a graph of igraph."""
        igraph = import_module("igraph")
        return (igraph.Graph(SIZE, pairs, directed=True) for pairs in self.lists())


def paths_here(ties: Ties) -> Floats:
    """Return betweenness, both harmonics, both distance sums, constraint, hierarchy; a row each."""
    arcs = ties.stack()
    paths = stack_paths(arcs)
    return np.stack(
        [
            paths.betweenness.sum(axis=1),
            paths.in_harmonic.sum(axis=1),
            paths.out_harmonic.sum(axis=1),
            _closeness(paths.in_distance, paths.in_reach).sum(axis=1),
            _closeness(paths.out_distance, paths.out_reach).sum(axis=1),
            np.nansum(constraints(arcs), axis=1),
            hierarchies(arcs),
        ]
    )


def paths_in_networkx(ties: Ties) -> Floats:
    """Return the same."""
    rows = []
    for graph in ties.networkx():
        turned = graph.reverse()
        rows.append(
            [
                sum(nx.betweenness_centrality(graph, normalized=False).values()),
                sum(nx.harmonic_centrality(graph).values()),
                sum(nx.harmonic_centrality(turned).values()),
                sum(nx.closeness_centrality(graph).values()),
                sum(nx.closeness_centrality(turned).values()),
                sum(each for each in nx.constraint(graph).values() if each == each),
                _hierarchy_in_networkx(graph),
            ]
        )
    return np.array(rows).T


def paths_in_igraph(ties: Ties) -> Floats:
    """Return the same; igraph's closeness is the mean over those reached, so it is scaled."""
    rows = []
    for graph in ties.igraph():
        sides = []
        reach: list[int] = []
        for mode in ("in", "out"):
            reach = [each - 1 for each in graph.neighborhood_size(order=SIZE, mode=mode)]
            near = graph.closeness(mode=mode)
            sides.append(sum(c * n for c, n in zip(near, reach, strict=True) if n) / (SIZE - 1))
        rows.append(
            [
                sum(graph.betweenness()),
                sum(graph.harmonic_centrality(mode="in")) * (SIZE - 1),
                sum(graph.harmonic_centrality(mode="out")) * (SIZE - 1),
                *sides,
                sum(each for each in graph.constraint() if each == each),
                _hierarchy(sum(reach), graph.connected_components(mode="strong").sizes()),
            ]
        )
    return np.array(rows).T


def table_here(ties: Ties) -> Floats:
    """Return the numbers of the table that the others have too."""
    columns = {"team": ties.team, "source": ties.source, "target": ties.target}
    people = {
        "team": np.repeat(np.arange(ties.n_teams), SIZE),
        "person": np.tile(np.arange(SIZE), ties.n_teams),
    }
    found = measure(columns, people)
    names = ("density", "centralization", "centralization_other_end", "effective_leaders")
    others = ("reciprocity", "connectedness", "hierarchy", "efficiency", "transitivity")
    return np.stack([found.index(name).values for name in (*names, *others)])


def table_in_networkx(ties: Ties) -> Floats:
    """Return the same."""
    rows = []
    for graph in ties.networkx():
        received = [degree for _, degree in graph.in_degree()]
        given = [degree for _, degree in graph.out_degree()]
        sizes = [len(part) for part in nx.weakly_connected_components(graph)]
        reciprocity = nx.overall_reciprocity(graph)
        rows.append(
            [
                nx.density(graph),
                _centralization(received),
                _centralization(given),
                sum(received) ** 2 / sum(each * each for each in received),
                reciprocity,
                _connectedness(sizes),
                _hierarchy_in_networkx(graph),
                _efficiency(sizes, graph.number_of_edges(), reciprocity),
                _transitivity(list(nx.triadic_census(graph).values())),
            ]
        )
    return np.array(rows).T


def table_in_igraph(ties: Ties) -> Floats:
    """Return the same."""
    rows = []
    for graph in ties.igraph():
        received, given = graph.indegree(), graph.outdegree()
        sizes = graph.connected_components(mode="weak").sizes()
        reach = sum(graph.neighborhood_size(order=SIZE, mode="out")) - SIZE
        reciprocity, census = graph.reciprocity(), list(graph.triad_census())
        rows.append(
            [
                graph.density(),
                _centralization(received),
                _centralization(given),
                sum(received) ** 2 / sum(each * each for each in received),
                reciprocity,
                _connectedness(sizes),
                _hierarchy(reach, graph.connected_components(mode="strong").sizes()),
                _efficiency(sizes, graph.ecount(), reciprocity),
                _transitivity(census),
            ]
        )
    return np.array(rows).T


def _closeness(distance: Floats, reach: Integers) -> Floats:
    out = np.zeros(distance.shape)
    return np.divide(reach**2, distance * (SIZE - 1), out=out, where=distance > 0)


def _centralization(degrees: list[int]) -> float:
    return (max(degrees) * SIZE - sum(degrees)) / (SIZE - 1) ** 2


def _transitivity(census: list[int]) -> float:
    two, closed = (np.array(census) @ two_path_counts()).tolist()
    return float(closed / two)


def _connectedness(sizes: list[int]) -> float:
    return sum(k * (k - 1) for k in sizes) / (SIZE * (SIZE - 1))


def _efficiency(sizes: list[int], n_arcs: int, reciprocity: float) -> float:
    ties, least = n_arcs * (1 - reciprocity / 2), SIZE - len(sizes)
    return 1 - (ties - least) / sum((k - 1) * (k - 2) / 2 for k in sizes)


def _hierarchy(reach: int, strong: list[int]) -> float:
    mutual = sum(k * (k - 1) for k in strong) // 2
    return 1 - mutual / (reach - mutual)


def _hierarchy_in_networkx(graph: "nx.DiGraph[int]") -> float:
    reach = sum(len(nx.descendants(graph, node)) for node in graph)
    return _hierarchy(reach, [len(part) for part in nx.strongly_connected_components(graph)])


WORKS = {
    "paths": (paths_here, paths_in_networkx, paths_in_igraph),
    "table": (table_here, table_in_networkx, table_in_igraph),
}


def compared(
    name: str, n_teams: int, sample: int, rounds: int
) -> tuple[list[list[str]], list[Target]]:
    """Return the rows and targets of one work; values first, and then the time."""
    ours, theirs, igraphs = WORKS[name]
    ties = Ties.drawn(n_teams)
    few = ties.first(sample)
    here = ours(ties)
    np.testing.assert_allclose(theirs(few), here[:, :sample], rtol=1e-9, atol=1e-9)
    works: dict[str, Work] = {
        "publead": lambda: ours(ties),
        "networkx ~": lambda: theirs(few),
    }
    if HAS_IGRAPH:
        np.testing.assert_allclose(igraphs(ties), here, rtol=1e-9, atol=1e-9)
        works["igraph"] = lambda: igraphs(ties)
    seconds = timed(works, rounds)
    seconds["networkx ~"] = [each * n_teams / sample for each in seconds["networkx ~"]]
    ratios = {engine: ratio(seconds[engine], seconds["publead"]) for engine in works}
    rows = [
        [name, engine, f"{1000 * float(np.median(seconds[engine])):,.1f}", _shown(ratios[engine])]
        for engine in works
    ]
    promised = {"networkx ~": 115.0, "igraph": 2.0}
    targets = [
        Target(what=f"{name}: {engine} / publead", ratio=ratios[engine], at_least=least)
        for engine, least in promised.items()
        if engine in ratios
    ]
    return rows, targets


def _shown(found: Ratio) -> str:
    return f"{found.median:,.1f} [{found.low:,.1f}, {found.high:,.1f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="run small, to show that it runs")
    quick = parser.parse_args().quick
    stay_on_one_core()
    n_teams, sample, rounds = (60, 20, 2) if quick else (5000, 100, 7)
    print(describe_machine("publead", "numpy", "networkx", *(["igraph"] if HAS_IGRAPH else [])))
    print(f"{n_teams:,} teams of {SIZE}, from integer arrays; networkx on {sample}, scaled up\n")
    rows: list[list[str]] = []
    targets: list[Target] = []
    for name in WORKS:
        more, promised = compared(name, n_teams, sample, rounds)
        rows += more
        targets += promised
    many = Ties.drawn(n_teams * 20)
    seconds = timed({"table": lambda: table_here(many)}, 3)["table"]
    rows.append([f"table, {n_teams * 20:,} teams", "publead", f"{1000 * min(seconds):,.1f}", ""])
    print(table(["work", "engine", "ms", "times as long"], rows), end="\n\n")
    for target in targets:
        print(target)


if __name__ == "__main__":
    main()
