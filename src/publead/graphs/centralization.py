"""Freeman's centralization, by maxima that hold for the stated index."""

import math
from collections.abc import Callable
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from publead.errors import NoMaximumError, PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.graphs.csr import Kind


class NodeIndex(Enum):
    """An index of nodes, raw as its kernel gives it; for paths, on either side."""

    IN_DEGREE = "in-degree"
    OUT_DEGREE = "out-degree"
    TOTAL_DEGREE = "total degree"
    BETWEENNESS = "betweenness"
    HARMONIC = "harmonic closeness"
    CLOSENESS = "closeness (Wasserman and Faust)"
    REACH = "reach"
    EIGENVECTOR = "eigenvector centrality"
    KATZ = "Katz's index"
    PAGERANK = "PageRank"
    HUBS = "hubs"
    AUTHORITIES = "authorities"
    CONSTRAINT = "constraint"
    EFFECTIVE_SIZE = "effective size"
    CORE_NUMBER = "core number"


Maximum = Callable[[int], float]

MAXIMA: dict[tuple[NodeIndex, Kind], Maximum] = {
    (NodeIndex.IN_DEGREE, Kind.DIRECTED): lambda n: (n - 1) ** 2,
    (NodeIndex.OUT_DEGREE, Kind.DIRECTED): lambda n: (n - 1) ** 2,
    (NodeIndex.TOTAL_DEGREE, Kind.DIRECTED): lambda n: 2 * (n - 1) * (n - 2),
    (NodeIndex.BETWEENNESS, Kind.DIRECTED): lambda n: (n - 1) ** 2 * (n - 2),
    (NodeIndex.HARMONIC, Kind.DIRECTED): lambda n: (n - 1) ** 2,
    (NodeIndex.CLOSENESS, Kind.DIRECTED): lambda n: n - 1,
    (NodeIndex.REACH, Kind.DIRECTED): lambda n: (n - 1) ** 2,
    (NodeIndex.IN_DEGREE, Kind.UNDIRECTED): lambda n: (n - 1) * (n - 2),
    (NodeIndex.OUT_DEGREE, Kind.UNDIRECTED): lambda n: (n - 1) * (n - 2),
    (NodeIndex.TOTAL_DEGREE, Kind.UNDIRECTED): lambda n: 2 * (n - 1) * (n - 2),
    (NodeIndex.BETWEENNESS, Kind.UNDIRECTED): lambda n: (n - 1) ** 2 * (n - 2) / 2,
    (NodeIndex.HARMONIC, Kind.UNDIRECTED): lambda n: (n - 1) * (n - 2) / 2,
    (NodeIndex.CLOSENESS, Kind.UNDIRECTED): lambda n: (n - 1) * (n - 2) / (2 * n - 3),
    (NodeIndex.REACH, Kind.UNDIRECTED): lambda n: (n - 1) ** 2 // 4,
}
DEGREES = frozenset({NodeIndex.IN_DEGREE, NodeIndex.OUT_DEGREE, NodeIndex.TOTAL_DEGREE})


def greatest_spread(index: NodeIndex, n: int, kind: Kind) -> float:
    r"""
    Return the most that the differences from the greatest value can add up to.

    Parameters
    ----------
    index : NodeIndex
        The index, raw.
    n : int
        How many nodes.
    kind : Kind
        Whether over all directed graphs, or all undirected ones.

    Raises
    ------
    NoMaximumError
        If it is not known for this index.

    Notes
    -----
    Found by enumerating all digraphs with up to 5 nodes and all graphs with up to 6. It is
    reached by the star whose arcs point in or out, or both ways, as the index asks; for reach
    in undirected graphs by a component of half the nodes beside isolates.

    .. math::
        \begin{array}{lll}
        & \text{directed} & \text{undirected} \\
        \text{in- or out-degree} & (n-1)^2 & (n-1)(n-2) \\
        \text{total degree} & 2(n-1)(n-2) & 2(n-1)(n-2) \\
        \text{betweenness} & (n-1)^2(n-2) & (n-1)^2(n-2)/2 \\
        \text{harmonic (sum)} & (n-1)^2 & (n-1)(n-2)/2 \\
        \text{closeness} & n-1 & (n-1)(n-2)/(2n-3) \\
        \text{reach} & (n-1)^2 & \lfloor (n-1)^2/4 \rfloor
        \end{array}

    Examples
    --------
    >>> greatest_spread(NodeIndex.IN_DEGREE, 5, Kind.DIRECTED)
    16.0
    """
    maximum = MAXIMA.get((index, kind))
    if maximum is None:
        known = [one.value for one, of in MAXIMA if of is kind]
        raise NoMaximumError(index.value, known)
    return float(maximum(n))


def spread(values: ArrayLike) -> float:
    """
    Return the sum of the differences from the greatest value: centralization's numerator.

    Examples
    --------
    >>> spread([4, 1, 1])
    6.0
    """
    given = np.asarray(values, dtype=np.float64).ravel()
    return float((given.max() - given).sum()) if given.size else 0.0


def centralization(
    values: ArrayLike, index: NodeIndex, *, kind: Kind = Kind.DIRECTED, scale_maximum: float = 1.0
) -> float:
    r"""
    Return Freeman's centralization: how near the graph comes to one node having the lead.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        The index of each node, raw; for an undirected graph betweenness counts pairs once.
    index : NodeIndex
        Which index it is.
    kind : Kind
        Whether the graph is directed.
    scale_maximum : float
        For valued degrees, the greatest strength an arc can have. Other indices take none.

    Returns
    -------
    float
        0 where all are alike, 1 for the graph that the maximum was found on.

    Raises
    ------
    NoMaximumError
        If the maximum of this index is not known.
    UndefinedStatisticError
        If the graph has too few nodes for any two to differ, or a value is not a number.
    PolicyError
        If *scale_maximum* is given for an index that is no degree, or is not above 0.

    Notes
    -----
    .. math:: \sum_i \bigl(\max_j c_j - c_i\bigr) \Big/ \max \sum_i \bigl(\max_j c_j - c_i\bigr)

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> centralization([3, 0, 0, 0], NodeIndex.IN_DEGREE)
    1.0
    """
    given = np.asarray(values, dtype=np.float64).ravel()
    most = greatest_spread(index, max(given.size, 1), kind)
    if scale_maximum != 1.0 and (index not in DEGREES or not 0 < scale_maximum < math.inf):
        raise PolicyError(
            f"scale_maximum is {scale_maximum} for {index.value}; give a number above 0, and "
            "only for degrees that add up strengths"
        )
    if most == 0 or bool(np.isnan(given).any()):
        cause = "a node has no value" if most else f"{counted(given.size, 'node')} cannot differ"
        raise UndefinedStatisticError(
            f"centralization of {index.value}", cause, "Give at least three nodes, all measured"
        )
    return spread(given) / (most * scale_maximum)
