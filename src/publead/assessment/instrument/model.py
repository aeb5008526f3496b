"""A questionnaire: items keyed to the competencies of one framework."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from publead.assessment.instrument.scale import Scale
from publead.codes import CompetencyCode, ItemCode
from publead.errors import Fault, InstrumentError, UnknownCodeError
from publead.estimates import counted
from publead.frameworks import Competency, Framework

EDITORIAL = "editorial, not validated"


@attrs.frozen(kw_only=True)
class Item:
    """
    One question.

    Attributes
    ----------
    code : ItemCode
        Its name in the data, such as ``trust-2``.
    text : str
        What raters read.
    competency : CompetencyCode
        What it is keyed to: one competency.
    scale : Scale
        The points of its answer.
    reversed : bool
        Whether agreeing speaks against the competency.
    """

    code: ItemCode
    text: str
    competency: CompetencyCode
    scale: Scale
    reversed: bool = False


@attrs.frozen(kw_only=True)
class KnownReliability:
    """
    What a published study found of one competency's score.

    Attributes
    ----------
    competency : CompetencyCode
        Which score.
    coefficient : float
        Its reliability, from 0 to 1.
    sd : float
        The standard deviation of the score in that study, on the scale's own points.
    n : int
        How many people the study had.
    kind : str
        Which coefficient, such as ``Cronbach's alpha`` or ``retest, 4 weeks``.
    source : str
        The study.
    """

    competency: CompetencyCode
    coefficient: float
    sd: float
    n: int
    kind: str
    source: str

    @property
    def standard_error(self) -> float:
        """The standard error of one person's score: SD × √(1 − reliability), in scale points."""
        return self.sd * math.sqrt(1 - self.coefficient)


def _items(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(items)


def _reliabilities(values: Iterable[KnownReliability]) -> tuple[KnownReliability, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, repr=False)
class Instrument:
    """
    A questionnaire for one framework.

    Attributes
    ----------
    id : str
        Its name and version.
    title : str
        Its name for people.
    framework : Framework
        The framework's edition whose competencies the items are keyed to.
    items : tuple of Item
        The questions, in the order in which they are asked.
    standing : str
        What is known of it: drafts are *editorial, not validated*.
    note : str
        What it may not be used for.
    reliabilities : tuple of KnownReliability
        What studies found; empty where there are none.

    Raises
    ------
    InstrumentError
        If items share a code, name an unknown competency, or mix scales in one competency.
    """

    id: str
    title: str
    framework: Framework
    items: tuple[Item, ...] = attrs.field(converter=_items)
    standing: str = EDITORIAL
    note: str = ""
    reliabilities: tuple[KnownReliability, ...] = attrs.field(default=(), converter=_reliabilities)

    def __attrs_post_init__(self) -> None:
        """Report everything that is wrong with the items at once."""
        faults = [
            *self._code_faults(),
            *self._competency_faults(),
            *self._scale_faults(),
            *self._reliability_faults(),
        ]
        if faults:
            raise InstrumentError(f"instrument {self.id}", faults)

    @property
    def codes(self) -> tuple[ItemCode, ...]:
        """The items' codes, in order."""
        return tuple(item.code for item in self.items)

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """The competencies that have items, in the framework's order."""
        asked = {item.competency for item in self.items}
        return tuple(each for each in self.framework.competencies if each.code in asked)

    def items_of(self, competency: str) -> tuple[Item, ...]:
        """Return the items keyed to a competency."""
        code = self.framework[competency].code
        return tuple(item for item in self.items if item.competency == code)

    def scale_of(self, competency: str) -> Scale:
        """Return the scale on which a competency's items are answered."""
        return self.items_of(competency)[0].scale

    def __getitem__(self, code: str) -> Item:
        """Return the item with a code."""
        for item in self.items:
            if item.code == code:
                return item
        raise UnknownCodeError("item", code, self.codes)

    def __iter__(self) -> Iterator[Item]:
        """Return the items in order."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.items)

    def __repr__(self) -> str:
        """Return one line: its name, its framework, and its size."""
        return f"Instrument {self.id} for {self.framework.id}: {self._size()}"

    def __str__(self) -> str:
        """Return what it is, for which framework, and what is known of it."""
        return f"{self.title}\n{self.id}, {self.standing}\n{self._size()} of {self.framework.id}"

    def _size(self) -> str:
        turned = sum(item.reversed for item in self.items)
        return (
            f"{counted(len(self.items), 'item')} ({turned} reversed) on "
            f"{counted(len(self.competencies), 'competency', 'competencies')}"
        )

    def _code_faults(self) -> list[Fault]:
        if not self.items:
            return [Fault("there are no items", remedy="Give at least one")]
        counts = Counter(item.code for item in self.items)
        return [
            Fault(
                f"{counted(count, 'item shares', 'items share')} this code",
                place="items",
                value=code,
            )
            for code, count in counts.items()
            if count > 1
        ]

    def _competency_faults(self) -> list[Fault]:
        return [
            Fault(
                str(UnknownCodeError("competency", item.competency, self.framework.codes)),
                place=f"items[{i}].competency",
            )
            for i, item in enumerate(self.items)
            if item.competency not in self.framework
        ]

    def _scale_faults(self) -> list[Fault]:
        ranges: dict[str, set[tuple[int, int]]] = {}
        for item in self.items:
            ranges.setdefault(item.competency, set()).add((item.scale.low, item.scale.high))
        return [
            Fault(
                f"its items are answered on {len(found)} different scales",
                place=f"competency {code}",
                remedy="Answers on different scales have no common mean; use one scale",
            )
            for code, found in ranges.items()
            if len(found) > 1
        ]

    def _reliability_faults(self) -> list[Fault]:
        asked = {item.competency for item in self.items}
        return [
            Fault(
                "a reliability needs a competency with items, a coefficient from 0 to 1, "
                "a positive sd and at least 2 people",
                place=f"reliabilities[{i}]",
            )
            for i, known in enumerate(self.reliabilities)
            if not (
                known.competency in asked
                and 0 <= known.coefficient <= 1
                and known.sd > 0
                and known.n > 1
            )
        ]
