"""Values that files write as text beside the name of a type: read strictly, written plainly."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from publead.exchange.graph_files import LARGEST_INTEGER, Plain

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,19}")
_NUMBER: Final = re.compile(
    r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?|[+-]?(INF|inf|Infinity)|NaN|nan"
)
_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}


def truth(text: str) -> bool:
    """
    Return a text as true or false.

    Raises
    ------
    ValueError
        If it is neither.
    """
    if text.lower() not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text.lower()]


def whole(text: str) -> int:
    """
    Return a text as a whole number of at most 64 bits.

    Raises
    ------
    ValueError
        If it is none; digits of other scripts and underscores are refused.
    """
    if not _WHOLE.fullmatch(text) or abs(int(text)) > LARGEST_INTEGER:
        raise ValueError(text)
    return int(text)


def number(text: str) -> float:
    """
    Return a text as a number.

    Raises
    ------
    ValueError
        If it is none; digits of other scripts and underscores are refused.
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def read_as(text: str, reader: Callable[[str], Plain]) -> Plain | None:
    """Return what a text means to a reader, or None if it means nothing; only text keeps spaces."""
    plain = text if reader is str else text.strip()
    try:
        return reader(plain)
    except ValueError:
        return None


def written(value: Plain) -> str:
    """Return a value as XML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{'-' * (value < 0)}INF"
    return value if isinstance(value, str) else repr(value)


TYPE_WORDS: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
}
"""The types of data that GraphML and GEXF share, by those of Python."""
