"""The verb that reads: what respondents say is needed, and what they say is rewarded."""

import secrets
from collections.abc import Mapping, Sequence

import attrs

from publead.assessment.instrument import NOT_OBSERVED, Scale
from publead.assessment.valuation.answers import Asked, ValuationAnswers
from publead.assessment.valuation.columns import (
    QUESTIONS,
    BestWorst,
    Question,
    ValuationColumns,
    refuse,
    roles_of,
    same_kind,
    shown_roles,
    unknown_columns,
)
from publead.assessment.valuation.picked import Picked, picked_from
from publead.assessment.valuation.rated import Rated, long_ratings, mapping_faults, wide_ratings
from publead.assessment.valuation.respondents import Respondents, one_row_each, respondents_of
from publead.errors import ArgumentError, Fault, expect
from publead.estimates import counted
from publead.frameworks import ANTI_HERO, Framework
from publead.tables import (
    PLAIN_CSV,
    CsvOptions,
    Role,
    Table,
    TableSource,
    named_twice,
    not_there,
    read_table,
)

ONE_TO_FIVE = Scale.integers(1, 5)
ROW_A_RESPONDENT = ValuationColumns()


def read_valuation(
    source: TableSource,
    framework: Framework = ANTI_HERO,
    *,
    needed: Question,
    rewarded: Question,
    columns: ValuationColumns = ROW_A_RESPONDENT,
    scale: Scale = ONE_TO_FIVE,
    csv: CsvOptions = PLAIN_CSV,
) -> ValuationAnswers:
    """
    Return what each respondent said is needed, and is rewarded, trait by trait.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        A path to a CSV file, a data frame, or rows as mappings.
    framework : Framework
        Whose traits were asked about; the two lists of the 2013 report where none is given.
    needed, rewarded : str, mapping, BestWorst or sequence of BestWorstSet
        Where the answers to each question stand; both in the same way.

        - A column's name: the table is long, one row a respondent and trait, and ``columns``
          names the columns of both.
        - A mapping of column to trait: the table is wide, one row a respondent.
        - `BestWorst`: one row a respondent and set, with what was shown and picked.
        - Several `BestWorstSet`: one row a respondent; every one saw the same sets.
    columns : ValuationColumns
        What the other columns hold.
    scale : Scale
        The answers to ratings, and the numbers they stand for; 1 to 5 where none is given. For
        boxes that were ticked use ``Scale.words("no", "yes", low=0)``: means are then shares.
    csv : CsvOptions
        How a CSV file is written.

    Returns
    -------
    ValuationAnswers
        Respondents in order of appearance, without their names.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    ValuationError
        With every fault of the header, the cells and the sets together. No fault repeats what
        stands in a column of respondents.

    Examples
    --------
    >>> rows = [
    ...     {"who": "a", "trait": "Control", "need": 2, "reward": 5},
    ...     {"who": "a", "trait": "listening", "need": 5, "reward": 1},
    ...     {"who": "b", "trait": "control", "need": 1, "reward": None},
    ... ]
    >>> columns = ValuationColumns(respondent="who")
    >>> print(read_valuation(rows, needed="need", rewarded="reward", columns=columns))
    2 respondents on 10 traits of anti-hero@2013, rated from 1 to 5
    2 of 20 pairs of needed and rewarded are whole
    nobody was asked about, or answered on: 8 traits
    """
    expect(framework, Framework, "framework", "Load one with publead.frameworks.load")
    expect(columns, ValuationColumns, "columns", "Use ValuationColumns(respondent=...)")
    expect(scale, Scale, "scale", "Use Scale.integers(1, 5) or Scale.words(...)")
    kind = same_kind(needed, rewarded)
    if kind in (str, BestWorst) and columns.respondent is None:
        raise ArgumentError(
            "columns must name the column of the respondent, since each has several rows. Use "
            "ValuationColumns(respondent=...)"
        )
    table = read_table(source, csv)
    faults = _header_faults(table, (needed, rewarded), columns, framework)
    respondents = respondents_of(table, columns)
    faults += respondents.faults
    if kind not in (str, BestWorst):
        faults += one_row_each(respondents, table, columns)
    both = _answers(table, (needed, rewarded), framework, scale, respondents, columns)
    refuse(table.subject, [*faults, *dict.fromkeys(each for q in both for each in q.faults)])
    return _made(both, framework, scale, respondents, columns)


def _header_faults(
    table: Table,
    questions: tuple[Question, Question],
    columns: ValuationColumns,
    framework: Framework,
) -> list[Fault]:
    roles: list[Role] = [("attributes", name) for name in columns.attributes]
    if columns.respondent is not None:
        roles.append(("respondent", columns.respondent))
    if isinstance(questions[0], str):
        roles.append(("trait", columns.trait))
    mapped: list[Fault] = []
    for name, question in zip(QUESTIONS, questions, strict=True):
        roles += roles_of(question, name)
        if isinstance(question, Mapping):
            mapped += mapping_faults(question, framework, name)
    roles += shown_roles(*questions)
    everything = [*roles, *(("ignore", name) for name in columns.ignore)]
    empty = [] if len(table) else [Fault("there are no rows", remedy="Give at least one")]
    return [
        *named_twice(everything),
        *not_there(roles, table.names),
        *mapped,
        *unknown_columns(table.names, roles, columns),
        *empty,
    ]


def _answers(
    table: Table,
    questions: tuple[Question, Question],
    framework: Framework,
    scale: Scale,
    respondents: Respondents,
    columns: ValuationColumns,
) -> Sequence[Rated | Picked]:
    needed, rewarded = questions
    if isinstance(needed, str) and isinstance(rewarded, str):
        return long_ratings(table, (needed, rewarded), framework, scale, respondents, columns)
    found: list[Rated | Picked] = []
    for question in questions:
        if isinstance(question, Mapping):
            found.append(wide_ratings(table, question, framework, scale, respondents))
        elif not isinstance(question, str):
            found.append(picked_from(table, question, framework, respondents))
    return found


def _made(
    both: Sequence[Rated | Picked],
    framework: Framework,
    scale: Scale,
    respondents: Respondents,
    columns: ValuationColumns,
) -> ValuationAnswers:
    needed, rewarded = both
    is_rated = isinstance(needed, Rated)
    answers = ValuationAnswers(
        framework=framework,
        asked=Asked.RATINGS if is_rated else Asked.BEST_WORST,
        ends=(float(scale.low), float(scale.high)) if is_rated else (-1.0, 1.0),
        needed=needed.values,
        rewarded=rewarded.values,
        attributes=respondents.attributes,
        reading=secrets.token_hex(8),
    )
    answers.needed.flags.writeable = answers.rewarded.flags.writeable = False
    return attrs.evolve(answers, notes=tuple(_notes(answers, both, columns)))


def _notes(
    answers: ValuationAnswers, both: Sequence[Rated | Picked], columns: ValuationColumns
) -> list[str]:
    notes = []
    silent = int((~answers.paired.any(axis=0)).sum())
    if silent:
        notes.append(f"nobody was asked about, or answered on: {counted(silent, 'trait')}")
    unseen = sum(int((q.points == NOT_OBSERVED).sum()) for q in both if isinstance(q, Rated))
    if unseen:
        said = counted(unseen, "answer")
        notes.append(f"{said} of not observed, which counts as none")
    blank = sum(each.n_unanswered for each in both if isinstance(each, Picked))
    if blank:
        told = counted(blank, "set")
        notes.append(f"{told} without a best or a worst, which counts for nothing")
    unread = [repr(name) for name in columns.ignore]
    return [*notes, *([f"not read: {', '.join(unread)}"] if unread else [])]
