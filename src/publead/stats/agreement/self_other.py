"""Self beside others: correlation, mean difference, and who over-rates by the half-SD rule."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Estimate, counted
from publead.stats.agreement.arrays import Floats, check_lengths
from publead.stats.agreement.self_other_result import (
    CORRELATION,
    DIFFERENCE,
    Rating,
    SelfOther,
    SixWay,
)
from publead.stats.intervals import upper_tail
from publead.stats.numbers import as_floats
from publead.stats.one_mean import ROUNDING, OneMean, one_mean


def self_other(
    own: ArrayLike, others: ArrayLike, *, cut: float = 0.5, level: float = 0.95
) -> SelfOther:
    r"""
    Return how people's own ratings lie beside the means of others' ratings.

    Parameters
    ----------
    own : array_like of float, shape (n_people,)
        Each person's rating of themself.
    others : array_like of float, shape (n_people,)
        The mean of others' ratings of the same person, self left out. People with a NaN in
        either are left out and counted.
    cut : float
        How many standard deviations apart still agree; half by convention.
    level : float
        The intervals' level, between 0 and 1.

    Returns
    -------
    SelfOther

    Raises
    ------
    UndefinedStatisticError
        If fewer than three people have both, or either rating is the same for all.
    PolicyError
        If *cut* is negative.

    Notes
    -----
    Both ratings are standardised over these people; a person over-rates where
    :math:`z_{self} - z_{others} >` *cut*. So categories are relative to the sample, about as many
    over-rate as under-rate whatever the mean difference, and a person's may change with the
    company. Good means :math:`z_{others} \ge 0`.

    References
    ----------
    Fleenor, J. W., McCauley, C. D., & Brutus, S. (1996). Self-other rating agreement and leader
    effectiveness. The Leadership Quarterly, 7(4), 487-506.


    Examples
    --------
    >>> found = self_other([4, 3, 5, 2], [3.5, 3.0, 3.2, 3.9])
    >>> found.counts[Rating.OVER], found.counts[Rating.UNDER], round(found.difference.value, 2)
    (2, 1, 0.1)
    """
    a, b = as_floats(own, 1, "own"), as_floats(others, 1, "others")
    check_lengths(own=a, others=b)
    if not cut >= 0:
        raise PolicyError(f"cut is {cut}; give a number of standard deviations, at least 0")
    both = ~np.isnan(a + b)
    mine, theirs = a[both], b[both]
    _check(mine, theirs)
    gap = mine - theirs
    n, left_out = mine.size, int(a.size - mine.size)
    largest = float(max(np.abs(mine).max(), np.abs(theirs).max()))
    found = one_mean(gap, level=level, largest=largest)
    r = _correlation(mine, theirs, level, left_out)
    error = found.sd / math.sqrt(n)
    three, six = _categories(mine, theirs, both, cut)
    return SelfOther(
        n=n,
        n_left_out=left_out,
        r=r,
        mean_self=float(mine.mean()),
        mean_others=float(theirs.mean()),
        difference=_difference(found, level, left_out),
        sd_difference=found.sd,
        t=found.mean / error if error else math.nan,
        df=found.df,
        p=found.p,
        rmsd=float(np.sqrt(np.mean(np.square(gap)))),
        categories=three,
        six_way=six,
        cut=cut,
    )


def _check(mine: Floats, theirs: Floats) -> None:
    if mine.size < 3:
        cause = f"{counted(mine.size, 'person has', 'people have')} both ratings"
    elif not np.ptp(mine):
        cause = "everybody rates themself the same"
    elif not np.ptp(theirs):
        cause = "everybody is rated the same by others"
    else:
        return
    raise UndefinedStatisticError(
        "self-other agreement", cause, "It needs at least three people whose ratings differ"
    )


def _categories(
    mine: Floats, theirs: Floats, both: NDArray[np.bool_], cut: float
) -> tuple[tuple[Rating | None, ...], tuple[SixWay | None, ...]]:
    z_own, z_others = ((x - x.mean()) / x.std(ddof=1) for x in (mine, theirs))
    three: list[Rating | None] = [None] * both.size
    six: list[SixWay | None] = [None] * both.size
    apart = (z_own - z_others).tolist()
    for place, far, z in zip(np.flatnonzero(both), apart, z_others.tolist(), strict=True):
        category = _category(far, cut)
        three[place] = category
        six[place] = SixWay(f"{category.value}, {'good' if z >= 0 else 'poor'}")
    return tuple(three), tuple(six)


def _category(apart: float, cut: float) -> Rating:
    if abs(apart) <= cut:
        return Rating.IN_AGREEMENT
    return Rating.OVER if apart > 0 else Rating.UNDER


def _reason(left_out: int) -> str:
    return (
        f"{counted(left_out, 'person lacks', 'people lack')} one of the two ratings"
        if left_out
        else ""
    )


def _difference(found: OneMean, level: float, left_out: int) -> Estimate:
    alike = "no interval: everybody is as far from others, and the p is the sign test's"
    return Estimate(
        measure=DIFFERENCE,
        value=found.mean,
        low=found.low,
        high=found.high,
        level=level,
        n=found.n,
        n_left_out=left_out,
        method="paired t interval" if found.has_interval else alike,
        reason=_reason(left_out),
    )


def _correlation(mine: Floats, theirs: Floats, level: float, left_out: int) -> Estimate:
    r = float(np.clip(np.corrcoef(mine, theirs)[0, 1], -1.0, 1.0))
    low, high, method = math.nan, math.nan, "no interval: it needs four people and |r| below 1"
    if mine.size > 3 and abs(r) < 1 - ROUNDING:
        half = float(special.ndtri(upper_tail(level))) / math.sqrt(mine.size - 3)
        low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
        method = "Fisher's z interval"
    return Estimate(
        measure=CORRELATION,
        value=r,
        low=low,
        high=high,
        level=level,
        n=mine.size,
        n_left_out=left_out,
        method=method,
        reason=_reason(left_out),
    )
