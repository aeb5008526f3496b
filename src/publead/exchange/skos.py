"""Frameworks as SKOS concept schemes in Turtle, for vocabularies and linked data."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from publead.errors import FrameworkError, PolicyError, expect, limited, shown
from publead.exchange.framework_texts import lines_of, texts_of
from publead.exchange.identifiers import checked_base, document_identifier, part_identifier
from publead.exchange.texts import line_faults, text_faults
from publead.frameworks import Competency, Facet, Framework, Subject

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SPELT_OUT: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_PREFIXES: Final = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}

Statement = tuple[str, str]


def write(
    framework: Framework, path: str | Path, *, base: str | None = None, language: str | None = None
) -> None:
    """
    Write a framework as a SKOS concept scheme in Turtle; it cannot be read back.

    Competencies are top concepts, facets are narrower ones, and groups are collections. Rights,
    sources, limits, and what a competency speaks of where that is no person, are written as notes.
    Left out are the evidence level and whether an instrument can be drafted.

    Parameters
    ----------
    framework : Framework
        What to write.
    path : str or Path
        Where, ending in ``.ttl``; a file that is there is replaced.
    base : str, optional
        The web address below which the framework is published; without one, names are URNs, with
        the same identifiers as in CASE.
    language : str, optional
        In which language it is written, such as ``en-GB``; without one, texts have none.

    Raises
    ------
    FrameworkError
        With every text that cannot be written; nothing is written then.
    PolicyError
        If *base* is no web address, or *language* no language.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.frameworks import load
    >>> path = Path(mkdtemp()) / "solace.ttl"
    >>> write(load("solace-contextual@2013"), path, base="https://northport.example/skills")
    >>> path.read_text("utf-8").splitlines()[3]
    '<https://northport.example/skills/solace-contextual@2013> a skos:ConceptScheme ;'
    """
    expect(framework, Framework, "framework", "Give a framework, such as load(id) returns")
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise PolicyError(f"language is {shown(language)}; write it like 'en' or 'en-GB'")
    faults = [*line_faults(lines_of(framework)), *text_faults(texts_of(framework))]
    if faults:
        raise FrameworkError(f"framework {framework.id}", limited(faults, "texts"))
    scheme = _Scheme(framework, checked_base(base), f"@{language}" if language else "")
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in scheme.lines())


@attrs.frozen
class _Scheme:
    framework: Framework
    base: str | None
    tag: str

    def lines(self) -> Iterator[str]:
        for prefix, address in _PREFIXES.items():
            yield f"@prefix {prefix}: <{address}> ."
        yield ""
        yield from _block(self._name(), "skos:ConceptScheme", self._of_the_whole())
        for competency in self.framework:
            yield from _block(self._name(competency.code), "skos:Concept", self._of_a(competency))
            for facet in competency.facets:
                told = self._of_a_facet(facet, competency)
                yield from _block(self._name(facet.code), "skos:Concept", told)
        for group in dict.fromkeys(each.group for each in self.framework if each.group):
            yield from _block("[]", "skos:Collection", self._of_a_group(group))

    def _of_the_whole(self) -> Iterator[Statement]:
        framework = self.framework
        yield "skos:prefLabel", self._text(framework.title)
        yield "dcterms:identifier", _plain(framework.id)
        yield "dcterms:hasVersion", _plain(framework.edition)
        yield "dcterms:description", self._text(framework.about)
        yield "dcterms:rights", self._text(framework.rights)
        yield "skos:scopeNote", _plain(f"Does not show: {framework.does_not_show}")
        for source in framework.sources:
            yield "dcterms:source", _plain(source.cite())
        for competency in framework:
            yield "skos:hasTopConcept", self._name(competency.code)

    def _of_a(self, competency: Competency) -> Iterator[Statement]:
        yield from self._of_an(competency)
        yield "skos:topConceptOf", self._name()
        if competency.subject is not Subject.PERSON:
            words = f"Speaks of the {competency.subject.value}, and not of a person."
            yield "skos:scopeNote", _plain(words) + "@en"
        for facet in competency.facets:
            yield "skos:narrower", self._name(facet.code)

    def _of_a_facet(self, facet: Facet, competency: Competency) -> Iterator[Statement]:
        yield from self._of_an(facet)
        yield "skos:broader", self._name(competency.code)

    def _of_an(self, entry: Competency | Facet) -> Iterator[Statement]:
        yield "skos:prefLabel", self._text(entry.label)
        yield "skos:definition", self._text(entry.definition)
        yield "skos:notation", _plain(entry.code)
        yield "skos:inScheme", self._name()

    def _of_a_group(self, group: str) -> Iterator[Statement]:
        yield "skos:prefLabel", self._text(group)
        for competency in self.framework:
            if competency.group == group:
                yield "skos:member", self._name(competency.code)

    def _name(self, code: str = "") -> str:
        identity = self.framework.id
        if self.base is not None:
            return f"<{self.base}/{identity}/{code}>" if code else f"<{self.base}/{identity}>"
        if code:
            return f"<{part_identifier(identity, 'CFItems', code).urn}>"
        return f"<{document_identifier(identity).urn}>"

    def _text(self, text: str) -> str:
        return _plain(text) + self.tag


def _block(name: str, kind: str, statements: Iterator[Statement]) -> Iterator[str]:
    yield f"{name} a {kind} ;"
    listed = [f"    {verb} {told}" for verb, told in statements]
    yield from (f"{line} ;" for line in listed[:-1])
    yield f"{listed[-1]} ."


def _plain(text: str) -> str:
    return f'"{text.translate(_SPELT_OUT)}"'
