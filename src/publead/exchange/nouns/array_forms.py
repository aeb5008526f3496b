"""Arrays of numpy, as lists, and lists of lists."""

from typing import Any, Final

import attrs
import numpy as np

from publead.exchange.nouns.gate import WRONG, Definitions, Form, Gate, Schema, Wrong, defined
from publead.exchange.nouns.plain_forms import Flag, Number, Plain, Whole

_MOST_AXES: Final = 3
_FORMS: Final[dict[str, Form]] = {"f": Number(), "i": Whole(), "u": Whole(), "b": Flag()}


@attrs.frozen
class Array:
    """
    An array of numbers, truths or ids.

    Attributes
    ----------
    dtypes : tuple of dtype
        What it may hold: the first that holds all of it is taken; none where anything plain may
        stand in it.
    """

    dtypes: tuple["np.dtype[Any]", ...] = ()

    @property
    def form(self) -> Form:
        """The form of each entry."""
        return _FORMS[self.dtypes[0].kind] if self.dtypes else Plain()

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the entries as a list, or as lists of lists."""
        if not isinstance(value, np.ndarray):
            return gate.is_no("an array", value, place)
        if value.ndim > 1 and not value.size and value.shape[-1]:
            return gate.wrong("has no rows, and how many columns would be lost", place)
        return self._listed(value.tolist(), place, gate)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the array; lists within lists are of equal length."""
        if type(value) is not list:
            return gate.is_no("a list", value, place)
        shape = _shape(value)
        if shape is None:
            return gate.wrong("holds lists of different lengths, or too many within lists", place)
        before = len(gate.faults)
        entries = self._entries(value, len(shape), place, gate)
        return WRONG if len(gate.faults) > before else self._made(entries, shape, place, gate)

    def schema(self, definitions: Definitions) -> Schema:
        """Return that it is a list, perhaps of lists."""
        one = self.form.schema(definitions)
        name = {Number(): "numbers", Whole(): "integers", Flag(): "flags"}.get(self.form, "values")
        within: Schema = {"$ref": f"#/$defs/{name}"}
        told: Schema = {"type": "array", "items": {"anyOf": [one, within]}}
        return defined(name, told, definitions)

    def _listed(self, value: object, place: str, gate: Gate) -> object:
        if isinstance(value, list):
            return [self._listed(one, f"{place}[{n}]", gate) for n, one in enumerate(value)]
        return self.form.written(value, place, gate)

    def _entries(self, value: object, axes: int, place: str, gate: Gate) -> list[object]:
        if axes and isinstance(value, list):
            return [
                entry
                for n, one in enumerate(value)
                for entry in self._entries(one, axes - 1, f"{place}[{n}]", gate)
            ]
        return [self.form.read(value, place, gate)]

    def _made(
        self, entries: list[object], shape: tuple[int, ...], place: str, gate: Gate
    ) -> "np.ndarray[Any, Any] | Wrong":
        for dtype in self.dtypes:
            if dtype.kind in "bf" or _holds(dtype, entries):
                return np.array(entries, dtype=dtype).reshape(shape)
        if self.dtypes:
            return gate.wrong(f"holds a number that does not fit {self.dtypes[-1]}", place)
        kinds = {type(entry) for entry in entries}
        alike = len(kinds) == 1 and kinds <= {str, int, float, bool}
        made = np.array(entries) if alike else np.array(entries, dtype=object)
        return made.reshape(shape)


def _holds(dtype: "np.dtype[Any]", entries: list[object]) -> bool:
    bounds = np.iinfo(dtype)
    return all(isinstance(one, int) and bounds.min <= one <= bounds.max for one in entries)


def _shape(value: object, axes: int = 0) -> tuple[int, ...] | None:
    """Return the shape of lists within lists, or None where they are of different lengths."""
    if not isinstance(value, list):
        return ()
    if axes == _MOST_AXES:
        return None
    shapes = {_shape(one, axes + 1) for one in value}
    if len(shapes) > 1 or None in shapes:
        return None
    (inner,) = shapes or {()}
    return None if inner is None else (len(value), *inner)
