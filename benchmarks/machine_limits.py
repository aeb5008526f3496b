"""What one core of this machine can do at most: random reads, and bytes moved in order."""

import time

import numpy as np
from side_by_side import table

ROOMS = {"64 kB": 1 << 16, "1 MB": 1 << 20, "16 MB": 1 << 24, "512 MB": 1 << 29}
READS = 4_000_000


def seconds(work: object, times: int = 5) -> float:
    """Return the least processor time of some runs."""
    assert callable(work)
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def machine_limits(_: int = 5) -> str:
    """Return reads of 8 bytes a second, in any order, and bytes a second, in order, by room."""
    rng, rows = np.random.default_rng(1), []
    for name, size in ROOMS.items():
        held = np.ones(size // 8, dtype=np.uint64)
        places = rng.integers(0, held.size, READS)
        found = np.empty(READS, dtype=np.uint64)
        reads = READS / seconds(lambda h=held, p=places, f=found: h.take(p, out=f, mode="clip"))
        passes = max(1, (1 << 27) // size)
        moved = passes * size / seconds(lambda h=held, p=passes: [h.sum() for _ in range(p)])
        rows.append([name, f"{reads:.2g}", f"{moved / 1e9:.1f}"])
    return table(["numbers in", "random reads / s", "GB / s in order"], rows)
