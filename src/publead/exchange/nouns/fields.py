"""What the docstring of a noun says of its fields."""

import inspect
import re
from typing import Final

_HEAD: Final = re.compile(r"^(?P<names>\w+(, \w+)*)( : .*)?$")
_SECTION: Final = "Attributes\n----------\n"


def summary_of(noun: type) -> str:
    """Return the first sentence that a class says of itself."""
    return " ".join(_doc(noun).partition("\n\n")[0].split())


def told_of_fields(noun: type) -> dict[str, str]:
    """
    Return what a class says of each of its fields, and what those it derives from say.

    Examples
    --------
    >>> from publead.sources import Source
    >>> told_of_fields(Source)["title"]
    'The title in full.'
    """
    told: dict[str, str] = {}
    for each in reversed(noun.__mro__):
        told |= _told_by(each)
    return told


def _told_by(noun: type) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    names: list[str] = []
    for line in _doc(noun).partition(_SECTION)[2].split("\n"):
        head = _HEAD.match(line)
        if line.startswith("-"):
            # The underline of the next section: its title was taken for a field.
            told.pop(names[0] if names else "", None)
            break
        if head is not None:
            names = head["names"].split(", ")
            told |= {name: [] for name in names}
        for name in names if line.startswith(" ") else ():
            told[name].append(line.strip())
    return {name: " ".join(lines) for name, lines in told.items() if lines}


def _doc(noun: type) -> str:
    return inspect.cleandoc(noun.__dict__.get("__doc__") or "")
