"""Lengths of arcs, as whole numbers of a unit where they are that: whole sums are exact."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.graphs.csr import Csr, Floats
from publead.graphs.distances import arc_lengths

TOLERANCE = 1e-10
MOST_UNITS = 10_000
ROUNDING = 4 * np.finfo(np.float64).eps


@attrs.frozen(eq=False)
class Measured:
    """
    A length for each arc.

    Attributes
    ----------
    lengths : ndarray of float, shape (n_arcs,)
        In units, above 0.
    unit : float
        How long a unit is.
    is_whole : bool
        Whether all lengths are whole numbers of units, so that sums of them are exact.
    """

    lengths: Floats
    unit: float = 1.0
    is_whole: bool = False

    @classmethod
    def of(cls, csr: Csr, lengths: ArrayLike) -> "Measured":
        """
        Return the lengths given, in whole units if one is found.

        A unit is sought where the lengths are fractions 1/k with small k: strengths of 1 to 5
        give the lengths 60, 30, 20, 15 and 12 in units of 1/60.

        Raises
        ------
        PolicyError
            If a length is not a finite number above 0, or one is not given for each arc.

        Examples
        --------
        >>> path = Csr.from_edges(3, [0, 1], [1, 2])
        >>> Measured.of(path, [1 / 2, 1 / 3]).lengths.tolist()
        [3.0, 2.0]
        """
        given = arc_lengths(csr, lengths)
        kinds = np.unique(given)
        for unit in _units(kinds):
            units = np.rint(kinds / unit)
            exact = np.abs(kinds / unit - units) <= ROUNDING * units
            if exact.all() and units.max(initial=0) <= MOST_UNITS:
                return cls(np.rint(given / unit), unit, is_whole=True)
        return cls(given)

    @classmethod
    def hops(cls, csr: Csr) -> "Measured":
        """Return the length 1 for every arc."""
        return cls(np.ones(csr.n_arcs), is_whole=True)

    @property
    def tolerance(self) -> float:
        """Up to which share of a distance two lengths are the same."""
        return 0.0 if self.is_whole else TOLERANCE


def _units(kinds: Floats) -> list[float]:
    """Return the units to be tried: one, and the inverse of what strengths have in common."""
    if not kinds.size or kinds.size > 100:
        return [1.0]
    strengths = np.rint(1.0 / kinds)
    if strengths.min() < 1 or strengths.max() > MOST_UNITS:
        return [1.0]
    return [1.0, 1.0 / min(math.lcm(*strengths.astype(np.int64).tolist()), 1 << 53)]
