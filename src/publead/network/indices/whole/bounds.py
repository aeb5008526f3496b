"""Between what an index must lie, whatever those who did not answer would have said."""

import math
from typing import Final

import attrs


@attrs.frozen
class Bounds:
    """
    Between what an index lies over all answers that the others could have given.

    Attributes
    ----------
    low, high : float
        The ends; NaN where none are known.
    are_exact : bool
        Whether some answers give just these values; if not, no answers go beyond them.
    """

    low: float
    high: float
    are_exact: bool = True

    def divided_by(self, most: float) -> "Bounds":
        """Return the bounds of the index as a share of the most it can be."""
        return attrs.evolve(self, low=self.low / most, high=self.high / most)

    def __str__(self) -> str:
        """Return what low and high are."""
        if math.isnan(self.low):
            return "no bounds are known over the answers that the others could have given"
        answers = "over all answers that the others could have given"
        if self.are_exact:
            return f"low and high are exact bounds {answers}"
        return f"low and high hold {answers}, though no answers may give just them"


NO_BOUNDS: Final = Bounds(math.nan, math.nan)
