"""Agreement of many raters on categories beyond chance, with gaps."""

import math
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from publead.estimates import Estimate, Measure
from publead.stats.agreement.categories import LIMITS
from publead.stats.agreement.category_table import CategoryTable
from publead.stats.agreement.works import BRENNAN_PREDIGER, FLEISS, GWET

FLEISS_KAPPA = Measure(
    name="Fleiss' kappa",
    definition="How far many raters agree on categories beyond what their pooled habits give.",
    formula="(pa - sum πk²) / (1 - sum πk²)",
    does_not_show=LIMITS,
    sources=(FLEISS,),
)
GWET_AC1 = Measure(
    name="Gwet's AC1",
    definition="How far many raters agree on categories beyond guesses on hard cases.",
    formula="(pa - pe) / (1 - pe), pe = sum πk (1 - πk) / (q - 1)",
    does_not_show="that raters are right; it takes chance to matter on hard cases only",
    sources=(GWET,),
)
BRENNAN_PREDIGER_KAPPA = Measure(
    name="Brennan-Prediger coefficient",
    definition="How far many raters agree on categories beyond drawing each alike.",
    formula="(pa - 1/q) / (1 - 1/q)",
    does_not_show="that raters are right; it grows with the number of categories on offer",
    sources=(BRENNAN_PREDIGER,),
)


@attrs.frozen(kw_only=True)
class FleissKappa(Estimate):
    """
    Fleiss' kappa with the test that raters agree by chance only.

    Attributes
    ----------
    z, p : float
        The test statistic and its two-sided p value; NaN where units have different numbers of
        ratings, for which Fleiss gives no test.
    """

    z: float
    p: float


def fleiss_kappa(ratings: ArrayLike, *, level: float = 0.95) -> FleissKappa:
    r"""
    Return Fleiss' kappa of many raters.

    Parameters
    ----------
    ratings : array_like of float, shape (n_units, n_raters)
        Categories as numbers; NaN is no rating. Units with a single rating count for the
        categories' shares only (Gwet's rule).
    level : float
        The interval's level, between 0 and 1.

    Returns
    -------
    FleissKappa
        At most 1; 0 is chance. The interval is the jackknife over units, with Student's t; in
        simulations of skewed ratings on five points the 95 % interval held the truth in 93 to
        96 % with 20 units or more, and in 91 to 93 % with 10.

    Raises
    ------
    UndefinedStatisticError
        If no unit has two ratings, or a single category was used.

    Notes
    -----
    .. math:: \frac{p_a - \sum_k \pi_k^2}{1 - \sum_k \pi_k^2}

    R: ``irr::kappam.fleiss``; with gaps ``irrCAC::fleiss.kappa.raw``.

    References
    ----------
    Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological
    Bulletin, 76(5), 378-382. https://doi.org/10.1037/h0031619

    Examples
    --------
    >>> round(fleiss_kappa([[1, 1, 1], [2, 2, 1], [3, 3, 3], [2, 2, 2]]).value, 3)
    0.745
    """
    table = CategoryTable.of(ratings, None, FLEISS_KAPPA)
    found = table.estimate(FLEISS_KAPPA, lambda shares: np.square(shares).sum(axis=-1), level)
    z = _fleiss_z(table, found.value)
    return FleissKappa(
        measure=FLEISS_KAPPA,
        value=found.value,
        low=found.low,
        high=found.high,
        level=level,
        n=found.n,
        n_left_out=found.n_left_out,
        method=found.method,
        reason=found.reason,
        z=z,
        p=2 * float(special.ndtr(-abs(z))),
    )


def gwet_ac1(
    ratings: ArrayLike, *, categories: Sequence[float] | None = None, level: float = 0.95
) -> Estimate:
    """
    Return Gwet's AC1 of many raters.

    Parameters, errors and interval are those of `fleiss_kappa`; *categories* are all on offer,
    else those that were used. R: ``irrCAC::gwet.ac1.raw``.

    References
    ----------
    Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
    agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29-48.
    https://doi.org/10.1348/000711006X126600

    Examples
    --------
    >>> round(gwet_ac1([[1, 1, 1], [2, 2, 1], [3, 3, 3], [2, 2, 2]]).value, 3)
    0.753
    """
    table = CategoryTable.of(ratings, categories, GWET_AC1)
    others = table.n_categories - 1
    return table.estimate(
        GWET_AC1, lambda shares: (shares * (1 - shares)).sum(axis=-1) / others, level
    )


def brennan_prediger(
    ratings: ArrayLike, *, categories: Sequence[float] | None = None, level: float = 0.95
) -> Estimate:
    """
    Return Brennan and Prediger's coefficient of many raters.

    Parameters, errors and interval are those of `gwet_ac1`. R: ``irrCAC::bp.coeff.raw``.

    References
    ----------
    Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa. Educational and Psychological
    Measurement, 41(3), 687-699. https://doi.org/10.1177/001316448104100307

    Examples
    --------
    >>> round(brennan_prediger([[1, 1, 1], [2, 2, 1], [3, 3, 3], [2, 2, 2]]).value, 3)
    0.75
    """
    table = CategoryTable.of(ratings, categories, BRENNAN_PREDIGER_KAPPA)
    chance = 1 / table.n_categories
    return table.estimate(
        BRENNAN_PREDIGER_KAPPA, lambda shares: np.full(shares.shape[:-1], chance), level
    )


def _fleiss_z(table: CategoryTable, kappa: float) -> float:
    r = table.counts.sum(axis=1)
    if np.ptp(r) > 0:
        return math.nan
    n, m = r.size, float(r[0])
    p = table.counts.sum(axis=0) / (n * m)
    spread = float(p @ (1 - p))
    variance = spread**2 - float((p * (1 - p)) @ (1 - 2 * p))
    return kappa / math.sqrt(2 / (n * m * (m - 1)) * variance / spread**2)
