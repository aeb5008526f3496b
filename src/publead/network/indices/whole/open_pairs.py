"""
Bounds of an index of degrees to which both ends of a tie count, where some did not answer.

Where ties have no direction, a pair is open if no tie was reported and one of the two did not
answer; where they have one, and a degree adds up ties received and given, if the first did not
answer. Each set of open pairs may be tied, and a tie adds one at both ends, so that degrees do
not vary freely, as nominations received do. Few open pairs are gone through, set by set. Where
there are many, the least centralization is still found exactly, and the other indices are bounded
by the box in which the degrees lie, which holds more than can happen.
"""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from publead.network.indices.whole.bounds import Bounds
from publead.network.indices.whole.box import (
    Box,
    Floats,
    centralization_bounds,
    effective_rows,
    ends_of,
    gini_rows,
)
from publead.network.indices.whole.uneven_box import uneven_effective_number, uneven_gini
from publead.network.network import LeadershipNetwork

GONE_THROUGH: Final = 16
"""So many open pairs, and no more, have all their sets gone through."""
SOLVED: Final = 20_000
"""So many open pairs, and no more, are variables of an integer programme."""

_CELLS_AT_ONCE: Final = 1 << 22


@attrs.frozen(eq=False)
class OpenPairs:
    """
    What is known of degrees, and the pairs that could still be tied.

    Attributes
    ----------
    box : Box
        The least and the greatest degree of each person.
    first, second : ndarray of int, shape (n_pairs,)
        The ends of the open pairs.
    """

    box: Box
    first: NDArray[np.intp]
    second: NDArray[np.intp]

    @classmethod
    def of(cls, network: LeadershipNetwork, box: Box) -> "OpenPairs":
        """Return the open pairs of a network whose degrees lie in a box."""
        silent = ~network.respondents
        shut = network.csr.unweighted().dense() > 0
        if network.is_undirected:
            first, second = np.nonzero(np.triu(~shut & (silent[:, None] | silent), 1))
        else:
            np.fill_diagonal(shut, val=True)
            first, second = np.nonzero(~shut & silent[:, None])
        return cls(box, first, second)

    @property
    def ends(self) -> sparse.csr_array:
        """Which people are the ends of which pair, people by pairs."""
        pairs = np.arange(self.first.size)
        where = (np.concatenate([self.first, self.second]), np.concatenate([pairs, pairs]))
        shape = (self.box.low.size, pairs.size)
        return sparse.csr_array((np.ones(2 * pairs.size), where), shape=shape)

    def completed(self) -> Iterator[Floats]:
        """Yield the degrees that each set of tied pairs makes, in blocks of rows."""
        adds = self.ends.toarray().T
        places = np.arange(self.first.size)
        step = max(1, _CELLS_AT_ONCE // max(self.box.low.size, 1))
        for start in range(0, 1 << self.first.size, step):
            sets = np.arange(start, min(start + step, 1 << self.first.size))
            yield self.box.low + (sets[:, None] >> places & 1) @ adds


def pair_centralization_bounds(network: LeadershipNetwork, box: Box) -> Bounds:
    """
    Return the least and the greatest sum of differences from the largest degree.

    Notes
    -----
    The sum is n max d - Σ d. A tie of the person with the largest degree adds n - 2, any other
    takes 2 away, so it is greatest where one person has all their open pairs tied and
    there are no other new ties. It is least where, for some largest degree, as many pairs are
    tied as leave nobody above it: an integer programme, solved exactly.
    """
    n = box.low.size
    greatest = float((n * box.high - 2 * (box.high - box.low)).max() - box.low.sum())
    if n_open(box) > SOLVED:
        return Bounds(centralization_bounds(box).low, greatest, are_exact=False)
    return Bounds(_least_spread(OpenPairs.of(network, box)), greatest)


def pair_gini_bounds(network: LeadershipNetwork, box: Box) -> Bounds:
    """Return the least and the greatest Gini coefficient; degrees that are all 0 have none."""
    return _gone_through(network, box, lambda rows: gini_rows(np.sort(rows, axis=1)), uneven_gini)


def pair_effective_number_bounds(network: LeadershipNetwork, box: Box) -> Bounds:
    """Return the least and the greatest effective number; degrees that are all 0 have none."""
    return _gone_through(network, box, effective_rows, uneven_effective_number)


def n_open(box: Box) -> int:
    """Return how many pairs are open: each is part of the range of both its ends."""
    return int((box.high - box.low).sum()) // 2


def _gone_through(
    network: LeadershipNetwork,
    box: Box,
    of_rows: Callable[[Floats], Floats],
    of_box: Callable[[Box], Bounds],
) -> Bounds:
    if n_open(box) > GONE_THROUGH:
        return of_box(box)
    pairs = OpenPairs.of(network, box)
    return ends_of(np.concatenate([of_rows(rows) for rows in pairs.completed()]))


def _least_spread(pairs: OpenPairs) -> float:
    """Return the least of n max d - Σ d; the variables are max d, and whether each pair is tied."""
    low, high, n_pairs = pairs.box.low, pairs.box.high, pairs.first.size
    cost = np.concatenate([[float(low.size)], np.full(n_pairs, -2.0)])
    top = sparse.csr_array(np.full((low.size, 1), -1.0))
    below_top = sparse.hstack([top, pairs.ends], format="csr")
    solved = optimize.milp(
        cost,
        integrality=np.ones(cost.size, dtype=np.int64),
        bounds=optimize.Bounds(
            np.concatenate([[low.max()], np.zeros(n_pairs)]),
            np.concatenate([[high.max()], np.ones(n_pairs)]),
        ),
        constraints=optimize.LinearConstraint(below_top, ub=-low),
    )
    return float(round(solved.fun - low.sum()))
