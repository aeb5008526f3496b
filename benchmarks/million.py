"""
Measure a million people and some seven million ties on one machine: time, and peak memory.

Each measure runs in a process of its own, which shares the network and nothing else; where
processes cannot be forked, it does not run. Betweenness
and harmonic closeness are estimated, from 64 and 512 pivots; everything else is exact.

Run: ``python benchmarks/million.py [--quick] [--only pagerank lubness ...]``.
"""

import argparse
import resource
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

import numpy as np
from organisations import organisation
from side_by_side import describe_machine, stay_on_one_core, table

from publead.graphs import brokerage, census, components, holes, krackhardt, spectral
from publead.graphs.csr import Csr, Side
from publead.graphs.sampling import Pivots, sampled_betweenness, sampled_harmonic

PEOPLE, QUICK = 1_000_000, 20_000
MOST_GIGABYTES = 4.0
Measure = Callable[[Csr], object]


def chart(csr: Csr) -> Csr:
    """Return a formal chart of as many people: each has six below."""
    below = np.arange(1, csr.n)
    return Csr.from_edges(csr.n, (below - 1) // 6, below)


def departments(csr: Csr) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return fifty groups of people."""
    return np.arange(csr.n) // max(csr.n // 50, 1)


def pivots(csr: Csr, count: int) -> Pivots:
    """Return a sample of people."""
    return Pivots(count=min(count, csr.n), rng=np.random.default_rng(1))


MEASURES: dict[str, Measure] = {
    "the network alone": lambda csr: csr,
    "strong components": components.strong_components,
    "reach, both ways": lambda csr: [components.reach_counts(csr, side) for side in Side],
    "connectedness": krackhardt.connectedness,
    "hierarchy": krackhardt.hierarchy,
    "efficiency": krackhardt.efficiency,
    "lubness": krackhardt.lubness,
    "lubness of a formal chart": lambda csr: krackhardt.lubness(chart(csr)),
    "hierarchy of a formal chart": lambda csr: krackhardt.hierarchy(chart(csr)),
    "core numbers": components.core_numbers,
    "bridges": components.bridges,
    "triad census": census.triad_census,
    "constraint, effective size": holes.structural_holes,
    "brokerage, 50 groups": lambda csr: brokerage.brokerage(csr, departments(csr)),
    "PageRank": spectral.pagerank,
    "eigenvector": spectral.eigenvector,
    "harmonic, 512 pivots": lambda csr: sampled_harmonic(csr, pivots(csr, 512)),
    "betweenness, 64 pivots": lambda csr: sampled_betweenness(csr, pivots(csr, 64)),
}


def measure(name: str, csr: Csr, told: Connection) -> None:
    """Tell the processor seconds and the peak gigabytes of one measure, in this process."""
    start = time.process_time()
    MEASURES[name](csr)
    seconds = time.process_time() - start
    told.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure a million people on one machine.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--only", nargs="+", choices=MEASURES, help="which measures")
    asked = parser.parse_args()
    n, forks = QUICK if asked.quick else PEOPLE, get_context("fork")
    csr = organisation(n).csr()
    print(describe_machine("numpy", "scipy"), end="\n\n", flush=True)
    rows, highest = [], 0.0
    for name in asked.only or MEASURES:
        heard, told = forks.Pipe()
        process = forks.Process(target=measure, args=(name, csr, told))
        process.start()
        seconds, peak = heard.recv()
        process.join()
        rows.append([name, f"{seconds:.1f}", f"{peak:.2f}"])
        highest = max(highest, peak)
    print(table([f"{n:,} people, {csr.n_arcs:,} ties", "seconds", "peak GB"], rows), end="\n\n")
    met = "met" if highest < MOST_GIGABYTES else "NOT YET"
    print(f"highest peak: {highest:.2f} GB, target < {MOST_GIGABYTES:g} GB: {met}")


if __name__ == "__main__":
    stay_on_one_core()
    main()
