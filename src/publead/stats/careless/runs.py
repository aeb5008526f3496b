"""How long a person gives the same answer, and how little their answers vary."""

import numpy as np
from numpy.typing import ArrayLike

from publead.estimates import Measure
from publead.stats.careless.index import DUNN, JOHNSON, ResponseIndex, answers_of, index_of

LONG_STRING = Measure(
    name="long string",
    definition="The longest run of the same answer to items that follow each other.",
    formula="longest run; a missing answer ends one",
    does_not_show="carelessness by itself: with items keyed one way a run can be sincere. It "
    "depends on the order of items",
    sources=(JOHNSON,),
)
AVERAGE_STRING = Measure(
    name="average string",
    definition="The mean length of runs of the same answer.",
    formula="answers given / number of runs",
    does_not_show="carelessness by itself; it depends on the order of items",
    sources=(JOHNSON,),
)
INTRA_INDIVIDUAL_VARIABILITY = Measure(
    name="intra-individual response variability",
    definition="How much a person's answers vary over all items.",
    formula="standard deviation (n - 1) of a person's answers",
    does_not_show="carelessness by itself: both very low and very high values can be sincere",
    sources=(DUNN,),
)


def long_string(answers: ArrayLike) -> ResponseIndex:
    """
    Return each person's longest run of the same answer.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        In the order in which items were asked, before any is reversed; NaN ends a run.

    Returns
    -------
    ResponseIndex
        Whole numbers from 1; NaN where nothing was answered.

    Raises
    ------
    UndefinedStatisticError
        If nobody answered anything.

    Notes
    -----
    R: ``careless::longstring``.

    References
    ----------
    Johnson, J. A. (2005). Ascertaining the validity of individual protocols from web-based
    personality inventories. Journal of Research in Personality, 39(1), 103-129.
    https://doi.org/10.1016/j.jrp.2004.09.009

    Examples
    --------
    >>> long_string([[3, 3, 3, 2], [1, 2, 2, 5]]).values.tolist()
    [3.0, 2.0]
    """
    table = answers_of(answers)
    run = (~np.isnan(table[:, 0])).astype(np.float64)
    longest = run.copy()
    for item in range(1, table.shape[1]):
        same = table[:, item] == table[:, item - 1]
        run = np.where(same, run + 1, (~np.isnan(table[:, item])).astype(np.float64))
        np.maximum(longest, run, out=longest)
    longest[longest == 0] = np.nan
    return index_of(LONG_STRING, longest, "longest run", "they answered nothing")


def average_string(answers: ArrayLike) -> ResponseIndex:
    """
    Return each person's mean length of runs of the same answer.

    Parameters, errors and source are those of `long_string`. R: ``careless::longstring(avg =
    TRUE)``.

    Examples
    --------
    >>> average_string([[3, 3, 3, 2], [1, 2, 2, 5]]).values.round(3).tolist()
    [2.0, 1.333]
    """
    table = answers_of(answers)
    present = ~np.isnan(table)
    answered = present.sum(axis=1)
    runs = answered - (table[:, 1:] == table[:, :-1]).sum(axis=1)
    values = np.full(len(table), np.nan)
    np.divide(answered, runs, out=values, where=runs > 0)
    return index_of(AVERAGE_STRING, values, "mean run", "they answered nothing")


def intra_individual_variability(answers: ArrayLike) -> ResponseIndex:
    r"""
    Return the standard deviation of each person's answers.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        On one scale, before any item is reversed; NaN is left out.

    Returns
    -------
    ResponseIndex
        0 or above, in scale points; NaN for fewer than two answers.

    Raises
    ------
    UndefinedStatisticError
        If nobody has two answers.

    Notes
    -----
    .. math:: \sqrt{\sum_i (x_i - \bar x)^2 / (n - 1)}

    R: ``careless::irv``; the Python package careless-py divides by n.

    References
    ----------
    Dunn, A. M., Heggestad, E. D., Shanock, L. R., & Theilgard, N. (2018). Intra-individual
    response variability as an indicator of insufficient effort responding. Journal of Business
    and Psychology, 33(1), 105-121. https://doi.org/10.1007/s10869-016-9479-0

    Examples
    --------
    >>> intra_individual_variability([[3, 3, 3, 3], [1, 5, 1, 5]]).values.round(3).tolist()
    [0.0, 2.309]
    """
    table = answers_of(answers)
    present = ~np.isnan(table)
    n = present.sum(axis=1)
    means = np.divide(
        np.where(present, table, 0.0).sum(axis=1), n, out=np.zeros(len(table)), where=n > 0
    )
    squares = np.square(np.where(present, table - means[:, None], 0.0)).sum(axis=1)
    values = np.full(len(table), np.nan)
    np.divide(squares, n - 1, out=values, where=n > 1)
    why = "they gave fewer than two answers"
    return index_of(INTRA_INDIVIDUAL_VARIABILITY, np.sqrt(values), "n - 1 in the divisor", why)
