"""Alpha from polychoric correlations."""

from numpy.typing import ArrayLike

from publead.estimates import Estimate
from publead.stats.consistency.alpha import with_bootstrap
from publead.stats.consistency.answers import Floats, Missing
from publead.stats.consistency.measures import ORDINAL_ALPHA
from publead.stats.consistency.polychoric import polychoric
from publead.stats.consistency.resampling import Bootstrap
from publead.stats.consistency.totals import alpha_of


def ordinal_alpha(
    items: ArrayLike,
    *,
    missing: Missing = Missing.LISTWISE,
    continuity: float = 0.5,
    interval: Bootstrap | None = None,
    level: float = 0.95,
) -> Estimate:
    r"""
    Return the standardised alpha of the normal variables assumed behind ordered answers.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers of at most 20 different values an item, reversed items already turned. Floats
        with NaN for no answer, or int8 with -127 or less for no answer.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.
    continuity : float
        What stands in for 0 in cross-tables; see `polychoric`.
    interval : Bootstrap, optional
        How the interval is found; none unless given. It computes all correlations at each draw.
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    Estimate
        At most 1.

    Raises
    ------
    UndefinedStatisticError
        As `polychoric` does, and if the items cancel each other.
    PolicyError, InputError
        As `polychoric` does.

    Notes
    -----
    .. math:: \frac{k \bar r}{1 + (k - 1) \bar r}

    with :math:`\bar r` the mean polychoric correlation. It is about variables nobody observed,
    not about a score that adds up answers: quote it beside `cronbach_alpha`, not for it.

    References
    ----------
    Zumbo, B. D., Gadermann, A. M., & Zeisser, C. (2007). Ordinal versions of coefficients alpha
    and theta for Likert rating scales. Journal of Modern Applied Statistical Methods, 6(1),
    21-29. https://doi.org/10.22237/jmasm/1177992180

    Examples
    --------
    >>> answers = [[1, 1], [1, 1], [1, 2], [2, 2], [2, 1], [2, 2]] * 10
    >>> 0.6 < float(ordinal_alpha(answers)) < 0.7
    True
    """
    found = polychoric(items, missing=missing, continuity=continuity)
    result = Estimate(
        measure=ORDINAL_ALPHA,
        value=alpha_of(found.values, ORDINAL_ALPHA.name),
        level=level,
        n=found.n,
        n_left_out=found.n_left_out,
        method=f"polychoric correlations; {found.method}",
        reason=found.reason,
    )

    def again(rows: Floats) -> float:
        drawn = polychoric(rows, missing=missing, continuity=continuity)
        return alpha_of(drawn.values, ORDINAL_ALPHA.name)

    return result if interval is None else with_bootstrap(result, items, again, interval)
