"""Variance components by restricted maximum likelihood, with missing cells."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize

from publead.stats.agreement.arrays import Floats

STARTS = ((1.0, 1.0), (0.1, 0.5))
NO_ERROR = 1e-7
LARGEST_SD = 1e4
"""Beside the error's: where more would be better, there is no error to speak of."""


@attrs.frozen(kw_only=True)
class TwoWayComponents:
    """
    The variances of a crossed two-way design.

    Attributes
    ----------
    rows, columns, error : float
        Each at least 0, in the squared unit of the values.
    """

    rows: float
    columns: float
    error: float


def two_way_reml(matrix: Floats) -> TwoWayComponents:
    """
    Return the REML variances of targets, raters and error; NaN is a missing cell.

    Rows with equally many ratings enter every sum with the same weight, so their sums are taken
    once, and a step of the search costs no more for a million rows than for a hundred. It takes
    memory for one square matrix over the shorter side for each number of ratings a row has.
    """
    if matrix.shape[0] < matrix.shape[1]:
        found = two_way_reml(matrix.T)
        return TwoWayComponents(rows=found.columns, columns=found.rows, error=found.error)
    sums = _Sums.of(matrix)

    def deviance(sds: Floats) -> float:
        # A share a rating, so that rounding is the same for ten ratings and for a million.
        return sums.deviance(float(sds[0]), float(sds[1]))[0] / float(sums.c @ sums.rows)

    fits = [
        optimize.minimize(
            deviance,
            np.array(start),
            method="Nelder-Mead",
            bounds=optimize.Bounds(0.0, LARGEST_SD),
            options={"xatol": 1e-8, "fatol": 1e-14, "maxiter": 2000},
        )
        for start in STARTS
    ]
    rows, columns = (float(sd) for sd in min(fits, key=lambda fit: float(fit.fun)).x)
    error = sums.deviance(rows, columns)[1]
    return TwoWayComponents(
        rows=rows * rows * error,
        columns=columns * columns * error,
        error=error if error > NO_ERROR * sums.variance else 0.0,
    )


@attrs.frozen(kw_only=True, eq=False)
class _Sums:
    """Sums over rows that have the same number c of ratings, one entry for each such c."""

    c: Floats  # ratings a row
    rows: Floats  # how many such rows
    y: Floats  # sum of row sums
    yy: Floats  # sum of squared row sums
    y_columns: Floats  # (c, columns): row sums times mask
    columns: Floats  # (c, columns): mask
    pairs: NDArray[np.float64]  # (c, columns, columns): mask times mask
    column_y: Floats
    square: float

    @classmethod
    def of(cls, matrix: Floats) -> "_Sums":
        mask = ~np.isnan(matrix)
        y = np.where(mask, matrix - np.nanmean(matrix), 0.0)
        counts, sums = mask.sum(axis=1), y.sum(axis=1)
        present = mask.astype(np.float64)
        distinct = np.unique(counts[counts > 0])
        picks = [counts == c for c in distinct]
        return cls(
            c=distinct.astype(np.float64),
            rows=np.array([float(pick.sum()) for pick in picks]),
            y=np.array([sums[pick].sum() for pick in picks]),
            yy=np.array([np.square(sums[pick]).sum() for pick in picks]),
            y_columns=np.array([sums[pick] @ present[pick] for pick in picks]),
            columns=np.array([present[pick].sum(axis=0) for pick in picks]),
            pairs=np.array([present[pick].T @ present[pick] for pick in picks]),
            column_y=y.sum(axis=0),
            square=float(np.square(y).sum()),
        )

    @property
    def variance(self) -> float:
        """The variance of all ratings together."""
        return self.square / (float(self.c @ self.rows) - 1)

    def deviance(self, row_sd: float, column_sd: float) -> tuple[float, float]:
        """Return the REML deviance and the error variance, for SDs relative to the error's."""
        row, column = row_sd * row_sd, column_sd * column_sd
        w = row / (1 + self.c * row)
        n = float(self.c @ self.rows)
        kept = 1 - w * self.c
        inner = np.diag(self.columns.sum(axis=0)) - np.tensordot(w, self.pairs, 1)
        right = np.column_stack([kept @ self.columns, self.column_y - w @ self.y_columns])
        total = float(kept @ self.y)
        whole = np.array(
            [[float((kept * self.c) @ self.rows), total], [total, self.square - w @ self.yy]]
        )
        factor = linalg.cho_factor(np.eye(inner.shape[0]) + column * inner)
        whole -= column * (right.T @ linalg.cho_solve(factor, right))
        rest = float(whole[1, 1] - whole[0, 1] ** 2 / whole[0, 0])
        error = max(rest, float(np.finfo(np.float64).tiny)) / (n - 1)
        volume = float(self.rows @ np.log1p(self.c * row))
        volume += 2 * float(np.log(np.diag(factor[0])).sum())
        return (n - 1) * math.log(error) + volume + math.log(whole[0, 0]), error
