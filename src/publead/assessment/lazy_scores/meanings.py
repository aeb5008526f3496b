"""
What the cells of a frame mean: each distinct cell is asked once, by the same gate as any file's.

Only distinct cells and counts leave the engine, never rows.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from publead.errors import Fault
from publead.estimates import counted
from publead.tables import ANOTHER_COLUMN, Meaning, another_column, strange, unseen

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]

WHOLE: Final = (
    nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.Int128,
    nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64, nw.UInt128,
)  # fmt: skip
REAL: Final = (nw.Float32, nw.Float64, nw.Decimal)
TEXTS: Final = (nw.String, nw.Categorical, nw.Enum)
MOST_DISTINCT: Final = 1000

_HOW_OFTEN: Final = "publead_how_often"
_COLUMN, _CELL = "publead_column", "publead_cell"


@attrs.frozen
class Lookup:
    """
    What distinct cells of a column mean.

    Attributes
    ----------
    column : str
        Its name.
    codes : dict of cell to int
        The meaning of each cell that has one.
    faults : tuple of Fault
        What is wrong with the others.
    """

    column: str
    codes: dict[Any, int]
    faults: tuple[Fault, ...] = ()

    def mapped(self, value_of: Callable[[int], Any], dtype: Any) -> nw.Expr:
        """Return the text of the column with each cell replaced by its value, or by null."""
        told = {cell: value_of(code) for cell, code in self.codes.items()}
        known = {cell: value for cell, value in told.items() if value is not None}
        if not known:
            return nw.lit(None, dtype=dtype).alias(self.column)
        text = nw.col(self.column).cast(nw.String)
        return text.replace_strict(
            list(known), list(known.values()), default=None, return_dtype=dtype
        )


def collected(frame: Frame) -> nw.DataFrame[Any]:
    """Return a small frame as rows in memory."""
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def lookup_of(frame: Frame, column: str, meaning: Meaning) -> Lookup:
    """Return what the distinct cells of a column mean; nulls are not asked."""
    return _asked(column, collected(_distinct(frame, column)), meaning)


def lookups_of(frame: Frame, meanings: Mapping[str, Meaning]) -> dict[str, Lookup]:
    """Return what the distinct cells of many columns of text mean, from one query for all."""
    if not meanings:
        return {}
    parts: list[Any] = [
        _distinct(frame, column).select(
            nw.lit(column).alias(_COLUMN), nw.col(column).alias(_CELL), nw.col(_HOW_OFTEN)
        )
        for column in meanings
    ]
    found = collected(nw.concat(parts))
    whose = found[_COLUMN]
    return {
        column: _asked(column, found.filter(whose == column).rename({_CELL: column}), meaning)
        for column, meaning in meanings.items()
    }


def _distinct(frame: Frame, column: str) -> Frame:
    told = frame.select(column).filter(~nw.col(column).is_null())
    if frame.collect_schema()[column] in TEXTS:
        told = told.with_columns(nw.col(column).cast(nw.String))
    return told.group_by(column).agg(nw.len().alias(_HOW_OFTEN)).head(MOST_DISTINCT + 1)


def _asked(column: str, found: nw.DataFrame[Any], meaning: Meaning) -> Lookup:
    cells, counts = found[column].to_list(), found[_HOW_OFTEN].to_list()
    if len(cells) > MOST_DISTINCT:
        problem = f"holds more than {MOST_DISTINCT:,} different cells"
        return Lookup(column, {}, (Fault(problem, column, remedy="Is it the right column?"),))
    codes = {cell: meaning.of(cell) for cell in cells}
    n_strange = strange(list(codes), list(codes.values()))
    if n_strange >= ANOTHER_COLUMN:
        return Lookup(column, {}, (another_column(n_strange, column),))
    often = dict(zip(cells, counts, strict=True))
    wrong = sorted((cell for cell, code in codes.items() if code is None), key=str)
    faults = [_counted(meaning.fault(cell), column, often[cell]) for cell in wrong]
    return Lookup(
        column=column,
        codes={cell: code for cell, code in codes.items() if code is not None},
        faults=tuple(unseen(faults) if n_strange > 1 else faults),
    )


def _counted(fault: Fault, column: str, count: int) -> Fault:
    return attrs.evolve(fault, place=column, problem=f"{fault.problem}, in {counted(count, 'row')}")
