"""What a framework must say of itself, and a foreign file cannot."""

from collections.abc import Iterable

import attrs

from publead.codes import FrameworkId
from publead.frameworks import EvidenceLevel, Framework, Subject
from publead.sources import Source


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class FrameworkFacts:
    """
    What a framework must say of itself, and a foreign file cannot.

    Attributes
    ----------
    id : FrameworkId
        Its name and edition, such as ``northport@2025``.
    evidence_level : EvidenceLevel
        What stands behind it.
    rights : str
        Whose the wording is, and on what terms it is used.
    does_not_show : str
        What readers must not conclude from it.
    sources : tuple of Source
        Who says so.
    rated : bool
        Whether an instrument can be drafted from it.
    subject : Subject
        What its competencies speak of, where the file does not say.
    edition : str
        Which edition this is; by default what stands behind the ``@`` of the id.
    """

    id: FrameworkId
    evidence_level: EvidenceLevel
    rights: str
    does_not_show: str
    sources: tuple[Source, ...] = attrs.field(converter=_sources)
    rated: bool
    subject: Subject
    edition: str = ""

    @classmethod
    def of(cls, framework: Framework, *, subject: Subject = Subject.PERSON) -> "FrameworkFacts":
        """Return what a framework says, so that a file written from it can be read again."""
        return cls(
            id=framework.id,
            evidence_level=framework.evidence_level,
            rights=framework.rights,
            does_not_show=framework.does_not_show,
            sources=framework.sources,
            rated=framework.rated,
            subject=subject,
            edition=framework.edition,
        )
