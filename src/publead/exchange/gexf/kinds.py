"""The kinds of data that a GEXF file declares, and the types that they may have."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from publead.exchange.graph_files import Plain
from publead.exchange.typed_texts import number, read_as, truth, whole

SUBJECT: Final = "GEXF file"

MARK_WORD: Final = "publead "
"""What stands before the mark in the description that a file gives of itself."""

READERS: Final[Mapping[str, Callable[[str], Plain]]] = {
    "string": str,
    "anyURI": str,
    "char": str,
    "boolean": truth,
    "byte": whole,
    "short": whole,
    "integer": whole,
    "long": whole,
    "float": number,
    "double": number,
}


@attrs.frozen
class Kind:
    """
    A kind of data that a file declares.

    Attributes
    ----------
    name, type : str
        What it is called, and its type.
    belongs_to : str
        ``node`` or ``edge``.
    """

    name: str
    type: str
    belongs_to: str

    def value(self, text: str) -> Plain | None:
        """Return what a text means, or None if it is not of the type."""
        return read_as(text, READERS[self.type])
