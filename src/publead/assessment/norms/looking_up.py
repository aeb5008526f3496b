"""Looks a line up by its competency and side."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from publead.assessment.publication import RaterSide
from publead.errors import ArgumentError, UnknownCodeError


class _Line(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def side(self) -> RaterSide: ...


Line = TypeVar("Line", bound=_Line)


def line_at(lines: Sequence[Line], key: object, kind: str) -> Line:
    """
    Return the line of a competency and side.

    Parameters
    ----------
    lines : sequence
        The lines.
    key : tuple of (str, RaterSide)
        What is asked for.
    kind : str
        What a code is taken for, in an error.

    Raises
    ------
    UnknownCodeError
        If there is no such line; it names the nearest code.
    ArgumentError
        If the key is no pair of a competency and a side.
    """
    code, side = key if isinstance(key, tuple) and len(key) == 2 else (key, None)
    known = [line.code for line in lines if not isinstance(side, RaterSide) or line.side is side]
    if isinstance(code, str) and code not in known and isinstance(side, RaterSide | None):
        raise UnknownCodeError(kind, code, list(dict.fromkeys(known)))
    if not isinstance(code, str) or not isinstance(side, RaterSide):
        example = known[0] if known else "trust"
        raise ArgumentError(
            f"a line is of a competency and a side, and {type(key).__name__} is neither both. Ask "
            f"for [{example!r}, RaterSide.OTHERS] or [{example!r}, RaterSide.SELF]"
        )
    return next(line for line in lines if line.code == code and line.side is side)
