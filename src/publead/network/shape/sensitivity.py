"""How far an index hangs on who answered."""

from enum import Enum

import attrs

from publead.estimates import Explanation, Measure, counted, wrapped
from publead.network.indices.sources import SMITH_MOODY_2013


class LeftOut(Enum):
    """
    What becomes of a respondent who is left out.

    ``SILENT``: they stay, and others name them; what they would have reported counts as absent.
    ``GONE``: they are taken out with all their ties, as Smith and Moody (2013) did.
    """

    SILENT = "left out as if they had not answered, and named by others still"
    GONE = "taken out with all their ties"


class Compared(Enum):
    """What is compared: the order of people, or the value of the whole network."""

    RANKS = "rank correlation of people with and without those left out"
    VALUE = "value without those left out"


@attrs.frozen(kw_only=True, repr=False)
class Sensitivity:
    """
    How far an index changes where a share of the respondents is left out at random.

    Attributes
    ----------
    measure : Measure
        The index.
    compared : Compared
        Ranks of people (Spearman's correlation, over those who have a value both times), or the
        value of the whole network.
    full : float
        What nobody left out gives: 1 for ranks, the value for the whole.
    mean, low, high : float
        The mean over all draws, and the ends of the middle 95 % of them.
    error : float
        The simulation error of *mean*: their standard deviation over the root of their number.
    n_respondents, n_left_out : int
        How many answered, and how many of them are left out in each draw.
    draws, n_undefined : int
        How often, and in how many draws there was nothing to compare.
    left_out : LeftOut
        What becomes of those left out.
    """

    measure: Measure
    compared: Compared
    full: float
    mean: float
    low: float
    high: float
    error: float
    n_respondents: int
    n_left_out: int
    draws: int
    n_undefined: int
    left_out: LeftOut

    @property
    def bias(self) -> float:
        """How much higher the mean is than what nobody left out gives."""
        return self.mean - self.full

    def explain(self) -> Explanation:
        """Return what was done, to whom, and what it does not show."""
        measure = Measure(
            name=f"sensitivity of {self.measure.name} to who answered",
            definition="How far the index changes where some respondents are left out at random.",
            formula=f"{self.compared.value}, mean over draws",
            does_not_show="what people who really did not answer would change: they are seldom a "
            "random few, and where they are the central ones it is worse",
            sources=(SMITH_MOODY_2013,),
            robustness=self.measure.robustness,
        )
        undefined = f"; {self.n_undefined} had nothing to compare" if self.n_undefined else ""
        return Explanation(
            measure=measure,
            method=f"{counted(self.draws, 'draw')} of {self.n_left_out} of "
            f"{counted(self.n_respondents, 'respondent')}, "
            f"{self.left_out.value}; low and high are the middle 95% of the draws{undefined}",
            inputs=counted(self.n_respondents, "respondent"),
        )

    def __repr__(self) -> str:
        """Return what was measured."""
        return f"Sensitivity: {self.measure.name}, {self.n_left_out} of {self.n_respondents} out"

    def __str__(self) -> str:
        """Return the result as a sentence."""
        name = self.measure.name[0].upper() + self.measure.name[1:]
        who = (
            f"With {self.n_left_out} of {counted(self.n_respondents, 'respondent')} left out at "
            "random"
        )
        ends = f"{self.mean:.3f} on average, {self.low:.3f} to {self.high:.3f} in 95% of draws"
        error = f"(simulation error {self.error:.3f})"
        if self.compared is Compared.RANKS:
            return wrapped(f"{name}. {who} the ranks of people correlate {ends} {error}.")
        return wrapped(f"{name}: {self.full:.3f}. {who} it is {ends} {error}.")
