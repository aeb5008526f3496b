"""Which sources are data frames, of whichever library; nothing is imported to find out."""

from typing import Any, Final, Protocol, TypeAlias, runtime_checkable

import narwhals.stable.v2 as nw

from publead.errors import Fault, TableError

SUBJECT: Final = "data frame"

AnyFrame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A frame as narwhals sees it, with its rows in memory or not."""

_ARROW_READERS: Final = ("pyarrow", "polars")


@runtime_checkable
class ArrowStream(Protocol):
    """A table of any library that hands itself over by the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the table as a capsule that holds an Arrow stream."""
        ...


def any_frame(source: object) -> AnyFrame | None:
    """
    Return a source as narwhals sees it, lazy where it is lazy, or None where it is no frame.

    Raises
    ------
    TableError
        If columns share a name, or the frame is Dask's.
    """
    if type(source).__module__.partition(".")[0] == "dask":
        problem = "is Dask's, where equal results are not promised"
        remedy = "Call .compute() on it, or keep the data in Parquet and read it with DuckDB"
        raise TableError(SUBJECT, [Fault(problem, remedy=remedy)])
    try:
        frame = nw.from_native(source, pass_through=True)
    except nw.exceptions.DuplicateError:
        fault = Fault("columns share a name", remedy="Rename all but one")
        raise TableError(SUBJECT, [fault]) from None
    return frame if isinstance(frame, nw.DataFrame | nw.LazyFrame) else None


def is_frame(source: object) -> bool:
    """Return whether a source is a table of some library, and not a mere column or a list."""
    if any_frame(source) is not None:
        return True
    return isinstance(source, ArrowStream) and not nw.dependencies.is_into_series(source)


def in_memory(frame: AnyFrame) -> nw.DataFrame[Any]:
    """
    Return a frame with its rows in memory; a lazy one is run, and never goes through pandas.

    Raises
    ------
    TableError
        If the library that holds the rows in memory is not installed.
    """
    if isinstance(frame, nw.DataFrame):
        return frame
    try:
        return frame.collect()
    except ModuleNotFoundError as failure:
        raise TableError(SUBJECT, [_not_installed(str(failure.name))]) from None


def streamed(source: ArrowStream) -> nw.DataFrame[Any]:
    """
    Return a table that comes as an Arrow stream, read by pyarrow or else by polars.

    Raises
    ------
    TableError
        If neither is installed, or the stream holds no columns with names.
    """
    for reader in _ARROW_READERS:
        try:
            return nw.from_arrow(source, backend=reader)
        except ModuleNotFoundError:
            continue
        except (TypeError, ValueError):
            fault = Fault("is an Arrow stream without named columns", remedy="Give a table")
            raise TableError(SUBJECT, [fault]) from None
    raise TableError(SUBJECT, [_not_installed(_ARROW_READERS[0])])


def _not_installed(name: str) -> Fault:
    return Fault(f"needs {name}, which is not installed", remedy=f"Run: pip install {name}")
