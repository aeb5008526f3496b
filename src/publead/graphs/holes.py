"""Structural holes: how far a node's contacts are in touch with each other without it."""

from itertools import permutations

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.graphs.csr import Csr, Floats
from publead.graphs.triangles import Ties


@attrs.frozen(eq=False)
class StructuralHoles:
    """
    Burt's four numbers of each node, shape (n,); NaN for a node without contacts.

    Attributes
    ----------
    constraint : ndarray of float
        How far its time and energy lead back to the same contacts; above 0, and above 1 for some.
    effective_size : ndarray of float
        Its contacts, less what they have in common; from 1 to their number.
    efficiency : ndarray of float
        Effective size a contact, above 0 up to 1.
    hierarchy : ndarray of float
        How far the constraint comes from a single contact, 0 to 1; NaN also for one contact.
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def structural_holes(csr: Csr) -> StructuralHoles:
    r"""
    Return constraint, effective size, efficiency and hierarchy of each node.

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths. A contact is joined by an arc either way.

    Returns
    -------
    StructuralHoles

    Notes
    -----
    With :math:`z_{ij} = a_{ij} + a_{ji}`, :math:`p_{ij} = z_{ij} / \sum_k z_{ik}`,
    :math:`m_{jq} = z_{jq} / \max_k z_{jk}` and N contacts,

    .. math::
        c_{ij} &= \Bigl(p_{ij} + \sum_q p_{iq} p_{qj}\Bigr)^2, \qquad c_i = \sum_j c_{ij} \\
        e_i &= \sum_j \Bigl(1 - \sum_{q \ne j} p_{iq} m_{jq}\Bigr) \\
        h_i &= \frac{1}{N \ln N} \sum_j \frac{c_{ij}}{c_i / N} \ln \frac{c_{ij}}{c_i / N}

    j runs over the contacts of i, and q over those they share, so that only triangles need be
    looked at. Constraint agrees with igraph and networkx. Burt counts the
    hierarchy of a node with one contact as 1; here it is undefined, because its formula is 0/0.

    References
    ----------
    Burt, R. S. (1992). Structural holes: the social structure of competition. Harvard University
    Press. Chapter 2.

    Examples
    --------
    >>> star = Csr.from_edges(4, [0, 0, 0], [1, 2, 3])
    >>> found = structural_holes(star)
    >>> found.constraint.round(4).tolist(), found.effective_size.tolist()
    ([0.3333, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0])
    """
    contacts = Contacts(csr)
    owners, count = contacts.owners, contacts.count
    indirect, common = contacts.through_thirds()
    local = (contacts.share + indirect) ** 2
    some, several = count > 0, count > 1
    constraint = np.where(some, contacts.summed(local), np.nan)
    size = np.where(some, count - contacts.summed(common), np.nan)
    efficiency = np.divide(size, count, out=np.full(csr.n, np.nan), where=some)
    relative = local * count[owners] / constraint[owners]
    spread = contacts.summed(relative * np.log(relative))
    base = np.where(several, count, 2)
    hierarchy = np.where(several, spread / (base * np.log(base)), np.nan)
    return StructuralHoles(constraint, size, efficiency, hierarchy)


class Contacts:
    """
    Each tie from both its ends: entries 0 to n_ties - 1 from the lower node, then the others.

    Attributes
    ----------
    owners : ndarray of int64, shape (2 n_ties,)
        The node that each entry belongs to; the other end is its contact.
    count : ndarray of int64, shape (n,)
        How many contacts each node has.
    share, marginal : ndarray of float, shape (2 n_ties,)
        The tie's strength, both ways, over the sum and over the greatest of its owner's.
    """

    def __init__(self, csr: Csr) -> None:
        self._ties = ties = Ties.of(csr)
        tie, _ = ties.find(csr.arc_sources.astype(np.int64), csr.indices.astype(np.int64))
        sums = np.bincount(tie, csr.arc_strengths, minlength=ties.low.size)
        joint = np.asarray(sums, dtype=np.float64)
        strength = np.concatenate([joint, joint])
        self._n = csr.n
        self.owners = np.concatenate([ties.low, ties.high])
        self.count = np.bincount(self.owners, minlength=csr.n)
        most = np.zeros(csr.n)
        np.maximum.at(most, self.owners, strength)
        self.share: Floats = strength / self.summed(strength)[self.owners]
        self.marginal: Floats = strength / most[self.owners]

    def summed(self, values: Floats) -> Floats:
        """Return the sum of the entries of each node."""
        return np.bincount(self.owners, values, minlength=self._n).astype(np.float64)

    def through_thirds(self) -> tuple[Floats, Floats]:
        """Return, for i and its contact j, the sums of p_iq p_qj and of p_iq m_jq over all q."""
        indirect, common = np.zeros(self.owners.size), np.zeros(self.owners.size)
        place = {(0, 1): 0, (0, 2): 1, (1, 2): 2}
        for block in self._ties.triangles():
            for i, j, q in permutations(range(3)):
                ij, iq, jq = (
                    block.ties[place[min(ends), max(ends)]] for ends in ((i, j), (i, q), (j, q))
                )
                from_i = self._entries(ij, block.nodes[i])
                to_third = self.share[self._entries(iq, block.nodes[i])]
                third_on = self.share[self._entries(jq, block.nodes[q])]
                third_known = self.marginal[self._entries(jq, block.nodes[j])]
                np.add.at(indirect, from_i, to_third * third_on)
                np.add.at(common, from_i, to_third * third_known)
        return indirect, common

    def _entries(self, tie: NDArray[np.int64], owner: NDArray[np.int64]) -> NDArray[np.int64]:
        entries: NDArray[np.int64] = tie + self._ties.low.size * (self._ties.high[tie] == owner)
        return entries
