"""What shortest paths add up to, for each node on either side."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Floats, Integers, Side


@attrs.frozen(eq=False)
class PathSums:
    """
    What each node's shortest paths on one side add up to; only nodes that are reached count.

    Attributes
    ----------
    distance : ndarray of float, shape (n,)
        The sum of the distances, in hops or in the unit of the lengths.
    harmonic : ndarray of float, shape (n,)
        The sum of 1 / distance.
    reach : ndarray of int64, shape (n,)
        How many other nodes are reached.
    eccentricity : ndarray of float, shape (n,)
        The longest of the distances; 0 where nothing is reached.
    """

    distance: Floats
    harmonic: Floats
    reach: NDArray[np.int64]
    eccentricity: Floats

    @classmethod
    def zeros(cls, n: int) -> "PathSums":
        """Return the sums over no paths at all."""
        return cls(np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.int64), np.zeros(n))

    def __add__(self, other: "PathSums") -> "PathSums":
        """Return the sums over the paths of both, which must not share a pair of nodes."""
        return PathSums(
            self.distance + other.distance,
            self.harmonic + other.harmonic,
            self.reach + other.reach,
            np.maximum(self.eccentricity, other.eccentricity),
        )

    def placed(self, nodes: Integers, n: int) -> "PathSums":
        """Return these sums as those of *nodes* among n, and no paths for the others."""
        placed = PathSums.zeros(n)
        placed.distance[nodes] = self.distance
        placed.harmonic[nodes] = self.harmonic
        placed.reach[nodes] = self.reach
        placed.eccentricity[nodes] = self.eccentricity
        return placed

    def at(self, places: Integers) -> "PathSums":
        """Return the sums of the nodes that stand at these places, in their order."""
        return PathSums(
            self.distance[places],
            self.harmonic[places],
            self.reach[places],
            self.eccentricity[places],
        )

    def times(self, unit: float) -> "PathSums":
        """Return the sums of distances that were measured in a unit."""
        return PathSums(
            self.distance * unit, self.harmonic / unit, self.reach, self.eccentricity * unit
        )


@attrs.frozen(eq=False)
class HopSums:
    """
    The path sums of every node on both sides.

    Attributes
    ----------
    incoming : PathSums
        Over the paths that arrive at the node.
    outgoing : PathSums
        Over the paths that leave it.
    """

    incoming: PathSums
    outgoing: PathSums

    def __add__(self, other: "HopSums") -> "HopSums":
        """Return the sums over the pairs of both, which must not share any."""
        return HopSums(self.incoming + other.incoming, self.outgoing + other.outgoing)

    def side(self, side: Side) -> PathSums:
        """Return the sums on one side."""
        return self.incoming if side is Side.IN else self.outgoing


def sums_of_rows(rows: Floats) -> PathSums:
    """Return the sums over rows of distances, a column a node; 0 and inf are no paths."""
    reached = (rows > 0) & (rows < np.inf)
    finite = np.where(reached, rows, 0.0)
    inverse = np.divide(1.0, rows, out=np.zeros_like(rows), where=reached)
    return PathSums(
        finite.sum(axis=0),
        inverse.sum(axis=0),
        reached.sum(axis=0, dtype=np.int64),
        finite.max(axis=0, initial=0.0),
    )
