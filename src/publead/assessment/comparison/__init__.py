"""Above feedback and cohort: two rounds set beside each other, and what else may explain them."""

from publead.assessment.comparison.findings import (
    Finding,
    RaterGroupsChanged,
    RaterOverlap,
    ReportsTogether,
    Wording,
)
from publead.assessment.comparison.line import ChangeLine
from publead.assessment.comparison.making import compare
from publead.assessment.comparison.person import PersonChange, PersonLine
from publead.assessment.comparison.questions import OPEN_QUESTIONS, OpenQuestion
from publead.assessment.comparison.result import Comparison
from publead.assessment.comparison.rules import ChangeVerdict
from publead.assessment.comparison.tallies import (
    Attrition,
    Ceiling,
    OnCompetency,
    RegressionToTheMean,
)

__all__ = [
    "OPEN_QUESTIONS",
    "Attrition",
    "Ceiling",
    "ChangeLine",
    "ChangeVerdict",
    "Comparison",
    "Finding",
    "OnCompetency",
    "OpenQuestion",
    "PersonChange",
    "PersonLine",
    "RaterGroupsChanged",
    "RaterOverlap",
    "RegressionToTheMean",
    "ReportsTogether",
    "Wording",
    "compare",
]
