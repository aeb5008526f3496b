"""Ratings that are categories: their codes, and what every kappa needs of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Measure
from publead.stats.agreement.arrays import Floats

LIMITS = (
    "that raters are right; where one category takes nearly all, it is low or undefined however "
    "well raters agree"
)
"""What no kappa shows."""


def codes_of(values: Floats, categories: Sequence[float] | None) -> tuple[NDArray[np.intp], int]:
    """Return each value's place among the categories, and how many there are."""
    if categories is None:
        distinct, codes = np.unique(values, return_inverse=True)
        return codes.reshape(-1), distinct.size
    offered = {float(category): place for place, category in enumerate(categories)}
    strange = sorted(set(values.tolist()) - set(offered))
    if strange:
        raise PolicyError(f"{strange[:5]} are not among the categories {list(offered)}")
    return np.array([offered[value] for value in values.tolist()], dtype=np.intp), len(offered)


def check_categories(measure: Measure, n: int, q: int) -> None:
    """Refuse a kappa that has fewer than two units, or a single category."""
    if n > 1 and q > 1:
        return
    few = "only one unit has two ratings" if n else "no unit has two ratings"
    cause = "a single category was used" if n > 1 else few
    raise UndefinedStatisticError(
        measure.name, cause, "Report the counts: there is no agreement beyond chance to find"
    )
