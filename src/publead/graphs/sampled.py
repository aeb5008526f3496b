"""Sums over all nodes, estimated from some: their errors, and the ranks that these leave."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import special

from publead.graphs.csr import Floats, Integers


@attrs.frozen(eq=False, kw_only=True)
class Sampled:
    """
    An index of all nodes, estimated from paths that start at pivots.

    Attributes
    ----------
    values : ndarray of float, shape (n,)
        The estimates: the pivots' sum, times n over their number.
    standard_errors : ndarray of float, shape (n,)
        Estimated from how the pivots' shares of a node differ.
    bound : float
        No value errs by more, with at least the chance *level*, whatever the graph.
    n_pivots : int
        How many sources.
    level : float
        The chance of the bound, for all nodes together.
    """

    values: Floats
    standard_errors: Floats
    bound: float
    n_pivots: int
    level: float

    @property
    def margins(self) -> Floats:
        """How far each interval reaches on either side, shape (n,); estimated, not warranted."""
        tail = (1 - self.level) / (2 * max(self.values.size, 1))
        estimated = special.stdtrit(max(self.n_pivots - 1, 1), 1 - tail) * self.standard_errors
        return np.minimum(estimated, self.bound)

    @property
    def low(self) -> Floats:
        """The lower ends of the intervals, shape (n,)."""
        return np.maximum(self.values - self.margins, 0.0)

    @property
    def high(self) -> Floats:
        """The upper ends of the intervals, shape (n,)."""
        return self.values + self.margins

    @property
    def ranks(self) -> NDArray[np.int64]:
        """
        The least and the greatest rank that each node may have, shape (n, 2); 1 is the largest.

        A node is surely behind those whose interval lies above its own, and surely before those
        whose interval lies below.
        """
        low, high, n = self.low, self.high, self.values.size
        above = n - np.searchsorted(np.sort(low), high, side="right")
        below = np.searchsorted(np.sort(high), low, side="left")
        return np.stack([above + 1, n - below], axis=1)

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Whether the sample settles the rank of each node, shape (n,)."""
        least, greatest = self.ranks.T
        return np.asarray(least == greatest)

    def among_first(self, count: int) -> Integers:
        """
        Return the nodes that are surely among the first, the largest estimate first.

        Those of whom the sample does not tell are not named, so that there may be fewer.

        Parameters
        ----------
        count : int
            How many are the first.
        """
        sure = np.flatnonzero(self.ranks[:, 1] <= count)
        return sure[np.argsort(-self.values[sure], kind="stable")]


def estimated(sums: Floats, squares: Floats, top: float, k: int, level: float) -> Sampled:
    """Return the estimate of a sum over all n nodes from its sum over k of them."""
    n = sums.size
    if not n:
        nothing = np.zeros(0)
        return Sampled(values=nothing, standard_errors=nothing, bound=0.0, n_pivots=0, level=level)
    spread = np.maximum(squares - sums * sums / k, 0.0) / max(k - 1, 1)
    # A node that no path has met shows no spread, which proves nothing.
    spread = np.maximum(spread, squares.max() / k / (k + 1))
    left = 1 - k / n
    root = math.sqrt(math.log(2 * n / (1 - level)) / (2 * k) * (1 - (k - 1) / n))
    return Sampled(
        values=sums * (n / k),
        standard_errors=n * np.sqrt(left * spread / k),
        bound=n * top * root if k < n else 0.0,
        n_pivots=k,
        level=level,
    )
