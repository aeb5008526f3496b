"""
JSON from outside: a gate that turns text into plain values, within limits.

What it lets through is read key by key with `publead.tables.strict.Record`.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Final

from publead.errors import Fault, InputError
from publead.tables.contents import RefusedError, content_of

MOST_JSON_BYTES: Final = 50_000_000

_TOO_LARGE: Final = Fault("is larger than 50 MB", remedy="Split it")


def read_json(source: Path, subject: str, error: type[InputError]) -> dict[str, object]:
    """
    Return what a JSON file holds, which must be one object.

    Parameters
    ----------
    source : Path
        The file, in UTF-8.
    subject : str
        What is being read, as the error names it.
    error : type of InputError
        The error to raise.

    Raises
    ------
    InputError
        Of the type *error*: if the file cannot be opened, is larger than 50 MB, is not UTF-8, or
        is refused by `parse_json`.
    """
    try:
        text = content_of(source, MOST_JSON_BYTES, _TOO_LARGE).decode("utf-8-sig")
    except RefusedError as refusal:
        fault = refusal.fault
    except UnicodeDecodeError as failure:
        fault = Fault(f"is not UTF-8, at byte {failure.start}", remedy="Save it as UTF-8")
    else:
        return parse_json(text, subject, error)
    raise error(subject, [fault])


def parse_json(text: str, subject: str, error: type[InputError]) -> dict[str, object]:
    """
    Return what a JSON text holds, which must be one object.

    Raises
    ------
    InputError
        Of the type *error*: if the text is no JSON, says a key twice, holds NaN or an infinity,
        nests too deeply, or is no object.

    Examples
    --------
    >>> from publead.errors import TableError
    >>> parse_json('{"n": 3}', "figures", TableError)
    {'n': 3}
    """
    try:
        found = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse_constant)
    except RecursionError:
        fault = Fault("its lists or objects nest too deeply", remedy="Use fewer levels")
    except json.JSONDecodeError as failure:
        place = f"line {failure.lineno}"
        fault = Fault(
            f"is not JSON: {failure.msg}", place=place, remedy="Mend it and read it again"
        )
    except RefusedError as refusal:
        fault = refusal.fault
    except ValueError:
        fault = Fault("holds a number with thousands of digits", remedy="Shorten it")
    else:
        if isinstance(found, dict):
            return found
        fault = Fault("is not one object", remedy="Begin it with { and end it with }")
    raise error(subject, [fault])


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        raise RefusedError(Fault("stands twice in one object", place=twice, remedy="Keep one"))
    return found


def _refuse_constant(word: str) -> object:
    raise RefusedError(Fault(f"holds {word}, which is no number in JSON", remedy="Use null"))
