"""All indices of one set of answers side by side, without a verdict."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.stats.careless.consistency import (
    even_odd,
    psychometric_antonyms,
    psychometric_synonyms,
)
from publead.stats.careless.distance import mahalanobis
from publead.stats.careless.index import MEADE_CRAIG, ResponseIndex, answers_of
from publead.stats.careless.runs import average_string, intra_individual_variability, long_string

REPORT = Measure(
    name="ways of answering",
    definition="Indices of how each person answered, side by side.",
    formula="as each index explains",
    does_not_show="who was careless: there is no cut here, nobody is marked and nobody is left "
    "out. Whoever leaves answers out says which rule was declared beforehand",
    sources=(MEADE_CRAIG,),
)


@attrs.frozen(kw_only=True, eq=False)
class CarelessReport:
    """
    The indices of one set of answers; it proposes nothing.

    Attributes
    ----------
    indices : mapping of str to ResponseIndex
        By name, such as ``long_string``.
    undefined : mapping of str to str
        Why an index has no value for these answers.
    n_people, n_items : int
        What went in.
    """

    indices: Mapping[str, ResponseIndex]
    undefined: Mapping[str, str]
    n_people: int
    n_items: int

    def __getitem__(self, name: str) -> ResponseIndex:
        """Return one index."""
        return self.indices[name]

    def columns(self) -> dict[str, list[float | None]]:
        """Return one row a person, in order; None where an index has no value."""
        return {
            name: [None if np.isnan(value) else float(value) for value in index.values]
            for name, index in self.indices.items()
        }

    def rows(self) -> Iterator[dict[str, float | None]]:
        """Yield each person's indices."""
        columns = self.columns()
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))

    def __str__(self) -> str:
        """Return a line for each index, and that nobody is marked."""
        lines = [str(index) for index in self.indices.values()]
        lines += [f"{name}: {why}" for name, why in self.undefined.items()]
        return "\n".join([*lines, "No cut is applied and nobody is marked."])

    def explain(self) -> Explanation:
        """Return what the report is, and what it does not say."""
        without = "; ".join(self.undefined.values())
        return Explanation(
            measure=REPORT,
            method=", ".join(self.indices),
            inputs=f"{counted(self.n_people, 'person', 'people')}, {counted(self.n_items, 'item')}",
            left_out=without or "nothing",
        )


def report(answers: ArrayLike, *, scales: Sequence[int] | None = None) -> CarelessReport:
    """
    Return all indices of how people answered, side by side, without a verdict.

    Parameters
    ----------
    answers : array_like of float, shape (n_people, n_items)
        In the order in which items were asked; NaN is no answer.
    scales : sequence of int, optional
        How many items each scale has, in order; needed for even-odd.

    Returns
    -------
    CarelessReport
        An index that these answers do not define says why.

    Raises
    ------
    UndefinedStatisticError
        If no index has a value.

    Notes
    -----
    Even-odd takes reversed items as already turned and the others do not mind, but for runs and
    variability, which are about what was ticked.

    References
    ----------
    Meade, A. W., & Craig, S. B. (2012). Identifying careless responses in survey data.
    Psychological Methods, 17(3), 437-455. https://doi.org/10.1037/a0028085

    Examples
    --------
    >>> found = report([[3, 3, 3, 2], [1, 2, 2, 5], [4, 4, 2, 1]])
    >>> found["long_string"].values.tolist(), "mahalanobis" in found.undefined
    ([3.0, 2.0, 2.0], True)
    """
    table = answers_of(answers)
    makers: dict[str, Callable[[], ResponseIndex]] = {
        "long_string": lambda: long_string(table),
        "average_string": lambda: average_string(table),
        "intra_individual_variability": lambda: intra_individual_variability(table),
        "mahalanobis": lambda: mahalanobis(table),
        "psychometric_synonyms": lambda: psychometric_synonyms(table),
        "psychometric_antonyms": lambda: psychometric_antonyms(table),
    }
    if scales is not None:
        makers["even_odd"] = lambda: even_odd(table, scales)
    indices: dict[str, ResponseIndex] = {}
    undefined: dict[str, str] = {}
    for name, make in makers.items():
        try:
            indices[name] = make()
        except UndefinedStatisticError as problem:
            undefined[name] = str(problem)
    if not indices:
        raise UndefinedStatisticError(REPORT.name, "no index has a value", "Give some answers")
    return CarelessReport(
        indices=indices, undefined=undefined, n_people=len(table), n_items=table.shape[1]
    )
