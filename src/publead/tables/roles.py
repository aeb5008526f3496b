"""Which column was named for what, and what is wrong with the names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

from publead.errors import ArgumentError, Fault, expect, nearest

Value = TypeVar("Value")
Role: TypeAlias = tuple[str, str]
"""What a column is named for, and its name."""

_MOST_NAMES: Final = 12


def named_twice(roles: Sequence[Role]) -> list[Fault]:
    """Return a fault for each column that was named for two things."""
    counts = Counter(name for _, name in roles)
    return [
        Fault(
            f"is named for {' and '.join(role for role, each in roles if each == name)}",
            place=name,
            remedy="A column holds one thing; name it once",
        )
        for name, n in counts.items()
        if n > 1
    ]


def not_there(roles: Sequence[Role], names: Sequence[str]) -> list[Fault]:
    """Return a fault for each column that was named and that the table has not."""
    free = [name for name in names if name not in {each for _, each in roles}]
    faults = []
    for role, name in roles:
        if name not in names:
            guess = nearest(name, free)
            more = ", …" if len(names) > _MOST_NAMES else ""
            listed = ", ".join(repr(each) for each in names[:_MOST_NAMES])
            remedy = f"Did you mean {guess!r}?" if guess else f"The columns are {listed}{more}"
            problem = "the table has no such column"
            faults.append(Fault(problem, place=f"columns.{role}", value=name, remedy=remedy))
    return faults


def several(names: Iterable[str]) -> tuple[str, ...]:
    """
    Return names as a tuple.

    Raises
    ------
    ArgumentError
        If they are no list of texts, or one text, whose letters would be taken for names.
    """
    remedy = "Put the names in a list, even where there is one"
    if isinstance(names, str):
        raise ArgumentError(f"several names are asked for, and one text was given. {remedy}")
    expect(names, Iterable, "names", remedy)
    found = tuple(names)
    for name in found:
        expect(name, str, "each name", remedy)
    return found


def pairs_of(
    given: Mapping[str, Value] | tuple[tuple[str, Value], ...], name: str, remedy: str
) -> tuple[tuple[str, Value], ...]:
    """
    Return a mapping as pairs; pairs, as frozen classes keep a mapping, stay as they are.

    Raises
    ------
    ArgumentError
        If it is neither.
    """
    if isinstance(given, tuple):
        parts: tuple[object, ...] = given
        if all(isinstance(part, tuple) and len(part) == 2 for part in parts):
            return given
    expect(given, Mapping, name, remedy)
    return tuple(dict(given).items())
