"""
Simulate how often each interval of the library holds the true value, and write it down.

Each cell draws samples from a known source, asks the library for its 95 % intervals as a user
would, and counts how many hold the truth. Wilson's interval is not simulated: its coverage is
summed exactly. A cell has a generator of its own, seeded by its name, so that any cell can be run
again alone and gives the same figures.

    python benchmarks/intervals.py                 # every cell: 45 minutes of one core
    python benchmarks/intervals.py --only alpha    # one family
    python benchmarks/intervals.py --quick         # 50 draws a cell: shows that it runs
    python benchmarks/intervals.py --write         # and into docs/explanation/intervals.md
"""

import argparse
import json
import math
import os
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from enum import Enum
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from intervals_families import FAMILIES, wilson_coverage
from intervals_grid import Family

SEED = 20140
FIGURES = Path(__file__).parents[1] / "docs" / "explanation" / "intervals.json"
PAGE = FIGURES.with_suffix(".md")
BEGIN, END = "<!-- figures begin -->", "<!-- figures end -->"
LOWEST, HIGHEST = 0.93, 0.97
WILSON_N = (3, 5, 10, 20, 50, 100, 500)


@attrs.frozen(kw_only=True)
class Cell:
    """
    What one interval did in one cell.

    Attributes
    ----------
    family, interval : str
        Whose it is.
    values : tuple of str, int or float
        The cell's values, as the family's columns name them.
    draws : int
        How many samples were drawn.
    covered : float
        The share of samples with an interval in which it held the truth.
    none : float
        The share of samples without an interval.
    """

    family: str
    values: tuple[Any, ...]
    interval: str
    draws: int
    covered: float
    none: float

    @property
    def trusted(self) -> bool:
        """Whether the interval held the truth in 93 to 97 % of samples."""
        return LOWEST <= self.covered <= HIGHEST


def simulated(family: Family, values: Sequence[Any], draws: int) -> list[Cell]:
    """Return what each interval of a family did in one cell."""
    plain = tuple(value.value if isinstance(value, Enum) else value for value in values)
    code = f"{family.name} {plain}"
    rng = np.random.default_rng([SEED, zlib.crc32(code.encode())])
    trial = family.trial(*values)
    held = dict.fromkeys(trial.truth, 0)
    none = dict.fromkeys(trial.truth, 0)
    for _ in range(draws):
        for name, (low, high) in trial.draw(rng).items():
            none[name] += math.isnan(low)
            held[name] += low <= trial.truth[name] <= high
    return [
        Cell(
            family=family.name,
            values=plain,
            interval=name,
            draws=draws,
            covered=held[name] / max(1, draws - none[name]),
            none=none[name] / draws,
        )
        for name in trial.truth
    ]


def simulate(families: Iterable[Family], draws: int | None, workers: int) -> list[Cell]:
    """Return every cell of some families, each in a process of its own."""
    works = [
        (family, values, draws or family.draws) for family in families for values in family.cells
    ]
    with ProcessPoolExecutor(workers) as pool:
        found = pool.map(_work, range(len(works)), works)
        return [cell for cells in found for cell in cells]


def _work(_: int, work: tuple[Family, Sequence[Any], int]) -> list[Cell]:
    return simulated(*work)


def wilson() -> list[dict[str, float]]:
    """Return the exact coverage of Wilson's interval: its mean over shares, and at some."""
    even = (np.arange(5000) + 0.5) / 5000
    rows = []
    for n in WILSON_N:
        at = wilson_coverage(n, np.array([0.02, 0.1, 0.5]))
        everywhere = wilson_coverage(n, even)
        rows.append(
            {
                "n": n,
                "mean": round(float(everywhere.mean()), 4),
                "least, 10 to 90 %": round(
                    float(everywhere[(even >= 0.1) & (even <= 0.9)].min()), 4
                ),
                "at 2 %": round(float(at[0]), 4),
                "at 10 %": round(float(at[1]), 4),
                "at 50 %": round(float(at[2]), 4),
            }
        )
    return rows


def figures(cells: Sequence[Cell]) -> dict[str, Any]:
    """Return everything that is written down."""
    return {
        "made": datetime.now(UTC).date().isoformat(),
        "seed": SEED,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "scipy": version("scipy"),
        "wilson": wilson(),
        "cells": [
            attrs.asdict(cell) | {"covered": round(cell.covered, 4), "none": round(cell.none, 4)}
            for cell in cells
        ],
    }


def cells_of(found: Mapping[str, Any]) -> list[Cell]:
    """Return the cells that were written down."""
    return [Cell(**cell | {"values": tuple(cell["values"])}) for cell in found["cells"]]


def tables(found: Mapping[str, Any]) -> str:
    """Return the tables of the page, as Markdown."""
    cells = cells_of(found)
    trusted = sum(cell.trusted for cell in cells)
    head = (
        f"Made on {found['made']} by `benchmarks/intervals.py` with seed {found['seed']}, "
        f"Python {found['python']}, numpy {found['numpy']} and scipy {found['scipy']}: "
        f"{len(cells)} cells, of which {trusted} lie in 93 to 97 %."
    )
    parts = [head]
    for family in FAMILIES:
        own = [cell for cell in cells if cell.family == family.name]
        if own:
            parts += [f"### {family.title}", family_table(family, own)]
    parts += ["### A share (Wilson), exact", wilson_table(found["wilson"])]
    return "\n\n".join(parts)


def family_table(family: Family, cells: Sequence[Cell]) -> str:
    """Return one family's table: a row a cell, a column an interval."""
    intervals = list(dict.fromkeys(cell.interval for cell in cells))
    by_values: dict[tuple[Any, ...], dict[str, Cell]] = {}
    for cell in cells:
        by_values.setdefault(cell.values, {})[cell.interval] = cell
    rows = [
        [*map(str, values), *(told(found[name]) for name in intervals)]
        for values, found in by_values.items()
    ]
    return markdown([*family.columns, *intervals], rows, len(family.columns)) + (
        f"\n\n{cells[0].draws:,} samples a row."
    )


def told(cell: Cell) -> str:
    """Return a share in per cent, marked where it lies outside 93 to 97."""
    share = marked(cell.covered)
    return f"{share} ({cell.none:.0%} without)" if cell.none >= 0.005 else share


def marked(share: float) -> str:
    """Return a share in per cent, with a sign where it is too low or higher than promised."""
    if share < LOWEST:
        return f"**{share:.1%}** ▼"
    return f"{share:.1%} ▲" if share > HIGHEST else f"{share:.1%}"


def wilson_table(rows: Sequence[Mapping[str, float]]) -> str:
    """Return the table of Wilson's interval."""
    names = [name for name in rows[0] if name != "n"]
    lines = [[str(row["n"]), *(marked(row[name]) for name in names)] for row in rows]
    return markdown(["n", *names], lines, 1)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]], n_labels: int) -> str:
    """Return a Markdown table, numbers to the right."""
    rule = ["---"] * n_labels + ["---:"] * (len(head) - n_labels)
    lines = [head, rule, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page_with(found: Mapping[str, Any], text: str) -> str:
    """Return the page with the tables between its two marks."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{tables(found)}\n\n{END}{after}"


def merged(found: Mapping[str, Any], cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells that were written down, those of the families run again replaced."""
    again = {cell.family for cell in cells}
    kept = [cell for cell in cells_of(found) if cell.family not in again]
    order = [family.name for family in FAMILIES]
    return sorted([*kept, *cells], key=lambda cell: order.index(cell.family))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Simulate the coverage of every interval.")
    parser.add_argument("--quick", action="store_true", help="50 draws a cell")
    parser.add_argument("--only", nargs="+", choices=[f.name for f in FAMILIES], metavar="FAMILY")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--write", action="store_true", help="write the figures and the page")
    asked = parser.parse_args()
    families = [family for family in FAMILIES if not asked.only or family.name in asked.only]
    slow = ("omega-bootstrap", "alpha-bootstrap", "krippendorff")
    if asked.quick:
        families = [family for family in families if family.name not in slow]
    cells = simulate(families, 50 if asked.quick else None, asked.workers)
    if asked.write:
        old = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {"cells": []}
        new = figures(merged(old, cells))
        FIGURES.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", "utf-8")
        PAGE.write_text(page_with(new, PAGE.read_text("utf-8")), "utf-8")
    print(tables(figures(cells)))


if __name__ == "__main__":
    main()
