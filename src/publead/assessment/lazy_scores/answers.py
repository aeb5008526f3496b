"""Answers as numbers: points of the declared scale, or null for either kind of no answer."""

from typing import Any

import narwhals.stable.v2 as nw

from publead.assessment.instrument import Answers, Instrument, Scale
from publead.assessment.lazy_scores.meanings import (
    REAL,
    TEXTS,
    WHOLE,
    Frame,
    Lookup,
    collected,
    lookup_of,
)
from publead.errors import Fault


def answer_expressions(
    frame: Frame, items: tuple[tuple[str, int], ...], instrument: Instrument
) -> tuple[list[nw.Expr], list[Fault]]:
    """
    Return each column of answers as points in float64, under its own name.

    Parameters
    ----------
    frame : DataFrame or LazyFrame
        The forms.
    items : tuple of (str, int)
        Each column of answers and its item's place in the instrument.
    instrument : Instrument
        Whose scales say what an answer means.

    Returns
    -------
    expressions : list of Expr
        One a column.
    faults : list of Fault
        One for each distinct cell that is no answer, with how many rows have it.
    """
    schema = frame.collect_schema()
    scales = {name: instrument.items[place].scale for name, place in items}
    numbers = {name: scale for name, scale in scales.items() if schema[name] in (*WHOLE, *REAL)}
    odd = _odd_columns(frame, numbers)
    expressions: list[nw.Expr] = []
    faults: list[Fault] = []
    for name, scale in scales.items():
        if name in numbers and name not in odd:
            expressions.append(_plain(name, scale))
            continue
        if schema[name] not in (*WHOLE, *REAL, *TEXTS):
            faults.append(_no_answers(name, scale, schema[name]))
            continue
        asked = frame.filter(_is_odd(name, scale)) if name in numbers else frame
        lookup = lookup_of(asked, name, Answers(scale))
        faults += lookup.faults
        expressions.append(_numbers(lookup, scale) if name in numbers else _texts(lookup, scale))
    return expressions, faults


def _value(name: str) -> nw.Expr:
    # NaN is an answer to some engines and a missing value to others; here it is missing.
    return nw.col(name).cast(nw.Float64).fill_nan(None)


def _is_point(name: str, scale: Scale) -> nw.Expr:
    value = _value(name)
    return value.is_between(scale.low, scale.high) & (value == value.round(0))


def _is_odd(name: str, scale: Scale) -> nw.Expr:
    return ~_value(name).is_null() & ~_is_point(name, scale)


def _plain(name: str, scale: Scale) -> nw.Expr:
    return nw.when(_is_point(name, scale)).then(_value(name)).alias(name)


def _numbers(lookup: Lookup, scale: Scale) -> nw.Expr:
    """Return points as they stand, and numbers outside the scale by what they stand for."""
    found = _plain(lookup.column, scale)
    for cell, code in lookup.codes.items():
        if scale.low <= code <= scale.high:
            meant = nw.lit(float(code))
            found = nw.when(nw.col(lookup.column) == cell).then(meant).otherwise(found)
    return found.alias(lookup.column)


def _texts(lookup: Lookup, scale: Scale) -> nw.Expr:
    def point(code: int) -> float | None:
        return float(code) if scale.low <= code <= scale.high else None

    return lookup.mapped(point, nw.Float64)


def _odd_columns(frame: Frame, numbers: dict[str, Scale]) -> set[str]:
    """Return the columns that hold a number which is no point, from one look at all of them."""
    if not numbers:
        return set()
    counts = [
        _is_odd(name, scale).cast(nw.Int64).sum().alias(name) for name, scale in numbers.items()
    ]
    found = collected(frame.select(*counts))
    return {name for name in numbers if (found[name].to_list()[0] or 0) > 0}


def _no_answers(name: str, scale: Scale, dtype: Any) -> Fault:
    remedy = f"Give whole numbers from {scale.low} to {scale.high}, or words of the scale"
    return Fault(f"is of type {dtype}, which holds no answers", place=name, remedy=remedy)
