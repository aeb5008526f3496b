"""One person's change beside the error of its two measurements."""

import math

import attrs

from publead.errors import PolicyError
from publead.stats.intervals import mean_interval, t_test_p


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
        *change* over *standard_error*; NaN where that is 0.
    low, high : float
        The interval of the change; NaN where the standard error is 0.
    df : float
        Degrees of freedom of *standard_error*; infinite where it is taken for known.
    p : float
        Two-sided, against no change; NaN where the standard error is 0.
    """

    change: float
    standard_error: float
    index: float
    low: float
    high: float
    df: float
    p: float


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

    In simulations with 3 to 30 raters each time the 95 % interval held the true change in 94 to
    97 %, with the raters' own spread and with a pooled one; on five skewed points it is too wide
    with up to five raters and their own spread (98 % and more), where it was left out if either
    round had none. With the error of a self rating by alpha it held it in 92 to 95 %, whatever the
    number of people or items: a little too short where answers are skewed or have heavy tails. It
    takes that error to be the same for all, so do not trust it for people at an end of the scale.

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
    return ReliableChange(
        change=change,
        standard_error=error,
        index=change / error if error else math.nan,
        low=low,
        high=high,
        df=freedom,
        p=t_test_p(change, error, freedom),
    )


def _interval(change: float, error: float, df: float, level: float) -> tuple[float, float]:
    half = mean_interval(0.0, error, 1, df=df, level=level)[1]
    return change - half, change + half


def _satterthwaite(first: float, second: float, df: tuple[float, float]) -> float:
    below = first**2 / df[0] + second**2 / df[1]
    return (first + second) ** 2 / below if below > 0 else math.inf
