"""A claim: what somebody says about public leadership, and what it is worth."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final

import attrs

from publead.codes import ClaimId
from publead.errors import PolicyError
from publead.estimates import Estimate, Explanation, Measure
from publead.sources import Source
from publead.stats.intervals import wilson_interval

SHARE_OF: Final = "share of "
WILSON: Final = Source(
    authors=["Wilson, E. B."],
    year=1927,
    title="Probable inference, the law of succession, and statistical inference",
    container="Journal of the American Statistical Association, 22, 209-212",
    doi="10.1080/01621459.1927.10502953",
)


class Kind(Enum):
    """What sort of thing is said."""

    CLAIM = "claim"
    FIGURE = "figure"
    RULE = "rule"
    CASE = "case"
    QUESTION = "question"
    EXEMPLAR = "exemplar"


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(values)


def _ids(values: Iterable[ClaimId]) -> tuple[ClaimId, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Claim:
    """
    Something that was said, with who said it and how far it can be leant on.

    Being registered does not make a claim true. Claims that contradict each other stand side by
    side, and name each other.

    Attributes
    ----------
    id : ClaimId
        Its name, such as ``lgc-2014-outsourcing``; it never changes.
    statement : str
        What is said, in the library's own words.
    kind : Kind
        An opinion, a figure, a rule with its dates, a case, a question or an exemplar.
    said_by : str
        Who says it.
    topic : str
        What it is about, in a word or two.
    sources : tuple of Source
        Where it stands, and where what it leans on stands.
    place : str
        Where in the first source; may be empty.
    value : float or None
        The number, where it gives one; a share is between 0 and 1.
    unit : str
        What the number counts, such as ``share of respondents``; empty without a number.
    n : int or None
        How many a share was taken of; None where that is not known.
    no_interval : str
        Why the number has no interval, where it has none.
    valid_from, valid_to : date or None
        The first and the last day on which a rule holds; None where it is open.
    caution : str
        What is wrong with how it is usually quoted, or what it cannot carry.
    opposes : tuple of ClaimId
        The claims that contradict it.

    Examples
    --------
    >>> from publead.evidence import load
    >>> claim = load("lgc-2014-shrinking")
    >>> print(claim.interval())
    0.17 [0.13, 0.22], n = 267
    """

    id: ClaimId
    statement: str
    kind: Kind
    said_by: str
    topic: str
    sources: tuple[Source, ...] = attrs.field(converter=_sources)
    place: str = ""
    value: float | None = None
    unit: str = ""
    n: int | None = None
    no_interval: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    caution: str = ""
    opposes: tuple[ClaimId, ...] = attrs.field(default=(), converter=_ids)

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of something."""
        return self.unit.startswith(SHARE_OF)

    @property
    def successes(self) -> int | None:
        """The whole number of answers nearest to the share, where it is a share of a known n."""
        if self.value is None or self.n is None or not self.is_share:
            return None
        return round(self.value * self.n)

    def in_force(self, day: date) -> bool:
        """
        Return whether a rule holds on a day.

        Raises
        ------
        PolicyError
            If the claim is not a rule.

        Examples
        --------
        >>> from datetime import date
        >>> from publead.evidence import load
        >>> load("public-sector-apprenticeship-target").in_force(date(2022, 1, 1))
        False
        """
        if self.kind is not Kind.RULE:
            raise PolicyError(
                f"{self.id} is a {self.kind.value} and not a rule; only rules have dates"
            )
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def interval(self, level: float = 0.95) -> Estimate:
        """
        Return the number with its interval, or why there is none.

        Parameters
        ----------
        level : float
            The interval's level, between 0 and 1.

        Returns
        -------
        Estimate
            A share of a known *n* has Wilson's interval, from the whole number of answers nearest
            to the share as printed. All else is not estimable, with the reason.
        """
        successes = self.successes
        if self.value is None:
            return Estimate.not_estimable(self.measure(), "it gives no number")
        if self.n is None or successes is None:
            return Estimate.not_estimable(self.measure(), self.no_interval, self.n)
        low, high = wilson_interval(successes, self.n, level)
        return Estimate(
            measure=self.measure(),
            value=self.value,
            low=low,
            high=high,
            level=level,
            n=self.n,
            method=f"Wilson's score interval for {successes} of {self.n}, the whole number "
            "nearest to the share as printed",
        )

    def measure(self) -> Measure:
        """Return what the number is, apart from its value."""
        wilson = (WILSON,) if self.successes is not None else ()
        return Measure(
            name=self.unit or self.kind.value,
            definition=self.statement,
            formula="answers / n" if self.is_share else "",
            does_not_show=self.caution or "Whether it is true: it stands here because it was said.",
            sources=(*self.sources, *wilson),
        )

    def explain(self) -> Explanation:
        """Return what is said, by whom, how its number came about, and what it does not show."""
        estimate = self.interval()
        dates = self._dates()
        return Explanation(
            measure=estimate.measure,
            method=estimate.method or f"taken as said; {estimate}",
            inputs=f"said by {self.said_by}" + (f"; {dates}" if dates else ""),
            left_out=f"an interval: {estimate.reason}" if estimate.reason else "nothing",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; None stands where there is no number."""
        return {
            "id": str(self.id),
            "statement": self.statement,
            "kind": self.kind.value,
            "said_by": self.said_by,
            "topic": self.topic,
            "sources": [source.cite() for source in self.sources],
            "place": self.place,
            "value": self.value,
            "unit": self.unit,
            "n": self.n,
            "interval": self.interval().to_dict(),
            "valid_from": None if self.valid_from is None else self.valid_from.isoformat(),
            "valid_to": None if self.valid_to is None else self.valid_to.isoformat(),
            "caution": self.caution,
            "opposes": [str(other) for other in self.opposes],
        }

    def __str__(self) -> str:
        """Return the statement, and below it who says so and what to know before quoting it."""
        cited = " ".join(source.cite() for source in self.sources)
        lines = [
            ("number", self._number()),
            ("said by", self.said_by),
            ("in force", self._dates()),
            ("caution", self.caution),
            ("opposed by", ", ".join(self.opposes)),
            ("source", cited),
            ("found at", self.place),
        ]
        told = [f"  {label}: {text}" for label, text in lines if text]
        return "\n".join([f"{self.statement} ({self.kind.value} {self.id})", *told])

    def _number(self) -> str:
        if self.value is None:
            return ""
        estimate = self.interval()
        if not self.is_share:
            return f"{self.value:,.10g} {self.unit}; interval {estimate}"
        what = f"{_percent(self.value)} of {self.unit.removeprefix(SHARE_OF)}"
        if not estimate.has_interval:
            return f"{what}; interval {estimate}"
        return f"{what} [{_percent(estimate.low)}, {_percent(estimate.high)}], n = {self.n}"

    def _dates(self) -> str:
        first = f"from {self.valid_from.isoformat()}" if self.valid_from else ""
        last = f"to {self.valid_to.isoformat()}" if self.valid_to else ""
        return " ".join(part for part in (first, last) if part)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
