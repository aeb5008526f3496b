"""The lines of the catalogue of frameworks: what there is, and whether it can be loaded."""

from collections.abc import Iterator
from enum import Enum

import attrs

from publead.codes import FrameworkId
from publead.errors import UnknownCodeError


class Standing(Enum):
    """Whether a framework can be loaded, and from where."""

    SHIPPED = "shipped"
    FROM_PACKAGE = "from another package"
    BROKEN = "offered by another package, but broken"
    NOT_LOADED = "known and not loaded"


@attrs.frozen(kw_only=True)
class Entry:
    """
    A line of the catalogue.

    Attributes
    ----------
    id : FrameworkId
        The framework's name and edition.
    title : str
        What it is called; empty for one that is broken.
    standing : Standing
        Whether it can be loaded, and from where.
    package : str
        The installed package that offers it; empty for one that none does.
    rated : bool
        Whether an instrument can be drafted from it.
    published : str
        Where it was published, for one that is known and not loaded.
    reason : str
        Why it cannot be loaded, for one that cannot.
    """

    id: FrameworkId
    title: str
    standing: Standing
    package: str = ""
    rated: bool = False
    published: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """Return the entry as one line."""
        line = f"{self.id}: {self.title}" if self.title else str(self.id)
        offered = self.standing in {Standing.FROM_PACKAGE, Standing.BROKEN}
        line += f" ({self.package})" if offered else ""
        return f"{line}; {self.reason}" if self.reason else line


@attrs.frozen
class Catalogue:
    """
    All frameworks that the library knows of.

    Attributes
    ----------
    entries : tuple of Entry
        Those shipped, those of other packages, and those known and not loaded.
    """

    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def __getitem__(self, framework: str) -> Entry:
        """
        Return the entry of a framework.

        Raises
        ------
        UnknownCodeError
            If there is none; it names the nearest.
        """
        for entry in self.entries:
            if entry.id == framework:
                return entry
        raise UnknownCodeError("framework", framework, [entry.id for entry in self.entries])

    def of_standing(self, standing: Standing) -> tuple[Entry, ...]:
        """Return the entries of one standing."""
        return tuple(entry for entry in self.entries if entry.standing is standing)

    def __str__(self) -> str:
        """Return the entries under a heading for each standing."""
        lines = []
        for standing in Standing:
            entries = self.of_standing(standing)
            if entries:
                lines.append(f"{standing.value.capitalize()} ({len(entries)}):")
                lines += [f"  {entry}" for entry in entries]
        return "\n".join(lines)
