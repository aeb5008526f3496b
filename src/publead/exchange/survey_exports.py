"""Answers as survey tools export them: their own columns known, items found, words understood."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

import attrs
import numpy as np

from publead.assessment.instrument import Instrument, Scale, normal_form
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings
from publead.assessment.ratings.header import laid_out
from publead.assessment.ratings.reading import ratings_of
from publead.errors import Fault, RatingsError, expect, limited
from publead.estimates import counted
from publead.exchange.questionnaire import NOT_OBSERVED_CODE, choices_of
from publead.tables import Cells, Column, CsvOptions, Numbers, Table, TableSource, read_table

_IN_BRACKETS: Final = re.compile(r".*\[([^\[\]]+)\][^\[\]]*", re.DOTALL)


class Unfinished(Enum):
    """
    What happens to forms that were begun and not sent, and to previews.

    ``REFUSE``: each is a fault. ``LEAVE_OUT``: they are left out, and a note says how many.
    ``KEEP``: they are read like any other, their blanks as not answered.
    """

    REFUSE = "refuse"
    LEAVE_OUT = "leave out"
    KEEP = "keep"


@attrs.frozen(kw_only=True)
class SurveyTool:
    """
    What is known of a tool's exports.

    Attributes
    ----------
    metadata : pattern
        The names of the tool's own columns, in normal form; they are not read unless a role is
        given to them.
    codes : mapping of str to int
        The codes of points that are no plain numbers.
    """

    metadata: re.Pattern[str]
    codes: Mapping[str, int] = attrs.field(factory=dict)


def opened(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    csv: CsvOptions,
) -> Table:
    """Return the table of an export, once the arguments are known to be of the right kind."""
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    expect(columns, RatingColumns, "columns", "Use RatingColumns(person=..., rater=...)")
    return read_table(source, csv)


def read_export(
    table: Table,
    instrument: Instrument,
    columns: RatingColumns,
    tool: SurveyTool,
    *,
    names: Mapping[str, str] | None = None,
    odd: Mapping[int, str] | None = None,
    unfinished: Unfinished = Unfinished.KEEP,
    pseudonyms: Pseudonyms | None = None,
    faults: Sequence[Fault] = (),
) -> Ratings:
    """
    Return the ratings in an export.

    Parameters
    ----------
    table : Table
        The export.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which column holds what; the tool's own columns and the items are found.
    tool : SurveyTool
        What is known of its exports.
    names : mapping of str to str
        What the tool calls each item, by its code.
    odd : mapping of int to str
        The places of rows that are unfinished or previews, and why.
    unfinished : Unfinished
        What happens to those.
    pseudonyms : Pseudonyms or None
        As in `read_ratings`.
    faults : sequence of Fault
        What was found to be wrong before.

    Raises
    ------
    RatingsError
        With every fault together.
    """
    expect(unfinished, Unfinished, "unfinished", "Use Unfinished.REFUSE, LEAVE_OUT or KEEP")
    expect(pseudonyms, Pseudonyms | None, "pseudonyms", "Use Pseudonyms(key=...)")
    told = {} if odd is None or unfinished is Unfinished.KEEP else odd
    out = told if unfinished is Unfinished.LEAVE_OUT else {}
    found = [*faults, *([] if out else _odd_faults(table, told))]
    kept = _without(table, out)
    understood = _with_codes(instrument, tool.codes)
    known = _accounted(table.names, instrument, columns, tool, names or {})
    try:
        ratings = ratings_of(kept, laid_out(kept.names, understood, known), understood, pseudonyms)
    except RatingsError as failure:
        raise RatingsError(failure.subject, [*found, *failure.faults]) from None
    if found:
        raise RatingsError(f"ratings from {table.subject}", found)
    note = (f"left out: {counted(len(out), 'form')} unfinished or preview",) if out else ()
    return attrs.evolve(ratings, instrument=instrument, notes=(*ratings.notes, *note))


def words_of(table: Table, name: str) -> list[str]:
    """Return the cells of a column as words in normal form."""
    return [normal_form(str(cell)) for cell in table[name].listed()]


def column_called(table: Table, names: Iterable[str]) -> str | None:
    """Return the column that has one of these names, in normal form; None if there is none."""
    wanted = set(names)
    return next((name for name in table.names if normal_form(name) in wanted), None)


def _accounted(
    names: Sequence[str],
    instrument: Instrument,
    columns: RatingColumns,
    tool: SurveyTool,
    called: Mapping[str, str],
) -> RatingColumns:
    """Return the columns with the items that were found, and the tool's own to be ignored."""
    roles = {columns.person, columns.rater, columns.relationship, columns.comments}
    roles |= {columns.item, columns.answer, *columns.attributes, *columns.ignore}
    free = [name for name in names if name not in roles | dict(columns.items).keys()]
    items = {} if columns.is_long else _items(free, instrument, called)
    own = [
        name for name in free if name not in items and tool.metadata.fullmatch(normal_form(name))
    ]
    return attrs.evolve(
        columns,
        relationships=dict(columns.relationships),
        items=items | dict(columns.items),
        ignore=(*columns.ignore, *own),
    )


def _items(
    names: Sequence[str], instrument: Instrument, called: Mapping[str, str]
) -> dict[str, str]:
    """Return the columns that are named by an item, whole or between brackets."""
    codes = {normal_form(code): str(code) for code in instrument.codes}
    others = [(normal_form(item.text), str(item.code)) for item in instrument]
    others += [(normal_form(name), code) for code, name in called.items()]
    counts = Counter(word for word, _ in dict.fromkeys(others))
    known = {word: code for word, code in others if counts[word] == 1} | codes
    found = {}
    for name in names:
        inside = _IN_BRACKETS.fullmatch(name)
        words = [normal_form(name), normal_form(inside[1]) if inside else ""]
        code = next((known[word] for word in words if word in known), None)
        if code is not None:
            found[name] = code
    return found


def _with_codes(instrument: Instrument, codes: Mapping[str, int]) -> Instrument:
    """Return the instrument with the codes that tools store among the words of its scales."""
    items = [attrs.evolve(item, scale=_coded(item.scale, codes)) for item in instrument]
    return attrs.evolve(instrument, items=items)


def _coded(scale: Scale, codes: Mapping[str, int]) -> Scale:
    free = {
        code: point
        for code, point in codes.items()
        if scale.low <= point <= scale.high and scale.point(code) is None
    }
    unseen = [choice.code for choice in choices_of(scale) if choice.point is None]
    unseen = [code for code in unseen if scale.point(code) is None]
    if not free and not unseen:
        return scale
    return attrs.evolve(
        scale,
        aliases=dict(scale.aliases) | free,
        not_observed=(*scale.not_observed, *unseen),
    )


def _odd_faults(table: Table, odd: Mapping[int, str]) -> list[Fault]:
    remedy = "Pass unfinished=Unfinished.LEAVE_OUT or Unfinished.KEEP"
    rows = table.rows.tolist()
    faults = [Fault(problem, row=rows[place], remedy=remedy) for place, problem in odd.items()]
    return limited(faults, "rows")


def _without(table: Table, places: Iterable[int]) -> Table:
    keep = np.ones(len(table), dtype=np.bool_)
    keep[list(places)] = False
    if keep.all():
        return table
    columns: dict[str, Column] = {
        name: Numbers(column.values[keep], column.missing[keep])
        if isinstance(column, Numbers)
        else Cells(column.distinct, column.codes[keep])
        for name, column in table.columns.items()
    }
    return Table(table.subject, columns, table.rows[keep])


__all__ = [
    "NOT_OBSERVED_CODE",
    "SurveyTool",
    "Unfinished",
    "column_called",
    "opened",
    "read_export",
    "words_of",
]
