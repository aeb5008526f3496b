"""Beside the ratings, on the second stair: what is needed, and what is rewarded."""

from publead.assessment.valuation.answers import Asked, ValuationAnswers
from publead.assessment.valuation.columns import BestWorst, BestWorstSet, ValuationColumns
from publead.assessment.valuation.line import TraitValuation, ValuationVerdict
from publead.assessment.valuation.lists import ListComparison
from publead.assessment.valuation.making import valuation
from publead.assessment.valuation.reading import read_valuation
from publead.assessment.valuation.result import CutValuation, Valuation

__all__ = [
    "Asked",
    "BestWorst",
    "BestWorstSet",
    "CutValuation",
    "ListComparison",
    "TraitValuation",
    "Valuation",
    "ValuationAnswers",
    "ValuationColumns",
    "ValuationVerdict",
    "read_valuation",
    "valuation",
]
