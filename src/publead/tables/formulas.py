"""Text that a spreadsheet could take for a formula: how it is written, and read as it was."""

import re
from enum import Enum
from typing import Final

# Spreadsheets run a cell that starts so; some skip spaces first, or read full-width signs.
# Apostrophes before it count too, so that no two texts are written alike.
_FORMULA: Final = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n\0]")


class Formulas(Enum):
    """
    What happens on reading to an apostrophe that keeps a spreadsheet from running a cell.

    ``KEEP``: cells are read as they stand. ``RESTORE``: the apostrophe that `write_csv` puts before
    such a text is taken away, so that a table comes back as it was written. A restored text is no
    more dangerous to a program than any other; whoever writes it again neutralises it again.
    """

    KEEP = "keep"
    RESTORE = "restore"


def neutralised(text: str) -> str:
    """
    Return a text as it is safe in a spreadsheet: with an apostrophe before what could be a formula.

    Examples
    --------
    >>> neutralised("=1+1")
    "'=1+1"
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """
    Return the text of which `neutralised` made this one.

    Examples
    --------
    >>> restored(neutralised("'=1+1")), restored("'tis")
    ("'=1+1", "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
