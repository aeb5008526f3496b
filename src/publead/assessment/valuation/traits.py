"""Which trait a cell names, by its code or its label."""

import attrs

from publead.assessment.instrument import normal_form
from publead.errors import Fault, nearest
from publead.frameworks import Framework
from publead.tables import Cell, Meaning, tellable, written

NO_TRAIT = -1
"""What an empty cell stands for where one may be empty."""


@attrs.frozen
class TraitNames(Meaning):
    """
    Traits of a framework; a cell stands for the trait's place in it.

    Attributes
    ----------
    framework : Framework
        Whose traits they are.
    may_be_empty : bool
        Whether an empty cell stands for `NO_TRAIT`, or is a fault.
    """

    framework: Framework
    may_be_empty: bool

    def of(self, cell: Cell) -> int | None:
        """Return the place of the trait with this code or label."""
        text = normal_form(written(cell))
        if not text:
            return NO_TRAIT if self.may_be_empty else None
        return self._places().get(text)

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no trait, and the nearest."""
        text = written(cell)
        if not text.strip():
            return Fault("is empty", remedy="Name the trait, or remove the row")
        codes = self.framework.codes
        guess = nearest(text, codes)
        remedy = f"Did you mean {guess!r}?" if guess else f"Use {', '.join(codes)}"
        value = tellable(text, self._places())
        return Fault(f"is no trait of {self.framework.id}", value=value, remedy=remedy)

    def _places(self) -> dict[str, int]:
        labels = {normal_form(each.label): place for place, each in enumerate(self.framework)}
        return labels | {code: place for place, code in enumerate(self.framework.codes)}
