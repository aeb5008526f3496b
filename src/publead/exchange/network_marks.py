"""What only a leadership network knows, as one text that any format can carry along."""

import json
import re
from collections.abc import Callable, Hashable
from functools import partial
from typing import Final

import attrs

from publead.errors import Fault
from publead.network import Direction, LeadershipNetwork, NetworkError, StrengthScale
from publead.network.network.mark import Mark
from publead.tables import Record, parse_json

MARK_KEY: Final = "publead"

WHOLE: Final = re.compile(r"-?[0-9]{1,18}")


@attrs.frozen
class FileMark:
    """
    What a file says of the network that it was made from.

    Attributes
    ----------
    mark : Mark
        Direction, layers, waves, scale and notes.
    has_whole_ids : bool
        Whether ids were whole numbers.
    """

    mark: Mark
    has_whole_ids: bool


def mark_text(network: LeadershipNetwork, subject: str) -> str:
    """
    Return as JSON what nodes and edges do not say.

    Raises
    ------
    NetworkError
        If ids or waves are neither all text nor all whole numbers.
    """
    has_whole_ids = _are_whole(network.people, "ids", subject)
    has_whole_waves = _are_whole(network.waves, "waves", subject)
    told: dict[str, object] = {"has_whole_ids": has_whole_ids, "has_whole_waves": has_whole_waves}
    if network.direction is not None:
        told["direction"] = network.direction.value
    lists = {"layers": network.layers, "waves": network.waves, "notes": network.notes}
    told |= {key: [str(each) for each in values] for key, values in lists.items() if values}
    if network.scale is not None:
        told["scale"] = _scale_told(network.scale)
    return json.dumps(told, ensure_ascii=False)


def read_mark(text: str, subject: str) -> FileMark:
    """
    Return what `mark_text` wrote.

    Raises
    ------
    NetworkError
        With everything that is wrong with it.
    """
    record = Record(parse_json(text, subject, NetworkError), place=MARK_KEY)
    has_whole_ids, has_whole_waves = record.flag("has_whole_ids"), record.flag("has_whole_waves")
    direction = record.choice("direction", Direction) if "direction" in record else None
    layers, notes = _texts(record, "layers"), _texts(record, "notes")
    waves = _texts(record, "waves")
    if has_whole_waves and not all(WHOLE.fullmatch(wave) for wave in waves):
        record.fault("must be whole numbers", "waves")
    scale = _scale(record.table("scale")) if "scale" in record else None
    record.finish(subject, NetworkError)
    mark = Mark(
        direction=direction,
        layers=layers,
        waves=tuple(int(wave) for wave in waves) if has_whole_waves else waves,
        scale=scale() if scale else None,
        notes=notes,
    )
    return FileMark(mark, has_whole_ids)


def _are_whole(values: tuple[Hashable, ...], what: str, subject: str) -> bool:
    kinds = {type(value) for value in values}
    if kinds <= {str} or kinds == {int}:
        return kinds == {int}
    listed = ", ".join(sorted(kind.__name__ for kind in kinds))
    remedy = "Make all of them text, or all whole numbers"
    raise NetworkError(subject, [Fault(f"{what} are of type {listed}", remedy=remedy)])


def _texts(record: Record, key: str) -> tuple[str, ...]:
    return record.texts(key) if key in record else ()


def _scale_told(scale: StrengthScale) -> dict[str, object]:
    told: dict[str, object] = {
        "low": float(scale.low),
        "high": float(scale.high),
        "is_reversed": scale.is_reversed,
    }
    lists = {"labels": scale.labels, "no_tie": scale.no_tie}
    return told | {key: list(values) for key, values in lists.items() if values}


def _scale(record: Record) -> Callable[[], StrengthScale]:
    """Return the maker of the scale, to be called once the record is known to be sound."""
    return partial(
        StrengthScale,
        low=record.number("low"),
        high=record.number("high"),
        labels=_texts(record, "labels"),
        is_reversed=record.flag("is_reversed"),
        no_tie=_texts(record, "no_tie"),
    )
