"""From an instrument to an XLSForm."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from publead.assessment.instrument import Instrument, Item, Scale
from publead.errors import Fault, expect
from publead.exchange.questionnaire import choices_of, refuse_unwritable
from publead.exchange.texts import on_one_line
from publead.exchange.xlsform.workbook import Sheet, write_workbook

_NO_ID: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_REFERENCE: Final = "${"


def write(instrument: Instrument, path: str | Path) -> None:
    """
    Write an instrument as an XLSForm workbook: one question with one answer an item.

    A question has its item's code as its name, with an underscore before it where the code begins
    with a digit, and answers are stored as points; 999 stands for *not observed*. Who is rated,
    and how the rater stands to them, is not part of an instrument: add it in the tool.

    Parameters
    ----------
    instrument : Instrument
        What to write. Left out are its framework, keys and reversals, its standing and note:
        raters should not see which way an item counts.
    path : str or Path
        Where, ending in ``.xlsx``; a file that is there is replaced.

    Raises
    ------
    InstrumentError
        With every text and code that an XLSForm cannot hold; nothing is written then.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.assessment.instrument import draft_instrument
    >>> path = Path(mkdtemp()) / "draft.xlsx"
    >>> write(draft_instrument("solace-contextual@2013"), path)
    >>> path.read_bytes()[:2]
    b'PK'
    """
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    names = {str(item.code): name_of(item) for item in instrument}
    refuse_unwritable(instrument, names, "XLSForm", list(_reference_faults(instrument)))
    lists = {scale: f"scale{place}" for place, scale in enumerate(_scales(instrument), start=1)}
    survey = [
        (f"select_one {lists[item.scale]}", name_of(item), on_one_line(item.text))
        for item in instrument
    ]
    choices = [
        (name, choice.code, choice.label)
        for scale, name in lists.items()
        for choice in choices_of(scale)
    ]
    form = (on_one_line(instrument.title), _NO_ID.sub("-", instrument.id).strip("-") or "form")
    sheets: dict[str, Sheet] = {
        "survey": [("type", "name", "label"), *survey],
        "choices": [("list_name", "name", "label"), *choices],
        "settings": [("form_title", "form_id"), form],
    }
    write_workbook(sheets, path)


def name_of(item: Item) -> str:
    """Return what an item is called in an XLSForm, where names begin with a letter."""
    reserved = item.code[0].isdigit() or item.code.casefold() == "meta"
    return f"_{item.code}" if reserved else str(item.code)


def _scales(instrument: Instrument) -> list[Scale]:
    return list(dict.fromkeys(item.scale for item in instrument))


def _reference_faults(instrument: Instrument) -> Iterator[Fault]:
    told = {"title": instrument.title}
    told |= {f"items[{i}].text": item.text for i, item in enumerate(instrument)}
    told |= {
        f"items[{i}].scale": " ".join((*item.scale.labels, *item.scale.not_observed[:1]))
        for i, item in enumerate(instrument)
    }
    for place, text in told.items():
        if _REFERENCE in text:
            problem = "holds '${', which XLSForm takes for the answer to another question"
            yield Fault(problem, place=place, remedy="Put a space between the two characters")
