"""Data frames from outside, of whichever library, through narwhals; numbers stay numbers."""

from typing import Any, Final

import narwhals.stable.v2 as nw
import numpy as np

from publead.errors import Fault, TableError
from publead.tables.table import BLANK, Column, Numbers, Table, cells_of_texts, column_of

SUBJECT: Final = "data frame"

_WHOLE: Final = (
    nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64
)  # fmt: skip
_REAL: Final = (nw.Float32, nw.Float64)
_TEXTS: Final = (nw.String, nw.Categorical, nw.Enum)


def frame_of(source: object) -> "nw.DataFrame[Any] | None":
    """
    Return the source as an eager data frame, or None where it is none.

    Raises
    ------
    TableError
        If the frame is lazy, or its columns' names cannot be told apart.
    """
    try:
        frame = nw.from_native(source, pass_through=True)
        if isinstance(frame, nw.LazyFrame):
            fault = Fault("is lazy, and holds no rows yet", remedy="Collect it first")
            raise TableError(SUBJECT, [fault])
        if not isinstance(frame, nw.DataFrame):
            return None
        names: list[object] = list(frame.columns)
    except nw.exceptions.DuplicateError:
        fault = Fault("columns share a name", remedy="Rename all but one")
        raise TableError(SUBJECT, [fault]) from None
    faults = [
        Fault(f"the name of column {place} is not text", remedy="Name the columns with text")
        for place, name in enumerate(names, start=1)
        if not isinstance(name, str)
    ]
    if faults:
        raise TableError(SUBJECT, faults)
    return frame


def table_of_frame(frame: "nw.DataFrame[Any]") -> Table:
    """Return a data frame as a table, whose rows are counted from 1; its index is not read."""
    columns = {name: _column(frame[name]) for name in frame.columns}
    return Table(SUBJECT, columns, np.arange(1, len(frame) + 1, dtype=np.int64))


def _column(series: "nw.Series[Any]") -> Column:
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
