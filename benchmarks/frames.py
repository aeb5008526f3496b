"""
Time scoring where the data are, on each engine, beside polars' own expressions, in one run.

Every engine scores the same forms with `publead.assessment.lazy_scores.score_frame`: 8 competencies
of 5 items from 1 to 5, 2 of them reversed, 2 % missing, scored where at least 60 % was answered.

1. Side by side, in paired rounds. *Scoring* is what it takes to run the expressions that come back.
   *Whole* has the checks before them as well: everything that a reader would refuse is looked for,
   which the expressions beside it do not do. polars' own are the faster of two ways to write them.
2. Growth: each engine at each size, in a process of its own, and the peak of memory.

All scores are compared before any time is shown. Times are of the processor, on one core, so that
other work on the machine changes them little; PySpark works outside Python, and its time is what
elapsed. Engines that are not installed are left out, and named.

Run: ``python benchmarks/frames.py [--quick] [--write]``, about 10 minutes. With ``--write`` the
tables are put into ``benchmarks/README.md``, and the picture into ``docs/assets/frames.svg``.
"""

import argparse
import re
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import polars as pl
from frames_engines import (
    ABSENT,
    ENGINES,
    OWN,
    forms_of,
    own,
    run,
    scored,
    summary,
    whole,
)
from frames_growth import Growth, growth
from frames_picture import alternative, label, picture, seconds
from side_by_side import Target, describe_machine, ratio, stay_on_one_core, table, timed

HERE: Final = Path(__file__).parent
PAGE: Final = HERE / "README.md"
PICTURE: Final = HERE.parent / "docs" / "assets" / "frames.svg"
PART: Final = re.compile(r"(<!-- frames -->\n).*?(<!-- end of frames -->)", re.DOTALL)

SIDE_BY_SIDE: Final = (100_000, 1_000_000)
GROWING: Final = (100_000, 1_000_000, 10_000_000)
LAZY: Final = ("polars, lazy", "duckdb", "ibis")
NOT_PAIRED: Final = ("pyspark", *ABSENT)


def frames_of(n_forms: int, folder: Path) -> tuple[pl.DataFrame, dict[str, Any]]:
    """Return the forms as polars and as every engine has them, once all scores are equal."""
    file = folder / "forms.parquet"
    forms_of(n_forms).write_parquet(file)
    forms = pl.read_parquet(file)
    frames = {name: made(str(file)) for name, made in ENGINES.items() if name not in NOT_PAIRED}
    expected = summary(own("polars' sums", forms))
    for name, frame in frames.items():
        np.testing.assert_allclose(summary(whole(frame)), expected, rtol=1e-9, err_msg=name)
    return forms, frames


def paired(n_forms: int, rounds: int, folder: Path) -> tuple[list[list[str]], Target]:
    """Return the rows of times and ratios, and the target."""
    forms, frames = frames_of(n_forms, folder)
    beside = {name: partial(own, name, forms) for name in OWN}
    scoring = {
        f"{name}: scoring": partial(run, scored(frame))
        for name, frame in frames.items()
        if name in LAZY
    }
    all_of_it = {f"{name}: whole": partial(whole, frame) for name, frame in frames.items()}
    took = timed({**beside, **scoring, **all_of_it}, rounds, time.process_time)
    peer = min(OWN, key=lambda name: float(np.median(took[name])))
    rows = [
        [name, f"{np.median(times) * 1e3:,.0f}", str(ratio(times, took[peer]))]
        for name, times in took.items()
    ]
    target = Target(
        what=f"{n_forms:,} forms, polars, lazy: scoring / {peer}",
        ratio=ratio(took["polars, lazy: scoring"], took[peer]),
        at_most=1.3,
    )
    return rows, target


def grown(found: Mapping[str, Growth]) -> list[list[str]]:
    """Return a row an engine: seconds at each size, and the peak of memory."""
    sizes = sorted({n_forms for each in found.values() for n_forms in each.seconds})
    return [
        [
            label(name),
            *(seconds(each.seconds[n]) if n in each.seconds else "–" for n in sizes),
            f"{each.megabytes:,} MB" if each.megabytes else "–",
        ]
        for name, each in found.items()
    ]


def in_markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def write(told: str, found: Mapping[str, Growth], machine: str) -> None:
    """Put the tables into the page, and draw the picture beside it."""
    PICTURE.write_text(picture(found, machine), encoding="utf-8", newline="\n")
    words = re.sub(r"([\\\[\]])", r"\\\1", alternative(found))
    text = f"{told}\n![{words}](../docs/assets/frames.svg)\n\n"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(PART.sub(lambda part: part[1] + text + part[2], page), "utf-8", newline="\n")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time scoring in place, engine by engine.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--forms", type=int, nargs="+", help="how many forms, once or more")
    parser.add_argument("--rounds", type=int, help="how many paired rounds")
    parser.add_argument("--write", action="store_true", help="write the page and the picture")
    asked = parser.parse_args()
    small = [5_000] if asked.quick else None
    machine = describe_machine("duckdb", "narwhals", "pandas", "polars", "pyarrow")
    told = f"{machine.replace(chr(10), '. ')}. Scores of all engines are equal.\n"
    if ABSENT:
        told += f"Not installed, and left out: {', '.join(ABSENT)}.\n"
    print(told)
    with TemporaryDirectory() as folder:
        for n_forms in asked.forms or small or SIDE_BY_SIDE:
            rounds = asked.rounds or (2 if asked.quick else 5)
            rows, target = paired(n_forms, rounds, Path(folder))
            head = [f"{n_forms:,} forms, {rounds} paired rounds", "median ms", "times polars' own"]
            print(f"{table(head, rows)}\n\n{target}\n")
            told += f"\n{in_markdown(head, rows)}\n{target}\n"
        sizes = asked.forms or small or GROWING
        found = growth(sizes, Path(folder))
    head = ["checks and scores", *(f"{n:,} forms" for n in sizes), "peak memory"]
    print(table(head, grown(found)))
    if asked.write:
        write(f"{told}\n{in_markdown(head, grown(found))}", found, machine.partition("\n")[0])


if __name__ == "__main__":
    stay_on_one_core()
    main()
