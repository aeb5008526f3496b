"""The contexts that ship: those of which the source documents speak."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from publead import evidence
from publead.assessment.priorities.context import Context, Mode
from publead.errors import InputError, UnknownCodeError
from publead.tables import Record, read_toml

FILE: Final = "contexts.toml"


def load_context(id: str) -> Context:  # noqa: A002
    """
    Return a context that ships.

    Parameters
    ----------
    id : str
        ``returning-officer`` or another key of `shipped_contexts`.

    Raises
    ------
    UnknownCodeError
        If there is none of that id; it names the nearest.

    Examples
    --------
    >>> load_context("returning-officer").mode
    <Mode.STATUTORY_ROLE: 'statutory role'>
    """
    known = shipped_contexts()
    if id not in known:
        raise UnknownCodeError("context", id, list(known))
    return known[id]


@cache
def shipped_contexts() -> Mapping[str, Context]:
    """Return the contexts that ship, by their ids."""
    source = files("publead.assessment.priorities") / "data" / FILE
    return MappingProxyType(contexts_in(read_toml(source, FILE, InputError), FILE))


def contexts_in(content: Mapping[str, object], subject: str) -> dict[str, Context]:
    """
    Return the contexts of a file, by their ids.

    Raises
    ------
    InputError
        With every fault.
    """
    record = Record(content)
    found = {}
    for entry in record.records("contexts"):
        name, what_differs = entry.text("name"), entry.text("what_differs")
        claim = _claim(entry)
        found[entry.text("id")] = (name, what_differs, claim, _rest(entry))
    record.finish(subject, InputError)
    return {
        key: Context(
            name=name,
            what_differs=what_differs,
            mode=mode,
            politics=politics,
            source=claim.sources[0] if claim else None,
            caution=claim.caution if claim else "",
        )
        for key, (name, what_differs, claim, (mode, politics)) in found.items()
    }


def _rest(entry: Record) -> tuple[Mode, str]:
    return entry.choice("mode", Mode), entry.optional_text("politics")


def _claim(entry: Record) -> evidence.Claim | None:
    """Return the claim that a context rests on; what is wrong with it is noted."""
    key = entry.text("claim")
    try:
        return evidence.load(key) if key else None
    except UnknownCodeError as failure:
        entry.fault(str(failure), "claim")
        return None
