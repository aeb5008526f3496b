"""The two-way analysis of variance of a full matrix of ratings, in one pass over its rows."""

import attrs
import numpy as np

from publead.stats.agreement.arrays import Floats

ROWS_IN_CACHE = 4096
NEARLY_NO_ERROR = 1e-6
ROUNDING = 1e-14


@attrs.frozen(kw_only=True)
class MeanSquares:
    """
    Mean squares of targets, raters and error, all in the squared unit of the ratings.

    Attributes
    ----------
    n, k : int
        How many targets and raters.
    targets, raters, error : float
        MSB, MSJ and MSE of the two-way analysis.
    """

    n: int
    k: int
    targets: float
    raters: float
    error: float

    @property
    def within(self) -> float:
        """MSW of the one-way analysis: raters and error together."""
        return (self.raters + (self.n - 1) * self.error) / self.n

    @classmethod
    def of_components(
        cls, targets: float, raters: float, error: float, n: int, k: int
    ) -> "MeanSquares":
        """Return the mean squares that a full table with these variances would have."""
        return cls(n=n, k=k, targets=k * targets + error, raters=n * raters + error, error=error)


def mean_squares(ratings: Floats) -> MeanSquares:
    """
    Return the mean squares of a matrix without missing cells, shape (n >= 2, k >= 2).

    Ratings are shifted by the first of them before they are squared, so that large values with
    small differences keep their digits. Where error is next to nothing beside the whole, it is
    summed from the residuals instead of being what is left over. Plain reductions are used, as
    many small products on the threads of a busy machine take far longer.
    """
    n, k = ratings.shape
    origin = ratings[0, 0]
    by_target, by_rater, squares = np.empty(n), np.zeros(k), 0.0
    for start in range(0, n, ROWS_IN_CACHE):
        block = ratings[start : start + ROWS_IN_CACHE] - origin
        np.add.reduce(block, axis=1, out=by_target[start : start + ROWS_IN_CACHE])
        by_rater += np.add.reduce(block, axis=0)
        squares += float(np.einsum("ij,ij->", block, block))
    total = float(by_target.sum())
    whole = squares - total * total / (n * k)
    targets = float(np.square(by_target - total / n).sum() / k)
    raters = float(np.square(by_rater - total / k).sum() / n)
    error = whole - targets - raters
    if error < NEARLY_NO_ERROR * whole:
        error = _from_residuals(ratings, by_target / k + origin, (by_rater - total / k) / n)
    floor = ROUNDING * whole
    return MeanSquares(
        n=n,
        k=k,
        targets=_or_zero(targets, floor) / (n - 1),
        raters=_or_zero(raters, floor) / (k - 1),
        error=_or_zero(error, floor) / ((n - 1) * (k - 1)),
    )


def _from_residuals(ratings: Floats, row_means: Floats, column_effects: Floats) -> float:
    residuals = ratings - row_means[:, None] - column_effects
    return float(np.square(residuals).sum())


def _or_zero(squares: float, floor: float) -> float:
    return squares if squares > floor else 0.0
