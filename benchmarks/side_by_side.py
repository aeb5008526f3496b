"""Timing in paired rounds, ratios with their intervals, and the table that shows them."""

import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

import attrs
import numpy as np

Work = Callable[[], object]

THREADS = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What tells libraries how many threads to use."""


@attrs.frozen(kw_only=True)
class Ratio:
    """
    How many times as long one thing takes as another.

    Attributes
    ----------
    median : float
        Over rounds, of the ratio within a round.
    low, high : float
        A 95 % interval of that median, by the bootstrap over rounds.
    """

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return the median and its interval."""
        places = 2 if self.median < 100 else 0
        return f"{self.median:,.{places}f} [{self.low:,.{places}f}, {self.high:,.{places}f}]"


@attrs.frozen(kw_only=True)
class Target:
    """
    What is promised of a ratio.

    Attributes
    ----------
    what : str
        What is divided by what.
    ratio : Ratio
        What was measured.
    at_least, at_most : float or None
        The promise: one of them.
    """

    what: str
    ratio: Ratio
    at_least: float | None = None
    at_most: float | None = None

    @property
    def promise(self) -> str:
        """The promise, and whether the interval reaches it; a dash where nothing is promised."""
        if self.at_least is not None:
            met, promise = self.ratio.high >= self.at_least, f">= {self.at_least:g}"
        elif self.at_most is not None:
            met, promise = self.ratio.low <= self.at_most, f"<= {self.at_most:g}"
        else:
            return "–"
        return f"{promise}: {'met' if met else 'NOT YET'}"

    def __str__(self) -> str:
        """Return what was reached beside the promise."""
        return f"{self.what}: {self.ratio}, target {self.promise}"


@attrs.frozen(kw_only=True)
class Row:
    """
    One line of a table of measurements.

    Attributes
    ----------
    work : str
        What was done.
    seconds : list of float
        This library's, in each round.
    target : Target
        Its ratio to something else, and what is promised of that.
    """

    HEAD: ClassVar = ("work", "publead, ms", "ratio of", "median [95 %]", "promise")

    work: str
    seconds: Sequence[float]
    target: Target

    @property
    def cells(self) -> list[str]:
        """What stands under ``HEAD``."""
        ratio, own = self.target.ratio, float(np.median(self.seconds)) * 1e3
        return [self.work, f"{own:.3g}", self.target.what, str(ratio), self.target.promise]


def timed(
    works: Mapping[str, Work], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, list[float]]:
    """Return the seconds of each work in each round; every round runs each of them once."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for place in range(rounds + 1):
        for name, work in works.items():
            start = clock()
            work()
            if place:  # the first round warms up
                seconds[name].append(clock() - start)
    return seconds


def ratio(above: Sequence[float], below: Sequence[float]) -> Ratio:
    """Return the median of the paired ratios with its interval."""
    ratios = np.asarray(above) / np.asarray(below)
    draws = np.random.default_rng(1).choice(ratios, (4000, ratios.size))
    low, high = np.quantile(np.median(draws, axis=1), [0.025, 0.975])
    return Ratio(median=float(np.median(ratios)), low=float(low), high=float(high))


def stay_on_one_core() -> None:
    """
    Keep this process to one core, and its libraries to one thread.

    Libraries read their settings when they are imported, so the script starts again with them.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if any(os.environ.get(name) != "1" for name in THREADS):
        environment = os.environ | dict.fromkeys(THREADS, "1")
        os.execve(sys.executable, [sys.executable, *sys.argv], environment)


def describe_machine(*packages: str) -> str:
    """Return the machine and the versions as two lines."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; "
        f"one core used\nPython {platform.python_version()}, {versions}"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text in columns, the first to the left and the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
