"""The ties of a network as arrays, after every policy has been applied."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted


def _sealed_places(values: NDArray[np.int32]) -> NDArray[np.int32]:
    array = np.array(values, dtype=np.int32)
    array.flags.writeable = False
    return array


def _sealed_strengths(values: NDArray[np.float64] | None) -> NDArray[np.float64] | None:
    if values is None:
        return None
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Arcs:
    """
    Ties as arrays of equal length; a tie without direction stands here once.

    Attributes
    ----------
    sources, targets : ndarray of int32
        Places among the people; never the same.
    strengths : ndarray of float or None
        Above 0; None where ties have no strength.
    layer, wave : ndarray of int32
        Places among the layers and the waves.
    """

    sources: NDArray[np.int32] = attrs.field(converter=_sealed_places)
    targets: NDArray[np.int32] = attrs.field(converter=_sealed_places)
    strengths: NDArray[np.float64] | None = attrs.field(default=None, converter=_sealed_strengths)
    layer: NDArray[np.int32] = attrs.field(converter=_sealed_places)
    wave: NDArray[np.int32] = attrs.field(converter=_sealed_places)

    def __len__(self) -> int:
        """Return the number of ties."""
        return int(self.sources.size)

    def __repr__(self) -> str:
        """Return the number of ties; never who named whom."""
        return f"Arcs: {counted(len(self), 'tie')}"

    def taken(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Arcs":
        """Return some of the ties, by a mask or by places."""
        return Arcs(
            sources=self.sources[which],
            targets=self.targets[which],
            strengths=None if self.strengths is None else self.strengths[which],
            layer=self.layer[which],
            wave=self.wave[which],
        )

    def of_layer(self, place: int) -> "Arcs":
        """Return the ties of one layer, as ties of the only one."""
        arcs = self.taken(np.equal(self.layer, place))
        return attrs.evolve(arcs, layer=np.zeros(len(arcs), dtype=np.int32))

    def of_wave(self, place: int) -> "Arcs":
        """Return the ties of one wave, as ties of the only one."""
        arcs = self.taken(np.equal(self.wave, place))
        return attrs.evolve(arcs, wave=np.zeros(len(arcs), dtype=np.int32))

    def flat(self, n: int) -> "Arcs":
        """Return each of the ties among n people once, whatever its layer, wave and strength."""
        keys = self.sources.astype(np.int64) * n + self.targets
        first = np.sort(np.unique(keys, return_index=True)[1])
        zeros = np.zeros(first.size, dtype=np.int32)
        return attrs.evolve(self.taken(first), strengths=None, layer=zeros, wave=zeros)

    def both_ways(self) -> "Arcs":
        """Return each of the ties twice, drawn from either end."""
        strengths = None if self.strengths is None else np.tile(self.strengths, 2)
        return Arcs(
            sources=np.concatenate([self.sources, self.targets]),
            targets=np.concatenate([self.targets, self.sources]),
            strengths=strengths,
            layer=np.tile(self.layer, 2),
            wave=np.tile(self.wave, 2),
        )
