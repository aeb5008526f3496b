"""Whether people of one organisation answer alike enough for its mean to stand for it."""

import numpy as np

from publead.assessment.association.gathering import Cells
from publead.assessment.association.reading import Answers, Floats, Places
from publead.assessment.association.result import Aggregation
from publead.assessment.association.variables import Variable
from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate
from publead.stats.agreement import icc_one_way, rwg_j
from publead.stats.agreement.one_way_result import ICC_1, ICC_K
from publead.stats.agreement.within_group import RWG_J
from publead.stats.spread import group_means


def aggregation(variable: Variable, place: int, answers: Answers, cells: Cells) -> Aggregation:
    """Return what speaks for and against the means of one variable."""
    items = answers.variables[place][cells.rows]
    scores = items.mean(axis=1)
    if same_for_all(scores, cells.cell):
        why = "everybody in an organisation has the same value, so it is not people's answer"
        return _none(variable, why)
    try:
        found = icc_one_way(scores, cells.cell)
    except UndefinedStatisticError as failure:
        return _none(variable, str(failure))
    return Aggregation(
        name=variable.label,
        icc1=found.icc1,
        icck=found.icck,
        respondents=found.group_size,
        agreement=_agreement(variable, items, cells.cell),
    )


def same_for_all(values: Floats, cell: Places) -> bool:
    """Whether all rows of an organisation and wave have one value."""
    if not values.size:
        return True
    means = group_means(values, cell, np.bincount(cell))
    return bool(np.allclose(values, means[cell], rtol=1e-12, atol=0))


def _agreement(variable: Variable, items: Floats, cell: Places) -> Estimate:
    if variable.scale is None:
        return Estimate.not_estimable(RWG_J, "no scale was declared: Variable(..., scale=(1, 5))")
    index = rwg_j(items, cell, scale=variable.scale)
    return Estimate(
        measure=RWG_J,
        value=index.median,
        n=index.n_groups,
        method=f"median over organisations and waves; {index.method}",
        reason=index.reason,
    )


def _none(variable: Variable, why: str) -> Aggregation:
    return Aggregation(
        name=variable.label,
        icc1=Estimate.not_estimable(ICC_1, why),
        icck=Estimate.not_estimable(ICC_K, why),
        respondents=float("nan"),
        agreement=Estimate.not_estimable(RWG_J, why),
    )
