"""What a tie means, and what is done with ties that could be read in two ways."""

import math
import re
from enum import Enum
from typing import Final

import attrs

from publead.errors import Fault, PolicyError, nearest
from publead.tables import BLANK, Cell, Unreadable, written

_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
WEAKEST: Final = 1e-150
STRONGEST: Final = 1e150
"""What strengths must lie between, so that sums of squares and lengths are numbers too."""
STRENGTHS_REMEDY: Final = (
    f"Give strengths from {WEAKEST:g} to {STRONGEST:g}, which can be added up and divided by"
)
_YES: Final = ("1", "x", "yes", "y", "true", "✓", "✔")
_NO: Final = ("0", "no", "n", "false")


class Direction(Enum):
    """
    Which end of a tie leads.

    ``NOMINATION``: i → j means that i turns to j, so leadership received is in-degree.
    ``INFLUENCE``: i → j means that i leads j, so leadership exercised is out-degree.
    """

    NOMINATION = "nomination"
    INFLUENCE = "influence"


class SelfTies(Enum):
    """What happens to a tie from a person to themselves."""

    REFUSE = "refuse"
    LEAVE_OUT = "leave out"


class Duplicates(Enum):
    """
    What happens to a tie that stands there twice, in the same layer and wave.

    Beside refusing it, the first, the strongest, or the sum of the strengths may count; without
    strengths these three are the same.
    """

    REFUSE = "refuse"
    FIRST = "first"
    STRONGEST = "strongest"
    SUM = "sum"


class UnknownPeople(Enum):
    """
    What happens to a tie with somebody who is not among the people.

    ``ADD`` makes them a person of the network without attributes, who has not answered unless
    everybody has; ``LEAVE_OUT`` drops the tie.
    """

    REFUSE = "refuse"
    ADD = "add"
    LEAVE_OUT = "leave out"


class Undirected(Enum):
    """
    How reports become ties without direction.

    ``LISTED_ONCE``: each tie stands there once, from either end; twice makes a duplicate.
    ``REFUSE_ONE_WAY``: both people report every tie, and a one-way tie is a fault.
    ``EITHER``: one report is enough; the stronger of two counts.
    ``BOTH``: it takes two reports, and the weaker counts.
    """

    LISTED_ONCE = "listed once"
    REFUSE_ONE_WAY = "refuse one-way ties"
    EITHER = "either"
    BOTH = "both"


@attrs.frozen(kw_only=True)
class StrengthScale:
    """
    The scale on which strengths were given; more is closer.

    Attributes
    ----------
    low, high : float
        The ends of the scale as it was answered.
    labels : tuple of str
        Words in rising order, where it was answered in words; they count 1, 2, 3 …
    is_reversed : bool
        Whether the lowest number means the strongest tie, as in *1 = daily, 4 = yearly*; a
        strength is then low + high − answer.
    no_tie : tuple of str
        Answers that mean that there is no tie, such as ``0`` or ``never``; an empty cell of a
        roster always does.

    Examples
    --------
    >>> StrengthScale.numbers(1, 4, is_reversed=True).strength("1")
    4.0
    >>> StrengthScale.words("monthly", "weekly", "daily").strength("Daily")
    3.0
    """

    low: float
    high: float
    labels: tuple[str, ...] = ()
    is_reversed: bool = False
    no_tie: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a scale on which a tie could have no strength."""
        if not (math.isfinite(self.low) and self.low < self.high <= STRONGEST):
            raise PolicyError(f"a scale of strengths needs low < high, at most {STRONGEST:g}")
        if self.low < WEAKEST:
            raise PolicyError(
                f"low is {self.low:g}, but a tie's strength is above 0; name answers that mean "
                "no tie in no_tie="
            )

    @classmethod
    def numbers(
        cls, low: float, high: float, *, is_reversed: bool = False, no_tie: tuple[str, ...] = ("0",)
    ) -> "StrengthScale":
        """Return a scale of numbers, on which 0 means no tie."""
        return cls(low=low, high=high, is_reversed=is_reversed, no_tie=no_tie)

    @classmethod
    def words(cls, *labels: str, no_tie: tuple[str, ...] = ()) -> "StrengthScale":
        """Return a scale of words in rising order."""
        if len(labels) < 2 or len({label.casefold() for label in labels}) < len(labels):
            raise PolicyError("a scale of words needs at least two, all different")
        return cls(low=1, high=len(labels), labels=labels, no_tie=no_tie)

    @property
    def maximum(self) -> float:
        """The greatest strength that a tie can have."""
        return self.high

    def strength(self, text: str) -> float | None:
        """Return the strength that an answer gives, 0 where it means no tie, or None."""
        plain = text.strip().casefold()
        if plain in {word.casefold() for word in self.no_tie}:
            return 0.0
        if self.labels:
            places = [label.casefold() for label in self.labels]
            return float(places.index(plain) + 1) if plain in places else None
        if not _NUMBER.fullmatch(plain) or not self.low <= float(plain) <= self.high:
            return None
        return self.low + self.high - float(plain) if self.is_reversed else float(plain)

    def remedy(self, text: str) -> str:
        """Return what would have been an answer."""
        guess = nearest(text, (*self.labels, *self.no_tie)) if not _is_number(text) else None
        if guess:
            return f"Did you mean {guess!r}?"
        if self.labels:
            return f"Use {', '.join((*self.labels, *self.no_tie))}"
        none = f", or {', '.join(self.no_tie)} for no tie" if self.no_tie else ""
        return f"Use a number from {self.low:g} to {self.high:g}{none}"


def strength_of(cell: Cell, scale: StrengthScale | None) -> float | None:
    """Return the strength that a cell gives, 0 where it means no tie, or None where none."""
    if isinstance(cell, bool | Unreadable):
        return None
    text = written(cell)
    if scale is not None:
        return scale.strength(text)
    if not _is_number(text):
        return None
    value = float(text)
    return value if WEAKEST <= value <= STRONGEST else None


def strength_fault(cell: Cell, scale: StrengthScale | None) -> Fault:
    """Return what is wrong with a cell that gives no strength, without its place."""
    if isinstance(cell, bool | Unreadable):
        kind = "true or false" if isinstance(cell, bool) else str(cell)
        return Fault(f"is {kind}, not a strength", remedy="Give a number above 0")
    text = written(cell)
    if text.strip() == BLANK:
        return Fault("is empty", remedy="Give the tie's strength, or remove the row")
    # What is no number may be a name in the wrong column, so it is not repeated.
    value = text if _is_number(text) else None
    if scale is not None:
        return Fault("is not on the scale of strengths", value=value, remedy=scale.remedy(text))
    if value is not None and float(text) > 0:
        return Fault("is an impossible strength", value=value, remedy=STRENGTHS_REMEDY)
    remedy = "A strength is a number above 0; words need TieColumns(scale=StrengthScale.words(...))"
    return Fault("is no strength", value=value, remedy=remedy)


def tick_of(cell: Cell) -> float | None:
    """Return 1 for a tick, 0 for none, or None where the cell is neither."""
    if isinstance(cell, Unreadable):
        return None
    text = written(cell).strip().casefold()
    if text in _YES:
        return 1.0
    return 0.0 if text in (*_NO, BLANK) else None


def tick_fault(cell: Cell) -> Fault:
    """Return what is wrong with a cell that is neither a tick nor none, without its place."""
    text = "" if isinstance(cell, Unreadable) else written(cell)
    value = text if _is_number(text) else None
    remedy = "Use 1 or x for a tie and 0 or nothing for none; ratings need scale=StrengthScale(...)"
    return Fault("is neither a tick nor empty", value=value, remedy=remedy)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))
