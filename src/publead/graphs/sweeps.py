"""Sweeps from all nodes or from some, in parts that add up."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import reduce
from hashlib import sha256
from itertools import islice
from operator import add

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError
from publead.estimates import counted
from publead.graphs.csr import Csr, Integers
from publead.graphs.engines import Sweeper, chosen_engine, sweeper, usable_cores
from publead.graphs.measured import Measured
from publead.graphs.source_blocks import blocks, chosen_nodes
from publead.graphs.swept import Swept
from publead.graphs.work import CHEAPEST, Engine, Work
from publead.progress import told

TASKS_A_THREAD = 4


@attrs.frozen(eq=False)
class PartialSweep:
    """
    What the shortest paths from some nodes of one graph add up to; parts add up with ``+``.

    Attributes
    ----------
    graph : str
        A fingerprint of the nodes, arcs and lengths.
    n : int
        How many nodes the graph has.
    sources : ndarray of int64, ascending
        From which nodes paths were followed.
    sums : Swept
        Betweenness and distances over these paths.

    Examples
    --------
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> first, rest = sweep(path, sources=[0]), sweep(path, sources=[1, 2])
    >>> first.sums.nodes.tolist(), (first + rest).is_complete
    ([0.0, 1.0, 0.0], True)
    """

    graph: str
    n: int
    sources: Integers
    sums: Swept

    @property
    def is_complete(self) -> bool:
        """Whether the paths from every node are in it."""
        return self.sources.size == self.n

    @property
    def left(self) -> Integers:
        """The nodes from which paths have not been followed yet."""
        return np.setdiff1d(np.arange(self.n), self.sources)

    def __add__(self, other: "PartialSweep") -> "PartialSweep":
        """
        Return the sums over the sources of both.

        Raises
        ------
        PolicyError
            If the graphs differ, both share a source, or only one holds the arcs.
        """
        problem = ""
        if self.graph != other.graph:
            problem = "these are sweeps of different graphs, or by different lengths"
        elif self.sums.arcs.size != other.sums.arcs.size:
            problem = "only one of these sweeps holds the betweenness of arcs"
        elif (shared := np.intersect1d(self.sources, other.sources)).size:
            problem = f"both sweeps hold the paths from {shared.size} of the same nodes"
        if problem:
            raise PolicyError(f"{problem}; add parts of one sweep, each from other nodes")
        sources = np.union1d(self.sources, other.sources)
        return PartialSweep(self.graph, self.n, sources, self.sums + other.sums)

    def __repr__(self) -> str:
        """Return how far the sweep is."""
        return f"PartialSweep: paths from {self.sources.size:,} of {counted(self.n, 'node')}"


def sweep(
    csr: Csr,
    *,
    lengths: ArrayLike | None = None,
    sources: ArrayLike | None = None,
    of_arcs: bool = False,
    work: Work = CHEAPEST,
) -> PartialSweep:
    """
    Return betweenness and distances over the shortest paths from some nodes.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    lengths : array_like of float, shape (n_arcs,), optional
        In the order of the arcs, above 0; hops where left out.
    sources : array_like of int, optional
        Where paths start; everywhere where left out.
    of_arcs : bool
        Whether betweenness of arcs is summed too.
    work : Work
        How it is done.

    Returns
    -------
    PartialSweep

    Raises
    ------
    PolicyError, UndefinedStatisticError
        As `publead.graphs.betweenness.node_betweenness`.
    MissingPackageError
        If the compiled engine is asked for without numba.

    Examples
    --------
    >>> star = Csr.from_edges(3, [0, 1, 0, 2], [1, 0, 2, 0])
    >>> sweep(star).sums.nodes.tolist()
    [2.0, 0.0, 0.0]
    """
    chosen = chosen_nodes(csr, sources)
    measured = None if lengths is None else Measured.of(csr, lengths)
    sums = summed(csr, measured, chosen, work, of_arcs=of_arcs)
    return PartialSweep(fingerprint(csr, measured), csr.n, np.sort(chosen), sums)


def summed(
    csr: Csr,
    measured: Measured | None,
    sources: Integers,
    work: Work,
    *,
    of_arcs: bool = False,
) -> Swept:
    """Return the sums over the shortest paths from some nodes."""
    if not sources.size:
        return Swept.zeros(csr, of_arcs=of_arcs)
    engine = chosen_engine(work.engine, csr, sources.size, by_length=measured is not None)
    ready = sweeper(csr, measured, engine, of_arcs=of_arcs)
    tasks = list(blocks(sources, ready.at_once(sources.size)))
    threads = work.threads or usable_cores() if engine is Engine.COMPILED else 1
    parts = zip(_swept(ready, tasks, threads), map(len, tasks), strict=True)
    return reduce(add, told(parts, "shortest paths", sources.size, work.progress))


def fingerprint(csr: Csr, measured: Measured | None) -> str:
    """Return a mark that graphs share only where nodes, arcs and lengths are the same."""
    mark = sha256(f"{csr.n} {csr.n_arcs}".encode())
    mark.update(csr.indptr.astype("<i8").tobytes())
    mark.update(csr.indices.astype("<i8").tobytes())
    if measured is not None:
        mark.update((measured.lengths * measured.unit).astype("<f8").tobytes())
    return mark.hexdigest()


def _swept(ready: Sweeper, tasks: list[Integers], threads: int) -> Iterator[Swept]:
    """Yield what each task gives, in their order; ended early, no further task is begun."""
    if threads == 1 or len(tasks) == 1:
        yield from map(ready.swept, tasks)
        return
    waiting: deque[Future[Swept]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            to_come = iter(tasks)
            for task in islice(to_come, TASKS_A_THREAD * threads):
                waiting.append(pool.submit(ready.swept, task))
            while waiting:
                yield waiting.popleft().result()
                for task in islice(to_come, 1):
                    waiting.append(pool.submit(ready.swept, task))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
