"""Stacks of small graphs as bits: a word holds the arcs of one node, and sets meet in a step."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arcs = NDArray[np.bool_]
Words = NDArray[np.unsignedinteger[Any]]
Numbers = NDArray[np.integer[Any]]


def packed(arcs: Arcs) -> Words:
    """
    Return each node's targets as bits, from (n_graphs, n, n) to (n_graphs, n, n_words).

    Words are as short as the graphs allow, 8 to 64 bits; larger graphs take several.
    """
    n = arcs.shape[2]
    size = next((size for size in (1, 2, 4) if n <= 8 * size), 8)
    in_bytes = np.packbits(arcs, axis=2, bitorder="little")
    padded = np.zeros((*arcs.shape[:2], size * -(-n // (8 * size))), dtype=np.uint8)
    padded[:, :, : in_bytes.shape[2]] = in_bytes
    return padded.view(f"<u{size}").astype(f"=u{size}", copy=False)


def unpacked(words: Words) -> Arcs:
    """Return bits as what `packed` takes."""
    in_bytes = words.astype(words.dtype.newbyteorder("<"), copy=False).view(np.uint8)
    bits = np.unpackbits(in_bytes, axis=2, count=words.shape[1], bitorder="little")
    return bits.view(np.bool_)


def counted(words: Words) -> Numbers:
    """Return how many bits are set in the words along the last axis."""
    found = np.bitwise_count(words)
    return found[..., 0] if words.shape[-1] == 1 else found.sum(axis=-1, dtype=np.int32)


def bit(words: Words, place: int) -> Words:
    """Return a bit, 0 or 1, of each set of words along the last axis."""
    word, shift = divmod(place, 8 * words.itemsize)
    kind = words.dtype.type
    return (words[..., word] >> kind(shift)) & kind(1)


def closed(words: Words) -> Words:
    """
    Return whom each node reaches, itself included.

    References
    ----------
    Warshall, S. (1962). A theorem on Boolean matrices. Journal of the ACM, 9(1), 11-12.
    https://doi.org/10.1145/321105.321107
    """
    kind, reached, nodes = words.dtype.type, words.copy(), np.arange(words.shape[1])
    word, shift = np.divmod(nodes, 8 * words.itemsize)
    reached[:, nodes, word] |= np.left_shift(kind(1), shift.astype(words.dtype))
    for through in range(words.shape[1]):
        # All ones where the bit is set: no branch, and nothing is copied that is not taken.
        taken = kind(0) - bit(reached, through)
        reached |= taken[:, :, None] & reached[:, through, None, :]
    return reached
