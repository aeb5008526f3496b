"""Nouns as plain values and as JSON files, and back through a strict gate."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

from publead.errors import (
    ArgumentError,
    DisclosureError,
    Fault,
    InputError,
    UnknownCodeError,
    expect,
    limited,
)
from publead.exchange.nouns.catalogue import HELD, catalogue, kept_as, name_of
from publead.exchange.nouns.gate import WRONG, Definitions, Gate, Schema
from publead.exchange.nouns.leave import KeptWhole
from publead.exchange.nouns.noun_forms import KEPT, OneOf
from publead.tables import read_json

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Noun = TypeVar("Noun")


def to_plain(noun: object, *, keep: KeptWhole | None = None) -> dict[str, object]:
    """
    Return a noun as plain values that JSON can hold, from which `from_plain` makes the same again.

    Every object says which noun it is, under ``noun``. A number that is missing is null; ids and
    attributes are kept as they are, where they are text, numbers, truths or nothing.

    Parameters
    ----------
    noun : object
        Any noun of `names`.
    keep : KeptWhole, optional
        The reason why a noun may be kept that holds more of people than it prints.

    Raises
    ------
    ArgumentError
        If it is none of these.
    DisclosureError
        If it holds, or something within it does, what may give somebody away, and nobody said why.
    InputError
        With everything in it that JSON cannot hold.

    Examples
    --------
    >>> from publead.network import NetworkPolicy
    >>> to_plain(NetworkPolicy())["noun"]
    'NetworkPolicy'
    """
    expect(keep, KeptWhole | None, "keep", "Pass KeptWhole(reason=...)")
    name = name_of(type(noun))
    if name is None:
        found = type(noun).__name__
        raise ArgumentError(f"{found} is no noun that can be kept; nouns.names() lists those")
    gate = Gate()
    told = catalogue()[name].written(noun, "", gate)
    if gate.held and keep is None:
        _refuse(name, gate.held)
    if gate.faults:
        raise InputError(name, limited(gate.faults, "values"))
    if keep is not None and gate.held:
        told = {"noun": name, KEPT: keep.reason} | told
    return told


def from_plain(plain: Mapping[str, object], kind: type[Noun]) -> Noun:
    """
    Return the noun that plain values are, and convert nothing on the way.

    3.7 is not 3, True is not 1, and ``"3"`` is not 3. Lists become tuples and arrays, words
    members of their enumerations, and null a NaN where a number is asked for. The noun is made by
    its own constructor, which checks what it always checks.

    Parameters
    ----------
    plain : mapping
        What `to_plain` gave, or a program that follows the schema.
    kind : type
        The noun that is asked for; one that derives from it is given, too.

    Raises
    ------
    ArgumentError
        If *kind* is no noun that can be kept.
    InputError
        With everything that is wrong, each with its path.

    Examples
    --------
    >>> from publead.network import NetworkPolicy
    >>> from_plain({"noun": "NetworkPolicy", "min_group": 5.0}, NetworkPolicy)
    Traceback (most recent call last):
    publead.errors.InputError: NetworkPolicy: 1 fault
      min_group: must be a whole number, and is a number
    """
    if name_of(kind) is None:
        raise ArgumentError("kind is no noun that can be kept; nouns.names() lists those")
    expect(plain, Mapping, "plain", "Give what to_plain returned, or what a JSON file holds")
    gate = Gate()
    told = dict(plain)
    reason = told.pop(KEPT, "-")
    if not isinstance(reason, str) or not reason.strip():
        gate.wrong("must be a reason, as text", KEPT)
    found = OneOf((kind,), kept_as).read(told, "", gate)
    if gate.faults or found is WRONG or not isinstance(found, kind):
        raise InputError(kind.__name__, limited(gate.faults, "values"))
    return found


def write(noun: object, path: str | Path, *, keep: KeptWhole | None = None) -> None:
    """
    Write a noun as a JSON file in UTF-8, from which `read` makes the same again.

    Raises
    ------
    ArgumentError, DisclosureError, InputError
        As `to_plain`; nothing is written then.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.network import NetworkPolicy
    >>> path = Path(mkdtemp()) / "policy.json"
    >>> write(NetworkPolicy(), path)
    >>> read(path, NetworkPolicy) == NetworkPolicy()
    True
    """
    told = to_plain(noun, keep=keep)
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)
    try:
        Path(path).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as failure:
        fault = Fault(f"cannot be written: {failure.strerror}", remedy="Check the path")
        raise InputError(Path(path).name, [fault]) from None


def read(path: str | Path, kind: type[Noun]) -> Noun:
    """
    Return the noun that a JSON file holds; what is no such noun is refused.

    Raises
    ------
    ArgumentError
        If *kind* is no noun that can be kept.
    InputError
        If the file cannot be opened, is larger than 50 MB, says a key twice, or holds anything
        else than such a noun; with everything that is wrong, each with its path.
    """
    return from_plain(read_json(Path(path), Path(path).name, InputError), kind)


def names() -> tuple[str, ...]:
    """Return the names of the nouns that can be kept."""
    return tuple(catalogue())


def schema(name: str) -> Schema:
    """
    Return the JSON Schema (2020-12) of a noun, for those who are not in Python.

    A value may fit the schema and still be refused: a constructor checks more, such as whether a
    lower threshold lies below a higher one; and 3.0 is a whole number to JSON Schema, not here.

    Parameters
    ----------
    name : str
        One of `names`, such as ``Framework``.

    Raises
    ------
    UnknownCodeError
        If there is no such noun; the nearest is named.

    Examples
    --------
    >>> schema("Estimate")["title"]
    'Estimate'
    """
    expect(name, str, "name", "Give the name of a noun, such as 'Framework'")
    if name not in catalogue():
        raise UnknownCodeError("noun", name, names())
    definitions: Definitions = {}
    reference = OneOf((catalogue()[name].noun,), kept_as).schema(definitions)
    if HELD.keys() & definitions.keys():
        for kept in kept_as(catalogue()[name].noun):
            definitions[kept.name] = _with_reason(definitions[kept.name])
    return {
        "$schema": DIALECT,
        "$id": f"urn:publead:schema:{name}",
        "title": name,
        **reference,
        "$defs": {each: definitions[each] for each in sorted(definitions)},
    }


def _with_reason(definition: Schema) -> Schema:
    properties = definition["properties"]
    told = {"type": "string", "description": "Why the whole of it is kept, where, for whom."}
    return {**definition, "properties": {**properties, KEPT: told}}


def _refuse(name: str, held: Mapping[str, str]) -> None:
    listed = "; ".join(f"{noun}: {what}" for noun, what in held.items())
    raise DisclosureError(
        f"{name} holds more of people than it prints ({listed}). To hand a result over, use its "
        "to_dict() or print it; to keep the whole, pass keep=KeptWhole(reason=...)"
    )
