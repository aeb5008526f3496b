"""The one-way analysis of nested ratings: its variants, and what comes out."""

from enum import Enum

import attrs

from publead.estimates import Estimate, Explanation, Measure
from publead.stats.agreement.forms import FTest
from publead.stats.agreement.works import BLIESE, MCGRAW_WONG, PATTERSON_THOMPSON, WALD


class GroupSize(Enum):
    """
    How unequal numbers of raters enter ICC(1).

    N0 makes the estimate of the variance between groups unbiased; MEAN_K uses the mean number
    (R multilevel); REML maximises the restricted likelihood (R lme4, nlme) and is never negative.
    """

    N0 = "n0 = (N - sum(n²) / N) / (J - 1)"
    MEAN_K = "mean number of raters"
    REML = "restricted maximum likelihood"


ICC_1 = Measure(
    name="ICC(1)",
    definition="The share of the variance of one rating that belongs to the group it is about.",
    formula="(MSB - MSW) / (MSB + (k - 1) MSW), k being the size of a group as the variant has it",
    does_not_show="whether raters of one group agree in any absolute sense, nor whether they are "
    "right; it is low where groups hardly differ",
    sources=(MCGRAW_WONG, BLIESE, WALD, PATTERSON_THOMPSON),
)
ICC_K = Measure(
    name="ICC(k)",
    definition="How reliable the mean of a group's ratings is, for a group of the usual size.",
    formula="k ICC(1) / (1 + (k - 1) ICC(1)) = (MSB - MSW) / MSB",
    does_not_show="how reliable the mean of a smaller group is; ask `reliability_of_mean` with "
    "its number of raters",
    sources=(MCGRAW_WONG, BLIESE),
)


@attrs.frozen(kw_only=True)
class OneWayICC:
    """
    The one-way analysis of ratings nested in groups.

    Attributes
    ----------
    icc1, icck : Estimate
        Reliability of one rating and of a group's mean; ``n`` is the number of groups.
    group_size : float
        The k that was used.
    size : GroupSize
        Which variant that is.
    n_groups, n_values : int
        How many groups (J) and ratings (N).
    ms_between, ms_within : float
        Mean squares, in the squared unit of the ratings.
    variance_between, variance_within : float
        Components of variance; the first may be negative but for REML.
    test : FTest
        The test that groups do not differ.
    """

    icc1: Estimate
    icck: Estimate
    group_size: float
    size: GroupSize
    n_groups: int
    n_values: int
    ms_between: float
    ms_within: float
    variance_between: float
    variance_within: float
    test: FTest

    def __str__(self) -> str:
        """Return the analysis as one line."""
        return (
            f"ICC(1) {self.icc1}; ICC(k) {self.icck} at k = {self.group_size:.1f}; "
            f"F({self.test.df1:.0f}, {self.test.df2:.0f}) = {self.test.f:.2f}"
        )

    def explain(self) -> Explanation:
        """Return the account of ICC(1)."""
        return self.icc1.explain()
