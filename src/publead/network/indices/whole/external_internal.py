"""The E-I index, and what random groups would give."""

import math

import attrs

from publead.estimates import Explanation, Measure, counted
from publead.network.indices.robustness import ALIKE
from publead.network.indices.sources import KRACKHARDT_STERN_1988

EI = Measure(
    name="E-I index",
    definition="Ties between groups less ties within them, over all ties.",
    formula="(E - I) / (E + I)",
    does_not_show="whether people choose their own kind: with many small groups most ties are "
    "between groups by chance alone; compare it with the expected value",
    sources=(KRACKHARDT_STERN_1988,),
    robustness=ALIKE,
)


@attrs.frozen(kw_only=True)
class ExternalInternal:
    """
    The E-I index of a network.

    Attributes
    ----------
    value : float
        -1 where all ties are within groups, 1 where all are between; NaN without ties.
    low, high : float
        Exact bounds where some did not answer; else NaN.
    external, internal : int
        Ties between groups, and within them.
    expected : float
        Its mean over all networks of as many ties among these people.
    n_left_out : int
        Ties that have an end in no known group.
    groups : str
        What the groups are.
    n : int
        How many people have a group.
    method : str
        How missing ties were dealt with.
    """

    value: float
    low: float = math.nan
    high: float = math.nan
    external: int
    internal: int
    expected: float
    n_left_out: int = 0
    groups: str
    n: int
    method: str

    def __float__(self) -> float:
        """Return the value; NaN without ties."""
        return self.value

    def __str__(self) -> str:
        """Return the value, what it is made of, and what chance would bring."""
        if math.isnan(self.value):
            return f"E-I by {self.groups}: not estimable (there are no ties between people)"
        bounds = "" if math.isnan(self.low) else f" [{self.low:.2f}, {self.high:.2f}]"
        return (
            f"E-I by {self.groups}: {self.value:.2f}{bounds}, {counted(self.external, 'tie')} "
            "between groups "
            f"and {self.internal:,} within; {self.expected:.2f} by chance"
        )

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of this number."""
        left_out = f"{counted(self.n_left_out, 'tie')} with an end in no known group"
        return Explanation(
            measure=EI,
            method=self.method,
            inputs=f"{counted(self.external + self.internal, 'tie')} of "
            f"{counted(self.n, 'person', 'people')}",
            left_out=left_out if self.n_left_out else "nothing",
        )


@attrs.frozen(kw_only=True)
class DealtGroups:
    """
    The E-I index beside what it would be if the groups were dealt out at random.

    Attributes
    ----------
    observed : float
        The index.
    mean, sd : float
        Of the index over the deals.
    p_low, p_high : float
        The share of deals, the observed one counted among them, with an index as low, as high.
    draws : int
        How many deals.
    """

    observed: float
    mean: float
    sd: float
    p_low: float
    p_high: float
    draws: int

    def __str__(self) -> str:
        """Return the comparison in a sentence."""
        return (
            f"E-I {self.observed:.2f}; {self.mean:.2f} (SD {self.sd:.2f}) over {self.draws} random "
            f"deals of the groups; as low in {self.p_low:.1%}, as high in {self.p_high:.1%} of them"
        )

    def explain(self) -> Explanation:
        """Return the definition, formula, method, source and limits of this comparison."""
        return Explanation(
            measure=EI,
            method=f"{self.draws} random deals of the groups, whose sizes stay as they are",
            inputs=str(self),
        )
