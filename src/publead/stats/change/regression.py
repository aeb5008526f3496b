"""The change that error alone brings to those who stood out."""

from publead.errors import PolicyError


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
