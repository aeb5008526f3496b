"""
Time scoring where the data are, on each engine, beside polars' own expressions, in one run.

Every engine scores the same forms with `publead.assessment.lazy_scores.score_frame`: 8 competencies
of 5 items from 1 to 5, 2 of them reversed, 2 % missing, scored where at least 60 % was answered.
Two times are shown. *Scoring* is what it takes to run the expressions that come back. *Checks* is
what it takes before: everything that a reader would refuse is looked for, which the expressions
beside it do not do. polars' own are the faster of two ways to write them. All scores are compared
before any time is shown.

Run: ``python benchmarks/frames.py [--quick]``.
"""

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from scoring_engines import (
    AT_LEAST_60_PERCENT,
    NAMES,
    Floats,
    answers_of,
    as_polars,
    instrument_of_benchmark,
    with_polars,
    with_polars_sums,
)
from side_by_side import Target, describe_machine, ratio, stay_on_one_core, table, timed

from publead.assessment.lazy_scores import score_frame
from publead.assessment.ratings import RatingColumns

RATERS_EACH = 10
INSTRUMENT = instrument_of_benchmark()
CODES = [str(competency.code) for competency in INSTRUMENT.competencies]
COLUMNS = RatingColumns(person="person", rater="rater")


def forms_of(n_forms: int) -> pl.DataFrame:
    """Return forms: every person has a self form and nine others, every rater two forms."""
    place = np.arange(n_forms)
    kinds = np.array(["self", "manager", *["peer"] * 4, *["report"] * 4])
    whose = pl.DataFrame(
        {
            "person": (place // RATERS_EACH).astype(str),
            "rater": np.char.add("r", (place % max(n_forms // 2, 1)).astype(str)),
            "relationship": kinds[place % RATERS_EACH],
        }
    )
    return whose.hstack(as_polars(answers_of(n_forms)))


def as_duckdb(forms: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    """Return the forms as a table of DuckDB's own, on one thread."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("given", forms.to_arrow())
    connection.execute("create table forms as select * from given")
    connection.unregister("given")
    return connection.table("forms")


ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars, lazy": pl.DataFrame.lazy,
    "polars": lambda forms: forms,
    "pyarrow": pl.DataFrame.to_arrow,
    "duckdb": as_duckdb,
    "pandas": lambda forms: forms.to_pandas(),
}
OWN = {"polars' means": with_polars, "polars' sums": with_polars_sums}


def scored(frame: Any) -> Any:
    """Return the frame's scores, still to be run where the frame is lazy."""
    return score_frame(frame, INSTRUMENT, COLUMNS, missing=AT_LEAST_60_PERCENT)


def run(frame: Any) -> nw.DataFrame[Any]:
    """Return the competencies' scores, in memory."""
    found = nw.from_native(frame).select(*CODES)
    return found.collect() if isinstance(found, nw.LazyFrame) else found


def own(forms: pl.DataFrame, scores: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """Score with polars' own expressions."""
    return scores(forms.select(NAMES))


def summary(frame: nw.DataFrame[Any]) -> Floats:
    """Return what engines agree on in whatever order: how many scores, and their sum."""
    found = pl.DataFrame(frame.to_dict(as_series=False)).fill_nan(None)
    return np.array([found[code].count() for code in CODES] + [found[code].sum() for code in CODES])


def frames_of(n_forms: int) -> tuple[pl.DataFrame, dict[str, Any]]:
    """Return the forms as polars and as every engine has them, once all scores are equal."""
    forms = forms_of(n_forms)
    frames = {name: prepare(forms) for name, prepare in ENGINES.items()}
    expected = summary(nw.from_native(with_polars_sums(forms)))
    for name, frame in frames.items():
        np.testing.assert_allclose(summary(run(scored(frame))), expected, rtol=1e-9, err_msg=name)
    return forms, frames


def report(n_forms: int, rounds: int) -> str:
    """Return the table of times and ratios, and the target."""
    forms, frames = frames_of(n_forms)
    beside = {name: partial(own, forms, way) for name, way in OWN.items()}
    scoring = {
        f"{name}: scoring": partial(run, scored(frame))
        for name, frame in frames.items()
        if isinstance(nw.from_native(frame), nw.LazyFrame)
    }
    whole = {f"{name}: whole": partial(scored_and_run, frame) for name, frame in frames.items()}
    seconds = timed({**beside, **scoring, **whole}, rounds)
    peer = min(OWN, key=lambda name: float(np.median(seconds[name])))
    rows = [
        [name, f"{np.median(times) * 1e3:.0f}", str(ratio(times, seconds[peer]))]
        for name, times in seconds.items()
    ]
    target = Target(
        what=f"polars, lazy: scoring / {peer}",
        ratio=ratio(seconds["polars, lazy: scoring"], seconds[peer]),
        at_most=1.3,
    )
    head = ["", "median ms", f"times {peer}"]
    return f"{n_forms:,} forms, {rounds} paired rounds\n\n{table(head, rows)}\n\n{target}\n"


def scored_and_run(frame: Any) -> nw.DataFrame[Any]:
    """Score a frame from the checks to the scores in memory."""
    return run(scored(frame))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time scoring in place, engine by engine.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--forms", type=int, nargs="+", help="how many forms, once or more")
    parser.add_argument("--rounds", type=int, help="how many paired rounds")
    asked = parser.parse_args()
    sizes = asked.forms or ([5_000] if asked.quick else [100_000, 1_000_000])
    print(describe_machine("duckdb", "narwhals", "pandas", "polars", "pyarrow"))
    for n_forms in sizes:
        print(report(n_forms, asked.rounds or (2 if asked.quick else 5)))


if __name__ == "__main__":
    stay_on_one_core()
    main()
