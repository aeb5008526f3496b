"""The bytes of a file from outside, within a limit, or the fault that they are refused for."""

from typing import TYPE_CHECKING

from publead.errors import Fault

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


class RefusedError(Exception):
    """What a file holds is refused; carries the fault for the reader that opened it."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def content_of(source: "Path | Traversable", most: int, too_large: Fault) -> bytes:
    """
    Return the bytes of a file, of which no more than *most* are ever read and kept.

    Raises
    ------
    RefusedError
        If the file cannot be opened, or is larger; then with the fault *too_large*.
    """
    try:
        with source.open("rb") as file:
            content: bytes = file.read(most + 1)
    except OSError as failure:
        fault = Fault(f"cannot be opened: {failure.strerror}", remedy="Check the path")
        raise RefusedError(fault) from None
    except ValueError:
        raise RefusedError(Fault("is not a path", remedy="Check the path")) from None
    if len(content) > most:
        raise RefusedError(too_large)
    return content
