"""What each respondent said of each trait: how much is needed, and how much is rewarded."""

from collections.abc import Mapping
from enum import Enum

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted
from publead.frameworks import Framework


class Asked(Enum):
    """How respondents were asked."""

    RATINGS = "ratings"
    BEST_WORST = "best and worst of small sets"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ValuationAnswers:
    """
    Two numbers a respondent and trait: how much it is needed, and how much it is rewarded.

    Attributes
    ----------
    framework : Framework
        Whose traits they are.
    asked : Asked
        By ratings, or by picks of best and worst.
    ends : tuple of float
        The lowest and the highest number there can be: of the scale, or -1 and 1.
    needed, rewarded : ndarray of float, shape (n_respondents, n_traits)
        NaN where a respondent gave none.
    attributes : mapping of str to tuple of str
        What is said of each respondent.
    reading : str
        A mark that no other reading has.
    notes : tuple of str
        What else to know: columns not read, answers that say *not observed*, unanswered sets.
    """

    framework: Framework
    asked: Asked
    ends: tuple[float, float]
    needed: NDArray[np.float64]
    rewarded: NDArray[np.float64]
    attributes: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    reading: str
    notes: tuple[str, ...] = ()

    @property
    def n_respondents(self) -> int:
        """How many answered, or sent an empty form."""
        return int(self.needed.shape[0])

    @property
    def paired(self) -> NDArray[np.bool_]:
        """Who gave both numbers on which trait, shape (n_respondents, n_traits)."""
        both: NDArray[np.bool_] = ~np.isnan(self.needed) & ~np.isnan(self.rewarded)
        return both

    @property
    def how(self) -> str:
        """How respondents were asked, with the scale's ends."""
        low, high = self.ends
        if self.asked is Asked.RATINGS:
            return f"rated from {low:g} to {high:g}"
        return "picked as best and worst, count scores from -1 to 1"

    def __repr__(self) -> str:
        """Return the size; never an answer."""
        return (
            f"ValuationAnswers: {counted(self.n_respondents, 'respondent')}, "
            f"{counted(len(self.framework), 'trait')} of {self.framework.id}"
        )

    def __str__(self) -> str:
        """Return what was read, to be held against the file."""
        pairs = self.paired
        head = (
            f"{counted(self.n_respondents, 'respondent')} on "
            f"{counted(len(self.framework), 'trait')} of {self.framework.id}, {self.how}"
        )
        whole = (
            f"{int(pairs.sum()):,} of {counted(pairs.size, 'pair')} of needed and rewarded are "
            "whole"
        )
        return "\n".join([head, whole, *self.notes])
