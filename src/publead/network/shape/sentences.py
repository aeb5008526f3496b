"""The sentences in which a shape is told."""

from collections.abc import Callable
from typing import Final, TypeAlias

import attrs
import numpy as np

from publead.estimates import Estimate, Measure
from publead.network.indices.whole.stating import BOUNDS_LEVEL

Words: TypeAlias = Callable[[float], str]

SHAPE = Measure(
    name="shape of a leadership network",
    definition="How much leadership there is, how far it leans on one person, and over how many "
    "it is spread.",
    formula="see each index's own explain()",
    does_not_show="who leads well, or why people turn to whom: it counts whom people say they "
    "turn to, on the day they were asked, in the words of the question",
)

UNDIRECTED_SHAPE = attrs.evolve(
    SHAPE,
    does_not_show="who leads: a tie without direction has no leading end, and is counted in the "
    "way and for the time in which it was recorded",
)

DENSITY: Final[Words] = "{:.0%} of all possible ties are there".format

CENTRALIZATION: Final[Words] = (
    "Centralization is {:.2f}, where 0 is everybody named alike and 1 is everybody turning to one "
    "person alone"
).format

LEADERS: Final[Words] = ("Leadership is spread as if over {:.1f} people with equal shares").format

UNDIRECTED_CENTRALIZATION: Final[Words] = (
    "Centralization is {:.2f}, where 0 is everybody having as many ties and 1 is all ties meeting "
    "in one person"
).format

UNDIRECTED_LEADERS: Final[Words] = (
    "Ties are spread as if over {:.1f} people with equal shares"
).format

RECIPROCITY: Final[Words] = "{:.0%} of ties are returned".format

CONNECTEDNESS: Final[Words] = "{:.0%} of pairs are joined by some path of ties".format

HIERARCHY: Final[Words] = (
    "In {:.0%} of the pairs that a path joins, none leads back (hierarchy)"
).format

EFFICIENCY: Final[Words] = "Efficiency is {:.2f}, where 1 is no tie to spare".format

LUBNESS: Final[Words] = (
    "{:.0%} of the pairs that could lack one have a nearest person above both"
).format


@attrs.frozen
class Finding:
    """
    One index of a shape, as it is printed.

    Attributes
    ----------
    estimate : Estimate
        The number.
    words : callable
        Makes the sentence of its value.
    rounded : callable
        Makes the number of its value that the sentence shows.
    """

    estimate: Estimate
    words: Words
    rounded: Words

    @property
    def value(self) -> str:
        """The value as it is printed; empty where it cannot be told."""
        return self.rounded(self.estimate.value) if self.estimate.is_shown else ""

    @property
    def ends(self) -> str:
        """The ends of the interval as they are printed; empty where there is none."""
        if not self.estimate.has_interval:
            return ""
        return f"{self.rounded(self.estimate.low)} to {self.rounded(self.estimate.high)}"

    @property
    def sentence(self) -> str:
        """The finding as a sentence."""
        return told(self.estimate, self.words, self.rounded)


def told(estimate: Estimate, sentence: Words, ends: Words) -> str:
    """Return an estimate as a sentence, with its ends where it has some."""
    text = sentence(estimate.value)
    if not estimate.has_interval:
        return f"{text}."
    low, high = ends(estimate.low), ends(estimate.high)
    if estimate.level == BOUNDS_LEVEL:
        return f"{text}; between {low} and {high} whatever the others would have said."
    return f"{text}; {estimate.level:.0%} of the completed networks lie between {low} and {high}."


def asked_of_more(corrected: Estimate) -> str:
    """Return over how many people leadership would be spread if more were asked, or nothing."""
    if not corrected.is_shown:
        return ""
    ends = ""
    if corrected.has_interval:
        low, high = tenths(corrected.low), tenths(corrected.high)
        ends = f" ({corrected.level:.0%} interval {low} to {high})"
    return f" Asked of many more such people it would be {corrected.value:.1f}{ends}."


def percent(share: float) -> str:
    """Return a share as a percentage."""
    return "none" if np.isnan(share) else f"{share:.0%}"


def number(value: float) -> str:
    """Return a number with two decimals."""
    return f"{value:.2f}"


def tenths(value: float) -> str:
    """Return a number with one decimal."""
    return f"{value:.1f}"
