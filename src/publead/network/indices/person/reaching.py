"""How many others are in reach, and how far the furthest is."""

import numpy as np

from publead.errors import PolicyError, expect
from publead.estimates import counted
from publead.graphs.csr import Csr
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.options import Lengths, NodeIndex, Side, expect_side
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.nearness_measures import ECCENTRICITY, REACH, REACH_WITHIN
from publead.network.indices.person.paths import near
from publead.network.indices.person.result import PersonIndex
from publead.network.network import NetworkLike, network_of


def reach(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    """
    Return how many others a path joins with each person.

    Parameters
    ----------
    network, side, missing
        As in `closeness`.

    Returns
    -------
    PersonIndex
        Counts, 0 to n - 1. IN is the influence domain of Wasserman and Faust, (R sna,
        ``prestige(cmode = "domain")``).

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, p. 200. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> dict(reach(nx.DiGraph([("ann", "bob"), ("bob", "cem")])))
    {'ann': 0.0, 'bob': 1.0, 'cem': 2.0}
    """
    return near(network, REACH, NodeIndex.REACH, side, Lengths.HOPS, missing)


def reach_within(
    network: NetworkLike,
    steps: int,
    *,
    side: Side = Side.IN,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    """
    Return how many others a path of a few ties joins with each person.

    Parameters
    ----------
    network, side, missing
        As in `closeness`.
    steps : int
        How many ties a path may have, at least 1; 2 for friends of friends.

    Returns
    -------
    PersonIndex
        Counts, 0 to n - 1. High-tech managers, friendship, two steps: 18 for the first (R igraph,
        ``ego_size(order = 2, mode = "in") - 1``).

    Raises
    ------
    PolicyError
        If *steps* is below 1.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational &
    Mathematical Organization Theory, 12, 21-34. https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import networkx as nx
    >>> dict(reach_within(nx.path_graph(4), 2))
    {0: 2.0, 1: 3.0, 2: 3.0, 3: 2.0}
    """
    expect_side(side)
    expect(steps, int, "steps", "Give a whole number, such as 2")
    if steps < 1:
        raise PolicyError(f"steps is {steps}; it must be at least 1")
    one = network_of(network)

    def kernel(csr: Csr) -> Floats:
        drawn = csr.transposed() if side is Side.IN else csr
        ties = drawn.unweighted().sparse()
        reached = ties
        for _ in range(min(steps, csr.n) - 1):
            reached = ((reached @ ties + reached) > 0).astype(np.float64)
        counts: Floats = (reached @ np.ones(csr.n)) - reached.diagonal()
        return counts

    about = About(measure=REACH_WITHIN, maximum=float(one.n_people - 1))
    how = (
        f"paths of at most {counted(steps, 'tie')} that {'arrive' if side is Side.IN else 'leave'}"
    )
    return whole_path_index(one, about, kernel, missing, how)


def eccentricity(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    """
    Return the distance to the furthest person in reach of each person.

    Parameters
    ----------
    network, side, lengths, missing
        As in `closeness`.

    Returns
    -------
    PersonIndex
        0 where nobody is in reach. High-tech managers, advice: 3 for the first (R igraph,
        ``eccentricity(mode = "in")``).

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, p. 111. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> dict(eccentricity(nx.path_graph(3)))
    {0: 2.0, 1: 1.0, 2: 2.0}
    """
    return near(network, ECCENTRICITY, None, side, lengths, missing)
