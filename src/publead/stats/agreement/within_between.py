"""A correlation taken apart: between groups, within groups, and how much of each enters."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.stats.agreement.arrays import Floats, check_lengths, factorize
from publead.stats.agreement.works import DANSEREAU
from publead.stats.numbers import as_floats

WITHIN_AND_BETWEEN = Measure(
    name="within and between analysis",
    definition="How far a correlation over people comes from their groups, and how far from "
    "people within them.",
    formula="r = eta_B(x) eta_B(y) r_B + eta_W(x) eta_W(y) r_W",
    does_not_show="what causes what, at either level; r_B over few groups is very uncertain",
    sources=(DANSEREAU,),
)


@attrs.frozen(kw_only=True)
class WithinBetween:
    """
    The parts of a correlation of x and y.

    Attributes
    ----------
    r : float
        Over all people.
    r_between, r_within : float
        Of the group means, each counted for its people, and of the deviations from them.
    eta_between, eta_within : tuple of float
        For x and y: correlation of the values with their group means, and with the deviations;
        their squares add up to 1.
    n, n_groups, n_left_out : int
        People who went in, their groups, and people who did not.
    """

    r: float
    r_between: float
    r_within: float
    eta_between: tuple[float, float]
    eta_within: tuple[float, float]
    n: int
    n_groups: int
    n_left_out: int

    def __str__(self) -> str:
        """Return the three correlations as a line."""
        return (
            f"r {self.r:.2f}: {self.r_between:.2f} between {counted(self.n_groups, 'group')}, "
            f"{self.r_within:.2f} within, n = {self.n}"
        )

    def explain(self) -> Explanation:
        """Return the definition, what went in and what did not."""
        return Explanation(
            measure=WITHIN_AND_BETWEEN,
            method="group means weighted by their numbers",
            inputs=f"n = {self.n} in {counted(self.n_groups, 'group')}",
            left_out=f"{self.n_left_out}: a value is missing" if self.n_left_out else "nothing",
        )


def within_between(x: ArrayLike, y: ArrayLike, groups: ArrayLike) -> WithinBetween:
    r"""
    Return a correlation taken apart into between and within groups.

    Parameters
    ----------
    x, y : array_like of float, shape (n_people,)
        People with a NaN in either are left out and counted.
    groups : array_like, shape (n_people,)
        Each person's group.

    Returns
    -------
    WithinBetween

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two groups, or either variable does not vary both between and
        within them.

    Notes
    -----
    .. math:: r = \eta_{Bx} \eta_{By} r_B + \eta_{Wx} \eta_{Wy} r_W

    R: ``multilevel::waba(x, y, grpid)``.

    References
    ----------
    Dansereau, F., Alutto, J. A., & Yammarino, F. J. (1984). Theory testing in organizational
    behavior: The varient approach. Prentice-Hall.

    Examples
    --------
    >>> print(within_between([1, 2, 4, 5, 8, 9], [2, 1, 5, 4, 9, 8], list("aabbcc")))
    r 0.94: 1.00 between 3 groups, -1.00 within, n = 6
    """
    first, second = as_floats(x, 1, "x"), as_floats(y, 1, "y")
    group, labels = factorize(groups)
    check_lengths(x=first, y=second, groups=group)
    whole = ~np.isnan(first + second)
    first, second, group = first[whole], second[whole], group[whole]
    counts = np.bincount(group, minlength=labels.size)
    sides = []
    for side in (first, second):
        centred = side - side.mean() if side.size else side
        sums = np.bincount(group, weights=centred, minlength=labels.size)
        means = (sums / np.maximum(counts, 1))[group]
        sides.append((centred, means, centred - means))
    (all_x, b_x, w_x), (all_y, b_y, w_y) = sides
    _check([b_x, b_y, w_x, w_y], max(_length(all_x), _length(all_y)))
    return WithinBetween(
        r=_cosine(all_x, all_y),
        r_between=_cosine(b_x, b_y),
        r_within=_cosine(w_x, w_y),
        eta_between=(_length(b_x) / _length(all_x), _length(b_y) / _length(all_y)),
        eta_within=(_length(w_x) / _length(all_x), _length(w_y) / _length(all_y)),
        n=first.size,
        n_groups=int(np.count_nonzero(counts)),
        n_left_out=int(whole.size - first.size),
    )


def _check(parts: list[Floats], scale: float) -> None:
    if not all(_length(part) > 1e-12 * scale for part in parts):
        raise UndefinedStatisticError(
            "a within and between analysis",
            "a variable does not vary both between groups and within them",
            "Report the correlation of people, or of groups, alone",
        )


def _length(values: Floats) -> float:
    return math.sqrt(float(np.einsum("i,i->", values, values)))


def _cosine(first: Floats, second: Floats) -> float:
    return float(np.einsum("i,i->", first, second)) / (_length(first) * _length(second))
