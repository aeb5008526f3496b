"""The third stair: a score for each form and competency."""

from publead.assessment.scores.model import Scores
from publead.assessment.scores.policies import (
    HALF_ANSWERED,
    ItemWeights,
    MissingAnswers,
    Unit,
)
from publead.assessment.scores.scoring import score

__all__ = [
    "HALF_ANSWERED",
    "ItemWeights",
    "MissingAnswers",
    "Scores",
    "Unit",
    "score",
]
