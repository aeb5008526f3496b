"""Answers that Google Forms exported."""

import re
from typing import Final

from publead.assessment.instrument import Instrument
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings
from publead.exchange.survey_exports import SurveyTool, opened, read_export
from publead.tables import PLAIN_CSV, CsvOptions, TableSource

_TOOL: Final = SurveyTool(metadata=re.compile("timestamp|email address|username|score"))


def read(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    csv: CsvOptions = PLAIN_CSV,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return the ratings in answers that Google Forms exported.

    Each row of a grid has a column, named ``Question [Row]``; a question of its own is named by its
    text. Both are found by the items' texts, and others are named in *columns*. The form's own
    columns (time stamp, email address) are not read unless *columns* gives them a role; in a
    language other than English, name them in ``ignore``.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        The CSV file, or the sheet read into a data frame.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which columns hold the person, the rater (such as ``Email Address``) and the relationship.
    csv : CsvOptions
        How a CSV file is written.
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
    >>> row = {"Timestamp": "2026/03/01", "Email Address": "a@n.example"}
    >>> row |= {"Whom?": "p1", "You are": "peer"}
    >>> row |= {f"How often? [{item.text}]": "Agree" for item in draft}
    >>> columns = RatingColumns(person="Whom?", rater="Email Address", relationship="You are")
    >>> read([row], draft, columns)
    Ratings: 1 form about 1 person on solace-contextual-draft@1
    """
    table = opened(source, instrument, columns, csv)
    return read_export(table, instrument, columns, _TOOL, pseudonyms=pseudonyms)
