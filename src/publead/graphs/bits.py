"""Sets of sources as words of bits, 64 a word."""

import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Integers

Words = NDArray[np.uint64]

BITS = 64


def source_bits(n: int, sources: Integers) -> Words:
    """Return words of bits, (n, n_words), in which the k-th source alone has the k-th bit."""
    bits = np.zeros((n, -(-sources.size // BITS)), dtype=np.uint64)
    column = np.arange(sources.size, dtype=np.uint64)
    bits[sources, column // BITS] = np.uint64(1) << (column % np.uint64(BITS))
    return bits


def bit_counts(words: Words) -> NDArray[np.int64]:
    """Return how many bits each row of words has, shape (n,); exact below 2 ** 24."""
    # A product is five times faster than a sum of bytes along short rows.
    ones = np.ones(words.shape[1], dtype=np.float32)
    counts: NDArray[np.float32] = np.bitwise_count(words).astype(np.float32) @ ones
    return counts.astype(np.int64)
