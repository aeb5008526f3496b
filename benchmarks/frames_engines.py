"""The engines that score in place, each with the forms as its users hold them."""

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, Final

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
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

from publead.assessment.lazy_scores import score_frame
from publead.assessment.ratings import RatingColumns

RATERS_EACH: Final = 10
INSTRUMENT: Final = instrument_of_benchmark()
CODES: Final = [str(competency.code) for competency in INSTRUMENT.competencies]
COLUMNS: Final = RatingColumns(person="person", rater="rater")
OWN: Final = {"polars' means": with_polars, "polars' sums": with_polars_sums}


def forms_of(n_forms: int) -> pl.DataFrame:
    """Return forms: every person has a self form and nine others, every rater two forms."""
    place = pl.int_range(n_forms)
    kinds = pl.Series(["self", "manager", *["peer"] * 4, *["report"] * 4])
    whose = pl.select(
        person=(place // RATERS_EACH).cast(pl.String),
        rater="r" + (place % max(n_forms // 2, 1)).cast(pl.String),
        relationship=pl.lit(kinds).gather(place % RATERS_EACH),
    )
    return whose.hstack(as_polars(answers_of(n_forms)))


def in_duckdb(file: str) -> duckdb.DuckDBPyRelation:
    """Return the forms as a table of DuckDB's own, on one thread."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("create table forms as select * from read_parquet(?)", [file])
    return connection.table("forms")


def in_ibis(file: str) -> Any:
    """Return the forms as a table of ibis, which runs on DuckDB, on one thread."""
    ibis = import_module("ibis")
    ibis.set_backend(ibis.duckdb.connect(threads=1))
    return ibis.memtable(pq.read_table(file))


def in_spark(file: str) -> Any:
    """Return the forms in the memory of Spark on this machine, on one thread."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "4g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.log.level": "ERROR",
    }
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[1]")
    session = builder.config(map=settings).getOrCreate()
    frame = session.read.parquet(file).cache()
    frame.count()
    return frame


ENGINES: Final[dict[str, Callable[[str], Any]]] = {
    "polars, lazy": lambda file: pl.read_parquet(file).lazy(),
    "polars": pl.read_parquet,
    "duckdb": in_duckdb,
    "ibis": in_ibis,
    "pyarrow": pq.read_table,
    "pandas": pd.read_parquet,
    "pyspark": in_spark,
}
"""From a Parquet file of forms to a frame of each engine, before the clock starts."""

OPTIONAL: Final = {"ibis": "ibis.formats.pyarrow", "pyspark": "pyspark"}


def is_there(module: str) -> bool:
    """Return whether a module can be imported, with all that it needs."""
    try:
        return import_module(module) is not None
    except ImportError:
        return False


ABSENT: Final = tuple(name for name, module in OPTIONAL.items() if not is_there(module))
"""Engines that are not installed here, and so are left out."""


def scored(frame: Any) -> Any:
    """Return the frame's scores, still to be run where the frame is lazy."""
    return score_frame(frame, INSTRUMENT, COLUMNS, missing=AT_LEAST_60_PERCENT)


def run(frame: Any) -> nw.DataFrame[Any]:
    """Return the competencies' scores, in memory."""
    found = nw.from_native(frame).select(*CODES)
    return found.collect() if isinstance(found, nw.LazyFrame) else found


def whole(frame: Any) -> nw.DataFrame[Any]:
    """Score a frame from the checks to the scores in memory."""
    return run(scored(frame))


def own(way: str, forms: pl.DataFrame) -> nw.DataFrame[Any]:
    """Score with polars' own expressions."""
    return nw.from_native(OWN[way](forms.select(NAMES)))


def work_of(engine: str, file: str) -> Callable[[], nw.DataFrame[Any]]:
    """Return the work of an engine, or of polars' own expressions, on a file's forms."""
    if engine in OWN:
        return partial(own, engine, pl.read_parquet(file))
    return partial(whole, ENGINES[engine](file))


def summary(frame: nw.DataFrame[Any]) -> Floats:
    """Return what engines agree on in whatever order: how many scores, and their sum."""
    scores = frame.select(nw.all().cast(nw.Float64).fill_nan(None))
    counts = [scores[code].count() for code in CODES]
    return np.array(counts + [scores[code].sum() for code in CODES], dtype=np.float64)
