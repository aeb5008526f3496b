"""
A strict reader of tables from outside, whatever file they came in.

`Record` walks plain values key by key, converts nothing, and keeps every fault with its place, so
that a reader can report them together.
"""

import re
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final, TypeVar, cast

from publead.errors import Fault, InputError, PolicyError, nearest, shown

Code = TypeVar("Code", bound=str)
Choice = TypeVar("Choice", bound=Enum)
Kind = TypeVar("Kind")

LONGEST_KEY: Final = 60

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_KINDS: Final[dict[type, str]] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    type(None): "nothing",
}


class Record:
    """
    A table from outside, read key by key; nothing is converted, and every fault is kept.

    Where a value is missing or wrong, the fault is noted and a stand-in of the right type comes
    back (``""``, ``0``, ``False``, the first choice), so that reading goes on. Nothing that was
    built may be used before `finish`, which refuses keys that nobody asked for and raises once,
    with all faults. Places count from 0: ``competencies[2].code`` is the third competency's code.

    Parameters
    ----------
    values : mapping
        The table, as `read_toml` or a JSON reader gives it.

    Examples
    --------
    >>> from publead.codes import competency_code
    >>> from publead.errors import FrameworkError
    >>> record = Record({"title": "", "competencies": [{"code": "Trust"}], "yaer": 2013})
    >>> title = record.text("title")
    >>> year = record.optional_integer("year")
    >>> codes = [entry.code("code", competency_code) for entry in record.records("competencies")]
    >>> try:
    ...     record.finish("my-framework.toml", FrameworkError)
    ... except FrameworkError as error:
    ...     print(error)
    my-framework.toml: 3 faults
      title: is empty
      competencies[0].code: 'Trust' is not a competency code; write it like 'place-and-space'
      yaer: is not a key of this table. Did you mean 'year'?
    """

    def __init__(
        self, values: Mapping[str, object], *, place: str = "", faults: list[Fault] | None = None
    ) -> None:
        self.faults: list[Fault] = [] if faults is None else faults
        self._values = values
        self._place = place
        self._asked: dict[str, None] = {}
        self._children: list[Record] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that the table has, for tables whose keys are free."""
        return tuple(self._values)

    def __contains__(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self._values

    def place(self, key: str = "") -> str:
        """Return the place of a key, or of the table itself, fit to be shown."""
        plain = key if key.isprintable() and len(key) <= LONGEST_KEY else shown(key)
        return ".".join(part for part in (self._place, plain) if part)

    def fault(
        self, problem: str, key: str = "", *, value: str | None = None, remedy: str = ""
    ) -> None:
        """Note a fault that the reader found, at the key or at the table itself."""
        self.faults.append(Fault(problem, place=self.place(key), value=value, remedy=remedy))

    def text(self, key: str) -> str:
        """Return a text that must be there and not be empty."""
        return self._not_empty(self._required(key, str), key)

    def optional_text(self, key: str) -> str:
        """Return a text, or ``""`` where the key is absent or the text empty."""
        return self._without_control(self._optional(key, str) or "", key)

    def integer(self, key: str) -> int:
        """Return a whole number that must be there; true and false are not numbers."""
        return self._required(key, int) or 0

    def optional_integer(self, key: str) -> int | None:
        """Return a whole number, or None where the key is absent."""
        return self._optional(key, int)

    def number(self, key: str) -> float:
        """Return a finite number that must be there, whole or not."""
        kind = int if type(self._values.get(key)) is int else float
        value = self._required(key, kind) or 0.0
        if abs(value) <= sys.float_info.max:
            return float(value)
        self.fault("must be a finite number", key)
        return 0.0

    def flag(self, key: str) -> bool:
        """Return a true or false that must be there."""
        return self._required(key, bool) or False

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return the member of an enumeration whose value the text must be."""
        text = self.text(key)
        members = {str(member.value): member for member in choices}
        if text and text not in members:
            allowed = ", ".join(repr(word) for word in members)
            self.fault("is not one of the words allowed", key, value=text, remedy=f"Use {allowed}")
        return members.get(text, next(iter(choices)))

    def code(self, key: str, checker: Callable[[str], Code]) -> Code:
        """Return a checked name, by one of the checkers of `publead.codes`."""
        text = self.text(key)
        try:
            return checker(text) if text else cast("Code", "")
        except PolicyError as failure:
            self.fault(str(failure), key)
            return cast("Code", "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that must be there; it is not empty, and none of them is."""
        parts = self._parts(self._required(key, list), key, str)
        return tuple(self._not_empty(value, place) for place, value in parts)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of finite numbers, whole or not, that must be there and not be empty."""
        values = self._required(key, list)
        parts = {str(place): value for place, value in enumerate(values or [])}
        inside = Record(parts, place=self.place(key), faults=self.faults)
        if values == []:
            self.fault("is empty", key)
        return tuple(inside.number(place) for place in parts)

    def table(self, key: str) -> "Record":
        """Return a table that must be there."""
        return self._child(self._required(key, dict), key)

    def records(self, key: str) -> "tuple[Record, ...]":
        """Return a list of tables that must be there and hold at least one."""
        parts = self._parts(self._required(key, list), key, dict)
        return tuple(self._child(value, place) for place, value in parts)

    def optional_records(self, key: str) -> "tuple[Record, ...]":
        """Return a list of tables, or none where the key is absent."""
        return self.records(key) if self._has(key) else ()

    def finish(self, subject: str, error: type[InputError]) -> None:
        """
        Refuse keys that nobody asked for, here and below, and raise if there is any fault.

        Raises
        ------
        InputError
            Of the type *error*, with all faults.
        """
        self.refuse_unknown()
        if self.faults:
            raise error(subject, self.faults)

    def refuse_unknown(self) -> None:
        """Note a fault for every key that nobody asked for, here and below."""
        for key in self._values:
            if key not in self._asked:
                guess = nearest(key, self._asked)
                remedy = f"Did you mean {guess!r}?" if guess else "Remove it"
                self.fault("is not a key of this table", key, remedy=remedy)
        for child in self._children:
            child.refuse_unknown()

    def _has(self, key: str) -> bool:
        self._asked[key] = None
        return key in self._values

    def _required(self, key: str, kind: type[Kind]) -> Kind | None:
        if self._has(key):
            return self._of_kind(self._values[key], kind, key)
        self.fault("is missing", key)
        return None

    def _optional(self, key: str, kind: type[Kind]) -> Kind | None:
        return self._required(key, kind) if self._has(key) else None

    def _of_kind(self, value: object, kind: type[Kind], key: str) -> Kind | None:
        # An exact test, because True is an int to isinstance.
        if type(value) is kind:
            return value
        found = _KINDS.get(type(value), "a date or time")
        self.fault(f"must be {_KINDS[kind]}, and is {found}", key)
        return None

    def _parts(
        self, values: list[object] | None, key: str, kind: type[Kind]
    ) -> list[tuple[str, Kind | None]]:
        if values == []:
            self.fault("is empty", key)
        places = [f"{key}[{index}]" for index in range(len(values or []))]
        return [
            (place, self._of_kind(value, kind, place))
            for place, value in zip(places, values or [], strict=True)
        ]

    def _child(self, values: Mapping[str, object] | None, key: str) -> "Record":
        # A table that is no table has been noted; its missing keys go without saying.
        faults = self.faults if values is not None else []
        child = Record(values or {}, place=self.place(key), faults=faults)
        self._children.append(child)
        return child

    def _not_empty(self, text: str | None, key: str) -> str:
        if text is None or text.strip():
            return self._without_control(text or "", key)
        self.fault("is empty", key)
        return ""

    def _without_control(self, text: str, key: str) -> str:
        if _CONTROL.search(text):
            self.fault("holds a control character", key, remedy="Remove it")
        return text
