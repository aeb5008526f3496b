"""The indices that can be set beside chance, each over a whole stack of networks at once."""

from collections.abc import Callable
from enum import Enum
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Measure
from publead.graphs import stacks
from publead.graphs.centralization import NodeIndex
from publead.graphs.csr import Kind
from publead.network.indices.sources import (
    FREEMAN_1979,
    HOLLAND_LEINHARDT_1970,
    WASSERMAN_FAUST_1994,
)
from publead.network.indices.whole.closure import TRANSITIVITY
from publead.network.indices.whole.krackhardt import HIERARCHY
from publead.network.indices.whole.leaders import EFFECTIVE_LEADERS

Stack: TypeAlias = NDArray[np.bool_]
Values: TypeAlias = NDArray[np.float64]


class ShapeIndex(Enum):
    """
    An index of a whole network that can be set beside chance.

    ``CENTRALIZATION``: of leadership received; of degree, where ties have no direction.
    ``EFFECTIVE_LEADERS``: the plain effective number of leaders. ``RECIPROCITY``: the share of
    ties that are returned. ``TRANSITIVITY``: in the weak form. ``HIERARCHY``: Krackhardt's.
    Density is none of them, because the networks it would be compared with have the same.
    """

    CENTRALIZATION = "centralization"
    EFFECTIVE_LEADERS = "effective leaders"
    RECIPROCITY = "reciprocity"
    TRANSITIVITY = "transitivity"
    HIERARCHY = "hierarchy"


NEEDS_DIRECTION: Final = frozenset(
    {ShapeIndex.EFFECTIVE_LEADERS, ShapeIndex.RECIPROCITY, ShapeIndex.HIERARCHY}
)

CENTRALIZATION: Final = Measure(
    name="centralization of leadership received",
    definition="How near the network comes to one person receiving all leadership.",
    formula="sum of (largest - own) / the greatest sum that any network of this size can have",
    does_not_show="who it leans on, and whether they are the right people",
    sources=(FREEMAN_1979,),
)
OF_DEGREE: Final = attrs.evolve(
    CENTRALIZATION,
    name="centralization of degree",
    definition="How near the network comes to one person having all ties.",
)
RECIPROCITY: Final = Measure(
    name="reciprocity, edgewise",
    definition="How far ties are returned.",
    formula="2M / (2M + A)",
    does_not_show="whether the two mean the same",
    sources=(HOLLAND_LEINHARDT_1970, WASSERMAN_FAUST_1994),
)


def _centralization(stack: Stack, kind: Kind) -> Values:
    return stacks.centralizations(stack.sum(axis=1), NodeIndex.IN_DEGREE, kind=kind)


def _effective_leaders(stack: Stack, _kind: Kind) -> Values:
    received = stack.sum(axis=1, dtype=np.float64)
    squares = np.square(received).sum(axis=1)
    found = np.full(squares.shape, np.nan)
    np.divide(received.sum(axis=1) ** 2, squares, out=found, where=squares > 0)
    return found


KERNELS: Final[dict[ShapeIndex, tuple[Measure, Callable[[Stack, Kind], Values]]]] = {
    ShapeIndex.CENTRALIZATION: (CENTRALIZATION, _centralization),
    ShapeIndex.EFFECTIVE_LEADERS: (EFFECTIVE_LEADERS, _effective_leaders),
    ShapeIndex.RECIPROCITY: (RECIPROCITY, lambda stack, _kind: stacks.reciprocities(stack)),
    ShapeIndex.TRANSITIVITY: (TRANSITIVITY, lambda stack, _kind: stacks.transitivities(stack)),
    ShapeIndex.HIERARCHY: (HIERARCHY, lambda stack, _kind: stacks.hierarchies(stack)),
}
"""Each index with its entry and its kernel, which reads leadership at the head of an arc."""


def entry_of(index: ShapeIndex, kind: Kind) -> Measure:
    """Return what an index is in a network with direction or without."""
    if index is ShapeIndex.CENTRALIZATION and kind is Kind.UNDIRECTED:
        return OF_DEGREE
    return KERNELS[index][0]
