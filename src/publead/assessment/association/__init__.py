"""On the top stair: whether leadership and an outcome go together, from organisation to another."""

from publead.assessment.association.making import association
from publead.assessment.association.policies import CommonSource, Part, RowsAre, StudyDesign
from publead.assessment.association.result import Aggregation, Association
from publead.assessment.association.variables import Variable

__all__ = [
    "Aggregation",
    "Association",
    "CommonSource",
    "Part",
    "RowsAre",
    "StudyDesign",
    "Variable",
    "association",
]
