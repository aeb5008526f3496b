"""Whose view a number holds."""

from enum import Enum


class RaterSide(Enum):
    """Whose view of people a number holds: their own, or that of their others, pooled."""

    SELF = "self"
    OTHERS = "others"
