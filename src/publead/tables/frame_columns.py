"""Data frames from outside, of whichever library, through narwhals; numbers stay numbers."""

from typing import Any, Final

import narwhals.stable.v2 as nw
import numpy as np

from publead.errors import Fault, TableError
from publead.tables.frame_sources import SUBJECT, ArrowStream, any_frame, in_memory, streamed
from publead.tables.table import BLANK, Column, Numbers, Table, cells_of_texts, column_of

_WHOLE: Final = (
    nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64
)  # fmt: skip
_REAL: Final = (nw.Float32, nw.Float64)
_TEXTS: Final = (nw.String, nw.Categorical, nw.Enum)


def frame_of(source: object) -> nw.DataFrame[Any] | None:
    """
    Return the source as a data frame in memory, or None where it is none.

    A lazy frame is run: from its engine's own memory into polars or Arrow, never through pandas.

    Raises
    ------
    TableError
        If the frame is Dask's, needs a library that is not installed, or its columns' names cannot
        be told apart.
    """
    known = any_frame(source)
    if known is not None:
        frame = in_memory(known)
    elif isinstance(source, ArrowStream):
        frame = streamed(source)
    else:
        return None
    names: list[object] = list(frame.columns)
    faults = [
        Fault(f"the name of column {place} is not text", remedy="Name the columns with text")
        for place, name in enumerate(names, start=1)
        if not isinstance(name, str)
    ]
    if faults:
        raise TableError(SUBJECT, faults)
    return frame


def table_of_frame(frame: nw.DataFrame[Any]) -> Table:
    """Return a data frame as a table, whose rows are counted from 1; its index is not read."""
    columns = {name: _column(frame[name]) for name in frame.columns}
    return Table(SUBJECT, columns, np.arange(1, len(frame) + 1, dtype=np.int64))


def _column(series: nw.Series[Any]) -> Column:
    dtype = series.dtype
    if dtype in _WHOLE:
        return Numbers(series.fill_null(0).to_numpy(), series.is_null().to_numpy())
    if dtype in _REAL:
        values = series.fill_null(0.0).to_numpy()
        # NaN is an answer to some libraries and a missing value to others; here it is missing.
        return Numbers(values, series.is_null().to_numpy() | np.isnan(values))
    if dtype in _TEXTS:
        return cells_of_texts(series.cast(nw.String).fill_null(BLANK).to_list())
    return column_of(series.to_list())
