"""The verb of this stair: from a table to what it lets one say of organisations."""

from collections.abc import Sequence

from publead.assessment.association.aggregating import aggregation, same_for_all
from publead.assessment.association.gathering import Cells, gather, kind_of_rows
from publead.assessment.association.parts import among_people, parts_of, wave_by_wave
from publead.assessment.association.policies import CommonSource, Part, RowsAre
from publead.assessment.association.reading import Answers, read_answers
from publead.assessment.association.result import Association
from publead.assessment.association.variables import Question, VariableLike, variable_of
from publead.disclosure import DisclosurePolicy
from publead.errors import expect
from publead.tables import PLAIN_CSV, CsvOptions, TableSource, read_table


def association(
    table: TableSource,
    *,
    leadership: VariableLike,
    outcome: VariableLike,
    by: str,
    controls: Sequence[VariableLike] = (),
    wave: str | None = None,
    respondents: str | None = None,
    rows_are: RowsAre | None = None,
    source: CommonSource = CommonSource.NOT_DECLARED,
    policy: DisclosurePolicy | None = None,
    csv: CsvOptions = PLAIN_CSV,
) -> Association:
    """
    Return whether leadership and an outcome go together from organisation to organisation.

    Parameters
    ----------
    table : path, data frame or iterable of mappings
        One row a respondent, a unit or an organisation, and a wave where there are several.
        Columns that are not named below are not read.
    leadership, outcome : str, sequence of str or Variable
        The column of each side, or the columns whose mean it is.
    by : str
        The column of the organisation.
    controls : sequence of str, sequence of str or Variable
        What is held constant in the partial correlations.
    wave : str, optional
        The column of the year, or whatever tells the waves apart.
    respondents : str, optional
        The column of how many respondents stand behind a row, where rows are means already.
    rows_are : RowsAre, optional
        What a row stands for. Unless declared, rows are organisations where each organisation
        has one row a wave, and else respondents.
    source : CommonSource
        Whether the same respondents gave both sides.
    policy : DisclosurePolicy, optional
        ``min_cut_raters``: an organisation in a wave with fewer respondents is left out; 10.
    csv : CsvOptions
        How a CSV file is written.

    Returns
    -------
    Association
        What these data do not give is *not estimable*, with the reason.

    Raises
    ------
    TableError
        With every column that is not there and every cell that cannot be read.
    ArgumentError, PolicyError
        If an argument makes no sense.

    Notes
    -----
    Each organisation counts once, whatever its size. With several waves an organisation's mean
    over its waves stands for it between organisations; within organisations, what counts is how
    it departs from that mean. Correlations between organisations have Fisher's interval, those
    within them a jackknife over organisations, because years of one organisation are not
    independent.

    References
    ----------
    Robinson, W. S. (1950). Ecological correlations and the behavior of individuals. American
    Sociological Review, 15(3), 351-357. https://doi.org/10.2307/2087176

    Examples
    --------
    >>> from publead.assessment.association import Part, association
    >>> trust, stay = [3.1, 3.4, 2.8, 3.9, 3.6], [71, 78, 70, 88, 79]
    >>> councils = [
    ...     {"council": name, "trust": t, "stay": s}
    ...     for name, t, s in zip("abcde", trust, stay, strict=True)
    ... ]
    >>> found = association(councils, leadership="trust", outcome="stay", by="council")
    >>> print(found[Part.BETWEEN])
    0.96 [0.52, 1.00], n = 5
    """
    expect(by, str, "by", "Name the column of the organisation")
    expect(wave, str | None, "wave", "Name the column of the year")
    expect(respondents, str | None, "respondents", "Name the column of their number")
    expect(rows_are, RowsAre | None, "rows_are", "Use RowsAre.RESPONDENTS or another member")
    expect(source, CommonSource, "source", "Use CommonSource.SAME or CommonSource.APART")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    expect(controls, list | tuple, "controls", "Give a list, even of one")
    question = Question(
        leadership=variable_of(leadership, "leadership"),
        outcome=variable_of(outcome, "outcome"),
        by=by,
        controls=tuple(variable_of(each, "a control") for each in controls),
        wave=wave,
        respondents=respondents,
    )
    answers = read_answers(read_table(table, csv), question)
    kind = kind_of_rows(answers, rows_are)
    cells = gather(answers, kind, policy or DisclosurePolicy())
    return _result(question, answers, cells, kind, source)


def _result(
    question: Question, answers: Answers, cells: Cells, kind: RowsAre, source: CommonSource
) -> Association:
    people = kind is RowsAre.RESPONDENTS
    sides = (question.leadership, question.outcome)
    why = "" if people else "rows are no people"
    found = parts_of(cells) | {Part.PEOPLE: among_people(answers, cells, why)}
    return Association(
        leadership=question.leadership.label,
        outcome=question.outcome.label,
        by=question.by,
        controls=tuple(each.label for each in question.controls),
        rows_are=kind,
        design=cells.design,
        source=_source(answers, cells, source) if people else source,
        parts=found,
        by_wave=wave_by_wave(cells, answers.waves),
        aggregation=tuple(
            aggregation(side, place, answers, cells) for place, side in enumerate(sides) if people
        ),
        n_organisations=cells.n_organisations,
        n_left_out=cells.n_left_out,
        left_out=cells.left_out,
    )


def _source(answers: Answers, cells: Cells, declared: CommonSource) -> CommonSource:
    """Return who gave both sides: where nobody said so, a row with two answers tells it."""
    if declared is not CommonSource.NOT_DECLARED:
        return declared
    answered = [
        not same_for_all(side[cells.rows].mean(axis=1), cells.cell)
        for side in answers.variables[:2]
    ]
    return CommonSource.SAME if all(answered) else declared
