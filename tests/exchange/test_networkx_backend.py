"""Claims about the backend of networkx: its numbers, its refusals, and what it loads."""

import inspect
import math
import os
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Callable
from fractions import Fraction
from importlib.metadata import entry_points
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publead.exchange import networkx_backend as backend

ROOT = Path(__file__).parents[2]
Graph = Any

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("average_shortest_path_length", {}),
    ("average_shortest_path_length", {"weight": "length"}),
    ("betweenness_centrality", {}),
    ("betweenness_centrality", {"normalized": False}),
    ("betweenness_centrality", {"endpoints": True}),
    ("betweenness_centrality", {"endpoints": True, "normalized": False}),
    ("betweenness_centrality", {"weight": "length"}),
    ("closeness_centrality", {}),
    ("closeness_centrality", {"wf_improved": False, "distance": "length"}),
    ("closeness_centrality", {"u": "n1"}),
    ("closeness_centrality", {"u": "n1", "distance": "length"}),
    ("constraint", {}),
    ("constraint", {"nodes": ["n2", "n0"]}),
    ("constraint", {"weight": "length"}),
    ("core_number", {}),
    ("degree_centrality", {}),
    ("diameter", {}),
    ("eccentricity", {}),
    ("eccentricity", {"v": "n1"}),
    ("eccentricity", {"v": ["n1", "n0"], "weight": "length"}),
    ("edge_betweenness_centrality", {}),
    ("edge_betweenness_centrality", {"normalized": False, "weight": "length"}),
    ("effective_size", {}),
    ("effective_size", {"weight": "length"}),
    ("eigenvector_centrality", {"max_iter": 3000, "tol": 1e-11}),
    ("eigenvector_centrality", {"max_iter": 3000, "tol": 1e-11, "weight": "length"}),
    ("global_efficiency", {}),
    ("harmonic_centrality", {}),
    ("harmonic_centrality", {"distance": "length"}),
    ("harmonic_centrality", {"nbunch": ["n0", "n1"]}),
    ("harmonic_centrality", {"sources": ["n1", "n0"], "distance": "length"}),
    ("harmonic_centrality", {"nbunch": "n1", "sources": ["n1", "n0"]}),
    ("in_degree_centrality", {}),
    ("katz_centrality", {"alpha": 0.05, "tol": 1e-14}),
    ("katz_centrality", {"alpha": 0.01, "weight": "length", "normalized": False, "tol": 1e-14}),
    ("katz_centrality_numpy", {"alpha": 0.05, "beta": 2.0}),
    ("number_connected_components", {}),
    ("number_strongly_connected_components", {}),
    ("number_weakly_connected_components", {}),
    ("out_degree_centrality", {}),
    ("overall_reciprocity", {}),
    ("pagerank", {"tol": 1e-14, "max_iter": 10_000}),
    ("pagerank", {"tol": 1e-14, "max_iter": 10_000, "alpha": 0.5, "weight": "length"}),
    ("radius", {"weight": "length"}),
    ("reciprocity", {}),
    ("transitivity", {}),
    ("triadic_census", {}),
]
OLDER = tuple(int(part) for part in nx.__version__.split(".")[:2]) < (3, 5)
"""Whether networkx still has no constraint for nodes that no arc leaves."""
WEIGHTS = ("weight", "distance")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph or a digraph, some with loops, with lengths that are powers of two."""
    n = draw(st.integers(2, 7))
    names = [f"n{i}" for i in draw(st.permutations(range(n)))]
    graph: Graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    graph.add_nodes_from(names)
    loops = draw(st.booleans())
    pairs = [(u, v) for u in names for v in names if loops or u != v]
    for u, v in draw(st.lists(st.sampled_from(pairs), max_size=24)):
        graph.add_edge(u, v, length=draw(st.sampled_from([0.5, 1, 2, 4])))
    return graph


def converted(name: str, graph: Graph, kwargs: dict[str, Any]) -> backend.ConvertedGraph:
    """Return a graph as networkx would convert it for a call."""
    defaults = inspect.signature(getattr(backend, name)).parameters
    names = [kwargs.get(each, defaults[each].default) for each in WEIGHTS if each in defaults]
    return backend.convert_from_nx(graph, edge_attrs={each: 1 for each in names if each})


def here(name: str, graph: Graph, kwargs: dict[str, Any]) -> Any:
    """Return what the backend gives, called as networkx calls it."""
    can = backend.can_run(name, (graph,), kwargs)
    if can is not True:
        raise NotImplementedError(can)
    return getattr(backend, name)(converted(name, graph, kwargs), **kwargs)


def outcome(call: Callable[[], Any]) -> Any:
    """Return a value, or the type of the error."""
    try:
        return call()
    except (nx.NetworkXException, ZeroDivisionError) as error:
        return type(error)


@pytest.mark.parametrize(("name", "kwargs"), CALLS)
@settings(deadline=None, max_examples=15)
@given(graph=graphs())
def test_the_numbers_are_those_of_networkx(name: str, kwargs: dict[str, Any], graph: Graph) -> None:
    """Every measure gives networkx's keys in the graph's order, its numbers, and its errors."""
    if "n2" in kwargs.get("nodes", ()) and "n2" not in graph:
        kwargs = {"nodes": ["n1", "n0"]}
    given = kwargs
    if name == "effective_size":
        given = {"nodes": [node for node in graph if len(graph[node])], **kwargs}
    expected = outcome(lambda: getattr(nx, name)(graph, **given))
    if expected is nx.PowerIterationFailedConvergence:
        return  # networkx gives up where the end is found in another way
    if expected is nx.NetworkXNotImplemented and name != "core_number":
        return  # networkx refuses the kind of graph before it comes to the backend
    try:
        found = outcome(lambda: here(name, graph, kwargs))
    except NotImplementedError:
        return
    if isinstance(expected, type):
        assert isinstance(found, type)
        assert issubclass(found, expected)
        return
    if not isinstance(expected, dict):
        assert type(found) in (int, float)
        assert found == pytest.approx(expected, rel=1e-7)
        return
    assert type(found) is dict
    assert {type(value) for value in found.values()} <= {int, float}
    if name == "constraint" and OLDER:
        expected = {node: value for node, value in expected.items() if not math.isnan(value)}
        found = {node: found[node] for node in expected}
    if name == "effective_size":
        assert {node for node, value in found.items() if math.isnan(value)} <= set(graph)
        found = {node: found[node] for node in expected}
    if name not in ("harmonic_centrality", "eccentricity"):  # there networkx goes through a set
        assert list(found) == list(expected)
    # networkx stops its power iteration while nodes that have 0 still have a little.
    least = 1e-7 if name == "eigenvector_centrality" else 1e-9
    assert found == pytest.approx(expected, rel=1e-6, abs=least, nan_ok=True)


def test_effective_size_divides_by_its_own_strongest_tie() -> None:
    """With weights this is the definition, which networkx follows only for nodes that are named."""
    graph: Graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 2), ("a", "c", 1), ("b", "c", 1)])
    found = here("effective_size", graph, {"weight": "weight"})
    assert found["a"] == pytest.approx(2 - (1 / 3) * (1 / 2) - (2 / 3) * 1)
    assert found == pytest.approx(nx.effective_size(graph, list(graph), weight="weight"))


NEWER = {"closeness_centrality": "sp"}
"""Parameters that networkx has since 3.7, which older ones never pass."""


def test_every_measure_is_compared() -> None:
    """No function that the backend has is left out of the comparison above."""
    assert {name for name, _ in CALLS} == set(backend.MEASURES)
    assert set(backend.MEASURES) <= set(backend.__all__)
    for name in backend.MEASURES:
        ours = inspect.signature(getattr(backend, name)).parameters
        theirs = inspect.signature(getattr(nx, name)).parameters
        wanted = [each for each in theirs if each not in ("backend", "backend_kwargs")]
        newer = NEWER.get(name)
        if newer is not None and newer not in wanted:
            wanted.append(newer)
        assert list(ours) == wanted


def exact_betweenness(graph: Graph, lengths: dict[Any, Fraction]) -> dict[Any, Fraction]:
    """Return raw betweenness by listing all paths, with lengths as fractions."""
    found = dict.fromkeys(graph, Fraction(0))
    for s, t in combinations(graph, 2):
        paths = list(nx.all_simple_paths(graph, s, t))
        length = [sum(lengths[frozenset(pair)] for pair in pairwise(path)) for path in paths]
        best = [path for path, of in zip(paths, length, strict=True) if of == min(length)]
        for path in best:
            for node in path[1:-1]:
                found[node] += Fraction(1, len(best))
    return found


def test_ties_between_sums_of_lengths_are_found() -> None:
    """Where 1/10 + 1/5 and 1/20 + 1/4 are one length, this agrees with fractions, unlike floats."""
    graph: Graph = nx.Graph()
    parts = {("a", "b"): 10, ("b", "d"): 5, ("a", "c"): 20, ("c", "d"): 4}
    graph.add_edges_from((u, v, {"length": 1 / part}) for (u, v), part in parts.items())
    exact = exact_betweenness(graph, {frozenset(e): Fraction(1, n) for e, n in parts.items()})
    arguments = {"weight": "length", "normalized": False}
    assert here("betweenness_centrality", graph, arguments) == pytest.approx(
        {node: float(value) for node, value in exact.items()}
    )
    assert exact["b"] == exact["c"] == Fraction(1, 2)
    theirs = nx.betweenness_centrality(graph, weight="length", normalized=False)
    assert theirs["b"] != theirs["c"]


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("endpoints", [False, True])
@pytest.mark.parametrize("normalized", [False, True])
@pytest.mark.parametrize("k", [1, 5, 30])
def test_samples_are_the_same_nodes(
    directed: bool, endpoints: bool, normalized: bool, k: int
) -> None:
    """With *k* and a seed the same pivots are drawn, and scaled in the same way."""
    graph = nx.gnp_random_graph(30, 0.1, seed=2, directed=directed)
    kwargs: dict[str, Any] = {"k": k, "normalized": normalized, "seed": 4}
    if backend.can_run("betweenness_centrality", (graph,), kwargs) is not True:
        pytest.skip("this networkx scales samples in another way")
    edges = nx.edge_betweenness_centrality(graph, **kwargs)
    assert here("edge_betweenness_centrality", graph, kwargs) == pytest.approx(edges)
    kwargs["endpoints"] = endpoints
    nodes = nx.betweenness_centrality(graph, **kwargs)
    assert here("betweenness_centrality", graph, kwargs) == pytest.approx(nodes, nan_ok=True)


REFUSED: list[tuple[str, Graph, dict[str, Any]]] = [
    ("pagerank", nx.path_graph(3), {"personalization": {0: 1}}),
    ("pagerank", nx.path_graph(3), {"dangling": {0: 1}}),
    ("eigenvector_centrality", nx.path_graph(3), {"nstart": {0: 1}}),
    ("betweenness_centrality", nx.path_graph(3), {"weight": len}),
    ("closeness_centrality", nx.path_graph(3), {"distance": 3}),
    ("closeness_centrality", nx.path_graph(3), {"sp": {}}),
    ("betweenness_centrality", nx.MultiGraph([(0, 1)]), {}),
    ("transitivity", nx.DiGraph([(0, 1)]), {}),
    ("triadic_census", nx.DiGraph([(0, 1)]), {"nodelist": [0]}),
    ("average_shortest_path_length", nx.path_graph(3), {"method": "bellman-ford"}),
    ("diameter", nx.path_graph(3), {"usebounds": True}),
    ("pagerank", nx.path_graph(3), {"unknown": 1}),
    ("louvain_communities", nx.path_graph(3), {}),
]


@pytest.mark.parametrize(("name", "graph", "kwargs"), REFUSED)
def test_what_is_not_implemented_is_refused_with_a_reason(
    name: str, graph: Graph, kwargs: dict[str, Any]
) -> None:
    """Before any work, in words that networkx can show."""
    assert isinstance(backend.can_run(name, (graph,), kwargs), str)


def weighted(*lengths: Any) -> Graph:
    """Return a path with these lengths."""
    graph: Graph = nx.Graph()
    graph.add_edges_from((i, i + 1, {"length": each}) for i, each in enumerate(lengths))
    return graph


@pytest.mark.parametrize(
    ("name", "graph", "kwargs"),
    [
        ("betweenness_centrality", weighted(1, 0), {"weight": "length"}),
        ("betweenness_centrality", weighted(1, -2), {"weight": "length"}),
        ("betweenness_centrality", weighted(1, math.inf), {"weight": "length"}),
        ("betweenness_centrality", weighted(1, "far"), {"weight": "length"}),
        ("betweenness_centrality", weighted(1, 10**9), {"weight": "length"}),
        ("betweenness_centrality", weighted(1, 1e-13), {"weight": "length"}),
        ("eigenvector_centrality", nx.DiGraph([(0, 1)]), {}),
        ("eigenvector_centrality", nx.Graph([(0, 0)]), {}),
        ("katz_centrality", nx.complete_graph(20), {"alpha": 0.5}),
        ("katz_centrality", nx.path_graph(3), {"beta": {0: 1, 1: 1, 2: 1}}),
        ("pagerank", nx.path_graph(3), {"alpha": 1.0}),
    ],
)
def test_what_turns_out_not_to_be_computable_is_left_to_networkx(
    name: str, graph: Graph, kwargs: dict[str, Any]
) -> None:
    """An error of networkx's own kind of *not implemented* makes it do the work itself."""
    with pytest.raises(NotImplementedError):
        here(name, graph, kwargs)


def test_errors_are_those_of_networkx() -> None:
    """Nodes that are not there, empty graphs and no steps raise what networkx raises."""
    path: Graph = nx.path_graph(3)
    with pytest.raises(nx.NodeNotFound):
        here("closeness_centrality", path, {"u": 9})
    with pytest.raises(nx.NetworkXError):
        here("eccentricity", path, {"v": 9})
    with pytest.raises(nx.NetworkXPointlessConcept):
        here("eigenvector_centrality", nx.Graph(), {})
    with pytest.raises(nx.NetworkXPointlessConcept):
        here("average_shortest_path_length", nx.Graph(), {})
    for name in ("eigenvector_centrality", "pagerank", "katz_centrality"):
        with pytest.raises(nx.PowerIterationFailedConvergence):
            here(name, path, {"max_iter": 0})
    for name in ("pagerank", "katz_centrality", "katz_centrality_numpy", "degree_centrality"):
        assert here(name, nx.Graph(), {}) == {}
    assert here("average_shortest_path_length", nx.empty_graph(1), {}) == 0
    assert here("global_efficiency", nx.empty_graph(1), {}) == 0
    assert here("degree_centrality", nx.empty_graph(1), {}) == {0: 1}
    assert here("betweenness_centrality", nx.empty_graph(1), {}) == {0: 0.0}


def test_light_measures_are_not_worth_a_conversion() -> None:
    """networkx counts degrees as fast as it converts a graph, unless that is done already."""
    graph: Graph = nx.path_graph(3)
    assert isinstance(backend.should_run("degree_centrality", (graph,), {}), str)
    assert isinstance(backend.should_run("pagerank", (graph,), {}), str)
    assert backend.should_run("pagerank", (nx.path_graph(500),), {}) is True
    assert backend.should_run("betweenness_centrality", (graph,), {}) is True
    done = backend.convert_from_nx(graph)
    assert backend.should_run("degree_centrality", (), {"G": done}) is True


@settings(deadline=None)
@given(graphs())
def test_there_and_back(graph: Graph) -> None:
    """A converted graph is the same graph when it is converted back."""
    done = backend.convert_from_nx(graph, edge_attrs={"length": 1})
    back = backend.convert_to_nx(done)
    assert nx.utils.graphs_equal(back, graph)
    assert list(back) == list(graph) == list(done)
    assert (len(done), done.is_directed()) == (len(graph), graph.is_directed())
    assert "n0" in done
    assert ["n0"] not in done
    assert repr(done).startswith("ConvertedGraph:")
    assert backend.convert_to_nx({"a": 1.0}) == {"a": 1.0}


def test_conversion_refuses_what_it_cannot_keep() -> None:
    """Multigraphs, and all edge data at once."""
    with pytest.raises(NotImplementedError, match="multigraph"):
        backend.convert_from_nx(nx.MultiGraph([(0, 1)]))
    with pytest.raises(NotImplementedError, match="without 'cost'"):
        backend.pagerank(backend.convert_from_nx(nx.path_graph(2)), weight="cost")
    with pytest.raises(NotImplementedError, match="one name"):
        backend.convert_from_nx(nx.path_graph(2), preserve_edge_attrs=True)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return a function that runs a script with the entry point installed."""
    path = [str(ROOT / "src")]
    if "publead" not in entry_points(group="networkx.backends").names:
        declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        lines = [f"{k} = {v}" for k, v in declared["entry-points"]["networkx.backends"].items()]
        info = tmp_path / "of_this_test-0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Name: of-this-test\nVersion: 0\n")
        (info / "entry_points.txt").write_text("\n".join(["[networkx.backends]", *lines]))
        path.append(str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}

    def ran(script: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-W", "ignore::UserWarning", "-c", textwrap.dedent(script)],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    return ran


def test_nothing_is_imported_until_it_is_asked_for(run: Callable[[str], list[str]]) -> None:
    """Neither importing networkx nor calling it loads this library; asking for the backend does."""
    assert run(
        """
        import sys
        import networkx as nx
        def loaded():
            print(any(name.split(".")[0] == "publead" for name in sys.modules))
        loaded()
        graph = nx.path_graph(4)
        nx.betweenness_centrality(graph)
        loaded()
        print("publead" in nx.config.backends)
        found = nx.betweenness_centrality(graph, backend="publead")
        loaded()
        print(found == nx.betweenness_centrality(graph))
        print("numba" in sys.modules or "pandas" in sys.modules)
        """
    ) == ["False", "False", "True", "True", "True", "False"]


def test_networkx_does_what_is_refused_where_it_may_choose(
    run: Callable[[str], list[str]],
) -> None:
    """In the order of priorities it goes on by itself; where the backend is named, it says so."""
    assert run(
        """
        import networkx as nx
        graph = nx.path_graph(4)
        try:
            nx.pagerank(graph, personalization={0: 1}, backend="publead")
        except NotImplementedError:
            print("refused")
        nx.config.backend_priority = ["publead"]
        print(round(sum(nx.pagerank(graph, personalization={0: 1}).values()), 6))
        print(nx.betweenness_centrality(graph)[1] == 4 / 6)
        print(sorted(nx.betweenness_centrality(nx.MultiGraph(graph))))
        """
    ) == ["refused", "1.0", "True", "[0,", "1,", "2,", "3]"]


def test_a_graph_is_converted_once_and_anew_when_it_has_changed(
    run: Callable[[str], list[str]],
) -> None:
    """networkx keeps the conversion until the graph is changed by its own methods."""
    assert run(
        """
        import networkx as nx
        from publead.exchange import networkx_backend as backend
        calls = []
        kept = backend.convert_from_nx
        def counting(*args, **kwargs):
            calls.append(1)
            return kept(*args, **kwargs)
        backend.convert_from_nx = counting
        graph = nx.path_graph(4)
        for name in ("betweenness_centrality", "core_number", "closeness_centrality"):
            getattr(nx, name)(graph, backend="publead")
        print(len(calls))
        graph.add_edge(0, 3)
        print(nx.closeness_centrality(graph, backend="publead") == nx.closeness_centrality(graph))
        print(len(calls))
        """
    ) == ["1", "True", "2"]


@pytest.mark.nightly
def test_networkx_passes_its_own_tests_with_the_backend() -> None:
    """Its tests of these functions pass with the backend in their place."""
    if "publead" not in entry_points(group="networkx.backends").names:
        pytest.skip("the entry point is not installed; run pip install -e . again")
    suite = ROOT / "tests" / "exchange" / "networkx_suite.py"
    done = subprocess.run([sys.executable, str(suite)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
