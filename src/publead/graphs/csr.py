"""A graph as arrays: compressed sparse rows, and the words in which kernels are asked."""

from enum import Enum
from typing import Any

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from publead.errors import Fault, InputError
from publead.estimates import counted
from publead.graphs.arc_checks import SUBJECT, check_ends, check_repeats, node_numbers

Integers = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]


class Side(Enum):
    """Which end of the arcs is read: paths that arrive at a node, or that leave it."""

    IN = "in"
    OUT = "out"


class Kind(Enum):
    """Whether i → j and j → i are two arcs, or the two halves of one edge."""

    DIRECTED = "directed"
    UNDIRECTED = "undirected"


class Symmetry(Enum):
    """Which pairs are tied once direction is left out: those with an arc either way, or both."""

    UNION = "union"
    BOTH = "both"


class Joint(Enum):
    """What a pair's strength is once direction is left out: the greater of its arcs', or both."""

    MAX = "max"
    SUM = "sum"


def _read_only(values: NDArray[Any]) -> NDArray[Any]:
    view = values.view()
    view.flags.writeable = False
    return view


def _read_only_or_none(values: Floats | None) -> Floats | None:
    return None if values is None else _read_only(values)


@attrs.frozen(eq=False, repr=False)
class Csr:
    """
    A simple directed graph in compressed sparse rows; an edge is stored as both its arcs.

    Use `from_edges` or `from_dense`, which check what they are given.

    Attributes
    ----------
    n : int
        How many nodes; they are numbered 0 to n - 1.
    indptr : ndarray of int, shape (n + 1,)
        The arcs that leave node i stand at ``indptr[i]`` to ``indptr[i + 1]``.
    indices : ndarray of int, shape (n_arcs,)
        Each arc's target, ascending within a node.
    strengths : ndarray of float64, shape (n_arcs,), or None
        Each arc's strength, above 0; None where all are 1.

    Examples
    --------
    >>> star = Csr.from_edges(3, [1, 2], [0, 0])
    >>> star.in_degrees.tolist(), star.transposed().dense().tolist()
    ([2, 0, 0], [[0.0, 1.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    """

    n: int
    indptr: Integers = attrs.field(converter=_read_only)
    indices: Integers = attrs.field(converter=_read_only)
    strengths: Floats | None = attrs.field(default=None, converter=_read_only_or_none)

    @classmethod
    def from_edges(
        cls, n: int, sources: ArrayLike, targets: ArrayLike, strengths: ArrayLike | None = None
    ) -> "Csr":
        """
        Return the graph of the arcs given.

        Parameters
        ----------
        n : int
            How many nodes.
        sources, targets : array_like of int, shape (n_arcs,)
            The ends of each arc, 0 to n - 1.
        strengths : array_like of float, shape (n_arcs,), optional
            Above 0 and finite; all 1 where left out.

        Raises
        ------
        InputError
            If an arc leaves the graph, joins a node to itself, stands twice, or has a strength
            that is not a number above 0. Which of them counts is for the caller to say.
        """
        source, target = node_numbers(sources), node_numbers(targets)
        strength = None if strengths is None else np.asarray(strengths, dtype=np.float64)
        check_ends(n, source, target, strength)
        keys = source * np.int64(n) + target
        if not bool(np.all(keys[1:] > keys[:-1])):
            order = np.argsort(keys, kind="stable")
            keys, source, target = keys[order], source[order], target[order]
            strength = None if strength is None else strength[order]
            check_repeats(keys, n)
        kind = np.int32 if max(n, keys.size) < np.iinfo(np.int32).max else np.int64
        indptr = np.zeros(n + 1, dtype=kind)
        np.cumsum(np.bincount(source, minlength=n), out=indptr[1:])
        return cls(n, indptr, target.astype(kind), strength)

    @classmethod
    def from_dense(cls, matrix: ArrayLike) -> "Csr":
        """
        Return the graph of a square matrix: the arc i → j has the strength in row i, column j.

        Parameters
        ----------
        matrix : array_like of float, shape (n, n)
            0 where there is no arc; nothing on the diagonal.

        Raises
        ------
        InputError
            If the matrix is not square, or holds what `from_edges` refuses.
        """
        dense = np.asarray(matrix, dtype=np.float64)
        if dense.ndim != 2 or dense.shape[0] != dense.shape[1]:
            problem = f"the matrix has the shape {dense.shape}"
            raise InputError(SUBJECT, [Fault(problem, remedy="Give one row and column a node")])
        source, target = np.nonzero(dense)
        strength = dense[source, target]
        if bool((strength == 1).all()):
            return cls.from_edges(dense.shape[0], source, target)
        return cls.from_edges(dense.shape[0], source, target, strength)

    def __repr__(self) -> str:
        """Return the size; never who is joined to whom."""
        return f"Csr: {counted(self.n, 'node')}, {counted(self.indices.size, 'arc')}"

    @property
    def n_arcs(self) -> int:
        """How many arcs; an edge counts as two."""
        return self.indices.size

    @property
    def arc_sources(self) -> Integers:
        """Each arc's source, shape (n_arcs,)."""
        return np.repeat(np.arange(self.n, dtype=self.indices.dtype), self.out_degrees)

    @property
    def arc_strengths(self) -> Floats:
        """Each arc's strength, shape (n_arcs,); ones where none were given."""
        return np.ones(self.n_arcs) if self.strengths is None else self.strengths

    @property
    def out_degrees(self) -> Integers:
        """How many arcs leave each node, shape (n,)."""
        return np.diff(self.indptr)

    @property
    def in_degrees(self) -> Integers:
        """How many arcs arrive at each node, shape (n,)."""
        return np.bincount(self.indices, minlength=self.n)

    @property
    def is_symmetric(self) -> bool:
        """Whether each arc has its opposite, with the same strength."""
        other = self.transposed()
        return np.array_equal(self.indices, other.indices) and (
            self.strengths is None or np.array_equal(self.strengths, other.arc_strengths)
        )

    def sparse(self, data: NDArray[Any] | None = None) -> sparse.csr_array:
        """Return scipy's sparse array of the strengths, or of other *data*, one value an arc."""
        values = self.arc_strengths if data is None else data
        return sparse.csr_array((values, self.indices, self.indptr), shape=(self.n, self.n))

    def dense(self) -> Floats:
        """Return the strengths as a matrix, shape (n, n); 0 where there is no arc."""
        matrix = np.zeros((self.n, self.n))
        matrix[self.arc_sources, self.indices] = self.arc_strengths
        return matrix

    def unweighted(self) -> "Csr":
        """Return the same arcs, all of strength 1."""
        return Csr(self.n, self.indptr, self.indices)

    def transposed(self) -> "Csr":
        """Return the graph with every arc turned round."""
        turned = self.sparse().tocsc()
        strengths = None if self.strengths is None else turned.data
        return Csr(self.n, turned.indptr, turned.indices, strengths)

    def symmetrized(self, rule: Symmetry, *, joint: Joint = Joint.MAX) -> "Csr":
        """
        Return the graph without direction: both arcs of each tied pair.

        Parameters
        ----------
        rule : Symmetry
            Which pairs are tied.
        joint : Joint
            Their strength.
        """
        there, back = self._keys(), self.indices * np.int64(self.n) + self.arc_sources
        keys = np.concatenate([there, back])
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
        tied = np.diff(starts, append=keys.size) >= (2 if rule is Symmetry.BOTH else 1)
        source, target = np.divmod(keys[order][starts[tied]], max(self.n, 1))
        if self.strengths is None and joint is Joint.MAX:
            return Csr.from_edges(self.n, source, target)
        merged = np.maximum if joint is Joint.MAX else np.add
        strengths = np.tile(self.arc_strengths, 2)[order]
        return Csr.from_edges(self.n, source, target, _per_run(merged, strengths, starts)[tied])

    def arcs_of(self, nodes: Integers) -> NDArray[np.int64]:
        """Return the numbers of all arcs that leave these nodes, node after node."""
        starts = self.indptr[nodes].astype(np.int64)
        counts = self.indptr[nodes + 1] - starts
        ends = np.cumsum(counts)
        arcs: NDArray[np.int64] = np.repeat(starts - ends + counts, counts)
        arcs += np.arange(arcs.size)
        return arcs

    def _keys(self) -> NDArray[np.int64]:
        keys: NDArray[np.int64] = self.arc_sources * np.int64(self.n) + self.indices
        return keys


def _per_run(merged: np.ufunc, values: Floats, starts: Integers) -> Floats:
    return merged.reduceat(values, starts) if values.size else values
