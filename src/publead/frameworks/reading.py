"""Reading a framework from TOML: every fault at once, each with its place."""

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from publead.codes import competency_code, framework_id
from publead.errors import FrameworkError
from publead.frameworks.model import Competency, EvidenceLevel, Facet, Framework, Subject
from publead.sources import Source
from publead.tables.strict import Record
from publead.tables.toml_files import read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from os import PathLike

WEB = ("https://", "http://")


def read(path: "str | PathLike[str]") -> Framework:
    """
    Return the framework that a TOML file holds, such as a council's own.

    Parameters
    ----------
    path : str or path
        The file; the page beside the shipped data lists its keys.

    Raises
    ------
    FrameworkError
        If the file cannot be read, or the framework is not well formed; with all faults.
    """
    file = Path(path)
    return read_file(file, file.name)


def read_file(source: "Path | Traversable", subject: str) -> Framework:
    """
    Return the framework that a file or a packaged resource holds.

    Parameters
    ----------
    source : Path or Traversable
        The file.
    subject : str
        What errors call it.

    Raises
    ------
    FrameworkError
        As `read`.
    """
    record = Record(read_toml(source, subject, FrameworkError))
    framework = Framework(
        id=record.code("id", framework_id),
        title=record.text("title"),
        edition=record.text("edition"),
        about=record.text("about"),
        evidence_level=record.choice("evidence_level", EvidenceLevel),
        rights=record.text("rights"),
        does_not_show=record.text("does_not_show"),
        rated=record.flag("rated"),
        sources=[source_of(entry) for entry in record.records("sources")],
        competencies=_competencies(record.records("competencies")),
    )
    record.finish(subject, FrameworkError)
    return framework


def source_of(record: Record) -> Source:
    """Return the work that a table describes, noting what is wrong with its DOI or address."""
    source = Source(
        authors=record.texts("authors"),
        year=record.optional_integer("year"),
        title=record.text("title"),
        container=record.optional_text("container"),
        place=record.optional_text("place"),
        doi=record.optional_text("doi"),
        address=record.optional_text("address"),
        note=record.optional_text("note"),
    )
    if source.doi and not source.doi.startswith("10."):
        record.fault("is not a bare DOI", "doi", value=source.doi, remedy="Begin it with '10.'")
    if source.address and not source.address.startswith(WEB):
        record.fault(
            "is not a web address", "address", value=source.address, remedy="Begin it with https://"
        )
    return source


def _competencies(records: tuple[Record, ...]) -> list[Competency]:
    places: dict[str, str] = {}
    competencies = [_competency(record, places) for record in records]
    # Facets come second, so that a clash is told at the facet and not at the competency.
    return [
        _with_facets(competency, record, places)
        for competency, record in zip(competencies, records, strict=True)
    ]


def _competency(record: Record, places: dict[str, str]) -> Competency:
    competency = Competency(
        code=record.code("code", competency_code),
        label=record.text("label"),
        definition=record.text("definition"),
        subject=record.choice("subject", Subject),
        group=record.optional_text("group"),
        place=record.optional_text("place"),
    )
    _note_place(competency.code, record, places)
    return competency


def _with_facets(competency: Competency, record: Record, places: dict[str, str]) -> Competency:
    facets = []
    for entry in record.optional_records("facets"):
        facet = Facet(
            code=entry.code("code", competency_code),
            label=entry.text("label"),
            definition=entry.text("definition"),
        )
        _note_place(facet.code, entry, places)
        facets.append(facet)
    return attrs.evolve(competency, facets=facets)


def _note_place(code: str, record: Record, places: dict[str, str]) -> None:
    if code in places:
        record.fault(
            f"is used before, at {places[code]}", "code", value=code, remedy="Give it another code"
        )
    elif code:
        places[code] = record.place("code")
