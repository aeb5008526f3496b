"""
What a cell may mean, and what is wrong with one that means nothing.

A `Meaning` turns a cell into a whole number, such as a point of the scale or a place in a list of
names, or into None; only then is it asked what is wrong. Cells that could name somebody are never
repeated in a fault.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import attrs

from publead.assessment.instrument import Instrument, Scale, normal_form
from publead.assessment.ratings.groups import GROUPS, RaterGroup
from publead.errors import Fault, nearest
from publead.tables import BLANK, Cell, Unreadable

MEANS_NOTHING: Final = -(2**31)
"""How arrays of meanings mark a cell that has none."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_MOST_WORDS: Final = 12


class Meaning(Protocol):
    """What the cells of one column stand for."""

    def of(self, cell: Cell) -> int | None:
        """Return the number that a cell stands for, or None."""
        ...

    def of_all(self, cells: Sequence[Cell]) -> list[int | None]:
        """Return the numbers that distinct cells stand for."""
        return [self.of(cell) for cell in cells]

    def fault(self, cell: Cell) -> Fault:
        """Return what is wrong with a cell that stands for nothing, without its place."""
        ...


@attrs.frozen
class Names(Meaning):
    """Names or identifiers, letter by letter; a cell stands for its place among them."""

    found: dict[str, int] = attrs.field(factory=dict, init=False)

    def of(self, cell: Cell) -> int | None:
        """Return the place of a name; a new one is put at the end."""
        if isinstance(cell, bool | float | Unreadable):
            return None
        name = str(cell)
        return self.found.setdefault(name, len(self.found)) if name.strip() else None

    def of_all(self, cells: Sequence[Cell]) -> list[int | None]:
        """Return the places of distinct names; the first texts of a column are taken in one go."""
        texts = [cell for cell in cells if isinstance(cell, str) and cell and not cell.isspace()]
        if self.found or len(texts) < len(cells):
            return super().of_all(cells)
        self.found.update(zip(texts, range(len(texts)), strict=True))
        return list(range(len(texts)))

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no name."""
        if isinstance(cell, str):
            return Fault("is empty", remedy="Fill it in, or remove the row")
        if isinstance(cell, float):
            return AS_TEXT
        kind = "true or false" if isinstance(cell, bool) else str(cell)
        return Fault(f"is {kind}, not a name", remedy="Read this column as text")


AS_TEXT: Final = Fault(
    "is a number that may have lost leading zeros or digits", remedy="Read this column as text"
)


@attrs.frozen
class Words(Names):
    """Words that may be left out."""

    def of(self, cell: Cell) -> int | None:
        """Return the place of the words, among which the empty ones have theirs."""
        if isinstance(cell, str) and not cell.strip():
            return self.found.setdefault(BLANK, len(self.found))
        return super().of(cell)


@attrs.frozen
class Groups(Meaning):
    """Relationships; a cell stands for a place in `GROUPS`."""

    labels: dict[str, int]

    @classmethod
    def with_labels(cls, labels: Mapping[str, RaterGroup]) -> "Groups":
        """Return the groups by their own names and by these labels, which come first."""
        own = {group.value: group for group in GROUPS}
        both = [*own.items(), *labels.items()]
        return cls({normal_form(label): GROUPS.index(group) for label, group in both})

    def of(self, cell: Cell) -> int | None:
        """Return the place of the group in `GROUPS`."""
        return self.labels.get(normal_form(cell)) if isinstance(cell, str) else None

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no relationship, and the nearest."""
        if isinstance(cell, str) and not cell.strip():
            return Fault("is empty", remedy="Say how the rater stands to the person")
        text = written(cell)
        guess = nearest(text, self.labels)
        known = ", ".join(self.labels)
        hint = f"Did you mean {guess!r}?" if guess else f"Known: {known}."
        remedy = f"{hint} Other words are mapped by RatingColumns(relationships=...)"
        return Fault("is no known relationship", value=text, remedy=remedy)


@attrs.frozen
class ItemNames(Meaning):
    """Items of a long table; a cell stands for the item's place in the instrument."""

    instrument: Instrument
    places: dict[str, int]

    def of(self, cell: Cell) -> int | None:
        """Return the place of the item with this label, code or text."""
        text = written(cell)
        place = self.places.get(text)
        return self.places.get(normal_form(text)) if place is None else place

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no item, and the nearest."""
        text = written(cell)
        if not text.strip():
            return Fault("is empty", remedy="Name the item, or remove the row")
        guess = nearest(text, self.places)
        code = self.instrument.codes[self.places[guess]] if guess else ""
        remedy = f"Did you mean {code!r}?" if code else f"See the items of {self.instrument.id}"
        return Fault("is no item of the instrument", value=text, remedy=remedy)


@attrs.frozen
class Answers(Meaning):
    """Answers on a scale; a cell stands for a point, or for one of the two kinds of none."""

    scale: Scale

    def of(self, cell: Cell) -> int | None:
        """Return the point, `NOT_ANSWERED` or `NOT_OBSERVED`."""
        if isinstance(cell, bool | Unreadable):
            return None
        return self.scale.point(written(cell))

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no answer, and what would be."""
        low, high = self.scale.low, self.scale.high
        if isinstance(cell, bool | Unreadable):
            kind = "true or false" if isinstance(cell, bool) else str(cell)
            remedy = f"Give a whole number from {low} to {high}, or a word of the scale"
            return Fault(f"is {kind}, not an answer", remedy=remedy)
        text = written(cell)
        problem = f"is no answer on the scale from {low} to {high}"
        return Fault(problem, value=text, remedy=self._remedy(text))

    def _remedy(self, text: str) -> str:
        number = _NUMBER.fullmatch(text.strip())
        if number and (number[1] or "").strip(".0"):
            return "Answers are whole numbers; a mean is not an answer"
        if number:
            return (
                "If it stands for a missing answer, name it in the scale's not_answered "
                "or not_observed"
            )
        words = (*self.scale.labels, *self.scale.not_observed)
        guess = nearest(text, words)
        if guess:
            return f"Did you mean {guess!r}?"
        accepted = self.scale.accepted
        more = ", …" if len(accepted) > _MOST_WORDS else ""
        return f"Use {', '.join(accepted[:_MOST_WORDS])}{more}"


def written(cell: Cell) -> str:
    """Return a cell as a person would write it: 4.0 is written 4."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
