"""Tables to hand over: as rows, as a data frame of the reader's library, or as a CSV file."""

import csv
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Literal

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, PolicyError, TableError, nearest
from publead.tables.csv_files import PLAIN_CSV, CsvOptions
from publead.tables.formulas import neutralised

Backend = Literal["pandas", "polars", "pyarrow"]
BACKENDS: Final[tuple[Backend, ...]] = ("pandas", "polars", "pyarrow")

Plain = str | int | float | bool | None
ColumnValues = Sequence[object] | NDArray[Any]


class Tabular(ABC):
    """What can be handed over as a table; a class that derives from it gives the columns."""

    __slots__ = ()

    @abstractmethod
    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the columns by name: lists or arrays of equal length."""

    def rows(self) -> list[dict[str, Plain]]:
        """Return the rows as dictionaries of plain values that JSON can hold; None for NaN."""
        columns = {name: _plain_values(values) for name, values in self.columns().items()}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_frame(self, *, backend: str | ModuleType) -> Any:
        """
        Return the table as a data frame.

        Parameters
        ----------
        backend : str or module
            ``"pandas"``, ``"polars"`` or ``"pyarrow"``, or the module itself.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            A number that is missing is null, or NaN in pandas. A column has one type: where its
            cells are of several kinds, such as the ids 1 and ``"b"``, or are whole numbers that
            its type would round, all of them are text. `rows` keeps each as it is.

        Raises
        ------
        PolicyError
            If the library is another, or is not installed.
        """
        name = _backend_name(backend)
        columns = {key: _frame_values(values) for key, values in self.columns().items()}
        schema = {key: _dtype(values) for key, values in columns.items()}
        try:
            frame = nw.from_dict(columns, schema, backend=name)
        except ImportError:
            raise PolicyError(f"{name} is not installed; run: pip install {name}") from None
        reals = [key for key, dtype in schema.items() if dtype == nw.Float64]
        if reals:
            # NaN would be a value to polars and pyarrow; null is what it means.
            frame = frame.with_columns(nw.col(*reals).fill_nan(None))
        return frame.to_native()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """
        Return the table as an Arrow stream, so that Arrow's libraries take the result as it is.

        polars, DuckDB, pyarrow and others read it: ``polars.DataFrame(result)``. An index of
        people, ties or teams is a mapping as well, and polars would read it as one: there, give
        ``pyarrow.table(result)`` or call `to_frame`.

        Raises
        ------
        PolicyError
            If neither pyarrow nor polars is installed, one of which makes the stream.
        """
        polars_alone = find_spec("polars") and not find_spec("pyarrow")
        maker: Backend = "polars" if polars_alone else "pyarrow"
        return self.to_frame(backend=maker).__arrow_c_stream__(requested_schema)


def write_csv(tabular: Tabular, path: str | Path, options: CsvOptions = PLAIN_CSV) -> None:
    """
    Write a table as a CSV file that is safe to open in a spreadsheet.

    Text that a spreadsheet could take for a formula is given a leading apostrophe, which
    ``CsvOptions(formulas=Formulas.RESTORE)`` takes away on reading; numbers are written as
    numbers. For Excel, pass ``CsvOptions(encoding="utf-8-sig")``.

    Parameters
    ----------
    tabular : Tabular
        What to write.
    path : str or Path
        Where to write it; a file that is there is replaced.
    options : CsvOptions
        The encoding and the delimiter; there is always one header row.

    Raises
    ------
    TableError
        If the file cannot be written, or the encoding lacks a character.
    """
    columns = tabular.columns()
    cells = [[_safe(value) for value in _plain_values(values)] for values in columns.values()]
    subject = Path(path).name
    try:
        with Path(path).open("w", encoding=options.encoding, newline="") as file:
            writer = csv.writer(file, delimiter=options.delimiter)
            writer.writerow([_safe(name) for name in columns])
            writer.writerows(zip(*cells, strict=True))
    except OSError as failure:
        fault = Fault(f"cannot be written: {failure.strerror}", remedy="Check the path")
        raise TableError(subject, [fault]) from None
    except UnicodeError:
        fault = Fault(f"{options.encoding} lacks a character of the table", remedy="Use utf-8")
        raise TableError(subject, [fault]) from None


def plain_value(value: object) -> Plain:
    """Return a value as JSON can hold it: None for what is no finite number."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int | bool | None) else str(value)


def _plain_values(values: ColumnValues) -> list[Plain]:
    listed = values.tolist() if isinstance(values, np.ndarray) else values
    return [plain_value(value) for value in listed]


def _frame_values(values: ColumnValues) -> "NDArray[Any] | list[Plain]":
    if isinstance(values, np.ndarray) and values.dtype.kind in "if":
        return values
    plain = _plain_values(values)
    if _dtype(plain) != nw.String:
        return plain
    return [None if value is None else str(value) for value in plain]


def _dtype(values: "NDArray[Any] | list[Plain]") -> Any:
    """Return the type of a column: text where the cells have no other type in common."""
    if isinstance(values, np.ndarray):
        return nw.Float64 if values.dtype.kind == "f" else nw.Int64
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return nw.Boolean
    if not kinds or not kinds <= {int, float}:
        return nw.String
    largest = max(abs(value) for value in values if isinstance(value, int | float))
    if kinds == {int} and None not in values:
        return nw.Int64 if largest < 2**63 else nw.String
    return nw.Float64 if largest <= 2**53 or kinds == {float} else nw.String


def _backend_name(backend: str | ModuleType) -> Backend:
    name = backend.__name__ if isinstance(backend, ModuleType) else backend
    for known in BACKENDS:
        if name == known:
            return known
    guess = nearest(str(name), BACKENDS)
    hint = f" Did you mean {guess!r}?" if guess else ""
    raise PolicyError(f"no backend {name!r}.{hint} Known: {', '.join(BACKENDS)}")


def _safe(value: Plain) -> Plain:
    return neutralised(value) if isinstance(value, str) else value
