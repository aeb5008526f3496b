"""Read who holds what and what is required: all faults at once, each with its row."""

import math
import re
from collections.abc import Sequence
from typing import TypeVar

import attrs

from publead.assessment.coverage.columns import HoldingColumns, RequirementColumns
from publead.assessment.coverage.model import ANY_LEVEL, Held, Holding, Required, Requirement
from publead.errors import Fault, InputError, expect, limited, nearest
from publead.frameworks import Framework
from publead.tables import (
    PLAIN_CSV,
    Blanks,
    Cell,
    CsvOptions,
    Table,
    TableSource,
    header_faults,
    labels_of,
    read_table,
    tellable,
    told_again,
)

OTHERS = "Name it in ignore= if it is not needed"
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")

Row = TypeVar("Row")


class CoverageError(InputError):
    """A table of what is held or required cannot be read."""


def read_held(
    source: TableSource,
    *,
    columns: HoldingColumns,
    framework: Framework | None = None,
    csv: CsvOptions = PLAIN_CSV,
) -> Held:
    """
    Return who holds which competency, as a table claims it.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        One row a holder and competency.
    columns : HoldingColumns
        Which column holds what.
    framework : Framework, optional
        Whose competencies and facets the codes must be; without one any label is a competency,
        compared letter by letter.
    csv : CsvOptions
        How a CSV file is written.

    Returns
    -------
    Held
        Holders are numbered, and their ids are not kept.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    CoverageError
        With every fault: of the header, and of each row.

    Examples
    --------
    >>> rows = [{"who": "p1", "post": "Clerk", "competency": "Minutes"}]
    >>> read_held(rows, columns=HoldingColumns(holder="who", post="post"))
    Held: 1 claim of 1 holder
    """
    expect(columns, HoldingColumns, "columns", "Use HoldingColumns(...)")
    roles = attrs.asdict(columns, filter=lambda field, _: field.name != "ignore")
    read = _read(source, roles, columns.ignore, framework, csv, ("holder", "post", "competency"))
    who = read.texts["holder"] if columns.holder else read.texts["post"]
    numbers = {name: place for place, name in enumerate(dict.fromkeys(who))}
    rows = [
        Holding(numbers[name], post, competency, level)
        for name, post, competency, level in zip(
            who, read.texts["post"], read.texts["competency"], read.levels, strict=True
        )
    ]
    keys = [(row.holder, row.post, row.competency) for row in rows]
    read.finish("table of what is held", _twice(keys, read.rows, "this holder and competency"))
    return Held(
        holdings=tuple(rows),
        n_holders=len(numbers),
        has_posts=columns.post is not None,
        has_levels=columns.level is not None,
    )


def read_required(
    source: TableSource,
    *,
    columns: RequirementColumns,
    framework: Framework | None = None,
    csv: CsvOptions = PLAIN_CSV,
) -> Required:
    """
    Return which competencies are required, by post or of the organisation.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        One row a post and competency.
    columns : RequirementColumns
        Which column holds what.
    framework, csv
        As in `read_held`.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    CoverageError
        With every fault: of the header, and of each row.

    Examples
    --------
    >>> rows = [{"post": "Clerk", "competency": "Minutes"}]
    >>> read_required(rows, columns=RequirementColumns(post="post"))
    Required: 1 requirement of 1 post
    """
    expect(columns, RequirementColumns, "columns", "Use RequirementColumns(...)")
    roles = attrs.asdict(columns, filter=lambda field, _: field.name != "ignore")
    read = _read(source, roles, columns.ignore, framework, csv, ("post", "competency"))
    rows = [
        Requirement(post, competency, level)
        for post, competency, level in zip(
            read.texts["post"], read.texts["competency"], read.levels, strict=True
        )
    ]
    keys = [(row.post, row.competency) for row in rows]
    read.finish("table of what is required", _twice(keys, read.rows, "this requirement"))
    return Required(
        requirements=tuple(rows),
        has_posts=columns.post is not None,
        has_levels=columns.level is not None,
    )


@attrs.frozen
class _Reading:
    """The columns of a table that were asked for, and what is wrong with them."""

    texts: dict[str, tuple[str, ...]]
    levels: tuple[float, ...]
    rows: tuple[int, ...]
    faults: tuple[Fault, ...]

    def finish(self, subject: str, more: Sequence[Fault]) -> None:
        faults = sorted((*self.faults, *more), key=lambda fault: fault.row or 0)
        if faults:
            raise CoverageError(subject, faults)


def _read(
    source: TableSource,
    roles: dict[str, str | None],
    ignore: Sequence[str],
    framework: Framework | None,
    csv: CsvOptions,
    wanted: Sequence[str],
) -> _Reading:
    expect(framework, Framework | None, "framework", "Use frameworks.load(id)")
    table = read_table(source, csv)
    faults = header_faults(table.names, roles.items(), ignore, others=OTHERS)
    if faults:
        raise CoverageError(table.subject, faults)
    texts = {}
    for role in wanted:
        name = roles[role]
        if name is None:
            texts[role] = ("",) * len(table)
            continue
        labels = labels_of(table, name, blanks=Blanks.REFUSE)
        texts[role] = labels.values
        faults += labels.faults
    faults += _unknown(texts["competency"], table, framework, str(roles["competency"]))
    levels, wrong = _levels(table, roles["level"])
    return _Reading(texts, levels, tuple(table.rows.tolist()), (*faults, *wrong))


def _levels(table: Table, name: str | None) -> tuple[tuple[float, ...], list[Fault]]:
    if name is None:
        return (ANY_LEVEL,) * len(table), []
    levels, faults = [], []
    for cell, row in zip(table[name].coded().listed(), table.rows.tolist(), strict=True):
        level = _level(cell)
        levels.append(level)
        if math.isnan(level):
            remedy = "Give a finite number; more is higher"
            faults.append(Fault("is no level", place=name, row=row, remedy=remedy))
    return tuple(levels), limited(faults, "cells")


def _level(cell: Cell) -> float:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if not is_number and not (isinstance(cell, str) and _NUMBER.fullmatch(cell.strip())):
        return math.nan
    try:
        level = float(str(cell))
    except ValueError:  # more digits than Python turns into text
        return math.nan
    return level if math.isfinite(level) else math.nan


def _unknown(
    codes: Sequence[str], table: Table, framework: Framework | None, name: str
) -> list[Fault]:
    if framework is None:
        return []
    facets = [facet.code for parts in framework.facets.values() for facet in parts]
    known = [*framework.codes, *facets]
    faults = []
    for code, row in zip(codes, table.rows.tolist(), strict=True):
        if code and code not in known:
            guess = nearest(code, known)
            remedy = f"Did you mean {guess!r}?" if guess else f"See the codes of {framework.id}"
            problem = f"is no competency or facet of {framework.id}"
            value = tellable(code, known)
            faults.append(Fault(problem, place=name, row=row, value=value, remedy=remedy))
    return limited(faults, "cells")


def _twice(keys: Sequence[Row], rows: Sequence[int], what: str) -> list[Fault]:
    remedy = "Keep one of the two rows"
    faults = [
        Fault(f"{what} stands in row {earlier} already", row=row, remedy=remedy)
        for _, row, earlier in told_again(keys, rows)
    ]
    return limited(faults, "rows")
