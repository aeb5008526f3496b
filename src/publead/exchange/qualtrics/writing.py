"""From an instrument to the text that Qualtrics imports."""

import html
from collections.abc import Iterator
from pathlib import Path

from publead.assessment.instrument import Instrument
from publead.errors import expect
from publead.exchange.questionnaire import choices_of, refuse_unwritable
from publead.exchange.texts import on_one_line


def item_name(code: str) -> str:
    """Return what an item is called: its code with underscores, as Qualtrics exports names."""
    return code.replace("-", "_").replace(".", "_")


def write(instrument: Instrument, path: str | Path) -> None:
    """
    Write an instrument as text in Qualtrics' advanced format: one question with one answer an item.

    A question has its item's code as its ID, with underscores for dots and hyphens, and answers
    are recoded as points; 999 stands for *not observed*. `read` knows all this. Who is rated, and
    how the rater stands to them, is not part of an instrument: add it in the tool.

    Parameters
    ----------
    instrument : Instrument
        What to write. Left out are its framework, keys and reversals, its standing and note:
        raters should not see which way an item counts.
    path : str or Path
        Where, ending in ``.txt``; a file that is there is replaced.

    Raises
    ------
    InstrumentError
        With every text and code that Qualtrics cannot hold; nothing is written then.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.assessment.instrument import draft_instrument
    >>> path = Path(mkdtemp()) / "draft.txt"
    >>> write(draft_instrument("solace-contextual@2013"), path)
    >>> path.read_text("utf-8").splitlines()[0]
    '[[AdvancedFormat]]'
    """
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    names = {str(item.code): item_name(item.code) for item in instrument}
    refuse_unwritable(instrument, names, "Qualtrics")
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(instrument))


def _lines(instrument: Instrument) -> Iterator[str]:
    yield "[[AdvancedFormat]]"
    yield ""
    yield f"[[Block:{_spelt(instrument.title).replace(']', '&#93;')}]]"
    for item in instrument:
        yield ""
        yield "[[Question:MC:SingleAnswer:Horizontal]]"
        yield f"[[ID:{item_name(item.code)}]]"
        yield _spelt(item.text)
        yield ""
        yield "[[AdvancedChoices]]"
        for choice in choices_of(item.scale):
            yield f"[[Choice:{choice.code}]]"
            yield _spelt(choice.label)


def _spelt(text: str) -> str:
    """Return a text as Qualtrics shows it: as it is, and never as tags or piped values."""
    plain = html.escape(on_one_line(text), quote=False)
    return plain.replace("${", "&#36;{").replace("[[", "&#91;[")
