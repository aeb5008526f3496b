"""How well a given grouping fits the ties."""

from numpy import trace
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.graphs.csr import Csr
from publead.graphs.mixing import mixing_matrix


def modularity(csr: Csr, groups: ArrayLike, *, resolution: float = 1.0) -> float:
    r"""
    Return the share of strength within groups, less what chance would put there.

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths.
    groups : array_like of int, shape (n,)
        Each node's group, 0 or above.
    resolution : float
        How much chance counts; more favours smaller groups.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs.

    Notes
    -----
    With total strength m, :math:`s^{out}` leaving and :math:`s^{in}` arriving at a node,

    .. math:: Q = \frac1m \sum_{ij} \Bigl(a_{ij} - \gamma \frac{s^{out}_i s^{in}_j}{m}\Bigr)
        \delta(g_i, g_j)

    For an undirected graph, stored as both arcs, this is Newman and Girvan's modularity.

    References
    ----------
    Newman, M. E. J., & Girvan, M. (2004). Finding and evaluating community structure in networks.
    Physical Review E, 69, 026113. https://doi.org/10.1103/PhysRevE.69.026113

    Leicht, E. A., & Newman, M. E. J. (2008). Community structure in directed networks. Physical
    Review Letters, 100, 118703. https://doi.org/10.1103/PhysRevLett.100.118703

    Examples
    --------
    >>> pairs = Csr.from_edges(4, [0, 1, 2, 3], [1, 0, 3, 2])
    >>> modularity(pairs, [0, 0, 1, 1])
    0.5
    """
    mixing = mixing_matrix(csr, groups)
    total = float(mixing.sum())
    if total == 0:
        raise UndefinedStatisticError(
            "modularity", "there are no ties", "Report that there are none"
        )
    chance = float(mixing.sum(axis=1) @ mixing.sum(axis=0)) / total**2
    return float(trace(mixing)) / total - resolution * chance
