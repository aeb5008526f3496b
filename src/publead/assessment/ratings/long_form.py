"""A long table, one row an answer: rows are gathered into forms."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_ANSWERED, Instrument, points
from publead.assessment.ratings.cells import ItemNames
from publead.assessment.ratings.forms import Forms
from publead.assessment.ratings.header import Layout
from publead.errors import Fault, limited
from publead.tables import Cells, Column, Numbers, Table, first_places, meanings, repeats


@attrs.frozen(eq=False)
class Gathered:
    """
    Rows gathered into forms.

    Attributes
    ----------
    forms : Forms
        The forms; each stands where its first row stands.
    form : ndarray of int32, shape (n_rows,)
        Each row's form; −1 where the person or the rater was refused.
    faults : list of Fault
        Rows of one form that contradict each other.
    """

    forms: Forms
    form: NDArray[np.int32]
    faults: list[Fault]


def gathered(rows: Forms) -> Gathered:
    """Return the forms that rows belong to: those of one rater about one person."""
    known = np.flatnonzero((rows.person >= 0) & (rows.rater >= 0))
    keys = rows.person[known].astype(np.int64) * max(len(rows.raters), 1) + rows.rater[known]
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(order.size, dtype=np.int32)
    rank[order] = np.arange(order.size, dtype=np.int32)
    form = np.full(rows.rows.size, -1, dtype=np.int32)
    form[known] = rank[inverse]
    starts = known[first[order]]
    forms = attrs.evolve(
        rows,
        rows=rows.rows[starts],
        person=rows.person[starts],
        rater=rows.rater[starts],
        group=rows.group[starts],
    )
    return Gathered(forms, form, _relationship_faults(rows, form, starts))


def long_answers(
    table: Table, layout: Layout, instrument: Instrument, gathering: Gathered
) -> tuple[NDArray[np.int8], list[Fault]]:
    """Return the answers, forms by items, with every fault in the item and answer columns."""
    n_forms, n_items = gathering.forms.rows.size, len(instrument)
    answers = np.full((n_forms, n_items), NOT_ANSWERED, dtype=np.int8, order="F")
    if layout.item is None:
        return answers, []
    items = ItemNames(instrument, dict(layout.item_places))
    item, faults = meanings(table[layout.item], items, layout.item, table.rows)
    known = (gathering.form >= 0) & (item >= 0)
    keys = gathering.form.astype(np.int64) * n_items + item
    later, first = repeats(keys, known)
    twice = [
        Fault(
            f"answers the same item as row {table.rows[j]} on the same form",
            place=layout.item,
            row=int(table.rows[i]),
            remedy="Keep one of the two answers",
        )
        for i, j in zip(later.tolist(), first.tolist(), strict=True)
    ]
    faults += limited(twice, "rows")
    if layout.answer is not None:
        said, wrong = _points_by_item(table, layout.answer, instrument, item)
        answers[gathering.form[known], item[known]] = said[known]
        faults += wrong
    return answers, faults


def _points_by_item(
    table: Table, place: str, instrument: Instrument, item: NDArray[np.int32]
) -> tuple[NDArray[np.int8], list[Fault]]:
    """Read the answers scale by scale, since items may be answered on different ones."""
    said = np.full(len(table), NOT_ANSWERED, dtype=np.int8)
    scales = list(dict.fromkeys(each.scale for each in instrument))
    which = np.array([scales.index(each.scale) for each in instrument])
    faults = []
    for number, scale in enumerate(scales):
        mine = np.flatnonzero((item >= 0) & (which[np.maximum(item, 0)] == number))
        found = np.empty(mine.size, dtype=np.int8)
        column = _part(table[place], mine)
        faults += points(column, scale, place, table.rows[mine], found)
        said[mine] = found
    return said, faults


def _part(column: Column, rows: NDArray[np.intp]) -> Column:
    if isinstance(column, Numbers):
        return Numbers(column.values[rows], column.missing[rows])
    return Cells(column.distinct, column.codes[rows])


def _relationship_faults(
    rows: Forms, form: NDArray[np.int32], starts: NDArray[np.intp]
) -> list[Fault]:
    # A refused cell has been told of already; the form's first row may hold it.
    told = np.flatnonzero((form >= 0) & (rows.group >= 0))
    first = told[first_places(form[told], starts.size)] if told.size else told
    differs = told[rows.group[told] != rows.group[first[form[told]]]]
    faults = [
        Fault(
            f"differs from row {rows.rows[first[form[i]]]}, which belongs to the same form",
            place=rows.places[2],
            row=int(rows.rows[i]),
            remedy="A rater stands to a person in one way; write it alike",
        )
        for i in differs.tolist()
    ]
    return limited(faults, "rows")
