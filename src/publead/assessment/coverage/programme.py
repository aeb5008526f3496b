"""What a programme or a person specification covers of a framework: the noun."""

from collections.abc import Iterator, Mapping
from enum import Enum

import attrs

from publead.estimates import Explanation, Measure, counted, wrapped
from publead.frameworks import Subject
from publead.tables import ColumnValues, Tabular

PROGRAMME = Measure(
    name="what a programme or person specification covers",
    definition="Which competencies of a framework it names: themselves, by their facets, or "
    "through a crosswalk.",
    formula="counted, competency by competency",
    does_not_show="whether a programme teaches what it names, or a panel looks for it; nor that "
    "a framework should be covered whole. A crosswalk is editorial, and can match what "
    "two frameworks value in opposite ways: read its reasons",
)


class Named(Enum):
    """
    How far a competency is named.

    ``ITSELF``: it is. ``FACETS``: some or all of its facets are. ``STRONG``, ``PARTIAL``: a
    competency of the other framework that shares its core, or a part, is. ``NOT``: it is not.
    """

    ITSELF = "named"
    FACETS = "by facets"
    STRONG = "through a strong match"
    PARTIAL = "through a partial match"
    NOT = "not named"


@attrs.frozen(kw_only=True)
class CompetencyNamed:
    """
    One competency of the framework.

    Attributes
    ----------
    code, label : str
        The competency.
    subject : Subject
        Whether it speaks of a person, a role or an organisation.
    named : Named
        How far it is named.
    facets, missing_facets : tuple of str
        Its facets that are named, and those that are not.
    through : tuple of str
        The codes of the other framework through which it is named.
    reasons : tuple of str
        Why each of these matches: two frameworks can value the same thing in opposite ways.
    """

    code: str
    label: str
    subject: Subject
    named: Named
    facets: tuple[str, ...]
    missing_facets: tuple[str, ...]
    through: tuple[str, ...]
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """Return how far it is named, as a line."""
        of = "" if self.subject is Subject.PERSON else f" (speaks of the {self.subject.value})"
        detail = f": {', '.join(self.through)}" if self.through else ""
        if self.named is Named.FACETS:
            total = len(self.facets) + len(self.missing_facets)
            detail = f": {len(self.facets)} of {total}, not {', '.join(self.missing_facets)}"
            detail = detail if self.missing_facets else f": all {total}"
        return f"{self.label}{of}: {self.named.value}{detail}"


@attrs.frozen(kw_only=True, repr=False)
class ProgrammeCoverage(Tabular):
    """
    What a programme or a person specification covers of a framework.

    Attributes
    ----------
    framework : str
        The framework's edition.
    lines : tuple of CompetencyNamed
        One a competency, in the framework's order.
    unmatched : tuple of str
        Codes of the other framework that match nothing here.
    """

    framework: str
    lines: tuple[CompetencyNamed, ...]
    unmatched: tuple[str, ...]

    @property
    def not_named(self) -> tuple[str, ...]:
        """The codes of the competencies that are not named at all."""
        return tuple(line.code for line in self.lines if line.named is Named.NOT)

    def __iter__(self) -> Iterator[CompetencyNamed]:
        """Return the competencies in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of competencies."""
        return len(self.lines)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency."""
        return {
            "competency": [line.code for line in self.lines],
            "named": [line.named.value for line in self.lines],
            "facets_named": [len(line.facets) for line in self.lines],
            "facets": [len(line.facets) + len(line.missing_facets) for line in self.lines],
            "through": [", ".join(line.through) for line in self.lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "framework": self.framework,
            "competencies": self.rows(),
            "not_named": list(self.not_named),
            "unmatched": list(self.unmatched),
        }

    def explain(self) -> Explanation:
        """Return how it was counted, and what it does not show."""
        return Explanation(
            measure=PROGRAMME,
            method="codes compared letter by letter; matches as the crosswalk has them",
            inputs=f"{self.framework}, {counted(len(self), 'competency', 'competencies')}",
            left_out=f"codes that match nothing: {', '.join(self.unmatched) or 'none'}",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"ProgrammeCoverage of {self.framework}: {len(self) - len(self.not_named)} named"

    def __str__(self) -> str:
        """Return the count and a line a competency."""
        named = len(self) - len(self.not_named)
        head = f"{named} of {counted(len(self), 'competency', 'competencies')} of {self.framework}"
        lines = [f"{head} are named.", *(f"  {line}" for line in self.lines)]
        if self.unmatched:
            lines.append(f"Matches nothing here: {', '.join(self.unmatched)}.")
        return "\n".join(map(wrapped, lines))
