"""Scoring as data frame expressions, so that it runs wherever the answers are."""

from publead.assessment.lazy_scores.grouping import group_frame
from publead.assessment.lazy_scores.scoring import score_frame

__all__ = ["group_frame", "score_frame"]
