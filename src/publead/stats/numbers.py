"""Numbers as they come in: one check that they are numbers, for every room of the workshop."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, InputError, PolicyError
from publead.estimates import counted

Floats = NDArray[np.float64]


def as_floats(values: ArrayLike, n_axes: int, what: str) -> Floats:
    """
    Return values as floats with *n_axes* axes; NaN is missing, and infinity is refused.

    What is no number is not repeated in the fault, for it may be a name.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        fault = Fault("not all are numbers", remedy="Turn answers into numbers, in equal rows")
        raise InputError(what, [fault]) from None
    if array.ndim != n_axes:
        raise PolicyError(
            f"{what} have {counted(array.ndim, 'axis', 'axes')}, shape {array.shape}; give {n_axes}"
        )
    if n_axes == 1:
        array = np.ascontiguousarray(array)  # a column of a table is slow to read again and again
    # A sum is finite or NaN unless an infinity came in, and costs no array of flags.
    with np.errstate(over="ignore", invalid="ignore"):
        total = array.sum()
    if not np.isfinite(total) and np.isinf(array).any():
        raise InputError(what, [Fault("there are infinite values", remedy="Mark them as NaN")])
    return array
