"""Answers that Microsoft Forms exported."""

import re
from typing import Final

from publead.assessment.instrument import Instrument
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings
from publead.errors import Fault
from publead.exchange.survey_exports import SurveyTool, opened, read_export, words_of
from publead.tables import PLAIN_CSV, CsvOptions, TableSource

_OWN: Final = (
    r"id|start time|completion time|email|name|last modified time|language"
    r"|total points|quiz feedback|(points|feedback) - .*"
)
_TOOL: Final = SurveyTool(metadata=re.compile(_OWN, re.DOTALL))
_NOBODY: Final = "anonymous"


def read(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    csv: CsvOptions = PLAIN_CSV,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return the ratings in answers that Microsoft Forms exported.

    Each statement of a Likert question has a column, named by its text, and its answers are words:
    give the scale those words. Columns are found by the items' texts; others are named in
    *columns*. The form's own columns (ID, times, email, name) are not read unless *columns* gives
    them a role; in a language other than English, name them in ``ignore``.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        The workbook saved as CSV, or read into a data frame.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which columns hold the person, the rater (such as ``Email``) and the relationship.
    csv : CsvOptions
        How a CSV file is written.
    pseudonyms : Pseudonyms or None
        As in `read_ratings`.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    RatingsError
        With every fault, each with its row. Raters who are all *anonymous* are refused: they would
        pass for one.

    Examples
    --------
    >>> from publead.assessment.instrument import draft_instrument
    >>> draft = draft_instrument("solace-contextual@2013")
    >>> row = {"ID": 1, "Email": "a@n.example", "Name": "A", "Whom?": "p1", "You are": "peer"}
    >>> row |= {item.text: "Agree" for item in draft}
    >>> columns = RatingColumns(person="Whom?", rater="Email", relationship="You are")
    >>> read([row], draft, columns)
    Ratings: 1 form about 1 person on solace-contextual-draft@1
    """
    table = opened(source, instrument, columns, csv)
    faults = []
    if columns.rater in table and set(words_of(table, str(columns.rater))) == {_NOBODY}:
        remedy = "Leave rater out of the columns, or let only people of your organisation answer"
        faults.append(Fault("names nobody", place=str(columns.rater), remedy=remedy))
    return read_export(table, instrument, columns, _TOOL, pseudonyms=pseudonyms, faults=faults)
