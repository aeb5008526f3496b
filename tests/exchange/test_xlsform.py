"""XLSForm: judged by pyxform, which turns it into the form that raters see."""

from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from builders import small_instrument
from drawn_nouns import instruments
from publead.assessment.instrument import Instrument, Scale
from publead.codes import item_code
from publead.errors import InstrumentError
from publead.exchange import xlsform

FOLDER_IS_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
XFORM = "{http://www.w3.org/2002/xforms}"


def asked(path: Path) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return each question's label and choices, as pyxform understands the workbook."""
    made = convert(xlsform=str(path))
    assert not made.warnings
    tree = ET.fromstring(made.xform)  # noqa: S314
    lists = {
        each.get("id", ""): [
            (item.findtext(f"{XFORM}name", ""), item.findtext(f"{XFORM}label", ""))
            for item in each.iter(f"{XFORM}item")
        ]
        for each in tree.iter(f"{XFORM}instance")
    }
    found = {}
    for question in tree.iter(f"{XFORM}select1"):
        name = question.get("ref", "").rpartition("/")[2]
        source = question.find(f"{XFORM}itemset")
        assert source is not None
        wanted = source.get("nodeset", "").partition("'")[2].partition("'")[0]
        found[name] = (question.findtext(f"{XFORM}label", ""), lists[wanted])
    return found


def plain(text: str) -> str:
    return " ".join(text.split())


@settings(FOLDER_IS_SHARED, max_examples=25)
@given(instrument=instruments())
def test_every_item_is_a_question_with_its_answers(instrument: Instrument, tmp_path: Path) -> None:
    """Names are codes, labels are texts, and choices are points with their words."""
    path = tmp_path / "form.xlsx"
    xlsform.write(instrument, path)
    found = asked(path)
    assert list(found) == list(instrument.codes)
    for item in instrument:
        label, choices = found[item.code]
        scale = item.scale
        points = [str(point) for point in range(scale.low, scale.high + 1)]
        words = [plain(word) for word in scale.labels] or points
        unseen = [("999", plain(word)) for word in scale.not_observed]
        assert plain(label) == plain(item.text)
        assert choices == [*zip(points, words, strict=True), *unseen]


def test_codes_that_begin_with_a_digit_get_an_underscore(tmp_path: Path) -> None:
    """Names of an XLSForm begin with a letter or an underscore, and one name is taken."""
    draft = small_instrument(1, 2)
    codes = ("1a", "meta")
    items = [attrs.evolve(item, code=item_code(c)) for item, c in zip(draft, codes, strict=True)]
    xlsform.write(attrs.evolve(draft, items=items), tmp_path / "form.xlsx")
    assert list(asked(tmp_path / "form.xlsx")) == ["_1a", "_meta"]


def test_the_same_instrument_gives_the_same_bytes(tmp_path: Path) -> None:
    """No date and no chance goes into the workbook."""
    for name in ("a.xlsx", "b.xlsx"):
        xlsform.write(small_instrument(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A spreadsheet finds texts, whatever they begin with."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl comes with pyxform")
    scale = Scale.words("=1+1", "@SUM(A1)", not_observed=("+1",))
    xlsform.write(small_instrument(1, 1, scale=scale), tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in book["choices"]["C"]] == ["label", "=1+1", "@SUM(A1)", "+1"]


def test_everything_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    """References, control characters and names that differ only by case; no file is left."""
    draft = small_instrument(1, 2)
    one, two = draft.items
    items = [
        attrs.evolve(one, text="Like ${b}?", code=item_code("a-1")),
        attrs.evolve(two, text="\x07", code=item_code("A-1")),
    ]
    with pytest.raises(InstrumentError) as caught:
        xlsform.write(attrs.evolve(draft, items=items, title="a\nb"), tmp_path / "form.xlsx")
    assert [str(fault) for fault in caught.value.faults] == [
        "title: holds a line break or a tab. Put it on one line, with spaces for tabs",
        "items[1].text: holds a control character. Remove it",
        "items: items 'a-1' and 'A-1' would both be 'A-1' in XLSForm. Change the code of one",
        "items[0].text: holds '${', which XLSForm takes for the answer to another question. Put a "
        "space between the two characters",
    ]
    assert not (tmp_path / "form.xlsx").exists()
