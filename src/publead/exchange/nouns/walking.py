"""The one walker from Python's types to forms."""

import types
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final, NewType, Union, get_args, get_origin, get_type_hints

import attrs
import numpy as np

from publead.exchange.nouns.array_forms import Array
from publead.exchange.nouns.gate import Form
from publead.exchange.nouns.holding_forms import Cells, Fixed, Gathered, Listed, Named, Perhaps
from publead.exchange.nouns.noun_forms import Kept, OneOf
from publead.exchange.nouns.plain_forms import Choice, Day, Flag, Number, Plain, Share, Text, Whole
from publead.tables import ColumnValues

Known = Callable[[type], tuple[Kept, ...]]

_PLAIN: Final[Mapping[object, Form]] = {
    str: Text(),
    bool: Flag(),
    int: Whole(),
    float: Number(),
    date: Day(),
    Fraction: Share(),
    object: Plain(),
    Hashable: Plain(),
    ColumnValues: Cells(),
}


class NoFormError(TypeError):
    """A type has no form: nobody has said how its values are written."""


def fields_of(noun: type, known: Known) -> dict[str, Form]:
    """
    Return the forms of what a noun's constructor takes, in the order of the fields.

    Pairs that the constructor makes from a mapping are written as an object.

    Raises
    ------
    NoFormError
        If a field's type has no form.
    """
    hints = get_type_hints(noun)
    forms = {}
    for field in attrs.fields(noun):
        if field.init:
            form = form_of(hints[field.name], known)
            pairs = _pairs(form)
            forms[field.name] = pairs if pairs and field.converter is not None else form
    return forms


def form_of(kind: Any, known: Known) -> Form:
    """
    Return the form of the values of a type.

    Raises
    ------
    NoFormError
        If it has none.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]  # Hashable is a protocol, too
    if isinstance(kind, NewType):
        return form_of(kind.__supertype__, known)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Choice(kind)
    if isinstance(kind, type) and (attrs.has(kind) or getattr(kind, "_is_protocol", False)):
        return OneOf((kind,), known)
    return _form_of_generic(kind, get_origin(kind), get_args(kind), known)


def _form_of_generic(kind: Any, origin: Any, args: tuple[Any, ...], known: Known) -> Form:
    if origin is tuple and args[1:] == (...,):
        return Listed(form_of(args[0], known))
    if origin is tuple:
        return Fixed(tuple(form_of(each, known) for each in args))
    if origin is frozenset:
        return Gathered(form_of(args[0], known))
    if origin in (dict, Mapping):
        return Named(form_of(args[0], known), form_of(args[1], known))
    if origin is np.ndarray:
        return Array(_dtypes([kind]))
    if origin in (Union, types.UnionType):
        return _form_of_union(args, known)
    raise NoFormError(f"no form for {kind}")


def _form_of_union(args: tuple[Any, ...], known: Known) -> Form:
    kinds = tuple(each for each in args if each is not types.NoneType)
    form: Form
    if len(kinds) == 1:
        form = form_of(kinds[0], known)
    elif all(get_origin(each) is np.ndarray for each in kinds):
        form = Array(_dtypes(kinds))
    elif all(isinstance(each, type) and attrs.has(each) for each in kinds):
        form = OneOf(kinds, known)
    else:
        raise NoFormError(f"no form for {' | '.join(map(str, kinds))}")
    return form if len(kinds) == len(args) else Perhaps(form)


def _dtypes(kinds: "list[Any] | tuple[Any, ...]") -> tuple["np.dtype[Any]", ...]:
    scalars = [get_args(get_args(kind)[1])[0] for kind in kinds]
    return () if Any in scalars else tuple(np.dtype(scalar) for scalar in scalars)


def _pairs(form: Form) -> Named | None:
    """Return the mapping of which pairs were made, if they begin with a text."""
    if isinstance(form, Listed) and isinstance(form.each, Fixed) and len(form.each.parts) == 2:
        key, each = form.each.parts
        return Named(key, each) if isinstance(key, Text) else None
    return None
