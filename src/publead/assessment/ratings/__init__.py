"""The second stair: forms that were filled in, read against an instrument."""

from publead.assessment.ratings.arrays import from_arrays
from publead.assessment.ratings.check import Check
from publead.assessment.ratings.columns import Pseudonyms, RatingColumns
from publead.assessment.ratings.export_map import ExportMap, read_export_map
from publead.assessment.ratings.groups import GROUPS, RaterGroup
from publead.assessment.ratings.joining import join_ratings
from publead.assessment.ratings.model import Comment, Ratings, UnknownPersonError
from publead.assessment.ratings.reading import read_ratings

__all__ = [
    "GROUPS",
    "Check",
    "Comment",
    "ExportMap",
    "Pseudonyms",
    "RaterGroup",
    "RatingColumns",
    "Ratings",
    "UnknownPersonError",
    "from_arrays",
    "join_ratings",
    "read_export_map",
    "read_ratings",
]
