"""What `to_networkx` writes into a graph's own data, so that nothing is lost."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Final

import attrs

from publead.network.nominations import Direction, StrengthScale

if TYPE_CHECKING:
    import networkx as nx

MARK: Final = "publead"


@attrs.frozen
class Mark:
    """
    What `to_networkx` writes into a graph's own data, beside its nodes and edges.

    Attributes
    ----------
    direction : Direction or None
        Which end of a tie leads.
    layers, waves : tuple
        The kinds of tie and the times, in their order.
    scale : StrengthScale or None
        The scale of the strengths.
    notes : tuple of str
        The notes of the network.
    is_ours : bool
        Whether the graph was made by `to_networkx`.
    """

    direction: Direction | None = None
    layers: tuple[str, ...] = ()
    waves: tuple[Hashable, ...] = ()
    scale: StrengthScale | None = None
    notes: tuple[str, ...] = ()
    is_ours: bool = True


def mark_of(graph: "nx.Graph[Any]") -> Mark:
    """Return what `to_networkx` has written into a graph, or an empty mark."""
    found = graph.graph.get(MARK)
    return found if isinstance(found, Mark) else Mark(is_ours=False)
