"""Invented organisations of any size, as arrays of valued ties."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr

TEAM, DEPARTMENT = 12, 120
MEAN_DEGREE = 8


@attrs.frozen(eq=False)
class Organisation:
    """
    Who turns to whom, and how often.

    Attributes
    ----------
    n : int
        How many people.
    sources, targets : ndarray of int64
        The ends of the ties, each pair once a direction.
    strengths : ndarray of float64
        From 1 to 5, whole numbers.
    """

    n: int
    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    strengths: NDArray[np.float64]

    def csr(self) -> Csr:
        """Return the ties as the library's kernels read them."""
        return Csr.from_edges(self.n, self.sources, self.targets, self.strengths)


def organisation(n: int, seed: int = 1) -> Organisation:
    """
    Return an organisation of teams of 12 in departments of 120.

    Of the ties that people draw, half go to the own team, three tenths to the own department, and
    the rest to anybody, more often to few: the k-th person is drawn in proportion to k ** -0.5.
    """
    rng = np.random.default_rng(seed)
    drawn = n * MEAN_DEGREE
    source = np.repeat(np.arange(n), MEAN_DEGREE)
    kind = rng.random(drawn)
    team = source // TEAM * TEAM + rng.integers(0, TEAM, drawn)
    department = source // DEPARTMENT * DEPARTMENT + rng.integers(0, DEPARTMENT, drawn)
    senior = rng.permutation(n)[(n * rng.random(drawn) ** 2).astype(np.int64)]
    target = np.where(kind < 0.5, team, np.where(kind < 0.8, department, senior))
    keys = np.unique((source * n + target)[(target < n) & (target != source)])
    source, target = np.divmod(keys, n)
    return Organisation(n, source, target, rng.integers(1, 6, keys.size).astype(np.float64))
