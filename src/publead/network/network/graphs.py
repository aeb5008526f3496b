"""One door for every index: a leadership network as it is, or a plain networkx graph."""

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from publead.errors import PolicyError
from publead.network.network.conversion import EdgeData, graph_nominations
from publead.network.network.mark import mark_of
from publead.network.network.model import LeadershipNetwork
from publead.network.nominations import Direction, SelfTies, expect_direction

if TYPE_CHECKING:
    import networkx as nx

NetworkLike: TypeAlias = "LeadershipNetwork | nx.Graph[Any]"
"""What indices are computed from."""


def network_of(graph: NetworkLike, *, direction: Direction | None = None) -> LeadershipNetwork:
    """
    Return a network as it is, or a plain networkx graph as a network that is fully answered.

    Parameters
    ----------
    graph : LeadershipNetwork or networkx.Graph
        The network.
    direction : Direction, optional
        Which end of an edge leads; where it is left out, indices that need it refuse the graph.

    Raises
    ------
    PolicyError
        If it is neither, or contradicts its own direction.
    NetworkError
        If an edge cannot be a tie.
    """
    expect_direction(direction)
    if isinstance(graph, LeadershipNetwork):
        if direction is None or direction is graph.direction or graph.is_undirected:
            return graph
        if graph.direction is None:
            return attrs.evolve(graph, direction=direction)
        raise PolicyError(
            f"the network's direction is {graph.direction.value}; leave out direction="
        )
    if not hasattr(graph, "adjacency") or not hasattr(graph, "is_directed"):
        kind = type(graph).__name__
        raise PolicyError(f"a {kind} is no network; give a LeadershipNetwork or a networkx graph")
    mark = mark_of(graph)
    said = graph_nominations(graph, mark, EdgeData(), None, SelfTies.REFUSE)
    return LeadershipNetwork.from_nominations(
        said,
        direction=direction or mark.direction,
        is_undirected=not graph.is_directed(),
        scale=mark.scale,
    )
