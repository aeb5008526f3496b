"""The gate for TOML: what it lets through, and what it refuses before it can do harm."""

import time
from pathlib import Path

import pytest

from publead.errors import FrameworkError
from publead.tables.toml_files import read_toml

LONG_ENOUGH_TO_NOTICE = 5.0


def written(folder: Path, content: bytes) -> Path:
    path = folder / "framework.toml"
    path.write_bytes(content)
    return path


def test_plain_values_come_back(tmp_path: Path) -> None:
    """A well-formed file gives its values, with or without a byte order mark."""
    path = written(tmp_path, b'\xef\xbb\xbftitle = "Leading"\r\n[[sources]]\r\nyear = 2013\r\n')
    expected = {"title": "Leading", "sources": [{"year": 2013}]}
    assert expected == read_toml(path, "a framework", FrameworkError)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'a = """\n' + b"." * 90 + b'\n"""', id="many lines"),
        pytest.param(b"a = '" + b"." * 90 + b"'", id="literal"),
        pytest.param(b'a = "\\"' + b"." * 90 + b'"', id="escaped quote"),
        pytest.param(b"# " + b"." * 90 + b"\na = 1", id="comment"),
        pytest.param(b'a = """x"""""\nb = "' + b"." * 90 + b'"', id="five quotes"),
    ],
)
def test_dots_in_text_are_only_text(tmp_path: Path, content: bytes) -> None:
    """Dots inside strings and comments are never counted."""
    assert "a" in read_toml(written(tmp_path, content), "a framework", FrameworkError)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(
            b"a" + b".a" * 20_000 + b" = 1",
            "row 1: has more than 32 dots outside text. Use tables",
            id="dotted key",
        ),
        pytest.param(
            b'a = [{x = """x""""", b' + b".b" * 20_000 + b" = 1}]",
            "row 1: has more than 32 dots outside text. Use tables",
            id="dotted key behind five quotes",
        ),
        pytest.param(
            b'# one\na = """\n"""\n["b"' + b'."b"' * 20_000 + b"]",
            "row 4: has more than 32 dots outside text. Use tables",
            id="quoted table name",
        ),
        pytest.param(
            b"a = " + b"[" * 900_000,
            "its lists or tables nest too deeply. Use fewer levels",
            id="deep list",
        ),
        pytest.param(
            b"a = " + b"{a = " * 100_000,
            "its lists or tables nest too deeply. Use fewer levels",
            id="deep table",
        ),
        pytest.param(
            b"a = '" + b"x" * 2_000_000 + b"'", "is larger than 1 MB. Split it", id="two megabytes"
        ),
        pytest.param(
            b'a = """' + b'\\"""' * 60_000,
            "is not TOML: Unterminated string (at end of document). Mend it and read it again",
            id="escaped quotes",
        ),
        pytest.param(
            b"a = " + b"1" * 5_000,
            "holds a number with thousands of digits. Shorten it",
            id="digits",
        ),
        pytest.param(b"a = '\xff'", "is not UTF-8, at byte 5. Save it as UTF-8", id="latin"),
        pytest.param(
            b"a = ",
            "is not TOML: Invalid value (at end of document). Mend it and read it again",
            id="unfinished",
        ),
    ],
)
def test_hostile_files_are_refused_fast(tmp_path: Path, content: bytes, fault: str) -> None:
    """What would take long to read, or cannot be read, is refused with one line that says why."""
    start = time.process_time()
    with pytest.raises(FrameworkError) as caught:
        read_toml(written(tmp_path, content), "a framework", FrameworkError)
    assert time.process_time() - start < LONG_ENOUGH_TO_NOTICE
    assert f"a framework: 1 fault\n  {fault}" == str(caught.value)


def test_an_absent_file_is_a_fault(tmp_path: Path) -> None:
    """A path that leads nowhere is said plainly, without repeating the path."""
    with pytest.raises(FrameworkError) as caught:
        read_toml(tmp_path / "absent.toml", "absent.toml", FrameworkError)
    expected = "absent.toml: 1 fault\n  cannot be opened: No such file or directory. Check the path"
    assert expected == str(caught.value)
