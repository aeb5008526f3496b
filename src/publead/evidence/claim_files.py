"""Reading claims, and the works they are taken from, from TOML: every fault at once."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from publead.codes import ClaimId, claim_id
from publead.errors import EvidenceError, nearest
from publead.evidence.claim import SHARE_OF, Claim, Kind
from publead.frameworks.reading import source_of
from publead.sources import Source
from publead.tables.strict import Record
from publead.tables.toml_files import read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


def read_sources(file: "Path | Traversable") -> dict[str, Source]:
    """
    Return the works that a file lists under ``[[sources]]``, by the key that claims name them by.

    Raises
    ------
    EvidenceError
        If the file is not well formed; with all faults.
    """
    record = Record(read_toml(file, file.name, EvidenceError))
    works: dict[str, Source] = {}
    for entry in record.records("sources"):
        key = entry.text("key")
        if key in works:
            entry.fault("is used before", "key", value=key, remedy="Give it another key")
        works[key] = source_of(entry)
    record.finish(file.name, EvidenceError)
    return works


def read_references(file: "Path | Traversable") -> tuple[Source, ...]:
    """
    Return the works that a file lists under ``[[references]]``, in order.

    Raises
    ------
    EvidenceError
        If the file is not well formed; with all faults.
    """
    record = Record(read_toml(file, file.name, EvidenceError))
    works = tuple(source_of(entry) for entry in record.records("references"))
    record.finish(file.name, EvidenceError)
    return works


def read_claims(file: "Path | Traversable", works: Mapping[str, Source]) -> tuple[Claim, ...]:
    """
    Return the claims that a file lists under ``[[claims]]``, in order.

    Parameters
    ----------
    file : Path or Traversable
        The file.
    works : mapping of str to Source
        The works that claims may be taken from, by key.

    Raises
    ------
    EvidenceError
        If the file or a claim is not well formed; with all faults.
    """
    record = Record(read_toml(file, file.name, EvidenceError))
    claims = tuple(_claim(entry, works) for entry in record.records("claims"))
    record.finish(file.name, EvidenceError)
    return claims


def _claim(record: Record, works: Mapping[str, Source]) -> Claim:
    claim = Claim(
        id=record.code("id", claim_id),
        statement=record.text("statement"),
        kind=record.choice("kind", Kind),
        said_by=record.text("said_by"),
        topic=record.text("topic"),
        sources=_named_works(record, works),
        place=record.optional_text("place"),
        value=record.number("value") if "value" in record else None,
        unit=record.optional_text("unit"),
        n=record.optional_integer("n"),
        no_interval=record.optional_text("no_interval"),
        valid_from=_day(record, "valid_from"),
        valid_to=_day(record, "valid_to"),
        caution=record.optional_text("caution"),
        opposes=_opposed(record),
    )
    _check_number(claim, record)
    _check_dates(claim, record)
    return claim


def _named_works(record: Record, works: Mapping[str, Source]) -> tuple[Source, ...]:
    named = []
    for key in record.texts("sources"):
        if key in works:
            named.append(works[key])
        elif key:
            guess = nearest(key, works)
            remedy = f"Did you mean {guess!r}?" if guess else "List it among the sources"
            record.fault("is no source", "sources", value=key, remedy=remedy)
    return tuple(named)


def _opposed(record: Record) -> tuple[ClaimId, ...]:
    return tuple(ClaimId(text) for text in record.texts("opposes")) if "opposes" in record else ()


def _day(record: Record, key: str) -> date | None:
    text = record.optional_text(key)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        record.fault("is not a date", key, value=text, remedy="Write it like '2017-04-06'")
        return None


def _check_number(claim: Claim, record: Record) -> None:
    if claim.value is None:
        if claim.kind is Kind.FIGURE:
            record.fault("is missing", "value", remedy="A figure has a number")
        return
    if not claim.unit:
        record.fault("is missing", "unit", remedy="Say what the number counts")
    if not claim.caution:
        record.fault("is missing", "caution", remedy="Say how the number is misquoted")
    if claim.is_share and not 0 <= claim.value <= 1:
        record.fault(f"is {claim.value:g}", "value", remedy="A share lies between 0 and 1")
    if claim.n is not None and (claim.n < 1 or not claim.is_share):
        record.fault(
            f"is {claim.n}",
            "n",
            remedy=f"Give the n, at least 1, of a unit that begins {SHARE_OF!r}",
        )
    if claim.n is None and not claim.no_interval:
        record.fault("is missing", "no_interval", remedy="Say why there is no interval, or give n")


def _check_dates(claim: Claim, record: Record) -> None:
    dated = "valid_from" in record or "valid_to" in record
    if claim.kind is Kind.RULE and not dated:
        record.fault("is missing", "valid_from", remedy="A rule has its first or its last day")
    if claim.kind is not Kind.RULE and dated:
        record.fault("has a date", remedy="Only a rule has one")
    if claim.valid_from and claim.valid_to and claim.valid_to < claim.valid_from:
        record.fault("comes before valid_from", "valid_to", value=claim.valid_to.isoformat())
