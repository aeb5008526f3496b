"""Intervals that draw people again and again, for statistics without a formula."""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.stats.consistency.answers import Floats, as_floats, matrix_of
from publead.stats.intervals import Interval, with_width

LEAST_SHARE_DEFINED = 0.95
"""An interval needs at least this share of draws in which the statistic has a value."""


@attrs.frozen(kw_only=True, eq=False)
class Bootstrap:
    """
    An interval from the spread of the statistic over samples drawn from the people, with return.

    Attributes
    ----------
    rng : numpy.random.Generator
        Where the draws come from; the same seed gives the same interval.
    draws : int
        How many samples are drawn, at least 100.

    Examples
    --------
    >>> Bootstrap(rng=np.random.default_rng(1)).draws
    2000
    """

    rng: np.random.Generator
    draws: int = 2000

    def __attrs_post_init__(self) -> None:
        """Refuse too few draws for the ends of an interval."""
        if self.draws < 100:
            raise PolicyError(f"draws is {self.draws}; an interval needs at least 100, better 2000")


def bootstrap_interval(
    items: ArrayLike,
    statistic: Callable[[Floats], float],
    bootstrap: Bootstrap,
    *,
    level: float = 0.95,
) -> Interval:
    """
    Return the percentile interval of a statistic over people drawn with return.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Floats with NaN for no answer, or int8 with -127 or less for no answer.
    statistic : callable
        Takes a matrix like *items*, as floats, and returns a number.
    bootstrap : Bootstrap
        The generator and the number of draws.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    low, high : float
        In the unit of the statistic; NaN where all samples have the same value.

    Raises
    ------
    UndefinedStatisticError
        If the statistic has no value in more than 5 % of the draws.
    PolicyError
        If *level* is not between 0 and 1.

    Notes
    -----
    Each draw copies the matrix. In simulations with alpha of 5 items, the 95 % interval held the
    true value in 90 % of samples of 20 people and 94 % of 200 where answers are normal; in 88 and
    93 % on five points with most answers at the upper end; in 87 and 91 % with heavy tails. Do not
    trust it for few people; where tails are heavy and people many it is the better choice.

    References
    ----------
    Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics,
    7(1), 1-26. https://doi.org/10.1214/aos/1176344552

    Examples
    --------
    >>> answers = np.array([[1, 2], [2, 2], [3, 3], [4, 5], [5, 4]])
    >>> drawn = Bootstrap(rng=np.random.default_rng(1))
    >>> low, high = bootstrap_interval(answers, lambda rows: float(rows.mean()), drawn)
    >>> low < 3.1 < high
    True
    """
    if not 0 < level < 1:
        raise PolicyError(f"level is {level}; it must lie between 0 and 1, such as 0.95")
    people = as_floats(matrix_of(items))
    values = []
    for _ in range(bootstrap.draws):
        rows = bootstrap.rng.integers(len(people), size=len(people))
        try:
            values.append(statistic(people[rows]))
        except UndefinedStatisticError:
            continue
    if len(values) < LEAST_SHARE_DEFINED * bootstrap.draws:
        raise UndefinedStatisticError(
            "a bootstrap interval",
            f"only {len(values)} of {counted(bootstrap.draws, 'sample')} drawn from these "
            "people have a value",
            "Collect more people, or report the value without an interval",
        )
    tail = (1 - level) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return with_width(float(low), float(high))
