"""Between scores and what may be published: how far the scores can be trusted."""

from publead.assessment.reliability.making import reliability
from publead.assessment.reliability.result import CompetencyReliability, Reliability

__all__ = ["CompetencyReliability", "Reliability", "reliability"]
