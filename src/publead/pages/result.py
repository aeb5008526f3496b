"""A page: one HTML file that needs nothing else, to be read, printed or handed over."""

from os import PathLike
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True, repr=False)
class Page:
    """
    One self-contained HTML page.

    It asks nobody for anything: no script, no picture or font from elsewhere, and a policy inside
    that forbids browsers to load any. The same result gives the same bytes, with the same
    versions of matplotlib and jinja2.

    Attributes
    ----------
    title : str
        What stands above it.
    html : str
        The page.
    """

    title: str
    html: str

    def write(self, path: str | PathLike[str]) -> Path:
        """
        Write the page to a file, in UTF-8, and return where it is.

        Parameters
        ----------
        path : str or path-like
            Where to write; what was there is replaced. Nothing of the page's data is in it, so
            choose a name that may be seen.
        """
        where = Path(path)
        where.write_text(self.html, encoding="utf-8", newline="\n")
        return where

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"Page: {len(self.html.encode()) / 1000:.0f} kB of HTML"

    def __str__(self) -> str:
        """Return what it is in a sentence; the page itself is in ``.html``."""
        return (
            f"A page of {len(self.html.encode()) / 1000:.0f} kB that needs no other file; "
            "write it with .write(path), and print it from a browser."
        )
