"""Traits that each respondent rated twice: how much is needed, how much is rewarded."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Scale, points
from publead.assessment.valuation.columns import ValuationColumns
from publead.assessment.valuation.respondents import Respondents
from publead.assessment.valuation.traits import TraitNames
from publead.errors import Fault, limited, nearest
from publead.frameworks import Framework
from publead.tables import Table, meanings, repeats

Points = NDArray[np.int8]


@attrs.frozen(kw_only=True, eq=False)
class Rated:
    """
    One question's answers.

    Attributes
    ----------
    points : ndarray of int8, shape (n_respondents, n_traits)
        The points, `NOT_ANSWERED` or `NOT_OBSERVED`.
    faults : list of Fault
        What is wrong with them.
    """

    points: Points
    faults: list[Fault]

    @property
    def values(self) -> NDArray[np.float64]:
        """The points as numbers, NaN where there is none."""
        return np.where(self.points > NOT_OBSERVED, self.points.astype(np.float64), np.nan)


def wide_ratings(
    table: Table,
    question: Mapping[str, str],
    framework: Framework,
    scale: Scale,
    respondents: Respondents,
) -> Rated:
    """Return answers that stand in one column a trait, one row a respondent."""
    answers = np.full((respondents.n, len(framework)), NOT_ANSWERED, dtype=np.int8, order="F")
    known = np.flatnonzero(respondents.row >= 0)
    faults = []
    for name, code in question.items():
        if code in framework and name in table:
            found = np.empty(len(table), dtype=np.int8)
            faults += points(table[name], scale, name, table.rows, found)
            place = framework.codes.index(framework[code].code)
            answers[respondents.row[known], place] = found[known]
    return Rated(points=answers, faults=faults)


def mapping_faults(question: Mapping[str, str], framework: Framework, name: str) -> list[Fault]:
    """Return what is wrong with a mapping of columns to traits."""
    codes = [str(code) for code in question.values()]
    faults = []
    for column, code in question.items():
        if code not in framework:
            guess = nearest(str(code), framework.codes)
            remedy = f"Did you mean {guess!r}?" if guess else f"Use {', '.join(framework.codes)}"
            problem = f"column {column!r} is mapped to no trait of {framework.id}"
            faults.append(Fault(problem, place=name, value=str(code), remedy=remedy))
    twice = sorted({code for code in codes if codes.count(code) > 1})
    return faults + [
        Fault("is the trait of two columns", place=name, value=code, remedy="Keep one of them")
        for code in twice
    ]


def long_ratings(
    table: Table,
    questions: tuple[str, str],
    framework: Framework,
    scale: Scale,
    respondents: Respondents,
    columns: ValuationColumns,
) -> tuple[Rated, Rated]:
    """Return both questions' answers from a table of one row a respondent and trait."""
    trait, faults = _traits(table, framework, columns)
    known = (respondents.row >= 0) & (trait >= 0)
    keys = respondents.row.astype(np.int64) * len(framework) + trait
    later, first = repeats(keys, known)
    twice = [
        Fault(
            f"rates the same trait for the same respondent as row {table.rows[j]}",
            place=columns.trait,
            row=int(table.rows[i]),
            remedy="Keep one of the two rows",
        )
        for i, j in zip(later.tolist(), first.tolist(), strict=True)
    ]
    found = []
    for name, told in zip(questions, ([*faults, *limited(twice, "rows")], []), strict=True):
        answers = np.full((respondents.n, len(framework)), NOT_ANSWERED, dtype=np.int8)
        if name in table:
            said = np.empty(len(table), dtype=np.int8)
            told.extend(points(table[name], scale, name, table.rows, said))
            answers[respondents.row[known], trait[known]] = said[known]
        found.append(Rated(points=answers, faults=told))
    return found[0], found[1]


def _traits(
    table: Table, framework: Framework, columns: ValuationColumns
) -> tuple[NDArray[np.int32], list[Fault]]:
    if columns.trait not in table:
        return np.full(len(table), -1, dtype=np.int32), []
    names = TraitNames(framework, may_be_empty=False)
    return meanings(table[columns.trait], names, columns.trait, table.rows)
