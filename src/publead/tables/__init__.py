"""Data in and out: tables from files, frames and rows, and tables to hand over."""

from publead.tables.arrays import table_of_arrays
from publead.tables.csv_files import PLAIN_CSV, CsvOptions, read_csv, read_csv_or_header
from publead.tables.formulas import Formulas
from publead.tables.frame_sources import AnyFrame, ArrowStream, any_frame, is_frame
from publead.tables.frames import BACKENDS, ColumnValues, Plain, Tabular, plain_value, write_csv
from publead.tables.header import header_faults
from publead.tables.json_files import parse_json, read_json
from publead.tables.labels import Blanks, Labels, labels_of
from publead.tables.meaning import (
    AS_TEXT,
    MEANS_NOTHING,
    Meaning,
    Names,
    Words,
    tellable,
    written,
)
from publead.tables.meanings import (
    ANOTHER_COLUMN,
    another_column,
    meanings,
    strange,
    unseen,
)
from publead.tables.reading import TableSource, read_table
from publead.tables.repeats import attribute_faults, first_places, repeats, told_again
from publead.tables.roles import Role, named_twice, not_there, pairs_of, several
from publead.tables.strict import Record
from publead.tables.table import BLANK, Cell, Cells, Column, Numbers, Table, Unreadable, column_of
from publead.tables.toml_files import read_toml
from publead.tables.xml_files import Elements, XmlLimits, walk_xml

__all__ = [
    "ANOTHER_COLUMN",
    "AS_TEXT",
    "BACKENDS",
    "BLANK",
    "MEANS_NOTHING",
    "PLAIN_CSV",
    "AnyFrame",
    "ArrowStream",
    "Blanks",
    "Cell",
    "Cells",
    "Column",
    "ColumnValues",
    "CsvOptions",
    "Elements",
    "Formulas",
    "Labels",
    "Meaning",
    "Names",
    "Numbers",
    "Plain",
    "Record",
    "Role",
    "Table",
    "TableSource",
    "Tabular",
    "Unreadable",
    "Words",
    "XmlLimits",
    "another_column",
    "any_frame",
    "attribute_faults",
    "column_of",
    "first_places",
    "header_faults",
    "is_frame",
    "labels_of",
    "meanings",
    "named_twice",
    "not_there",
    "pairs_of",
    "parse_json",
    "plain_value",
    "read_csv",
    "read_csv_or_header",
    "read_json",
    "read_table",
    "read_toml",
    "repeats",
    "several",
    "strange",
    "table_of_arrays",
    "tellable",
    "told_again",
    "unseen",
    "walk_xml",
    "write_csv",
    "written",
]
