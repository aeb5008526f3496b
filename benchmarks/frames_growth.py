"""
How scoring in place grows with the forms: each engine at each size, in a process of its own.

Run by ``frames.py``; by hand: ``python benchmarks/frames_growth.py ENGINE FILE ROUNDS``, where the
file holds forms in Parquet. It prints the seconds of each round, the peak of memory and what the
scores add up to, as JSON.
"""

import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypedDict

import attrs
import numpy as np
from frames_engines import ABSENT, ENGINES, forms_of, summary, work_of
from side_by_side import stay_on_one_core

BESIDE: Final = "polars' sums"
MOST: Final = {"pyspark": 1_000_000}
"""How many forms an engine is given at most, so that the whole run takes minutes."""

ELAPSED: Final = ("pyspark",)
"""Engines that work in a process of their own, so that only elapsed time can be read."""


@attrs.frozen(kw_only=True)
class Growth:
    """
    What an engine took at each size.

    Attributes
    ----------
    seconds : mapping of int to float
        The median over rounds, by the number of forms.
    megabytes : int
        The peak of memory at the largest size, input included; 0 where it cannot be read.
    """

    seconds: Mapping[int, float]
    megabytes: int


class Measured(TypedDict):
    """What a process tells of one engine at one size."""

    seconds: list[float]
    megabytes: float
    summary: list[float]


def growth(sizes: Sequence[int], folder: Path) -> dict[str, Growth]:
    """
    Return what each engine takes at each size.

    Raises
    ------
    AssertionError
        If the engines' scores are not equal.
    """
    names = [BESIDE, *(name for name in ENGINES if name not in ABSENT)]
    seconds: dict[str, dict[int, float]] = {name: {} for name in names}
    megabytes = dict.fromkeys(names, 0)
    for n_forms in sizes:
        file = folder / f"{n_forms}.parquet"
        forms_of(n_forms).write_parquet(file)
        expected: list[float] = []
        for name in names:
            if n_forms > MOST.get(name, n_forms):
                continue
            rounds = 2 if name in ELAPSED else rounds_at(n_forms)
            found = in_a_process(name, file, rounds)
            expected = expected or found["summary"]
            np.testing.assert_allclose(found["summary"], expected, rtol=1e-9, err_msg=name)
            seconds[name][n_forms] = float(np.median(found["seconds"]))
            megabytes[name] = int(found["megabytes"])
        file.unlink()
    return {name: Growth(seconds=seconds[name], megabytes=megabytes[name]) for name in names}


def rounds_at(n_forms: int) -> int:
    """Return how many rounds a size is given: fewer where one takes long."""
    return 5 if n_forms <= 100_000 else 3 if n_forms <= 1_000_000 else 2


def in_a_process(engine: str, file: Path, rounds: int) -> Measured:
    """Return what a fresh process measures."""
    command = [sys.executable, __file__, engine, str(file), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{engine} failed:\n{done.stderr[-2000:]}")
    measured: Measured = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(engine: str, file: str, rounds: int) -> Measured:
    """Return what an engine takes, after a first round that warms up where rounds are short."""
    clock = time.perf_counter if engine in ELAPSED else time.process_time
    work = work_of(engine, file)
    if rounds > 2 or engine in ELAPSED:
        work()
    seconds = []
    found = None
    for _ in range(rounds):
        found = None  # frees what the last round made
        start = clock()
        found = work()
        seconds.append(clock() - start)
    assert found is not None
    return {
        "seconds": seconds,
        "megabytes": 0 if engine in ELAPSED else peak_in_megabytes(),
        "summary": summary(found).tolist(),
    }


def peak_in_megabytes() -> float:
    """Return the peak of this process's memory since it began; 0 where the system does not say."""
    told = Path("/proc/self/status")
    text = told.read_text(encoding="utf-8") if told.exists() else ""
    found = re.search(r"^VmHWM:\s+(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    stay_on_one_core()
    warnings.simplefilter("ignore")
    print(json.dumps(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
