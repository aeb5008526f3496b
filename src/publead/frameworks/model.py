"""What a framework is: an edition of somebody's account of what leadership asks for."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType

import attrs

from publead.codes import CompetencyCode, FrameworkId
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, Measure, counted
from publead.sources import Source


class Subject(Enum):
    """What a competency speaks of; only what speaks of a person can be rated in one."""

    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"


class EvidenceLevel(Enum):
    """What stands behind a framework."""

    PRACTITIONER_CLAIM = "practitioner claim"
    PUBLISHED = "published, not validated"
    VALIDATED = "validated"


def _facets(values: "Iterable[Facet]") -> "tuple[Facet, ...]":
    return tuple(values)


def _competencies(values: "Iterable[Competency]") -> "tuple[Competency, ...]":
    return tuple(values)


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Facet:
    """
    A side of a competency.

    Attributes
    ----------
    code : CompetencyCode
        Its code, used once in the framework.
    label : str
        A short name.
    definition : str
        What it means, in the library's own words.
    """

    code: CompetencyCode
    label: str
    definition: str


@attrs.frozen(kw_only=True)
class Competency:
    """
    One of the things that a framework says matter.

    Attributes
    ----------
    code : CompetencyCode
        Its code, used once in the framework.
    label : str
        A short name.
    definition : str
        What it means, in the library's own words.
    subject : Subject
        Whether it speaks of a person, a role or an organisation.
    facets : tuple of Facet
        Its sides, where the source tells several apart.
    group : str
        The list within the framework where it stands, such as ``overvalued``; may be empty.
    place : str
        Where in the source it stands; may be empty.
    """

    code: CompetencyCode
    label: str
    definition: str
    subject: Subject
    facets: tuple[Facet, ...] = attrs.field(default=(), converter=_facets)
    group: str = ""
    place: str = ""

    def __str__(self) -> str:
        """Return the label, and what the competency speaks of where that is no person."""
        of = "" if self.subject is Subject.PERSON else f" (speaks of the {self.subject.value})"
        return f"{self.label}{of}: {self.definition}"


@attrs.frozen(kw_only=True)
class Framework:
    """
    An edition of somebody's account of what leadership asks for.

    Attributes
    ----------
    id : FrameworkId
        Its name and edition, such as ``solace-contextual@2013``; it never changes.
    title : str
        What the list is called.
    edition : str
        Which edition this is.
    about : str
        Where it comes from and how it was read.
    evidence_level : EvidenceLevel
        What stands behind it.
    rights : str
        Whose the wording is, and on what terms it is used here.
    does_not_show : str
        What readers must not conclude from it.
    sources : tuple of Source
        Who says so.
    competencies : tuple of Competency
        The top level, in the order of the source.
    rated : bool
        Whether an instrument can be drafted from it.

    Examples
    --------
    >>> from publead.frameworks import load
    >>> framework = load("solace-contextual@2013")
    >>> framework["trust"].label
    'Leading through trust'
    """

    id: FrameworkId
    title: str
    edition: str
    about: str
    evidence_level: EvidenceLevel
    rights: str
    does_not_show: str
    sources: tuple[Source, ...] = attrs.field(converter=_sources)
    competencies: tuple[Competency, ...] = attrs.field(converter=_competencies)
    rated: bool

    @property
    def codes(self) -> tuple[CompetencyCode, ...]:
        """The codes of the competencies, in order."""
        return tuple(competency.code for competency in self.competencies)

    @property
    def facets(self) -> Mapping[CompetencyCode, tuple[Facet, ...]]:
        """The facets of each competency, by its code."""
        return MappingProxyType({entry.code: entry.facets for entry in self.competencies})

    def __getitem__(self, code: str) -> Competency:
        """
        Return a competency.

        Raises
        ------
        UnknownCodeError
            If the framework has no competency of that code; it names the nearest.
        """
        for competency in self.competencies:
            if competency.code == code:
                return competency
        raise UnknownCodeError("competency", code, self.codes)

    def __contains__(self, code: object) -> bool:
        """Whether the framework has a competency of that code."""
        return code in self.codes

    def __iter__(self) -> Iterator[Competency]:
        """Iterate over the competencies, in order."""
        return iter(self.competencies)

    def __len__(self) -> int:
        """Return the number of competencies."""
        return len(self.competencies)

    def __str__(self) -> str:
        """Return one sentence on the framework, and a line on each competency."""
        count = counted(len(self), "entry", "entries")
        head = f"{self.title} ({self.id}): {count}; {self.evidence_level.value}."
        return "\n".join([head, *(f"  {entry.code}: {entry}" for entry in self)])

    def explain(self) -> Explanation:
        """Return who says so, what stands behind it, whose words these are, and its limits."""
        n_facets = sum(len(entry.facets) for entry in self)
        subjects = [entry.subject for entry in self]
        counts = ", ".join(
            f"{subjects.count(subject)} on the {subject.value}"
            for subject in Subject
            if subject in subjects
        )
        return Explanation(
            measure=Measure(
                name=self.title,
                definition=self.about,
                formula="",
                does_not_show=self.does_not_show,
                sources=self.sources,
            ),
            method=f"paraphrased from the source; evidence: {self.evidence_level.value}",
            inputs=f"{counted(len(self), 'competency', 'competencies')} ({counts}), "
            f"{counted(n_facets, 'facet')}",
            left_out=f"the wording of the source. {self.rights}",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return attrs.asdict(self, value_serializer=_plain)


def _plain(_owner: object, _field: object, value: object) -> object:
    return value.value if isinstance(value, Enum) else value
