"""What compiled kernels are made with: the one file that imports numba."""

from collections.abc import Callable
from typing import Any

import numba
import numba.extending
import numpy as np
from llvmlite import ir

Kernel = Callable[..., Any]

ONE = np.uint64(1)


def compiled(kernel: Kernel) -> Kernel:
    """
    Return a kernel that numba compiles when it is first called, and that lets other threads run.

    What was compiled is kept beside the kernel's file for the next process; in the user's own
    cache where that folder is read-only; and nowhere where neither can be written to.
    """
    try:
        return numba.njit(kernel, cache=True, nogil=True)
    except RuntimeError:  # numba found no folder for its cache
        return numba.njit(kernel, nogil=True)


def _lowest_bit(_typing: Any, _word: Any) -> Any:
    """Return the place of the lowest bit of a word that is not 0."""

    def code(_context: Any, builder: Any, _signature: Any, words: Any) -> Any:
        return builder.cttz(words[0], ir.Constant(ir.IntType(1), 1))

    return numba.uint64(numba.uint64), code


def _count_bits(_typing: Any, _word: Any) -> Any:
    """Return how many bits of a word are 1."""

    def code(_context: Any, builder: Any, _signature: Any, words: Any) -> Any:
        return builder.ctpop(words[0])

    return numba.int64(numba.uint64), code


# Each is one machine instruction.
lowest_bit: Kernel = numba.extending.intrinsic(_lowest_bit)
count_bits: Kernel = numba.extending.intrinsic(_count_bits)
