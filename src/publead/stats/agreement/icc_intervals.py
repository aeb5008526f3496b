"""F tests and intervals of the six intraclass correlations."""

import math

import attrs
from scipy import special

from publead.stats.agreement.forms import AverageInterval, Form, FTest
from publead.stats.agreement.mean_squares import MeanSquares
from publead.stats.intervals import upper_tail


@attrs.frozen(kw_only=True)
class FormInterval:
    """
    The interval of one form.

    Attributes
    ----------
    low, high : float
        Its ends; NaN where there is no error to judge by.
    df2 : float
        The degrees of freedom of the error it was made with.
    method : str
        How.
    """

    low: float
    high: float
    df2: float
    method: str


def f_test(form: Form, squares: MeanSquares) -> FTest:
    """Return the test that targets do not differ, with the error that goes with the form."""
    n, k = squares.n, squares.k
    one_way = form.single is Form.ICC_1
    error = squares.within if one_way else squares.error
    df2 = n * (k - 1) if one_way else (n - 1) * (k - 1)
    return f_test_of(squares.targets, error, n - 1, df2)


def f_test_of(between: float, error: float, df1: float, df2: float) -> FTest:
    """Return the F test of one mean square against another."""
    f = between / error if error else math.inf
    return FTest(f=f, df1=df1, df2=df2, p=float(special.fdtrc(df1, df2, f)) if error else 0.0)


def interval_of(
    form: Form, squares: MeanSquares, value: float, level: float, average: AverageInterval
) -> FormInterval:
    """Return the interval of one form."""
    tail = upper_tail(level)
    if form.single is Form.ICC_A_1:
        return _absolute(form, squares, value, tail, average)
    test = f_test(form, squares)
    method = "exact F, for normal ratings"
    if math.isinf(test.f):
        return FormInterval(low=math.nan, high=math.nan, df2=test.df2, method="none")
    low, high = (
        from_f(f, squares.k if not form.is_average else None)
        for f in f_limits(test.f, test.df1, test.df2, tail)
    )
    return FormInterval(low=low, high=high, df2=test.df2, method=method)


def f_limits(f: float, df1: float, df2: float, tail: float) -> tuple[float, float]:
    """Return the ratios of true variances between which an observed F puts them."""
    low = f / float(special.fdtri(df1, df2, tail))
    return low, f * float(special.fdtri(df2, df1, tail))


def from_f(f: float, k: float | None) -> float:
    """Return the correlation that a ratio of variances means, of one of k raters or of all."""
    return (f - 1) / (f + k - 1) if k is not None else 1 - 1 / f


def stepped_up(value: float, k: float) -> float:
    """Return the reliability of the mean of k raters, given that of one."""
    over = 1 + (k - 1) * value
    return k * value / over if math.isnan(over) or over > 1e-12 else -math.inf


def _absolute(
    form: Form, squares: MeanSquares, value: float, tail: float, average: AverageInterval
) -> FormInterval:
    """Return Satterthwaite's interval of absolute agreement, for one rater or for k."""
    n, k = squares.n, squares.k
    if squares.error == 0:
        return FormInterval(low=math.nan, high=math.nan, df2=math.nan, method="none")
    correlation = value
    if form.is_average and average is AverageInterval.SPEARMAN_BROWN:
        correlation = value / (k - (k - 1) * value)
    df2 = _satterthwaite(squares, correlation)
    above = float(special.fdtri(n - 1, df2, tail))
    below = float(special.fdtri(n - 1, df2, 1 - tail))
    if not math.isfinite(above + below):
        return FormInterval(low=math.nan, high=math.nan, df2=df2, method="none")
    ends = [_end_of_one(squares, above), _end_of_one(squares, below)]
    if form.is_average:
        ends = [stepped_up(end, k) for end in ends]
    method = f"Satterthwaite's F, {average.value}" if form.is_average else "Satterthwaite's F"
    return FormInterval(low=ends[0], high=ends[1], df2=df2, method=method)


def _satterthwaite(squares: MeanSquares, correlation: float) -> float:
    """Return the degrees of freedom of what targets are compared with, given a correlation."""
    n, k = squares.n, squares.k
    odds = k * correlation / (n * (1 - correlation))
    raters, error = odds * squares.raters, (1 + (n - 1) * odds) * squares.error
    spread = raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1))
    return (raters + error) ** 2 / spread if spread > 0 else math.nan


def _end_of_one(squares: MeanSquares, f: float) -> float:
    """Return one end of the interval for a single rater."""
    n, k, between, error = squares.n, squares.k, squares.targets, squares.error
    against = k * squares.raters + (k * n - k - n) * error
    return n * (between - f * error) / (f * against + n * between)
