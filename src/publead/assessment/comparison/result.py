"""The comparison itself: what two rounds show, and what else may have made them differ."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.comparison.findings import Finding
from publead.assessment.comparison.layout import LIMITS, change_table, people_table
from publead.assessment.comparison.line import ChangeLine
from publead.assessment.comparison.measures import COMPARISON
from publead.assessment.comparison.person import PersonChange
from publead.assessment.comparison.questions import OPEN_QUESTIONS, OpenQuestion
from publead.assessment.comparison.tallies import Attrition
from publead.assessment.publication import RaterSide
from publead.assessment.ratings import UnknownPersonError
from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Comparison(Tabular):
    """
    Two rounds set beside each other, with what else may have made them differ.

    ``comparison["p03"]`` is one person's change; iterating gives the mean changes.

    Attributes
    ----------
    framework : str
        The framework's edition.
    title : str
        The framework's name for people.
    unit, standing : str
        The unit of the scores, and what is known of the questionnaire.
    lines : tuple of ChangeLine
        The mean change of others on each competency, and then of self.
    people : tuple of PersonChange
        Everybody who is in both rounds, in the order of the first.
    attrition : Attrition
        How many people are in both rounds and in one only; ids in one only are not named.
    findings : tuple of Finding
        What the data show of other reasons, *attrition* among them.
    questions : tuple of OpenQuestion
        What only people can answer.
    notes : tuple of str
        What to know before reading on.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything that is given away, of both rounds.
    audit : Audit
        What an attack on both rounds together found.
    """

    framework: str
    title: str
    unit: str
    standing: str
    lines: tuple[ChangeLine, ...]
    people: tuple[PersonChange, ...]
    attrition: Attrition
    findings: tuple[Finding, ...]
    questions: tuple[OpenQuestion, ...] = OPEN_QUESTIONS
    notes: tuple[str, ...] = ()
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    def person(self, person: str) -> PersonChange:
        """
        Return one person's change.

        Raises
        ------
        UnknownPersonError
            If this person was not rated in both rounds.
        """
        for each in self.people:
            if each.person == person:
                return each
        raise UnknownPersonError(
            "this person was not rated in both rounds, and "
            f"{counted(len(self.people), 'other was', 'others were')}. "
            "Ids are compared letter by letter, with their leading zeros"
        )

    def __getitem__(self, person: str) -> PersonChange:
        """Return one person's change, as `person`."""
        return self.person(person)

    def __iter__(self) -> Iterator[ChangeLine]:
        """Return the mean changes in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of mean changes."""
        return len(self.lines)

    def line(self, code: str, by: RaterSide = RaterSide.OTHERS) -> ChangeLine:
        """
        Return the mean change on one competency, as seen by one side.

        Raises
        ------
        UnknownCodeError
            If the rounds have no such competency.
        """
        for line in self.lines:
            if line.code == code and line.by is by:
                return line
        raise UnknownCodeError(
            "competency", code, list(dict.fromkeys(line.code for line in self.lines))
        )

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency and side."""
        lines = self.lines
        return {
            "competency": [line.code for line in lines],
            "by": [line.by.value for line in lines],
            "before": [line.before.value for line in lines],
            "after": [line.after.value for line in lines],
            "change": [line.change.value for line in lines],
            "low": [line.change.low for line in lines],
            "high": [line.change.high for line in lines],
            "n": [line.change.n for line in lines],
            "size": [line.size.value for line in lines],
            "verdict": [line.verdict.value for line in lines],
        }

    def explain(self) -> Explanation:
        """Return how it was made, from whom, who was left out, and what it cannot say."""
        there = self.attrition
        return Explanation(
            measure=COMPARISON,
            method="paired t intervals over people; verdicts over competencies adjusted by Holm's "
            "method, self and others apart; reliable change for each person",
            inputs=f"{counted(there.n_both, 'person', 'people')} rated in both rounds on "
            f"{self.framework}, in {self.unit}",
            left_out=f"{counted(there.n_left, 'person', 'people')} of the first round only, "
            f"{there.n_joined} of the second only, and whoever may not be shown. {self.audit}.",
            note=" ".join(self.notes),
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "framework": self.framework,
            "unit": self.unit,
            "standing": self.standing,
            "lines": [line.to_dict() for line in self.lines],
            "people": [each.to_dict() for each in self.people],
            "findings": [each.to_dict() for each in self.findings],
            "questions": [str(each) for each in self.questions],
            "notes": list(self.notes),
            "policy": str(self.policy),
            "audit": str(self.audit),
            "limits": LIMITS,
        }

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        people = counted(len(self.people), "person", "people")
        return f"Comparison of two rounds on {self.framework}: {people} in both"

    def __str__(self) -> str:
        """Return the numbers, and under them what else may have made the rounds differ."""
        head = ["Two rounds set beside each other", f"{self.title} ({self.framework})"]
        table = [*change_table(self.lines), *people_table(self.people)]
        remarks = [*self.notes, f"{self.audit}.", f"The questionnaire is {self.standing}. {LIMITS}"]
        return "\n".join(
            [
                *head,
                f"Scores in {self.unit}; the same people both times",
                "",
                *table,
                "",
                "What the data show of other reasons:",
                *(wrapped(f"– {each}") for each in self.findings),
                "",
                "What only people can answer:",
                *(wrapped(f"– {each}") for each in self.questions),
                "",
                *map(wrapped, remarks),
            ]
        )
