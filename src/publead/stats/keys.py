"""Which item of a matrix of answers counts towards which scale."""

from collections.abc import Iterator
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError

Number = TypeVar("Number", bound=np.generic)


def _whole(numbers: ArrayLike) -> NDArray[np.int64]:
    return _sealed(np.array(numbers).astype(np.int64, casting="safe"))


def _flags(flags: ArrayLike) -> NDArray[np.bool_]:
    return _sealed(np.array(flags).astype(np.bool_, casting="safe"))


def _weights(weights: ArrayLike | None) -> NDArray[np.float64] | None:
    return None if weights is None else _sealed(np.array(weights, dtype=np.float64))


@attrs.frozen(kw_only=True, eq=False)
class Key:
    """
    Which item counts towards which scale, and in which direction.

    The items of one scale share their range, because answers on different ranges have no common
    mean; so the range belongs to the scale.

    Attributes
    ----------
    scale : ndarray of int, shape (n_items,)
        Each item's scale, as a place from 0 to n_scales - 1. Every scale has an item.
    reversed : ndarray of bool, shape (n_items,)
        Whether a high answer speaks for a low score.
    low, high : ndarray of int, shape (n_scales,)
        Each scale's declared ends, between -126 and 127.
    weights : ndarray of float, shape (n_items,), optional
        What each item counts, at least 0 and with a positive total in each scale; None where
        items count alike.

    Raises
    ------
    PolicyError
        If the lengths do not fit, a scale has no item, an end or a weight makes no sense.

    Examples
    --------
    >>> key = Key(scale=[0, 0, 1], reversed=[False, True, False], low=[1, 0], high=[5, 10])
    >>> key.n_scales, key.sizes.tolist()
    (2, [2, 1])
    """

    scale: NDArray[np.int64] = attrs.field(converter=_whole)
    reversed: NDArray[np.bool_] = attrs.field(converter=_flags)
    low: NDArray[np.int64] = attrs.field(converter=_whole)
    high: NDArray[np.int64] = attrs.field(converter=_whole)
    weights: NDArray[np.float64] | None = attrs.field(default=None, converter=_weights)

    def __attrs_post_init__(self) -> None:
        """Refuse a key that could not score any form."""
        wrong = next(self._wrongs(), None)
        if wrong is not None:
            raise PolicyError(f"the key cannot be used: {wrong}")

    @property
    def n_items(self) -> int:
        """How many items are keyed."""
        return self.scale.size

    @property
    def n_scales(self) -> int:
        """How many scales there are."""
        return self.low.size

    @property
    def sizes(self) -> NDArray[np.intp]:
        """How many items each scale has, shape (n_scales,)."""
        return np.bincount(self.scale, minlength=self.n_scales)

    def _wrongs(self) -> Iterator[str]:
        if not self.scale.shape == self.reversed.shape == (self.n_items,):
            yield "give one scale and one direction an item"
        if not self.low.shape == self.high.shape == (self.n_scales,):
            yield "give one low and one high a scale"
        if np.any((self.low < -126) | (self.low >= self.high) | (self.high > 127)):
            yield "each low must be below its high, both between -126 and 127"
        known = (self.scale >= 0) & (self.scale < self.n_scales)
        if not (self.n_items and known.all() and self.sizes.all()):
            yield f"each of the {self.n_scales} scales needs an item, and each item a scale"
        if self.weights is not None:
            yield from self._wrong_weights(self.weights)

    def _wrong_weights(self, weights: NDArray[np.float64]) -> Iterator[str]:
        if weights.shape != self.scale.shape:
            yield "give one weight an item"
        elif not np.all(np.isfinite(weights) & (weights >= 0)):
            yield "each weight must be a finite number, at least 0"
        elif not np.bincount(self.scale, weights).all():
            yield "each scale needs an item with a weight above 0"


def _sealed(array: NDArray[Number]) -> NDArray[Number]:
    array.flags.writeable = False
    return array
