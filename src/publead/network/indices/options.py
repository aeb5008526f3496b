"""How an index reads the ties: which end, which lengths, and whether strengths count."""

from collections.abc import Callable
from enum import Enum
from typing import NoReturn

from publead.errors import ArgumentError, expect
from publead.graphs.centralization import NodeIndex
from publead.graphs.csr import Side

__all__ = [
    "Count",
    "Lengths",
    "NodeIndex",
    "Side",
    "expect_count",
    "expect_index",
    "expect_lengths",
    "expect_side",
    "no_index",
]


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


def expect_side(side: Side) -> None:
    """Refuse what is no side, such as a text, which would be taken for the other one."""
    expect(side, Side, "side", "Use Side.IN or Side.OUT")


def expect_lengths(lengths: Lengths) -> None:
    """Refuse what does not say how long a tie is."""
    expect(lengths, Lengths, "lengths", "Use Lengths.HOPS or Lengths.INVERSE_STRENGTH")


def expect_count(count: Count) -> None:
    """Refuse what does not say whether strengths count."""
    expect(count, Count, "count", "Use Count.TIES or Count.STRENGTHS")


def no_index(_network: object) -> NoReturn:
    """Refuse to choose an index: what stands where nobody named one."""
    raise ArgumentError("no index was named. Give a function, such as person.in_degree")


def expect_index(index: object) -> None:
    """Refuse what cannot be computed from a network, such as the name of an index."""
    remedy = "Give a function, such as person.in_degree"
    expect(index, Callable, "index", remedy)  # type: ignore[arg-type]  # it is one at run time
