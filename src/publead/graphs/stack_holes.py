"""Burt's constraint of every node, in many small graphs of one size at once."""

import numpy as np
from numpy.typing import ArrayLike

from publead.graphs.csr import Floats
from publead.graphs.stacks import Arcs, as_stack, parts_of, ratio

CELLS_AT_ONCE = 1 << 15


def constraints(stack: ArrayLike) -> Floats:
    """
    Return what `holes.structural_holes` gives as constraint, shape (n_graphs, n).

    NaN for a node without contacts. Arcs all count 1, and both ways count 2.

    Examples
    --------
    >>> star = [[0, 1, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    >>> constraints([star]).round(4).tolist()
    [[0.3333, 1.0, 1.0, 1.0]]
    """
    parts = [_constraints(part) for part in parts_of(as_stack(stack), CELLS_AT_ONCE)]
    return np.concatenate(parts)


def _constraints(arcs: Arcs) -> Floats:
    joint = arcs.astype(np.float64) + arcs.transpose(0, 2, 1)
    total = joint.sum(axis=2)
    share = joint * ratio(np.ones(total.shape), total)[:, :, None]
    share[total == 0] = 0.0
    # The diagonal is a way back to oneself, which is no contact.
    local = (share + share @ share) * (joint > 0)
    found: Floats = (local * local).sum(axis=2)
    found[total == 0] = np.nan
    return found
