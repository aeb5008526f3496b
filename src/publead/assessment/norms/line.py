"""One competency of norms, from one side: what is kept of the reference, and no more."""

import attrs
import numpy as np

from publead.assessment.publication import RaterSide
from publead.errors import PolicyError
from publead.estimates import counted, plain

# Means that a computer adds up differently may differ in their last digits.
CLOSE = 1e-9


@attrs.frozen(kw_only=True)
class Withheld:
    """
    A competency and side for which there are no norms.

    Attributes
    ----------
    code : str
        The competency.
    side : RaterSide
        Whose view.
    reason : str
        Why there are none.
    """

    code: str
    side: RaterSide
    reason: str


@attrs.frozen(kw_only=True)
class NormLine:
    """
    What is kept of the reference for one competency, from one side.

    Attributes
    ----------
    code, label : str
        The competency.
    side : RaterSide
        Whose view of the people it is.
    n : int
        How many people of the reference have a mean.
    n_raters : int
        How many raters stand behind these means; for self, the people themselves.
    mean, sd : float
        Over people, each counting once; rounded to just below the mean's standard error, so that
        they tell little of any one.
    edges : tuple of float
        The ends of the percentiles' steps, from the scale's lowest point to its highest. They
        lie on a grid of the scale, and not on anybody's mean.
    counts : tuple of int
        How many people have a mean in each step; a mean on an edge is in the step above.
    standard_error : float
        Of one person's score, from the reliability that the instrument lists; NaN where it lists
        none, and for others, whose error stands in each person's own feedback.
    """

    code: str
    label: str
    side: RaterSide
    n: int
    n_raters: int
    mean: float
    sd: float
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    standard_error: float = attrs.field(eq=plain)

    def __attrs_post_init__(self) -> None:
        """Refuse steps that do not hold the people."""
        rising = all(low < high for low, high in zip(self.edges, self.edges[1:], strict=False))
        if len(self.edges) != len(self.counts) + 1 or not rising or len(self.counts) < 1:
            raise PolicyError(f"{self.code}: each step needs its two edges, in rising order")
        if sum(self.counts) != self.n or min(self.counts) < 0:
            raise PolicyError(
                f"{self.code}: the steps do not hold n = {counted(self.n, 'person', 'people')}"
            )

    def standing(self, value: float) -> tuple[int, int]:
        """Return how many of the reference stand in steps below a value, and in its own step."""
        near = np.asarray(self.edges[1:-1]) - CLOSE * (self.edges[-1] - self.edges[0])
        step = int(np.searchsorted(near, value, side="right"))
        return sum(self.counts[:step]), self.counts[step]

    def __str__(self) -> str:
        """Return the line in a sentence; its numbers are about people together."""
        return (
            f"{self.label}, {self.side.value}: mean {self.mean:g}, SD {self.sd:g}, n = {self.n} "
            f"({counted(self.n_raters, 'rater')}), {counted(len(self.counts), 'step')}"
        )
