"""Which competencies of two frameworks speak of the same thing, in the library's own judgement."""

from enum import Enum

import attrs

from publead.codes import CompetencyCode, FrameworkId
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, Measure, counted
from publead.frameworks.model import Framework


class Strength(Enum):
    """How much two competencies share."""

    STRONG = "strong"
    PARTIAL = "partial"


@attrs.frozen(kw_only=True)
class Match:
    """
    Two competencies that speak of the same thing.

    Attributes
    ----------
    a, b : CompetencyCode
        The competency of the first framework, and that of the second.
    strength : Strength
        Whether they share their core, or a part.
    reason : str
        Why; it says so where they value the thing in opposite ways.
    """

    a: CompetencyCode
    b: CompetencyCode
    strength: Strength
    reason: str

    def flipped(self) -> "Match":
        """Return the match seen from the other framework."""
        return attrs.evolve(self, a=self.b, b=self.a)

    def __str__(self) -> str:
        """Return the match as one line."""
        return f"{self.a} ~ {self.b} ({self.strength.value}): {self.reason}"


@attrs.frozen(kw_only=True)
class Unmatched:
    """
    A competency that the other framework does not speak of.

    Attributes
    ----------
    framework : FrameworkId
        The framework that it belongs to.
    code : CompetencyCode
        The competency.
    reason : str
        Why nothing on the other side speaks of it.
    """

    framework: FrameworkId
    code: CompetencyCode
    reason: str

    def __str__(self) -> str:
        """Return the competency and the reason as one line."""
        return f"{self.code} of {self.framework}: {self.reason}"


def _short(framework: Framework) -> str:
    return framework.id


@attrs.frozen(kw_only=True)
class Crosswalk:
    """
    Two frameworks side by side.

    Attributes
    ----------
    a, b : Framework
        The first framework and the second, in the order asked for.
    status : str
        Whose judgement this is: ``editorial``.
    note : str
        What to know before leaning on it.
    matches : tuple of Match
        The competencies that speak of the same thing.
    unmatched : tuple of Unmatched
        The competencies of either side that the other does not speak of, each with its reason.

    Examples
    --------
    >>> from publead.frameworks import crosswalk
    >>> walk = crosswalk("solace-contextual@2013", "tizard-attributes@2014")
    >>> [match.b for match in walk.of("entrepreneurial-organisations")][0]
    'entrepreneurial'
    """

    a: Framework = attrs.field(repr=_short)
    b: Framework = attrs.field(repr=_short)
    status: str
    note: str
    matches: tuple[Match, ...]
    unmatched: tuple[Unmatched, ...]

    def of(self, code: str) -> tuple[Match, ...]:
        """
        Return the matches of a competency of either side; none where it is unmatched.

        Raises
        ------
        UnknownCodeError
            If neither framework has such a competency; it names the nearest.
        """
        if code not in self.a and code not in self.b:
            raise UnknownCodeError("competency", code, [*self.a.codes, *self.b.codes])
        return tuple(match for match in self.matches if code in {match.a, match.b})

    def flipped(self) -> "Crosswalk":
        """Return the same judgement with the frameworks in the other order."""
        matches = tuple(match.flipped() for match in self.matches)
        return attrs.evolve(self, a=self.b, b=self.a, matches=matches)

    def rows(self) -> tuple[dict[str, str], ...]:
        """Return one row a match, then one a competency without any, with empty codes opposite."""
        matched = [
            {"a": m.a, "b": m.b, "strength": m.strength.value, "reason": m.reason}
            for m in self.matches
        ]
        alone = [
            {
                "a": one.code if one.framework == self.a.id else "",
                "b": one.code if one.framework == self.b.id else "",
                "strength": "none",
                "reason": one.reason,
            }
            for one in self.unmatched
        ]
        return (*matched, *alone)

    def __str__(self) -> str:
        """Return a sentence, the matches, and the competencies without any."""
        counts = f"{len(self.matches)} matches, {len(self.unmatched)} unmatched"
        lines = [f"{self.a.id} beside {self.b.id}: {counts} ({self.status})."]
        lines += [f"  {match}" for match in self.matches]
        lines += [f"  no match: {one}" for one in self.unmatched]
        return "\n".join(lines)

    def explain(self) -> Explanation:
        """Return how the two were compared, and what that does not show."""
        return Explanation(
            measure=Measure(
                name=f"Crosswalk of {self.a.title} and {self.b.title}",
                definition="Which competencies of two frameworks speak of the same thing.",
                formula="",
                does_not_show="That scores on matched competencies can be compared or pooled; "
                "nobody has tested the matches on data.",
                sources=(*self.a.sources, *self.b.sources),
            ),
            method=f"{self.status}. {self.note}",
            inputs=f"{len(self.a)} and {counted(len(self.b), 'competency', 'competencies')}",
            left_out=f"{counted(len(self.unmatched), 'competency', 'competencies')} without a "
            "match, each with its reason",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "a": self.a.id,
            "b": self.b.id,
            "status": self.status,
            "note": self.note,
            "rows": list(self.rows()),
        }
