"""
What a cell may mean, and what is wrong with one that means nothing.

A `Meaning` turns a cell into a whole number, such as a place in a list of names, or into None;
only then is it asked what is wrong. Cells that could name somebody are never repeated in a fault;
`tellable` says which could not.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final, Protocol

import attrs

from publead.errors import Fault
from publead.tables.table import BLANK, Cell, Unreadable

MEANS_NOTHING: Final = -(2**31)
"""How arrays of meanings mark a cell that has none."""


_FEW_DIGITS: Final = re.compile(r"\s*[+-]?[0-9]{1,6}([.,][0-9]+)?\s*%?\s*")
NEARLY: Final = 0.75
"""How much of a cell and a known word must be the same for the cell to be a slip of the pen."""


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


def written(cell: Cell) -> str:
    """Return a cell as a person would write it: 4.0 is written 4."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def tellable(text: str, words: Iterable[str]) -> str | None:
    """
    Return a cell as a fault may repeat it, or None where it could be somebody's name.

    What may be repeated is a number, and what is nearly one of the *words* that are known.
    """
    if _FEW_DIGITS.fullmatch(text):
        return text
    plain = text.strip().casefold()
    likeness = (SequenceMatcher(None, plain, word.casefold()).ratio() for word in words)
    return text if any(ratio >= NEARLY for ratio in likeness) else None
