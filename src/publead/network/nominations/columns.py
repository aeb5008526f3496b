"""Which column of a table of ties holds what, in each form in which ties are collected."""

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from publead.errors import PolicyError
from publead.network.nominations.policies import StrengthScale
from publead.tables import several


def _some_names(names: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if names is None else several(names)


@attrs.frozen(kw_only=True)
class TieColumns:
    """
    An edge list: one row a tie.

    Every column of the table of ties must be named here or in *ignore*.

    Attributes
    ----------
    source, target : str
        The columns of the two ends: in a nomination, who names and who is named.
    strength : str or None
        The column of the tie's strength; more is closer.
    scale : StrengthScale or None
        The scale of the strengths; without one, any number above 0 is a strength, and indices
        that need the scale's maximum are not estimable.
    layer, wave : str or None
        The columns of the kind of tie (advice, trust …) and of the time it was asked.
    layers : iterable of str
        The layers that exist, in their order; without them, those that are found.
    person : str
        The column of the id in the tables of people and of respondents.
    attributes : iterable of str or None
        What is kept of the table of people; None keeps every other column.
    ignore : iterable of str
        Columns of the table of ties that are known and not read.
    """

    source: str = "source"
    target: str = "target"
    strength: str | None = None
    scale: StrengthScale | None = None
    layer: str | None = None
    wave: str | None = None
    layers: tuple[str, ...] = attrs.field(default=(), converter=several)
    person: str = "person"
    attributes: tuple[str, ...] | None = attrs.field(default=None, converter=_some_names)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale without a column that is on it."""
        if self.scale is not None and self.strength is None:
            raise PolicyError("scale= is the scale of a column; name it in strength=")


@attrs.frozen(kw_only=True)
class SlotColumns:
    """
    A nomination list: one row a respondent, with a slot for each name.

    Whoever has a row has answered, even where every slot is empty.

    Attributes
    ----------
    respondent : str
        The column of who answered.
    slots : iterable of str
        The columns of the people named.
    layer, wave, layers, person, attributes, ignore
        As in `TieColumns`.
    """

    respondent: str = "respondent"
    slots: tuple[str, ...] = attrs.field(converter=several)
    layer: str | None = None
    wave: str | None = None
    layers: tuple[str, ...] = attrs.field(default=(), converter=several)
    person: str = "person"
    attributes: tuple[str, ...] | None = attrs.field(default=None, converter=_some_names)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)

    def __attrs_post_init__(self) -> None:
        """Refuse a nomination list without slots."""
        if not self.slots:
            raise PolicyError("slots= names the columns of the people named; give at least one")


@attrs.frozen(kw_only=True)
class RosterColumns:
    """
    A roster: one row a respondent, and one column for each person on the list.

    Columns are named by the people's ids. Without *scale* a cell is a tick (``1``, ``x``,
    ``yes``, or nothing); with one it is a rating. Whoever has a row has answered.

    Attributes
    ----------
    respondent : str
        The column of who answered.
    scale : StrengthScale or None
        The scale of the ratings.
    layer, wave, layers, person, attributes, ignore
        As in `TieColumns`.
    """

    respondent: str = "respondent"
    scale: StrengthScale | None = None
    layer: str | None = None
    wave: str | None = None
    layers: tuple[str, ...] = attrs.field(default=(), converter=several)
    person: str = "person"
    attributes: tuple[str, ...] | None = attrs.field(default=None, converter=_some_names)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)


NetworkColumns: TypeAlias = TieColumns | SlotColumns | RosterColumns
"""The forms in which ties are collected."""
