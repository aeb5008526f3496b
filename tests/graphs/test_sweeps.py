"""Claims about sweeps in parts: they add up, are kept, are ended, and are taken up again."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from graphs.definitions import Matrix
from graphs.drawn import matrices, ring
from graphs.test_engines import ENGINES, arrays
from publead.errors import CancelledError, InputError, PolicyError
from publead.graphs import source_blocks, sweeps
from publead.graphs.betweenness import node_betweenness
from publead.graphs.csr import Csr
from publead.graphs.distances import inverse_strengths
from publead.graphs.sweep_files import read_sweep, write_sweep
from publead.graphs.sweeps import PartialSweep, sweep
from publead.graphs.work import Engine, Work
from publead.progress import Cancellation, Step


def assert_same(one: PartialSweep, other: PartialSweep) -> None:
    assert one.graph == other.graph
    assert_array_equal(one.sources, other.sources)
    for mine, theirs in zip(arrays(one), arrays(other), strict=True):
        assert_allclose(mine, theirs, rtol=1e-9, atol=1e-9)


@given(matrices(least=1, valued=True), st.randoms(use_true_random=False), st.sampled_from(ENGINES))
def test_parts_add_up_in_any_order(matrix: Matrix, chance: object, engine: Engine) -> None:
    """Any split of the sources, added in any order, is the sweep from all."""
    graph, rng = Csr.from_dense(matrix), np.random.default_rng(abs(hash(matrix.tobytes())))
    lengths, work = inverse_strengths(graph), Work(engine)
    parts = np.array_split(rng.permutation(graph.n), 3)
    first, second, third = (
        sweep(graph, lengths=lengths, sources=part, of_arcs=True, work=work) for part in parts
    )
    whole = sweep(graph, lengths=lengths, of_arcs=True)
    assert_same(third + (first + second), whole)
    assert whole.is_complete
    assert not whole.left.size
    assert_array_equal((first + third).left, np.sort(parts[1]))


def test_parts_of_different_things_are_refused() -> None:
    """Another graph, other lengths, a source twice, and arcs in one only are told apart."""
    graph, other = Csr.from_dense(ring(4)), Csr.from_dense(ring(4).T)
    first = sweep(graph, sources=[0])
    for stranger in (
        sweep(other, sources=[1]),
        sweep(Csr.from_dense(ring(5)), sources=[1]),
        sweep(graph, lengths=np.ones(4), sources=[1]),
    ):
        with pytest.raises(PolicyError, match="different graphs, or by different lengths"):
            first + stranger
    with pytest.raises(PolicyError, match="paths from 1 of the same nodes"):
        first + sweep(graph, sources=[0, 1])
    with pytest.raises(PolicyError, match="only one of these sweeps holds"):
        first + sweep(graph, sources=[1], of_arcs=True)


def test_lengths_in_other_units_are_the_same_graph() -> None:
    """A fingerprint is of the lengths as they were given, in whatever unit they are summed."""
    graph = Csr.from_dense(ring(3))
    assert sweep(graph, lengths=[0.5] * 3).graph == sweep(graph, lengths=[0.5] * 3).graph
    assert sweep(graph, lengths=[0.5] * 3).graph != sweep(graph, lengths=[1.0] * 3).graph
    assert repr(sweep(graph, sources=[2])) == "PartialSweep: paths from 1 of 3 nodes"


@given(matrices(valued=True), st.booleans())
def test_reading_gives_what_was_written(matrix: Matrix, of_arcs: bool) -> None:
    """A sweep that was written and read adds up as before."""
    graph = Csr.from_dense(matrix)
    half = sweep(graph, sources=np.arange(graph.n // 2), of_arcs=of_arcs)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "half.npz"
        write_sweep(sweep(graph, sources=[], of_arcs=of_arcs), path)
        write_sweep(half, path)
        assert [entry.name for entry in Path(folder).iterdir()] == ["half.npz"]
        found = read_sweep(path)
    assert_same(found, half)
    rest = sweep(graph, sources=found.left, of_arcs=of_arcs)
    assert_same(found + rest, sweep(graph, of_arcs=of_arcs))


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Text, one array, pickles, other arrays and arrays of wrong shapes are no sweeps."""
    good, path = sweep(Csr.from_dense(ring(3))), tmp_path / "sweep.npz"
    write_sweep(good, path)
    with np.load(path) as file:
        held = dict(file)
    path.write_text("no arrays")
    with pytest.raises(InputError, match="cannot be read as arrays"):
        read_sweep(path)
    np.savez(path, **{**held, "sources": np.array([{}])})
    with pytest.raises(InputError, match="cannot be read as arrays"):
        read_sweep(path)
    np.savez(path, form=held["form"])
    with pytest.raises(InputError, match="does not hold the arrays"):
        read_sweep(path)
    np.savez_compressed(path, **held)
    with pytest.raises(InputError, match="it is compressed"):
        read_sweep(path)
    with path.open("wb") as file:
        np.save(file, held["nodes"])
    with pytest.raises(InputError, match="cannot be read as arrays"):
        read_sweep(path)
    for name, value, said in (
        ("form", np.array(2), "a later version"),
        ("nodes", np.zeros((3, 3)), "nodes"),
        ("reach", np.zeros((2, 3)), "reach"),
        ("arcs", np.zeros((1, 3)), "arcs"),
        ("sources", np.array([0, 0, 1]), "ascending order"),
        ("sources", np.array([0, 3]), "ascending order"),
    ):
        np.savez(path, **{**held, name: value})
        with pytest.raises(InputError, match=said):
            read_sweep(path)


@pytest.mark.parametrize("engine", ENGINES)
def test_work_is_told_and_ended(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress counts the sources up to the last; what raises in between ends the work."""
    monkeypatch.setattr(source_blocks, "GATHERED_BYTES", 1 << 14)
    n = 120 if engine is Engine.DENSE else 600
    matrix = np.random.default_rng(3).random((n, n)) < 6 / n
    np.fill_diagonal(matrix, 0)
    graph, heard = Csr.from_dense(matrix), list[Step]()
    told = Work(engine, threads=2, progress=heard.append)
    whole = node_betweenness(graph, work=told)
    done = [step.done for step in heard]
    assert done == sorted(set(done))
    assert (done[0], done[-1], len(done) > 3) == (0, graph.n, True)

    def end(step: Step) -> None:
        if step.done:
            stop.cancel()

    stop = Cancellation(end)
    with pytest.raises(CancelledError) as caught:
        node_betweenness(graph, work=Work(engine, threads=2, progress=stop))
    assert 0 < caught.value.done < graph.n
    again = node_betweenness(graph, work=Work(engine, threads=2))
    assert_allclose(again.values, whole.values)


def test_an_error_in_a_thread_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong in a worker reaches the one who asked, and no thread is left."""

    class Broken:
        def at_once(self, _: int) -> int:
            return 1

        def swept(self, _: object) -> None:
            raise PolicyError("broken")

    monkeypatch.setattr(sweeps, "sweeper", lambda *_, **__: Broken())
    with pytest.raises(PolicyError, match="broken"):
        sweep(Csr.from_dense(ring(30)), work=Work(Engine.COMPILED, threads=2))
