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
    lookups_of,
)
from publead.errors import Fault

_LOW, _HIGH = " publead_low", " publead_high"


def answer_expressions(
    frame: Frame, items: tuple[tuple[str, int], ...], instrument: Instrument
) -> tuple[list[nw.Expr], list[Fault]]:
    """
    Return each column of answers as points, under its own name.

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
    texts = [name for name in scales if schema[name] in TEXTS]
    told = lookups_of(frame, {name: Answers(scales[name]) for name in texts})
    expressions: list[nw.Expr] = []
    faults: list[Fault] = []
    for name, scale in scales.items():
        if name in told:
            faults += told[name].faults
            expressions.append(_texts(told[name], scale))
        elif name in odd:
            lookup = lookup_of(frame.filter(_is_odd(name, scale)), name, Answers(scale))
            faults += lookup.faults
            expressions.append(_numbers(lookup, scale))
        elif name in numbers:
            expressions.append(_points(name, schema[name]))
        else:
            faults.append(_no_answers(name, scale, schema[name]))
    return expressions, faults


def _value(name: str) -> nw.Expr:
    # NaN is an answer to some engines and a missing value to others; here it is missing.
    return nw.col(name).cast(nw.Float64).fill_nan(None)


def _is_point(name: str, scale: Scale) -> nw.Expr:
    value = _value(name)
    return value.is_between(scale.low, scale.high) & (value == value.round(0))


def _is_odd(name: str, scale: Scale) -> nw.Expr:
    return ~_value(name).is_null() & ~_is_point(name, scale)


def _points(name: str, dtype: Any) -> nw.Expr:
    """Return a column that holds points and nothing else: small integers where it has integers."""
    if dtype in REAL:
        return _value(name)
    # A point fits into 8 bits, and so a sum of points into 32.
    return nw.col(name).cast(nw.Int32)


def _numbers(lookup: Lookup, scale: Scale) -> nw.Expr:
    """Return points as they stand, and numbers outside the scale by what they stand for."""
    is_point, value = _is_point(lookup.column, scale), _value(lookup.column)
    found: nw.Expr = nw.when(is_point).then(value)
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
    schema = frame.collect_schema()
    looks = {name: _looks(name, scale, schema[name]) for name, scale in numbers.items()}
    found = collected(frame.select(*(look for each in looks.values() for look in each)))
    return {name for name, scale in numbers.items() if _is_beyond(found, name, scale)}


def _looks(name: str, scale: Scale, dtype: Any) -> tuple[nw.Expr, nw.Expr]:
    """Return the ends of a column: of its integers, or of points and what is next to them."""
    value = nw.col(name)
    if dtype in REAL:
        beyond = nw.lit(float(scale.high + 1))
        value = nw.when(_is_odd(name, scale)).then(beyond).otherwise(_value(name))
    return value.min().alias(f"{name}{_LOW}"), value.max().alias(f"{name}{_HIGH}")


def _is_beyond(found: nw.DataFrame[Any], name: str, scale: Scale) -> bool:
    low, high = (found[f"{name}{end}"].to_list()[0] for end in (_LOW, _HIGH))
    return low is not None and (low < scale.low or high > scale.high)


def _no_answers(name: str, scale: Scale, dtype: Any) -> Fault:
    remedy = f"Give whole numbers from {scale.low} to {scale.high}, or words of the scale"
    return Fault(f"is of type {dtype}, which holds no answers", place=name, remedy=remedy)
