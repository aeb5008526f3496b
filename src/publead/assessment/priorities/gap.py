"""One competency in an order of priorities, and how often it came first."""

import attrs

from publead.errors import UnknownCodeError
from publead.estimates import Estimate


@attrs.frozen(kw_only=True)
class FirstShare:
    """
    How often a competency came first.

    Attributes
    ----------
    concentration : float
        How closely the weights were drawn around those declared.
    share : float
        The share of draws, from 0 to 1; draws in which several tie are split among them.
    monte_carlo_error : float
        The standard error of *share* that the number of draws leaves.
    """

    concentration: float
    share: float
    monte_carlo_error: float


@attrs.frozen(kw_only=True)
class RankedGap:
    """
    One competency in the order.

    Attributes
    ----------
    code, label : str
        The competency.
    weight : float
        Its declared weight.
    expected : float
        The level expected, in the unit of the scores.
    others : Estimate
        The mean of others, as the report shows it.
    gap : float
        How far that lies below what is expected, in the unit of the scores; 0 where it does not.
    priority : float
        The weight times the gap as a share of the scale's range, from 0 to 1.
    rank : int
        Its place by *priority*, from 1; competencies that tie share it.
    first : tuple of FirstShare
        How often it came first, by concentration.
    """

    code: str
    label: str
    weight: float
    expected: float
    others: Estimate
    gap: float
    priority: float
    rank: int
    first: tuple[FirstShare, ...]

    def first_at(self, concentration: float) -> FirstShare:
        """
        Return how often it came first at one concentration.

        Raises
        ------
        UnknownCodeError
            If the draws were not made at it.
        """
        for each in self.first:
            if each.concentration == concentration:
                return each
        known = [f"{each.concentration:g}" for each in self.first]
        raise UnknownCodeError("concentration", f"{concentration:g}", known)

    def __str__(self) -> str:
        """Return the competency in a sentence."""
        shares = ", ".join(
            f"{percent(each.share)} at c = {each.concentration:g}" for each in self.first
        )
        return (
            f"{self.rank}. {self.label}: weight {self.weight:g} × gap {self.gap:.2f}; comes first "
            f"in {shares}"
        )


def percent(share: float) -> str:
    """Return a share as whole per cent, never rounded to none or to all."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 < share < 1 else f"{share:.0%}"
