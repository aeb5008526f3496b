"""One door for tables: a path to a CSV file, a data frame, or rows as mappings."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from narwhals.stable.v2.typing import IntoFrame

from publead.errors import Fault, TableError
from publead.tables.csv_files import PLAIN_CSV, CsvOptions, read_csv
from publead.tables.frame_columns import frame_of, table_of_frame
from publead.tables.frame_sources import ArrowStream
from publead.tables.records import table_of_records
from publead.tables.table import Table

TableSource: TypeAlias = str | Path | IntoFrame | ArrowStream | Iterable[Mapping[str, object]]
"""What tables are read from."""


def read_table(source: TableSource, options: CsvOptions = PLAIN_CSV) -> Table:
    """
    Return a table from a CSV file, a data frame, or rows.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        A path to a CSV file; a frame of pandas, polars, pyarrow, DuckDB, PySpark, ibis or another
        library that narwhals knows, or anything with ``__arrow_c_stream__``; or rows, each a
        mapping of column to cell. Rows are needed in memory, so a lazy frame is collected.
    options : CsvOptions
        How a CSV file is written; of no effect on other sources.

    Returns
    -------
    Table
        In a file, the header is row 1; elsewhere, row 1 is the first row of data.

    Raises
    ------
    TableError
        If the source is none of these, or has faults; all that can be found at once.

    Examples
    --------
    >>> read_table([{"person": "p1", "trust-1": 4}, {"person": "p2", "trust-1": None}])
    Table: 2 rows × 2 columns from records
    """
    if isinstance(source, str | Path):
        return read_csv(source, options)
    frame = frame_of(source)
    if frame is not None:
        return table_of_frame(frame)
    return table_of_records(_rows(source))


def _rows(source: object) -> Iterable[object]:
    name = type(source).__name__
    if isinstance(source, Mapping):
        problem = "is one mapping, not rows"
    elif hasattr(source, "read") or isinstance(source, bytes | bytearray):
        problem = f"is an open file or bytes, of type {name}"
    elif isinstance(source, Iterable):
        return source
    else:
        problem = f"cannot be read as a table: it is of type {name}"
    remedy = "Give a path to a CSV file, a data frame, or rows as mappings"
    raise TableError("table", [Fault(problem, remedy=remedy)])
