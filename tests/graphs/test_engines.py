"""Claims about the engines: each gives what the others give, and the choice can be made."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from graphs import definitions
from graphs.definitions import Matrix
from graphs.drawn import complete, matrices, out_star, path, ring, star
from publead.errors import ArgumentError, MissingPackageError, PolicyError, UndefinedStatisticError
from publead.graphs import engines
from publead.graphs.betweenness import arc_betweenness, node_betweenness
from publead.graphs.csr import Csr, Floats, Kind
from publead.graphs.distances import inverse_strengths
from publead.graphs.sweeps import PartialSweep, sweep
from publead.graphs.work import Engine, Work

SOURCE = Path(__file__).parents[2] / "src"
WITHOUT_NUMBA = find_spec("numba") is None
needs_numba = pytest.mark.skipif(WITHOUT_NUMBA, reason="numba, of the extra 'fast', is missing")
ENGINES = [Engine.DENSE, Engine.SPARSE] + ([] if WITHOUT_NUMBA else [Engine.COMPILED])


def assert_agree(graph: Csr, lengths: Floats | None) -> None:
    """All engines give the first's numbers to 1e-9, nodes, arcs, squares and distances."""
    swept = [sweep(graph, lengths=lengths, of_arcs=True, work=Work(each)) for each in ENGINES]
    for other in swept[1:]:
        for one_array, other_array in zip(arrays(swept[0]), arrays(other), strict=True):
            assert_allclose(other_array, one_array, rtol=1e-9, atol=1e-9)


def arrays(swept: PartialSweep) -> list[Floats]:
    sums = swept.sums
    found = [sums.nodes, sums.squares, sums.arcs]
    for side in (sums.paths.incoming, sums.paths.outgoing):
        found += [side.distance, side.harmonic, side.reach.astype(float), side.eccentricity]
    return found


@given(matrices(most=12, valued=True), st.booleans(), st.sampled_from([None, 1.0, 0.1, 1 / 3]))
def test_engines_agree(matrix: Matrix, undirected: bool, scale: float | None) -> None:
    """By hops, by 1 / strength and by its multiples, with and without direction, they agree."""
    drawn = np.maximum(matrix, matrix.T) if undirected else matrix
    graph = Csr.from_dense(drawn)
    assert_agree(graph, None if scale is None else inverse_strengths(graph) * scale)


@given(matrices(most=7, valued=True), st.sampled_from(ENGINES))
def test_each_engine_follows_the_definition(matrix: Matrix, engine: Engine) -> None:
    """Whatever the engine, betweenness is Freeman's sum, counted in exact fractions."""
    graph, work = Csr.from_dense(matrix), Work(engine)
    lengths = inverse_strengths(graph)
    for given_lengths, by_length in ((None, False), (lengths, True)):
        nodes = node_betweenness(graph, lengths=given_lengths, work=work).values
        arcs = arc_betweenness(graph, lengths=given_lengths, work=work).values
        expected = definitions.betweenness(matrix, by_length=by_length)
        assert_allclose(nodes, expected, rtol=1e-9, atol=1e-9)
        by_arc = definitions.arc_betweenness(matrix, by_length=by_length)
        assert_allclose(arcs, by_arc, rtol=1e-9, atol=1e-9)


@given(matrices(most=12))
def test_deep_graphs_give_the_same(matrix: Matrix) -> None:
    """Where paths are taken to be long, the sparse engine goes another way to the same numbers."""
    graph = Csr.from_dense(matrix)
    plain = sweep(graph, of_arcs=True, work=Work(Engine.SPARSE))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engines, "MOST_SPARSE_STEPS", 0)
        deep = sweep(graph, of_arcs=True, work=Work(Engine.SPARSE))
    for one, other in zip(arrays(plain), arrays(deep), strict=True):
        assert_allclose(other, one, rtol=1e-9, atol=1e-9)


def test_a_chain_is_deep() -> None:
    """A long chain has more steps than sparse products are for, and a star has not."""
    assert engines.is_deep(Csr.from_dense(path(90)))
    assert not engines.is_deep(Csr.from_dense(star(90)))
    assert not engines.is_deep(Csr.from_edges(0, [], []))


def test_engines_agree_beyond_one_lane() -> None:
    """With more sources than lanes and blocks hold, on shapes of every kind, they agree."""
    rng = np.random.default_rng(4)
    sparse = np.triu(rng.random((150, 150)) < 0.03).astype(float)
    for matrix in (sparse, ring(130), path(90), star(70), out_star(66), complete(65)):
        np.fill_diagonal(matrix, 0)
        graph = Csr.from_dense(matrix)
        assert_agree(graph, None)
        assert_agree(graph, rng.integers(1, 4, graph.n_arcs) / 10)
        assert_agree(graph, rng.random(graph.n_arcs) + 0.1)
    assert_agree(Csr.from_edges(0, [], []), None)
    assert_agree(Csr.from_edges(3, [], []), np.zeros(0))


@pytest.mark.parametrize("engine", ENGINES)
def test_fractions_that_floats_tell_apart_are_ties(engine: Engine) -> None:
    """0.1 + 0.2 is as long as 0.3 and 0.7 as 0.1 seven times, in whole units or by tolerance."""
    lengths = {(0, 1): 0.1, (1, 3): 0.2, (0, 2): 0.2, (2, 3): 0.1, (0, 3): 0.3}
    for extra in (0.0, np.pi):
        graph = Csr.from_edges(5, *np.array([*lengths, (3, 4)]).T)
        ends = zip(graph.arc_sources.tolist(), graph.indices.tolist(), strict=True)
        given_lengths = [lengths.get(pair, 1.0 + extra) for pair in ends]
        found = node_betweenness(graph, lengths=given_lengths, work=Work(engine)).values
        assert_allclose(found, [0, 2 / 3, 2 / 3, 3, 0], rtol=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_cannot_be_counted_is_refused(engine: Engine) -> None:
    """Too many paths, and lengths too far apart, are refused by every engine."""
    width, steps = 10, 320
    layers = np.arange(width * steps).reshape(steps, width)
    ends = np.repeat(layers[:-1], width, axis=1).ravel(), np.tile(layers[1:], (1, width)).ravel()
    graph, short = Csr.from_edges(width * steps, *ends), Csr.from_edges(3, [0, 1], [1, 2])
    if engine is not Engine.DENSE:
        with pytest.raises(UndefinedStatisticError, match="more than 1e308 shortest paths"):
            node_betweenness(graph, sources=[0], work=Work(engine))
        with pytest.raises(UndefinedStatisticError, match="more than 1e308 shortest paths"):
            node_betweenness(graph, sources=[0], lengths=np.ones(graph.n_arcs), work=Work(engine))
    with pytest.raises(PolicyError, match="less than a billionth"):
        node_betweenness(short, lengths=[1.0, 1e-10], work=Work(engine))


@needs_numba
def test_threads_give_the_same() -> None:
    """However many threads share the sources, the sums are the same."""
    matrix = (np.random.default_rng(2).random((700, 700)) < 0.01).astype(float)
    np.fill_diagonal(matrix, 0)
    graph = Csr.from_dense(matrix)
    for lengths in (None, np.ones(graph.n_arcs)):
        alone = sweep(graph, lengths=lengths, work=Work(Engine.COMPILED, threads=1))
        shared = sweep(graph, lengths=lengths, work=Work(Engine.COMPILED, threads=3))
        for one, other in zip(arrays(alone), arrays(shared), strict=True):
            assert_allclose(one, other, rtol=1e-12)


def test_the_choice_follows_the_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small is dense, large is sparse, and compiled what is worth the loading."""
    small, middle = Csr.from_dense(ring(40)), Csr.from_dense(ring(200))

    def choice(graph: Csr, n_sources: int, *, by_length: bool = False) -> Engine:
        return engines.chosen_engine(Engine.CHEAPEST, graph, n_sources, by_length=by_length)

    monkeypatch.setattr(engines, "is_loaded", lambda **_: False)
    monkeypatch.setattr(engines, "can_load", lambda **_: True)
    assert choice(small, 40) is choice(small, 40, by_length=True) is Engine.DENSE
    assert choice(middle, 200) is choice(middle, 10_000) is Engine.SPARSE
    assert choice(middle, 10_000_000) is Engine.COMPILED
    assert choice(middle, 200_000, by_length=True) is Engine.COMPILED
    assert choice(middle, 200_000) is Engine.SPARSE
    monkeypatch.setattr(engines, "is_loaded", lambda **_: True)
    assert choice(middle, 200_000) is Engine.COMPILED
    assert choice(middle, 200) is Engine.SPARSE
    monkeypatch.undo()
    monkeypatch.setattr(engines, "is_loaded", lambda **_: False)
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert choice(middle, 10_000_000) is Engine.SPARSE
    asked = engines.chosen_engine(Engine.DENSE, middle, 10**9, by_length=False)
    assert asked is Engine.DENSE


def test_without_numba_the_choice_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by name, the compiled engine tells what to install; else another is taken."""
    for name in ("publead.graphs.hop_lanes", "publead.graphs.compiled", "numba"):
        monkeypatch.setitem(sys.modules, name, None)
    graph = Csr.from_dense(ring(4))
    with pytest.raises(MissingPackageError, match=r"needs numba.*Install publead\[fast\]"):
        node_betweenness(graph, work=Work(Engine.COMPILED))
    assert not engines.can_load(by_length=False)
    assert not engines.is_loaded(by_length=False)


def test_impossible_work_is_refused() -> None:
    """An engine is a member of its enum, and there is at least one thread."""
    with pytest.raises(ArgumentError, match="engine must be Engine"):
        Work("compiled")  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="threads is 0"):
        Work(threads=0)


def test_cores_are_counted_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system does not tell which cores a process may use, all are."""
    assert engines.usable_cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert engines.usable_cores() == 3


def test_undirected_halves() -> None:
    """Without direction each pair counts once, whatever the engine."""
    graph = Csr.from_dense(star(5))
    for engine in ENGINES:
        found = node_betweenness(graph, kind=Kind.UNDIRECTED, work=Work(engine)).values
        assert found.tolist() == [6, 0, 0, 0, 0]


def test_nothing_is_compiled_unasked() -> None:
    """Small work, and the import of everything, leave numba alone."""
    code = (
        "import sys, publead.network; from publead.graphs.betweenness import node_betweenness;"
        "from publead.graphs.csr import Csr; node_betweenness(Csr.from_edges(2, [0], [1]));"
        "print('numba' in sys.modules)"
    )
    asked = [sys.executable, "-c", code]
    said = subprocess.run(
        asked,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )
    assert said.stdout.strip() == "False"


RUN = """
import sys
import numpy as np
from publead.graphs.csr import Csr
import publead.graphs.betweenness as b
assert "numba" not in sys.modules
from publead.graphs.work import Engine, Work
graph = Csr.from_edges(4, [0, 1, 2], [1, 2, 3])
print(b.node_betweenness(graph, work=Work(Engine.COMPILED)).values.tolist())
from publead.graphs.hop_lanes import sweep
print(sum(sweep.stats.cache_hits.values()))
"""


def started(source: Path, home: Path, **environment: str) -> "subprocess.Popen[str]":
    """Start a process that runs the compiled engine from a copy of the library."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", RUN],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(source), "HOME": str(home)}
        | environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def result(process: "subprocess.Popen[str]") -> list[str]:
    """Return the lines that a process printed; it must have ended well."""
    out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return out.splitlines()


@pytest.fixture
def read_only(tmp_path: Path) -> Path:
    """Return a copy of the library in which nothing can be written."""
    copy = tmp_path / "src"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE / "publead", copy / "publead", ignore=ignored)
    graphs = copy / "publead" / "graphs"
    # A file where the cache's folder would be stops even a user who may write anywhere.
    (graphs / "__pycache__").write_text("")
    return copy


@needs_numba
@pytest.mark.nightly
def test_read_only_installs(read_only: Path, tmp_path: Path) -> None:
    """Kernels are kept in the user's cache, or nowhere, where the library is read-only."""
    nowhere = tmp_path / "nowhere"
    nowhere.write_text("")
    home = tmp_path / "home"
    home.mkdir()
    expected = "[0.0, 2.0, 2.0, 0.0]"
    assert result(started(read_only, nowhere)) == [expected, "0"]
    assert result(started(read_only, home)) == [expected, "0"]
    assert result(started(read_only, home)) == [expected, "1"]


@needs_numba
@pytest.mark.nightly
def test_two_processes_at_once(read_only: Path, tmp_path: Path) -> None:
    """Two processes that compile and keep the same kernels at once disturb neither."""
    at_once = [started(read_only, tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "c")) for _ in "ab"]
    for process in at_once:
        assert result(process)[0] == "[0.0, 2.0, 2.0, 0.0]"
    later = started(read_only, tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "c"))
    assert result(later) == ["[0.0, 2.0, 2.0, 0.0]", "1"]
