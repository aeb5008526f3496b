"""Polychoric correlations: of normal variables assumed to lie behind ordered answers."""

import math
from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, special

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Measure
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing, as_floats, matrix_of, sealed
from publead.stats.consistency.measures import POLYCHORIC
from publead.stats.consistency.refusals import check_items, check_people, left_out

MOST_CATEGORIES = 20
GREATEST = 0.99999
LEAST_PROBABILITY = 1e-15


@attrs.frozen(kw_only=True, eq=False)
class PolychoricCorrelations(Account):
    """
    The polychoric correlation of each pair of items.

    Attributes
    ----------
    values : ndarray of float, shape (n_items, n_items)
        Between -0.99999 and 0.99999, and 1 on the diagonal.
    thresholds : tuple of tuple of float
        For each item, the cut points between its answers on the normal variable.
    """

    measure: ClassVar[Measure] = POLYCHORIC

    values: Floats = attrs.field(converter=sealed)
    thresholds: tuple[tuple[float, ...], ...]

    def __str__(self) -> str:
        """Return their mean and range, rounded to be read."""
        pairs = self.values[np.triu_indices(len(self.values), 1)]
        return (
            f"polychoric correlations of {pairs.mean():.2f} on average, "
            f"{pairs.min():.2f} to {pairs.max():.2f}"
        )


def polychoric(
    items: ArrayLike, *, missing: Missing = Missing.LISTWISE, continuity: float = 0.5
) -> PolychoricCorrelations:
    r"""
    Return the polychoric correlations of items with few ordered answers.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers, of at most 20 different values an item; only their order counts. Floats with
        NaN for no answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item; or, for each pair, all who answered both, and
        for an item's cut points all who answered it.
    continuity : float
        What stands in for 0 in the cross-table of two items, so that one empty cell does not
        drive the correlation to its end; 0 leaves tables as they are.

    Returns
    -------
    PolychoricCorrelations

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items or people, everybody answered an item alike, or nobody
        answered two items both.
    PolicyError, InputError
        If an item has more than 20 different answers, *continuity* is negative, or *items* is
        no matrix of finite numbers.

    Notes
    -----
    Two steps: cut points from each item's own shares, then the :math:`\rho` that maximises
    :math:`\sum_{ij} n_{ij} \log \pi_{ij}(\rho)`, with :math:`\pi_{ij}` the bivariate normal
    probability of the cell, found by Owen's T function. R's ``psych::polychoric`` does the same.

    References
    ----------
    Olsson, U. (1979). Maximum likelihood estimation of the polychoric correlation coefficient.
    Psychometrika, 44(4), 443-460. https://doi.org/10.1007/BF02296207

    Owen, D. B. (1956). Tables for computing bivariate normal probabilities. The Annals of
    Mathematical Statistics, 27(4), 1075-1090. https://doi.org/10.1214/aoms/1177728074

    Examples
    --------
    >>> answers = np.repeat([[0, 0], [0, 1], [1, 0], [1, 1]], [40, 10, 10, 40], axis=0)
    >>> round(float(polychoric(answers).values[0, 1]), 4)
    0.809
    """
    if not 0 <= continuity < math.inf:
        raise PolicyError(f"continuity is {continuity}; it must be 0 or above, such as 0.5")
    people = _people(items, missing)
    k = people.shape[1]
    coded = [_coded(people[:, item], item) for item in range(k)]
    cuts = [_cut_points(codes) for codes in coded]
    values = np.eye(k)
    for i in range(k):
        for j in range(i):
            counts = _crossed(coded[i], coded[j], (i, j))
            counts[counts == 0] = continuity
            values[i, j] = values[j, i] = _most_likely(counts, cuts[i], cuts[j])
    n_left_out = len(np.asarray(items)) - len(people)
    return PolychoricCorrelations(
        values=values,
        thresholds=tuple(tuple(float(cut) for cut in points) for points in cuts),
        n=len(people),
        n_left_out=n_left_out,
        reason=left_out(n_left_out, missing),
        method=f"two-step maximum likelihood; {missing.value} deletion; "
        f"empty cells count {continuity:g}",
    )


def bivariate_normal(h: Floats, k: Floats, rho: float) -> Floats:
    """
    Return P(X <= h, Y <= k) for standard normal X and Y with correlation *rho*.

    Parameters
    ----------
    h, k : ndarray of float
        Finite, and of shapes that broadcast.
    rho : float
        Above -1 and below 1.

    Examples
    --------
    >>> float(bivariate_normal(np.zeros(1), np.zeros(1), 0.5)[0].round(12))
    0.333333333333
    """
    # Next to 0 the formula is continuous; at 0 its quotients are not defined.
    x, y = (np.where(np.asarray(end) == 0, 1e-300, end) for end in (h, k))
    root = math.sqrt(1 - rho * rho)
    apart = np.where(np.signbit(x) != np.signbit(y), 0.5, 0.0)
    with np.errstate(over="ignore"):
        first = special.owens_t(x, (y / x - rho) / root)
        second = special.owens_t(y, (x / y - rho) / root)
    probability: Floats = (special.ndtr(x) + special.ndtr(y)) / 2 - first - second - apart
    return probability


def _people(items: ArrayLike, missing: Missing) -> Floats:
    people = as_floats(matrix_of(items))
    check_items(people.shape[1], POLYCHORIC.name)
    answered = ~np.isnan(people)
    kept = answered.all(axis=1) if missing is Missing.LISTWISE else answered.any(axis=1)
    n = int(kept.sum())
    check_people(n, len(people) - n, missing, POLYCHORIC.name)
    return people[kept]


def _coded(answers: Floats, item: int) -> Floats:
    """Return answers as 0, 1, 2 … in their order; NaN stays."""
    given = np.unique(answers[~np.isnan(answers)])
    if given.size < 2:
        raise UndefinedStatisticError(
            POLYCHORIC.name,
            f"item {item + 1} got the same answer from everybody"
            if given.size
            else f"nobody answered item {item + 1}",
            "Leave it out, and report that it does not tell people apart",
        )
    if given.size > MOST_CATEGORIES:
        raise PolicyError(
            f"item {item + 1} has {given.size} different answers; polychoric correlations are for "
            f"at most {MOST_CATEGORIES}. Use its plain correlations"
        )
    return np.where(np.isnan(answers), np.nan, np.searchsorted(given, answers))


def _cut_points(codes: Floats) -> Floats:
    counts = np.bincount(codes[~np.isnan(codes)].astype(np.intp))
    points: Floats = special.ndtri(np.cumsum(counts)[:-1] / counts.sum())
    return points


def _crossed(first: Floats, second: Floats, places: tuple[int, int]) -> Floats:
    both = ~np.isnan(first) & ~np.isnan(second)
    if not both.any():
        raise UndefinedStatisticError(
            POLYCHORIC.name,
            f"nobody answered both item {places[1] + 1} and item {places[0] + 1}",
            "Leave one of the two items out",
        )
    rows, columns = int(np.nanmax(first)) + 1, int(np.nanmax(second)) + 1
    cells = first[both].astype(np.intp) * columns + second[both].astype(np.intp)
    return np.bincount(cells, minlength=rows * columns).reshape(rows, columns).astype(np.float64)


def _most_likely(counts: Floats, rows: Floats, columns: Floats) -> float:
    """Return the correlation that makes a cross-table most likely."""
    corner = np.zeros((len(rows) + 2, len(columns) + 2))
    corner[-1, 1:-1], corner[1:-1, -1], corner[-1, -1] = (
        special.ndtr(columns),
        special.ndtr(rows),
        1,
    )

    def loss(rho: float) -> float:
        corner[1:-1, 1:-1] = bivariate_normal(rows[:, None], columns[None, :], rho)
        cells = np.diff(np.diff(corner, axis=0), axis=1)
        return -float((counts * np.log(np.maximum(cells, LEAST_PROBABILITY))).sum())

    found = optimize.minimize_scalar(
        loss, bounds=(-GREATEST, GREATEST), method="bounded", options={"xatol": 1e-10}
    )
    return float(found.x)
