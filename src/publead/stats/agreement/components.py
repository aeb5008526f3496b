"""Variance components of people, raters and items, from a full table."""

from collections.abc import Mapping
from itertools import combinations

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from publead.errors import UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.stats.agreement.arrays import Floats
from publead.stats.agreement.designs import EFFECTS, FACETS, Design, Negative
from publead.stats.agreement.reml import two_way_reml
from publead.stats.agreement.works import BRENNAN, PATTERSON_THOMPSON
from publead.stats.numbers import as_floats

COMPONENTS = Measure(
    name="variance components",
    definition="How much of the variance of one answer belongs to people, to raters, to items, "
    "and to their meeting.",
    formula="solves E[MS of c] = sum over components d that hold all facets of c of "
    "(levels of the facets not in d) x variance of d",
    does_not_show="why raters or items differ; with few of them a component is very uncertain",
    sources=(BRENNAN, PATTERSON_THOMPSON),
)


@attrs.frozen(kw_only=True)
class VarianceComponents:
    """
    The variances of a design, in the squared unit of the answers.

    Attributes
    ----------
    design : Design
        Who met whom.
    sizes : mapping of str to int
        How many of each facet there were.
    variances : mapping of str to float
        By component; the last one includes error.
    mean_squares, df : mapping of str to float
        The analysis of variance; empty where cells were missing.
    below_zero : tuple of str
        Components that the analysis of variance puts below zero.
    negative : Negative
        What became of those.
    """

    design: Design
    sizes: Mapping[str, int]
    variances: Mapping[str, float]
    mean_squares: Mapping[str, float]
    df: Mapping[str, float]
    below_zero: tuple[str, ...]
    negative: Negative

    def __getitem__(self, name: str) -> float:
        """Return one component's variance."""
        return self.variances[name]

    @property
    def shares(self) -> Mapping[str, float]:
        """Each component as a share of their sum, negative ones counted as nothing."""
        whole = sum(max(value, 0.0) for value in self.variances.values())
        return {name: max(value, 0.0) / whole for name, value in self.variances.items()}

    def __str__(self) -> str:
        """Return the components with their shares."""
        told = ", ".join(f"{name} {share:.0%}" for name, share in self.shares.items())
        return f"{self.design.value}: {told}"

    def explain(self) -> Explanation:
        """Return the definition, what went in, and what became of negative components."""
        sizes = ", ".join(f"{size} of {facet}" for facet, size in self.sizes.items())
        below = f"; below zero, and {self.negative.value}: {', '.join(self.below_zero)}"
        return Explanation(
            measure=COMPONENTS,
            method=f"{self.design.value}{below if self.below_zero else ''}",
            inputs=sizes,
        )


def variance_components(
    answers: ArrayLike,
    *,
    design: Design = Design.P_R,
    negative: Negative = Negative.KEEP,
) -> VarianceComponents:
    r"""
    Return the variance components of people, raters and items.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_raters) or (n_people, n_items, n_raters)
        In a nested design the same place of the nested axis is another rater in each row.
    design : Design
        Who met whom.
    negative : Negative
        What becomes of a component below zero.

    Returns
    -------
    VarianceComponents

    Raises
    ------
    UndefinedStatisticError
        If a facet has a single level, answers do not vary, or cells are missing: only
        ``Design.P_R`` with ``Negative.REML`` can do without a full table.
    PolicyError
        If the table has not the design's axes.

    Notes
    -----
    .. math:: E[MS_c] = \sum_{d \supseteq c} \sigma^2_d \prod_{f \notin d} n_f

    REML of a full table maximises :math:`-\frac12 \sum_c df_c (\log E[MS_c] + MS_c / E[MS_c])`
    over variances that are not negative. R: ``aov(y ~ p * i * r)`` and, for REML, ``lme4::lmer``.

    References
    ----------
    Brennan, R. L. (2001). Generalizability theory. Springer.
    https://doi.org/10.1007/978-1-4757-3456-0

    Examples
    --------
    >>> print(variance_components([[9, 2], [6, 1], [8, 4], [7, 1]]))
    p × r: p 6%, r 89%, pr 5%
    """
    facets = FACETS[design]
    table = as_floats(answers, len(facets), f"answers of a {design.value} design")
    sizes = dict(zip(facets, table.shape, strict=True))
    _check(table, sizes)
    if np.isnan(table).any():
        return _with_missing_cells(table, design, negative, sizes)
    squares, df = _analysis(table, design)
    multiples = _multiples(design, sizes)
    solved: Floats = np.asarray(np.linalg.solve(multiples, squares), dtype=np.float64)
    names = tuple(EFFECTS[design])
    scale = float(squares @ df) / float(df.sum())
    below = tuple(n for n, v in zip(names, solved, strict=True) if v < -1e-12 * scale)
    if negative is Negative.TRUNCATE:
        solved = np.maximum(solved, 0.0)
    if negative is Negative.REML and below:
        solved = scale * _likeliest(squares / scale, df, multiples, solved / scale)
    return VarianceComponents(
        design=design,
        sizes=sizes,
        variances=dict(zip(names, solved.tolist(), strict=True)),
        mean_squares=dict(zip(names, squares.tolist(), strict=True)),
        df=dict(zip(names, df.tolist(), strict=True)),
        below_zero=below,
        negative=negative,
    )


def _check(table: Floats, sizes: Mapping[str, int]) -> None:
    single = [facet for facet, size in sizes.items() if size < 2]
    if single:
        raise UndefinedStatisticError(
            "a variance component",
            f"there is no second level of {', '.join(single)}",
            "Choose a design without that facet, or collect more",
        )
    if np.isnan(table).all() or np.nanmin(table) == np.nanmax(table):
        raise UndefinedStatisticError(
            "a variance component", "no two answers differ", "Report that answer"
        )


def _with_missing_cells(
    table: Floats, design: Design, negative: Negative, sizes: Mapping[str, int]
) -> VarianceComponents:
    if design is not Design.P_R or negative is not Negative.REML:
        raise UndefinedStatisticError(
            f"the analysis of variance of a {design.value} design",
            f"{counted(int(np.isnan(table).sum()), 'cell is', 'cells are')} missing",
            "Leave out what is not complete; Negative.REML copes with gaps for Design.P_R",
        )
    found = two_way_reml(table)
    return VarianceComponents(
        design=design,
        sizes=sizes,
        variances={"p": found.rows, "r": found.columns, "pr": found.error},
        mean_squares={},
        df={},
        below_zero=(),
        negative=negative,
    )


def _analysis(table: Floats, design: Design) -> tuple[Floats, Floats]:
    """Return the mean square and the degrees of freedom of each component."""
    facets = FACETS[design]
    means = {
        kept: table.mean(tuple(a for a, f in enumerate(facets) if f not in kept), keepdims=True)
        for size in range(len(facets) + 1)
        for kept in combinations(facets, size)
    }
    squares, df = [], []
    for pooled in EFFECTS[design].values():
        total, freedom = 0.0, 0
        for effect in pooled:
            levels = [table.shape[facets.index(f)] for f in effect]
            part = sum(
                (-1) ** (len(effect) - len(kept)) * mean
                for kept, mean in means.items()
                if set(kept) <= set(effect)
            )
            total += float(np.square(part).sum()) * table.size / int(np.prod(levels))
            freedom += int(np.prod([level - 1 for level in levels]))
        squares.append(total / freedom)
        df.append(freedom)
    return np.array(squares), np.array(df, dtype=np.float64)


def _multiples(design: Design, sizes: Mapping[str, int]) -> Floats:
    """Return how often each variance (column) enters each expected mean square (row)."""
    held = [set(name) - {":"} for name in EFFECTS[design]]
    return np.array(
        [
            [
                float(np.prod([n for facet, n in sizes.items() if facet not in d]))
                if d >= c
                else 0.0
                for d in held
            ]
            for c in held
        ]
    )


def _likeliest(squares: Floats, df: Floats, multiples: Floats, start: Floats) -> Floats:
    def deviance(variances: Floats) -> tuple[float, Floats]:
        expected = multiples @ variances
        ratio = squares / expected
        return float(df @ (np.log(expected) + ratio)), multiples.T @ (df * (1 - ratio) / expected)

    floors = [(0.0, None)] * (len(start) - 1) + [(1e-12, None)]
    found = optimize.minimize(
        deviance,
        np.maximum(start, 0.01),
        jac=True,
        method="L-BFGS-B",
        bounds=floors,
        options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 2000},
    )
    return np.asarray(found.x, dtype=np.float64)
