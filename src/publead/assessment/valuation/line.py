"""One trait: how much it is needed, how much it is rewarded, and what may be said of the two."""

import math
from collections.abc import Sequence
from enum import Enum

import attrs
import numpy as np

from publead.estimates import Estimate, Explanation
from publead.stats.intervals import holm_adjusted

ALPHA = 0.05


class ValuationVerdict(Enum):
    """What may be said of a trait's needed less rewarded."""

    OVERVALUED = "overvalued"
    UNDERVALUED = "undervalued"
    NOT_DISTINGUISHABLE = "not distinguishable"
    TOO_FEW = "too few to say"


@attrs.frozen(kw_only=True)
class TraitValuation:
    """
    One trait, among some respondents.

    Attributes
    ----------
    code, label : str
        The trait.
    needed, rewarded : Estimate
        The means over respondents who answered both; without intervals, since what counts is
        the difference.
    gap : Estimate
        Needed less rewarded, with its interval where there may be one; ``n_left_out`` counts
        those without both answers, and ``reason`` says which they lack.
    p : float
        Of no difference, two-sided, adjusted by Holm's method together with the other traits;
        NaN where there are too few to say.
    verdict : ValuationVerdict
        *Overvalued* is what is rewarded more than it is needed.
    """

    code: str
    label: str
    needed: Estimate
    rewarded: Estimate
    gap: Estimate
    p: float = math.nan
    verdict: ValuationVerdict = ValuationVerdict.TOO_FEW

    def __str__(self) -> str:
        """Return the trait as a sentence."""
        if not self.gap.is_shown:
            return f"{self.label}: {self.gap}"
        return (
            f"{self.label}: needed {self.needed.value:.2f}, rewarded {self.rewarded.value:.2f}; "
            f"needed − rewarded {self.gap}; {self.verdict.value}"
        )

    def explain(self) -> Explanation:
        """Return how the gap and the verdict came about, and their limits."""
        return attrs.evolve(self.gap.explain(), inputs=str(self), note=self.verdict.value)

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "trait": self.code,
            "label": self.label,
            "needed": self.needed.to_dict(),
            "rewarded": self.rewarded.to_dict(),
            "gap": self.gap.to_dict(),
            "p": None if math.isnan(self.p) else self.p,
            "verdict": self.verdict.value,
        }


def with_verdicts(lines: Sequence[TraitValuation]) -> tuple[TraitValuation, ...]:
    """
    Return the lines with a verdict each, their tests adjusted together.

    Parameters
    ----------
    lines : sequence of TraitValuation
        With the p value of each test alone, NaN where there is none.
    """
    raw = np.array([line.p for line in lines], dtype=np.float64)
    tested = ~np.isnan(raw)
    raw[tested] = holm_adjusted(raw[tested].tolist())
    return tuple(
        attrs.evolve(line, p=float(p), verdict=_verdict(line.gap.value, float(p)))
        for line, p in zip(lines, raw, strict=True)
    )


def _verdict(gap: float, p: float) -> ValuationVerdict:
    if math.isnan(p):
        return ValuationVerdict.TOO_FEW
    if p > ALPHA:
        return ValuationVerdict.NOT_DISTINGUISHABLE
    return ValuationVerdict.UNDERVALUED if gap > 0 else ValuationVerdict.OVERVALUED
