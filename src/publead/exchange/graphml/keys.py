"""The types of data that GraphML knows, and the keys under which a file declares them."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from publead.exchange.graph_files import Plain
from publead.exchange.typed_texts import number, read_as, truth, whole

SUBJECT: Final = "GraphML file"

READERS: Final[Mapping[str, Callable[[str], Plain]]] = {
    "string": str,
    "boolean": truth,
    "int": whole,
    "long": whole,
    "float": number,
    "double": number,
}


@attrs.frozen
class Key:
    """
    A kind of data that a file declares.

    Attributes
    ----------
    name, type : str
        What it is called, and its type.
    belongs_to : str
        ``node``, ``edge``, ``graph`` or ``all``.
    """

    name: str
    type: str
    belongs_to: str

    def value(self, text: str) -> Plain | None:
        """Return what a text means, or None if it is not of the type."""
        return read_as(text, READERS[self.type])
