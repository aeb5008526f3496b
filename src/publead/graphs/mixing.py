"""Ties within and between groups."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import counted
from publead.graphs.csr import Csr, Floats, Symmetry

Groups = NDArray[np.int64]


@attrs.frozen
class ExternalInternal:
    """
    Krackhardt and Stern's index, with what it is made of and what to hold it against.

    Attributes
    ----------
    external, internal : int
        Arcs between groups, and within them.
    value : float
        (external - internal) / (external + internal): -1 for all within, +1 for all between.
    expected : float
        Its mean over all networks with as many arcs: the same of all ordered pairs of nodes.
    """

    external: int
    internal: int
    value: float
    expected: float


def group_numbers(csr: Csr, groups: ArrayLike) -> Groups:
    """Return each node's group as an integer; refuse what does not fit the graph."""
    group = np.asarray(groups)
    if group.shape != (csr.n,) or group.dtype.kind not in "iu" or bool((group < 0).any()):
        raise PolicyError(
            f"groups of shape {group.shape} and type {group.dtype} do not fit "
            f"{counted(csr.n, 'node')}; "
            "give each node one whole number, 0 or above"
        )
    return group.astype(np.int64)


def mixing_matrix(csr: Csr, groups: ArrayLike) -> Floats:
    """
    Return the strength of all arcs from each group to each, shape (n_groups, n_groups).

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths: counts of arcs where all are 1.
    groups : array_like of int, shape (n,)
        Each node's group, 0 or above.

    Examples
    --------
    >>> mixing_matrix(Csr.from_edges(3, [0, 1], [1, 2]), [0, 0, 1]).tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    group = group_numbers(csr, groups)
    size = int(group.max(initial=-1)) + 1
    cell = group[csr.arc_sources] * size + group[csr.indices]
    sums = np.bincount(cell, csr.arc_strengths, minlength=size * size)
    return sums.astype(np.float64).reshape(size, size)


def ei_index(csr: Csr, groups: ArrayLike) -> ExternalInternal:
    r"""
    Return the E-I index of the arcs.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs.

    Notes
    -----
    .. math:: (E - I) / (E + I)

    References
    ----------
    Krackhardt, D., & Stern, R. N. (1988). Informal networks and organizational crises: an
    experimental simulation. Social Psychology Quarterly, 51(2), 123-140.
    https://doi.org/10.2307/2786835

    Examples
    --------
    >>> ei_index(Csr.from_edges(3, [0, 1], [1, 2]), [0, 0, 1]).value
    0.0
    """
    group = group_numbers(csr, groups)
    if not csr.n_arcs:
        raise UndefinedStatisticError(
            "the E-I index", "there are no ties", "Report that there are none"
        )
    external = int((group[csr.arc_sources] != group[csr.indices]).sum())
    sizes = np.bincount(group)
    pairs, inside = csr.n * (csr.n - 1), int((sizes * (sizes - 1)).sum())
    return ExternalInternal(
        external,
        csr.n_arcs - external,
        (2 * external - csr.n_arcs) / csr.n_arcs,
        (pairs - 2 * inside) / pairs,
    )


def ei_of_nodes(csr: Csr, groups: ArrayLike) -> Floats:
    """
    Return each node's own E-I index over those it is tied to either way, shape (n,).

    NaN for a node without ties.

    Examples
    --------
    >>> ei_of_nodes(Csr.from_edges(3, [0, 1], [1, 2]), [0, 0, 1]).tolist()
    [-1.0, 0.0, 1.0]
    """
    group = group_numbers(csr, groups)
    tied = csr.unweighted().symmetrized(Symmetry.UNION)
    sign = np.where(group[tied.arc_sources] != group[tied.indices], 1.0, -1.0)
    sums, degrees = tied.sparse(sign) @ np.ones(csr.n), tied.out_degrees
    indices = np.full(csr.n, np.nan)
    np.divide(sums, degrees, out=indices, where=degrees > 0)
    return indices


def ei_permutations(csr: Csr, groups: ArrayLike, n_draws: int, rng: np.random.Generator) -> Floats:
    """
    Return the E-I index under groups dealt out at random, shape (n_draws,).

    Ties stay as they are, and so do the sizes of the groups.

    Parameters
    ----------
    csr, groups
        As in `ei_index`.
    n_draws : int
        How many deals.
    rng : numpy.random.Generator
        Where chance comes from.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> ei_permutations(Csr.from_edges(3, [0], [1]), [0, 0, 0], 2, rng).tolist()
    [-1.0, -1.0]
    """
    group = group_numbers(csr, groups)
    ei_index(csr, group)
    sources, targets = csr.arc_sources, csr.indices
    values = np.empty(n_draws)
    for draw in range(n_draws):
        dealt = rng.permutation(group)
        values[draw] = 2 * np.count_nonzero(dealt[sources] != dealt[targets])
    indices: Floats = values / csr.n_arcs - 1
    return indices


def nominal_assortativity(csr: Csr, groups: ArrayLike) -> float:
    r"""
    Return how far strength stays within groups, beyond what their shares would bring.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs, or all come from one group and lead to the same.

    Notes
    -----
    With shares :math:`e_{gh}` of the strength from g to h, and their row and column sums a, b,

    .. math:: \Bigl(\sum e_{gg} - \sum a_g b_g\Bigr) / \Bigl(1 - \sum a_g b_g\Bigr)

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, 026126.
    https://doi.org/10.1103/PhysRevE.67.026126

    Examples
    --------
    >>> nominal_assortativity(Csr.from_dense([[0, 1], [1, 0]]), [0, 1])
    -1.0
    """
    mixing = mixing_matrix(csr, groups)
    total = mixing.sum()
    chance = float(mixing.sum(axis=1) @ mixing.sum(axis=0)) / total**2 if total else 1.0
    if chance >= 1:
        raise UndefinedStatisticError(
            "assortativity", "no ties could lead to another group", "Give at least two groups"
        )
    return float((np.trace(mixing) / total - chance) / (1 - chance))
