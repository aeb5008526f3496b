"""Which engine does the work: the cheapest by estimate, unless one is asked for."""

import os
import sys
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from publead.errors import MissingPackageError
from publead.graphs.bit_search import BitSearch
from publead.graphs.bits import BITS
from publead.graphs.compiled_sweep import CompiledSweep, kernel_module, kernel_of
from publead.graphs.csr import Csr, Integers
from publead.graphs.hop_sweep import HopSweep
from publead.graphs.length_sweep import LengthSweep
from publead.graphs.measured import Measured
from publead.graphs.small_sweep import SmallLengthSweep
from publead.graphs.swept import Swept
from publead.graphs.work import Engine
from publead.progress import silent

LEAST_COMPILED = 1_000_000
MOST_DENSE_BY_HOPS, MOST_DENSE_BY_LENGTHS = 150, 40
MOST_SPARSE_STEPS = 64

# Measured by benchmarks/networks.py: to import numba and to load kernels that were compiled
# before, in seconds; and what an arc costs a source without and with them, in nanoseconds.
SECONDS_TO_LOAD = 0.8
SAVED_BY_HOPS, SAVED_BY_LENGTHS = 10e-9, 100e-9


class Sweeper(Protocol):
    """A graph made ready for sweeps from blocks of its nodes."""

    def at_once(self, n_sources: int, /) -> int:
        """Return how many of so many sources go into a block."""
        ...

    def swept(self, sources: Integers) -> Swept:
        """Return what the shortest paths from these sources give."""
        ...


def chosen_engine(engine: Engine, csr: Csr, n_sources: int, *, by_length: bool) -> Engine:
    """
    Return the engine itself, or the cheapest for this work.

    Compiled kernels are taken where they are loaded and there are more than a million arcs to
    look at, over all sources; where they are not, if they save more time than loading takes.
    """
    if engine is not Engine.CHEAPEST:
        return engine
    looks = csr.n_arcs * n_sources
    saved = looks * (SAVED_BY_LENGTHS if by_length else SAVED_BY_HOPS)
    if looks > LEAST_COMPILED and (
        is_loaded(by_length=by_length)
        or (saved > SECONDS_TO_LOAD and can_load(by_length=by_length))
    ):
        return Engine.COMPILED
    most = MOST_DENSE_BY_LENGTHS if by_length else MOST_DENSE_BY_HOPS
    return Engine.DENSE if csr.n <= most else Engine.SPARSE


def sweeper(csr: Csr, measured: Measured | None, engine: Engine, *, of_arcs: bool) -> Sweeper:
    """Return the graph made ready for an engine that was chosen."""
    if engine is Engine.COMPILED:
        return CompiledSweep(csr, measured, of_arcs=of_arcs)
    if engine is Engine.DENSE and measured is not None:
        return SmallLengthSweep(csr, measured, of_arcs=of_arcs)
    if engine is Engine.SPARSE and measured is None and is_deep(csr):
        measured = Measured.hops(csr)
    if measured is None:
        return HopSweep(csr, dense=engine is Engine.DENSE, of_arcs=of_arcs)
    return LengthSweep(csr, measured, of_arcs=of_arcs)


def is_deep(csr: Csr) -> bool:
    """
    Tell whether some nodes are many hops apart, as along a chain.

    By hops, a sparse step looks at every arc. Where steps are many, and few nodes new at each, it
    is cheaper to search by length, and then to step along the arcs of the new nodes only.
    """
    some = np.arange(0, csr.n, max(1, -(-csr.n // BITS)))
    steps = BitSearch(csr, csr.transposed()).levels(some, silent)
    return any(step.hops > MOST_SPARSE_STEPS for step in steps)


def is_loaded(*, by_length: bool) -> bool:
    """Tell whether the compiled kernel has run in this process."""
    module = sys.modules.get(kernel_module(by_length=by_length))
    return module is not None and bool(module.sweep.signatures)


def can_load(*, by_length: bool) -> bool:
    """Tell whether numba is installed, and works."""
    try:
        return find_spec("numba") is not None and kernel_of(by_length=by_length) is not None
    except MissingPackageError:
        return False


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
