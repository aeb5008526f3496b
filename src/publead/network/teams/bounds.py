"""
Exact bounds where some of a team did not answer, many teams at once.

The same bounds over the same boxes as those of one network; their reasons stand there, in
`publead.network.indices.whole.box`.
"""

import attrs
import numpy as np

from publead.graphs.csr import Floats
from publead.graphs.stack_choices import effective_numbers
from publead.network.teams.ties import Mask

_CELLS_AT_ONCE = 1 << 20


@attrs.frozen(eq=False)
class Degrees:
    """
    Degrees of the people of many teams, where each is only known to lie between two numbers.

    Attributes
    ----------
    low, high : ndarray of float, shape (n_teams, n)
        Whole numbers, ``low <= high``.
    typical : ndarray of float, shape (n_teams, n)
        What they would be if those who did not answer were like those who did.
    """

    low: Floats
    high: Floats
    typical: Floats

    @classmethod
    def reported_by_others(cls, counts: Floats, answered: Mask) -> "Degrees":
        """Return degrees of ties that the others report: who did not answer could add one each."""
        silent = ~answered
        could = answered.sum(axis=1, keepdims=True) - answered
        rate = np.divide(counts, could, out=np.zeros(counts.shape), where=could > 0)
        room = silent.sum(axis=1, keepdims=True) - silent
        return cls(counts, counts + room, rate * (counts.shape[1] - 1))

    @classmethod
    def reported_by_oneself(cls, counts: Floats, answered: Mask) -> "Degrees":
        """Return degrees of ties that people report themselves: known, or anything at all."""
        n = counts.shape[1]
        some = np.maximum(answered.sum(axis=1, keepdims=True), 1)
        mean = np.where(answered, counts, 0.0).sum(axis=1, keepdims=True) / some
        low, high = np.where(answered, counts, 0.0), np.where(answered, counts, n - 1.0)
        return cls(low, high, np.where(answered, counts, mean))

    def spreads(self) -> tuple[Floats, Floats]:
        """Return the least and greatest sum of differences from the largest degree, by team."""
        low, high, n = self.low, self.high, self.low.shape[1]
        top = low.max(axis=1)
        least = n * top - np.minimum(high, top[:, None]).sum(axis=1)
        others = np.repeat(top[:, None], n, axis=1)
        if n > 1:
            second = np.partition(low, n - 2, axis=1)[:, n - 2]
            np.put_along_axis(others, low.argmax(axis=1)[:, None], second[:, None], axis=1)
        raised = low.sum(axis=1, keepdims=True) + high - low
        return least, (n * np.maximum(high, others) - raised).max(axis=1)

    def effective(self, answered: Mask) -> tuple[Floats, Floats]:
        """Return the least and greatest effective number, by team; NaN where all can only be 0."""
        n = self.low.shape[1]
        step = max(1, _CELLS_AT_ONCE // ((n + 1) * (n + 1)))
        least, greatest = [np.empty(0)], [np.empty(0)]
        for start in range(0, self.low.shape[0], step):
            part = slice(start, start + step)
            low, high = self.low[part], self.high[part]
            levels = np.clip(np.arange(n)[:, None], low[:, None, :], high[:, None, :])
            corners = _of_corners(low, high, answered[part])
            least.append(np.fmin.reduce(corners.reshape(low.shape[0], -1), axis=1))
            greatest.append(np.fmax.reduce(effective_numbers(levels), axis=1))
        return np.concatenate(least), np.concatenate(greatest)


def _of_corners(low: Floats, high: Floats, answered: Mask) -> Floats:
    """Return the number where the a largest of one kind and the b largest of the other are high."""
    sums, squares = [], []
    for mask in (answered, ~answered):
        order = np.argsort(np.where(mask, -low, np.inf), axis=1, kind="stable")
        below, above = (np.take_along_axis(ends, order, axis=1) for ends in (low, high))
        kind = np.take_along_axis(mask, order, axis=1)
        sums.append(_running(np.where(kind, above - below, 0.0)))
        squares.append(_running(np.where(kind, above**2 - below**2, 0.0)))
    total = low.sum(axis=1)[:, None, None] + sums[0][:, :, None] + sums[1][:, None, :]
    square = (low**2).sum(axis=1)[:, None, None] + squares[0][:, :, None] + squares[1][:, None, :]
    found = np.full(total.shape, np.nan)
    np.divide(total**2, square, out=found, where=square > 0)
    return found


def _running(gains: Floats) -> Floats:
    return np.concatenate([np.zeros((gains.shape[0], 1)), np.cumsum(gains, axis=1)], axis=1)
