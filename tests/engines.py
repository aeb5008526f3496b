"""The engines that scoring runs on, each as a function from rows to a frame of its own kind."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from builders import Cells, column_lists


def arrow(rows: Sequence[Cells]) -> pa.Table:
    """Return rows as a table of pyarrow."""
    return pa.table(column_lists(rows))


def duck(rows: Sequence[Cells]) -> duckdb.DuckDBPyRelation:
    """Return rows as a relation of a DuckDB of its own."""
    table = arrow(rows)
    return duckdb.connect().from_arrow(table)


def ibis_table(rows: Sequence[Cells]) -> Any:
    """Return rows as a table of ibis, which runs on DuckDB."""
    ibis = pytest.importorskip("ibis", reason="ibis is not installed")
    return ibis.memtable(arrow(rows))


@cache
def spark() -> Any:
    """Return a session of Spark on this machine, started once."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.log.level": "ERROR",
    }
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # of the workers
    builder = sql.SparkSession.builder.master("local[2]").config(map=settings)
    try:
        return builder.getOrCreate()
    except Exception as failure:
        return pytest.skip(f"Spark does not start here: {type(failure).__name__}")


def spark_frame(rows: Sequence[Cells]) -> Any:
    """Return rows as a frame of Spark."""
    return spark().createDataFrame(arrow(rows))


ENGINES: dict[str, Callable[[Sequence[Cells]], Any]] = {
    "pandas": lambda rows: pd.DataFrame(column_lists(rows)),
    "polars": lambda rows: pl.DataFrame(column_lists(rows)),
    "polars, lazy": lambda rows: pl.LazyFrame(column_lists(rows)),
    "pyarrow": arrow,
    "duckdb": duck,
    "ibis": ibis_table,
    "pyspark": spark_frame,
}
EVERY_NIGHT = ("ibis", "pyspark")

each_engine = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            name,
            marks=[
                pytest.mark.nightly,
                # Spark says at import what it thinks of the newest pandas.
                pytest.mark.filterwarnings("ignore::FutureWarning"),
                pytest.mark.filterwarnings("ignore::DeprecationWarning"),
                pytest.mark.filterwarnings("ignore::ResourceWarning"),
            ],
        )
        if name in EVERY_NIGHT
        else name
        for name in ENGINES
    ],
)
