"""The products of two vectors that come nearest to a matrix, its diagonal left out."""

import math

import numpy as np
from scipy import optimize, sparse

from publead.graphs.csr import Csr, Floats, Kind

NOTHING = 1e-12


class ProductFit:
    """
    Strengths, held against the products of outgoing and incoming coreness.

    Attributes
    ----------
    is_uniform : bool
        Whether all pairs are tied alike, so that no correlation is defined.
    """

    def __init__(self, csr: Csr, kind: Kind) -> None:
        self._matrix: sparse.csr_array = csr.sparse()
        self._n, self._one = csr.n, kind is Kind.UNDIRECTED
        self._cells = csr.n * (csr.n - 1)
        self._total = float(csr.arc_strengths.sum())
        self._squares = float((csr.arc_strengths**2).sum())
        self._spread = self._cells * self._squares - self._total**2
        self.is_uniform = self._spread <= NOTHING * self._cells * self._squares

    def fitted(self) -> tuple[Floats, Floats]:
        """Return the two vectors of the better of two starts."""
        out, into = self._matrix @ np.ones(self._n), self._matrix.T @ np.ones(self._n)
        degrees = out if self._one else np.concatenate([out, into])
        starts = [np.sqrt(degrees / math.sqrt(self._total)), np.full(degrees.size, 0.5)]
        runs = [self._descended(start) for start in starts]
        best = min(runs, key=lambda point: self._loss(point)[0])
        return self._sides(best)

    def correlation(self, out: Floats, into: Floats) -> float:
        """Return the correlation of strengths with products; NaN where these are all alike."""
        mean, square = self._moments(out, into)
        spread = self._cells * square - mean**2
        if spread <= NOTHING * self._cells * square:
            return math.nan
        covered = self._cells * float(out @ (self._matrix @ into)) - self._total * mean
        return covered / math.sqrt(spread * self._spread)

    def _descended(self, start: Floats) -> Floats:
        found = optimize.minimize(
            self._loss,
            start,
            method="L-BFGS-B",
            jac=True,
            bounds=optimize.Bounds(0.0, np.inf),
            options={"maxiter": 10_000, "maxfun": 100_000, "ftol": 1e-15, "gtol": 1e-9},
        )
        return np.asarray(found.x, dtype=np.float64)

    def _loss(self, point: Floats) -> tuple[float, Floats]:
        """Return half the sum of squared differences over the total squares, and its slope."""
        out, into = self._sides(point)
        to, back = self._matrix @ into, self._matrix.T @ out
        loss = self._squares - 2 * float(out @ to) + self._moments(out, into)[1]
        by_out = out * (into @ into - into**2) - to
        by_into = into * (out @ out - out**2) - back
        slope = by_out + by_into if self._one else np.concatenate([by_out, by_into])
        return 0.5 * loss / self._squares, slope / self._squares

    def _sides(self, point: Floats) -> tuple[Floats, Floats]:
        return (point, point) if self._one else (point[: self._n], point[self._n :])

    def _moments(self, out: Floats, into: Floats) -> tuple[float, float]:
        """Return the sum of the products off the diagonal, and the sum of their squares."""
        total = out.sum() * into.sum() - out @ into
        squares = (out @ out) * (into @ into) - (out * out) @ (into * into)
        return float(total), float(squares)
