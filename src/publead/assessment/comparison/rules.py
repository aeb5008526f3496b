"""Whose view a change is, and what may be said of it."""

from enum import Enum

from publead.assessment.publication import RaterSide

SIDES = (RaterSide.OTHERS, RaterSide.SELF)
"""The sides in the order in which a comparison tells them."""


class ChangeVerdict(Enum):
    """What may be said of a change between two rounds."""

    HIGHER = "higher after"
    LOWER = "lower after"
    NOT_DISTINGUISHABLE = "not distinguishable"
    TOO_FEW = "too few to say"
    NO_CHANGE_SHOWN = "no change to show"


ALPHA = 0.05


def verdict_on(change: float, adjusted_p: float) -> ChangeVerdict:
    """Return the verdict on a change whose p value has been adjusted for the tests beside it."""
    if adjusted_p > ALPHA:
        return ChangeVerdict.NOT_DISTINGUISHABLE
    return ChangeVerdict.HIGHER if change > 0 else ChangeVerdict.LOWER
