"""Values that have no parts: texts, numbers, truths, days, shares, words of a list, and ids."""

import math
import re
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import ClassVar, Final

import attrs
import numpy as np

from publead.errors import nearest
from publead.exchange.nouns.gate import Definitions, Gate, Schema, Wrong, defined

_HALF: Final = re.compile("[\ud800-\udfff]")
_SHARE: Final = re.compile(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INFINITE: Final = {"Infinity": math.inf, "-Infinity": -math.inf}
_NUMBER: Final[Schema] = {
    "description": "A number; null is NaN: there is no number.",
    "anyOf": [{"type": ["number", "null"]}, {"enum": [*_INFINITE]}],
}


def python_value(value: object) -> object:
    """Return a number or truth of numpy as Python's own."""
    return value.item() if isinstance(value, np.generic) else value


class Simple:
    """A form whose schema is the same wherever it stands."""

    __slots__ = ()
    told: ClassVar[Schema]

    def schema(self, definitions: Definitions) -> Schema:
        """Return its schema; there are no parts to define."""
        del definitions
        return dict(self.told)


@attrs.frozen
class Text(Simple):
    """A text."""

    told: ClassVar[Schema] = {"type": "string"}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the text."""
        return self.read(str(value) if isinstance(value, str) else value, place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the text, if it is one."""
        if type(value) is not str:
            return gate.is_no("text", value, place)
        if _HALF.search(value):
            return gate.wrong("holds half a character", place, "Remove it")
        return value


@attrs.frozen
class Whole(Simple):
    """A whole number; true and false are none, and neither is 3.0."""

    told: ClassVar[Schema] = {"type": "integer"}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the number."""
        return self.read(python_value(value), place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the number, if it is one."""
        return value if type(value) is int else gate.is_no("a whole number", value, place)


@attrs.frozen
class Number:
    """A number, whole or not; null is NaN, and what is infinite is a word."""

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the number, or what stands for one that JSON cannot hold."""
        number = python_value(value)
        if type(number) not in {int, float} or not isinstance(number, int | float):
            return gate.is_no("a number", number, place)
        if math.isnan(number):
            return None
        if math.isinf(number):
            return "Infinity" if number > 0 else "-Infinity"
        return number

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the number, if it is one."""
        if value is None:
            return math.nan
        if type(value) is float:
            return value
        if type(value) is int:
            return self._exactly(value, place, gate)
        if isinstance(value, str) and value in _INFINITE:
            return _INFINITE[value]
        return gate.is_no("a number, null, 'Infinity' or '-Infinity'", value, place)

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a number, or null."""
        return defined("number", _NUMBER, definitions)

    def _exactly(self, value: int, place: str, gate: Gate) -> float | Wrong:
        if abs(value) <= 2**53:
            return float(value)
        return gate.wrong("is a whole number beyond 2 ** 53, which would be rounded", place)


@attrs.frozen
class Flag(Simple):
    """True or false; 1 and 0 are neither."""

    told: ClassVar[Schema] = {"type": "boolean"}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return true or false."""
        return self.read(python_value(value), place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return true or false, if it is one."""
        return value if type(value) is bool else gate.is_no("true or false", value, place)


@attrs.frozen
class Day(Simple):
    """A date without a time of day."""

    told: ClassVar[Schema] = {"type": "string", "format": "date"}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the date as year, month and day."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        return gate.is_no("a date", value, place)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the date."""
        try:
            if type(value) is str and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        return gate.wrong("must be a date", place, "Write it like '2026-03-31'")


@attrs.frozen
class Share(Simple):
    """A fraction of two whole numbers, as text, so that a third is a third."""

    told: ClassVar[Schema] = {"type": "string", "pattern": f"^{_SHARE.pattern}$"}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the fraction, such as ``1/2``."""
        return str(value) if isinstance(value, Fraction) else gate.is_no("a share", value, place)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the fraction."""
        if type(value) is str and _SHARE.fullmatch(value):
            return Fraction(value)
        return gate.wrong("must be a fraction", place, "Write it as text, like '1/2'")


@attrs.frozen
class Choice:
    """
    A word of a list.

    Attributes
    ----------
    words : type of Enum
        The words are the values of its members.
    """

    words: type[Enum]

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the word."""
        return value.value if isinstance(value, self.words) else gate.is_no("a word", value, place)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the member whose word it is."""
        members = {member.value: member for member in self.words}
        if type(value) is not str:
            return gate.is_no("text", value, place)
        if value in members:
            return members[value]
        guess = nearest(value, members)
        remedy = f"Did you mean {guess!r}?" if guess else f"Use {', '.join(map(repr, members))}"
        return gate.wrong("is not one of the words allowed", place, remedy)

    def schema(self, definitions: Definitions) -> Schema:
        """Return the words."""
        del definitions
        return {"enum": [member.value for member in self.words]}


@attrs.frozen
class Plain(Simple):
    """An id or a value as it was given: text, a number, a truth, or nothing."""

    told: ClassVar[Schema] = {"type": ["string", "number", "boolean", "null"]}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the value."""
        return self.read(python_value(value), place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the value, if JSON can hold it."""
        if value is None or type(value) in {bool, int}:
            return value
        if type(value) is float and math.isfinite(value):
            return value
        if isinstance(value, str):
            return Text().written(value, place, gate)
        return gate.is_no("text, a number, true, false or null", value, place)
