"""Spearman and Brown: how reliability grows with the number of items or raters."""

import math

from publead.errors import PolicyError, UndefinedStatisticError

NAME = "the Spearman-Brown formula"


def spearman_brown(reliability: float, factor: float) -> float:
    r"""
    Return the reliability of something *factor* times as long.

    Parameters
    ----------
    reliability : float
        Of one item, one rater, one questionnaire; between -1 and 1.
    factor : float
        How many times as many, above 0; 0.5 halves.

    Returns
    -------
    float
        At most 1.

    Raises
    ------
    UndefinedStatisticError
        If a negative reliability leaves no variance at that length.
    PolicyError
        If *reliability* or *factor* makes no sense.

    Notes
    -----
    .. math:: \frac{f r}{1 + (f - 1) r}

    It holds where what is added is as good as what was there.

    References
    ----------
    Spearman, C. (1910). Correlation calculated from faulty data. British Journal of Psychology,
    3(3), 271-295. https://doi.org/10.1111/j.2044-8295.1910.tb00206.x

    Brown, W. (1910). Some experimental results in the correlation of mental abilities. British
    Journal of Psychology, 3(3), 296-322. https://doi.org/10.1111/j.2044-8295.1910.tb00207.x

    Examples
    --------
    Five peers, of whom one has a reliability of .37:

    >>> round(spearman_brown(0.37, 5), 3)
    0.746
    """
    _check(reliability, -1, 1, "reliability")
    if not 0 < factor < math.inf:
        raise PolicyError(f"factor is {factor}; it must be above 0, such as 2 for twice as long")
    below = 1 + (factor - 1) * reliability
    if below <= 0:
        raise UndefinedStatisticError(
            NAME,
            f"with a reliability of {reliability:g}, {factor:g} times as many have no variance",
            "Check how the items are keyed",
        )
    return factor * reliability / below


def spearman_brown_factor(reliability: float, target: float) -> float:
    r"""
    Return how many times as long something must be to reach a reliability.

    Parameters
    ----------
    reliability, target : float
        What it has and what it should have, both above 0 and below 1.

    Returns
    -------
    float
        Above 0; below 1 where it may be shortened.

    Raises
    ------
    UndefinedStatisticError
        If *reliability* is 0 or less, so that no length reaches the target.
    PolicyError
        If *reliability* or *target* is not below 1, or *target* not above 0.

    Notes
    -----
    .. math:: \frac{t (1 - r)}{r (1 - t)}

    References
    ----------
    Spearman, C. (1910). Correlation calculated from faulty data. British Journal of Psychology,
    3(3), 271-295. https://doi.org/10.1111/j.2044-8295.1910.tb00206.x

    Examples
    --------
    >>> round(spearman_brown_factor(0.5, 0.8), 6)
    4.0
    """
    _check(reliability, -1, 1, "reliability")
    if not (0 < target < 1 and reliability < 1):
        raise PolicyError(
            f"reliability is {reliability} and target {target}; both must lie between 0 and 1"
        )
    if reliability <= 0:
        raise UndefinedStatisticError(
            NAME,
            f"with a reliability of {reliability:g} no number reaches {target:g}",
            "Check how the items are keyed, or what raters can see of the person",
        )
    return target * (1 - reliability) / (reliability * (1 - target))


def spearman_brown_raters_needed(single: float, target: float) -> int:
    """
    Return the least number of raters, or items, whose mean reaches a reliability.

    Parameters
    ----------
    single : float
        The reliability of one rater, above 0 and below 1.
    target : float
        The reliability wanted, above 0 and below 1.

    Returns
    -------
    int
        At least 1.

    Raises
    ------
    UndefinedStatisticError, PolicyError
        As `spearman_brown_factor` does.

    Notes
    -----
    `spearman_brown_factor` rounded up, so that ``spearman_brown(single, n) >= target`` and no
    smaller n does; a last digit lost to rounding does not cost another rater.

    References
    ----------
    Spearman, C. (1910). Correlation calculated from faulty data. British Journal of Psychology,
    3(3), 271-295. https://doi.org/10.1111/j.2044-8295.1910.tb00206.x

    Examples
    --------
    >>> spearman_brown_raters_needed(0.5, 0.8), spearman_brown_raters_needed(0.30, 0.8)
    (4, 10)
    """
    factor = spearman_brown_factor(single, target)
    return max(1, math.ceil(factor * (1 - 1e-12)))


def _check(value: float, low: float, high: float, name: str) -> None:
    if not low <= value <= high:
        raise PolicyError(f"{name} is {value}; it must lie between {low:g} and {high:g}")
