"""What the cells of forms may mean: relationships, and the items of a long table."""

from collections.abc import Mapping

import attrs

from publead.assessment.instrument import Instrument, normal_form
from publead.assessment.ratings.groups import GROUPS, RaterGroup
from publead.errors import Fault, nearest
from publead.tables import Cell, Meaning, tellable, written


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
        return Fault("is no known relationship", value=tellable(text, self.labels), remedy=remedy)


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
        value = tellable(text, self.places)
        return Fault("is no item of the instrument", value=value, remedy=remedy)
