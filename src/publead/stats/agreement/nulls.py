"""The variances that raters would show by chance: null distributions for agreement indices."""

from enum import Enum

import attrs

from publead.errors import PolicyError
from publead.estimates import counted


class Null(Enum):
    """
    How ratings would spread if raters did not agree at all.

    UNIFORM is any answer alike. The skewed ones stand for leniency or severity, TRIANGULAR and
    NORMAL for a pull to the middle. Their variances are those printed by LeBreton and Senter
    (2008, Table 2), for 5 to 11 points; UNIFORM has a formula for any number.
    """

    UNIFORM = "uniform"
    SLIGHT_SKEW = "slight skew"
    MODERATE_SKEW = "moderate skew"
    HEAVY_SKEW = "heavy skew"
    TRIANGULAR = "triangular"
    NORMAL = "normal"


@attrs.frozen
class NullVariance:
    """
    A chance variance of the user's own.

    Attributes
    ----------
    variance : float
        Above 0, in the squared unit of the answers.
    why : str
        Where it comes from; kept in the result.
    """

    variance: float
    why: str


PRINTED = {
    Null.SLIGHT_SKEW: (1.34, 1.85, 2.90, 3.47, 5.66, 6.30, 7.31),
    Null.MODERATE_SKEW: (0.90, 1.26, 2.14, 2.79, 4.73, 5.09, 6.32),
    Null.HEAVY_SKEW: (0.44, 0.69, 1.39, 2.35, 3.16, 3.46, 4.02),
    Null.TRIANGULAR: (1.32, 1.45, 2.10, 2.81, 3.00, 2.89, 3.32),
    Null.NORMAL: (1.04, 1.25, 1.40, 1.73, 1.58, 1.45, 1.40),
}
"""LeBreton and Senter's variances for 5, 6, ... 11 points."""

FEWEST_PRINTED = 5


def null_variance(n_points: int, null: Null | NullVariance = Null.UNIFORM) -> float:
    r"""
    Return the variance that chance would give on a scale.

    Parameters
    ----------
    n_points : int
        How many answers the scale has, at least 2.
    null : Null or NullVariance
        How ratings would spread without agreement.

    Returns
    -------
    float
        Above 0, in squared scale points.

    Raises
    ------
    PolicyError
        If no variance is printed for that number of points, or the user's own is not above 0.

    Notes
    -----
    Uniform: :math:`(A^2 - 1) / 12`.

    References
    ----------
    LeBreton, J. M., & Senter, J. L. (2008). Answers to 20 questions about interrater reliability
    and interrater agreement. Organizational Research Methods, 11(4), 815-852.
    https://doi.org/10.1177/1094428106296642

    Examples
    --------
    >>> null_variance(5), null_variance(5, Null.HEAVY_SKEW)
    (2.0, 0.44)
    """
    if isinstance(null, NullVariance):
        if not null.variance > 0:
            raise PolicyError(f"the chance variance is {null.variance}; it must be above 0")
        return null.variance
    if n_points < 2:
        raise PolicyError(f"the scale has {counted(n_points, 'point')}; agreement needs at least 2")
    if null is Null.UNIFORM:
        return (n_points**2 - 1) / 12
    printed = PRINTED[null]
    if not FEWEST_PRINTED <= n_points < FEWEST_PRINTED + len(printed):
        raise PolicyError(
            f"no {null.value} variance is printed for {counted(n_points, 'point')}, only for 5 "
            "to 11; "
            "give NullVariance(...) with your own and where it comes from"
        )
    return printed[n_points - FEWEST_PRINTED]


def points(scale: tuple[float, float]) -> int:
    """Return how many whole numbers a scale has from its low end to its high end."""
    low, high = scale
    if not (float(low).is_integer() and float(high).is_integer() and low < high):
        raise PolicyError(f"the scale is {scale}; give whole ends (low, high), such as (1, 5)")
    return int(high - low) + 1
