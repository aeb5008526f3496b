"""Where people stand on the paths between others, and how near they are to them."""

import numpy as np

from publead.estimates import Measure
from publead.graphs.betweenness import node_betweenness
from publead.graphs.csr import Csr
from publead.graphs.distances import hop_sums, inverse_strengths, length_sums
from publead.graphs.path_sums import PathSums
from publead.graphs.work import CHEAPEST, Work
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.options import Lengths, NodeIndex, Side, expect_lengths, expect_side
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.nearness_measures import (
    BETWEENNESS,
    CLOSENESS,
    ECCENTRICITY,
    HARMONIC,
    REACH,
)
from publead.network.indices.person.result import PersonIndex
from publead.network.network import NetworkLike, network_of


def betweenness(
    network: NetworkLike,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
    work: Work = CHEAPEST,
) -> PersonIndex:
    r"""
    Return how many shortest paths between two others run through each person.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs are read as drawn.
    lengths : Lengths
        What a path's length is.
    missing : MissingTies or Imputation
        What to do where some did not answer.
    work : Work
        How it is done: on which engine, in how many threads, and who is told. No value depends
        on it.

    Returns
    -------
    PersonIndex
        Raw sums, 0 to (n - 1)(n - 2); half of that without direction. Where that takes too long,
        see `sampled_betweenness`.

    Notes
    -----
    .. math:: b(v) = \sum_{s \ne v \ne t} \sigma_{st}(v) / \sigma_{st}

    Krackhardt's high-tech managers, advice: 13.746825 for the first (R sna and igraph). Lengths
    are compared with a relative tolerance of 1e-10; programs that compare them exactly are wrong
    on rating data.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry,
    40(1), 35-41. https://doi.org/10.2307/3033543

    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical
    Sociology, 25(2), 163-177. https://doi.org/10.1080/0022250X.2001.9990249

    Examples
    --------
    >>> import networkx as nx
    >>> round(betweenness(nx.krackhardt_kite_graph())[7], 6)
    14.0
    """
    expect_lengths(lengths)
    one = network_of(network)

    def kernel(csr: Csr) -> Floats:
        measured = inverse_strengths(csr) if lengths is Lengths.INVERSE_STRENGTH else None
        return node_betweenness(csr, kind=one.kind, lengths=measured, work=work).values

    n = one.n_people
    most = (n - 1) * (n - 2) / (2 if one.is_undirected else 1)
    about = About(measure=BETWEENNESS, index=NodeIndex.BETWEENNESS, maximum=most)
    return whole_path_index(one, about, kernel, missing, f"exact, lengths in {lengths.value}")


def closeness(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return the closeness of each person, in the variant of Wasserman and Faust.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    side : Side
        Paths that arrive at the person (IN), or that leave them (OUT).
    lengths : Lengths
        What a path's length is.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    PersonIndex
        0 where nobody is in reach, 1 where everybody is one hop away.

    Notes
    -----
    .. math:: c(v) = \frac{r_v}{n - 1} \cdot \frac{r_v}{\sum_u d(u, v)}

    with r(v) others in reach. Where everybody is, it is Freeman's. R sna gives 0 to everybody as
    soon as one is out of reach, igraph the mean over those in reach only. High-tech managers,
    advice, OUT: 0.588235 for the first (R sna). `harmonic` needs no such choice, and is to be
    preferred.

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, p. 201. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> round(closeness(nx.krackhardt_kite_graph())[5], 4)
    0.6429
    """
    return near(network, CLOSENESS, NodeIndex.CLOSENESS, side, lengths, missing)


def harmonic(
    network: NetworkLike,
    *,
    side: Side = Side.IN,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return the harmonic closeness of each person: one over each distance, added up.

    Parameters
    ----------
    network, side, lengths, missing
        As in `closeness`.

    Returns
    -------
    PersonIndex
        Sums, 0 to n - 1 in hops.

    Notes
    -----
    .. math:: h(v) = \sum_{u \ne v} 1 / d(u, v)

    High-tech managers, advice, IN: 16 for the first (R igraph; R sna divides by n - 1).

    References
    ----------
    Rochat, Y. (2009). Closeness centrality extended to unconnected graphs: The harmonic
    centrality index. ASNA, Zürich. https://infoscience.epfl.ch/record/200525

    Examples
    --------
    >>> import networkx as nx
    >>> dict(harmonic(nx.DiGraph([("ann", "bob"), ("bob", "cem")])))
    {'ann': 0.0, 'bob': 1.0, 'cem': 1.5}
    """
    return near(network, HARMONIC, NodeIndex.HARMONIC, side, lengths, missing)


def values_of(sums: PathSums, measure: Measure, n: int) -> Floats:
    """Return an index of nearness from sums over all paths of one side."""
    if measure is HARMONIC:
        return sums.harmonic
    if measure is REACH:
        return sums.reach.astype(np.float64)
    if measure is ECCENTRICITY:
        return sums.eccentricity
    top = sums.reach.astype(np.float64) ** 2
    bottom = sums.distance * max(n - 1, 1)
    return np.divide(top, bottom, out=np.zeros(n), where=bottom > 0)


def near(
    network: NetworkLike,
    measure: Measure,
    index: NodeIndex | None,
    side: Side,
    lengths: Lengths,
    missing: MissingPolicy,
) -> PersonIndex:
    """Return an index that is read from the sums over all paths on one side."""
    expect_side(side)
    expect_lengths(lengths)
    one = network_of(network)

    def kernel(csr: Csr) -> Floats:
        if lengths is Lengths.INVERSE_STRENGTH:
            sums = length_sums(csr, inverse_strengths(csr))
        else:
            sums = hop_sums(csr)
        return values_of(sums.side(side), measure, csr.n)

    about = nearness(measure, index, lengths, one.n_people)
    how = f"paths that {'arrive' if side is Side.IN else 'leave'}, lengths in {lengths.value}"
    return whole_path_index(one, about, kernel, missing, how)


def nearness(measure: Measure, index: NodeIndex | None, lengths: Lengths, n: int) -> About:
    """Return what is known of an index of nearness: its maxima are known in hops only."""
    if lengths is not Lengths.HOPS and measure is not REACH:
        return About(measure=measure)
    most = 1.0 if measure is CLOSENESS else float(n - 1)
    return About(measure=measure, index=index, maximum=most)
