"""Brokerage between groups: who stands between people of different agencies."""

from publead.estimates import Measure
from publead.graphs import brokerage as kernels
from publead.graphs.csr import Csr
from publead.network.indices.grouping import GroupsLike, whole_groups_of
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.person.brokers import Role
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import GOULD_FERNANDEZ_1989
from publead.network.network import NetworkLike, network_of

ACROSS = Measure(
    name="brokerage across groups",
    definition="How often a person stands between two of different groups who are not tied.",
    formula="number of (a, b) of different groups with a → v, v → b and not a → b",
    does_not_show="whether anything passed through the broker; people of large groups have more "
    "pairs to stand between",
    sources=(GOULD_FERNANDEZ_1989,),
    robustness=NOT_STUDIED,
)
_ROLES = (Role.REPRESENTATIVE, Role.GATEKEEPER, Role.LIAISON)


def brokerage_across(
    network: NetworkLike,
    groups: GroupsLike,
    *,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return how often each person stands between two people of different groups.

    It is the sum of three of the roles in `brokerage`: representative, gatekeeper and liaison. The
    other two, coordinator and consultant, stand between people of one group.

    Parameters
    ----------
    network, groups, missing
        As in `brokerage`; the groups are agencies, directorates or sectors.

    Returns
    -------
    PersonIndex
        Counts, 0 to the number of pairs of different groups.

    Notes
    -----
    .. math:: x_v = \sum_{a, b:\, g_a \ne g_b} a_{av}\, a_{vb}\, (1 - a_{ab})

    High-tech managers, advice, by department: 21 for the first (R sna, ``brokerage``: 2 + 11 + 8).

    References
    ----------
    Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation: A formal approach to
    brokerage in transaction networks. Sociological Methodology, 19, 89-126.
    https://doi.org/10.2307/270949

    Examples
    --------
    >>> import networkx as nx
    >>> chain = nx.DiGraph([("ann", "bob"), ("bob", "cem")])
    >>> brokerage_across(chain, {"ann": "council", "bob": "council", "cem": "NHS"})["bob"]
    1.0
    """
    one = network_of(network)
    codes = whole_groups_of(one, groups, ACROSS.name).codes
    columns = [list(Role).index(role) for role in _ROLES]

    def kernel(csr: Csr) -> Floats:
        between: Floats = kernels.brokerage(csr, codes).raw[:, columns].sum(axis=1) * 1.0
        return between

    return whole_path_index(one, About(measure=ACROSS), kernel, missing, "arcs as drawn")
