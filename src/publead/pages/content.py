"""What stands on a page: sections of sentences, tables and one picture, all still plain text."""

import attrs

ABSENT = "–"


@attrs.frozen(kw_only=True)
class Table:
    """
    A table whose cells are printed as they are.

    Attributes
    ----------
    caption : str
        What it shows.
    heads : tuple of str
        Above each column; the first one is that of the rows' names.
    rows : tuple of tuple of str
        A name and its cells each.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def has_gaps(self) -> bool:
        """Whether some cell holds no number."""
        return any(ABSENT in row for row in self.rows)


@attrs.frozen(kw_only=True)
class Section:
    """
    One part of a page, below a heading.

    Attributes
    ----------
    heading : str
        What it is about.
    sentences : tuple of str
        A paragraph each.
    tables : tuple of Table
        Below the sentences.
    points : tuple of str
        A list, below the tables.
    picture : str
        SVG that carries its own title and description; may be empty.
    """

    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()
    picture: str = ""


@attrs.frozen(kw_only=True)
class Content:
    """
    All that a page says.

    Attributes
    ----------
    title : str
        Above everything.
    purpose : str
        What the page is for, in a few words.
    sections : tuple of Section
        From top to bottom.
    """

    title: str
    purpose: str
    sections: tuple[Section, ...]


def asked_section(asked: str, known: str) -> Section:
    """Return what was asked: the words of the question where they were given, and what is known."""
    words = f"The question was: {asked}" if asked else ""
    return Section(heading="What was asked", sentences=kept(words, known))


def kept(*sentences: str) -> tuple[str, ...]:
    """Return the sentences that say something."""
    return tuple(text for text in sentences if text)


def cell(text: str) -> str:
    """Return what stands in a cell: the text, or the mark of a number that is not there."""
    return text or ABSENT
