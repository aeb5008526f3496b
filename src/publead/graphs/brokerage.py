"""Gould and Fernandez' five ways to stand between two others, by the groups of the three."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.graphs.csr import Csr, Floats, Symmetry
from publead.graphs.mixing import group_numbers
from publead.graphs.triangles import closed_triples

ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")


@attrs.frozen(eq=False)
class Brokerage:
    """
    How often each node stands between two others that are not tied, by role.

    The columns are those of ``ROLES``: coordinator (A A A), consultant (A B A), representative
    (A A B), gatekeeper (A B B), liaison (A B C), and their total, where the letters are the
    groups of a, v and b in a → v → b.

    Attributes
    ----------
    raw : ndarray of int64, shape (n, 6)
        The counts.
    expected, sd : ndarray of float, shape (n, 6)
        Their mean and standard deviation where every arc stands by itself with the chance that
        is the graph's density.
    """

    raw: NDArray[np.int64]
    expected: Floats
    sd: Floats

    @property
    def z(self) -> Floats:
        """The counts less their mean, over their sd, shape (n, 6); NaN where sd is 0."""
        z = np.full(self.sd.shape, np.nan)
        np.divide(self.raw - self.expected, self.sd, out=z, where=self.sd > 0)
        return z


def brokerage(csr: Csr, groups: ArrayLike) -> Brokerage:
    r"""
    Return Gould and Fernandez' brokerage roles of each node.

    Parameters
    ----------
    csr : Csr
        The graph, read as drawn; strengths are not read.
    groups : array_like of int, shape (n,)
        Each node's group, 0 or above.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two nodes, so that there is no density.

    Notes
    -----
    v stands between a and b where a → v, v → b, not a → b, and all three differ. With density d,
    :math:`p = d^2 (1 - d)`, and in a role K pairs (a, b), of which :math:`k_a` start at a and
    :math:`k_b` end at b,

    .. math::
        E = K p, \qquad
        \mathrm{Var} = K p (1 - p)
        + \bigl(d (1 - d)\bigr)^3 \Bigl(\sum_a k_a (k_a - 1) + \sum_b k_b (k_b - 1)\Bigr)

    Two pairs depend on each other only where they share a start or an end. The counts are far
    from normal in small graphs, so that z is a rough guide.

    References
    ----------
    Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation: a formal approach to
    brokerage in transaction networks. Sociological Methodology, 19, 89-126.
    https://doi.org/10.2307/270949

    Examples
    --------
    >>> found = brokerage(Csr.from_edges(3, [0, 1], [1, 2]), [0, 0, 1])
    >>> dict(zip(ROLES, found.raw[1].tolist()))["representative"]
    1
    """
    group = group_numbers(csr, groups)
    if csr.n < 2:
        raise UndefinedStatisticError(
            "brokerage",
            f"{counted(csr.n, 'node has', 'nodes have')} no density",
            "Give at least two nodes",
        )
    density = csr.n_arcs / (csr.n * (csr.n - 1))
    sizes = np.bincount(group).astype(np.float64)
    chance, extra = density**2 * (1 - density), (density * (1 - density)) ** 3
    pairs, sharing = _pairs(sizes, csr.n)
    variance = pairs * chance * (1 - chance) + extra * sharing
    return Brokerage(_raw(csr, group), (pairs * chance)[group], np.sqrt(variance)[group])


def _pairs(sizes: Floats, n: int) -> tuple[Floats, Floats]:
    """Return, by a broker's group and role, how many pairs there are and how many share an end."""
    own, rest = np.maximum(sizes - 1, 0), n - sizes
    squares, cubes = _over_others(sizes**2), _over_others(sizes**3)
    within = _over_others(sizes * (sizes - 1))
    pairs: list[Floats] = [
        own * (own - 1),
        within,
        own * rest,
        rest * own,
        rest * (rest - 1) - within,
    ]
    starts: list[Floats] = [
        own * (own - 1) * (own - 2),
        _over_others(sizes * (sizes - 1) * (sizes - 2)),
        own * rest * (rest - 1),
        rest * own * (own - 1),
        rest**3 - rest * (2 * squares + rest) + cubes + squares,
    ]
    ends = [starts[role] for role in (0, 1, 3, 2, 4)]
    pairs.append(np.full_like(sizes, (n - 1) * (n - 2)))
    starts.append(np.full_like(sizes, (n - 1) * (n - 2) * (n - 3)))
    ends.append(starts[-1])
    return np.stack(pairs, axis=1), np.stack(starts, axis=1) + np.stack(ends, axis=1)


def _over_others(values: Floats) -> Floats:
    others: Floats = values.sum() - values
    return others


def _raw(csr: Csr, group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count all a → v → b by their groups, less those with a = b, less those with a → b."""
    counts = np.zeros((csr.n, 6), dtype=np.int64)
    counts[:, :5] = _two_paths(csr, group)
    for a, v, b in closed_triples(csr):
        np.subtract.at(counts, (v, _roles(group[a], group[v], group[b])), 1)
    counts[:, 5] = counts.sum(axis=1)
    return counts


def _two_paths(csr: Csr, group: NDArray[np.int64]) -> NDArray[np.int64]:
    member = sparse.csr_array((np.ones(csr.n), (np.arange(csr.n), group)))
    plain = csr.unweighted()
    leaving, arriving = plain.sparse() @ member, plain.transposed().sparse() @ member
    back = plain.symmetrized(Symmetry.BOTH).sparse() @ member
    out, into, both = _totals(leaving), _totals(arriving), _totals(leaving * arriving)
    mine = (np.arange(csr.n), group)
    out_own, in_own, back_own = leaving[mine], arriving[mine], back[mine]
    same = in_own * out_own - back_own
    columns = [
        same,
        both - _totals(back) - same,
        in_own * (out - out_own),
        (into - in_own) * out_own,
        (into - in_own) * (out - out_own) - both + in_own * out_own,
    ]
    return np.stack(columns, axis=1).astype(np.int64)


def _totals(counts: sparse.csr_array) -> Floats:
    return np.asarray(counts.sum(axis=1), dtype=np.float64)


def _roles(a: NDArray[np.int64], v: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the column of the role that a broker v has between a and b."""
    other = np.where(a == b, 1, np.where(a == v, 2, np.where(b == v, 3, 4)))
    return np.where((a == v) & (b == v), 0, other)
