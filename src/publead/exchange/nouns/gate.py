"""The gate between nouns and plain values: everything that is wrong is kept, with its place."""

from collections.abc import Mapping
from typing import Any, Final, Protocol, TypeAlias

import attrs

from publead.errors import Fault

Schema: TypeAlias = dict[str, Any]
Definitions: TypeAlias = dict[str, Schema]

KINDS: Final[Mapping[type, str]] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


class Wrong:
    """What stands where nothing could be read; the fault has been noted."""


WRONG: Final = Wrong()


@attrs.define
class Gate:
    """
    What is wrong with a noun on its way in or out.

    Attributes
    ----------
    faults : list of Fault
        Everything, in the order in which it was met.
    held : dict of str to str
        What may give somebody away was met, by the noun that holds it.
    """

    faults: list[Fault] = attrs.field(factory=list)
    held: dict[str, str] = attrs.field(factory=dict)

    def wrong(self, problem: str, place: str, remedy: str = "") -> Wrong:
        """Note a fault, and return what stands in its place."""
        self.faults.append(Fault(problem, place=place, remedy=remedy))
        return WRONG

    def is_no(self, wanted: str, value: object, place: str) -> Wrong:
        """Note that a value is of another kind; it is not shown, for it may name somebody."""
        found = KINDS.get(type(value), f"a value of type {type(value).__name__}")
        return self.wrong(f"must be {wanted}, and is {found}", place)


class Form(Protocol):
    """How values of one type are written as plain values, read back, and told in a schema."""

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return a value as JSON can hold it."""
        ...

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return what was written, without converting anything; `WRONG` where it is not."""
        ...

    def schema(self, definitions: Definitions) -> Schema:
        """Return its JSON Schema, which may refer to definitions that it adds."""
        ...


def defined(name: str, schema: Schema, definitions: Definitions) -> Schema:
    """Return a reference to a definition, once it is there."""
    definitions.setdefault(name, schema)
    return {"$ref": f"#/$defs/{name}"}
