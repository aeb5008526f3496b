"""
Time Cronbach's alpha beside other ways to compute it, in one run, on one core.

Every engine gets the same answers: people × 40 items from 1 to 5. All values are compared before
any time is shown. Rounds are interleaved (A B C, A B C, ...), so that a ratio is taken within one
round. pingouin takes part where it is installed.

Run: ``python benchmarks/stats.py [--quick]``.
"""

import argparse
import tracemalloc
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from side_by_side import Target, describe_machine, ratio, stay_on_one_core, table, timed

from publead.stats.consistency import Missing, cronbach_alpha

PINGOUIN = import_module("pingouin") if find_spec("pingouin") else None

N_ITEMS = 40
FLOOR = "items.sum()"
Answers = NDArray[np.float64]
Engine = Callable[[Any], float]


def answers_of(n_people: int) -> Answers:
    """Return answers that share one source, rounded to 1 to 5."""
    rng = np.random.default_rng(1)
    source = rng.normal(size=(n_people, 1)).astype(np.float32)
    drawn = rng.normal(size=(n_people, N_ITEMS)).astype(np.float32)
    drawn += source
    return np.clip(np.rint(3 + drawn), 1, 5).astype(np.float64)


def with_publead(items: Answers) -> float:
    """Return alpha and its interval, as users call it."""
    return float(cronbach_alpha(items))


def with_publead_pairwise(items: Answers) -> float:
    """Return alpha from pairwise covariances."""
    return float(cronbach_alpha(items, missing=Missing.PAIRWISE))


def with_numpy(items: Answers) -> float:
    """Return alpha as one would write it."""
    own = items.var(axis=0, ddof=1).sum()
    return float(N_ITEMS / (N_ITEMS - 1) * (1 - own / items.sum(axis=1).var(ddof=1)))


def with_pandas(items: pd.DataFrame) -> float:
    """Return alpha by hand from a frame."""
    own = items.var(ddof=1).sum()
    return float(N_ITEMS / (N_ITEMS - 1) * (1 - own / items.sum(axis=1).var(ddof=1)))


def with_pingouin(items: pd.DataFrame) -> float:
    """Return pingouin's alpha."""
    assert PINGOUIN is not None
    return float(PINGOUIN.cronbach_alpha(items)[0])


def as_bytes(items: Answers) -> NDArray[np.int8]:
    """Return answers as int8, with -128 for none."""
    return np.where(np.isnan(items), -128, items).astype(np.int8)


Engines = dict[str, tuple[Callable[[Answers], Any], Engine]]

WHOLE: Engines = {
    "publead": (np.asarray, with_publead),
    "publead, int8": (as_bytes, with_publead),
    "numpy, naive": (np.asarray, with_numpy),
    "pandas": (pd.DataFrame, with_pandas),
}
WITH_GAPS: Engines = {
    "publead": (np.asarray, with_publead_pairwise),
    "publead, int8": (as_bytes, with_publead_pairwise),
}
if PINGOUIN is not None:
    WHOLE["pingouin"] = WITH_GAPS["pingouin"] = (pd.DataFrame, with_pingouin)


def extra_memory(engine: Engine, held: Any) -> float:
    """Return what numpy allocates at most beyond the input, in MB."""
    tracemalloc.start()
    engine(held)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def report(title: str, items: Answers, engines: Engines, rounds: int) -> str:
    """Return the table of times, ratios and memory, and the targets."""
    held = {name: prepare(items) for name, (prepare, _) in engines.items()}
    values = {name: engine(held[name]) for name, (_, engine) in engines.items()}
    for name, value in values.items():
        np.testing.assert_allclose(value, values["publead"], atol=1e-9, err_msg=name)
    works: dict[str, Callable[[], object]] = {FLOOR: items.sum}
    works |= {name: partial(engine, held[name]) for name, (_, engine) in engines.items()}
    seconds = timed(works, rounds)
    memory = {name: extra_memory(engine, held[name]) for name, (_, engine) in engines.items()}
    rows = [
        [
            name,
            f"{np.median(times) * 1e3:.1f}",
            str(ratio(times, seconds[FLOOR])),
            str(ratio(times, seconds["publead"])),
            f"{memory[name]:.1f}" if name in memory else "",
        ]
        for name, times in seconds.items()
    ]
    head = ["", "median ms", f"times {FLOOR}", "times publead", "traced MB"]
    return "\n".join([title, "", table(head, rows), "", *targets(seconds, memory, title)])


def targets(seconds: dict[str, list[float]], memory: dict[str, float], title: str) -> list[str]:
    """Return what is promised beside what was reached."""
    promised = []
    own = seconds["publead"]
    if "no answer missing" in title:
        floor = ratio(own, seconds[FLOOR])
        promised.append(str(Target(what=f"publead / {FLOOR}", ratio=floor, at_most=2.5)))
        if "pingouin" in seconds:
            peer = ratio(seconds["pingouin"], own)
            promised.append(str(Target(what="pingouin / publead", ratio=peer, at_least=5)))
    used = max(memory["publead"], memory["publead, int8"])
    verdict = "met" if used <= 5 else "NOT YET"
    return [*promised, f"extra memory: {used:.1f} MB, target <= 5 MB: {verdict}"]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time alpha beside other ways to write it.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--people", type=int, help="how many people")
    parser.add_argument("--rounds", type=int, help="how many paired rounds, at least 5")
    asked = parser.parse_args()
    n_people = asked.people or (20_000 if asked.quick else 1_000_000)
    rounds = max(5, asked.rounds or (5 if asked.quick else 11))
    also = ["pingouin"] if PINGOUIN is not None else []
    print(describe_machine("numpy", "pandas", *also), end="\n\n")
    items = answers_of(n_people)
    size = f"alpha of {n_people:,} people x {N_ITEMS} items, {rounds} paired rounds"
    print(report(f"{size}; no answer missing", items, WHOLE, rounds), end="\n\n")
    # pingouin takes seconds for each of these, so there are fewer people and rounds.
    some = items[: max(1000, n_people // 10)]
    some[np.random.default_rng(2).random(some.shape) < 0.02] = np.nan
    size = f"alpha of {len(some):,} people x {N_ITEMS} items, 5 paired rounds"
    print(report(f"{size}; 2 % missing, pairwise", some, WITH_GAPS, 5))


if __name__ == "__main__":
    stay_on_one_core()
    main()
