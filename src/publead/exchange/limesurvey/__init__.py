"""Instruments as LimeSurvey surveys, and the answers that LimeSurvey exports."""

from publead.exchange.limesurvey.reading import read
from publead.exchange.limesurvey.writing import write
from publead.exchange.survey_exports import Unfinished

__all__ = ["Unfinished", "read", "write"]
