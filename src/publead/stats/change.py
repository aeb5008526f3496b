"""Change between two rounds: of a group whose members were measured twice, and of one person."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import Fault, InputError, PolicyError, UndefinedStatisticError
from publead.stats.intervals import mean_interval, t_test_p


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
        Its t interval.
    sd : float
        The standard deviation of one change.
    df : int
        Degrees of freedom of *sd*.
    p : float
        Two-sided, against no change.
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


@attrs.frozen(kw_only=True)
class ReliableChange:
    """
    One person's change beside the error of its two measurements.

    Attributes
    ----------
    change : float
        The second score less the first.
    standard_error : float
        Of the change.
    index : float
        *change* over *standard_error*; NaN where both are 0.
    low, high : float
        The interval of the change.
    df : float
        Degrees of freedom of *standard_error*; infinite where it is taken for known.
    p : float
        Two-sided, against no change.
    """

    change: float
    standard_error: float
    index: float
    low: float
    high: float
    df: float
    p: float


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
    first, second = (np.asarray(each, dtype=np.float64) for each in (before, after))
    if first.ndim != 1 or first.shape != second.shape:
        problem = f"before has the shape {first.shape} and after {second.shape}"
        remedy = "Give one value a person in each, in the same order"
        raise InputError("a paired change", [Fault(problem, remedy=remedy)])
    both = ~(np.isnan(first) | np.isnan(second))
    first, second, n = first[both], second[both], int(both.sum())
    if n < 2:
        cause = f"{n} of {both.size} were measured twice"
        raise UndefinedStatisticError("a mean change", cause, "It needs at least two people")
    # Sorted, so that the last digit does not tell in which order the people came.
    changes = np.sort(second - first)
    change, sd = _mean(changes), _sd(changes)
    low, high = mean_interval(change, sd, n, level=level)
    spread = _sd(first)
    return PairedChange(
        before=_mean(first),
        after=_mean(second),
        change=change,
        low=low,
        high=high,
        sd=sd,
        df=n - 1,
        p=t_test_p(change, sd / math.sqrt(n), n - 1),
        size=change / spread if spread > 0 else math.nan,
        n=n,
        n_left_out=int(both.size) - n,
    )


def reliable_change(
    before: float,
    after: float,
    error_before: float,
    error_after: float,
    *,
    df: tuple[float, float] = (math.inf, math.inf),
    level: float = 0.95,
) -> ReliableChange:
    r"""
    Return one person's change beside the error of its two measurements.

    Parameters
    ----------
    before, after : float
        The two scores.
    error_before, error_after : float
        The standard error of each score, 0 or above: SD × √(1 − reliability) for a questionnaire,
        the spread of raters over √n for a mean of n raters.
    df : tuple of float
        Degrees of freedom of the two errors; infinite where they are taken for known.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    ReliableChange

    Raises
    ------
    PolicyError
        If an error is negative, a number of degrees of freedom is not above 0, or *level* makes
        no sense.

    Notes
    -----
    .. math:: RC = \frac{x_2 - x_1}{S_{diff}}, \qquad S_{diff} = \sqrt{e_1^2 + e_2^2}

    With the same error both times :math:`S_{diff} = \sqrt 2\, e`, which is Jacobson and Truax'
    index; they call a change reliable beyond 1.96. Where the errors are estimates, Student's t
    takes the place of 1.96, with Satterthwaite's degrees of freedom

    .. math:: \frac{(e_1^2 + e_2^2)^2}{e_1^4/\mathrm{df}_1 + e_2^4/\mathrm{df}_2}

    References
    ----------
    Jacobson, N. S., & Truax, P. (1991). Clinical significance: A statistical approach to defining
    meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology,
    59(1), 12-19. https://doi.org/10.1037/0022-006X.59.1.12

    Satterthwaite, F. E. (1946). An approximate distribution of estimates of variance components.
    Biometrics Bulletin, 2(6), 110-114. https://doi.org/10.2307/3002019

    Examples
    --------
    Jacobson and Truax' own case, with SD 7.5 and a reliability of .88:

    >>> error = 7.5 * math.sqrt(1 - 0.88)
    >>> round(reliable_change(47.5, 32.5, error, error).index, 2)
    -4.08
    """
    if not (error_before >= 0 and error_after >= 0):
        raise PolicyError(f"the errors are {error_before} and {error_after}; none may be negative")
    if not min(df) > 0:
        raise PolicyError(f"df is {df}; both must be above 0, or infinite")
    change = after - before
    error = math.hypot(error_before, error_after)
    freedom = _satterthwaite(error_before**2, error_after**2, df)
    low, high = _interval(change, error, freedom, level)
    if error == 0:
        index = math.copysign(math.inf, change) if change else math.nan
    else:
        index = change / error
    return ReliableChange(
        change=change,
        standard_error=error,
        index=index,
        low=low,
        high=high,
        df=freedom,
        p=t_test_p(change, error, freedom),
    )


def expected_by_regression(before: float, mean: float, reliability: float) -> float:
    r"""
    Return the change to be expected of somebody whose true score stays where it is.

    Parameters
    ----------
    before : float
        The first score.
    mean : float
        The mean of all those among whom the person stood out.
    reliability : float
        Of the score, from 0 to 1.

    Returns
    -------
    float
        Above 0 for somebody below the mean, below 0 for somebody above it.

    Raises
    ------
    PolicyError
        If *reliability* is not between 0 and 1.

    Notes
    -----
    .. math:: (1 - r)(\bar x - x_1)

    It takes the scores' mean and spread to stay as they are, and error to be the same for all.

    References
    ----------
    Barnett, A. G., van der Pols, J. C., & Dobson, A. J. (2005). Regression to the mean: what it is
    and how to deal with it. International Journal of Epidemiology, 34(1), 215-220.
    https://doi.org/10.1093/ije/dyh299

    Examples
    --------
    >>> expected_by_regression(2.5, 3.5, 0.75)
    0.25
    """
    if not 0 <= reliability <= 1:
        raise PolicyError(f"reliability is {reliability}; it must lie between 0 and 1")
    return (1 - reliability) * (mean - before)


def _interval(change: float, error: float, df: float, level: float) -> tuple[float, float]:
    half = mean_interval(0.0, error, 1, df=df, level=level)[1]
    return change - half, change + half


def _satterthwaite(first: float, second: float, df: tuple[float, float]) -> float:
    below = first**2 / df[0] + second**2 / df[1]
    return (first + second) ** 2 / below if below > 0 else math.inf


def _mean(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
    return math.fsum(values) / values.size


def _sd(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
    if np.ptp(values) == 0:
        return 0.0
    mean = _mean(values)
    return math.sqrt(math.fsum((values - mean) ** 2) / (values.size - 1))
