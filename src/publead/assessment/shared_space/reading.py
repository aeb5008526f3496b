"""Read who is said to lead which task: all faults at once, each with its row."""

import secrets
from collections.abc import Iterable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import Pseudonyms
from publead.assessment.shared_space.answers import NO_ANSWER, SpaceAnswers
from publead.assessment.shared_space.columns import SpaceColumns
from publead.assessment.shared_space.sides import SIDES
from publead.errors import Fault, InputError, expect, limited
from publead.tables import (
    BLANK,
    PLAIN_CSV,
    Blanks,
    CsvOptions,
    Table,
    TableSource,
    header_faults,
    labels_of,
    read_table,
    told_again,
)

OTHERS = "Name it in SpaceColumns(tasks=...), or in ignore= if it is not needed"
UNKNOWN = -2

Answers = NDArray[np.int16]


class SpaceError(InputError):
    """A table of who leads which task cannot be read."""


def read_shared_space(
    source: TableSource,
    *,
    columns: SpaceColumns,
    csv: CsvOptions = PLAIN_CSV,
    pseudonyms: Pseudonyms | None = None,
) -> SpaceAnswers:
    """
    Return who is said to lead which task, by members and by officers.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        One row a respondent, or one row a respondent and task.
    columns : SpaceColumns
        Which column holds what, and what its labels mean. Case does not matter in answers.
    csv : CsvOptions
        How a CSV file is written.
    pseudonyms : Pseudonyms, optional
        The key by which respondents' ids become marks, so that two readings can be audited
        together. Without one, ids become numbers that match no other reading.

    Returns
    -------
    SpaceAnswers
        Nobody's id is kept.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    SpaceError
        With every fault: of the header, and of each row. No answer and no id is repeated.

    Examples
    --------
    >>> from publead.assessment.shared_space import LeadSide
    >>> columns = SpaceColumns(
    ...     leaders={"Leader": LeadSide.MEMBERS, "Chief executive": LeadSide.OFFICERS},
    ...     tasks=["budget", "floods"],
    ... )
    >>> rows = [{"side": "members", "budget": "Leader", "floods": "nobody"}]
    >>> read_shared_space(rows, columns=columns)
    SpaceAnswers: 1 respondent, 2 tasks
    """
    expect(columns, SpaceColumns, "columns", "Use SpaceColumns(...)")
    expect(pseudonyms, Pseudonyms | None, "pseudonyms", "Use Pseudonyms(key=...)")
    table = read_table(source, csv)
    faults = header_faults(table.names, _roles(columns), columns.ignore, others=OTHERS)
    if faults:
        raise SpaceError(table.subject, faults)
    forms = _long(table, columns) if columns.is_long else _wide(table, columns)
    if forms.faults:
        raise SpaceError(table.subject, sorted(forms.faults, key=lambda fault: fault.row or 0))
    keyed = pseudonyms is not None and columns.respondent is not None
    numbers = tuple(f"r{place}" for place in range(1, len(forms.ids) + 1))
    return SpaceAnswers(
        tasks=columns.tasks,
        leaders=columns.leaders,
        side=np.array(forms.sides, dtype=np.int8),
        answers=_sealed(forms.answers),
        marks=tuple(map(pseudonyms.pseudonym, forms.ids)) if pseudonyms and keyed else numbers,
        reading=pseudonyms.mark if pseudonyms and keyed else secrets.token_hex(8),
    )


@attrs.frozen(eq=False)
class _Forms:
    """Respondents in order of appearance, what they answered, and what is wrong."""

    ids: Sequence[str]
    sides: Sequence[int]
    answers: Answers
    faults: Sequence[Fault]


def _roles(columns: SpaceColumns) -> list[tuple[str, str | None]]:
    named = [(name, getattr(columns, name)) for name in ("side", "respondent", "task", "leader")]
    return named if columns.is_long else [*named, *(("tasks", task) for task in columns.tasks)]


def _wide(table: Table, columns: SpaceColumns) -> _Forms:
    rows = table.rows.tolist()
    sides, faults = _coded(table, columns.side, _sides(columns), Blanks.REFUSE)
    ids: Sequence[str] = [str(row) for row in rows]
    if columns.respondent is not None:
        labels = labels_of(table, columns.respondent, blanks=Blanks.REFUSE)
        ids = labels.values
        faults += [*labels.faults, *_twice([(each,) for each in ids], rows)]
    answers = np.empty((len(table), len(columns.tasks)), dtype=np.int16)
    for place, task in enumerate(columns.tasks):
        answers[:, place], wrong = _coded(table, task, _meanings(columns), Blanks.KEEP)
        faults += wrong
    return _Forms(ids, sides, answers, faults)


def _long(table: Table, columns: SpaceColumns) -> _Forms:
    rows = table.rows.tolist()
    labels = labels_of(table, str(columns.respondent), blanks=Blanks.REFUSE)
    tasks = {task.casefold(): place for place, task in enumerate(columns.tasks)}
    sides, faults = _coded(table, columns.side, _sides(columns), Blanks.REFUSE)
    about, no_task = _coded(table, str(columns.task), tasks, Blanks.REFUSE)
    said, no_answer = _coded(table, str(columns.leader), _meanings(columns), Blanks.KEEP)
    pairs = list(zip(labels.values, about, strict=True))
    faults += [*labels.faults, *no_task, *no_answer, *_twice(pairs, rows)]
    side_of: dict[str, int] = {}
    for name, side, row in zip(labels.values, sides, rows, strict=True):
        if side_of.setdefault(name, side) != side:
            problem = "this respondent is on the other side in an earlier row"
            faults.append(Fault(problem, columns.side, row, remedy="Give each one side"))
    places = {name: place for place, name in enumerate(side_of)}
    answers = np.full((len(places), len(tasks)), NO_ANSWER, dtype=np.int16)
    for name, task, answer in zip(labels.values, about, said, strict=True):
        if task >= 0:
            answers[places[name], task] = answer
    return _Forms(list(side_of), list(side_of.values()), answers, faults)


def _sides(columns: SpaceColumns) -> dict[str, int]:
    own = {side.value: place for place, side in enumerate(SIDES)}
    return own | {label.casefold(): SIDES.index(side) for label, side in columns.sides}


def _meanings(columns: SpaceColumns) -> dict[str, int]:
    """Return what each answer means: a leader's place, nobody's, or no answer."""
    leaders = {label.casefold(): place for place, (label, _) in enumerate(columns.leaders)}
    nobody = {label.casefold(): len(columns.leaders) for label in columns.nobody}
    unsure = {label.casefold(): NO_ANSWER for label in (*columns.unsure, BLANK)}
    return {**leaders, **nobody, **unsure}


def _coded(
    table: Table, name: str, meanings: dict[str, int], blanks: Blanks
) -> tuple[list[int], list[Fault]]:
    """Return what each cell of a column means, and a fault for each that means nothing."""
    labels = labels_of(table, name, blanks=blanks)
    codes = [meanings.get(label.casefold(), UNKNOWN) for label in labels.values]
    known = ", ".join(label for label in meanings if label)
    remedy = f"Known are: {known}. Name others in SpaceColumns(...)"
    faults = [
        Fault("is not one of the labels that were named", name, row, remedy=remedy)
        for label, code, row in zip(labels.values, codes, table.rows.tolist(), strict=True)
        if code == UNKNOWN and label
    ]
    return codes, [*labels.faults, *limited(faults, "cells")]


def _twice(keys: Iterable[tuple[object, ...]], rows: Sequence[int]) -> list[Fault]:
    problem, remedy = "the same respondent answered this in row", "Keep one answer of each"
    faults = [
        Fault(f"{problem} {earlier} already", row=row, remedy=remedy)
        for key, row, earlier in told_again(keys, rows)
        if BLANK not in key
    ]
    return limited(faults, "rows")


def _sealed(answers: Answers) -> Answers:
    answers.flags.writeable = False
    return answers
