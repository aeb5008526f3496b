"""The items of the source documents, and what in the library holds each of them."""

import csv
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Final

import attrs

from publead.errors import EvidenceError, Fault
from publead.estimates import counted
from publead.evidence.registry import data

SOURCE_ITEMS: Final = "source_items.csv"
COLUMNS: Final = ("id", "what", "kind", "holder", "reason")
DOCUMENTS: Final = MappingProxyType(
    {
        "000": "Reclaiming Public Leadership: Lessons from Leadocracy "
        "(Truth About Local Government)",
        "001": "Managerial leadership (Local Government Association)",
        "002": "Meeting the modern leadership challenge (Jo Miller, The MJ)",
        "003": "Posts of the 21st Century Public Servant (Tizard, Cooke, Browes, Bagley, Chambers)",
        "004": "Great leaders foster great public services (Sonia Sodha, Progress)",
    }
)
WINGS: Final = (
    "network",
    "succession",
    "equality",
    "decisions",
    "day map",
    "comparison",
    "association",
    "services",
)


class Holding(Enum):
    """In what way the library holds an item."""

    OBJECT = "object"
    CLAIM = "claim"
    WING = "wing"
    NOT_MODELLED = "not-modelled"


@attrs.frozen(kw_only=True)
class SourceItem:
    """
    One thing that the source documents say, and what became of it.

    Attributes
    ----------
    id : str
        The document and the item in it, such as ``003-04``.
    what : str
        What is said, in a few words of the library's own.
    held_by : Holding
        Whether an object holds it, a claim, a wing that is not yet built, or nothing.
    holders : tuple of str
        What holds it: ``framework:`` and a framework's id, ``claim:`` and a claim's id,
        ``object:`` and a dotted path, or ``wing:`` and a wing's name.
    reason : str
        Why nothing holds it yet, or at all; may be empty for what is held.
    """

    id: str
    what: str
    held_by: Holding
    holders: tuple[str, ...]
    reason: str

    @property
    def document(self) -> str:
        """The title and author of the document."""
        return DOCUMENTS[self.id[:3]]

    def __str__(self) -> str:
        """Return the item and what holds it, as a line."""
        held = ", ".join(self.holders) or self.held_by.value.replace("-", " ")
        line = f"{self.id} {self.what}: {held}"
        return f"{line}. {self.reason}" if self.reason else line


@cache
def source_items() -> tuple[SourceItem, ...]:
    """
    Return all items of the source documents, in their order.

    Raises
    ------
    EvidenceError
        If the table is not well formed; with all faults.
    """
    return items_from(data().joinpath(SOURCE_ITEMS).read_text(encoding="utf-8"))


def items_from(text: str) -> tuple[SourceItem, ...]:
    """
    Return the items that a table in CSV holds.

    Raises
    ------
    EvidenceError
        If the table is not well formed; with all faults.
    """
    lines = list(csv.reader(text.splitlines()))
    if not lines or tuple(lines[0]) != COLUMNS:
        fault = Fault("has other columns", row=1, remedy=f"Use {', '.join(COLUMNS)}")
        raise EvidenceError(SOURCE_ITEMS, [fault])
    faults: list[Fault] = []
    items = []
    for row, cells in enumerate(lines[1:], start=2):
        found = _faults(row, cells)
        faults += found
        if not found:
            items.append(_item(cells))
    if faults:
        raise EvidenceError(SOURCE_ITEMS, faults)
    return tuple(items)


def _item(cells: list[str]) -> SourceItem:
    number, what, kind, holders, reason = cells
    return SourceItem(
        id=number,
        what=what,
        held_by=Holding(kind),
        holders=tuple(holder for holder in holders.split("; ") if holder),
        reason=reason,
    )


def _faults(row: int, cells: list[str]) -> list[Fault]:
    if len(cells) != len(COLUMNS):
        return [Fault(f"has {counted(len(cells), 'cell')}", row=row, remedy=f"Give {len(COLUMNS)}")]
    number, what, kind, holders, reason = cells
    faults = []
    if number[:3] not in DOCUMENTS or number[3:4] != "-" or not number[4:].isdigit():
        faults.append(Fault("is not an item", "id", row, number, "Write it like '003-04'"))
    if not what:
        faults.append(Fault("is empty", "what", row))
    if kind not in {holding.value for holding in Holding}:
        words = ", ".join(holding.value for holding in Holding)
        faults.append(Fault("is not one of the words allowed", "kind", row, kind, f"Use {words}"))
    elif not _holders_fit(Holding(kind), holders.split("; ")):
        faults.append(Fault(f"does not fit the kind {kind!r}", "holder", row, holders))
    if kind in {Holding.WING.value, Holding.NOT_MODELLED.value} and not reason:
        faults.append(Fault("is missing", "reason", row, remedy="Say why nothing holds it"))
    return faults


def _holders_fit(holding: Holding, holders: list[str]) -> bool:
    kinds = {holder.partition(":")[0] for holder in holders}
    if holding is Holding.NOT_MODELLED:
        return holders == [""]
    if holding is Holding.WING:
        return all(holder in {f"wing:{wing}" for wing in WINGS} for holder in holders)
    if holding is Holding.CLAIM:
        return kinds == {"claim"}
    return bool(kinds & {"framework", "object"}) and kinds <= {"framework", "object", "claim"}
