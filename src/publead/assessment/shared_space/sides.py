"""Who says who leads, and who is said to."""

from enum import Enum


class SpaceSide(Enum):
    """The side of those who answer: elected members, or officers."""

    MEMBERS = "members"
    OFFICERS = "officers"


class LeadSide(Enum):
    """The side of a post that can lead a task: members, officers, both jointly, or elsewhere."""

    MEMBERS = "members"
    OFFICERS = "officers"
    JOINTLY = "jointly"
    ELSEWHERE = "elsewhere"


SIDES = tuple(SpaceSide)
"""The sides in the order in which results list them."""
