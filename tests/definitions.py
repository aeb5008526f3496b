"""Definitions written out in plain Python, slowly and one case at a time, to hold fast code to."""

import math
from collections.abc import Sequence
from fractions import Fraction


def keyed_mean(
    answers: Sequence[int | None],
    reverse: Sequence[bool],
    low: int,
    high: int,
    needed: int,
    weights: Sequence[float] | None = None,
) -> float:
    """Return one form's mean on one scale, in exact fractions until the end; None is no answer."""
    turned = [
        (low + high - answer if turn else answer, Fraction(weight))
        for answer, turn, weight in zip(
            answers, reverse, weights or [1.0] * len(answers), strict=True
        )
        if answer is not None
    ]
    total = sum((weight for _, weight in turned), Fraction(0))
    if len(turned) < max(1, needed) or not total:
        return math.nan
    return float(sum((answer * weight for answer, weight in turned), Fraction(0)) / total)
