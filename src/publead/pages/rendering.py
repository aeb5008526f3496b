"""
From content to HTML, by jinja2: everything is escaped but the pictures, which are our own.

This is the only file of the library that loads jinja2, and it does so when a page is asked for.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from publead._version import __version__
from publead.errors import PubleadError
from publead.pages.content import Content

HERE = Path(__file__).parent


class NoJinjaError(PubleadError, ImportError):
    """A page was asked for, and jinja2 is not installed."""


def rendered(content: Content, note: str) -> str:
    """
    Return a page's HTML.

    Parameters
    ----------
    content : Content
        What it says.
    note : str
        Words of whoever hands it over; may be empty.

    Raises
    ------
    NoJinjaError
        If jinja2 is not installed.
    """
    return str(
        _template().render(
            page=content,
            note=note,
            style=(HERE / "page.css").read_text(encoding="utf-8"),
            version=__version__,
        )
    )


@cache
def _template() -> Any:
    try:
        jinja2 = import_module("jinja2")
    except ImportError as missing:
        raise NoJinjaError(
            "pages need jinja2, which is not installed here. Install it with 'publead[pages]'; "
            "the printed result says the same without it"
        ) from missing
    engine = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    engine.filters["drawing"] = lambda svg: import_module("markupsafe").Markup(_lean(svg))
    return engine.from_string((HERE / "page.html.jinja").read_text(encoding="utf-8"))


def _lean(svg: str) -> str:
    """Return a picture without comments, which repeat its words where no reader sees them."""
    return re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
