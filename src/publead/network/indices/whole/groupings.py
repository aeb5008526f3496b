"""How well a given grouping fits the ties."""

from publead.estimates import Estimate, Measure
from publead.graphs import mixing
from publead.graphs import modularity as fit
from publead.graphs.csr import Csr
from publead.network.indices.grouping import GroupsLike, whole_groups_of
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.options import Count, expect_count
from publead.network.indices.robustness import ALIKE, NOT_STUDIED
from publead.network.indices.sources import NEWMAN_2003
from publead.network.indices.whole.stating import path_estimate
from publead.network.network import NetworkLike, network_of

MODULARITY = Measure(
    name="modularity",
    definition="The share of ties within groups, less what chance would put there.",
    formula="sum over groups of (e(g, g) - a(g) b(g)), e shares of all ties, a and b its margins",
    does_not_show="whether another grouping would fit better",
    sources=(NEWMAN_2003,),
    robustness=NOT_STUDIED,
)

ASSORTATIVITY = Measure(
    name="assortativity",
    definition="How far ties stay within groups, from 0 for chance to 1 for all of them.",
    formula="modularity / (1 - sum over groups of a(g) b(g))",
    does_not_show="why: choice, buildings and committees all bring it about",
    sources=(NEWMAN_2003,),
    robustness=ALIKE,
)


def modularity(
    network: NetworkLike,
    groups: GroupsLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    r"""
    Return the modularity of a given grouping.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    groups : str, mapping or Groups
        Everybody's group.
    count : Count
        Whether ties count by their strength.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        Below 1; not estimable without ties.

    Notes
    -----
    .. math:: Q = \sum_g (e_{gg} - a_g b_g)

    with the shares of ties given by a group, a, and received, b: Leicht and Newman's where ties
    have direction. High-tech managers, advice, by department: 0.018560 (R igraph, ``modularity(
    directed = TRUE)``); with direction left out -0.023662.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, 026126.
    https://doi.org/10.1103/PhysRevE.67.026126

    Examples
    --------
    >>> import networkx as nx
    >>> print(modularity(nx.Graph([(0, 1), (2, 3)]), {0: "a", 1: "a", 2: "b", 3: "b"}))
    0.50, n = 4
    """
    expect_count(count)
    one = network_of(network)
    codes = whole_groups_of(one, groups, MODULARITY.name).codes

    def kernel(csr: Csr) -> float:
        return fit.modularity(csr if count is Count.STRENGTHS else csr.unweighted(), codes)

    return path_estimate(one, MODULARITY, kernel, missing, f"by {count.value}")


def assortativity(
    network: NetworkLike,
    groups: GroupsLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    """
    Return how far ties stay within groups, beyond chance.

    Parameters
    ----------
    network, groups, count, missing
        As in `modularity`.

    Returns
    -------
    Estimate
        To 1; not estimable without ties, or with one group only. High-tech managers, advice, by
        department: 0.023903 (R igraph).

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, 026126.
    https://doi.org/10.1103/PhysRevE.67.026126

    Examples
    --------
    >>> import networkx as nx
    >>> print(assortativity(nx.Graph([(0, 1), (2, 3)]), {0: "a", 1: "a", 2: "b", 3: "b"}))
    1.00, n = 4
    """
    expect_count(count)
    one = network_of(network)
    codes = whole_groups_of(one, groups, ASSORTATIVITY.name).codes

    def kernel(csr: Csr) -> float:
        counted = csr if count is Count.STRENGTHS else csr.unweighted()
        return mixing.nominal_assortativity(counted, codes)

    return path_estimate(one, ASSORTATIVITY, kernel, missing, f"by {count.value}")
