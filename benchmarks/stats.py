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
from side_by_side import Row, Target, describe_machine, ratio, stay_on_one_core, table, timed

from publead.stats.consistency import Missing, cronbach_alpha

PINGOUIN = import_module("pingouin") if find_spec("pingouin") else None
PEERS = ["pingouin"] if PINGOUIN is not None else []

N_ITEMS = 40
MOST_MEMORY = 5
FLOOR = "items.sum()"
Answers = NDArray[np.float64]
Engine = Callable[[Any], float]
Seconds = dict[str, list[float]]


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

OWN = "publead"
BY_COLUMN = "publead, column by column"
BYTES, BYTES_BY_COLUMN = "publead, int8", "publead, int8, column by column"
WHOLE: Engines = {
    OWN: (np.asarray, with_publead),
    BY_COLUMN: (np.asfortranarray, with_publead),
    BYTES: (as_bytes, with_publead),
    BYTES_BY_COLUMN: (lambda items: np.asfortranarray(as_bytes(items)), with_publead),
    "numpy, naive": (np.asarray, with_numpy),
    "pandas": (pd.DataFrame, with_pandas),
}
WITH_GAPS: Engines = {
    OWN: (np.asarray, with_publead_pairwise),
    BYTES: (as_bytes, with_publead_pairwise),
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


def compare(title: str, items: Answers, engines: Engines, rounds: int) -> tuple[Seconds, list[str]]:
    """Print times, ratios and memory, all values being equal; return seconds, and our memory."""
    held = {name: prepare(items) for name, (prepare, _) in engines.items()}
    values = {name: engine(held[name]) for name, (_, engine) in engines.items()}
    for name, value in values.items():
        np.testing.assert_allclose(value, values[OWN], atol=1e-9, err_msg=name)
    works: dict[str, Callable[[], object]] = {FLOOR: items.sum}
    works |= {name: partial(engine, held[name]) for name, (_, engine) in engines.items()}
    seconds = timed(works, rounds)
    memory = {name: extra_memory(engine, held[name]) for name, (_, engine) in engines.items()}
    rows = [
        [
            name,
            f"{np.median(times) * 1e3:.1f}",
            str(ratio(times, seconds[FLOOR])),
            str(ratio(times, seconds[OWN])),
            f"{memory[name]:.1f}" if name in memory else "",
        ]
        for name, times in seconds.items()
    ]
    head = ["", "median ms", f"times {FLOOR}", "times publead", "traced MB"]
    print("\n".join([title, "", table(head, rows), ""]))
    used = max(size for name, size in memory.items() if name.startswith(OWN))
    verdict = "met" if used <= MOST_MEMORY else "NOT YET"
    promise = f"<= {MOST_MEMORY}: {verdict}"
    return seconds, ["the same, memory beyond the input", "", "MB", f"{used:.1f}", promise]


def complete_rows(work: str, seconds: Seconds) -> list[list[str]]:
    """Return what is promised, and what was reached, of answers without gaps."""
    floor, own = seconds[FLOOR], seconds[OWN]
    target = Target(what=f"publead / {FLOOR}", ratio=ratio(own, floor), at_most=2.5)
    rows = [Row(work=work, seconds=own, target=target)]
    if "pingouin" in seconds:
        beside = ratio(seconds["pingouin"], own)
        target = Target(what="pingouin / publead", ratio=beside, at_least=5)
        rows.append(Row(work="the same", seconds=own, target=target))
    for name in (BY_COLUMN, BYTES, BYTES_BY_COLUMN):
        target = Target(what=f"publead / {FLOOR}", ratio=ratio(seconds[name], floor))
        form = name.removeprefix("publead, ")
        rows.append(Row(work=f"the same, {form}", seconds=seconds[name], target=target))
    return [row.cells for row in rows]


def run(n_people: int, rounds: int) -> list[list[str]]:
    """Print every engine's times, and return the rows of what counts."""
    items = answers_of(n_people)
    work = f"alpha, {n_people:,} people × {N_ITEMS} items"
    title = f"{work}; no answer missing, {rounds} rounds"
    seconds, memory = compare(title, items, WHOLE, rounds)
    rows = [*complete_rows(work, seconds), memory]
    # pingouin takes seconds for each of these, so there are fewer people and rounds.
    some = items[: max(1000, n_people // 10)]
    some[np.random.default_rng(2).random(some.shape) < 0.02] = np.nan
    work = f"alpha, {len(some):,} × {N_ITEMS}, 2 % missing, pairwise"
    seconds, memory = compare(f"{work}; 5 rounds", some, WITH_GAPS, 5)
    if "pingouin" in seconds:
        beside = ratio(seconds["pingouin"], seconds[OWN])
        target = Target(what="pingouin / publead", ratio=beside)
        rows.append(Row(work=work, seconds=seconds[OWN], target=target).cells)
    return [*rows, memory]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time alpha beside other ways to write it.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--people", type=int, help="how many people")
    parser.add_argument("--rounds", type=int, help="how many paired rounds, at least 5")
    asked = parser.parse_args()
    n_people = asked.people or (20_000 if asked.quick else 1_000_000)
    rounds = max(5, asked.rounds or (5 if asked.quick else 11))
    print(describe_machine("numpy", "pandas", *PEERS), end="\n\n")
    print(table(Row.HEAD, run(n_people, rounds)))


if __name__ == "__main__":
    stay_on_one_core()
    main()
