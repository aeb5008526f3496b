"""The gate: columns of one length, of which whole rows are used, and what is left of them."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.stats.agreement.arrays import Floats, check_lengths
from publead.stats.numbers import as_floats

NOTHING = 1e-10
"""What is left of a variable counts as nothing below this share of its length."""


@attrs.frozen(kw_only=True, eq=False)
class Rows:
    """
    Rows in which nothing is missing.

    Attributes
    ----------
    x, y : ndarray of float, shape (n,)
        The two sides.
    controls : ndarray of float, shape (n, n_controls)
        What is taken out of both.
    whole : ndarray of bool, shape (n_given,)
        Which of the rows that were given these are.
    """

    x: Floats
    y: Floats
    controls: Floats
    whole: NDArray[np.bool_]

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike, controls: ArrayLike | None = None) -> "Rows":
        """Return the rows in which nothing is missing."""
        first, second = as_floats(x, 1, "x"), as_floats(y, 1, "y")
        check_lengths(x=first, y=second)
        third = np.empty((first.size, 0))
        if controls is not None:
            given = np.asarray(controls)
            third = as_floats(given, 2 if given.ndim != 1 else 1, "controls")
            third = third.reshape(len(third), -1)
        check_lengths(x=first, controls=third)
        whole = ~(np.isnan(first + second) | np.isnan(third).any(axis=1))
        return cls(x=first[whole], y=second[whole], controls=third[whole], whole=whole)

    @property
    def n(self) -> int:
        """How many rows there are."""
        return self.x.size

    @property
    def n_left_out(self) -> int:
        """How many rows lack a value."""
        return int(self.whole.size - self.x.size)

    @property
    def reason(self) -> str:
        """Why rows were left out; empty where none were."""
        return "a value is missing" if self.n_left_out else ""


def correlated(x: Floats, y: Floats, statistic: str) -> float:
    """
    Return the correlation of two complete columns.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than three rows, or one of them does not vary.
    """
    if x.size < 3:
        raise UndefinedStatisticError(
            statistic, f"{counted(x.size, 'row')} had every value", "Give at least three"
        )
    for name, side in (("x", x), ("y", y)):
        if np.all(side == side[0]):
            raise UndefinedStatisticError(
                statistic, f"{name} is the same in every row", "Report that it does not vary"
            )
    return cosine(x - x.mean(), y - y.mean())


def cosine(x: Floats, y: Floats) -> float:
    """Return the cosine of two columns of deviations, from -1 to 1."""
    first, second = x / np.abs(x).max(), y / np.abs(y).max()
    products = np.einsum("i,i->", first, second)
    lengths = np.sqrt(np.einsum("i,i->", first, first) * np.einsum("i,i->", second, second))
    return float(np.clip(products / lengths, -1.0, 1.0))


def residuals(rows: Rows, statistic: str) -> tuple[Floats, Floats, int]:
    """
    Return what the controls leave of both sides, and how many controls were not redundant.

    Raises
    ------
    UndefinedStatisticError
        If the controls tell all there is to know of a side.
    """
    centred = rows.controls - rows.controls.mean(axis=0)
    scale = np.abs(centred).max(axis=0, initial=0.0)
    basis, values, _ = np.linalg.svd(centred[:, scale > 0] / scale[scale > 0], full_matrices=False)
    kept = basis[:, values > NOTHING * values.max(initial=0.0)]
    sides = []
    for name, side in (("x", rows.x), ("y", rows.y)):
        deviations = side - side.mean()
        left = deviations - kept @ (kept.T @ deviations)
        left -= kept @ (kept.T @ left)
        if np.linalg.norm(left) <= NOTHING * np.linalg.norm(deviations):
            raise UndefinedStatisticError(
                statistic, f"the controls leave nothing of {name}", "Declare fewer controls"
            )
        sides.append(left)
    return sides[0], sides[1], kept.shape[1]
