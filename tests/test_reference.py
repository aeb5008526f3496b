"""Everything that users may import is described on a page of the reference."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import publead

pytest.importorskip("griffe", reason="griffe, of the extra 'docs', is not installed")
import griffe

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "reference").glob("*.md"))
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
SHOWN = set(re.findall(r"^::: ([\w.]+)$", TEXT, re.MULTILINE))


def rooms(module: griffe.Module) -> Iterator[griffe.Module]:
    """Yield the modules whose names users may import; a package without names only leads on."""
    for child in module.modules.values():
        if child.name.startswith("_"):
            continue
        if child.exports is None and child.modules:
            yield from rooms(child)
        else:
            yield child


def public_names(room: griffe.Module) -> list[str]:
    """Return what a room offers: its ``__all__``, or else the classes and functions in it."""
    if room.exports is not None:
        return [str(name) for name in room.exports]
    return [
        name
        for name, member in room.members.items()
        if not (name.startswith("_") or member.is_alias) and (member.is_class or member.is_function)
    ]


PACKAGE = griffe.load("publead", search_paths=[ROOT / "src"], allow_inspection=False)
assert isinstance(PACKAGE, griffe.Module)
ROOMS = {room.path: room for room in rooms(PACKAGE)}


@pytest.mark.parametrize("path", ROOMS)
def test_every_room_stands_on_a_page(path: str) -> None:
    """A room that users may enter has its ``:::`` line under docs/reference."""
    assert path in SHOWN


@pytest.mark.parametrize("path", ROOMS)
def test_every_public_name_is_shown(path: str) -> None:
    """A public name has a docstring, without which no page shows it, or is named by hand."""
    room = ROOMS[path]
    silent = [
        name
        for name in public_names(room)
        if not (room[name].has_docstring or re.search(rf"\b{name}\b", TEXT))
    ]
    assert not silent, f"give these of {path} a docstring, or name them in docs/reference: {silent}"


def test_every_name_of_the_front_door_stands_in_the_table() -> None:
    """The reference's first page tells where each name of the front door lives."""
    table = (ROOT / "docs" / "reference" / "index.md").read_text(encoding="utf-8")
    names = [name for name in publead.__all__ if not name.startswith("_")]
    left_out = [name for name in names if f"`pl.{name}`" not in table]
    assert not left_out, f"docs/reference/index.md does not name {left_out}"


def test_no_page_shows_a_room_that_is_gone() -> None:
    """Each ``:::`` line names a module that exists."""
    gone = [path for path in sorted(SHOWN) if not known(path)]
    assert not gone, f"docs/reference shows what does not exist: {gone}"


def known(path: str) -> bool:
    """Tell whether the package has what a ``:::`` line names."""
    try:
        PACKAGE[path.removeprefix("publead.")]
    except KeyError:
        return False
    return True
