"""From the flat list of a foreign file to competencies and their facets."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import attrs

from publead.codes import LONGEST_CODE, CompetencyCode, competency_code
from publead.errors import Fault, FrameworkError, limited
from publead.exchange.framework_facts import FrameworkFacts
from publead.frameworks import Competency, Facet, Framework, Subject

_NOT_A_CODE: Final = re.compile(r"[^a-z0-9]+")
_NO_CODE: Final = CompetencyCode("")


@attrs.frozen(kw_only=True)
class Node:
    """
    An entry of a foreign file.

    Attributes
    ----------
    key : str
        How other entries point to it.
    parent : str or None
        The key of the entry above it; None at the top.
    code : str
        What the file calls it; made into a code.
    label, definition : str
        What it is called, and what it means.
    where : str
        Its place in the file, as faults show it.
    row : int or None
        Its row, where the file has rows.
    subject : Subject or None
        What it speaks of; None where the file does not say.
    group, place : str
        As in `Competency`.
    """

    key: str
    parent: str | None
    code: str
    label: str
    definition: str
    where: str = ""
    row: int | None = None
    subject: Subject | None = None
    group: str = ""
    place: str = ""

    def fault(self, problem: str, remedy: str) -> Fault:
        """Return what is wrong with it, at its place."""
        return Fault(problem, place=self.where, row=self.row, remedy=remedy)


def framework_of(
    nodes: Sequence[Node], facts: FrameworkFacts, *, title: str, about: str, subject: str
) -> Framework:
    """
    Return the framework of a foreign file.

    Raises
    ------
    FrameworkError
        With every entry that can be no competency or facet.
    """
    building = _Building(nodes, facts)
    competencies = building.competencies()
    if building.faults:
        raise FrameworkError(subject, limited(building.faults, "entries"))
    return Framework(
        id=facts.id,
        title=title,
        edition=facts.edition or facts.id.partition("@")[2],
        about=about,
        evidence_level=facts.evidence_level,
        rights=facts.rights,
        does_not_show=facts.does_not_show,
        sources=facts.sources,
        competencies=competencies,
        rated=facts.rated,
    )


class _Building:
    """One pass over the entries, which gives out codes and keeps every fault."""

    def __init__(self, nodes: Sequence[Node], facts: FrameworkFacts) -> None:
        self.faults: list[Fault] = []
        self._facts = facts
        self._nodes = nodes
        self._codes: set[str] = set()
        self._below: dict[str, list[Node]] = {}
        self._seen: set[str] = set()
        keys = {node.key for node in nodes}
        for node in nodes:
            if node.parent is not None and node.parent in keys:
                self._below.setdefault(node.parent, []).append(node)

    def competencies(self) -> list[Competency]:
        tops = self._sound_tops()
        codes = [self._code(node, self._slug(node)) for node in tops]
        found = [
            Competency(
                code=code,
                label=node.label,
                definition=node.definition,
                subject=node.subject or self._facts.subject,
                facets=self._facets(node, code),
                group=node.group,
                place=node.place,
            )
            for node, code in zip(tops, codes, strict=True)
        ]
        self._refuse_unreached()
        return found

    def _sound_tops(self) -> list[Node]:
        keys: set[str] = set()
        for node in self._nodes:
            if node.key in keys:
                self.faults.append(node.fault("is named like an earlier entry", "Rename one"))
            keys.add(node.key)
        for node in self._nodes:
            if node.parent is not None and node.parent not in keys:
                self.faults.append(
                    node.fault("stands below an entry that is not in the file", "Export them both")
                )
        tops = [node for node in self._nodes if node.parent is None]
        if not tops:
            problem = "has no entry at the top level"
            self.faults.append(Fault(problem, remedy="Check the export"))
        return tops

    def _facets(self, parent: Node, code: CompetencyCode) -> list[Facet]:
        self._seen.add(parent.key)
        return [self._facet(node, code) for node in self._below.get(parent.key, [])]

    def _facet(self, node: Node, above: CompetencyCode) -> Facet:
        self._seen.add(node.key)
        for deeper in self._below.get(node.key, []):
            self._refuse_deep(deeper)
        slug = self._slug(node)
        if slug in self._codes:  # many files number the entries below each competency afresh
            slug = f"{above}-{slug}"[:LONGEST_CODE].strip("-")
        return Facet(code=self._code(node, slug), label=node.label, definition=node.definition)

    def _refuse_deep(self, node: Node) -> None:
        remedy = "A framework has competencies and their facets; export it with two levels"
        waiting = [node]
        while waiting:
            deep = waiting.pop()
            if deep.key not in self._seen:
                self._seen.add(deep.key)
                self.faults.append(deep.fault("stands below the second level", remedy))
                waiting += self._below.get(deep.key, [])

    def _refuse_unreached(self) -> None:
        keys = {node.key for node in self._nodes}
        for node in self._nodes:
            if node.key not in self._seen and node.parent in keys:
                self.faults.append(
                    node.fault("stands below itself, by way of others", "Mend the hierarchy")
                )

    def _slug(self, node: Node) -> str:
        plain = unicodedata.normalize("NFKD", node.code or node.label)
        letters = plain.encode("ascii", "ignore").decode().casefold()
        return _NOT_A_CODE.sub("-", letters).strip("-")[:LONGEST_CODE].strip("-")

    def _code(self, node: Node, slug: str) -> CompetencyCode:
        if not slug:
            problem = "has no letters or digits that could be its code"
            self.faults.append(node.fault(problem, "Give it a code of Latin letters or digits"))
            return _NO_CODE
        if slug in self._codes:
            problem = f"would have the code {slug!r}, as an earlier entry has"
            self.faults.append(node.fault(problem, "Give it a code of its own"))
            return _NO_CODE
        self._codes.add(slug)
        return competency_code(slug)
