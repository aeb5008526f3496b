"""Frameworks that other installed packages offer; one that is broken harms no other."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Final

from publead.errors import FrameworkError
from publead.frameworks.model import Framework
from publead.frameworks.reading import read_file
from publead.offers import broken_fault, package, points_of

GROUP: Final = "publead.frameworks"


def entry_points() -> Sequence[EntryPoint]:
    """Return the entry points of the group ``publead.frameworks``; each is named by its id."""
    return points_of(GROUP)


def framework(point: EntryPoint) -> Framework:
    """
    Return the framework that an entry point leads to.

    It may lead to a `Framework`, to the path of a TOML file, or to a function that takes nothing
    and returns either.

    Raises
    ------
    FrameworkError
        If it leads to anything else, or fails on the way; the package is named.
    """
    try:
        offer = point.load()
        made = offer() if callable(offer) else offer
        found = read_file(made, point.name) if isinstance(made, Path) else made
    except FrameworkError as failure:
        raise broken(point, *map(str, failure.faults)) from failure
    except Exception as failure:
        # Whatever another package's code may raise, it must not take the catalogue with it.
        raise broken(point, f"{type(failure).__name__}: {failure}") from failure
    if not isinstance(found, Framework):
        raise broken(point, f"it gives {type(found).__name__}, not a framework or a path")
    if found.id != point.name:
        raise broken(point, f"its entry point is named so, but the framework is {found.id}")
    return found


def broken(point: EntryPoint, *problems: str) -> FrameworkError:
    """Return the error that says which package offers a broken framework, and how it is broken."""
    faults = [broken_fault(package(point), problem) for problem in problems]
    return FrameworkError(point.name, faults)
