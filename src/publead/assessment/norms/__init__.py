"""A council's own norms: where a leader stands among people whom it declared as the reference."""

from publead.assessment.norms.declared import Declared
from publead.assessment.norms.line import NormLine, Withheld
from publead.assessment.norms.making import norms
from publead.assessment.norms.placement import PlacedLine, Placement
from publead.assessment.norms.policy import NormPolicy
from publead.assessment.norms.reference import ReferenceMeans
from publead.assessment.norms.result import Norms
from publead.assessment.publication import RaterSide

__all__ = [
    "Declared",
    "NormLine",
    "NormPolicy",
    "Norms",
    "PlacedLine",
    "Placement",
    "RaterSide",
    "ReferenceMeans",
    "Withheld",
    "norms",
]
