"""Read forms against an instrument: everything that is wrong is told at once, with its row."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_ANSWERED, Instrument, normal_form, points
from publead.assessment.ratings.assembly import assembled
from publead.assessment.ratings.cells import Groups
from publead.assessment.ratings.columns import Pseudonyms, RatingColumns
from publead.assessment.ratings.forms import Forms
from publead.assessment.ratings.header import Layout, laid_out
from publead.assessment.ratings.long_form import gathered, long_answers
from publead.assessment.ratings.model import Comment, Ratings
from publead.errors import Fault, RatingsError, expect
from publead.tables import (
    BLANK,
    MEANS_NOTHING,
    PLAIN_CSV,
    Cells,
    CsvOptions,
    Meaning,
    Names,
    Numbers,
    Table,
    TableSource,
    Words,
    attribute_faults,
    first_places,
    meanings,
    read_table,
)


def read_ratings(
    source: TableSource,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    csv: CsvOptions = PLAIN_CSV,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return the forms in a table, read against their instrument.

    Nothing is dropped, averaged or guessed: what cannot be read is refused.

    Parameters
    ----------
    source : str, Path, data frame or iterable of mappings
        A path to a CSV file, a data frame, or rows as mappings. Ids are compared as text, and
        whole numbers become text as they stand; a note says where ids came as numbers, because a
        frame that read ``0107`` as a number has lost its zero already.
    instrument : Instrument
        The questionnaire that was answered. Every item needs its column; in a long table an
        item that nobody answered may be absent, and a note says so.
    columns : RatingColumns
        Which column holds what.
    csv : CsvOptions
        How a CSV file is written.
    pseudonyms : Pseudonyms or None
        The key by which names are replaced; without one, raters are numbered ``r1``, ``r2`` …
        in order of appearance, and cannot be matched with another reading.

    Returns
    -------
    Ratings
        The forms, in order of appearance.

    Raises
    ------
    TableError
        If the source is no table as it stands.
    RatingsError
        With every fault of the header, the cells, and the forms together. No fault repeats what
        stands in a column of people, raters or comments.

    Examples
    --------
    >>> from publead.assessment.instrument import Item, Scale
    >>> from publead.codes import competency_code, item_code
    >>> from publead.frameworks import load
    >>> item = Item(
    ...     code=item_code("trust-1"),
    ...     text="Keeps promises",
    ...     competency=competency_code("trust"),
    ...     scale=Scale.words("Never", "Sometimes", "Always", not_observed=("N/A",)),
    ... )
    >>> promises = Instrument(
    ...     id="promises@1",
    ...     title="Promises",
    ...     framework=load("solace-contextual@2013"),
    ...     items=(item,),
    ... )
    >>> forms = [
    ...     {"who": "p1", "by": "p1", "as": "self", "trust-1": "Always"},
    ...     {"who": "p1", "by": "p2", "as": "peer", "trust-1": "Sometimes"},
    ...     {"who": "p2", "by": "p3", "as": "report", "trust-1": "never"},
    ... ]
    >>> columns = RatingColumns(person="who", rater="by", relationship="as")
    >>> print(read_ratings(forms, promises, columns).check())
    3 forms about 2 people (self 1, peer 1, report 1)
    3 answers to 1 item; 0 not observed, 0 not answered
    """
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    expect(columns, RatingColumns, "columns", "Use RatingColumns(person=..., rater=...)")
    expect(pseudonyms, Pseudonyms | None, "pseudonyms", "Use Pseudonyms(key=...)")
    table = read_table(source, csv)
    layout = laid_out(table.names, instrument, columns)
    notes = (*layout.notes, *_ids_as_numbers(table, layout))
    return ratings_of(table, attrs.evolve(layout, notes=notes), instrument, pseudonyms)


def _ids_as_numbers(table: Table, layout: Layout) -> list[str]:
    """Return a note for each column of ids that came as numbers, which have no leading zeros."""
    return [
        f"ids in {name} came as numbers, so that 0107 would be 107; "
        "read the column as text if ids may start with a zero"
        for name in (layout.person, layout.rater)
        if name is not None and name in table and isinstance(table[name], Numbers)
    ]


def ratings_of(
    table: Table, layout: Layout, instrument: Instrument, pseudonyms: Pseudonyms | None
) -> Ratings:
    """
    Return the ratings that a table holds, where it is known what stands where.

    Raises
    ------
    RatingsError
        With every fault.
    """
    if not len(table):
        fault = Fault("there are no forms", remedy="Give at least one row")
        raise RatingsError(f"ratings from {table.subject}", [*layout.faults, fault])
    reading = _Reading(table, layout)
    rows = reading.rows()
    attributes = reading.attributes(rows)
    if layout.is_long:
        gathering = gathered(rows)
        forms, form = gathering.forms, gathering.form
        answers, wrong = long_answers(table, layout, instrument, gathering)
        reading.faults += [*gathering.faults, *wrong]
        notes = (*layout.notes, *_unanswered(answers, instrument))
    else:
        forms, form = rows, np.arange(len(table), dtype=np.int32)
        answers = reading.wide_answers(instrument)
        notes = layout.notes
    comments = reading.comments(form)
    reading.faults += forms.faults()
    reading.refuse()
    return assembled(
        instrument,
        forms,
        answers,
        comments=comments,
        attributes=attributes,
        pseudonyms=pseudonyms,
        notes=notes,
    )


class _Reading:
    """One pass over a table's columns, which keeps the faults of all of them."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self.table = table
        self.layout = layout
        self.faults: list[Fault] = []

    def rows(self) -> Forms:
        """Return who rated whom, row by row."""
        layout = self.layout
        people, raters = Names(), Names()
        groups = Groups.with_labels(dict(layout.relationships))
        person = self._codes(layout.person, people)
        rater = self._codes(layout.rater, raters)
        group = self._codes(layout.relationship, groups)
        return Forms(
            rows=self.table.rows,
            people=tuple(people.found),
            person=person,
            raters=tuple(raters.found),
            rater=rater,
            group=group,
            places=(layout.person or "", layout.rater or "", layout.relationship or ""),
        )

    def attributes(self, rows: Forms) -> dict[str, tuple[str, ...]]:
        """Return what is said about each person, in the order of the people."""
        found = {}
        for name in self.layout.attributes:
            words = Words()
            codes = self._codes(name, words)
            self.faults += attribute_faults(name, codes, rows.person, len(rows.people), rows.rows)
            texts = tuple(words.found)
            first = codes[first_places(rows.person, len(rows.people))]
            found[name] = tuple(texts[code] if code >= 0 else BLANK for code in first.tolist())
        return found

    def wide_answers(self, instrument: Instrument) -> NDArray[np.int8]:
        """Return the answers of a wide table, forms by items."""
        shape = (len(self.table), len(instrument))
        answers = np.full(shape, NOT_ANSWERED, dtype=np.int8, order="F")
        header = second_header(self.table, self.layout, instrument)
        self.faults += header
        for name, place in self.layout.items:
            column, scale = self.table[name], instrument.items[place].scale
            self.faults += points(column, scale, name, self.table.rows, answers[:, place])
        if header:
            row = header[0].row
            self.faults = [*header, *(fault for fault in self.faults if fault.row != row)]
        return answers

    def comments(self, form: NDArray[np.int32]) -> tuple[Comment, ...]:
        """Return what raters wrote; the same words on several rows of a form are one comment."""
        if self.layout.comments is None:
            return ()
        words = Words()
        codes = self._codes(self.layout.comments, words)
        texts = tuple(words.found)
        told = dict.fromkeys(zip(form.tolist(), codes.tolist(), strict=True))
        return tuple(
            Comment(form=place, text=texts[code].strip())
            for place, code in told
            if code >= 0 and place >= 0 and texts[code]
        )

    def refuse(self) -> None:
        """Raise with every fault, in the order in which a person would come upon them."""
        ordered = sorted(self.faults, key=lambda fault: (fault.row is None, fault.row or 0))
        faults = [*self.layout.faults, *ordered]
        if faults:
            raise RatingsError(f"ratings from {self.table.subject}", faults)

    def _codes(self, name: str | None, meaning: Meaning) -> NDArray[np.int32]:
        if name is None:
            return np.full(len(self.table), MEANS_NOTHING, dtype=np.int32)
        codes, faults = meanings(self.table[name], meaning, name, self.table.rows)
        self.faults += faults
        return codes


def second_header(table: Table, layout: Layout, instrument: Instrument) -> list[Fault]:
    """Return a fault where the first row repeats the items' texts, as some exports do."""
    columns = ((table[name], instrument.items[place].text) for name, place in layout.items)
    alike = [
        normal_form(str(column.distinct[column.codes[0]])) == normal_form(text)
        for column, text in columns
        if isinstance(column, Cells)
    ]
    if not alike or not all(alike):
        return []
    remedy = "For a CSV file, pass csv=CsvOptions(header_rows=2)"
    return [Fault("repeats the items' texts", row=int(table.rows[0]), remedy=remedy)]


def _unanswered(answers: NDArray[np.int8], instrument: Instrument) -> tuple[str, ...]:
    empty = (answers == NOT_ANSWERED).all(axis=0)
    codes = [code for code, none in zip(instrument.codes, empty.tolist(), strict=True) if none]
    return (f"nobody answered: {', '.join(codes)}",) if codes else ()
