"""How forms are scored: how many answers it takes, in which unit, and what each item counts."""

import math
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

import attrs

from publead.errors import PolicyError, shown
from publead.estimates import counted

LARGEST_DENOMINATOR = 1_000_000


class Unit(Enum):
    """
    What a score is counted in.

    ``POINTS``
        The mean answer, on the scale's own points.
    ``POMP``
        Percent of the maximum possible: 0 where every answer is at the poor end, 100 where every
        answer is at the good end (https://doi.org/10.1207/S15327906MBR3403_2).
    ``SUM``
        The mean answer times the number of items, so that forms with a missing answer stand on
        the same footing as full ones. Competencies with more items get larger numbers.
    """

    POINTS = "points"
    POMP = "percent of maximum possible"
    SUM = "prorated sum"

    @property
    def words(self) -> str:
        """The unit as a sentence names it."""
        return _WORDS[self]


_WORDS = {
    Unit.POINTS: "mean on the scale's own points",
    Unit.POMP: "percent of the maximum possible",
    Unit.SUM: "mean times the number of items",
}


def _share(share: Fraction | str | float) -> Fraction:
    try:
        read = _simplest(share) if isinstance(share, float) else Fraction(share)
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        read = Fraction(-1)
    if isinstance(share, bool) or not 0 <= read <= 1:
        raise PolicyError(
            f"at_least is {shown(str(share))}; it must be a share from 0 to 1, such as 0.6 or '3/5'"
        )
    return read


def _simplest(share: float) -> Fraction:
    """Return the fraction that a float was written for: 0.6 is 3/5, and 5 / 6 is 5/6."""
    near = Fraction(share).limit_denominator(LARGEST_DENOMINATOR)
    return near if float(near) == share else Fraction(share)


@attrs.frozen(kw_only=True)
class MissingAnswers:
    """
    How many of a competency's items a form must answer to be scored on it.

    A missing answer is never a number: the score is the mean of the answers that came, and there
    is none where too few came.

    Attributes
    ----------
    at_least : Fraction
        The share of the items, from 0 to 1, half unless given. A number is taken for the
        simplest fraction it stands for, so that 0.6 of 5 items is exactly 3. Whatever the share,
        it takes one answer.

    Raises
    ------
    PolicyError
        If the share is not between 0 and 1.

    Examples
    --------
    >>> MissingAnswers(at_least=0.75).needed(3), MissingAnswers(at_least="3/5").needed(5)
    (3, 3)
    """

    at_least: Fraction = attrs.field(default=Fraction(1, 2), converter=_share)

    def needed(self, n_items: int) -> int:
        """Return how many of *n_items* must be answered: the share's exact ceiling, at least 1."""
        return max(1, math.ceil(self.at_least * n_items))

    def __str__(self) -> str:
        """Return the rule as a sentence."""
        if self.at_least == 0:
            return "a competency is scored where any of its items was answered"
        if self.at_least == 1:
            return "a competency is scored where all of its items were answered"
        return f"a competency is scored where at least {self.at_least} of its items were answered"


HALF_ANSWERED = MissingAnswers()
"""The rule unless another is declared: at least half of the items."""


def _weights(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((code, float(weight)) for code, weight in dict(weights).items())


@attrs.frozen(kw_only=True)
class ItemWeights:
    """
    What each item counts in its competency's score.

    Items count alike unless somebody declares otherwise, and says why.

    Attributes
    ----------
    weights : mapping of str to float
        Item codes to weights, at least 0. A competency's items are all named, or none is and
        they count alike; only the weights' ratios within a competency matter.
    declared_by : str
        Who decided so.
    reason : str
        Why.

    Raises
    ------
    PolicyError
        If a weight is negative or not finite, or nobody declared them.

    Examples
    --------
    >>> weights = {"trust-1": 2, "trust-2": 1}
    >>> print(ItemWeights(weights=weights, declared_by="the panel", reason="as piloted"))
    2 items weighted by the panel: as piloted
    """

    weights: tuple[tuple[str, float], ...] = attrs.field(converter=_weights)
    declared_by: str
    reason: str

    def __attrs_post_init__(self) -> None:
        """Refuse weights that make no sense or that nobody answers for."""
        wrong = [code for code, weight in self.weights if not 0 <= weight < math.inf]
        if wrong:
            raise PolicyError(
                f"the weights of {', '.join(wrong)} are not finite numbers of at least 0"
            )
        if not (self.weights and self.declared_by.strip() and self.reason.strip()):
            raise PolicyError("item weights need weights, who declared them, and the reason")

    def __str__(self) -> str:
        """Return how many items are weighted, by whom and why."""
        return f"{counted(len(self.weights), 'item')} weighted by {self.declared_by}: {self.reason}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "weights": dict(self.weights),
            "declared_by": self.declared_by,
            "reason": self.reason,
        }
