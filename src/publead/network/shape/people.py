"""Every index about people in one table, from one sweep over the paths."""

import numpy as np

from publead.errors import UndefinedStatisticError
from publead.estimates import Measure
from publead.graphs.betweenness import node_betweenness
from publead.graphs.csr import Csr
from publead.network.indices import person
from publead.network.indices.missing import Floats, Found, MissingPolicy, MissingTies, found
from publead.network.indices.options import Side
from publead.network.indices.person import PersonIndex
from publead.network.indices.person.nearness_measures import BETWEENNESS, CLOSENESS, HARMONIC, REACH
from publead.network.indices.person.paths import values_of
from publead.network.network import LeadershipNetwork, NetworkLike, network_of
from publead.network.shape.table import Centralities
from publead.network.structure.policy import NetworkPolicy

_SIDES = {Side.IN: "in", Side.OUT: "out"}
_NEAR = {"closeness": CLOSENESS, "harmonic": HARMONIC, "reach": REACH}


def centralities(
    network: NetworkLike,
    *,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
    policy: NetworkPolicy | None = None,
) -> Centralities:
    """
    Return every index about people, from one sweep over the paths.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs are read as drawn, and lengths are hops.
    missing : MissingTies or Imputation
        What to do where some did not answer.
    policy : NetworkPolicy, optional
        When people may be named; from 80 % response by default.

    Returns
    -------
    Centralities
        Degrees, strengths where there are any, betweenness, closeness, harmonic closeness and
        reach on both sides, eigenvector, PageRank, constraint, effective size, and core number.

    Raises
    ------
    DisclosureError
        If too few answered for people to be named.

    Examples
    --------
    >>> import networkx as nx
    >>> table = centralities(nx.krackhardt_kite_graph())
    >>> table[3]["degree"], round(table[7]["betweenness"], 6)
    (6.0, 14.0)
    """
    one = network_of(network)
    one.require_single()
    shown = NetworkPolicy() if policy is None else policy
    shown.require_response(one, "a table of centralities")
    made = [*_degrees(one), *_paths(one, missing)]
    undefined = []
    for name, index in _OTHERS.items():
        try:
            made.append((name, index(one, missing=missing)))
        except UndefinedStatisticError as error:
            undefined.append((name, error.cause))
    return Centralities(
        people=one.people,
        indices=tuple(made),
        response=one.response,
        undefined=tuple(undefined),
        policy=shown,
        notes=one.notes,
    )


_OTHERS = {
    "eigenvector": person.eigenvector,
    "pagerank": person.pagerank,
    "constraint": person.constraint,
    "effective_size": person.effective_size,
    "core_number": person.core_number,
}


def _degrees(network: LeadershipNetwork) -> list[tuple[str, PersonIndex]]:
    if network.is_undirected:
        columns = [("degree", person.in_degree), ("strength", person.in_strength)]
    else:
        columns = [
            ("in_degree", person.in_degree),
            ("out_degree", person.out_degree),
            ("in_strength", person.in_strength),
            ("out_strength", person.out_strength),
        ]
    plain = network.arcs.strengths is None
    return [(name, of(network)) for name, of in columns if not (plain and "strength" in name)]


def _paths(network: LeadershipNetwork, missing: MissingPolicy) -> list[tuple[str, PersonIndex]]:
    """Return betweenness and nearness, all read from one sweep."""
    n = network.n_people
    sides = (Side.IN,) if network.is_undirected else tuple(_SIDES)

    def kernel(csr: Csr) -> Floats:
        swept = node_betweenness(csr, kind=network.kind)
        near = [
            values_of(swept.paths.side(side), measure, n)
            for measure in _NEAR.values()
            for side in sides
        ]
        return np.stack([swept.values, *near])

    result = found(network, kernel, missing)
    about = [("betweenness", BETWEENNESS, "exact, lengths in hops")]
    for name, measure in _NEAR.items():
        for side in sides:
            suffix = "" if network.is_undirected else f"_{_SIDES[side]}"
            about.append((f"{name}{suffix}", measure, f"side {side.value}"))
    return [
        (name, _row(network, result, row, measure, how))
        for row, (name, measure, how) in enumerate(about)
    ]


def _row(
    network: LeadershipNetwork, result: Found, row: int, measure: Measure, how: str
) -> PersonIndex:
    """Return one of the indices that were found together."""
    return PersonIndex(
        measure=measure,
        people=network.people,
        values=result.values[row],
        low=result.low[row],
        high=result.high[row],
        method=f"{how}; {result.method}",
        reason=result.reason,
        is_undirected=network.is_undirected,
        notes=network.notes,
        response=network.response,
    )
