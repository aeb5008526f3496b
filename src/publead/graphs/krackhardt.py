"""Krackhardt's four: how far a graph is from the out-tree that an organisation chart draws."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from publead.errors import OutOfReachError, UndefinedStatisticError
from publead.estimates import counted
from publead.graphs.components import reach_counts, strong_components, weak_components
from publead.graphs.condensation import Condensation
from publead.graphs.csr import Csr, Symmetry
from publead.graphs.folding import Folded
from publead.graphs.upper_bounds import no_least, no_single_top, violations

Counts = NDArray[np.int64]

MOST_COMPARED = 10_000

REMEDY = "Give a graph with more nodes and ties"


class Variant(Enum):
    """Whose efficiency and lubness: as Krackhardt defined them, or as R's sna computes them."""

    KRACKHARDT_1994 = "Krackhardt 1994"
    SNA = "sna"


def connectedness(csr: Csr) -> float:
    r"""
    Return the share of pairs of nodes that some path joins, whichever way its arcs point.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two nodes.

    Notes
    -----
    With weak components of k nodes, :math:`\sum k (k - 1) / n (n - 1)`.

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations. In K. Carley &
    M. Prietula (Eds.), Computational organization theory (pp. 89-111). Lawrence Erlbaum.

    Examples
    --------
    >>> connectedness(Csr.from_edges(4, [0, 1], [1, 2]))
    0.5
    """
    if csr.n < 2:
        raise UndefinedStatisticError(
            "connectedness",
            f"{counted(csr.n, 'node makes', 'nodes make')} no pair",
            "Give at least two nodes",
        )
    sizes = _sizes(csr)
    return float((sizes * (sizes - 1)).sum() / (csr.n * (csr.n - 1)))


def hierarchy(csr: Csr) -> float:
    r"""
    Return, of the pairs of which one reaches the other, the share whose other does not reach back.

    The same for a graph and its transpose.

    Raises
    ------
    UndefinedStatisticError
        If there are no arcs.

    Notes
    -----
    With R ordered pairs of which the first reaches the second, and M pairs that reach each other
    (k (k - 1) / 2 in a strong component of k),

    .. math:: H = 1 - M / (R - M)

    Some programs print 1 less reciprocity under this name, which counts arcs and not paths.

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Examples
    --------
    >>> hierarchy(Csr.from_edges(3, [0, 1], [1, 2])), hierarchy(Csr.from_edges(2, [0, 1], [1, 0]))
    (1.0, 0.0)
    """
    if not csr.n_arcs:
        raise UndefinedStatisticError("hierarchy", "there are no ties", REMEDY)
    sizes = np.bincount(strong_components(csr)).astype(np.int64)
    mutual = int((sizes * (sizes - 1) // 2).sum())
    return 1 - mutual / (int(reach_counts(csr).sum()) - mutual)


def efficiency(csr: Csr, *, variant: Variant = Variant.KRACKHARDT_1994) -> float:
    r"""
    Return how few ties there are beyond those that hold the components together.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    variant : Variant
        KRACKHARDT_1994 (and UCINET) counts tied pairs, SNA counts arcs.

    Raises
    ------
    UndefinedStatisticError
        If no component could have a tie to spare.

    Notes
    -----
    Over weak components of k nodes, pooled, with E tied pairs and m arcs,

    .. math::
        1 - \frac{\sum (E - (k - 1))}{\sum (k - 1)(k - 2) / 2} \qquad
        1 - \frac{\sum (m - (k - 1))}{\sum (k - 1)^2}

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Butts, C. T. (2008). Social network analysis with sna. Journal of Statistical Software,
    24(6). https://doi.org/10.18637/jss.v024.i06

    Examples
    --------
    >>> star = Csr.from_edges(4, [0, 0, 0], [1, 2, 3])
    >>> efficiency(star), efficiency(star, variant=Variant.SNA)
    (1.0, 1.0)
    """
    least = _sizes(csr) - 1
    if variant is Variant.SNA:
        ties, room = csr.n_arcs, int((least * least).sum())
    else:
        ties = csr.unweighted().symmetrized(Symmetry.UNION).n_arcs // 2
        room = int((least * (least - 1) // 2).sum())
    if room == 0:
        raise UndefinedStatisticError(
            "Krackhardt's efficiency", "no component could have a tie to spare", REMEDY
        )
    return 1 - (ties - int(least.sum())) / room


def lubness(csr: Csr, *, variant: Variant = Variant.KRACKHARDT_1994) -> float:
    r"""
    Return how nearly each two nodes of a component have one nearest node above both.

    Arcs point down, from the one above. An upper bound of two nodes reaches both, or is one of
    them and reaches the other. Pairs without a least upper bound are violations.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    variant : Variant
        A least upper bound is one that all other upper bounds reach (KRACKHARDT_1994), or one
        that reaches all others (SNA). R's sna describes the first and computes the second; they
        are alike on an out-tree, and far apart where many at the top share those below.

    Raises
    ------
    UndefinedStatisticError
        If no weak component has three nodes.
    OutOfReachError
        If more than 10,000 strong components are left to be compared.

    Notes
    -----
    With V violations, over weak components of k nodes, :math:`1 - V / \sum (k - 1)(k - 2) / 2`.

    Strong components are compared, each by the set of those above it. Two have a bound that all
    others reach where what is above both is just what is above one of these; and one that
    reaches all others where only one of these has nothing above it. Those with nobody below and
    one above share all bounds with that one, and are folded into it first, so that an out-tree of
    any size needs no comparison. The work grows with the cube of the number of strong components
    that are left, over 64.

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Examples
    --------
    >>> lubness(Csr.from_edges(3, [0, 0], [1, 2])), lubness(Csr.from_edges(3, [1, 2], [0, 0]))
    (1.0, 0.0)
    """
    least = _sizes(csr) - 1
    room = int((least * (least - 1) // 2).sum())
    if room == 0:
        raise UndefinedStatisticError("lubness", "no component has three nodes", REMEDY)
    weak, strong = weak_components(csr), strong_components(csr)
    part = np.empty(strong.max() + 1, dtype=np.int64)
    part[strong] = weak
    downwards = Condensation.of(csr, strong)
    folded = Folded.of(downwards.graph, downwards.sizes)
    if folded.kept.size > MOST_COMPARED:
        raise OutOfReachError(
            "lubness",
            f"{folded.kept.size:,} strong components would have to be compared, each with each, "
            f"and {MOST_COMPARED:,} are the most",
            "Measure parts of the network apart",
        )
    upwards = Condensation.of(folded.graph.transposed(), np.arange(folded.kept.size))
    lacks = no_least if variant is Variant.KRACKHARDT_1994 else no_single_top
    return 1 - violations(upwards, folded, part[folded.kept], lacks) / room


def _sizes(csr: Csr) -> Counts:
    return np.bincount(weak_components(csr)).astype(np.int64)
