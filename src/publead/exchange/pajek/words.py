"""A line of a Pajek file as words; a text in quotation marks is one."""

import re
from typing import Final

_WORD: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
_REFERENCE: Final = re.compile(r"&#([0-9]{1,7});")
_TO_REFER_TO: Final = re.compile(r'["\\]|&(?=#)')
_MOST: Final = 0x10FFFF
NUMBER: Final = re.compile(r"[0-9]{1,9}")
"""How a file writes the number of a vertex or a relation."""

_SECTION: Final = re.compile(r"\*(\w+)\s*(?::\s*([0-9]{1,9}))?")


class MisquotedError(ValueError):
    """Quotation marks do not stand in pairs round words."""


def words_of(line: str) -> list[str]:
    """
    Return the words of a line.

    Raises
    ------
    MisquotedError
        If quotation marks do not stand in pairs round words.

    Examples
    --------
    >>> words_of('1 "Ann Lee" 0.5')
    ['1', 'Ann Lee', '0.5']
    """
    words, place = [], 0
    for found in _WORD.finditer(line):
        between = line[place : found.start()]
        if between.strip() or (place and not between):
            raise MisquotedError
        quoted, plain = found.groups()
        words.append(plain if quoted is None else _REFERENCE.sub(_character, quoted))
        place = found.end()
    if line[place:].strip():
        raise MisquotedError
    return words


def label(text: str) -> str:
    """
    Return a text in quotation marks, as Pajek and igraph write one that holds some itself.

    Examples
    --------
    >>> label('Ann "A" Lee')
    '"Ann &#34;A&#34; Lee"'
    """
    return f'"{_TO_REFER_TO.sub(lambda found: f"&#{ord(found[0])};", text)}"'


def _character(found: re.Match[str]) -> str:
    code = int(found[1])
    is_one = code <= _MOST and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_one and chr(code).isprintable() else found[0]


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
