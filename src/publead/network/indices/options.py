"""How an index reads the ties: which end, which lengths, and whether strengths count."""

from enum import Enum

from publead.graphs.centralization import NodeIndex
from publead.graphs.csr import Side

__all__ = ["Count", "Lengths", "NodeIndex", "Side"]


class Lengths(Enum):
    """
    How long a tie is on a path.

    ``HOPS``: each counts one. ``INVERSE_STRENGTH``: 1 / strength, so that strong ties are short.
    """

    HOPS = "hops"
    INVERSE_STRENGTH = "1 / strength"


class Count(Enum):
    """Whether an index counts each tie once, or by its strength."""

    TIES = "ties"
    STRENGTHS = "strengths"
