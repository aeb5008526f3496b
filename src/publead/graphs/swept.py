"""What sweeps over sources add up to."""

import attrs
import numpy as np

from publead.graphs.csr import Csr, Floats, Integers
from publead.graphs.path_sums import HopSums, PathSums, sums_of_rows


@attrs.frozen(eq=False)
class Swept:
    """
    Sums over the shortest paths from some sources.

    Attributes
    ----------
    nodes : ndarray of float, shape (n,)
        Betweenness: each source's share of each node, summed over the sources.
    squares : ndarray of float, shape (n,)
        The sum of the squared shares, from which a sample's error is estimated.
    arcs : ndarray of float, shape (n_arcs,)
        Betweenness of the arcs; empty where it was not asked for.
    paths : HopSums
        Distances over the same paths: a node's incoming ones from the sources, and the outgoing
        ones of the sources themselves. Complete once the sums over all sources are added.
    """

    nodes: Floats
    squares: Floats
    arcs: Floats
    paths: HopSums

    @classmethod
    def zeros(cls, csr: Csr, *, of_arcs: bool) -> "Swept":
        """Return the sums over no sources."""
        n = csr.n
        arcs = np.zeros(csr.n_arcs if of_arcs else 0)
        paths = HopSums(PathSums.zeros(n), PathSums.zeros(n))
        return cls(np.zeros(n), np.zeros(n), arcs, paths)

    @classmethod
    def of_rows(cls, shares: Floats, arcs: Floats, rows: Floats, at: Integers) -> "Swept":
        """
        Return the sums over a block of sources.

        Parameters
        ----------
        shares : ndarray of float, shape (n_sources, n)
            What paths from each source give each node.
        arcs : ndarray of float, shape (n_arcs,) or (0,)
            What they give the arcs, where it was asked for.
        rows : ndarray of float, shape (n_sources, n)
            Distances; inf where there is no path.
        at : ndarray of int, shape (n_sources,)
            The sources.
        """
        outgoing = sums_of_rows(rows.T).placed(at, rows.shape[1])
        squares = np.einsum("sv,sv->v", shares, shares)
        paths = HopSums(sums_of_rows(rows), outgoing)
        return cls(shares.sum(axis=0), squares, arcs, paths)

    def __add__(self, other: "Swept") -> "Swept":
        """Return the sums over the sources of both, which must not share any."""
        return Swept(
            self.nodes + other.nodes,
            self.squares + other.squares,
            self.arcs + other.arcs,
            self.paths + other.paths,
        )
