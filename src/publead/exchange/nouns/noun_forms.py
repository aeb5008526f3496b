"""The form of a noun: an object that says which noun it is, and holds a value for each field."""

from collections.abc import Callable, Mapping

import attrs

from publead.errors import InputError, PubleadError, nearest
from publead.exchange.nouns.fields import summary_of, told_of_fields
from publead.exchange.nouns.gate import WRONG, Definitions, Form, Gate, Schema

TAG = "noun"
"""The key under which an object says which noun it is."""
KEPT = "kept_because"
"""The key under which a document says why it may hold what it holds."""


@attrs.frozen(eq=False)
class Kept:
    """
    A noun that can be kept.

    Attributes
    ----------
    name : str
        What it is called in documents.
    noun : type
        Its class.
    fields : mapping of str to Form
        The forms of what its constructor takes, by the names of the fields.
    needed : frozenset of str
        The fields that have no value of their own.
    held : str
        What it holds that may give somebody away; empty where there is nothing.
    """

    name: str
    noun: type
    fields: Mapping[str, Form]
    needed: frozenset[str]
    held: str = ""

    def written(self, value: object, place: str, gate: Gate) -> dict[str, object]:
        """Return a noun as an object."""
        if self.held:
            gate.held[self.name] = self.held
        told: dict[str, object] = {TAG: self.name}
        for name, form in self.fields.items():
            told[name] = form.written(getattr(value, name), _below(place, name), gate)
        return told

    def read(self, value: Mapping[str, object], place: str, gate: Gate) -> object:
        """Return the noun that an object holds, made by its own constructor."""
        for name in value:
            if name not in {TAG, *self.fields}:
                guess = nearest(str(name), self.fields)
                remedy = f"Did you mean {guess!r}?" if guess else "Remove it"
                gate.wrong(f"is no field of {self.name}", _below(place, str(name)), remedy)
        for name in self.needed.difference(value):
            gate.wrong("is missing", _below(place, name))
        before = len(gate.faults)
        found = {
            name: form.read(value[name], _below(place, name), gate)
            for name, form in self.fields.items()
            if name in value
        }
        sound = len(gate.faults) == before and self.needed <= value.keys()
        return self._made(found, place, gate) if sound else WRONG

    def schema(self, definitions: Definitions) -> Schema:
        """Return the schema of an object that is this noun."""
        told = told_of_fields(self.noun)
        properties: dict[str, object] = {TAG: {"const": self.name}}
        for name, form in self.fields.items():
            about = {"description": told[name]} if name in told else {}
            properties[name] = {**form.schema(definitions), **about}
        return {
            "type": "object",
            "description": summary_of(self.noun),
            "properties": properties,
            "required": [TAG, *(name for name in self.fields if name in self.needed)],
            "additionalProperties": False,
        }

    def _made(self, found: Mapping[str, object], place: str, gate: Gate) -> object:
        try:
            return self.noun(**found)
        except InputError as error:
            problem = "; ".join(str(fault) for fault in error.faults)
            return gate.wrong(problem, place)
        except PubleadError as error:
            return gate.wrong(str(error), place)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # The words of such an error may hold a value, and a value may name somebody.
            return gate.wrong(f"its fields do not fit together ({type(error).__name__})", place)


@attrs.frozen(eq=False)
class OneOf:
    """
    A noun, or one of several; which it is, the object says itself.

    Attributes
    ----------
    nouns : tuple of type
        The classes that may stand there; a class that derives from one of them may, too.
    known : callable
        Returns the nouns that can be kept and are of a class.
    """

    nouns: tuple[type, ...]
    known: Callable[[type], tuple[Kept, ...]]

    @property
    def choices(self) -> dict[str, Kept]:
        """The nouns that may stand there, by name."""
        return {kept.name: kept for noun in self.nouns for kept in self.known(noun)}

    def written(self, value: object, place: str, gate: Gate) -> object:
        """Return the noun as an object."""
        for kept in self.choices.values():
            if type(value) is kept.noun:
                return kept.written(value, place, gate)
        return gate.is_no(" or ".join(self.choices), value, place)

    def read(self, value: object, place: str, gate: Gate) -> object:
        """Return the noun that an object holds."""
        choices = self.choices
        if type(value) is not dict:
            return gate.is_no("an object", value, place)
        name = value.get(TAG)
        if not isinstance(name, str) or name not in choices:
            remedy = f"Write {TAG!r}: {' or '.join(map(repr, choices))}"
            return gate.wrong("does not say which noun it is", _below(place, TAG), remedy)
        return choices[name].read(value, place, gate)

    def schema(self, definitions: Definitions) -> Schema:
        """Return a reference to the noun, or to each of several."""
        references: list[Schema] = []
        for name, kept in self.choices.items():
            if name not in definitions:
                definitions[name] = {}  # so that a noun within itself ends here
                definitions[name] = kept.schema(definitions)
            references.append({"$ref": f"#/$defs/{name}"})
        return references[0] if len(references) == 1 else {"anyOf": references}


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
