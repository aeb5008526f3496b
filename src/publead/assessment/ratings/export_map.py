"""How one council's export is laid out, kept in a file beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from publead.assessment.instrument import Instrument
from publead.assessment.ratings.columns import RatingColumns
from publead.assessment.ratings.groups import RaterGroup
from publead.errors import PolicyError, RatingsError
from publead.tables import PLAIN_CSV, CsvOptions, Record, read_toml

if TYPE_CHECKING:
    from os import PathLike


def _pairs(words: Mapping[str, int] | tuple[()]) -> tuple[tuple[str, int], ...]:
    return tuple(dict(words).items())


@attrs.frozen(kw_only=True)
class ExportMap:
    """
    What an export's columns and words mean.

    Attributes
    ----------
    columns : RatingColumns
        Which column holds what, and what the labels of relationships mean.
    csv : CsvOptions
        Header rows, encoding and delimiter.
    answers : tuple of (str, int)
        Other spellings of a point, given as a mapping.
    not_observed : tuple of str
        Other words for *I have not seen this*.
    """

    columns: RatingColumns
    csv: CsvOptions = PLAIN_CSV
    answers: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=_pairs)
    not_observed: tuple[str, ...] = ()

    def applied_to(self, instrument: Instrument) -> Instrument:
        """Return the instrument with the export's spellings added to its scales."""
        return attrs.evolve(
            instrument,
            items=[
                attrs.evolve(
                    item,
                    scale=attrs.evolve(
                        item.scale,
                        aliases=dict((*item.scale.aliases, *self.answers)),
                        not_observed=(*item.scale.not_observed, *self.not_observed),
                    ),
                )
                for item in instrument
            ],
        )


def read_export_map(path: "str | PathLike[str]") -> ExportMap:
    """
    Return the map that a TOML file holds.

    Parameters
    ----------
    path : str or path
        The file. Its keys are those of `RatingColumns`; the tables ``relationships``, ``items``
        and ``answers`` hold labels and what they mean, and ``csv`` holds header_rows, encoding
        and delimiter.

    Raises
    ------
    RatingsError
        If the file cannot be read or holds something else; with all faults.
    """
    file = Path(path)
    record = Record(read_toml(file, file.name, RatingsError))
    found = ExportMap(
        columns=_columns(record),
        csv=_csv(record),
        answers=_points(record),
        not_observed=_list(record, "not_observed"),
    )
    record.finish(file.name, RatingsError)
    return found


def _columns(record: Record) -> RatingColumns:
    person, relationship = record.text("person"), record.text("relationship")
    rater, comments = record.optional_text("rater"), record.optional_text("comments")
    item, answer = record.optional_text("item"), record.optional_text("answer")
    relationships, items = _groups(record), _words(record, "items")
    attributes, ignore = _list(record, "attributes"), _list(record, "ignore")
    try:
        return RatingColumns(
            person=person,
            rater=rater or None,
            relationship=relationship,
            relationships=relationships,
            items=items,
            comments=comments or None,
            attributes=attributes,
            ignore=ignore,
            item=item or None,
            answer=answer or None,
        )
    except PolicyError as failure:
        record.fault(str(failure))
        return RatingColumns(person=person, relationship=relationship)


def _groups(record: Record) -> dict[str, RaterGroup]:
    if "relationships" not in record:
        return {}
    table = record.table("relationships")
    return {name: table.choice(name, RaterGroup) for name in table.names}


def _words(record: Record, key: str) -> dict[str, str]:
    if key not in record:
        return {}
    table = record.table(key)
    return {name: table.text(name) for name in table.names}


def _points(record: Record) -> dict[str, int]:
    if "answers" not in record:
        return {}
    table = record.table("answers")
    return {name: table.integer(name) for name in table.names}


def _list(record: Record, key: str) -> tuple[str, ...]:
    return record.texts(key) if key in record else ()


def _csv(record: Record) -> CsvOptions:
    if "csv" not in record:
        return PLAIN_CSV
    table = record.table("csv")
    options = PLAIN_CSV
    rows = table.optional_integer("header_rows")
    if rows is not None:
        options = _tried(table, "header_rows", options, lambda: CsvOptions(header_rows=rows))
    encoding = table.optional_text("encoding")
    if encoding:
        options = _tried(
            table, "encoding", options, lambda: attrs.evolve(options, encoding=encoding)
        )
    delimiter = table.optional_text("delimiter")
    if delimiter:
        options = _tried(
            table, "delimiter", options, lambda: attrs.evolve(options, delimiter=delimiter)
        )
    return options


def _tried(
    table: Record, key: str, otherwise: CsvOptions, make: Callable[[], CsvOptions]
) -> CsvOptions:
    try:
        return make()
    except PolicyError as failure:
        table.fault(str(failure), key)
        return otherwise
