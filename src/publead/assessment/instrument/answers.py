"""Answers on a scale: what cells stand for which point, one by one or a whole column at once."""

import re
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument.scale import NOT_ANSWERED, Scale
from publead.errors import Fault, nearest
from publead.tables import (
    MEANS_NOTHING,
    Cell,
    Column,
    Meaning,
    Numbers,
    Unreadable,
    meanings,
    tellable,
    written,
)

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_MOST_WORDS: Final = 12


@attrs.frozen
class Answers(Meaning):
    """Answers on a scale; a cell stands for a point, or for one of the two kinds of none."""

    scale: Scale

    def of(self, cell: Cell) -> int | None:
        """Return the point, `NOT_ANSWERED` or `NOT_OBSERVED`."""
        if isinstance(cell, bool | Unreadable):
            return None
        return self.scale.point(written(cell))

    def fault(self, cell: Cell) -> Fault:
        """Return why this is no answer, and what would be."""
        low, high = self.scale.low, self.scale.high
        if isinstance(cell, bool | Unreadable):
            kind = "true or false" if isinstance(cell, bool) else str(cell)
            remedy = f"Give a whole number from {low} to {high}, or a word of the scale"
            return Fault(f"is {kind}, not an answer", remedy=remedy)
        text = written(cell)
        problem = f"is no answer on the scale from {low} to {high}"
        return Fault(problem, value=tellable(text, self._words), remedy=self._remedy(text))

    @property
    def _words(self) -> tuple[str, ...]:
        return (*self.scale.labels, *self.scale.not_observed)

    def _remedy(self, text: str) -> str:
        number = _NUMBER.fullmatch(text.strip())
        if number and (number[1] or "").strip(".0"):
            return "Answers are whole numbers; a mean is not an answer"
        if number:
            return (
                "If it stands for a missing answer, name it in the scale's not_answered "
                "or not_observed"
            )
        guess = nearest(text, self._words)
        if guess:
            return f"Did you mean {guess!r}?"
        accepted = self.scale.accepted
        more = ", …" if len(accepted) > _MOST_WORDS else ""
        return f"Use {', '.join(accepted[:_MOST_WORDS])}{more}"


def points(
    column: Column, scale: Scale, place: str, rows: NDArray[np.int64], out: NDArray[np.int8]
) -> list[Fault]:
    """Write the points of a column of answers to *out*, and return what is wrong."""
    if isinstance(column, Numbers):
        return _number_points(column, scale, place, rows, out)
    codes, faults = meanings(column, Answers(scale), place, rows)
    out[:] = np.where(codes == MEANS_NOTHING, NOT_ANSWERED, codes)
    return faults


def _number_points(
    column: Numbers, scale: Scale, place: str, rows: NDArray[np.int64], out: NDArray[np.int8]
) -> list[Fault]:
    values = column.values
    if _all_points(column, scale):
        np.copyto(out, values, casting="unsafe")
        return []
    plain = (values >= scale.low) & (values <= scale.high) & ~column.missing
    if values.dtype.kind == "f":
        plain &= values == np.rint(values)
    out[:] = NOT_ANSWERED
    out[plain] = values[plain]
    odd = np.flatnonzero(~plain & ~column.missing)
    if not odd.size:
        return []
    others = Numbers(values[odd], np.zeros(odd.size, dtype=np.bool_))
    n_points = int(plain.sum())
    codes, faults = meanings(others, Answers(scale), place, rows[odd], n_understood=n_points)
    out[odd] = np.where(codes == MEANS_NOTHING, NOT_ANSWERED, codes)
    return faults


def _all_points(column: Numbers, scale: Scale) -> bool:
    values = column.values
    if not values.size or column.missing.any():
        return False
    if values.min() < scale.low or values.max() > scale.high:
        return False
    return values.dtype.kind != "f" or bool((values == np.rint(values)).all())
