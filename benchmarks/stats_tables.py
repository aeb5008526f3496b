"""
Run the three scripts about statistics and write their table into the page beside this file.

Run: ``python benchmarks/stats_tables.py [--quick]``. With ``--quick`` the table is printed, and
nothing is written, because its figures mean nothing.
"""

import argparse
import datetime as dt
import os
import re
from collections.abc import Sequence
from pathlib import Path

import stats_agreement
import stats_beside_r
from side_by_side import Row, describe_machine, stay_on_one_core

import stats

PAGE = Path(__file__).with_name("README.md")
BETWEEN = re.compile(r"(?<=<!-- measured: stats -->\n).*?(?=<!-- end -->\n)", re.DOTALL)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, with numbers to the right."""
    lines = [head, ["---", "---:", "---", "---:", "---"], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def measured(quick: bool) -> str:
    """Return the machine, how busy it was, the versions and the table, from one run."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    rows = stats.run(20_000 if quick else 1_000_000, 5 if quick else 11)
    rows += stats_agreement.run(*((2_000, 2_000) if quick else (100_000, 20_000)), rounds=5)
    sizes = (1_000, 100, 500) if quick else (10_000, 1_000, 20_000)
    r, beside_r = stats_beside_r.run(*sizes, rounds=5)
    packages = ["numpy", "scipy", "pandas", *stats_agreement.PEERS]
    machine = describe_machine(*packages).replace("\n", ". ")
    today = dt.datetime.now(tz=dt.UTC).strftime("%B %Y")
    said = f"{today}: {machine}. {r}. Load of the machine at the start: {busy:.1f}."
    return f"\n{said}\n\n{markdown(Row.HEAD, rows + beside_r)}\n\n"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write the table of times of statistics.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that writes nothing")
    asked = parser.parse_args()
    found = measured(asked.quick)
    print(found)
    if not asked.quick:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(BETWEEN.sub(lambda _: found, page), encoding="utf-8")


if __name__ == "__main__":
    stay_on_one_core()
    main()
