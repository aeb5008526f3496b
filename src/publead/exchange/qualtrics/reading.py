"""From Qualtrics' export to ratings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from publead.assessment.instrument import Instrument
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings
from publead.errors import Fault, TableError
from publead.exchange.qualtrics.writing import item_name
from publead.exchange.survey_exports import (
    SurveyTool,
    Unfinished,
    column_called,
    opened,
    read_export,
    words_of,
)
from publead.tables import CsvOptions, Table, TableSource
from publead.tables.csv_files import IMPORT_ID, header_records

THREE_HEADER_ROWS: Final = CsvOptions(header_rows=3)
"""Names, question texts and import ids, as Qualtrics writes them."""

_OWN: Final = (
    r"startdate|enddate|status|ipaddress|progress|duration( \(in seconds\))?|finished"
    r"|recordeddate|responseid|recipient(last|first)?name|recipientemail|externalreference"
    r"|externaldatareference|location(latitude|longitude)|distributionchannel|userlanguage"
    r"|q_(ballotboxstuffing|totalduration|duplicaterespondent|recaptchascore|language|url"
    r"|relevantid[a-z]*|datapolicyviolations|terminateflag|straightlining[a-z]*"
    r"|unanswered[a-z]*)"
)
_TOOL: Final = SurveyTool(metadata=re.compile(_OWN))
_NOT_FINISHED: Final = {"0", "false"}
_TRIALS: Final = {"1", "2", "9", "17", "survey preview", "survey test"}


def read(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    csv: CsvOptions = THREE_HEADER_ROWS,
    unfinished: Unfinished = Unfinished.REFUSE,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return the ratings in answers that Qualtrics exported, as numbers or as choice texts.

    Items are found by the IDs that `write` gave them, by their codes or by their texts; other
    columns are named in *columns*. Qualtrics' own columns are not read unless *columns* gives them
    a role.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        The export. A data frame must hold answers only, without the further header rows.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which columns hold the person, the rater (such as ``RecipientEmail``) and the relationship.
    csv : CsvOptions
        How a CSV file is written: with three header rows, unless it comes from an old exporter.
    unfinished : Unfinished
        What happens to forms that were not finished, and to previews.
    pseudonyms : Pseudonyms or None
        As in `read_ratings`.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    RatingsError
        With every fault, each with its row.

    Examples
    --------
    >>> from publead.assessment.instrument import draft_instrument
    >>> draft = draft_instrument("solace-contextual@2013")
    >>> row = {"Finished": "True", "leader": "p1", "as": "self", "by": "p1"}
    >>> row |= {item_name(code): "4" for code in draft.codes}
    >>> columns = RatingColumns(person="leader", rater="by", relationship="as")
    >>> read([row], draft, columns)
    Ratings: 1 form about 1 person on solace-contextual-draft@1
    """
    table = opened(source, instrument, columns, csv)
    _refuse_lost_rows(source, csv, table.subject)
    return read_export(
        table,
        instrument,
        columns,
        _TOOL,
        names={str(code): item_name(code) for code in instrument.codes},
        odd=dict(_odd(table)),
        unfinished=unfinished,
        pseudonyms=pseudonyms,
    )


def _refuse_lost_rows(source: TableSource, csv: CsvOptions, subject: str) -> None:
    """Refuse a file whose third row is an answer, which would be skipped as a header."""
    if not isinstance(source, str | Path) or csv.header_rows < THREE_HEADER_ROWS.header_rows:
        return
    last = header_records(source, csv)[-1]
    if not any(cell.startswith(IMPORT_ID) for cell in last):
        remedy = "Pass csv=CsvOptions(), or export with all three header rows"
        problem = "holds no import ids, so it is no header row of Qualtrics and would be lost"
        raise TableError(subject, [Fault(problem, row=csv.header_rows, remedy=remedy)])


def _odd(table: Table) -> Iterator[tuple[int, str]]:
    finished, status = column_called(table, ["finished"]), column_called(table, ["status"])
    ends = words_of(table, finished) if finished else [""] * len(table)
    kinds = words_of(table, status) if status else [""] * len(table)
    for place, (end, kind) in enumerate(zip(ends, kinds, strict=True)):
        if kind in _TRIALS:
            yield place, "is a preview or a test, and no answer"
        elif end in _NOT_FINISHED:
            yield place, "was begun and not finished"
