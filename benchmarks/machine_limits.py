"""What one core of this machine can do at most: random reads, and bytes moved in order."""

import time
from collections.abc import Callable
from functools import partial

import attrs
import numpy as np
from network_rounds import markdown

ROOMS = {"64 kB": 1 << 16, "1 MB": 1 << 20, "16 MB": 1 << 24, "512 MB": 1 << 29}
READS = 4_000_000


@attrs.frozen
class Limit:
    """
    What a core does with numbers in a room.

    Attributes
    ----------
    name : str
        The room.
    size : int
        How many bytes it has.
    reads : float
        Numbers of 8 bytes read in any order, a second.
    bytes : float
        Bytes read in order, a second.
    """

    name: str
    size: int
    reads: float
    bytes: float


def measured_limits() -> list[Limit]:
    """Return the limits, the smallest room first."""
    rng, found = np.random.default_rng(1), []
    for name, size in ROOMS.items():
        held = np.ones(size // 8, dtype=np.uint64)
        places = rng.integers(0, held.size, READS)
        out = np.empty(READS, dtype=np.uint64)
        reads = READS / least(partial(held.take, places, out=out, mode="clip"))
        moved = size / least(held.sum, max(5, (1 << 27) // size))
        found.append(Limit(name, size, reads, moved))
    return found


def limit_of(limits: list[Limit], size: int) -> Limit:
    """Return the limit of the smallest room that is large enough."""
    return next((limit for limit in limits if limit.size >= size), limits[-1])


def limits_table(limits: list[Limit]) -> str:
    """Return the limits as a table."""
    rows = [[each.name, f"{each.reads:.2g}", f"{each.bytes / 1e9:.1f}"] for each in limits]
    return markdown(["numbers in", "random reads / s", "GB / s in order"], rows)


def least(work: Callable[[], object], times: int = 5) -> float:
    """Return the least processor time of some runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)
