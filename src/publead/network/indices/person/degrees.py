"""Ties received and given: what each person's own neighbourhood holds."""

import numpy as np

from publead.estimates import Measure
from publead.network.indices.options import Count, NodeIndex, Side
from publead.network.indices.person.degree_measures import (
    IN_DEGREE,
    IN_STRENGTH,
    OUT_DEGREE,
    OUT_STRENGTH,
    TOTAL_DEGREE,
)
from publead.network.indices.person.making import About, both_sides, given, on_either_side, received
from publead.network.indices.person.result import PersonIndex
from publead.network.network import LeadershipNetwork, NetworkLike, network_of


def in_degree(network: NetworkLike) -> PersonIndex:
    r"""
    Return how many people have a tie to each person.

    In a nomination network it is the leadership received.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.

    Returns
    -------
    PersonIndex
        Counts, 0 to n - 1. Where some did not answer: the nominations that were reported, with
        exact bounds. Without direction it is the degree.

    Notes
    -----
    .. math:: d_{in}(v) = \sum_i a_{iv}

    Krackhardt's high-tech managers, advice: 13 for the first (R sna, ``degree(cmode =
    "indegree")``).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> dict(in_degree(nx.DiGraph([("ann", "bob"), ("cem", "bob")])))
    {'ann': 0.0, 'bob': 2.0, 'cem': 0.0}
    """
    return _at_one_end(network_of(network), IN_DEGREE, Side.IN, Count.TIES)


def out_degree(network: NetworkLike) -> PersonIndex:
    r"""
    Return how many people each person has a tie to.

    In an influence network it is the leadership exercised.

    Parameters
    ----------
    network
        As in `in_degree`.

    Returns
    -------
    PersonIndex
        Counts, 0 to n - 1; not estimable for those who did not answer. Without direction it is
        the degree.

    Notes
    -----
    .. math:: d_{out}(v) = \sum_j a_{vj}

    Krackhardt's high-tech managers, advice: 6 for the first (R sna, ``degree(cmode =
    "outdegree")``).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> dict(out_degree(nx.DiGraph([("ann", "bob"), ("ann", "cem")])))
    {'ann': 2.0, 'bob': 0.0, 'cem': 0.0}
    """
    return _at_one_end(network_of(network), OUT_DEGREE, Side.OUT, Count.TIES)


def total_degree(network: NetworkLike) -> PersonIndex:
    r"""
    Return how many ties each person has, received and given.

    Parameters
    ----------
    network
        As in `in_degree`.

    Returns
    -------
    PersonIndex
        Counts, 0 to 2(n - 1); without direction the degree, 0 to n - 1.

    Notes
    -----
    .. math:: d(v) = \sum_i a_{iv} + \sum_j a_{vj}

    Krackhardt's high-tech managers, advice: 19 for the first (R sna, ``degree(cmode =
    "freeman")``).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> dict(total_degree(nx.DiGraph([("ann", "bob"), ("bob", "ann")])))
    {'ann': 2.0, 'bob': 2.0}
    """
    one = network_of(network)
    if one.is_undirected:
        return in_degree(one)
    about = About(
        measure=TOTAL_DEGREE, index=NodeIndex.TOTAL_DEGREE, maximum=2 * (one.n_people - 1)
    )
    return both_sides(one, about, in_degree(one), out_degree(one))


def in_strength(network: NetworkLike) -> PersonIndex:
    r"""
    Return the strengths of the ties to each person, added up.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; without strengths each tie counts 1.

    Returns
    -------
    PersonIndex
        Sums in the unit of the scale. The upper bounds under non-response need a declared scale.

    Notes
    -----
    .. math:: s_{in}(v) = \sum_i s_{iv}

    Cross and Parker's consultants, information: 43 for the first (R igraph, ``strength``).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_weighted_edges_from([("ann", "bob", 2), ("cem", "bob", 3)])
    >>> in_strength(graph)["bob"]
    5.0
    """
    return _at_one_end(network_of(network), IN_STRENGTH, Side.IN, Count.STRENGTHS)


def out_strength(network: NetworkLike) -> PersonIndex:
    r"""
    Return the strengths of the ties from each person, added up.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; without strengths each tie counts 1.

    Returns
    -------
    PersonIndex
        Sums in the unit of the scale; not estimable for those who did not answer.

    Notes
    -----
    .. math:: s_{out}(v) = \sum_j s_{vj}

    Cross and Parker's consultants, information: 25 for the first (R igraph, ``strength``).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_weighted_edges_from([("ann", "bob", 2), ("ann", "cem", 3)])
    >>> out_strength(graph)["ann"]
    5.0
    """
    return _at_one_end(network_of(network), OUT_STRENGTH, Side.OUT, Count.STRENGTHS)


def strongest(network: LeadershipNetwork) -> float:
    """Return the greatest strength that a tie can have; NaN where no scale was declared."""
    if network.arcs.strengths is None:
        return 1.0
    return np.nan if network.scale is None else network.scale.maximum


_WAYS = {Side.IN: received, Side.OUT: given}
_INDICES = {Side.IN: NodeIndex.IN_DEGREE, Side.OUT: NodeIndex.OUT_DEGREE}


def _at_one_end(
    network: LeadershipNetwork, measure: Measure, side: Side, count: Count
) -> PersonIndex:
    """Return an index of the ties that end, or that start, at each person."""
    csr = network.csr if count is Count.STRENGTHS else network.csr.unweighted()
    ends = csr.indices if side is Side.IN else csr.arc_sources
    values = np.bincount(ends, csr.arc_strengths, minlength=network.n_people)
    most = strongest(network) if count is Count.STRENGTHS else 1.0
    about = About(
        measure=measure,
        index=_INDICES[side],
        unit=most,
        maximum=most * (network.n_people - 1),
    )
    way = on_either_side if network.is_undirected else _WAYS[side]
    return way(network, about, values.astype(np.float64), most)
