"""
The evidence room: what is said about public leadership, by whom, and what it is worth.

`claim`
    A claim, with its sources, its number and interval, and what to know before quoting it.
`registry`
    All claims that ship, by id; those that contradict each other; a mended bibliography.
`items`
    What the source documents say, item by item, and what in the library holds each.
"""

from publead.evidence.claim import Claim, Kind
from publead.evidence.items import DOCUMENTS, Holding, SourceItem, source_items
from publead.evidence.registry import bibliography, catalogue, load, opposing

__all__ = [
    "DOCUMENTS",
    "Claim",
    "Holding",
    "Kind",
    "SourceItem",
    "bibliography",
    "catalogue",
    "load",
    "opposing",
    "source_items",
]
