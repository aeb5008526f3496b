"""
Pictures of the pages, drawn while the site is built by the page's own code.

A line ``<!-- picture: NAME -->`` in a page becomes the picture on the axes that the page's code
calls NAME, as SVG, with the picture's own text alternative. Nothing drawn is kept in the
repository, so no picture can be older than its code; the tests run the same code.
"""

import io
import posixpath
import re
from contextlib import chdir, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from publead import plots

PARTS = re.compile(
    r"^```python\n(?P<block>.*?)^```$"
    r"|^<!-- invisible-code-block: python\n(?P<hidden>.*?)^-->$"
    r"|^<!-- picture: (?P<picture>\w+) -->$",
    re.MULTILINE | re.DOTALL,
)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the page with its pictures; a page without any is left alone."""
    if "<!-- picture: " not in markdown:
        return markdown
    names: dict[str, Any] = {"__name__": "__main__"}
    root = Path(config.config_file_path).parent
    with chdir(root), redirect_stdout(io.StringIO()):
        return PARTS.sub(partial(run_or_draw, names, page, config, files), markdown)


def run_or_draw(
    names: dict[str, Any], page: Page, config: MkDocsConfig, files: Files, part: re.Match[str]
) -> str:
    """Run a block, and leave it as it is; or put a picture in the place of its mark."""
    if part["picture"] is None:
        exec(part["block"] or part["hidden"], names)  # noqa: S102 - the page's own code
        return part[0]
    ax = names[part["picture"]]
    stem = Path(page.file.src_uri).stem
    address = f"assets/pictures/{stem}-{part['picture']}.svg"
    drawn = File.generated(
        config, address, content=plots.to_svg(ax), inclusion=InclusionLevel.INCLUDED
    )
    files.append(drawn)
    words = re.sub(r"([\\\[\]])", r"\\\1", plots.alt_text(ax))
    way = posixpath.relpath(address, posixpath.dirname(page.file.src_uri))
    return f"![{words}]({way})"
