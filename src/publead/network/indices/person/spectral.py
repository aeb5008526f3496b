"""Indices by which people count for who turns to them: eigenvector, Katz, PageRank, hubs."""

from collections.abc import Callable

from publead.estimates import Measure
from publead.graphs import spectral
from publead.graphs.csr import Csr
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.options import Count, Side, expect_count, expect_side
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.person.spectral_measures import EIGENVECTOR, INDICES, KATZ, PAGERANK
from publead.network.network import NetworkLike, network_of


def eigenvector(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return eigenvector centrality: people count by who turns to them.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    side : Side
        Whether ties that arrive count, or those that leave.
    count : Count
        Whether ties count by their strength.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    PersonIndex
        0 or above, of length 1 as a vector.

    Raises
    ------
    UndefinedStatisticError
        If there is no cycle of ties, or the principal vector is not unique.

    Notes
    -----
    .. math:: \lambda x_v = \sum_u a_{uv} x_u

    High-tech managers, advice, OUT: 0.138872 for the first (R sna, ``evcent``); igraph divides by
    the largest value, and takes IN.

    References
    ----------
    Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique
    identification. Journal of Mathematical Sociology, 2(1), 113-120.
    https://doi.org/10.1080/0022250X.1972.9989806

    Examples
    --------
    >>> import networkx as nx
    >>> round(eigenvector(nx.path_graph(2))[0], 4)
    0.7071
    """
    expect_side(side)
    return spectral_index(
        network, EIGENVECTOR, lambda csr: spectral.eigenvector(csr, side), count, missing
    )


def pagerank(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    damping: float = spectral.DAMPING,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return PageRank.

    Parameters
    ----------
    network, side, count, missing
        As in `eigenvector`.
    damping : float
        The chance to follow a tie rather than start afresh, 0 to below 1.

    Returns
    -------
    PersonIndex
        Above 0; the values sum to 1.

    Notes
    -----
    .. math:: x_v = d \sum_u \frac{a_{uv}}{s_u} x_u + \frac{1 - d}{n}

    where those without ties start afresh anywhere. High-tech managers, advice: 0.049410 for the
    first (R igraph).

    References
    ----------
    Brin, S., & Page, L. (1998). The anatomy of a large-scale hypertextual web search engine.
    Computer Networks, 30, 107-117. https://doi.org/10.1016/S0169-7552(98)00110-X

    Examples
    --------
    >>> import networkx as nx
    >>> round(pagerank(nx.DiGraph([("ann", "bob")]), damping=0.5)["bob"], 4)
    0.6
    """
    expect_side(side)

    def kernel(csr: Csr) -> Floats:
        return spectral.pagerank(csr, side, damping=damping)

    return spectral_index(network, PAGERANK, kernel, count, missing)


def katz(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    alpha: float | None = None,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return Katz's index: all walks that lead to a person, shorter ones counting more.

    Parameters
    ----------
    network, side, count, missing
        As in `eigenvector`.
    alpha : float, optional
        What a step counts, from 0 to below 1/ρ; 0.85/ρ where left out.

    Returns
    -------
    PersonIndex
        1 or above.

    Raises
    ------
    UndefinedStatisticError
        If *alpha* is left out and there is no cycle of ties.
    PolicyError
        If *alpha* is out of its range.

    Notes
    -----
    .. math:: x = (I - \alpha A^\top)^{-1} \mathbf 1

    High-tech managers, advice: 8.876368 for the first (R igraph, ``alpha_centrality(alpha =
    0.85 / rho)``). networkx divides by the vector's length.

    References
    ----------
    Katz, L. (1953). A new status index derived from sociometric analysis. Psychometrika, 18(1),
    39-43. https://doi.org/10.1007/BF02289026

    Examples
    --------
    >>> import networkx as nx
    >>> katz(nx.DiGraph([("ann", "bob"), ("bob", "cem")]), alpha=0.5)["cem"]
    1.75
    """
    expect_side(side)

    def kernel(csr: Csr) -> Floats:
        return spectral.katz(csr, side, alpha=alpha)

    return spectral_index(network, KATZ, kernel, count, missing)


def spectral_index(
    network: NetworkLike,
    measure: Measure,
    kernel: Callable[[Csr], Floats],
    count: Count,
    missing: MissingPolicy,
) -> PersonIndex:
    """Return an index that a kernel finds from all ties at once."""
    expect_count(count)
    one = network_of(network)

    def counted(csr: Csr) -> Floats:
        return kernel(csr if count is Count.STRENGTHS else csr.unweighted())

    about = About(measure=measure, index=INDICES[measure.name])
    return whole_path_index(one, about, counted, missing, f"by {count.value}")
