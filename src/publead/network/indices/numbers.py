"""The numbers of an index: sealed, and each with whether it may be read."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from publead.estimates import Status

Floats: TypeAlias = NDArray[np.float64]


def sealed(values: Floats) -> Floats:
    """Return a copy of an array that cannot be written to."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


def statuses(values: Floats) -> tuple[Status, ...]:
    """Return whether each number may be read; NaN is one that is not estimable."""
    return tuple(
        Status.NOT_ESTIMABLE if missing else Status.SHOWN for missing in np.isnan(values).tolist()
    )
