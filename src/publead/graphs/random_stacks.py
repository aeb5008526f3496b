"""Graphs drawn at random: each of a given size and number of ties as likely as any other."""

import math

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.estimates import counted
from publead.graphs.csr import Kind


def random_stack(
    n: int, n_ties: int, n_draws: int, rng: np.random.Generator, *, kind: Kind = Kind.DIRECTED
) -> NDArray[np.bool_]:
    """
    Return graphs drawn at random from all that have so many nodes and ties.

    Parameters
    ----------
    n : int
        How many nodes.
    n_ties : int
        How many arcs; for undirected graphs, how many edges.
    n_draws : int
        How many graphs. They take 9 bytes a pair of nodes and graph while they are drawn.
    rng : numpy.random.Generator
        Where chance comes from.
    kind : Kind
        Whether arcs or edges are drawn.

    Returns
    -------
    ndarray of bool, shape (n_draws, n, n)
        Nothing on the diagonals; symmetric for undirected graphs.

    Raises
    ------
    PolicyError
        If there are not so many pairs, or a number is below 0.

    Notes
    -----
    Each pair is given a number at random, and those with the least are tied: a simple random
    sample of the pairs without replacement. These are the conditional uniform graphs, given size
    and density, of Anderson, Butts and Carley.

    References
    ----------
    Anderson, B. S., Butts, C., & Carley, K. (1999). The interaction of size and density with
    graph-level indices. Social Networks, 21(3), 239-267.
    https://doi.org/10.1016/S0378-8733(99)00011-8

    Examples
    --------
    >>> drawn = random_stack(4, 5, 3, np.random.default_rng(1))
    >>> drawn.shape, drawn.sum(axis=(1, 2)).tolist()
    ((3, 4, 4), [5, 5, 5])
    """
    pairs = math.comb(max(n, 0), 2) * (2 if kind is Kind.DIRECTED else 1)
    if min(n, n_draws) < 0 or not 0 <= n_ties <= pairs:
        raise PolicyError(
            f"{counted(n_draws, 'graph')} of {counted(n, 'node')} and {counted(n_ties, 'tie')} "
            f"cannot be drawn; {counted(n, 'node has', 'nodes have')} "
            f"room for 0 to {counted(pairs, 'tie')}"
        )
    tied = np.zeros((n_draws, pairs), dtype=np.bool_)
    if 0 < n_ties < pairs:
        chosen = np.argpartition(rng.random((n_draws, pairs)), n_ties, axis=1)[:, :n_ties]
        np.put_along_axis(tied, chosen, values=True, axis=1)
    else:
        tied[:] = n_ties > 0
    stack = np.zeros((n_draws, n, n), dtype=np.bool_)
    if kind is Kind.DIRECTED:
        stack[:, ~np.eye(n, dtype=np.bool_)] = tied
        return stack
    stack[:, np.triu(np.ones((n, n), dtype=np.bool_), 1)] = tied
    return stack | stack.transpose(0, 2, 1)
