"""
How people answered: indices that careless answering moves, and a report without a verdict.

Rows are people, columns items. No function here marks or leaves out anybody.
"""

from publead.stats.careless.consistency import (
    Sign,
    even_odd,
    psychometric_antonyms,
    psychometric_synonyms,
)
from publead.stats.careless.distance import mahalanobis
from publead.stats.careless.index import ResponseIndex
from publead.stats.careless.runs import average_string, intra_individual_variability, long_string
from publead.stats.careless.together import CarelessReport, report

__all__ = [
    "CarelessReport",
    "ResponseIndex",
    "Sign",
    "average_string",
    "even_odd",
    "intra_individual_variability",
    "long_string",
    "mahalanobis",
    "psychometric_antonyms",
    "psychometric_synonyms",
    "report",
]
