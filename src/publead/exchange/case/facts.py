"""What a framework says of itself, as a CASE package carries it along in an extension."""

import attrs

from publead.codes import framework_id
from publead.exchange.framework_facts import FrameworkFacts
from publead.frameworks import EvidenceLevel, Framework, Subject
from publead.frameworks.reading import source_of
from publead.tables import Record


def facts_told(framework: Framework) -> dict[str, object]:
    """Return what CASE has no place for, as plain values."""
    return {
        "id": framework.id,
        "evidence_level": framework.evidence_level.value,
        "rights": framework.rights,
        "does_not_show": framework.does_not_show,
        "rated": framework.rated,
        "sources": [
            {key: value for key, value in attrs.asdict(source).items() if value}
            for source in framework.sources
        ],
    }


def read_facts(record: Record, edition: str) -> FrameworkFacts:
    """Return what `facts_told` gave, noting faults in the record."""
    return FrameworkFacts(
        id=record.code("id", framework_id),
        evidence_level=record.choice("evidence_level", EvidenceLevel),
        rights=record.text("rights"),
        does_not_show=record.text("does_not_show"),
        rated=record.flag("rated"),
        sources=[source_of(entry) for entry in record.records("sources")],
        subject=Subject.PERSON,
        edition=edition,
    )
