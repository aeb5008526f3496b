"""Whether texts can stand in files that other programs read."""

import re
from collections.abc import Mapping
from typing import Final

from publead.errors import Fault

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK: Final = re.compile("[\t\n\u2028\u2029]")


def text_faults(told: Mapping[str, str]) -> list[Fault]:
    """
    Return a fault for each text that is empty or holds what no file should.

    Parameters
    ----------
    told : mapping of str to str
        Where each text stands, and the text.
    """
    faults = []
    for place, text in told.items():
        if not text.strip():
            faults.append(Fault("is empty", place=place, remedy="Write it first"))
        elif _UNWRITABLE.search(text):
            faults.append(Fault("holds a control character", place=place, remedy="Remove it"))
    return faults


def line_faults(told: Mapping[str, str]) -> list[Fault]:
    """Return the same, and a fault for each text that is more than one line."""
    remedy = "Put it on one line, with spaces for tabs"
    return [
        *text_faults(told),
        *(
            Fault("holds a line break or a tab", place=place, remedy=remedy)
            for place, text in told.items()
            if _BREAK.search(text)
        ),
    ]


def on_one_line(text: str) -> str:
    """Return a text without line breaks, tabs and double spaces."""
    return " ".join(text.split())
