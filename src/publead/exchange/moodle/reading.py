"""From Moodle's CSV file to a framework."""

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from publead.errors import Fault, FrameworkError, TableError, expect, limited
from publead.estimates import counted
from publead.exchange.framework_facts import FrameworkFacts
from publead.exchange.framework_nodes import Node, framework_of
from publead.exchange.moodle.columns import (
    COLUMNS,
    DESCRIPTION,
    FORMAT,
    ID,
    IS_FRAMEWORK,
    NAME,
    PARENT,
    TextFormat,
    unguarded,
)
from publead.exchange.texts import text_faults
from publead.frameworks import Framework
from publead.tables import PLAIN_CSV, CsvOptions, read_csv

_YES = {"1", "true"}


def read(path: str | Path, *, facts: FrameworkFacts, csv: CsvOptions = PLAIN_CSV) -> Framework:
    """
    Return the framework that Moodle exported as a CSV file.

    Columns are known by their order, as Moodle itself knows them. Descriptions in HTML are read as
    plain text. Scales, rules, cross-references and taxonomies are left out.

    Parameters
    ----------
    path : str or Path
        The file.
    facts : FrameworkFacts
        What a framework must say and the file cannot.
    csv : CsvOptions
        How the file is written.

    Raises
    ------
    FrameworkError
        With everything that is wrong with the file, each with its row: rows without a name, more
        than two levels, a parent that is not there.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.exchange.moodle.writing import write
    >>> from publead.frameworks import load
    >>> path = Path(mkdtemp()) / "solace.csv"
    >>> framework = load("solace-contextual@2013")
    >>> write(framework, path)
    >>> read(path, facts=FrameworkFacts.of(framework)).facets == framework.facets
    True
    """
    expect(facts, FrameworkFacts, "facts", "Use FrameworkFacts(id=..., rights=..., ...)")
    try:
        table = read_csv(path, csv)
    except TableError as failure:
        raise FrameworkError(failure.subject, failure.faults) from None
    if len(table.names) != len(COLUMNS):
        problem = f"has {counted(len(table.names), 'column')}, where Moodle writes {len(COLUMNS)}"
        fault = Fault(problem, row=1, remedy="Export it from Moodle again, and keep every column")
        raise FrameworkError(table.subject, [fault])
    columns = [[unguarded(str(cell)) for cell in table[name].listed()] for name in table.names]
    rows = list(zip(*columns, strict=True))
    numbers = table.rows.tolist()
    faults = [*_head_faults(rows), *_row_faults(rows, numbers)]
    if faults:
        raise FrameworkError(table.subject, limited(faults, "rows"))
    head = next(row for row in rows if _is_framework(row))
    nodes = [_node(row, n) for row, n in zip(rows, numbers, strict=True) if not _is_framework(row)]
    about = _plain(head) or head[NAME]
    return framework_of(nodes, facts, title=head[NAME], about=about, subject=table.subject)


def _is_framework(row: Sequence[str]) -> bool:
    return row[IS_FRAMEWORK].strip().casefold() in _YES


def _head_faults(rows: Sequence[Sequence[str]]) -> list[Fault]:
    n_heads = sum(map(_is_framework, rows))
    if n_heads == 1:
        return []
    problem = f"has {counted(n_heads, 'row')} in which 'Is framework' is 1, where there must be one"
    return [Fault(problem, remedy="Export one framework into one file")]


def _row_faults(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> list[Fault]:
    known = {each.value for each in TextFormat} | {""}
    faults = []
    for row, number in zip(rows, numbers, strict=True):
        told = {COLUMNS[NAME]: row[NAME]}
        if not _is_framework(row):
            told |= {COLUMNS[ID]: row[ID]}
        found = text_faults(told)
        if row[FORMAT] not in known:
            remedy = "Use 0 (Moodle's own), 1 (HTML), 2 (plain) or 4 (Markdown)"
            found.append(Fault("is no format", place=COLUMNS[FORMAT], remedy=remedy))
        faults += [
            Fault(fault.problem, place=fault.place, row=number, remedy=fault.remedy)
            for fault in found
        ]
    return faults


def _node(row: Sequence[str], number: int) -> Node:
    return Node(
        key=row[ID],
        parent=row[PARENT] or None,
        code=row[ID],
        label=row[NAME],
        definition=_plain(row) or row[NAME],
        where=COLUMNS[ID],
        row=number,
    )


def _plain(row: Sequence[str]) -> str:
    """Return a description as plain text."""
    if row[FORMAT] not in (TextFormat.MOODLE.value, TextFormat.HTML.value):
        return row[DESCRIPTION]
    words = _Words()
    words.feed(row[DESCRIPTION])
    words.close()
    return " ".join("".join(words.found).split())


class _Words(HTMLParser):
    """The words of a text in HTML; tags stand for spaces, scripts and styles for nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002  HTMLParser's name
    ) -> None:
        self.found.append(" ")
        if tag in ("script", "style"):
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        self.found.append(" ")
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)
