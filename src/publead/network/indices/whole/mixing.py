"""How far ties lead out of people's own groups, over the whole network."""

import math

import numpy as np

from publead.errors import PolicyError, expect
from publead.graphs import mixing
from publead.network.indices.grouping import GroupsLike, groups_of, whole_groups_of
from publead.network.indices.missing import EVERYBODY, n_silent
from publead.network.indices.whole.external_internal import DealtGroups, ExternalInternal
from publead.network.network import Groups, LeadershipNetwork, NetworkLike, network_of
from publead.network.nominations import NOBODY


def ei_index(network: NetworkLike, groups: GroupsLike) -> ExternalInternal:
    r"""
    Return Krackhardt and Stern's E-I index over all ties.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs count as drawn.
    groups : str, mapping or Groups
        People's groups; ties with an end in no known group are left out.

    Returns
    -------
    ExternalInternal
        With what it is made of, its expected value, and exact bounds where some did not answer.

    Notes
    -----
    .. math:: EI = (E - I) / (E + I)

    High-tech managers, advice, by department: 0.515789, expected 0.552381 (R).

    References
    ----------
    Krackhardt, D., & Stern, R. N. (1988). Informal networks and organizational crises. Social
    Psychology Quarterly, 51(2), 123-140. https://doi.org/10.2307/2786835

    Examples
    --------
    >>> import networkx as nx
    >>> found = ei_index(nx.DiGraph([(0, 1), (1, 2), (2, 0)]), {0: "a", 1: "a", 2: "b"})
    >>> found.external, found.internal, round(float(found), 4)
    (2, 1, 0.3333)
    """
    one = network_of(network)
    one.require_single()
    people = groups_of(one, groups)
    codes, arcs = people.codes, one.arcs
    known = (codes[arcs.sources] != NOBODY) & (codes[arcs.targets] != NOBODY)
    external = int((codes[arcs.sources] != codes[arcs.targets])[known].sum())
    internal = int(known.sum()) - external
    sizes = people.sizes
    n = int(sizes.sum())
    pairs = n * (n - 1)
    inside = int((sizes * (sizes - 1)).sum())
    low, high = _bounds(one, people, external, internal)
    silent = f"{n_silent(one)} of {one.n_people} did not answer; bounds over all their answers"
    return ExternalInternal(
        value=_index(external, internal),
        low=low,
        high=high,
        external=external,
        internal=internal,
        expected=(pairs - 2 * inside) / pairs if pairs else math.nan,
        n_left_out=len(arcs) - external - internal,
        groups=people.name,
        n=n,
        method=EVERYBODY if one.is_complete else silent,
    )


def ei_permutations(
    network: NetworkLike, groups: GroupsLike, *, rng: np.random.Generator, draws: int = 2000
) -> DealtGroups:
    """
    Return the E-I index beside what random deals of the groups would give.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; ties stay as they are.
    groups : str, mapping or Groups
        Everybody's group; their sizes stay as they are.
    rng : numpy.random.Generator
        Where chance comes from.
    draws : int
        How many deals, at least 20.

    Returns
    -------
    DealtGroups

    Raises
    ------
    PolicyError
        If there are too few deals, or somebody has no group.
    UndefinedStatisticError
        If there are no ties.

    References
    ----------
    Krackhardt, D., & Stern, R. N. (1988). Informal networks and organizational crises. Social
    Psychology Quarterly, 51(2), 123-140. https://doi.org/10.2307/2786835

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([(0, 1), (2, 3)])
    >>> rng = np.random.default_rng(1)
    >>> ei_permutations(graph, {0: "a", 1: "a", 2: "b", 3: "b"}, rng=rng, draws=200).observed
    -1.0
    """
    expect(rng, np.random.Generator, "rng", "Pass numpy.random.default_rng(seed)")
    expect(draws, int, "draws", "Give a whole number, 20 or more")
    if draws < 20:
        raise PolicyError(f"draws is {draws}; it must be at least 20")
    one = network_of(network)
    codes = whole_groups_of(one, groups, "a permutation test").codes
    observed = mixing.ei_index(one.csr, codes).value
    dealt = mixing.ei_permutations(one.csr, codes, draws, rng)
    return DealtGroups(
        observed=observed,
        mean=float(dealt.mean()),
        sd=float(dealt.std(ddof=1)),
        p_low=(int((dealt <= observed + 1e-12).sum()) + 1) / (draws + 1),
        p_high=(int((dealt >= observed - 1e-12).sum()) + 1) / (draws + 1),
        draws=draws,
    )


def _index(external: int, internal: int) -> float:
    total = external + internal
    return (external - internal) / total if total else math.nan


def _bounds(
    network: LeadershipNetwork, groups: Groups, external: int, internal: int
) -> tuple[float, float]:
    """Return the least and the greatest index over all ties that nobody was there to report."""
    if network.is_complete:
        return math.nan, math.nan
    more_external, more_internal = _missing(network, groups)
    return _index(external, internal + more_internal), _index(external + more_external, internal)


def _missing(network: LeadershipNetwork, groups: Groups) -> tuple[int, int]:
    """Return how many missing ties would lie between groups, and how many within."""
    codes, silent = groups.codes, ~network.respondents
    sizes = groups.sizes
    n = int(sizes.sum())
    of_silent = np.bincount(codes[silent & (codes != NOBODY)], minlength=sizes.size)
    internal = int((of_silent * (sizes - 1)).sum())
    external = int((of_silent * (n - sizes)).sum())
    if not network.is_undirected:
        return external, internal
    both = int((of_silent * (of_silent - 1)).sum()) // 2
    crossing = (int(of_silent.sum()) ** 2 - int((of_silent**2).sum())) // 2
    u, v = network.arcs.sources, network.arcs.targets
    told = (silent[u] | silent[v]) & (codes[u] != NOBODY) & (codes[v] != NOBODY)
    apart = int((codes[u] != codes[v])[told].sum())
    return external - crossing - apart, internal - both - (int(told.sum()) - apart)
