"""Identifiers that are the same in every run and format, made from a framework's id and codes."""

import re
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from publead.codes import FrameworkId
from publead.errors import PolicyError, expect, shown
from publead.frameworks.reading import WEB

_NO_ADDRESS: Final = re.compile('[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\ud800-\udfff]')


def document_identifier(framework: FrameworkId) -> UUID:
    """
    Return the identifier of a framework.

    Examples
    --------
    >>> from publead.codes import framework_id
    >>> print(document_identifier(framework_id("solace-contextual@2013")))
    02947e08-cb5c-5949-8016-71d8d80f258b
    """
    return uuid5(NAMESPACE_URL, f"publead:framework:{framework}")


def part_identifier(framework: FrameworkId, kind: str, code: str) -> UUID:
    """Return the identifier of a part of a framework, such as a competency by its code."""
    return uuid5(document_identifier(framework), f"{kind}:{code}")


def address(base: str | None, kind: str, identifier: UUID) -> str:
    """Return where a part is published: below *base*, or nowhere, and then its URN."""
    return identifier.urn if base is None else f"{base}/{kind}/{identifier}"


def checked_base(base: str | None) -> str | None:
    """
    Return a web address without its last slash.

    Raises
    ------
    PolicyError
        If it is no web address.
    """
    expect(base, str | None, "base", "Give the web address below which the framework is published")
    if base is None:
        return None
    if not base.startswith(WEB) or _NO_ADDRESS.search(base):
        raise PolicyError(f"base is {shown(base)}; begin it with https:// and leave spaces out")
    return base.rstrip("/")
