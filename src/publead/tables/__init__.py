"""Data in and out: tables from files, frames and rows, and tables to hand over."""

from publead.tables.csv_files import PLAIN_CSV, CsvOptions, read_csv
from publead.tables.frames import BACKENDS, ColumnValues, Plain, Tabular, plain_value, write_csv
from publead.tables.header import header_faults
from publead.tables.json_files import parse_json, read_json
from publead.tables.labels import Blanks, Labels, labels_of
from publead.tables.reading import TableSource, read_table
from publead.tables.strict import Record
from publead.tables.table import BLANK, Cell, Cells, Column, Numbers, Table, Unreadable, column_of
from publead.tables.toml_files import read_toml
from publead.tables.xml_files import Elements, XmlLimits, walk_xml

__all__ = [
    "BACKENDS",
    "BLANK",
    "PLAIN_CSV",
    "Blanks",
    "Cell",
    "Cells",
    "Column",
    "ColumnValues",
    "CsvOptions",
    "Elements",
    "Labels",
    "Numbers",
    "Plain",
    "Record",
    "Table",
    "TableSource",
    "Tabular",
    "Unreadable",
    "XmlLimits",
    "column_of",
    "header_faults",
    "labels_of",
    "parse_json",
    "plain_value",
    "read_csv",
    "read_json",
    "read_table",
    "read_toml",
    "walk_xml",
    "write_csv",
]
