"""Beside feedback, on the fourth stair: what an organisation may see of all its leaders."""

from publead.assessment.cohort.making import cohort
from publead.assessment.cohort.result import Cohort, CutMean

__all__ = ["Cohort", "CutMean", "cohort"]
