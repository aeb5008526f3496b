"""Exact betweenness of nodes and of arcs, by hops or by lengths, with the distances on the way."""

import attrs
from numpy.typing import ArrayLike

from publead.graphs.csr import Csr, Floats, Kind
from publead.graphs.measured import Measured
from publead.graphs.path_sums import HopSums
from publead.graphs.source_blocks import chosen_nodes
from publead.graphs.sweeps import summed
from publead.graphs.work import CHEAPEST, Work


@attrs.frozen(eq=False)
class BetweennessSums:
    """
    Betweenness, summed over the paths from some sources, and these paths' distances.

    Attributes
    ----------
    values : ndarray of float
        One a node, shape (n,), or one an arc, shape (n_arcs,).
    paths : HopSums
        Over the same paths: a node's incoming ones from the sources, and the outgoing ones of
        the sources themselves. Complete once the sums over all sources are added.
    """

    values: Floats
    paths: HopSums

    def __add__(self, other: "BetweennessSums") -> "BetweennessSums":
        """Return the sums over the sources of both, which must not share any."""
        return BetweennessSums(self.values + other.values, self.paths + other.paths)


def node_betweenness(
    csr: Csr,
    *,
    kind: Kind = Kind.DIRECTED,
    lengths: ArrayLike | None = None,
    sources: ArrayLike | None = None,
    work: Work = CHEAPEST,
) -> BetweennessSums:
    r"""
    Return how many shortest paths between two others run through each node.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    kind : Kind
        In an undirected graph each pair counts once.
    lengths : array_like of float, shape (n_arcs,), optional
        In the order of the arcs, above 0; hops where left out.
    sources : array_like of int, optional
        Sum only over paths from these nodes. Sums over parts of the nodes add up with ``+``;
        `publead.graphs.sweeps` has parts that can be checked, saved and taken up again.
    work : Work
        How it is done: on which engine, in how many threads, and who is told.

    Returns
    -------
    BetweennessSums
        Raw counts, a path among k equally short ones as 1/k.

    Raises
    ------
    PolicyError
        If a length is not above 0, or the shortest is too short beside the longest path to tell
        paths apart by (a billionth).
    UndefinedStatisticError
        If there are more shortest paths than floating point can count.
    MissingPackageError
        If the compiled engine is asked for, and numba cannot be imported.

    Notes
    -----
    With :math:`\sigma_{st}` shortest paths from s to t, :math:`\sigma_{st}(v)` of them by v,

    .. math:: b(v) = \sum_{s \ne v \ne t} \sigma_{st}(v) / \sigma_{st}

    Two paths are equally short where their lengths differ by no more than a relative 1e-10, or,
    where all lengths are whole numbers of a unit (1 / strength, for strengths of 1 to 5, in
    sixtieths), not at all. Programs that compare sums of lengths as floats miss such ties:
    0.1 + 0.2 is not 0.3.

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical
    Sociology, 25(2), 163-177. https://doi.org/10.1080/0022250X.2001.9990249

    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry,
    40(1), 35-41. https://doi.org/10.2307/3033543

    Examples
    --------
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> node_betweenness(path).values.tolist()
    [0.0, 1.0, 0.0]
    """
    total = summed(csr, _measured(csr, lengths), chosen_nodes(csr, sources), work)
    shared = 0.5 if kind is Kind.UNDIRECTED else 1.0
    return BetweennessSums(total.nodes * shared, total.paths)


def arc_betweenness(
    csr: Csr,
    *,
    lengths: ArrayLike | None = None,
    sources: ArrayLike | None = None,
    work: Work = CHEAPEST,
) -> BetweennessSums:
    r"""
    Return how many shortest paths run along each arc.

    Parameters
    ----------
    csr, lengths, sources, work
        As in `node_betweenness`.

    Returns
    -------
    BetweennessSums
        Raw counts, in the order of the arcs. In an undirected graph both arcs of an edge hold
        the edge's betweenness, each pair of nodes counted once.

    Notes
    -----
    .. math:: b(u \to v) = \sum_{s, t} \sigma_{st}(u \to v) / \sigma_{st}

    References
    ----------
    Girvan, M., & Newman, M. E. J. (2002). Community structure in social and biological networks.
    PNAS, 99(12), 7821-7826. https://doi.org/10.1073/pnas.122653799

    Examples
    --------
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> arc_betweenness(path).values.tolist()
    [2.0, 2.0]
    """
    measured, chosen = _measured(csr, lengths), chosen_nodes(csr, sources)
    total = summed(csr, measured, chosen, work, of_arcs=True)
    return BetweennessSums(total.arcs, total.paths)


def _measured(csr: Csr, lengths: ArrayLike | None) -> Measured | None:
    return None if lengths is None else Measured.of(csr, lengths)
