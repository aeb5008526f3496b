"""How far people are from each other, over the whole network."""

from collections.abc import Callable

import numpy as np

from publead.estimates import Estimate, Measure
from publead.graphs import components as kernels
from publead.graphs.csr import Csr
from publead.graphs.distances import hop_sums, inverse_strengths, length_sums
from publead.graphs.path_sums import PathSums
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.options import Lengths, expect_lengths
from publead.network.indices.robustness import FAR, NOT_STUDIED
from publead.network.indices.sources import LATORA_MARCHIORI_2001, WASSERMAN_FAUST_1994
from publead.network.indices.whole.stating import path_estimate
from publead.network.network import NetworkLike, network_of

_LIMIT = "what passes along the paths; one missing person can lengthen or cut many of them"

MEAN_DISTANCE = Measure(
    name="mean distance",
    definition="The mean length of the shortest paths between all who can reach each other.",
    formula="sum of d(i, j) over reachable pairs / number of reachable pairs",
    does_not_show=f"how many cannot reach each other; {_LIMIT}",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=FAR,
)
GLOBAL_EFFICIENCY = Measure(
    name="global efficiency",
    definition="The mean of one over the distance, over all pairs; 0 for pairs out of reach.",
    formula="sum of 1 / d(i, j) / (n (n - 1))",
    does_not_show=_LIMIT,
    sources=(LATORA_MARCHIORI_2001,),
    robustness=FAR,
)
DIAMETER = Measure(
    name="diameter",
    definition="The longest of the shortest paths between people who can reach each other.",
    formula="max of d(i, j) over reachable pairs",
    does_not_show=f"how far most people are apart; {_LIMIT}",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=FAR,
)
COMPONENTS = Measure(
    name="number of components",
    definition="Into how many parts the network falls, direction left out.",
    formula="number of weak components",
    does_not_show=f"how large the parts are; {_LIMIT}",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=NOT_STUDIED,
)


def mean_distance(
    network: NetworkLike,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    """
    Return the mean distance over all pairs of which the first reaches the second.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    lengths : Lengths
        What a path's length is.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        1 or above in hops; not estimable without ties. High-tech managers, advice: 1.640476 (R
        igraph).

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, section 4.2. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> print(mean_distance(nx.path_graph(3)))
    1.33, n = 3
    """

    def mean(sums: PathSums) -> float:
        pairs = int(sums.reach.sum())
        return float(sums.distance.sum()) / pairs if pairs else np.nan

    return _over_paths(network, MEAN_DISTANCE, mean, lengths, missing, "reachable pairs")


def global_efficiency(
    network: NetworkLike,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    """
    Return the mean of one over the distance, over all pairs.

    Parameters
    ----------
    network, lengths, missing
        As in `mean_distance`.

    Returns
    -------
    Estimate
        0 to 1 in hops; not estimable for fewer than two people. High-tech managers, advice:
        0.710714 (R igraph).

    References
    ----------
    Latora, V., & Marchiori, M. (2001). Efficient behavior of small-world networks. Physical
    Review Letters, 87(19), 198701. https://doi.org/10.1103/PhysRevLett.87.198701

    Examples
    --------
    >>> import networkx as nx
    >>> print(global_efficiency(nx.path_graph(3)))
    0.83, n = 3
    """

    def mean(sums: PathSums) -> float:
        pairs = sums.harmonic.size * (sums.harmonic.size - 1)
        return float(sums.harmonic.sum()) / pairs if pairs else np.nan

    return _over_paths(network, GLOBAL_EFFICIENCY, mean, lengths, missing, "all pairs")


def diameter(
    network: NetworkLike,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    """
    Return the longest shortest path between people who can reach each other.

    Parameters
    ----------
    network, lengths, missing
        As in `mean_distance`.

    Returns
    -------
    Estimate
        Not estimable without ties. High-tech managers, advice: 3 (R igraph).

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, section 4.2. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> print(diameter(nx.path_graph(4)))
    3.00, n = 4
    """

    def longest(sums: PathSums) -> float:
        return float(sums.eccentricity.max()) if sums.reach.any() else np.nan

    return _over_paths(network, DIAMETER, longest, lengths, missing, "reachable pairs")


def n_components(
    network: NetworkLike, *, missing: MissingPolicy = MissingTies.NOT_ESTIMABLE
) -> Estimate:
    """
    Return into how many parts the network falls, direction left out.

    Parameters
    ----------
    network, missing
        As in `mean_distance`.

    Returns
    -------
    Estimate
        People without ties are parts of their own. Physicians of Peoria, advice: 12 (R sna and
        igraph).

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, section 4.2. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> print(n_components(nx.empty_graph(3)))
    3.00, n = 3
    """

    def kernel(csr: Csr) -> float:
        return float(np.unique(kernels.weak_components(csr)).size)

    return path_estimate(network_of(network), COMPONENTS, kernel, missing, "direction left out")


def _over_paths(
    network: NetworkLike,
    measure: Measure,
    read: Callable[[PathSums], float],
    lengths: Lengths,
    missing: MissingPolicy,
    pairs: str,
) -> Estimate:
    """Return what is read from the sums over all shortest paths that leave each person."""
    expect_lengths(lengths)

    def kernel(csr: Csr) -> float:
        if lengths is Lengths.INVERSE_STRENGTH:
            return read(length_sums(csr, inverse_strengths(csr)).outgoing)
        return read(hop_sums(csr).outgoing)

    how = f"over {pairs}, lengths in {lengths.value}"
    return path_estimate(network_of(network), measure, kernel, missing, how)
