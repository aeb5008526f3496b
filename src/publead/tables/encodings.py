"""From bytes to text: an encoding is declared, never guessed, and a wrong one is named."""

import codecs
from typing import Final

import attrs

from publead.errors import Fault, PolicyError
from publead.tables.contents import RefusedError

_MARKS: Final = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@attrs.frozen(kw_only=True)
class TextFile:
    """
    A kind of text file, as errors speak of it.

    Attributes
    ----------
    name : str
        What it is called.
    saved_as : str
        What to save it as.
    option : str
        How its encoding is declared, with ``{}`` for the encoding.
    """

    name: str
    saved_as: str
    option: str


CSV_FILE: Final = TextFile(name="CSV", saved_as="CSV UTF-8", option='CsvOptions(encoding="{}")')


def checked_encoding(encoding: str) -> str:
    """
    Return an encoding's name, once Python is known to have it.

    Raises
    ------
    PolicyError
        If there is no such encoding of text.
    """
    try:
        codecs.lookup(encoding)
        "a".encode(encoding)
    except (LookupError, ValueError, TypeError):
        raise PolicyError(
            f"no encoding {encoding!r}; write 'utf-8', 'windows-1252' or 'utf-16'"
        ) from None
    return encoding


def decoded(content: bytes, encoding: str, *, kind: TextFile = CSV_FILE) -> str:
    """
    Return the text of a file.

    Parameters
    ----------
    content : bytes
        The file as it is.
    encoding : str
        Its declared encoding; for UTF-8 a byte order mark may be there or not.
    kind : TextFile
        What sort of file it is to be.

    Raises
    ------
    RefusedError
        If the file is a workbook, bears the mark of another encoding, cannot be decoded, or
        holds NUL characters.
    """
    if content.startswith(_WORKBOOKS):
        raise RefusedError(
            Fault(
                f"is an Excel workbook, not a {kind.name} file",
                remedy=f"Save it as {kind.saved_as}",
            )
        )
    name = codecs.lookup(encoding).name
    _refuse_other_mark(content, name, kind)
    try:
        text = content.decode("utf-8-sig" if name == "utf-8" else encoding)
    except UnicodeDecodeError as failure:
        raise RefusedError(_undecodable(content, name, encoding, kind, failure.start)) from None
    except UnicodeError:
        raise RefusedError(
            Fault(f"is not {encoding}", remedy="Declare the encoding it was saved in")
        ) from None
    if "\0" in text:
        raise RefusedError(_nul(content, text, kind))
    return text


def _refuse_other_mark(content: bytes, name: str, kind: TextFile) -> None:
    for mark, known_as, remedy in _MARKS:
        if content.startswith(mark):
            if not name.startswith(remedy):
                raise RefusedError(
                    Fault(
                        f"is {known_as}, and was to be read as {name}",
                        remedy=f"Pass {kind.option.format(remedy)}",
                    )
                )
            return


def _undecodable(content: bytes, name: str, encoding: str, kind: TextFile, start: int) -> Fault:
    row = content.count(b"\n", 0, start) + 1
    if name not in {"utf-8", "utf-8-sig"} or not _is_western(content):
        remedy = f"Declare the encoding it was saved in, or save it as {kind.saved_as}"
        return Fault(f"is not {encoding}, at byte {start}", row=row, remedy=remedy)
    return Fault(
        f"is not UTF-8, at byte {start}; it looks like Windows-1252",
        row=row,
        remedy=f"Pass {kind.option.format('windows-1252')}, or save it as {kind.saved_as}",
    )


def _is_western(content: bytes) -> bool:
    try:
        content.decode("windows-1252")
    except UnicodeDecodeError:
        return False
    return True


def _nul(content: bytes, text: str, kind: TextFile) -> Fault:
    # In UTF-16 without a mark, about every other byte of Western text is zero.
    if content.count(0) * 3 > len(content):
        little = content[1:2] == b"\0"
        name = "utf-16-le" if little else "utf-16-be"
        remedy = f"Pass {kind.option.format(name)}, or save it as {kind.saved_as}"
        return Fault("is UTF-16 without its mark", remedy=remedy)
    place = text.index("\0")
    row = text.count("\n", 0, place) + 1
    return Fault("holds a NUL character", row=row, remedy="Export it again; the file is damaged")
