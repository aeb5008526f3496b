"""From LimeSurvey's export to ratings."""

import re
from typing import Final

from publead.assessment.instrument import Instrument
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings
from publead.exchange.limesurvey.names import POINT_CODES, item_name
from publead.exchange.survey_exports import (
    SurveyTool,
    Unfinished,
    column_called,
    opened,
    read_export,
    words_of,
)
from publead.tables import PLAIN_CSV, CsvOptions, TableSource

_SENT: Final = ("submitdate", "date submitted", "submitdate. date submitted")
_NO_DATE: Final = {"", "n/a"}
_OWN: Final = (
    r"(id|submitdate|lastpage|startlanguage|seed|token|startdate|datestamp|ipaddr|refurl)"
    r"(\. .*)?"
    r"|response id|date submitted|last page|start language|access code|token|date started"
    r"|date last action|ip address|referrer url|interviewtime|total time"
    r"|(group|question) time: .*|[a-z0-9]+time|grouptime[0-9]+"
)
_TOOL: Final = SurveyTool(metadata=re.compile(_OWN, re.DOTALL), codes=POINT_CODES)


def read(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    csv: CsvOptions = PLAIN_CSV,
    unfinished: Unfinished = Unfinished.REFUSE,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return the ratings in answers that LimeSurvey exported.

    Headings may be question codes or full texts, and answers codes or full texts. Items are found
    by the names that `write` gave them, or by their texts, whole or between the brackets that
    LimeSurvey puts round a subquestion; other columns are named in *columns*. LimeSurvey's own
    columns (dates, token, seed, timings) are not read unless *columns* gives them a role.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        The export.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which columns hold the person, the rater (such as ``token``) and the relationship.
    csv : CsvOptions
        How a CSV file is written; some installations use semicolons.
    unfinished : Unfinished
        What happens to forms without a date of submission.
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
    >>> from publead.assessment.instrument import Item, Scale
    >>> from publead.codes import competency_code, item_code
    >>> from publead.frameworks import load
    >>> item = Item(
    ...     code=item_code("trust-1"),
    ...     text="Keeps promises",
    ...     competency=competency_code("trust"),
    ...     scale=Scale.words("Never", "Always", not_observed=("N/A",)),
    ... )
    >>> promises = Instrument(
    ...     id="promises@1",
    ...     title="Promises",
    ...     framework=load("solace-contextual@2013"),
    ...     items=(item,),
    ... )
    >>> row = {"id": 1, "submitdate": "2026-03-01", "who": "p1", "as": "peer", "Q1[trust1]": "999"}
    >>> columns = RatingColumns(person="who", relationship="as")
    >>> print(read([row], promises, columns).check())
    1 form about 1 person (peer 1)
    0 answers to 1 item; 1 not observed, 0 not answered
    1 form without any answer
    not read: 'id', 'submitdate'
    raters are not known, so nobody could check that each answered once about a person
    """
    table = opened(source, instrument, columns, csv)
    sent = column_called(table, _SENT)
    odd = {
        place: "was begun and not sent"
        for place, date in enumerate(words_of(table, sent) if sent else ())
        if date in _NO_DATE
    }
    return read_export(
        table,
        instrument,
        columns,
        _TOOL,
        names={str(code): item_name(code) for code in instrument.codes},
        odd=odd,
        unfinished=unfinished,
        pseudonyms=pseudonyms,
    )
