"""
The least workbook that spreadsheets open: sheets of texts, and nothing that could be run.

Every cell is an inline text, so that none is ever a formula, and the same sheets always give the
same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Sheet = Sequence[Sequence[str]]

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(sheets: Mapping[str, Sheet], path: str | Path) -> None:
    """
    Write sheets of texts as a workbook.

    Parameters
    ----------
    sheets : mapping of str to sequence of rows
        Sheets by their names; rows of up to 26 texts that XML can hold.
    path : str or Path
        Where; a file that is there is replaced.
    """
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets):
            member = ZipInfo(name)  # which carries a fixed date, unlike a name
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, _HEAD + content)


def _parts(sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{kinds}</Types>",
    )
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    yield (
        "xl/_rels/workbook.xml.rels",
        _links(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    for n, rows in zip(numbers, sheets.values(), strict=True):
        yield f"xl/worksheets/sheet{n}.xml", _sheet(rows)


def _links(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _sheet(rows: Sheet) -> str:
    lines = "".join(
        f'<row r="{number}">{"".join(_cells(row, number))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cells(row: Sequence[str], number: int) -> Iterator[str]:
    for letter, text in zip(ascii_uppercase, row, strict=False):
        words = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        yield f'<c r="{letter}{number}" t="inlineStr">{words}</c>'
