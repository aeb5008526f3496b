"""From a framework to a CASE package."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

import attrs

from publead.errors import Fault, FrameworkError, expect, limited
from publead.exchange.case.facts import facts_told
from publead.exchange.framework_texts import lines_of, texts_of
from publead.exchange.identifiers import (
    address,
    checked_base,
    document_identifier,
    part_identifier,
)
from publead.exchange.texts import line_faults, on_one_line, text_faults
from publead.frameworks import Competency, Facet, Framework

Json: TypeAlias = dict[str, object]

COMPETENCY, FACET = "Competency", "Facet"
EXTENSION: Final = "publead"
CHILD: Final = "isChildOf"
_TYPES: Final = {
    COMPETENCY: "One of the things that the framework says matter.",
    FACET: "A side of a competency.",
}


def write(
    framework: Framework,
    path: str | Path,
    *,
    changed: dt.date,
    base: str | None = None,
    language: str | None = None,
) -> None:
    """
    Write a framework as a CASE 1.1 package, from which `read` makes the same again.

    Parameters
    ----------
    framework : Framework
        What to write.
    path : str or Path
        Where; a file that is there is replaced.
    changed : date
        When the framework last changed, which CASE asks of every entry.
    base : str, optional
        The web address of the CASE service that will hold it; without one, addresses are URNs.
        Identifiers do not depend on it: they come from the framework's id and codes alone.
    language : str, optional
        In which language it is written, such as ``en-GB``.

    Raises
    ------
    FrameworkError
        With every text that a package cannot hold; nothing is written then.
    PolicyError
        If *base* is no web address.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.exchange.case.reading import read
    >>> from publead.frameworks import load
    >>> path = Path(mkdtemp()) / "solace.json"
    >>> framework = load("solace-contextual@2013")
    >>> write(framework, path, changed=dt.date(2013, 1, 1))
    >>> read(path) == framework
    True
    """
    expect(framework, Framework, "framework", "Give a framework, such as load(id) returns")
    expect(changed, dt.date, "changed", "Give datetime.date(2013, 1, 1)")
    faults = _faults(framework)
    if faults:
        raise FrameworkError(f"framework {framework.id}", limited(faults, "texts"))
    package = _Package(framework, f"{changed:%Y-%m-%d}T00:00:00+00:00", checked_base(base))
    text = json.dumps(package.told(language), ensure_ascii=False, indent=1)
    Path(path).write_text(text + "\n", encoding="utf-8", newline="\n")


def _faults(framework: Framework) -> list[Fault]:
    return [*line_faults(lines_of(framework)), *text_faults(texts_of(framework))]


@attrs.frozen
class _Package:
    framework: Framework
    changed: str
    base: str | None

    def told(self, language: str | None) -> Json:
        entries = list(self._entries())
        return {
            "CFDocument": self._document() | ({"language": language} if language else {}),
            "CFItems": [self._item(entry) for entry, _, _ in entries],
            "CFAssociations": [self._below(*entry) for entry in entries],
            "CFDefinitions": {
                "CFLicenses": [
                    self._named("CFLicenses", "rights")
                    | {"title": "Rights", "licenseText": self.framework.rights}
                ],
                "CFItemTypes": [
                    self._named("CFItemTypes", name)
                    | {"title": name, "description": about, "hierarchyCode": str(place)}
                    for place, (name, about) in enumerate(_TYPES.items(), start=1)
                ],
            },
        }

    def _entries(self) -> Iterator[tuple[Competency | Facet, Competency | None, int]]:
        """Yield each entry, what it stands below, and its place there."""
        for place, competency in enumerate(self.framework, start=1):
            yield competency, None, place
            for number, facet in enumerate(competency.facets, start=1):
                yield facet, competency, number

    def _document(self) -> Json:
        framework = self.framework
        authors = [author for source in framework.sources for author in source.authors]
        return {
            "identifier": str(self._document_identifier),
            "uri": self._document_address,
            "creator": on_one_line("; ".join(dict.fromkeys(authors))) or "unknown",
            "title": framework.title,
            "lastChangeDateTime": self.changed,
            "caseVersion": "1.1",
            "frameworkType": "Competency Framework",
            "description": framework.about,
            "version": framework.edition,
            "notes": framework.does_not_show,
            "licenseURI": self._link("CFLicenses", "rights", "Rights"),
            "extensions": {EXTENSION: facts_told(framework)},
        }

    def _item(self, entry: Competency | Facet) -> Json:
        item = self._named("CFItems", entry.code) | {
            "fullStatement": entry.definition,
            "abbreviatedStatement": entry.label,
            "humanCodingScheme": entry.code,
        }
        if isinstance(entry, Facet):
            return item | self._typed(FACET)
        own = {"group": entry.group, "place": entry.place}
        kept = {key: text for key, text in own.items() if text}
        extension = {"subject": entry.subject.value} | kept
        return item | self._typed(COMPETENCY) | {"extensions": {EXTENSION: extension}}

    def _typed(self, name: str) -> Json:
        return {"CFItemType": name, "CFItemTypeURI": self._link("CFItemTypes", name, name)}

    def _below(self, entry: Competency | Facet, parent: Competency | None, place: int) -> Json:
        if parent is None:
            title = self.framework.title
            above: Json = {
                "title": title,
                "identifier": str(self._document_identifier),
                "uri": self._document_address,
            }
        else:
            above = self._link("CFItems", parent.code, parent.label)
        return self._named("CFAssociations", entry.code) | {
            "associationType": CHILD,
            "sequenceNumber": place,
            "originNodeURI": self._link("CFItems", entry.code, entry.label),
            "destinationNodeURI": above,
        }

    def _named(self, kind: str, code: str) -> Json:
        identifier = self._identifier(kind, code)
        return {
            "identifier": str(identifier),
            "uri": address(self.base, kind, identifier),
            "lastChangeDateTime": self.changed,
        }

    def _link(self, kind: str, code: str, title: str) -> Json:
        identifier = self._identifier(kind, code)
        return {
            "title": title,
            "identifier": str(identifier),
            "uri": address(self.base, kind, identifier),
        }

    def _identifier(self, kind: str, code: str) -> UUID:
        return part_identifier(self.framework.id, kind, code)

    @property
    def _document_identifier(self) -> UUID:
        return document_identifier(self.framework.id)

    @property
    def _document_address(self) -> str:
        return address(self.base, "CFDocuments", self._document_identifier)
