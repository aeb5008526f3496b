"""Answers as numbers: points of the declared scale, or null for either kind of no answer."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

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

_WIDTHS: Final = {8: nw.Int8, 16: nw.Int16, 32: nw.Int32, 64: nw.Int64}
_LOW, _HIGH, _APART = " publead_low", " publead_high", " publead_apart"


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
        One a column. Whole numbers stay whole, in a type that holds their sum over a competency.
    faults : list of Fault
        One for each distinct cell that is no answer, with how many rows have it.
    """
    schema = frame.collect_schema()
    scales = {name: instrument.items[place].scale for name, place in items}
    numbers = {name: scale for name, scale in scales.items() if schema[name] in (*WHOLE, *REAL)}
    odd = _odd_columns(frame, numbers)
    texts = [name for name in scales if schema[name] in TEXTS]
    told = lookups_of(frame, {name: Answers(scales[name]) for name in texts})
    width, empty = _width(items, instrument), _empty_columns(frame, scales)
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
            expressions.append(_value(name) if schema[name] in REAL else nw.col(name).cast(width))
        elif name in empty:
            expressions.append(nw.lit(None, dtype=nw.Float64).alias(name))
        else:
            faults.append(_no_answers(name, scale, schema[name]))
    return expressions, faults


def _empty_columns(frame: Frame, names: Iterable[str]) -> set[str]:
    """Return the columns of no type of their own in which nothing stands."""
    schema = frame.collect_schema()
    untyped = [name for name in names if schema[name] in (nw.Unknown, nw.Object)]
    if not untyped:
        return set()
    is_there = [(~nw.col(name).is_null()).cast(nw.Int64).sum().alias(name) for name in untyped]
    found = collected(frame.select(*is_there))
    return {name for name in untyped if not found[name].to_list()[0]}


def _value(name: str) -> nw.Expr:
    # NaN is an answer to some engines and a missing value to others; here it is missing.
    return nw.col(name).cast(nw.Float64).fill_nan(None)


def _is_point(name: str, scale: Scale) -> nw.Expr:
    value = _value(name)
    return value.is_between(scale.low, scale.high) & (value == value.round(0))


def _is_odd(name: str, scale: Scale) -> nw.Expr:
    return ~_value(name).is_null() & ~_is_point(name, scale)


def narrowest(largest: int) -> Any:
    """Return the narrowest type of whole numbers that holds a number and its negative."""
    return next(dtype for bits, dtype in _WIDTHS.items() if largest < 2 ** (bits - 1))


def _width(items: tuple[tuple[str, int], ...], instrument: Instrument) -> Any:
    """Return the narrowest type that holds any competency's sum of points, turned or not."""
    asked = [instrument.items[place] for _, place in items]
    sizes = Counter(item.competency for item in asked)
    ends = {item.competency: (item.scale.low, item.scale.high) for item in asked}
    return narrowest(
        max(max(-low, high, abs(low + high)) * sizes[code] for code, (low, high) in ends.items())
    )


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
    reals = [name for name in numbers if schema[name] in REAL]
    values = frame.select(*(_value(name) if name in reals else nw.col(name) for name in numbers))
    looks = [look for name in numbers for look in _looks(name, is_real=name in reals)]
    found = collected(values.select(*looks))
    return {name for name, scale in numbers.items() if _is_beyond(found, name, scale)}


def _looks(name: str, *, is_real: bool) -> list[nw.Expr]:
    """Return the ends of a column, and how far any of its numbers is from a whole one."""
    value = nw.col(name)
    ends = [value.min().alias(f"{name}{_LOW}"), value.max().alias(f"{name}{_HIGH}")]
    if is_real:
        ends.append((value - value.round(0)).abs().max().alias(f"{name}{_APART}"))
    return ends


def _is_beyond(found: nw.DataFrame[Any], name: str, scale: Scale) -> bool:
    low, high = (found[f"{name}{end}"].to_list()[0] for end in (_LOW, _HIGH))
    if low is None or math.isnan(low):
        return False
    apart = f"{name}{_APART}"
    is_whole = apart not in found.columns or found[apart].to_list()[0] == 0
    return low < scale.low or high > scale.high or not is_whole


def _no_answers(name: str, scale: Scale, dtype: Any) -> Fault:
    remedy = f"Give whole numbers from {scale.low} to {scale.high}, or words of the scale"
    return Fault(f"is of type {dtype}, which holds no answers", place=name, remedy=remedy)
