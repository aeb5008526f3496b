"""Texts as XML writes them, so that a parser gives back each character."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

# A parser turns these into spaces or line ends unless they are spelt out.
_SPELT_OUT: Final = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def between_tags(text: str) -> str:
    """Return a text as it stands between two tags."""
    return escape(text, _SPELT_OUT)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, with its quotation marks."""
    return quoteattr(text, _SPELT_OUT)
