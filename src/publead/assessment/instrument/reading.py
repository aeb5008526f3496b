"""Reading an instrument from TOML: every fault at once, each with its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from publead.assessment.instrument.model import EDITORIAL, Instrument, Item, KnownReliability
from publead.assessment.instrument.scale import Scale
from publead.codes import competency_code, framework_id, item_code
from publead.errors import InstrumentError, PubleadError, UnknownCodeError
from publead.frameworks import Framework, load
from publead.tables.strict import Record
from publead.tables.toml_files import read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from os import PathLike


def read_instrument(
    path: "str | PathLike[str]", *, framework: Framework | None = None
) -> Instrument:
    """
    Return the instrument that a TOML file holds.

    Parameters
    ----------
    path : str or path
        The file, as `write_instrument` writes it.
    framework : Framework, optional
        The framework it is keyed to, where that is not one that the library can load.

    Raises
    ------
    InstrumentError
        If the file cannot be read, or the instrument is not well formed; with all faults.
    """
    file = Path(path)
    return read_file(file, file.name, framework)


def read_file(
    source: "Path | Traversable", subject: str, framework: Framework | None = None
) -> Instrument:
    """Return the instrument that a file or a packaged resource holds, as `read_instrument`."""
    record = Record(read_toml(source, subject, InstrumentError))
    known = _framework(record, framework)
    scale = _scale(record.table("scale"))
    title = record.text("title")
    name = record.text("id")
    standing = record.optional_text("standing") or EDITORIAL
    note = record.optional_text("note")
    entries = record.records("items")
    items = [_item(entry, scale) for entry in entries]
    _check_items(entries, items, known)
    reliabilities = [_reliability(entry) for entry in record.optional_records("reliabilities")]
    record.finish(subject, InstrumentError)
    if known is None or scale is None:
        raise InstrumentError(subject, record.faults)
    return Instrument(
        id=name,
        title=title,
        framework=known,
        items=items,
        standing=standing,
        note=note,
        reliabilities=reliabilities,
    )


def _framework(record: Record, given: Framework | None) -> Framework | None:
    code = record.code("framework", framework_id)
    if given is not None:
        if code and code != given.id:
            record.fault(
                "is not the framework that was given",
                "framework",
                value=code,
                remedy=f"The one that was given is {given.id}",
            )
        return given
    try:
        return load(code) if code else None
    except PubleadError as failure:
        record.fault(str(failure), "framework", remedy="A framework of your own goes in framework=")
        return None


def _scale(record: Record) -> Scale | None:
    low, high = record.integer("low"), record.integer("high")
    words = {
        key: record.texts(key) if key in record else ()
        for key in ("labels", "not_observed", "not_answered")
    }
    aliases = record.table("aliases") if "aliases" in record else None
    spellings = {name: aliases.integer(name) for name in aliases.names} if aliases else {}
    if record.faults:
        return Scale.integers(0, 1)
    try:
        return Scale(low=low, high=high, aliases=spellings, **words)
    except InstrumentError as failure:
        for fault in failure.faults:
            record.fault(fault.problem, fault.place, value=fault.value, remedy=fault.remedy)
        return None


def _item(record: Record, scale: Scale | None) -> Item:
    return Item(
        code=record.code("code", item_code),
        text=record.text("text"),
        competency=record.code("competency", competency_code),
        scale=scale or Scale.integers(0, 1),
        reversed=record.flag("reversed"),
    )


def _check_items(
    entries: tuple[Record, ...], items: list[Item], framework: Framework | None
) -> None:
    seen: dict[str, str] = {}
    for entry, item in zip(entries, items, strict=True):
        if item.code in seen:
            entry.fault(f"is the code of {seen[item.code]} too", "code", value=item.code)
        elif item.code:
            seen[item.code] = entry.place()
        if framework is not None and item.competency and item.competency not in framework:
            unknown = UnknownCodeError("competency", item.competency, framework.codes)
            entry.fault(str(unknown), "competency")


def _reliability(record: Record) -> KnownReliability:
    return KnownReliability(
        competency=record.code("competency", competency_code),
        coefficient=record.number("coefficient"),
        sd=record.number("sd"),
        n=record.integer("n"),
        kind=record.text("kind"),
        source=record.text("source"),
    )
