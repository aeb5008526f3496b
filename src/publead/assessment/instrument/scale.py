"""The points that an answer can take, the words for them, and the two kinds of no answer."""

import re
import unicodedata
from collections.abc import Mapping
from itertools import repeat

import attrs

from publead.errors import Fault, InstrumentError
from publead.estimates import counted

NOT_ANSWERED = -128
"""How the matrix of answers marks a question that was left blank."""

NOT_OBSERVED = -127
"""How the matrix of answers marks *I have not seen this*; it counts as no answer."""

LOWEST_POINT, HIGHEST_POINT = -100, 120

_WHOLE_NUMBER = re.compile(r"(-?[0-9]{1,3})(?:\.0+)?")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def _labels(labels: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(labels)


def _aliases(aliases: Mapping[str, int] | tuple[()]) -> tuple[tuple[str, int], ...]:
    return tuple(dict(aliases).items())


@attrs.frozen(kw_only=True)
class Scale:
    """
    The points of an answer, from *low* to *high* in whole steps, and the words for them.

    Numbers and words are both read, whatever their case and spacing. A blank is never a number,
    and *not observed* is kept apart from a blank: neither enters any mean.

    Attributes
    ----------
    low, high : int
        The declared ends, between -100 and 120. Reversed items are turned by these, never by
        the lowest and highest answers that happened to come.
    labels : tuple of str
        The words for the points, from *low* to *high*; empty where there are only numbers.
    not_observed : tuple of str
        Answers that mean the rater could not tell, such as ``N/A``.
    not_answered : tuple of str
        Answers that mean a blank, such as ``NA`` in a file from R. An empty cell always does.
    aliases : tuple of (str, int)
        Other spellings of a point, given as a mapping.

    Examples
    --------
    >>> Scale.integers(1, 5)
    Scale 1 to 5
    >>> agreement = Scale.words("Disagree", "Neither", "Agree", not_observed=("N/A",))
    >>> agreement.point("  agree "), agreement.point("2"), agreement.point("perhaps")
    (3, 2, None)
    """

    low: int
    high: int
    labels: tuple[str, ...] = attrs.field(default=(), converter=_labels)
    not_observed: tuple[str, ...] = attrs.field(default=(), converter=_labels)
    not_answered: tuple[str, ...] = attrs.field(default=(), converter=_labels)
    aliases: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=_aliases)
    _points: dict[str, int] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale that could be read in two ways."""
        faults = [*self._range_faults(), *self._word_faults()]
        if faults:
            raise InstrumentError("scale", faults)
        object.__setattr__(self, "_points", self._lookup())

    @classmethod
    def integers(
        cls,
        low: int,
        high: int,
        *,
        not_observed: tuple[str, ...] = (),
        not_answered: tuple[str, ...] = (),
    ) -> "Scale":
        """Return a scale of whole numbers."""
        return cls(low=low, high=high, not_observed=not_observed, not_answered=not_answered)

    @classmethod
    def words(
        cls,
        *labels: str,
        low: int = 1,
        not_observed: tuple[str, ...] = (),
        not_answered: tuple[str, ...] = (),
        aliases: Mapping[str, int] | None = None,
    ) -> "Scale":
        """Return a scale of words, the lowest first; numbers are read too."""
        return cls(
            low=low,
            high=low + len(labels) - 1,
            labels=labels,
            not_observed=not_observed,
            not_answered=not_answered,
            aliases=aliases or {},
        )

    @property
    def n_points(self) -> int:
        """How many points an answer can take."""
        return self.high - self.low + 1

    @property
    def range(self) -> int:
        """The distance from the lowest point to the highest."""
        return self.high - self.low

    def point(self, answer: str) -> int | None:
        """
        Return the point that an answer stands for.

        Parameters
        ----------
        answer : str
            As written; case, spacing and curly quotes do not matter.

        Returns
        -------
        int or None
            A point from *low* to *high*, `NOT_ANSWERED`, `NOT_OBSERVED`, or None where the answer
            means nothing on this scale.
        """
        words = normal_form(answer)
        known = self._points.get(words)
        if known is not None:
            return known
        return self._number(words)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The answers that are understood, as a person would write them."""
        numbers = tuple(str(point) for point in range(self.low, self.high + 1))
        return (*(self.labels or numbers), *self.not_observed)

    def __repr__(self) -> str:
        """Return the range and, where there are words, the words."""
        words = f" ({' · '.join(self.labels)})" if self.labels else ""
        return f"Scale {self.low} to {self.high}{words}"

    def _number(self, words: str) -> int | None:
        number = _WHOLE_NUMBER.fullmatch(words)
        if number and self.low <= int(number[1]) <= self.high:
            return int(number[1])
        return None

    def _lookup(self) -> dict[str, int]:
        points = {normal_form(label): self.low + i for i, label in enumerate(self.labels)}
        points |= {normal_form(alias): point for alias, point in self.aliases}
        points |= {normal_form(word): NOT_OBSERVED for word in self.not_observed}
        points |= {normal_form(word): NOT_ANSWERED for word in (*self.not_answered, "")}
        return points

    def _range_faults(self) -> list[Fault]:
        faults = []
        if not LOWEST_POINT <= self.low < self.high <= HIGHEST_POINT:
            faults.append(
                Fault(
                    f"low is {self.low} and high is {self.high}",
                    remedy=f"low must be below high, both from {LOWEST_POINT} to {HIGHEST_POINT}",
                )
            )
        if self.labels and len(self.labels) != self.n_points:
            faults.append(
                Fault(
                    f"{counted(len(self.labels), 'label')} for {counted(self.n_points, 'point')}",
                    place="labels",
                    remedy="Give one label a point, the lowest first, or none",
                )
            )
        faults += [
            Fault("this alias stands for no point", place="aliases", value=alias)
            for alias, point in self.aliases
            if not self.low <= point <= self.high
        ]
        return faults

    def _word_faults(self) -> list[Fault]:
        own = [(normal_form(label), self.low + i) for i, label in enumerate(self.labels)]
        own += [(normal_form(alias), point) for alias, point in self.aliases]
        other = [normal_form(word) for word in (*self.not_observed, *self.not_answered)]
        words = [*(word for word, _ in own), *other]
        twice = sorted({word for word in words if words.count(word) > 1})
        faults = [
            Fault("this word stands for two things", value=word, remedy="Keep one of them")
            for word in twice
        ]
        faults += [
            Fault("this word is a point of the scale", value=word, remedy="Choose another")
            for word, point in (*own, *zip(other, repeat(None), strict=False))
            if self._number(word) not in (None, point)
        ]
        return faults + [
            Fault("a blank cannot be a label", remedy="An empty cell always means no answer")
            for word in words
            if not word
        ]


def normal_form(text: str) -> str:
    """Return text without the differences that people do not mean: case, spacing, curly quotes."""
    compatible = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return " ".join(compatible.split()).casefold()
