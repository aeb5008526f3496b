"""When a gap between self and others counts: published rules of thumb, and ours, as values."""

import math
from collections.abc import Mapping
from enum import Enum

import attrs

from publead.errors import PolicyError


class Verdict(Enum):
    """What may be said of self beside others on one competency."""

    SELF_HIGHER = "self higher"
    OTHERS_HIGHER = "others higher"
    NOT_DISTINGUISHABLE = "not distinguishable"
    TOO_FEW_RATERS = "too few raters to say"
    NO_SELF = "no self rating"
    NO_OTHERS = "no others yet"


class GapUnit(Enum):
    """
    What the size of a gap is counted in.

    ``RANGE``: shares of the distance from the lowest point to the highest. ``N_POINTS``: shares of
    the number of points. ``POINTS``: points. ``LARGEST``: the so many largest gaps each way.
    ``STANDARD_SCORES``: standard deviations, after self and others have each been standardised
    over the people rated.
    """

    RANGE = "share of the scale's range"
    N_POINTS = "share of the number of points"
    POINTS = "points"
    LARGEST = "largest each way"
    STANDARD_SCORES = "standard scores"


@attrs.frozen(kw_only=True)
class GapRule:
    """
    A rule for blind spots (self well above others) and hidden strengths (others well above self).

    There is no standard, so the rule is a value and stands in every result.

    Attributes
    ----------
    amount : float
        How large a gap must be, above 0.
    unit : GapUnit
        What it is counted in.
    needs_interval : bool
        Whether the gap's interval must exclude zero as well, with the verdicts over all
        competencies adjusted together by Holm's method. Where all raters gave the same score
        there is no interval, and the sign test takes its place.
    name : str
        Who uses the rule.
    """

    amount: float
    unit: GapUnit
    needs_interval: bool = False
    name: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse an amount that no gap can pass or fail."""
        if not (self.amount > 0 and math.isfinite(self.amount)):
            raise PolicyError(f"amount is {self.amount}; it must be above 0")
        if self.unit is GapUnit.LARGEST and self.amount != int(self.amount):
            raise PolicyError(f"amount is {self.amount}; a number of gaps must be whole")

    def large_gaps(
        self, gaps: Mapping[str, float], ranges: Mapping[str, float]
    ) -> dict[str, float]:
        """
        Return the gaps that are larger than the rule's amount, by competency.

        Parameters
        ----------
        gaps : mapping of str to float
            Self less others, by competency: in points, or for ``STANDARD_SCORES`` in those; NaN
            where there is none.
        ranges : mapping of str to float
            The distance from the lowest point to the highest, by competency.
        """
        known = {code: gap for code, gap in gaps.items() if not math.isnan(gap)}
        if self.unit is GapUnit.LARGEST:
            return _largest(known, int(self.amount))
        return {
            code: gap for code, gap in known.items() if abs(gap) > self._limit(ranges[code]) + 1e-9
        }

    def _limit(self, scale_range: float) -> float:
        if self.unit is GapUnit.RANGE:
            return self.amount * scale_range
        if self.unit is GapUnit.N_POINTS:
            return self.amount * (scale_range + 1)
        return self.amount

    def __str__(self) -> str:
        """Return the rule in a sentence."""
        if self.unit is GapUnit.LARGEST:
            text = f"the {int(self.amount)} largest gaps each way"
        elif self.unit is GapUnit.RANGE:
            text = f"a gap above {self.amount:g} of the scale's range"
        elif self.unit is GapUnit.N_POINTS:
            text = f"a gap above {self.amount:.3g} of the number of points"
        elif self.unit is GapUnit.POINTS:
            text = f"a gap above {self.amount:g} points"
        else:
            text = f"a gap above {self.amount:g} SD between standard scores"
        return f"{text} and an interval that excludes zero" if self.needs_interval else text


def _largest(gaps: Mapping[str, float], amount: int) -> dict[str, float]:
    """Return the largest gaps each way; gaps that tie with the last one are all in."""
    chosen: dict[str, float] = {}
    for sign in (1, -1):
        sizes = sorted((sign * gap for gap in gaps.values() if sign * gap > 0), reverse=True)
        if sizes:
            least = sizes[min(amount, len(sizes)) - 1]
            chosen |= {code: gap for code, gap in gaps.items() if sign * gap >= least}
    return chosen


QUARTER_OF_RANGE = GapRule(amount=0.25, unit=GapUnit.RANGE, needs_interval=True, name="the default")
"""More than a quarter of the scale's range, and an interval that excludes zero."""

THIRD_OF_POINTS = GapRule(amount=1 / 3, unit=GapUnit.N_POINTS, name="Primalogik")
"""More than a third of the number of points: 1.67 on five points."""

ONE_POINT = GapRule(amount=1, unit=GapUnit.POINTS, name="OPG")
"""More than one point."""

FIVE_LARGEST = GapRule(amount=5, unit=GapUnit.LARGEST, name="Qualtrics")
"""The five largest gaps each way, however small they are."""

HALF_SD = GapRule(
    amount=0.5, unit=GapUnit.STANDARD_SCORES, name="Fleenor, McCauley and Brutus (1996)"
)
"""More than half a standard deviation between self and others, each standardised over people."""
