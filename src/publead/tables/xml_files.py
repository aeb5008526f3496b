"""
XML from outside: a gate that walks a file element by element, within limits.

A file is refused at its DOCTYPE, so no entity is ever defined, let alone expanded or fetched.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol
from xml.parsers import expat

import attrs

from publead.errors import Fault, InputError, PolicyError
from publead.estimates import counted
from publead.tables.contents import RefusedError, content_of

_REFUSED: Final = "Save the file without it: publead reads no entities from files"


@attrs.frozen(kw_only=True)
class XmlLimits:
    """
    How large a file may be before it is refused.

    Attributes
    ----------
    size : int
        Bytes.
    depth : int
        Elements within elements.
    elements : int
        Elements in all.

    Raises
    ------
    PolicyError
        If a limit is below 1.
    """

    size: int = 200_000_000
    depth: int = 32
    elements: int = 10_000_000

    def __attrs_post_init__(self) -> None:
        """Refuse a limit under which nothing could be read."""
        for field in attrs.fields(XmlLimits):
            value = getattr(self, field.name)
            if value < 1:
                raise PolicyError(f"{field.name} is {value}; a limit is at least 1")


class Elements(Protocol):
    """What is told of a file, element by element; names come without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Take an element that opens."""
        ...

    def end(self, name: str, text: str) -> None:
        """Take an element that closes, with the text since the last tag."""
        ...


def walk_xml(
    path: str | Path,
    elements: Elements,
    subject: str,
    error: type[InputError],
    *,
    limits: XmlLimits | None = None,
) -> None:
    """
    Tell what an XML file holds, element by element, or refuse it before it can do harm.

    Parameters
    ----------
    path : str or Path
        The file.
    elements : Elements
        Who is told.
    subject : str
        What is being read, as the error names it.
    error : type of InputError
        The error to raise.
    limits : XmlLimits, optional
        How large the file may be.

    Raises
    ------
    InputError
        Of the type *error*: if the file cannot be opened, is no XML, has a DOCTYPE, or goes
        beyond a limit.
    """
    bounds = XmlLimits() if limits is None else limits
    problem = f"is larger than {counted(bounds.size, 'byte')}"
    too_large = Fault(problem, remedy="Pass limits=XmlLimits(size=...) if you trust it")
    walk = _Walk(elements, bounds)
    try:
        walk.through(content_of(Path(path), bounds.size, too_large))
    except RefusedError as refusal:
        raise error(subject, [refusal.fault]) from None
    except expat.ExpatError as failure:
        problem = f"is not well-formed XML: {expat.errors.messages[failure.code]}"
        fault = Fault(problem, place=f"line {failure.lineno}", remedy="Export the file again")
        raise error(subject, [fault]) from None
    except (LookupError, ValueError):
        # So expat's reader answers an encoding that it cannot read byte by byte; after the first
        # element it would be a mistake of the library.
        if walk.has_begun:
            raise
        fault = Fault("names an encoding that is not read", remedy="Save the file as UTF-8")
        raise error(subject, [fault]) from None


class _Walk:
    def __init__(self, elements: Elements, limits: XmlLimits) -> None:
        self._elements, self._limits = elements, limits
        self._depth = self._count = 0
        self._text: list[str] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = self._refuse_doctype

    @property
    def has_begun(self) -> bool:
        """Whether an element was met."""
        return self._count > 0

    def through(self, content: bytes) -> None:
        """Walk through a whole file at once, so that no long token is read again and again."""
        self._parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > self._limits.depth:
            problem = f"nests more than {counted(self._limits.depth, 'element')}"
            raise self._refusal(problem, "Flatten it, or pass limits=XmlLimits(depth=...)")
        if self._count > self._limits.elements:
            problem = f"has more than {counted(self._limits.elements, 'element')}"
            raise self._refusal(problem, "Split it, or pass limits=XmlLimits(elements=...)")
        self._text.clear()
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self._elements.start(name.rpartition(":")[2], plain, self._parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        self._depth -= 1
        text = "".join(self._text)
        self._text.clear()
        self._elements.end(name.rpartition(":")[2], text)

    def _refuse_doctype(self, *_: object) -> None:
        raise self._refusal("has a DOCTYPE", _REFUSED)

    def _refusal(self, problem: str, remedy: str) -> RefusedError:
        place = f"line {self._parser.CurrentLineNumber}"
        return RefusedError(Fault(problem, place=place, remedy=remedy))
