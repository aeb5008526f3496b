"""How far each person's ties lead out of their own group."""

import numpy as np

from publead.estimates import Measure
from publead.graphs.csr import Csr, Symmetry
from publead.network.indices.grouping import GroupsLike, groups_of
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.robustness import ALIKE
from publead.network.indices.sources import KRACKHARDT_STERN_1988
from publead.network.network import NetworkLike, network_of
from publead.network.nominations import NOBODY

EI = Measure(
    name="E-I index",
    definition="Contacts outside the own group less those inside, over all contacts.",
    formula="(E - I) / (E + I), ties both ways together",
    does_not_show="how many people there are to be tied to outside and inside: in a small group "
    "most contacts are outside by chance",
    sources=(KRACKHARDT_STERN_1988,),
    robustness=ALIKE,
)


def ei_index(
    network: NetworkLike,
    groups: GroupsLike,
    *,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return the E-I index of each person: contacts outside the group less those inside.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; two people are contacts where there is a tie either way.
    groups : str, mapping or Groups
        People's groups: an attribute's name, or a mapping from id to group. Contacts with people
        of no known group are left out.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    PersonIndex
        -1 where all contacts are inside, 1 where all are outside; not estimable for people
        without contacts or without a group.

    Notes
    -----
    .. math:: EI = (E - I) / (E + I)

    High-tech managers, advice, by department: 0.625 for the first (R).

    References
    ----------
    Krackhardt, D., & Stern, R. N. (1988). Informal networks and organizational crises. Social
    Psychology Quarterly, 51(2), 123-140. https://doi.org/10.2307/2786835

    Examples
    --------
    >>> import networkx as nx
    >>> ei_index(nx.path_graph(3), {0: "a", 1: "a", 2: "b"})[1]
    0.0
    """
    one = network_of(network)
    codes = groups_of(one, groups).codes

    def kernel(csr: Csr) -> Floats:
        both = csr.unweighted().symmetrized(Symmetry.UNION)
        u, v = both.arc_sources, both.indices
        known = (codes[u] != NOBODY) & (codes[v] != NOBODY)
        sign = np.where(codes[u] == codes[v], -1.0, 1.0)[known]
        total = np.bincount(u[known], minlength=csr.n)
        balance = np.bincount(u[known], sign, minlength=csr.n)
        shares: Floats = np.full(csr.n, np.nan)
        np.divide(balance, total, out=shares, where=total > 0)
        return shares

    return whole_path_index(one, About(measure=EI), kernel, missing, "ties both ways together")
