"""Best and worst picked from small sets, counted into one score a respondent and item."""

from numbers import Integral

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError, expect, limited
from publead.sources import Source
from publead.stats.numbers import as_floats

Counts = NDArray[np.int64]

NOTHING = -1
"""How sets mark a place that holds no item, and a pick that was not made."""

BEST_WORST_SOURCES = (
    Source(
        authors=("Marley, A. A. J.", "Louviere, J. J."),
        year=2005,
        title="Some probabilistic models of best, worst, and best-worst choices",
        container="Journal of Mathematical Psychology, 49(6), 464-480",
        doi="10.1016/j.jmp.2005.05.003",
    ),
    Source(
        authors=("Louviere, J. J.", "Flynn, T. N.", "Marley, A. A. J."),
        year=2015,
        title="Best-worst scaling: Theory, methods and applications",
        container="Cambridge University Press",
        doi="10.1017/CBO9781107337855",
    ),
)


@attrs.frozen(kw_only=True, eq=False)
class BestWorstCounts:
    """
    How often each respondent was shown each item, and picked it.

    Attributes
    ----------
    best, worst : ndarray of int, shape (n_respondents, n_items)
        How often it was picked as best, and as worst.
    shown : ndarray of int, shape (n_respondents, n_items)
        How often it was shown, in sets that were answered.
    n_unanswered : int
        How many sets lack a pick, and count for nothing.
    """

    best: Counts
    worst: Counts
    shown: Counts
    n_unanswered: int

    @property
    def scores(self) -> NDArray[np.float64]:
        """(best - worst) / shown, from -1 to 1; NaN for an item that was never shown."""
        found = np.full(self.shown.shape, np.nan)
        np.divide(self.best - self.worst, self.shown, out=found, where=self.shown > 0)
        return found


def best_worst_counts(
    shown: ArrayLike,
    best: ArrayLike,
    worst: ArrayLike,
    respondents: ArrayLike,
    *,
    n_respondents: int,
    n_items: int,
) -> BestWorstCounts:
    r"""
    Count the picks of best and worst for each respondent and item.

    Parameters
    ----------
    shown : array_like of int, shape (n_sets, most_shown)
        The items in each set, from 0; -1 where a set has fewer.
    best, worst : array_like of int, shape (n_sets,)
        The items picked from each set; -1 where none was.
    respondents : array_like of int, shape (n_sets,)
        Whose set it is, from 0.
    n_respondents, n_items : int
        How many there are.

    Returns
    -------
    BestWorstCounts
        With ``.scores``, shape (n_respondents, n_items).

    Raises
    ------
    InputError
        With every set that has a number out of range, an item twice, a pick that it does not
        show, or one item as best and worst.
    PolicyError
        If the arrays are not equally long, or hold other than whole numbers.

    Notes
    -----
    .. math:: s_{ij} = (B_{ij} - W_{ij}) / N_{ij}

    A set in which best or worst was not picked counts for nothing, for its other pick says less
    than a whole one. Over the items that a respondent was shown, :math:`\sum_j N_{ij} s_{ij} = 0`:
    the scores say what stands above what, and nothing of how much all matters. The
    counts of best less worst are sufficient for the maximum-difference model, and are not its
    utilities.

    References
    ----------
    Marley, A. A. J., & Louviere, J. J. (2005). Some probabilistic models of best, worst, and
    best-worst choices. Journal of Mathematical Psychology, 49(6), 464-480.
    https://doi.org/10.1016/j.jmp.2005.05.003

    Louviere, J. J., Flynn, T. N., & Marley, A. A. J. (2015). Best-worst scaling: Theory, methods
    and applications. Cambridge University Press. https://doi.org/10.1017/CBO9781107337855

    Examples
    --------
    >>> counts = best_worst_counts(
    ...     [[0, 1, 2], [0, 1, 3]], [0, 0], [2, 1], [0, 0], n_respondents=1, n_items=4
    ... )
    >>> counts.scores.tolist()
    [[1.0, -0.5, -1.0, 0.0]]
    """
    expect(n_respondents, Integral, "n_respondents", "Give a whole number of respondents")
    expect(n_items, Integral, "n_items", "Give a whole number of items")
    sets = _whole(shown, 2, "shown")
    picks = [
        _whole(each, 1, name)
        for name, each in (("best", best), ("worst", worst), ("respondents", respondents))
    ]
    if any(each.shape != sets.shape[:1] for each in picks):
        raise PolicyError("shown needs a row a set, and best, worst and respondents a number each")
    most, least, who = picks
    _refuse(sets, most, least, who, (n_respondents, n_items))
    answered = (most != NOTHING) & (least != NOTHING)
    row, column = np.nonzero((sets != NOTHING) & answered[:, None])
    shape = (n_respondents, n_items)
    return BestWorstCounts(
        best=_counted(who[answered], most[answered], shape),
        worst=_counted(who[answered], least[answered], shape),
        shown=_counted(who[row], sets[row, column], shape),
        n_unanswered=int(np.count_nonzero(~answered)),
    )


def _whole(values: ArrayLike, n_axes: int, name: str) -> Counts:
    numbers = as_floats(values, n_axes, name)
    if np.isnan(numbers).any() or (numbers % 1).any():
        raise PolicyError(f"{name} must be whole numbers; use {NOTHING} where there is none")
    return numbers.astype(np.int64)


def _counted(who: Counts, items: Counts, shape: tuple[int, int]) -> Counts:
    cells = np.bincount(who * shape[1] + items, minlength=shape[0] * shape[1])
    return cells.astype(np.int64).reshape(shape)


def _refuse(sets: Counts, best: Counts, worst: Counts, who: Counts, shape: tuple[int, int]) -> None:
    """Raise with every set that cannot be counted."""
    n_respondents, n_items = shape
    ordered = np.sort(sets, axis=1)
    twice = ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] != NOTHING)).any(axis=1)
    picked = np.stack([best, worst], axis=1)
    strange = ((picked[:, :, None] != sets[:, None, :]).all(axis=2)) & (picked != NOTHING)
    problems = {
        f"has an item that is not from 0 to {n_items - 1}": (
            (sets < NOTHING) | (sets >= n_items)
        ).any(axis=1),
        f"has a respondent who is not from 0 to {n_respondents - 1}": (
            (who < 0) | (who >= n_respondents)
        ),
        "shows an item twice": twice,
        "has a pick that it does not show": strange.any(axis=1),
        "has one item as best and as worst": (best == worst) & (best != NOTHING),
    }
    faults = [
        Fault(problem, place=f"sets[{place}]")
        for problem, wrong in problems.items()
        for place in np.flatnonzero(wrong).tolist()
    ]
    if faults:
        raise InputError("sets of best and worst", limited(faults, "sets"))
