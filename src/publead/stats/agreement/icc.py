"""Intraclass correlations where the same raters rate every target: the six published forms."""

from contextlib import suppress

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.forms import (
    MEASURES,
    AverageInterval,
    Form,
    IntraclassCorrelation,
    MissingCells,
)
from publead.stats.agreement.icc_intervals import f_test, interval_of
from publead.stats.agreement.mean_squares import MeanSquares, mean_squares
from publead.stats.agreement.reml import two_way_reml
from publead.stats.intervals import with_width
from publead.stats.numbers import as_floats

NOTHING = 1e-12
"""Beside the mean squares, a sum of them up to here is rounding."""


def icc(
    ratings: ArrayLike,
    *,
    form: Form,
    level: float = 0.95,
    average_interval: AverageInterval = AverageInterval.SPEARMAN_BROWN,
    missing: MissingCells = MissingCells.REML,
) -> IntraclassCorrelation:
    r"""
    Return an intraclass correlation of raters who rate the same targets.

    Parameters
    ----------
    ratings : array_like of float, shape (n_targets, n_raters)
        One row a target, one column a rater; NaN is no rating. A long table becomes one with
        `rating_matrix`. Where each target has raters of its own, use `icc_one_way`.
    form : Form
        Which of the six; there is no default, because papers must say which they mean.
    level : float
        The interval's level, between 0 and 1.
    average_interval : AverageInterval
        Which published interval ICC(A,k) gets.
    missing : MissingCells
        What becomes of targets whom some rater did not rate.

    Returns
    -------
    IntraclassCorrelation
        At most 1. Negative where targets differ less than raters about one target; such values
        stay as they are.

    Raises
    ------
    UndefinedStatisticError
        If fewer than two targets or raters are left, or ratings do not vary.

    Notes
    -----
    With mean squares of targets, raters and error :math:`B, J, E`, and
    :math:`W = (J + (n - 1) E) / n`,

    .. math:: \mathrm{ICC}(1) = \frac{B - W}{B + (k-1) W} \quad
       \mathrm{ICC}(A,1) = \frac{B - E}{B + (k-1) E + k (J - E) / n} \quad
       \mathrm{ICC}(C,1) = \frac{B - E}{B + (k-1) E}

    and for k raters, these stepped up by Spearman and Brown's formula. Intervals are exact for
    ICC(1) and ICC(C) when ratings are normal, and Satterthwaite's approximation for ICC(A). In
    simulations the 95 % intervals held the truth in 93 to 97 % of tables of normal ratings, in 90
    to 96 % on five points with most answers at the upper end, and in 81 to 94 % with heavy tails,
    fewer the more targets there are: with heavy tails do not trust them. With
    missing cells the mean squares are those of a full table with the REML variances; the degrees
    of freedom stay those of a full table, as in R psych, so intervals are too short where much
    is missing. R: ``psych::ICC(x)``, ``irr::icc(x)``, ``lme4::lmer``.

    References
    ----------
    Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations. Psychological Bulletin, 86(2),
    420-428. https://doi.org/10.1037/0033-2909.86.2.420

    McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation
    coefficients. Psychological Methods, 1(1), 30-46. https://doi.org/10.1037/1082-989X.1.1.30

    Examples
    --------
    Shrout and Fleiss's six targets and four judges:

    >>> rows = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"]
    >>> ratings = [[float(rating) for rating in row.split()] for row in rows]
    >>> print(icc(ratings, form=Form.ICC_A_1))
    0.29 [0.02, 0.76], n = 6
    """
    return _analysed(ratings, missing).correlation(form, level, average_interval)


def icc_forms(
    ratings: ArrayLike,
    *,
    level: float = 0.95,
    average_interval: AverageInterval = AverageInterval.SPEARMAN_BROWN,
    missing: MissingCells = MissingCells.REML,
) -> tuple[IntraclassCorrelation, ...]:
    """
    Return all six forms of `icc`, in the order of `Form`, from one pass over the ratings.

    Parameters, errors and sources are those of `icc`. A form without a value here is left out.

    Examples
    --------
    >>> for result in icc_forms([[9, 2], [6, 1], [8, 4], [7, 1]]):
    ...     print(result.form.value, round(result.value, 2))
    ICC(1) -0.7
    ICC(A,1) 0.06
    ICC(C,1) 0.55
    ICC(k) -4.56
    ICC(A,k) 0.11
    ICC(C,k) 0.71
    """
    table = _analysed(ratings, missing)
    found = []
    for form in Form:
        with suppress(UndefinedStatisticError):
            found.append(table.correlation(form, level, average_interval))
    return tuple(found)


@attrs.frozen(kw_only=True)
class _Analysis:
    """The mean squares of a table, and what is told about how they came."""

    squares: MeanSquares
    n_left_out: int
    reason: str
    how: str

    def correlation(
        self, form: Form, level: float, average: AverageInterval
    ) -> IntraclassCorrelation:
        """Return one form."""
        squares = self.squares
        value = _value(form, squares)
        test = f_test(form, squares)
        interval = interval_of(form, squares, value, level, average)
        low, high = with_width(interval.low, interval.high)
        no_interval = "no interval: there is no error to judge by" if np.isnan(low) else ""
        return IntraclassCorrelation(
            measure=MEASURES[form],
            value=value,
            low=low,
            high=high,
            level=level,
            n=squares.n,
            n_left_out=self.n_left_out,
            method=f"{form.value} by {self.how}; interval: {interval.method}",
            reason="; ".join(filter(None, [self.reason, no_interval])),
            form=form,
            test=test,
            n_raters=squares.k,
            interval_df=interval.df2,
        )


def _analysed(ratings: ArrayLike, missing: MissingCells) -> _Analysis:
    matrix = as_floats(ratings, 2, "ratings")
    if not np.isnan(matrix.sum()):
        return _Analysis(
            squares=_checked(matrix), n_left_out=0, reason="", how="analysis of variance"
        )
    absent = np.isnan(matrix)
    if missing is MissingCells.COMPLETE:
        kept = matrix[~absent.any(axis=1)]
        left_out = matrix.shape[0] - kept.shape[0]
        reason = f"{counted(left_out, 'target was', 'targets were')} not rated by every rater"
        return _Analysis(
            squares=_checked(kept), n_left_out=left_out, reason=reason, how="analysis of variance"
        )
    rated, rating = ~absent.all(axis=1), ~absent.all(axis=0)
    matrix = matrix[rated][:, rating]
    _check(matrix)
    _check_cells(matrix)
    found = two_way_reml(matrix)
    squares = MeanSquares.of_components(found.rows, found.columns, found.error, *matrix.shape)
    cells = int(np.isnan(matrix).sum())
    unrated = int(np.count_nonzero(~rated))
    return _Analysis(
        squares=squares,
        n_left_out=unrated,
        reason=f"{counted(unrated, 'target has', 'targets have')} no rating" if unrated else "",
        how=f"{missing.value}, {counted(cells, 'cell')} missing",
    )


def _check(matrix: Floats) -> None:
    n, k = matrix.shape
    if n < 2 or k < 2:
        raise UndefinedStatisticError(
            "the intraclass correlation",
            f"there are {counted(n, 'target')} and {counted(k, 'rater')}, after leaving out "
            "what was not rated",
            "It needs two of each; where targets have raters of their own, use icc_one_way",
        )
    if np.nanmin(matrix) == np.nanmax(matrix):
        raise UndefinedStatisticError(
            "the intraclass correlation",
            "all ratings are the same",
            "Report that rating: without differences there is nothing to be reliable about",
        )


def _check_cells(matrix: Floats) -> None:
    n, k = matrix.shape
    cells = int(np.count_nonzero(~np.isnan(matrix)))
    if cells < n + k:
        raise UndefinedStatisticError(
            "the intraclass correlation",
            f"{counted(cells, 'rating')} of {counted(n, 'target')} by "
            f"{counted(k, 'rater leaves', 'raters leave')} nothing to judge error by",
            "Have more targets rated by more than one rater",
        )


def _checked(matrix: Floats) -> MeanSquares:
    _check(matrix)
    return mean_squares(matrix)


def _value(form: Form, squares: MeanSquares) -> float:
    """Return the correlation for one rater, or for all k."""
    n, k = squares.n, squares.k
    between, error, raters = squares.targets, squares.error, 0.0
    if form.single is Form.ICC_1:
        error = squares.within
    if form.single is Form.ICC_A_1:
        raters = (squares.raters - error) / n
    over_one = between + raters if form.is_average else between + (k - 1) * error + k * raters
    if over_one <= NOTHING * (between + error + squares.raters):
        raise UndefinedStatisticError(
            form.value,
            "targets do not differ beyond what raters' errors explain, so it divides by nothing",
            "Report the form for one rater, or the ratings themselves",
        )
    return (between - error) / over_one
