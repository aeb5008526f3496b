"""Instruments as Qualtrics surveys, and the answers that Qualtrics exports."""

from publead.exchange.qualtrics.reading import read
from publead.exchange.qualtrics.writing import write
from publead.exchange.survey_exports import Unfinished

__all__ = ["Unfinished", "read", "write"]
