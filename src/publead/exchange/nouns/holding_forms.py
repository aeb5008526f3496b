"""Values that hold others: lists, sets, pairs, mappings, and what may not be there."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from publead.exchange.nouns.gate import WRONG, Definitions, Form, Gate, Schema
from publead.exchange.nouns.plain_forms import Plain


@attrs.frozen
class Listed:
    """
    Any number of values of one form, in order.

    Attributes
    ----------
    each : Form
        The form of each.
    """

    each: Form

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the values as a list."""
        if not isinstance(value, tuple):
            return gate.is_no("a tuple", value, place)
        return [self.each.written(one, f"{place}[{n}]", gate) for n, one in enumerate(value)]

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the values as a tuple."""
        if type(value) is not list:
            return gate.is_no("a list", value, place)
        found = tuple(self.each.read(one, f"{place}[{n}]", gate) for n, one in enumerate(value))
        return WRONG if any(one is WRONG for one in found) else found

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a list of these."""
        return {"type": "array", "items": self.each.schema(definitions)}


@attrs.frozen
class Gathered:
    """
    Any number of different texts, in no order.

    Attributes
    ----------
    each : Form
        The form of each.
    """

    each: Form

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the texts as a sorted list."""
        if not isinstance(value, frozenset):
            return gate.is_no("a frozen set", value, place)
        return Listed(self.each).written(tuple(sorted(value)), place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the texts as a set."""
        found = Listed(self.each).read(value, place, gate)
        if not isinstance(found, tuple):
            return WRONG
        gathered = frozenset(found)
        return gathered if len(gathered) == len(found) else gate.wrong("holds one twice", place)

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a list of different ones."""
        return {**Listed(self.each).schema(definitions), "uniqueItems": True}


@attrs.frozen
class Fixed:
    """
    A known number of values, each of a form of its own.

    Attributes
    ----------
    parts : tuple of Form
        The forms, in order.
    """

    parts: tuple[Form, ...]

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the values as a list."""
        if not isinstance(value, tuple) or len(value) != len(self.parts):
            return gate.is_no(f"a tuple of {len(self.parts)}", value, place)
        told = enumerate(zip(self.parts, value, strict=True))
        return [form.written(one, f"{place}[{n}]", gate) for n, (form, one) in told]

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the values as a tuple."""
        if type(value) is not list or len(value) != len(self.parts):
            return gate.wrong(f"must be a list of {len(self.parts)}", place)
        told = enumerate(zip(self.parts, value, strict=True))
        found = tuple(form.read(one, f"{place}[{n}]", gate) for n, (form, one) in told)
        return WRONG if any(one is WRONG for one in found) else found

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a list of these, in this order."""
        return {
            "type": "array",
            "prefixItems": [form.schema(definitions) for form in self.parts],
            "items": False,
            "minItems": len(self.parts),
        }


@attrs.frozen
class Named:
    """
    Values by names.

    Attributes
    ----------
    key : Form
        The form of the names, which are texts or words of a list.
    each : Form
        The form of the values.
    """

    key: Form
    each: Form

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the values by their names; pairs are taken for a mapping."""
        if not isinstance(value, Mapping | tuple):
            return gate.is_no("a mapping", value, place)
        told = dict(value)
        names = {key: str(self.key.written(key, f"{place}: a name", gate)) for key in told}
        return {
            name: self.each.written(told[key], f"{place}.{name}", gate)
            for key, name in names.items()
        }

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the values by their names."""
        if type(value) is not dict:
            return gate.is_no("an object", value, place)
        found = {
            self.key.read(name, f"{place}: a name", gate): self.each.read(
                one, f"{place}.{name}", gate
            )
            for name, one in value.items()
        }
        is_wrong = any(part is WRONG for pair in found.items() for part in pair)
        return WRONG if is_wrong else found

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is an object of these."""
        told: Schema = {"type": "object", "additionalProperties": self.each.schema(definitions)}
        key = self.key.schema(definitions)
        return told if key == {"type": "string"} else {**told, "propertyNames": key}


@attrs.frozen
class Perhaps:
    """
    A value of a form, or none.

    Attributes
    ----------
    form : Form
        The form, where there is a value.
    """

    form: Form

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the value, or null."""
        return None if value is None else self.form.written(value, place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the value, or None."""
        return None if value is None else self.form.read(value, place, gate)

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it may be null."""
        return {"anyOf": [self.form.schema(definitions), {"type": "null"}]}


@attrs.frozen
class Cells:
    """A column of a table: plain values, null where there is none."""

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the cells as a list."""
        listed: list[Any] = value.tolist() if isinstance(value, np.ndarray) else list(_each(value))
        # A NaN is nothing in a table, as it is in a data frame.
        told = tuple(None if isinstance(one, float) and one != one else one for one in listed)
        return Listed(Plain()).written(told, place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the cells as a list."""
        found = Listed(Plain()).read(value, place, gate)
        return list(found) if isinstance(found, tuple) else WRONG

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a list of plain values."""
        return Listed(Plain()).schema(definitions)


def _each(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
