"""Indices that follow influence round the whole graph: eigenvector, Katz, PageRank, hubs."""

import attrs
import numpy as np

from publead.errors import PolicyError, UndefinedStatisticError
from publead.graphs.csr import Csr, Floats, Side
from publead.graphs.perron import leading_classes, singular

KATZ_SHARE = 0.85
MOST_KATZ_SHARE = 0.999
DAMPING = 0.85
MOST_STEPS = 100_000
STOP = 1e-15


@attrs.frozen(eq=False)
class HubsAuthorities:
    """
    How good a pointer, and how well pointed to, each node is.

    Attributes
    ----------
    hubs, authorities : ndarray of float, shape (n,)
        0 or above, each of length 1 as a vector.
    """

    hubs: Floats
    authorities: Floats


def spectral_radius(csr: Csr) -> float:
    """
    Return the largest eigenvalue of the strengths; 0 for a graph without cycles.

    Examples
    --------
    >>> round(spectral_radius(Csr.from_dense([[0, 2.0], [2.0, 0]])), 12)
    2.0
    """
    return max((found.value for found in leading_classes(csr)), default=0.0)


def eigenvector(csr: Csr, side: Side = Side.IN) -> Floats:
    r"""
    Return eigenvector centrality: a node counts by its arcs and by who is at their other end.

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths.
    side : Side
        Whether arcs that arrive count, or those that leave.

    Returns
    -------
    ndarray of float, shape (n,)
        0 or above, of length 1 as a vector.

    Raises
    ------
    UndefinedStatisticError
        If there is no cycle, so that the largest eigenvalue is 0; or if two strong components
        share the largest, so that no one vector is the principal one.

    Notes
    -----
    .. math:: \lambda x_v = \sum_u a_{uv} x_u

    Found on the strong component with the largest eigenvalue, and carried on along the arcs
    that lead out of it; nodes that these do not reach have 0.

    References
    ----------
    Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique
    identification. Journal of Mathematical Sociology, 2(1), 113-120.
    https://doi.org/10.1080/0022250X.1972.9989806

    Examples
    --------
    >>> eigenvector(Csr.from_dense([[0, 1], [1, 0]])).round(4).tolist()
    [0.7071, 0.7071]
    """
    drawn = csr if side is Side.IN else csr.transposed()
    leading = leading_classes(drawn)
    if not leading:
        raise UndefinedStatisticError(
            "eigenvector centrality",
            "the graph has no cycle, so its largest eigenvalue is 0",
            "Use PageRank or harmonic closeness",
        )
    if len(leading) > 1:
        raise UndefinedStatisticError(
            "eigenvector centrality",
            "two parts of the graph share the largest eigenvalue",
            "Measure each part apart, or use PageRank",
        )
    return leading[0].carried_on(drawn)


def katz(csr: Csr, side: Side = Side.IN, *, alpha: float | None = None) -> Floats:
    r"""
    Return Katz's index: 1 for each node, and α for each step of each walk that leads to it.

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths.
    side : Side
        Whether walks that arrive count, or those that leave.
    alpha : float, optional
        From 0 to 0.999/ρ, with ρ the largest eigenvalue; 0.85/ρ where left out.

    Raises
    ------
    UndefinedStatisticError
        If *alpha* is left out and there is no cycle, so that ρ is 0.
    PolicyError
        If *alpha* is not in its range.

    Notes
    -----
    .. math:: x = (I - \alpha A^\top)^{-1} \mathbf 1

    References
    ----------
    Katz, L. (1953). A new status index derived from sociometric analysis. Psychometrika, 18(1),
    39-43. https://doi.org/10.1007/BF02289026

    Examples
    --------
    >>> katz(Csr.from_edges(3, [0, 1], [1, 2]), alpha=0.5).tolist()
    [1.0, 1.5, 1.75]
    """
    radius = spectral_radius(csr)
    if alpha is None and radius == 0:
        raise UndefinedStatisticError(
            "Katz's index with α = 0.85/ρ", "the graph has no cycle, so ρ is 0", "Give alpha"
        )
    chosen = KATZ_SHARE / radius if alpha is None else alpha
    if not (chosen >= 0 and chosen * radius <= MOST_KATZ_SHARE):
        raise PolicyError(f"alpha is {chosen}; give one from 0 to 0.999/ρ, where ρ is {radius:.6g}")
    drawn = csr.transposed() if side is Side.IN else csr
    step = drawn.sparse() * chosen
    total: Floats = np.ones(csr.n)
    added: Floats = total
    for _ in range(MOST_STEPS):
        added = step @ added
        total = total + added
        if float(added.max(initial=0.0)) <= STOP * float(total.max(initial=1.0)):
            break
    return total


def pagerank(csr: Csr, side: Side = Side.IN, *, damping: float = DAMPING) -> Floats:
    r"""
    Return PageRank: how often a walk that follows arcs, and now and then starts afresh, is there.

    Parameters
    ----------
    csr : Csr
        The graph; an arc is followed in proportion to its strength.
    side : Side
        IN follows the arcs as drawn, OUT against their direction.
    damping : float
        The chance to follow an arc rather than start afresh anywhere, 0 to below 1. From a node
        without arcs the walk always starts afresh.

    Returns
    -------
    ndarray of float, shape (n,)
        Above 0; they sum to 1.

    Notes
    -----
    With :math:`s_u` the strength that leaves u, and D the nodes from which none does,

    .. math:: x_v = d \Bigl(\sum_u \frac{a_{uv}}{s_u} x_u + \sum_{u \in D} \frac{x_u}{n}\Bigr)
        + \frac{1 - d}{n}

    References
    ----------
    Brin, S., & Page, L. (1998). The anatomy of a large-scale hypertextual web search engine.
    Computer Networks, 30, 107-117. https://doi.org/10.1016/S0169-7552(98)00110-X

    Examples
    --------
    >>> pagerank(Csr.from_edges(2, [0], [1]), damping=0.5).round(4).tolist()
    [0.4, 0.6]
    """
    if not 0 <= damping < 1:
        raise PolicyError(f"damping is {damping}; give one from 0 to below 1")
    if csr.n == 0:
        return np.zeros(0)
    drawn = csr if side is Side.IN else csr.transposed()
    leaving = drawn.sparse() @ np.ones(csr.n)
    share = drawn.arc_strengths / np.repeat(leaving, drawn.out_degrees)
    step = drawn.sparse(share).T.tocsr() * damping
    stuck = leaving == 0
    value = np.full(csr.n, 1 / csr.n)
    for _ in range(MOST_STEPS):
        before = value
        value = step @ before + (damping * before[stuck].sum() + 1 - damping) / csr.n
        value /= value.sum()
        if float(np.abs(value - before).sum()) <= STOP * 8:
            break
    return value


def hits(csr: Csr) -> HubsAuthorities:
    r"""
    Return hubs and authorities: good hubs point to good authorities.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs, or two parts share the largest singular value, so that no one pair
        of vectors is the principal one.

    Notes
    -----
    The principal singular vectors of the strengths, :math:`A a = \sigma h`,
    :math:`A^\top h = \sigma a`.

    References
    ----------
    Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment. Journal of the
    ACM, 46(5), 604-632. https://doi.org/10.1145/324133.324140

    Examples
    --------
    >>> found = hits(Csr.from_edges(3, [0, 1], [2, 2]))
    >>> found.authorities.round(4).tolist()
    [0.0, 0.0, 1.0]
    """
    hubs, authorities = singular(csr)
    return HubsAuthorities(hubs, authorities)
