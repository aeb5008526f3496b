"""
What other installed packages offer to this library, by their entry points.

Listing reads what packages declare and runs none of their code. An offer is loaded when it is
asked for, and one that is broken is named with its package.
"""

import importlib.metadata
from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint
from typing import Final

import attrs

from publead.errors import Fault, InputError, UnknownCodeError, expect

REMEDY: Final = "Update that package or remove it"


class PluginError(InputError):
    """What another installed package offers cannot be used; the package is named."""


@attrs.frozen
class Offer:
    """
    One thing that an installed package offers.

    Attributes
    ----------
    name : str
        What it is asked for by.
    package : str
        The installed package.
    """

    name: str
    package: str
    _point: EntryPoint = attrs.field(repr=False)

    def load(self) -> object:
        """
        Return what is offered.

        Raises
        ------
        PluginError
            If the package fails on the way.
        """
        try:
            return self._point.load()
        except Exception as failure:
            # Whatever another package's code may raise, the answer names that package.
            raise self.broken(f"{type(failure).__name__}: {failure}") from failure

    def broken(self, problem: str) -> PluginError:
        """Return the error that says which package offers this, and how it is broken."""
        return PluginError(self.name, [broken_fault(self.package, problem)])

    def __str__(self) -> str:
        """Return the name and the package as one line."""
        return f"{self.name} ({self.package})"


@attrs.frozen
class Offers:
    """
    Everything of one kind that installed packages offer.

    Attributes
    ----------
    kind : str
        What they are, such as ``disclosure policy``.
    entries : tuple of Offer
        In the order of their names.
    """

    kind: str
    entries: tuple[Offer, ...]

    def __iter__(self) -> Iterator[Offer]:
        """Iterate over the offers."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return the number of offers."""
        return len(self.entries)

    def __getitem__(self, name: str) -> Offer:
        """
        Return an offer by its name.

        Raises
        ------
        UnknownCodeError
            If nobody offers it; the nearest name is told.
        PluginError
            If several packages offer it, so that nobody can say which is meant.
        """
        expect(name, str, "name", f"Give the name of a {self.kind}")
        found = [entry for entry in self.entries if entry.name == name]
        if not found:
            raise UnknownCodeError(self.kind, name, [entry.name for entry in self.entries])
        if len(found) > 1:
            packages = ", ".join(sorted(entry.package for entry in found))
            remedy = "Remove all but one of these packages"
            raise PluginError(name, [Fault(f"is offered by several: {packages}", remedy=remedy)])
        return found[0]

    def __str__(self) -> str:
        """Return the offers under a heading, one a line."""
        lines = [f"Offered by installed packages, {self.kind}: {len(self)}"]
        return "\n".join([*lines, *(f"  {entry}" for entry in self)])


def offers(group: str, kind: str) -> Offers:
    """
    Return what is offered in a group of entry points; nothing of it is loaded.

    Parameters
    ----------
    group : str
        The group, such as ``publead.policies``.
    kind : str
        What stands in it, in words.
    """
    found = [Offer(point.name, package(point), point) for point in points_of(group)]
    return Offers(kind, tuple(sorted(found, key=lambda offer: (offer.name, offer.package))))


def points_of(group: str) -> Sequence[EntryPoint]:
    """Return the entry points of a group."""
    return list(importlib.metadata.entry_points(group=group))


def package(point: EntryPoint) -> str:
    """Return the package that an entry point belongs to."""
    return point.dist.name if point.dist is not None else point.value.partition(":")[0]


def broken_fault(offering: str, problem: str) -> Fault:
    """Return the fault that says which package offers something broken, and how it is."""
    return Fault(f"offered by the package {offering}, but broken: {problem}", remedy=REMEDY)
