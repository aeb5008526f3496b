"""A line of a Pajek file as words; a text in quotation marks is one."""

import re
from typing import Final

# A backslash before a quotation mark is how igraph writes one inside a label.
_WORD: Final = re.compile(r'"((?:\\"|[^"])*)"|([^\s"]+)')
NUMBER: Final = re.compile(r"[0-9]{1,9}")
"""How a file writes the number of a vertex or a relation."""

_SECTION: Final = re.compile(r"\*(\w+)\s*(?::\s*([0-9]{1,9}))?")


class UnclosedError(ValueError):
    """A quotation mark is never closed."""


def words_of(line: str) -> list[str]:
    """
    Return the words of a line.

    Raises
    ------
    UnclosedError
        If a quotation mark is never closed.

    Examples
    --------
    >>> words_of('1 "Ann Lee" 0.5')
    ['1', 'Ann Lee', '0.5']
    """
    words, place = [], 0
    for found in _WORD.finditer(line):
        if line[place : found.start()].strip():
            raise UnclosedError
        quoted, plain = found.groups()
        words.append(plain if quoted is None else quoted.replace('\\"', '"'))
        place = found.end()
    if line[place:].strip():
        raise UnclosedError
    return words


def section_of(line: str) -> tuple[str, int | None, str]:
    """
    Return which section a line opens, the number of its relation, and what else it says.

    Examples
    --------
    >>> section_of('*Arcs :2 "trust"')
    ('arcs', 2, '"trust"')
    """
    found = _SECTION.match(line)
    if found is None:
        return "", None, line[1:].strip()
    relation = None if found[2] is None else int(found[2])
    return found[1].lower(), relation, line[found.end() :].strip()
