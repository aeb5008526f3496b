"""The fourth stair: one person's feedback, with what was hidden and why."""

from publead.assessment.feedback.line import CompetencyFeedback, GroupScore
from publead.assessment.feedback.making import all_feedback, feedback
from publead.assessment.feedback.result import Feedback
from publead.assessment.feedback.rules import (
    FIVE_LARGEST,
    HALF_SD,
    ONE_POINT,
    QUARTER_OF_RANGE,
    THIRD_OF_POINTS,
    GapRule,
    GapUnit,
    Verdict,
)

__all__ = [
    "FIVE_LARGEST",
    "HALF_SD",
    "ONE_POINT",
    "QUARTER_OF_RANGE",
    "THIRD_OF_POINTS",
    "CompetencyFeedback",
    "Feedback",
    "GapRule",
    "GapUnit",
    "GroupScore",
    "Verdict",
    "all_feedback",
    "feedback",
]
