"""A converter of cattrs gives the answers of the strict gate, and so for what stands round it."""

import enum
import sys
from typing import Any

import attrs
import pytest

from noun_corpus import drawn, made
from publead.errors import ArgumentError, DisclosureError, InputError, MissingPackageError
from publead.exchange import nouns
from publead.exchange.cattrs_converter import converter
from publead.exchange.nouns.catalogue import catalogue
from publead.network import NetworkPolicy

cattrs = pytest.importorskip("cattrs", reason="cattrs, of the extra 'cattrs', is not installed")

KEEP = nouns.KeptWhole(reason="a test")
STRICT = converter(keep=KEEP)


class Way(enum.Enum):
    """Words."""

    BY_RAIL = "by rail"


class Place(enum.StrEnum):
    """Words that are texts."""

    NORTHPORT = "northport"


class Rank(enum.IntEnum):
    """Words that are numbers."""

    FIRST = 1


@attrs.frozen
class Survey:
    """A class of a user's own."""

    n: int
    name: str
    done: bool
    share: float
    policy: NetworkPolicy
    way: Way = Way.BY_RAIL
    place: Place = Place.NORTHPORT
    rank: Rank = Rank.FIRST
    waves: tuple[int, ...] = ()
    limit: int | None = None
    seal: bytes = b""


SURVEY = Survey(12, "Northport", True, 0.5, NetworkPolicy(min_group=6), waves=(1, 2))


def test_what_stands_round_a_noun_comes_back() -> None:
    """A user's own class and the noun within it are what they were."""
    assert STRICT.structure(STRICT.unstructure(SURVEY), Survey) == SURVEY


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("n", 3.7),
        ("n", 3.0),
        ("n", True),
        ("n", "3"),
        ("n", None),
        ("name", 3),
        ("name", None),
        ("done", 1),
        ("done", "true"),
        ("share", "0.5"),
        ("share", True),
        ("policy", {"noun": "NetworkPolicy", "min_group": 5.5}),
        ("policy", {"min_group": 5}),
        ("policy", None),
        ("way", "by road"),
        ("way", 0),
        ("place", "southport"),
        ("place", None),
        ("rank", True),
        ("rank", "1"),
        ("rank", 1.0),
        ("waves", [1, 2.0]),
        ("limit", True),
        ("seal", 3),
        ("more", 1),
    ],
)
def test_nothing_is_converted(key: str, value: object) -> None:
    """What cattrs would convert without a word is refused."""
    told = STRICT.unstructure(SURVEY) | {key: value}
    with pytest.raises(cattrs.BaseValidationError):
        STRICT.structure(told, Survey)


def test_the_answers_are_those_of_the_strict_gate() -> None:
    """For every noun, both give the same plain values, and refuse the same ones."""
    for noun in made():
        assert STRICT.unstructure(noun) == nouns.to_plain(noun, keep=KEEP)
    for name, kept in catalogue().items():
        kind: type[Any] = kept.noun
        for document in drawn(name, draws=2):
            assert outcome(STRICT.structure, document, kind) == outcome(
                nouns.from_plain, document, kind
            )


def outcome(read: Any, document: dict[str, object], kind: type[Any]) -> object:
    """Return what reading gives, as plain values, or the words of its error."""
    try:
        return nouns.to_plain(read(document, kind), keep=KEEP)
    except InputError as error:
        return str(error)


def test_what_holds_more_than_it_prints_needs_a_reason() -> None:
    """Without a reason, the converter writes no ratings."""
    with pytest.raises(DisclosureError):
        converter().unstructure(made()[1])
    with pytest.raises(ArgumentError, match="keep must be KeptWhole or None"):
        converter(keep="because")  # type: ignore[arg-type]


def test_cattrs_is_named_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which extra to install."""
    monkeypatch.setitem(sys.modules, "cattrs", None)
    with pytest.raises(MissingPackageError, match=r"Install publead\[cattrs\]"):
        converter()
