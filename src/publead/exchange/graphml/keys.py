"""The types of data that GraphML knows, and the keys under which a file declares them."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from publead.exchange.graph_files import Plain

SUBJECT: Final = "GraphML file"

_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text.lower()]


READERS: Final[Mapping[str, Callable[[str], Plain]]] = {
    "string": str,
    "boolean": _truth,
    "int": int,
    "long": int,
    "float": float,
    "double": float,
}
TYPES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
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
        plain = text if self.type == "string" else text.strip()
        try:
            return READERS[self.type](plain)
        except ValueError:
            return None
