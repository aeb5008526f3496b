"""The top stair: what to work on, for what was agreed to matter in a context."""

from publead.assessment.priorities.agreed import Priorities
from publead.assessment.priorities.composite import Composite, CompositeRange, composite
from publead.assessment.priorities.context import Context, Mode
from publead.assessment.priorities.contexts import load_context, shipped_contexts
from publead.assessment.priorities.gap import FirstShare, RankedGap
from publead.assessment.priorities.in_contexts import GapsByContext, rank_in_contexts
from publead.assessment.priorities.ranking import rank_gaps
from publead.assessment.priorities.result import RankedGaps

__all__ = [
    "Composite",
    "CompositeRange",
    "Context",
    "FirstShare",
    "GapsByContext",
    "Mode",
    "Priorities",
    "RankedGap",
    "RankedGaps",
    "composite",
    "load_context",
    "rank_gaps",
    "rank_in_contexts",
    "shipped_contexts",
]
