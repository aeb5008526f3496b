"""CSV from outside: everything stays text, and whatever could be misread is refused by name."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Final

import attrs
import numpy as np

from publead.errors import Fault, PolicyError, TableError, expect, limited
from publead.estimates import counted
from publead.tables.contents import RefusedError
from publead.tables.encodings import checked_encoding, decoded
from publead.tables.formulas import Formulas, restored
from publead.tables.table import Cells, Table

DELIMITERS: Final = (",", ";", "\t", "|")
# Small, so that cells are coded while the processor still has them near: this halves the time.
_BATCH: Final = 100
IMPORT_ID: Final = '{"ImportId"'
"""How a cell begins in the last of the header rows that Qualtrics writes."""


@attrs.frozen(kw_only=True)
class CsvOptions:
    r"""
    How a CSV file is written.

    Attributes
    ----------
    header_rows : int
        How many rows stand above the data. The first names the columns; the others are skipped,
        such as the two further rows that Qualtrics writes.
    encoding : str
        The file's encoding, by a name that Python knows. UTF-8 is read with or without its mark.
    delimiter : str
        What stands between two cells: ``,``, ``;``, ``|`` or ``\t``.
    formulas : Formulas
        Whether a cell keeps the apostrophe that neutralises a formula, on reading.
    """

    header_rows: int = 1
    encoding: str = "utf-8"
    delimiter: str = ","
    formulas: Formulas = Formulas.KEEP

    def __attrs_post_init__(self) -> None:
        """Refuse options that no file can have."""
        if type(self.header_rows) is not int or self.header_rows < 1:
            raise PolicyError("header_rows must be a whole number, at least 1")
        if self.delimiter not in DELIMITERS:
            allowed = ", ".join(repr(each) for each in DELIMITERS)
            raise PolicyError(f"delimiter must be one of {allowed}")
        checked_encoding(self.encoding)
        remedy = "Use Formulas.KEEP or Formulas.RESTORE"
        expect(self.formulas, Formulas, "formulas", remedy)


PLAIN_CSV: Final = CsvOptions()
"""Comma, UTF-8, one header row."""


def read_csv(path: str | Path, options: CsvOptions = PLAIN_CSV) -> Table:
    """
    Return a CSV file as a table of texts.

    Parameters
    ----------
    path : str or Path
        The file.
    options : CsvOptions
        How it is written.

    Returns
    -------
    Table
        Cells keep their leading zeros and their spaces. Lines without any character are skipped.

    Raises
    ------
    TableError
        With every fault that can be found at once: the file, its encoding, its header, its rows.
    """
    table = read_csv_or_header(path, options)
    if not len(table):
        fault = Fault("has a header and no rows", remedy="Check the export")
        raise TableError(table.subject, [fault])
    return table


def read_csv_or_header(path: str | Path, options: CsvOptions = PLAIN_CSV) -> Table:
    """
    Return a CSV file as a table of texts, which may have no rows.

    Raises
    ------
    TableError
        As `read_csv`, but for a header without rows.
    """
    return _opened(path, options).table()


def header_records(path: str | Path, options: CsvOptions) -> list[list[str]]:
    """
    Return the rows that stand above the data of a CSV file, of which the first names the columns.

    Raises
    ------
    TableError
        If the file cannot be opened or decoded.
    """
    reading = _opened(path, options)
    return [record for _, record in islice(reading.records, options.header_rows)]


class _Reading:
    """One pass over a file's records, which keeps columns, rows and faults."""

    def __init__(self, text: str, subject: str, options: CsvOptions) -> None:
        self.subject = subject
        self.options = options
        self.faults: list[Fault] = []
        self.rows: list[int] = []
        self.records = self._records(text)

    def table(self) -> Table:
        names = self._names()
        columns = self._columns(names)
        if self.faults:
            raise TableError(self.subject, limited(self.faults, "rows"))
        return Table(self.subject, columns, np.array(self.rows, dtype=np.int64))

    def _records(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each record with the line on which it starts; stop where quoting breaks."""
        lines = io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=self.options.delimiter, strict=True)
        start, restores = 1, self.options.formulas is Formulas.RESTORE
        try:
            for record in reader:
                if record:
                    yield start, [*map(restored, record)] if restores else record
                start = reader.line_num + 1
        except csv.Error as failure:
            self.faults.append(_quoting_fault(str(failure), start))

    def _names(self) -> list[str]:
        header = next(self.records, None)
        if header is None:
            self.faults = self.faults or [Fault("is empty", remedy="Check the export")]
            raise TableError(self.subject, self.faults)
        row, cells = header
        names = [name.strip() for name in cells]
        misread = _delimiter_faults(names, row, self.options.delimiter)
        if misread:
            raise TableError(self.subject, misread)
        self.faults += _name_faults(names, row)
        for _ in range(self.options.header_rows - 1):
            next(self.records, None)
        return names

    def _columns(self, names: list[str]) -> dict[str, Cells]:
        places: list[defaultdict[str, int]] = [defaultdict(count().__next__) for _ in names]
        codes: list[list[np.ndarray[tuple[int], np.dtype[np.int32]]]] = [[] for _ in names]
        for batch in self._batches(names):
            for place, parts, cells in zip(places, codes, zip(*batch, strict=True), strict=True):
                found = map(place.__getitem__, cells)
                parts.append(np.fromiter(found, dtype=np.int32, count=len(batch)))
        return {
            name: Cells(tuple(place), np.concatenate(parts) if parts else np.empty(0, np.int32))
            for name, place, parts in zip(names, places, codes, strict=True)
        }

    def _batches(self, names: list[str]) -> Iterator[list[list[str]]]:
        batch: list[list[str]] = []
        width, first = len(names), names[0]
        for index, (row, record) in enumerate(self.records):
            sound = index > 1 and len(record) == width and record[0] not in ("", first)
            fault = None if sound else self._row_fault(index, row, record, names)
            if fault:
                self.faults.append(fault)
                continue
            self.rows.append(row)
            batch.append(record)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _row_fault(self, index: int, row: int, record: list[str], names: list[str]) -> Fault | None:
        if index < 2 and any(cell.startswith(IMPORT_ID) for cell in record):
            rows = self.options.header_rows + index + 1
            remedy = f"Pass CsvOptions(header_rows={rows})"
            return Fault("is a further header row, as Qualtrics writes it", row=row, remedy=remedy)
        if len(record) != len(names):
            return _ragged_fault(row, len(record), len(names))
        if not any(record):
            return Fault("is a row of empty cells", row=row, remedy="Remove it")
        if record == names:
            return Fault("repeats the header", row=row, remedy="Remove it")
        return None


def _opened(path: str | Path, options: CsvOptions) -> _Reading:
    subject = Path(path).name or str(path)
    try:
        text = decoded(Path(path).read_bytes(), options.encoding)
    except RefusedError as refused:
        raise TableError(subject, [refused.fault]) from None
    except OSError as failure:
        fault = Fault(f"cannot be opened: {failure.strerror}", remedy="Check the path")
        raise TableError(subject, [fault]) from None
    except ValueError:
        raise TableError(subject, [Fault("is not a path", remedy="Check the path")]) from None
    return _Reading(text, subject, options)


def _quoting_fault(message: str, row: int) -> Fault:
    if "field limit" in message:
        problem = f"a cell has more than {counted(csv.field_size_limit(), 'character')}"
        return Fault(problem, row=row, remedy="Look for a quotation mark that is never closed")
    if "unexpected end" in message:
        return Fault("a quotation mark is never closed", row=row, remedy="Close or double it")
    problem = "text follows a closing quotation mark"
    return Fault(problem, row=row, remedy="Double the quotation marks inside a cell")


def _delimiter_faults(names: list[str], row: int, delimiter: str) -> list[Fault]:
    if len(names) > 1:
        return []
    likely = max(DELIMITERS, key=lambda each: (each != delimiter, names[0].count(each)))
    if likely == delimiter or likely not in names[0]:
        return []
    other = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}[likely]
    remedy = f"Pass CsvOptions(delimiter={likely!r})".replace("'", '"')
    return [Fault(f"the header is one column that holds {other}", row=row, remedy=remedy)]


def _name_faults(names: list[str], row: int) -> list[Fault]:
    counts = Counter(names)
    faults = [
        Fault(f"column {place} has no name", row=row, remedy="Name it or remove it")
        for place, name in enumerate(names, start=1)
        if not name
    ]
    return faults + [
        Fault(
            f"{counted(n, 'column shares', 'columns share')} this name",
            row=row,
            value=name,
            remedy="Rename all but one",
        )
        for name, n in counts.items()
        if n > 1 and name
    ]


def _ragged_fault(row: int, found: int, expected: int) -> Fault:
    cells = counted(found, "cell")
    remedy = "Quote cells that hold the delimiter" if found > expected else "Fill in the row"
    return Fault(f"has {cells} where the header has {expected}", row=row, remedy=remedy)
