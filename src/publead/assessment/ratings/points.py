"""Answers as a matrix of points: reversed items turned, and NaN where there is none."""

import math

import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_OBSERVED, Instrument

Floats = NDArray[np.float64]


def points_of(
    answers: NDArray[np.int8], instrument: Instrument, competency: str | None = None
) -> Floats:
    """
    Return the points of forms, one row a form and one column an item.

    Parameters
    ----------
    answers : ndarray of int8, shape (n_forms, n_items)
        Points of the scale, or one of the two marks of no answer, for every item.
    instrument : Instrument
        The questionnaire, which says which items are reversed.
    competency : str, optional
        Whose items are wanted; all of them where none is named.

    Returns
    -------
    ndarray of float, shape (n_forms, n_items asked for)
        In the order of the questionnaire.
    """
    items = instrument.items if competency is None else instrument.items_of(competency)
    place = {code: place for place, code in enumerate(instrument.codes)}
    chosen = answers[:, [place[item.code] for item in items]]
    points = np.where(chosen > NOT_OBSERVED, chosen.astype(np.float64), math.nan)
    for column, item in enumerate(items):
        if item.reversed:
            points[:, column] = item.scale.low + item.scale.high - points[:, column]
    return points
