"""Who says so: the works that frameworks, claims and statistics are taken from."""

import attrs


def _strings(values: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Source:
    """
    A work that can be looked up.

    Attributes
    ----------
    authors : tuple of str
        Each as ``Surname, Initials``, or the body that published it.
    year : int or None
        The year of publication; None where the work is undated.
    title : str
        The title in full.
    container : str
        The journal with volume and pages, the book, or the publisher.
    place : str
        Where in the work: a page, a chapter, an appendix.
    doi : str
        The bare identifier, such as ``10.1007/BF02310555``.
    address : str
        A web address, where there is no DOI.
    note : str
        What a reader should know before leaning on it.
    """

    authors: tuple[str, ...] = attrs.field(converter=_strings)
    year: int | None
    title: str
    container: str = ""
    place: str = ""
    doi: str = ""
    address: str = ""
    note: str = ""

    def cite(self) -> str:
        """Return the work as one line of a list of references."""
        year = "undated" if self.year is None else str(self.year)
        parts = [f"{_joined(self.authors)} ({year}). {self.title}"]
        parts += [part for part in (self.container, self.place) if part]
        if self.doi:
            parts.append(f"https://doi.org/{self.doi}")
        elif self.address:
            parts.append(self.address)
        return " ".join(part if part.endswith(("?", "!", ".")) else f"{part}." for part in parts)

    def __str__(self) -> str:
        """Return the citation."""
        return self.cite()


def _joined(authors: tuple[str, ...]) -> str:
    if len(authors) < 2:
        return "".join(authors)
    return f"{', '.join(authors[:-1])} & {authors[-1]}"
