"""The distances in a small graph, in hops."""

import numpy as np

from publead.graphs.csr import Csr, Floats


def hop_rows(csr: Csr) -> Floats:
    """
    Return the distance from each node to each, shape (n, n); inf where there is no path.

    Examples
    --------
    >>> hop_rows(Csr.from_edges(3, [0, 1], [1, 2])).tolist()
    [[0.0, 1.0, 2.0], [inf, 0.0, 1.0], [inf, inf, 0.0]]
    """
    step = np.zeros((csr.n, csr.n), dtype=np.float32)
    step[csr.arc_sources, csr.indices] = 1.0
    rows = np.where(step > 0, 1.0, np.inf)
    np.fill_diagonal(rows, 0.0)
    reached = step
    for hops in range(2, csr.n):
        fresh = (reached @ step > 0) & (rows == np.inf)
        if not fresh.any():
            break
        rows[fresh] = hops
        reached = fresh.astype(np.float32)
    return rows
