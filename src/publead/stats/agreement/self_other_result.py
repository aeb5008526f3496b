"""Self beside others: the categories, and what the comparison gives."""

from collections import Counter
from enum import Enum

import attrs

from publead.estimates import Estimate, Explanation, Measure
from publead.stats.agreement.works import ATWATER_YAMMARINO, FLEENOR


class Rating(Enum):
    """How a person's own rating lies beside others', both standardised."""

    OVER = "over-rates"
    IN_AGREEMENT = "in agreement"
    UNDER = "under-rates"


class SixWay(Enum):
    """The same, with others' rating above their mean (good) or not (poor)."""

    OVER_GOOD = "over-rates, good"
    OVER_POOR = "over-rates, poor"
    IN_AGREEMENT_GOOD = "in agreement, good"
    IN_AGREEMENT_POOR = "in agreement, poor"
    UNDER_GOOD = "under-rates, good"
    UNDER_POOR = "under-rates, poor"


CORRELATION = Measure(
    name="self-other correlation",
    definition="How far people who rate themselves higher are rated higher by others.",
    formula="Pearson's r of own rating and mean of others",
    does_not_show="whether the two are alike in level: r is 1 where everybody over-rates by the "
    "same amount",
    sources=(ATWATER_YAMMARINO,),
)
DIFFERENCE = Measure(
    name="self-other difference",
    definition="How much higher people rate themselves than others rate them, on average.",
    formula="mean of (self - others), with the paired t interval",
    does_not_show="who is right; others' means carry the error of few raters",
    sources=(ATWATER_YAMMARINO, FLEENOR),
)


@attrs.frozen(kw_only=True)
class SelfOther:
    """
    Self beside others over some people, in the unit of the ratings.

    Attributes
    ----------
    n, n_left_out : int
        People with both ratings, and people without.
    r : Estimate
        Correlation, with Fisher's interval.
    mean_self, mean_others : float
        Means over the same people.
    difference : Estimate
        Mean of self less others, with its t interval.
    sd_difference : float
        Standard deviation (n - 1) of the differences.
    t, df, p : float
        The paired t test that the mean difference is zero. Where everybody is as far from others
        *t* is NaN and *p* that of the sign test; see `publead.stats.one_mean`.
    rmsd : float
        Root of the mean squared difference.
    categories : tuple of Rating or None
        Each person's, in the order given; None where a rating is missing.
    six_way : tuple of SixWay or None
        The same with good and poor.
    cut : float
        How many standard deviations apart still agree.
    """

    n: int
    n_left_out: int
    r: Estimate
    mean_self: float
    mean_others: float
    difference: Estimate
    sd_difference: float
    t: float
    df: int
    p: float
    rmsd: float
    categories: tuple[Rating | None, ...]
    six_way: tuple[SixWay | None, ...]
    cut: float

    @property
    def counts(self) -> dict[Rating, int]:
        """How many people fall into each category."""
        found = Counter(self.categories)
        return {category: found[category] for category in Rating}

    @property
    def six_way_counts(self) -> dict[SixWay, int]:
        """How many people fall into each of the six."""
        found = Counter(self.six_way)
        return {category: found[category] for category in SixWay}

    def __str__(self) -> str:
        """Return the comparison as a sentence."""
        told = ", ".join(f"{count} {kind.value}" for kind, count in self.counts.items())
        return (
            f"self less others {self.difference}; r {self.r}; {told} "
            f"(more than {self.cut:g} SD apart)"
        )

    def explain(self) -> Explanation:
        """Return the account of the mean difference."""
        return self.difference.explain()
