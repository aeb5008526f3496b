"""How many raters put each unit into each category, and coefficients of that with intervals."""

import math
from collections.abc import Callable, Sequence

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from publead.estimates import Estimate, Measure, counted
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.categories import check_categories, codes_of
from publead.stats.intervals import upper_tail
from publead.stats.numbers import as_floats

JACKKNIFE = "interval: jackknife over units"
NO_INTERVAL = "no interval: without one unit too little is left, or units are alike"


@attrs.frozen(kw_only=True, eq=False)
class CategoryTable:
    """
    How many raters put each unit into each category.

    Attributes
    ----------
    counts : ndarray of float, shape (n_units, n_categories)
        Units with a rating only.
    n_left_out : int
        Units without one.
    """

    counts: Floats
    n_left_out: int

    @classmethod
    def of(
        cls, ratings: ArrayLike, categories: Sequence[float] | None, measure: Measure
    ) -> "CategoryTable":
        """Check ratings, shape (n_units, n_raters), and count them."""
        matrix = as_floats(ratings, 2, "ratings")
        present = ~np.isnan(matrix)
        codes, q = codes_of(matrix[present], categories)
        cells = np.nonzero(present)[0] * q + codes
        counts = np.bincount(cells, minlength=len(matrix) * q).reshape(len(matrix), q)
        rated = counts.sum(axis=1)
        check_categories(measure, int((rated > 1).sum()), q)
        return cls(counts=counts[rated > 0].astype(np.float64), n_left_out=int((rated == 0).sum()))

    @property
    def n_categories(self) -> int:
        """How many categories there are."""
        return int(self.counts.shape[1])

    def estimate(
        self, measure: Measure, chance: Callable[[Floats], Floats], level: float
    ) -> Estimate:
        """Return a coefficient with its jackknife interval over units."""
        twice, agree, shares = self._by_unit()
        value = float(_beyond_chance(agree.sum() / float(twice.sum()), shares.mean(axis=0), chance))
        # Where all units are alike the width is 0, which would claim certainty.
        half = self._half_width(chance, level) or math.nan
        told = NO_INTERVAL if math.isnan(half) else JACKKNIFE
        left_out = counted(self.n_left_out, "unit has", "units have")
        n_categories = counted(self.n_categories, "category", "categories")
        return Estimate(
            measure=measure,
            value=value,
            low=value - half,
            high=math.nan if math.isnan(half) else min(value + half, 1.0),
            level=level,
            n=len(self.counts),
            n_left_out=self.n_left_out,
            method=f"{measure.name} of {n_categories}; {told}",
            reason=f"{left_out} no rating" if self.n_left_out else "",
        )

    def _by_unit(self) -> tuple[NDArray[np.bool_], Floats, Floats]:
        """Return which units have two ratings, the share of pairs that agree, and of categories."""
        r = self.counts.sum(axis=1)
        twice = r > 1
        agree = np.zeros(r.size)
        agree[twice] = ((self.counts * (self.counts - 1)).sum(axis=1)[twice]) / (r * (r - 1))[twice]
        return twice, agree, self.counts / r[:, None]

    def _half_width(self, chance: Callable[[Floats], Floats], level: float) -> float:
        """Return half the interval; NaN where too little is left without one unit."""
        twice, agree, shares = self._by_unit()
        n, pairs = twice.size, float(twice.sum())
        if n <= 2 or pairs <= 1 + (pairs < n):
            return math.nan
        without = _beyond_chance(
            (agree.sum() - agree) / (pairs - twice), (shares.sum(axis=0) - shares) / (n - 1), chance
        )
        error = math.sqrt((n - 1) / n * float(np.square(without - without.mean()).sum()))
        return float(special.stdtrit(n - 1, upper_tail(level))) * error


def _beyond_chance(
    agreed: Floats | float, shares: Floats, chance: Callable[[Floats], Floats]
) -> Floats:
    """Return agreement beyond chance; NaN where a single category leaves no room for it."""
    room = 1 - chance(shares)
    return (agreed - 1 + room) / np.where(room > 1e-12, room, np.nan)
