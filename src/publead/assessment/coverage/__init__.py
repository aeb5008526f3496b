"""Competencies required against held: gaps, single holders, and what a programme covers."""

from publead.assessment.coverage.columns import HoldingColumns, RequirementColumns
from publead.assessment.coverage.making import coverage
from publead.assessment.coverage.model import Held, Holding, Required, Requirement
from publead.assessment.coverage.naming import programme_coverage
from publead.assessment.coverage.programme import (
    CompetencyNamed,
    Named,
    ProgrammeCoverage,
)
from publead.assessment.coverage.reading import CoverageError, read_held, read_required
from publead.assessment.coverage.result import Cover, Coverage, RequirementCover

__all__ = [
    "CompetencyNamed",
    "Cover",
    "Coverage",
    "CoverageError",
    "Held",
    "Holding",
    "HoldingColumns",
    "Named",
    "ProgrammeCoverage",
    "Required",
    "Requirement",
    "RequirementColumns",
    "RequirementCover",
    "coverage",
    "programme_coverage",
    "read_held",
    "read_required",
]
