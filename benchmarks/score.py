"""
Time scoring beside other ways to write it, in one run, on one core.

Every engine scores the same answers: 8 competencies of 5 items from 1 to 5, 2 of them reversed, 2 %
missing, scored where at least 60 % was answered. All values are compared before any time is shown.
Rounds are interleaved (A B C, A B C, ...), so that a ratio is taken within one round.

Run: ``python benchmarks/score.py [--quick]``.
"""

import argparse
import json
import resource
import subprocess
import sys
import tracemalloc
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scoring_engines import (
    ENGINES,
    FLOOR,
    N_COMPETENCIES,
    N_ITEMS,
    answers_of,
    as_array,
    with_publead,
)
from side_by_side import Target, describe_machine, ratio, stay_on_one_core, table, timed


def check_equal(inputs: dict[str, Any]) -> None:
    """Stop unless all engines give the same scores."""
    expected = as_array(with_publead(inputs["publead"]))
    for name, (_, engine) in ENGINES.items():
        if name != FLOOR:
            np.testing.assert_allclose(
                as_array(engine(inputs[name])), expected, atol=1e-12, err_msg=name
            )


def memory_of(name: str, n_forms: int) -> dict[str, float]:
    """Return one engine's extra memory in MB, output included: resident, and traced by numpy."""
    prepare, engine = ENGINES[name]
    held = prepare(answers_of(n_forms))
    engine(prepare(answers_of(1000)))
    before = _peak_mb(forget=True)
    result = engine(held)
    resident = _peak_mb() - before
    del result
    tracemalloc.start()
    engine(held)
    return {"resident": resident, "traced": tracemalloc.get_traced_memory()[1] / 1e6}


def memory_in_a_child(name: str, n_forms: int) -> dict[str, float]:
    """Return one engine's extra memory, measured in a fresh process."""
    command = [sys.executable, __file__, "--memory-of", name, "--forms", str(n_forms)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _peak_mb(*, forget: bool = False) -> float:
    """Return the peak resident memory; Linux forgets the peak so far on request."""
    try:
        if forget:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        peak = next(line for line in status if line.startswith("VmHWM"))
        return int(peak.split()[1]) * 1024 / 1e6
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def report(n_forms: int, rounds: int) -> str:
    """Return the table of times, ratios and memory, and the targets."""
    answers = answers_of(n_forms)
    inputs = {name: prepare(answers) for name, (prepare, _) in ENGINES.items()}
    check_equal(inputs)
    works = {name: partial(engine, inputs[name]) for name, (_, engine) in ENGINES.items()}
    seconds = timed(works, rounds)
    del inputs, works
    memory = {name: memory_in_a_child(name, n_forms) for name in ENGINES}
    rows = [
        [
            name,
            f"{np.median(times) * 1e3:.1f}",
            str(ratio(times, seconds["publead"])),
            f"{memory[name]['resident']:.0f}",
            f"{memory[name]['traced']:.0f}",
        ]
        for name, times in seconds.items()
    ]
    head = ["", "median ms", "times publead", "resident MB", "traced MB"]
    output = n_forms * N_COMPETENCIES * 9 / 1e6
    return "\n".join(
        [
            f"{n_forms:,} forms x {N_ITEMS} items x {N_COMPETENCIES} competencies, "
            f"{rounds} paired rounds; all scores equal to 1e-12",
            describe_machine("numpy", "polars", "pandas", "narwhals"),
            "",
            table(head, rows),
            "",
            *targets(seconds, memory, output),
        ]
    )


def targets(
    seconds: dict[str, list[float]], memory: dict[str, dict[str, float]], output: float
) -> list[str]:
    """Return what is promised beside what was reached."""
    own = seconds["publead"]
    peer = min(("polars", "polars, sums"), key=lambda name: np.median(seconds[name]))
    used = max(memory["publead"].values())
    verdict = "met" if used <= output + 50 else "NOT YET"
    return [
        str(
            Target(
                what=f"{peer} / publead",
                ratio=ratio(seconds[peer], own),
                at_least=1.4,
            )
        ),
        str(Target(what=f"publead / {FLOOR}", ratio=ratio(own, seconds[FLOOR]), at_most=10)),
        f"extra memory: {used:.0f} MB, target <= output {output:.0f} + 50 MB: {verdict}",
    ]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time scoring beside other ways to write it.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--forms", type=int, help="how many forms")
    parser.add_argument("--rounds", type=int, help="how many paired rounds")
    parser.add_argument("--memory-of", choices=list(ENGINES), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    n_forms = asked.forms or (20_000 if asked.quick else 1_000_000)
    if asked.memory_of:
        print(json.dumps(memory_of(asked.memory_of, n_forms)))
    else:
        print(report(n_forms, asked.rounds or (5 if asked.quick else 11)))


if __name__ == "__main__":
    stay_on_one_core()
    main()
