"""The first stair: the questionnaire, its items and their scales."""

from publead.assessment.instrument.answers import Answers, points
from publead.assessment.instrument.drafting import draft_instrument
from publead.assessment.instrument.model import EDITORIAL, Instrument, Item, KnownReliability
from publead.assessment.instrument.reading import read_instrument
from publead.assessment.instrument.scale import (
    HIGHEST_POINT,
    LOWEST_POINT,
    NOT_ANSWERED,
    NOT_OBSERVED,
    Scale,
    normal_form,
)
from publead.assessment.instrument.writing import write_instrument

__all__ = [
    "EDITORIAL",
    "HIGHEST_POINT",
    "LOWEST_POINT",
    "NOT_ANSWERED",
    "NOT_OBSERVED",
    "Answers",
    "Instrument",
    "Item",
    "KnownReliability",
    "Scale",
    "draft_instrument",
    "normal_form",
    "points",
    "read_instrument",
    "write_instrument",
]
