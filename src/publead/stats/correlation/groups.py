"""Which group each whole row belongs to, and the means of groups."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.stats.agreement.arrays import Floats, check_lengths, factorize
from publead.stats.correlation.columns import Rows


def groups_of(rows: Rows, labels: ArrayLike) -> NDArray[np.intp]:
    """Return each whole row's group, numbered from 0 without gaps."""
    place, _ = factorize(labels)
    check_lengths(x=rows.whole, groups=place)
    _, again = np.unique(place[rows.whole], return_inverse=True)
    return again.reshape(-1).astype(np.intp)


def means_of(values: Floats, group: NDArray[np.intp], counts: NDArray[np.intp]) -> Floats:
    """Return each group's mean, shifted by a first value so that digits are kept."""
    if not values.size:
        return values
    means: Floats = values[0] + np.bincount(group, weights=values - values[0]) / counts
    return means
