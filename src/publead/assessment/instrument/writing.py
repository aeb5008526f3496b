"""Writing an instrument as TOML, so that a council can change it and read it again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publead.assessment.instrument.model import Instrument, Item, KnownReliability
from publead.assessment.instrument.scale import Scale
from publead.errors import Fault, InstrumentError

if TYPE_CHECKING:
    from os import PathLike


def write_instrument(instrument: Instrument, path: "str | PathLike[str]") -> None:
    """
    Write an instrument to a TOML file that `read_instrument` reads.

    Parameters
    ----------
    instrument : Instrument
        What to write.
    path : str or path
        Where; an existing file is replaced.

    Raises
    ------
    InstrumentError
        If its items are answered on more than one scale, which the file cannot hold.
    """
    Path(path).write_text(as_toml(instrument), encoding="utf-8")


def as_toml(instrument: Instrument) -> str:
    """Return an instrument as the text of a TOML file."""
    scales = {item.scale for item in instrument}
    if len(scales) > 1:
        raise InstrumentError(
            f"instrument {instrument.id}",
            [
                Fault(
                    f"its items are answered on {len(scales)} scales",
                    remedy="A file holds one; write one instrument a scale",
                )
            ],
        )
    parts = [_head(instrument), *_scale(scales.pop())]
    parts += [_item(item) for item in instrument]
    parts += [_reliability(known) for known in instrument.reliabilities]
    return "\n".join(parts)


def _head(instrument: Instrument) -> str:
    pairs = {
        "id": instrument.id,
        "framework": instrument.framework.id,
        "title": instrument.title,
        "standing": instrument.standing,
    }
    if instrument.note:
        pairs["note"] = instrument.note
    return _table("", pairs)


def _scale(scale: Scale) -> Iterator[str]:
    pairs: dict[str, object] = {"low": scale.low, "high": scale.high}
    for key, words in (
        ("labels", scale.labels),
        ("not_observed", scale.not_observed),
        ("not_answered", scale.not_answered),
    ):
        if words:
            pairs[key] = list(words)
    yield _table("[scale]", pairs)
    if scale.aliases:
        yield _table("[scale.aliases]", dict(scale.aliases))


def _item(item: Item) -> str:
    pairs = {
        "code": item.code,
        "competency": item.competency,
        "text": item.text,
        "reversed": item.reversed,
    }
    return _table("[[items]]", pairs)


def _reliability(known: KnownReliability) -> str:
    pairs = {
        "competency": known.competency,
        "coefficient": float(known.coefficient),
        "sd": float(known.sd),
        "n": known.n,
        "kind": known.kind,
        "source": known.source,
    }
    return _table("[[reliabilities]]", pairs)


def _table(header: str, pairs: "dict[str, object] | dict[str, str] | dict[str, int]") -> str:
    lines = [header] if header else []
    lines += [f"{_key(key)} = {_value(value)}" for key, value in pairs.items()]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _value(key)


def _value(value: object) -> str:
    # A JSON string, number, list or flag is a TOML one too, once DEL is escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
