"""Norms as plain values and back, strictly: what the library did not write is refused."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from publead.assessment.norms.declared import Declared
from publead.assessment.norms.line import NormLine, Withheld
from publead.assessment.publication import RaterSide
from publead.errors import InputError, PolicyError, expect
from publead.tables import Record

FORM = "publead norms, version 1"
SUBJECT = "kept norms"
TEXTS = ("framework", "instrument", "unit", "population", "policy")


def kept_values(
    declared: Declared, lines: Iterable[NormLine], withheld: Iterable[Withheld]
) -> dict[str, object]:
    """Return norms as plain values that JSON can hold; what there is none of is left out."""
    kept: dict[str, object] = {
        "form": FORM,
        **{name: getattr(declared, name) for name in TEXTS},
        "collected": declared.collected.isoformat(),
        "lines": [_kept_line(line) for line in lines],
    }
    without = [
        {"code": each.code, "side": each.side.value, "reason": each.reason} for each in withheld
    ]
    return {**kept, "withheld": without} if without else kept


def kept_fields(kept: Mapping[str, object]) -> dict[str, Any]:
    """
    Return the fields of norms from what was kept of them.

    Raises
    ------
    InputError
        If a key is missing, unknown or of another kind, or numbers do not fit; with all faults.
    """
    expect(kept, Mapping, "kept", "Give what norms.to_dict() returned")
    record = Record(kept)
    if record.text("form") not in ("", FORM):
        record.fault("is another form", "form", remedy=f"This reads {FORM!r}")
    fields: dict[str, Any] = {name: record.text(name) for name in TEXTS}
    fields["collected"] = _day(record)
    lines = [_line(each) for each in record.records("lines")]
    withheld = tuple(_withheld(each) for each in record.optional_records("withheld"))
    record.finish(SUBJECT, InputError)
    known = tuple(line for line in lines if line is not None)
    return {**fields, "lines": known, "withheld": withheld}


def _kept_line(line: NormLine) -> dict[str, object]:
    kept: dict[str, object] = {
        "code": line.code,
        "label": line.label,
        "side": line.side.value,
        "n": line.n,
        "n_raters": line.n_raters,
        "mean": line.mean,
        "sd": line.sd,
        "edges": list(line.edges),
        "counts": list(line.counts),
    }
    known = not math.isnan(line.standard_error)
    return {**kept, "standard_error": line.standard_error} if known else kept


def _line(record: Record) -> NormLine | None:
    counts = record.numbers("counts")
    if any(count != int(count) for count in counts):
        record.fault("must be whole numbers", "counts")
    knows_error = "standard_error" in record
    fields: dict[str, Any] = {
        "code": record.text("code"),
        "label": record.text("label"),
        "side": record.choice("side", RaterSide),
        "n": record.integer("n"),
        "n_raters": record.integer("n_raters"),
        "mean": record.number("mean"),
        "sd": record.number("sd"),
        "edges": record.numbers("edges"),
        "counts": tuple(int(count) for count in counts),
        "standard_error": record.number("standard_error") if knows_error else math.nan,
    }
    if fields["sd"] < 0 or min(fields["n"], fields["n_raters"]) < 0:
        record.fault("has a number below 0", remedy="Keep what norms.to_dict() returned")
    if record.faults:
        return None
    try:
        return NormLine(**fields)
    except PolicyError as failure:
        record.fault(str(failure), remedy="Keep what norms.to_dict() returned")
        return None


def _withheld(record: Record) -> Withheld:
    return Withheld(
        code=record.text("code"),
        side=record.choice("side", RaterSide),
        reason=record.text("reason"),
    )


def _day(record: Record) -> date:
    text = record.text("collected")
    try:
        return date.fromisoformat(text) if text else date.min
    except ValueError:
        record.fault("is no date", "collected", value=text, remedy="Write it like '2026-03-31'")
        return date.min
