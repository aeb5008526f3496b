"""The gate for JSON: what it lets through, and what it refuses before it can do harm."""

from pathlib import Path

import pytest

from publead.errors import TableError
from publead.tables import parse_json, read_json


def fault_of(text: str) -> str:
    with pytest.raises(TableError) as caught:
        parse_json(text, "figures", TableError)
    return str(caught.value.faults[0])


def test_plain_values_come_back(tmp_path: Path) -> None:
    """One object comes back as it stands, with or without a byte order mark."""
    path = tmp_path / "figures.json"
    path.write_bytes(b'\xef\xbb\xbf{"n": [1, 2.5, null, true, "x"]}')
    assert read_json(path, "figures", TableError) == {"n": [1, 2.5, None, True, "x"]}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "line 1: is not JSON: Expecting property name enclosed in double quotes. Mend it"),
        ("[1]", "is not one object. Begin it with { and end it with }"),
        ('{"a": 1, "b": 2, "a": 3}', "a: stands twice in one object. Keep one"),
        ('{"a": NaN}', "holds NaN, which is no number in JSON. Use null"),
        ('{"a": -Infinity}', "holds -Infinity, which is no number in JSON. Use null"),
        ('{"a": ' + "9" * 5000 + "}", "holds a number with thousands of digits. Shorten it"),
        ('{"a":' * 100_000, "its lists or objects nest too deeply. Use fewer levels"),
    ],
    ids=["broken", "list", "twice", "nan", "infinity", "digits", "deep"],
)
def test_what_is_no_plain_json_is_refused(text: str, fault: str) -> None:
    """Each refusal says why, and what to do."""
    assert fault_of(text).startswith(fault)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "cannot be opened"),
        (b'{"a": "\xff"}', "is not UTF-8, at byte 7"),
        (b" " * 50_000_001, "is larger than 50 MB"),
    ],
    ids=["absent", "latin", "large"],
)
def test_files_are_limited(tmp_path: Path, content: bytes | None, fault: str) -> None:
    """A file is opened, sized and decoded before it is parsed."""
    path = tmp_path / "figures.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        read_json(path, "figures", TableError)
    assert str(caught.value.faults[0]).startswith(fault)
