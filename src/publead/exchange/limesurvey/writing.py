"""From an instrument to LimeSurvey's file of tab-separated values."""

import csv
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from publead.assessment.instrument import Instrument, Item, Scale
from publead.errors import PolicyError, expect, shown
from publead.exchange.limesurvey.names import item_name, point_code
from publead.exchange.questionnaire import choices_of, refuse_unwritable, runs_of
from publead.exchange.texts import on_one_line

_COLUMNS: Final = (
    "id",
    "related_id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
)
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ARRAY: Final = "F"
# LimeSurvey runs what stands in braces, and a spreadsheet what begins with one of the others.
_SPELT_OUT: Final = {ord(sign): f"&#{ord(sign)};" for sign in "{}"}
_FIRST: Final = "=+-@＝＋－＠"

Row = dict[str, str]


def write(
    instrument: Instrument, path: str | Path, *, language: str = "en", stem: str = ""
) -> None:
    """
    Write an instrument as a survey that LimeSurvey imports, a ``.txt`` of tab-separated values.

    Items that follow on with the same answers stand in one array. A subquestion has its item's
    code as its name, without dots, hyphens and underscores and with at most 20 characters, and
    answers are stored as points, with N for a minus sign; 999 stands for *not observed*. `read`
    knows all this. Who is rated, and how the rater stands to them, is not part of an instrument:
    add it in the tool.

    Parameters
    ----------
    instrument : Instrument
        What to write. Left out are its framework, keys and reversals, its standing and note:
        raters should not see which way an item counts.
    path : str or Path
        Where; a file that is there is replaced.
    language : str
        The survey's language, as LimeSurvey calls it.
    stem : str
        What stands above the items; by default the title.

    Raises
    ------
    InstrumentError
        With every text and code that LimeSurvey cannot hold; nothing is written then.
    PolicyError
        If the language is none.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.assessment.instrument import draft_instrument
    >>> path = Path(mkdtemp()) / "draft.txt"
    >>> write(draft_instrument("solace-contextual@2013"), path)
    >>> path.read_text("utf-8-sig").count("Strongly agree")
    1
    """
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    if not _LANGUAGE.fullmatch(language):
        raise PolicyError(f"language is {shown(language)}; write it like 'en' or 'pt-BR'")
    names = {str(item.code): item_name(item.code) for item in instrument}
    refuse_unwritable(instrument, names, "LimeSurvey")
    survey = _Survey(instrument, stem or instrument.title)
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer: csv.DictWriter[str] = csv.DictWriter(file, _COLUMNS, restval="", delimiter="\t")
        writer.writeheader()
        writer.writerows({"language": language} | row for row in survey.rows(language))


@attrs.frozen
class _Survey:
    instrument: Instrument
    stem: str

    def rows(self, language: str) -> Iterator[Row]:
        """Yield the survey's settings, its one group, and its arrays."""
        title = _spelt(self.instrument.title)
        yield {"class": "S", "name": "language", "text": language, "language": ""}
        yield {"class": "SL", "name": "surveyls_title", "text": title}
        yield {"id": "1", "class": "G", "type/scale": "G1", "name": title, "relevance": "1"}
        number = 1
        for place, (scale, items) in enumerate(runs_of(self.instrument), start=1):
            yield from self._array(place, number, scale, items)
            number += 1 + len(items)

    def _array(self, place: int, number: int, scale: Scale, items: list[Item]) -> Iterator[Row]:
        question = str(number)
        yield {
            "id": question,
            "class": "Q",
            "type/scale": _ARRAY,
            "name": f"Q{place}",
            "relevance": "1",
            "text": _spelt(self.stem),
            "mandatory": "N",
            "other": "N",
        }
        for own, item in enumerate(items, start=number + 1):
            yield {
                "id": str(own),
                "related_id": question,
                "class": "SQ",
                "type/scale": "0",
                "name": item_name(item.code),
                "relevance": "1",
                "text": _spelt(item.text),
            }
        for choice in choices_of(scale):
            yield {
                "id": question,
                "class": "A",
                "type/scale": "0",
                "name": choice.code if choice.point is None else point_code(choice.point),
                "relevance": str(choice.point or 0),
                "text": _spelt(choice.label),
            }


def _spelt(text: str) -> str:
    """Return a text as LimeSurvey shows it: as it is, and never as tags, code or a formula."""
    plain = html.escape(on_one_line(text)).translate(_SPELT_OUT)
    return f"&#{ord(plain[0])};{plain[1:]}" if plain[:1] in _FIRST and plain else plain
