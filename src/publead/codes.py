"""Names that have been checked: each kind has a type of its own, made only by its checker."""

import re
from typing import NewType

from publead.errors import PolicyError, shown

FrameworkId = NewType("FrameworkId", str)
CompetencyCode = NewType("CompetencyCode", str)
ItemCode = NewType("ItemCode", str)
ClaimId = NewType("ClaimId", str)

LONGEST_CODE = 80

_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS_AND_EDITION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*")
_ITEM = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")


def framework_id(text: str) -> FrameworkId:
    """
    Return *text* as the id of a framework's edition, such as ``solace-contextual@2013``.

    Raises
    ------
    PolicyError
        If it is not lower-case words joined by hyphens, ``@``, and an edition.
    """
    return FrameworkId(
        _checked(text, _WORDS_AND_EDITION, "a framework id", "solace-contextual@2013")
    )


def competency_code(text: str) -> CompetencyCode:
    """
    Return *text* as the code of a competency or facet, such as ``place-and-space``.

    Raises
    ------
    PolicyError
        If it is not lower-case words joined by hyphens.
    """
    return CompetencyCode(_checked(text, _WORDS, "a competency code", "place-and-space"))


def item_code(text: str) -> ItemCode:
    """
    Return *text* as the code of an item, such as ``trust-2`` or ``A1``.

    Raises
    ------
    PolicyError
        If it is not letters and digits, joined by dots, hyphens or underscores.
    """
    return ItemCode(_checked(text, _ITEM, "an item code", "trust-2"))


def claim_id(text: str) -> ClaimId:
    """
    Return *text* as the id of a claim, such as ``lgc-2014-outsourcing``.

    Raises
    ------
    PolicyError
        If it is not lower-case words joined by hyphens.
    """
    return ClaimId(_checked(text, _WORDS, "a claim id", "lgc-2014-outsourcing"))


def file_words(text: str) -> str:
    """
    Return *text* as a name that goes into files and addresses, such as ``in-degree``.

    Raises
    ------
    PolicyError
        If it is not lower-case words joined by hyphens.
    """
    return _checked(text, _WORDS, "a name for a file", "in-degree")


def _checked(text: str, pattern: re.Pattern[str], kind: str, example: str) -> str:
    if len(text) <= LONGEST_CODE and pattern.fullmatch(text):
        return text
    raise PolicyError(f"{shown(text)} is not {kind}; write it like {example!r}")
