"""From a CASE package to a framework."""

import math
from collections.abc import Mapping
from pathlib import Path

from publead.errors import FrameworkError, expect, limited
from publead.exchange.case.facts import read_facts
from publead.exchange.case.writing import CHILD, EXTENSION
from publead.exchange.framework_facts import FrameworkFacts
from publead.exchange.framework_nodes import Node, framework_of
from publead.frameworks import Framework, Subject
from publead.tables import Record, read_json

_WRAPPER = "CFPackage"


def read(path: str | Path, *, facts: FrameworkFacts | None = None) -> Framework:
    """
    Return the framework that a CASE package holds, of version 1.1 or 1.0.

    The document gives the title and the description; items give label, definition and code, and
    their ``isChildOf`` associations say what is a competency and what a facet. All else in a
    package is left out: rubrics, other associations, dates and education levels.

    Parameters
    ----------
    path : str or Path
        The file.
    facts : FrameworkFacts, optional
        What a framework must say and the package cannot; not needed for what `write` made.

    Raises
    ------
    FrameworkError
        With everything that is wrong with the package, each with its place: what `read_json`
        refuses, items without a statement, more than two levels, codes that two items share.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "bare.json"
    >>> _ = path.write_text('{"CFDocument": {"title": "Ours"}}')
    >>> try:
    ...     read(path)
    ... except FrameworkError as error:
    ...     print(error.faults[0])
    CFDocument.identifier: is missing
    """
    expect(facts, FrameworkFacts | None, "facts", "Use FrameworkFacts(id=..., rights=..., ...)")
    file = Path(path)
    values = read_json(file, file.name, FrameworkError)
    inside = values.get(_WRAPPER)
    record = Record(_present(inside if isinstance(inside, dict) else values))
    document = record.table("CFDocument")
    key, title = document.text("identifier"), document.text("title")
    about = document.optional_text("description")
    told = _facts(document) if facts is None else facts
    links = _links(record)
    nodes = [_node(item, links, key) for item in record.optional_records("CFItems")]
    if record.faults or told is None:
        raise FrameworkError(file.name, limited(record.faults, "entries"))
    nodes.sort(key=lambda node: links.get(node.key, (math.inf, key))[0])
    return framework_of(nodes, told, title=title, about=about or title, subject=file.name)


def _present(values: Mapping[str, object]) -> dict[str, object]:
    """Return a package without what is null or an empty list, as some services write it."""
    kept = {key: value for key, value in values.items() if value is not None and value != []}
    for key, value in kept.items():
        if key == "CFDocument" and isinstance(value, dict):
            kept[key] = _present(value)
        elif key in ("CFItems", "CFAssociations") and isinstance(value, list):
            kept[key] = [_present(each) if isinstance(each, dict) else each for each in value]
    return kept


def _facts(document: Record) -> FrameworkFacts | None:
    extension = _extension(document)
    if extension is not None:
        return read_facts(extension, document.optional_text("version"))
    remedy = "Pass facts=FrameworkFacts(...), which tells these"
    document.fault("does not say its evidence level, rights and limits", remedy=remedy)
    return None


def _extension(record: Record) -> Record | None:
    if "extensions" not in record:
        return None
    extensions = record.table("extensions")
    return extensions.table(EXTENSION) if EXTENSION in extensions else None


def _links(record: Record) -> dict[str, tuple[float, str]]:
    """Return where each item stands below what: its place there, and the identifier."""
    links: dict[str, tuple[float, str]] = {}
    for entry in record.optional_records("CFAssociations"):
        if entry.text("associationType") != CHILD:
            continue
        child = entry.table("originNodeURI").text("identifier")
        parent = entry.table("destinationNodeURI").text("identifier")
        number = entry.optional_integer("sequenceNumber")
        order = math.inf if number is None else number
        if links.setdefault(child, (order, parent))[1] != parent:
            entry.fault("gives an item a second parent", remedy="Keep one of the two")
    return links


def _node(item: Record, links: Mapping[str, tuple[float, str]], document: str) -> Node:
    key = item.text("identifier")
    _, parent = links.get(key, (0, document))
    definition = item.text("fullStatement")
    extension = _extension(item)
    own = extension is not None and "subject" in extension
    return Node(
        key=key,
        parent=None if parent == document else parent,
        code=item.optional_text("humanCodingScheme"),
        label=item.optional_text("abbreviatedStatement") or definition,
        definition=definition,
        where=item.place(),
        subject=extension.choice("subject", Subject) if own and extension else None,
        group=extension.optional_text("group") if extension else "",
        place=extension.optional_text("place") if extension else "",
    )
