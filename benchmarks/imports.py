"""
Time ``import publead`` beside ``import numpy, attrs``, in fresh interpreters.

What is compared is the processor time, user and system, of a whole interpreter that imports and
ends. Rounds are interleaved, so that a ratio is taken within one round.

Run: ``python benchmarks/imports.py [--quick]``.
"""

import argparse
import resource
import subprocess
import sys
import time

import numpy as np
from side_by_side import Target, describe_machine, ratio, stay_on_one_core, table

IMPORTS = {
    "nothing": "pass",
    "numpy, attrs": "import numpy, attrs",
    "publead": "import publead",
    "publead, then score": "import publead; publead.score",
}


def cpu_time_of(statement: str) -> float:
    """Return the processor seconds of a fresh interpreter that runs a statement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(rounds: int) -> dict[str, list[float]]:
    """Return the processor seconds of each import in each round; the first round warms up."""
    seconds: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for place in range(rounds + 1):
        for name, statement in IMPORTS.items():
            spent = cpu_time_of(statement)
            if place:
                seconds[name].append(spent)
    return seconds


def report(rounds: int) -> str:
    """Return the table of times and ratios, and the target."""
    start = time.perf_counter()
    seconds = measured(rounds)
    base = seconds["numpy, attrs"]
    rows = [
        [name, f"{np.median(times) * 1e3:.1f}", str(ratio(times, base))]
        for name, times in seconds.items()
    ]
    target = Target(
        what="publead / (numpy, attrs)", ratio=ratio(seconds["publead"], base), at_most=1.25
    )
    return "\n".join(
        [
            f"{rounds} paired rounds of fresh interpreters, "
            f"{time.perf_counter() - start:.0f} s in all",
            describe_machine("numpy", "attrs"),
            "",
            table(["import", "median CPU ms", "times numpy, attrs"], rows),
            "",
            str(target),
        ]
    )


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time imports in fresh interpreters.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--rounds", type=int, help="how many paired rounds")
    asked = parser.parse_args()
    print(report(asked.rounds or (3 if asked.quick else 21)))


if __name__ == "__main__":
    stay_on_one_core()
    main()
