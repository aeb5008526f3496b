"""
A number with its interval, and the account that every result can give of itself.

A `Measure` is the textbook entry of a number: what it is, its formula, who defined it, and what
it does not show. An `Estimate` is one value of a measure, with its interval, or the reason why
there is none. An `Explanation` is what ``.explain()`` returns.
"""

import math
from enum import Enum
from textwrap import fill
from typing import Final

import attrs

from publead.errors import NotShownError
from publead.sources import Source

WIDTH: Final = 92


class Status(Enum):
    """Whether a number may be read, and if not, what kind of not."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    NOT_ESTIMABLE = "not estimable"


@attrs.frozen(kw_only=True)
class Measure:
    """
    What a number is, apart from any data.

    Attributes
    ----------
    name : str
        The field's usual term.
    definition : str
        One sentence that a council officer can read.
    formula : str
        The formula in plain text.
    does_not_show : str
        What readers must not conclude from it.
    sources : tuple of Source
        Who defined it.
    robustness : str
        How far it is known to bear people who did not answer, where that is a question.
    """

    name: str
    definition: str
    formula: str
    does_not_show: str
    sources: tuple[Source, ...] = ()
    robustness: str = ""


@attrs.frozen(kw_only=True)
class Explanation:
    """
    The account that a result gives of itself.

    Attributes
    ----------
    measure : Measure
        What was computed.
    method : str
        How the value and its interval were found.
    inputs : str
        What went in, and how much of it.
    left_out : str
        What did not go in, and why.
    note : str
        What else to know, such as why there is no interval; may be empty.
    """

    measure: Measure
    method: str
    inputs: str
    left_out: str = "nothing"
    note: str = ""

    def __str__(self) -> str:
        """Return the account as a few labelled lines."""
        entry = self.measure
        lines = [
            (entry.name, entry.definition),
            ("formula", entry.formula),
            ("method", self.method),
            ("inputs", self.inputs),
            ("left out", self.left_out),
            ("note", self.note),
            ("source", " ".join(source.cite() for source in entry.sources)),
            ("robustness", entry.robustness),
            ("does not show", entry.does_not_show),
        ]
        return "\n".join(f"{label}: {text}" for label, text in lines if text)


@attrs.frozen(kw_only=True)
class Estimate:
    """
    A value with its interval, or the reason why there is none.

    Attributes
    ----------
    measure : Measure
        What the number is.
    value : float
        The value; NaN where it is hidden or cannot be estimated.
    low, high : float
        The ends of the interval; NaN where there is none.
    level : float
        The interval's level, such as 0.95.
    n : int or None
        How many people, raters or respondents went in; None where that is hidden.
    n_left_out : int
        How many did not.
    method : str
        How the value and its interval were found.
    status : Status
        Whether the value may be read.
    reason : str
        Why there is no value or no interval, or who was left out.
    left_out : str
        What did not go in, where that cannot be counted.
    """

    measure: Measure
    value: float
    low: float = math.nan
    high: float = math.nan
    level: float = 0.95
    n: int | None = None
    n_left_out: int = 0
    method: str = ""
    status: Status = Status.SHOWN
    reason: str = ""
    left_out: str = ""

    @classmethod
    def hidden(cls, measure: Measure, reason: str) -> "Estimate":
        """Return an estimate that may not be read, and says why."""
        return cls(measure=measure, value=math.nan, status=Status.HIDDEN, reason=reason)

    @classmethod
    def not_estimable(cls, measure: Measure, reason: str, n: int | None = None) -> "Estimate":
        """Return an estimate that these data do not give, and says why."""
        return cls(measure=measure, value=math.nan, n=n, status=Status.NOT_ESTIMABLE, reason=reason)

    @property
    def is_shown(self) -> bool:
        """Whether there is a value to read."""
        return self.status is Status.SHOWN

    @property
    def has_interval(self) -> bool:
        """Whether there is an interval to read."""
        return self.is_shown and not math.isnan(self.low)

    def __float__(self) -> float:
        """
        Return the value.

        Raises
        ------
        NotShownError
            If it is hidden or not estimable.
        """
        if self.is_shown:
            return self.value
        raise NotShownError(
            f"{self.measure.name} has no number here ({self.status.value}): {self.reason}. "
            "Read .status before the value"
        )

    def __str__(self) -> str:
        """Return the value with its interval, rounded to be read."""
        if not self.is_shown:
            return f"{self.status.value} ({self.reason})"
        text = f"{self.value:.2f}"
        if self.has_interval:
            text += f" [{self.low:.2f}, {self.high:.2f}]"
        return text if self.n is None else f"{text}, n = {self.n}"

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of this number."""
        counted = "not told" if self.n is None else f"n = {self.n}"
        counted_out = f"{self.n_left_out}: {self.reason}" if self.n_left_out else ""
        return Explanation(
            measure=self.measure,
            method=self.method or self.status.value,
            inputs=f"{counted}; {self}",
            left_out=counted_out or self.left_out or "nothing",
            note="" if self.n_left_out or not self.is_shown else self.reason,
        )

    def to_dict(self) -> dict[str, float | int | str | None]:
        """Return plain values that JSON can hold; None stands where there is no number."""
        return {
            "measure": self.measure.name,
            "value": plain(self.value),
            "low": plain(self.low),
            "high": plain(self.high),
            "level": self.level,
            "n": self.n,
            "n_left_out": self.n_left_out,
            "method": self.method,
            "status": self.status.value,
            "reason": self.reason,
        }


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``counted(1, "person", "people")`` is ``1 person``."""
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"


def wrapped(text: str) -> str:
    """Return a sentence as lines that fit a page, those after the first indented."""
    return fill(text, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def plain(value: float) -> float | None:
    """Return the value as JSON can hold it: None for a NaN."""
    return None if math.isnan(value) else float(value)
