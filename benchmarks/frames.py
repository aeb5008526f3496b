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

from collections.abc import Callable
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
from side_by_side import timed

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


def summary(frame: Any) -> Floats:
    """Return what engines agree on in whatever order: how many scores, and their sum."""
    found = pl.DataFrame(frame.to_dict(as_series=False)).fill_nan(None)
    return np.array([found[code].count() for code in CODES] + [found[code].sum() for code in CODES])


def measured(n_forms: int, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return seconds of scoring and of checks, each with polars' own beside it."""
    forms = forms_of(n_forms)
    frames = {name: prepare(forms) for name, prepare in ENGINES.items()}
    expected = summary(with_polars_sums(forms))
    for name, frame in frames.items():
        np.testing.assert_allclose(summary(run(scored(frame))), expected, rtol=1e-9, err_msg=name)
    beside = {name: lambda way=way: own(forms, way) for name, way in OWN.items()}
    lazy = {name: scored(frame) for name, frame in frames.items() if name not in EAGER}
    whole = {name: lambda frame=frame: run(scored(frame)) for name, frame in frames.items()}
    parts = {name: lambda frame=frame: run(frame) for name, frame in lazy.items()}
    return timed({**beside, **parts}, rounds), timed({**beside, **whole}, rounds)


EAGER = ("polars", "pyarrow", "pandas")
