"""Data in and out: tables from files, frames and rows, and tables to hand over."""

from publead.tables.csv_files import PLAIN_CSV, CsvOptions, read_csv
from publead.tables.frames import BACKENDS, ColumnValues, Plain, Tabular, plain_value, write_csv
from publead.tables.reading import TableSource, read_table
from publead.tables.strict import Record
from publead.tables.table import BLANK, Cell, Cells, Column, Numbers, Table, Unreadable, column_of
from publead.tables.toml_files import read_toml

__all__ = [
    "BACKENDS",
    "BLANK",
    "PLAIN_CSV",
    "Cell",
    "Cells",
    "Column",
    "ColumnValues",
    "CsvOptions",
    "Numbers",
    "Plain",
    "Record",
    "Table",
    "TableSource",
    "Tabular",
    "Unreadable",
    "column_of",
    "plain_value",
    "read_csv",
    "read_table",
    "read_toml",
    "write_csv",
]
