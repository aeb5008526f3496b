"""The shared leadership space: who leads each task, as members and as officers see it."""

from publead.assessment.shared_space.answers import SpaceAnswers
from publead.assessment.shared_space.columns import SpaceColumns
from publead.assessment.shared_space.making import shared_space
from publead.assessment.shared_space.reading import SpaceError, read_shared_space
from publead.assessment.shared_space.result import SharedSpace, SideDivision, SideView, TaskSpace
from publead.assessment.shared_space.sides import LeadSide, SpaceSide

__all__ = [
    "LeadSide",
    "SharedSpace",
    "SideDivision",
    "SideView",
    "SpaceAnswers",
    "SpaceColumns",
    "SpaceError",
    "SpaceSide",
    "TaskSpace",
    "read_shared_space",
    "shared_space",
]
