"""Files of networks that are written line by line."""

from collections.abc import Iterable
from pathlib import Path

from publead.errors import Fault
from publead.network import NetworkError


def save(lines: Iterable[str], path: str | Path, subject: str) -> None:
    """
    Write lines as a file in UTF-8; a file that is there is replaced.

    Raises
    ------
    NetworkError
        If it cannot be written; the path is not repeated.
    """
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
    except OSError as failure:
        fault = Fault(f"cannot be written: {failure.strerror}", remedy="Check the path")
        raise NetworkError(subject, [fault]) from None
    except ValueError:
        raise NetworkError(subject, [Fault("is not a path", remedy="Check the path")]) from None
