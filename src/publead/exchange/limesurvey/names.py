"""What items and answers are called in LimeSurvey, whose codes are letters and digits."""

import hashlib
import re
from typing import Final

from publead.assessment.instrument import HIGHEST_POINT, LOWEST_POINT

LONGEST_NAME: Final = 20
_MARK: Final = 8

_OTHERS: Final = re.compile(r"[^A-Za-z0-9]")


def item_name(code: str) -> str:
    """
    Return what an item is called: its code without dots, hyphens and underscores.

    LimeSurvey cuts names at 20 characters, so that a longer one ends in a mark of the whole code.

    Examples
    --------
    >>> item_name("trust-2"), item_name("complexity-and-ambiguity-1")
    ('trust2', 'complexityan1a08cda5')
    """
    letters = _OTHERS.sub("", code)
    if len(letters) <= LONGEST_NAME:
        return letters
    mark = hashlib.sha256(code.encode()).hexdigest()[:_MARK]
    return letters[: LONGEST_NAME - _MARK] + mark


def point_code(point: int) -> str:
    """Return what stands for a point: the number, with N for a minus sign."""
    return str(point) if point >= 0 else f"N{-point}"


POINT_CODES: Final = {point_code(point): point for point in range(LOWEST_POINT, HIGHEST_POINT + 1)}
