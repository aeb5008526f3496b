"""Places for labels beside their numbers: as near as may be, and never on one another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def spread_out(
    wanted: Sequence[float], apart: Sequence[float], ends: tuple[float, float]
) -> NDArray[np.float64]:
    """
    Return places that keep their order and their distance, as near to those wanted as may be.

    Parameters
    ----------
    wanted : sequence of float
        Where each label would stand alone.
    apart : sequence of float
        How much room each takes.
    ends : tuple of float
        Between which places they should lie; where they need more room, they go beyond the lower
        end.

    Returns
    -------
    ndarray of float, shape (n_labels,)
        In the order given. The sum of the squared moves is the least that leaves them apart.

    Examples
    --------
    >>> spread_out([2.0, 2.0, 4.0], [1.0, 1.0, 1.0], (0.0, 5.0)).tolist()
    [1.5, 2.5, 4.0]
    """
    order = np.argsort(np.asarray(wanted, dtype=np.float64), kind="stable")
    room = np.asarray(apart, dtype=np.float64)[order]
    # Less the room of those below, places that are apart are places in ascending order.
    below = np.concatenate([[0.0], np.cumsum((room[1:] + room[:-1]) / 2)])
    level = _ascending(np.asarray(wanted, dtype=np.float64)[order] - below)
    highest = ends[1] - below[-1] - room[-1] / 2 if room.size else ends[1]
    lowest = ends[0] + room[0] / 2 if room.size else ends[0]
    kept = np.minimum(np.maximum(level, lowest), highest) + below[: level.size]
    places = np.empty(order.size)
    places[order] = kept
    return places


def _ascending(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the ascending numbers nearest to those given, by pooling neighbours out of order."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values.tolist():
        means.append(value)
        sizes.append(1)
        while len(means) > 1 and means[-2] > means[-1]:
            mean, size = means.pop(), sizes.pop()
            means[-1] = (means[-1] * sizes[-1] + mean * size) / (sizes[-1] + size)
            sizes[-1] += size
    return np.repeat(np.array(means, dtype=np.float64), sizes)
