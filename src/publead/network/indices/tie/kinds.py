"""What each tie is to the network: a thoroughfare, a bridge, returned, or held by a third."""

import numpy as np

from publead.estimates import Measure
from publead.graphs import components, tie_kinds
from publead.graphs.betweenness import arc_betweenness
from publead.graphs.csr import Csr
from publead.graphs.distances import inverse_strengths
from publead.graphs.work import CHEAPEST, Work
from publead.network.indices.missing import EVERYBODY, Floats, Kernel, MissingTies, found, n_silent
from publead.network.indices.options import Lengths
from publead.network.indices.tie.measures import BETWEENNESS, BRIDGE, RECIPROCATED, SIMMELIAN, SPAN
from publead.network.indices.tie.result import Tie, TieIndex
from publead.network.network import LeadershipNetwork, NetworkLike, network_of


def betweenness(
    network: NetworkLike,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingTies = MissingTies.NOT_ESTIMABLE,
    work: Work = CHEAPEST,
) -> TieIndex:
    r"""
    Return how many shortest paths run along each tie.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs are read as drawn.
    lengths : Lengths
        What a path's length is.
    missing : MissingTies
        What to do where some did not answer. Ties cannot be imputed here, for each draw has
        other ties.
    work : Work
        How it is done; no value depends on it.

    Returns
    -------
    TieIndex
        Raw sums; without direction each pair counts once.

    Notes
    -----
    .. math:: b(u \to v) = \sum_{s, t} \sigma_{st}(u \to v) / \sigma_{st}

    High-tech managers, advice: 21.409524 at most (R igraph, ``edge_betweenness``).

    References
    ----------
    Girvan, M., & Newman, M. E. J. (2002). Community structure in social and biological networks.
    PNAS, 99(12), 7821-7826. https://doi.org/10.1073/pnas.122653799

    Examples
    --------
    >>> import networkx as nx
    >>> dict(betweenness(nx.path_graph(3)))
    {(0, 1): 2.0, (1, 2): 2.0}
    """
    one = network_of(network)

    def kernel(csr: Csr) -> Floats:
        measured = inverse_strengths(csr) if lengths is Lengths.INVERSE_STRENGTH else None
        return arc_betweenness(csr, lengths=measured, work=work).values

    return _index(one, BETWEENNESS, kernel, missing, f"lengths in {lengths.value}")


def bridges(network: NetworkLike, *, missing: MissingTies = MissingTies.NOT_ESTIMABLE) -> TieIndex:
    """
    Return which ties are bridges: without one, its component falls apart.

    Parameters
    ----------
    network, missing
        As in `betweenness`; direction is left out.

    Returns
    -------
    TieIndex
        1 for a bridge, else 0. Florentine families, marriage: 5 are (R igraph, ``bridges``).

    References
    ----------
    Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6),
    1360-1380. https://doi.org/10.1086/225469

    Examples
    --------
    >>> import networkx as nx
    >>> dict(bridges(nx.path_graph(3)))
    {(0, 1): 1.0, (1, 2): 1.0}
    """

    def kernel(csr: Csr) -> Floats:
        return components.bridges(csr).astype(np.float64)

    return _index(network_of(network), BRIDGE, kernel, missing, "direction left out")


def reciprocated(network: NetworkLike) -> TieIndex:
    """
    Return which ties are returned.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave, with direction.

    Returns
    -------
    TieIndex
        1 or 0; not estimable for a tie to somebody who did not answer. 1 throughout where ties
        have no direction. High-tech managers, advice: 90 of 190 are (base R, ``sum(A * t(A))``).

    References
    ----------
    Holland, P. W., & Leinhardt, S. (1970). A method for detecting structure in sociometric data.
    American Journal of Sociology, 76(3), 492-513. https://doi.org/10.1086/224954

    Examples
    --------
    >>> import networkx as nx
    >>> dict(reciprocated(nx.DiGraph([("ann", "bob"), ("bob", "ann"), ("bob", "cem")])))
    {('ann', 'bob'): 1.0, ('bob', 'ann'): 1.0, ('bob', 'cem'): 0.0}
    """
    one = network_of(network)
    csr = one.csr
    width = np.int64(max(one.n_people, 1))
    there = csr.arc_sources * width + csr.indices
    returned = np.isin(csr.indices * width + csr.arc_sources, there).astype(np.float64)
    silent = ~one.respondents[csr.indices]
    values = returned if one.is_undirected else np.where(silent, np.nan, returned)
    reason = "they go to people who did not answer" if np.isnan(values).any() else ""
    return _made(one, RECIPROCATED, values, reason or EVERYBODY, reason)


def simmelian(
    network: NetworkLike, *, missing: MissingTies = MissingTies.NOT_ESTIMABLE
) -> TieIndex:
    """
    Return which ties are Simmelian: returned, and held by returned ties with a third.

    Parameters
    ----------
    network, missing
        As in `betweenness`.

    Returns
    -------
    TieIndex
        1 or 0. High-tech managers, advice: 84 are (base R: ``S <- A * t(A)``, then
        ``sum(S > 0 & S %*% S > 0)``).

    References
    ----------
    Krackhardt, D. (1999). The ties that torture: Simmelian tie analysis in organizations.
    Research in the Sociology of Organizations, 16, 183-210.

    Examples
    --------
    >>> import networkx as nx
    >>> sum(dict(simmelian(nx.complete_graph(3))).values())
    3.0
    """

    def kernel(csr: Csr) -> Floats:
        return tie_kinds.simmelian_arcs(csr).astype(np.float64)

    return _index(network_of(network), SIMMELIAN, kernel, missing, "returned ties only")


def local_bridge_span(
    network: NetworkLike, *, missing: MissingTies = MissingTies.NOT_ESTIMABLE
) -> TieIndex:
    """
    Return how far apart the ends of each tie would be without it.

    Parameters
    ----------
    network, missing
        As in `betweenness`; direction is left out.

    Returns
    -------
    TieIndex
        Hops: 2 where the two share a contact, more for a local bridge, infinite for a bridge.
        Florentine families, marriage: 2 for 8 ties, 3 for 3, 4 for 4, and infinite for 5 (R
        igraph, ``distances`` without the tie).

    References
    ----------
    Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6),
    1360-1380. https://doi.org/10.1086/225469

    Examples
    --------
    >>> import networkx as nx
    >>> local_bridge_span(nx.cycle_graph(5))[0, 1]
    4.0
    """
    return _index(
        network_of(network), SPAN, tie_kinds.bridge_spans, missing, "hops, direction left out"
    )


def _index(
    network: LeadershipNetwork, measure: Measure, kernel: Kernel, missing: MissingTies, how: str
) -> TieIndex:
    if network.is_complete or missing is MissingTies.AS_ABSENT:
        result = found(network, kernel, missing)
        return _made(network, measure, result.values, f"{how}; {result.method}", "")
    silent = f"{n_silent(network)} of {network.n_people} did not answer"
    reason = f"{silent}, and paths through their missing ties are not known"
    values = np.full(network.csr.n_arcs, np.nan)
    return _made(network, measure, values, silent, reason)


def _made(
    network: LeadershipNetwork, measure: Measure, values: Floats, method: str, reason: str
) -> TieIndex:
    csr = network.csr
    sources, targets = csr.arc_sources, csr.indices
    kept = sources < targets if network.is_undirected else np.ones(csr.n_arcs, dtype=np.bool_)
    people = network.people
    ties: list[Tie] = [
        (people[u], people[v])
        for u, v in zip(sources[kept].tolist(), targets[kept].tolist(), strict=True)
    ]
    return TieIndex(
        measure=measure,
        ties=tuple(ties),
        values=values[kept],
        method=method,
        reason=reason,
        is_undirected=network.is_undirected,
        response=network.response,
    )
