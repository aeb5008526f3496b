"""Self and others together as predictors: polynomial regression and its response surface."""

import math
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import linalg, special

from publead.errors import UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.stats.agreement.arrays import Floats, check_lengths
from publead.stats.agreement.works import EDWARDS_PARRY, SHANOCK
from publead.stats.intervals import t_test_p, upper_tail
from publead.stats.numbers import as_floats

TERMS = ("intercept", "own", "others", "own²", "own × others", "others²")
SURFACE = {
    "a1": (0, 1, 1, 0, 0, 0),
    "a2": (0, 0, 0, 1, 1, 1),
    "a3": (0, 1, -1, 0, 0, 0),
    "a4": (0, 0, 0, 1, -1, 1),
    "a5": (0, 0, 0, 1, 0, -1),
}
"""How the surface's slopes and curvatures add up from the coefficients."""

RESPONSE_SURFACE = Measure(
    name="response surface of self and others",
    definition="How an outcome goes with people's own rating and others' rating of them together.",
    formula="outcome = b0 + b1 x + b2 y + b3 x² + b4 x y + b5 y²; along x = y the slope is "
    "a1 = b1 + b2 and the curvature a2 = b3 + b4 + b5; along x = -y they are a3 = b1 - b2 and "
    "a4 = b3 - b4 + b5; a5 = b3 - b5",
    does_not_show="what causes what; nor anything beyond the ratings that occur. Errors in the "
    "ratings pull the surface flat",
    sources=(EDWARDS_PARRY, SHANOCK),
)


@attrs.frozen(kw_only=True)
class Coefficient:
    """
    One coefficient, or a sum of some, with its error.

    Attributes
    ----------
    value, se : float
        In units of the outcome by those of the ratings.
    t, p : float
        The test that it is zero; NaN where *se* is 0.
    low, high : float
        Its t interval; NaN where *se* is 0.
    """

    value: float
    se: float
    t: float
    p: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return the value with its interval."""
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"


@attrs.frozen(kw_only=True)
class ResponseSurface:
    """
    A polynomial regression of an outcome on self and others.

    Attributes
    ----------
    coefficients : mapping of str to Coefficient
        ``intercept``, ``own``, ``others``, ``own²``, ``own × others``, ``others²``.
    surface : mapping of str to Coefficient
        ``a1`` to ``a5``.
    r_squared : float
        The share of the outcome's variance, from 0 to 1.
    residual_sd : float
        In the unit of the outcome.
    df, n, n_left_out : int
        Residual degrees of freedom; people who went in, and who did not.
    centre : float
        What was taken from both ratings first.
    level : float
        The intervals' level.
    """

    coefficients: Mapping[str, Coefficient]
    surface: Mapping[str, Coefficient]
    r_squared: float
    residual_sd: float
    df: int
    n: int
    n_left_out: int
    centre: float
    level: float

    def __getitem__(self, name: str) -> Coefficient:
        """Return a coefficient, or one of a1 to a5."""
        return self.surface[name] if name in self.surface else self.coefficients[name]

    def __str__(self) -> str:
        """Return the surface as a line."""
        told = ", ".join(f"{name} {self.surface[name]}" for name in ("a1", "a2", "a3", "a4"))
        return f"{told}; R² {self.r_squared:.2f}, n = {self.n}"

    def explain(self) -> Explanation:
        """Return the definition, what went in and what did not."""
        return Explanation(
            measure=RESPONSE_SURFACE,
            method=f"least squares on ratings less {self.centre:g}; t intervals, df = {self.df}",
            inputs=f"n = {self.n}",
            left_out=f"{self.n_left_out}: a value is missing" if self.n_left_out else "nothing",
        )


def response_surface(
    outcome: ArrayLike, own: ArrayLike, others: ArrayLike, *, centre: float, level: float = 0.95
) -> ResponseSurface:
    r"""
    Return the polynomial regression of an outcome on self and others, with its surface.

    Parameters
    ----------
    outcome : array_like of float, shape (n_people,)
        What is to be understood.
    own, others : array_like of float, shape (n_people,)
        Each person's own rating and the mean of others'. People with a NaN in any are left out
        and counted.
    centre : float
        What to take from both first: the scale's midpoint, so that zero means the same for both.
    level : float
        The intervals' level, between 0 and 1.

    Returns
    -------
    ResponseSurface

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than seven people, the ratings do not determine all six terms, or the
        outcome is the same for all.

    Notes
    -----
    .. math:: z = b_0 + b_1 x + b_2 y + b_3 x^2 + b_4 x y + b_5 y^2 + e

    :math:`a_1 = b_1 + b_2`, :math:`a_2 = b_3 + b_4 + b_5`, :math:`a_3 = b_1 - b_2`,
    :math:`a_4 = b_3 - b_4 + b_5`, :math:`a_5 = b_3 - b_5`; each standard error is
    :math:`\sqrt{c' V c}` with all covariances. R: ``lm(z ~ x + y + I(x^2) + I(x*y) + I(y^2))``.

    References
    ----------
    Edwards, J. R., & Parry, M. E. (1993). On the use of polynomial regression equations as an
    alternative to difference scores in organizational research. Academy of Management Journal,
    36(6), 1577-1613. https://doi.org/10.2307/256822

    Examples
    --------
    >>> x = [1, 2, 3, 4, 5, 1, 3, 5]
    >>> y = [2, 2, 4, 3, 5, 4, 1, 2]
    >>> found = response_surface([4 - abs(a - b) for a, b in zip(x, y)], x, y, centre=3)
    >>> round(found["a4"].value, 2)
    -1.14
    """
    z, x, y = (
        as_floats(outcome, 1, "outcome"),
        as_floats(own, 1, "own"),
        as_floats(others, 1, "others"),
    )
    check_lengths(outcome=z, own=x, others=y)
    whole = ~np.isnan(z + x + y)
    z, x, y = z[whole], x[whole] - centre, y[whole] - centre
    design = _design(z, x, y)
    df = x.size - design.shape[1]
    b, covariance, squares = _least_squares(design, z)
    t, whole_squares = float(special.stdtrit(df, upper_tail(level))), float(z.var() * z.size)

    def told(combinations: Mapping[str, Floats]) -> dict[str, Coefficient]:
        return {n: _coefficient(c, b, covariance, df, t) for n, c in combinations.items()}

    return ResponseSurface(
        coefficients=told(dict(zip(TERMS, np.eye(len(TERMS)), strict=True))),
        surface=told({name: np.array(signs, dtype=float) for name, signs in SURFACE.items()}),
        r_squared=1 - squares / whole_squares,
        residual_sd=math.sqrt(squares / df),
        df=df,
        n=x.size,
        n_left_out=int(whole.size - x.size),
        centre=centre,
        level=level,
    )


def _design(z: Floats, x: Floats, y: Floats) -> Floats:
    """Return the six terms of each person; refuse people who do not determine them."""
    design = np.column_stack([np.ones(x.size), x, y, x * x, x * y, y * y])
    if x.size < 7 or np.linalg.matrix_rank(design) < design.shape[1] or not np.ptp(z):
        raise UndefinedStatisticError(
            "the response surface",
            f"{counted(x.size, 'person', 'people')}'s ratings and outcomes do not determine its "
            "six terms",
            "It needs at least seven people whose own and others' ratings, and outcomes, differ",
        )
    return design


def _least_squares(design: Floats, z: Floats) -> tuple[Floats, Floats, float]:
    """Return the coefficients, their covariances, and the residual sum of squares."""
    q, r = linalg.qr(design, mode="economic")
    b = linalg.solve_triangular(r, q.T @ z)
    residuals = z - design @ b
    squares = float(residuals @ residuals)
    inverse = linalg.solve_triangular(r, np.eye(b.size))
    df = design.shape[0] - design.shape[1]
    return b, inverse @ inverse.T * (squares / df), squares


def _coefficient(
    combination: Floats, b: Floats, covariance: Floats, df: int, t: float
) -> Coefficient:
    value = float(combination @ b)
    se = math.sqrt(max(float(combination @ covariance @ combination), 0.0))
    return Coefficient(
        value=value,
        se=se,
        t=value / se if se else math.nan,
        p=t_test_p(value, se, df),
        low=value - t * se if se else math.nan,
        high=value + t * se if se else math.nan,
    )
