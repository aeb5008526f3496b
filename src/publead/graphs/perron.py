"""Principal vectors of arrays without negative numbers, by dense algebra or by Arnoldi's method."""

import attrs
import numpy as np
from scipy import sparse
from scipy.sparse import linalg

from publead.errors import UndefinedStatisticError
from publead.graphs.components import strong_components
from publead.graphs.csr import Csr, Floats, Integers

SAME = 1e-9
# Where Arnoldi's method is as fast as dense algebra, on one core.
MOST_DENSE = 60
MOST_DENSE_PAIRS = 400


@attrs.frozen(eq=False)
class LeadingClass:
    """
    A strong component with the graph's largest eigenvalue.

    Attributes
    ----------
    value : float
        The eigenvalue.
    vector : ndarray of float, shape (n_members,)
        The members' values, above 0.
    members : ndarray of int, shape (n_members,)
        Its nodes.
    """

    value: float
    vector: Floats
    members: Integers

    def carried_on(self, csr: Csr) -> Floats:
        """Return the values of all nodes, of length 1: the rest has what paths bring to it."""
        values = np.zeros(csr.n)
        values[self.members] = self.vector
        outside = np.ones(csr.n, dtype=bool)
        outside[self.members] = False
        rest, turned = np.flatnonzero(outside), csr.transposed().sparse()
        fed = turned[rest][:, self.members] @ self.vector
        if fed.any():
            identity = sparse.eye_array(rest.size, format="csr")
            system = (identity * self.value - turned[rest][:, rest]).tocsc()
            values[rest] = np.maximum(np.atleast_1d(linalg.spsolve(system, fed)), 0.0)
        unit: Floats = values / np.linalg.norm(values)
        return unit


def leading_classes(csr: Csr) -> list[LeadingClass]:
    """
    Return the strong components that share the largest eigenvalue; none where there is no cycle.

    Components are taken in the order of the most that one of their nodes receives from within,
    which no eigenvalue exceeds, until the next cannot lead, or could only lead with two others.
    """
    labels = strong_components(csr)
    within = labels[csr.arc_sources] == labels[csr.indices]
    received = np.bincount(csr.indices[within], csr.arc_strengths[within], minlength=csr.n)
    bounds = np.zeros(labels.max(initial=-1) + 1)
    np.maximum.at(bounds, labels, received)
    order, ends = np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels))
    turned, found, best = csr.transposed().sparse(), list[LeadingClass](), 0.0
    for label in np.argsort(-bounds, kind="stable"):
        shared = sum(one.value >= best * (1 - SAME) for one in found[-2:]) == 2
        if bounds[label] <= best * (1 - SAME) or (shared and bounds[label] <= best):
            break
        members = order[ends[label - 1] if label else 0 : ends[label]]
        found.append(LeadingClass(*perron(turned[members][:, members]), members))
        best = max(best, found[-1].value)
    return [one for one in found if one.value >= best * (1 - SAME)]


def perron(matrix: sparse.csr_array) -> tuple[float, Floats]:
    """
    Return the largest eigenvalue of an irreducible array and its vector, above 0, of length 1.

    Parameters
    ----------
    matrix : csr_array, shape (n, n)
        Without negative numbers; each index is joined to each other by a path.
    """
    if matrix.shape[0] <= MOST_DENSE:
        values, vectors = np.linalg.eig(matrix.toarray())
    else:
        start = np.ones(matrix.shape[0])
        values, vectors = linalg.eigs(matrix, k=1, which="LR", v0=start, tol=0)
    place = int(np.argmax(np.real(values)))
    vector: Floats = np.abs(np.real(vectors[:, place]))
    return float(np.real(values[place])), vector / np.linalg.norm(vector)


def singular(csr: Csr) -> tuple[Floats, Floats]:
    """
    Return the principal left and right singular vectors, 0 or above, of length 1.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs, or the largest singular value is not alone.
    """
    if not csr.n_arcs:
        raise UndefinedStatisticError("hubs and authorities", "there are no arcs", "Add arcs")
    if csr.n <= MOST_DENSE_PAIRS:
        left, values, right = np.linalg.svd(csr.dense())
    else:
        start = np.ones(csr.n)
        left, values, right = linalg.svds(csr.sparse(), k=2, v0=start, tol=0)
        left, values, right = left[:, ::-1], values[::-1], right[::-1]
    if values[1] >= values[0] * (1 - SAME):
        raise UndefinedStatisticError(
            "hubs and authorities",
            "two parts of the graph share the largest singular value",
            "Measure each part apart",
        )
    return np.abs(left[:, 0]), np.abs(right[0])
