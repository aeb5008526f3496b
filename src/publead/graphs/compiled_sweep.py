"""From a graph to the compiled kernels and back."""

from collections.abc import Callable
from importlib import import_module

import numpy as np

from publead.errors import MissingPackageError
from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.length_sweep import check_lengths
from publead.graphs.measured import Measured
from publead.graphs.path_counts import too_many_paths
from publead.graphs.path_sums import HopSums, PathSums
from publead.graphs.swept import Swept

Kernel = Callable[..., bool]

LANES = 64
MOST_BLOCKS = 16
MOST_BUCKETS = 10_000


class CompiledSweep:
    """
    Brandes' algorithm in compiled lanes of 64 sources, or in compiled searches by lengths.

    Sweeps may run in several threads at once: each has room of its own to work in.
    """

    def __init__(self, csr: Csr, measured: Measured | None, *, of_arcs: bool) -> None:
        self._csr, self._measured, self._of_arcs = csr, measured, of_arcs
        # One type for every graph, so that each kernel is compiled once.
        self._arrays = (csr.indptr.astype(np.int64), csr.indices.astype(np.int32))
        self._kernel = kernel_of(by_length=measured is not None)

    def at_once(self, n_sources: int) -> int:
        """Return how many sources go into a task: whole lanes, and several tasks where it can."""
        return LANES * max(1, min(MOST_BLOCKS, n_sources // (8 * LANES)))

    def swept(self, sources: Integers) -> Swept:
        """Return what the shortest paths from these sources give."""
        n, measured = self._csr.n, self._measured
        sums = (
            np.zeros((2, n)),
            np.zeros(self._csr.n_arcs if self._of_arcs else 0),
            np.zeros((4, n)),
            np.zeros((4, n)),
        )
        chosen = sources.astype(np.int64)
        if measured is None:
            fine = self._kernel(*self._arrays, chosen, np.empty((n, LANES)), *sums)
        else:
            longest = measured.lengths.max(initial=0.0)
            ring = int(longest) + 1 if measured.is_whole and longest < MOST_BUCKETS else 0
            how = (measured.lengths.copy(), ring, measured.tolerance)
            fine = self._kernel(*self._arrays, *how, chosen, *sums)
            check_lengths(measured, sums[3][3])
        if not fine:
            raise too_many_paths()
        nodes, arcs, incoming, outgoing = sums
        unit = 1.0 if measured is None else measured.unit
        paths = HopSums(_path_sums(incoming).times(unit), _path_sums(outgoing).times(unit))
        return Swept(nodes[0], nodes[1], arcs, paths)


def kernel_module(*, by_length: bool) -> str:
    """Return the module of the kernel by lengths, or by hops."""
    return f"publead.graphs.{'length_queue' if by_length else 'hop_lanes'}"


def kernel_of(*, by_length: bool) -> Kernel:
    """
    Return a compiled kernel; numba is imported when the first is asked for.

    Raises
    ------
    MissingPackageError
        If numba cannot be imported.
    """
    try:
        kernel: Kernel = import_module(kernel_module(by_length=by_length)).sweep
    except ImportError as error:
        raise MissingPackageError("the compiled engine", "numba", "fast") from error
    return kernel


def _path_sums(sums: Floats) -> PathSums:
    return PathSums(sums[0], sums[1], sums[2].astype(np.int64), sums[3])
