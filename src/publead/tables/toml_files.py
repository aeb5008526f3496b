"""
TOML from outside: a gate that turns a file into plain values, within limits.

What it lets through is read key by key with `publead.tables.strict.Record`.
"""

import re
import tomllib
from typing import TYPE_CHECKING, Final

from publead.errors import Fault, InputError
from publead.tables.contents import RefusedError, content_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

MOST_BYTES: Final = 1_000_000
MOST_DOTS: Final = 32

_TOO_LARGE: Final = Fault("is larger than 1 MB", remedy="Split it")

# Strings and comments, closed or not; possessive, so that no text makes it slow.
_QUOTED = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)


def read_toml(
    source: "Path | Traversable", subject: str, error: type[InputError]
) -> dict[str, object]:
    """
    Return what a TOML file holds, or refuse it before it can do harm.

    Parameters
    ----------
    source : Path or Traversable
        The file.
    subject : str
        What is being read, as the error names it.
    error : type of InputError
        The error to raise.

    Raises
    ------
    InputError
        Of the type *error*: if the file cannot be opened, is larger than 1 MB, is not UTF-8, has
        a line with more than 32 dots outside strings, nests too deeply, or is not TOML.
    """
    try:
        return _parsed(content_of(source, MOST_BYTES, _TOO_LARGE))
    except RecursionError:
        fault = Fault("its lists or tables nest too deeply", remedy="Use fewer levels")
    except UnicodeDecodeError as failure:
        fault = Fault(f"is not UTF-8, at byte {failure.start}", remedy="Save it as UTF-8")
    except RefusedError as failure:
        fault = failure.fault
    except tomllib.TOMLDecodeError as failure:
        fault = Fault(f"is not TOML: {failure}", remedy="Mend it and read it again")
    except ValueError:
        fault = Fault("holds a number with thousands of digits", remedy="Shorten it")
    raise error(subject, [fault])


def _parsed(content: bytes) -> dict[str, object]:
    text = content.decode("utf-8-sig")
    # The parser's work grows with the square of a key's parts, so long keys never reach it.
    bare = _QUOTED.sub(lambda quoted: "\n" * quoted.group().count("\n"), text)
    for row, line in enumerate(bare.split("\n"), start=1):
        if line.count(".") > MOST_DOTS:
            raise RefusedError(
                Fault(f"has more than {MOST_DOTS} dots outside text", row=row, remedy="Use tables")
            )
    return tomllib.loads(text)
