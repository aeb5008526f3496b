"""Counts of pairs and triples by how they are tied, and what follows from the counts."""

import math

import attrs
import numpy as np

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.graphs.csr import Csr
from publead.graphs.triad_counts import counts_of_triads
from publead.graphs.triad_types import TYPES, two_path_counts
from publead.graphs.triangles import Ties


@attrs.frozen
class DyadCensus:
    """
    How many pairs of nodes are tied both ways, one way, and not at all.

    Attributes
    ----------
    mutual, asymmetric, null : int
        They sum to n (n - 1) / 2.
    """

    mutual: int
    asymmetric: int
    null: int


@attrs.frozen
class TriadCensus:
    """
    How many triples of nodes are of each of the sixteen types.

    Attributes
    ----------
    counts : tuple of int
        In the order of ``TYPES``, from 003 to 300. They sum to n choose 3.
    """

    counts: tuple[int, ...]

    def __getitem__(self, name: str) -> int:
        """Return the count of a type, such as ``"030T"``."""
        return self.counts[TYPES.index(name)]


@attrs.frozen(kw_only=True)
class Reciprocity:
    """
    Five answers to how far ties are returned; NaN where one divides by nothing.

    Attributes
    ----------
    dyadic : float
        The share of pairs that agree, tied both ways or not at all.
    dyadic_nonnull : float
        The share of tied pairs that are tied both ways.
    edgewise : float
        The share of arcs that are returned.
    edgewise_lrr : float
        How much likelier an arc is where its opposite stands than anywhere: the logarithm of
        edgewise over density; minus infinity where no arc is returned.
    correlation : float
        The correlation of arcs with their opposites.
    """

    dyadic: float
    dyadic_nonnull: float
    edgewise: float
    edgewise_lrr: float
    correlation: float


@attrs.frozen
class Transitivity:
    """
    How often two arcs in a row are closed by a third.

    Attributes
    ----------
    two_paths : int
        Ordered triples of different nodes with a → b → c.
    closed : int
        How many of them have a → c.
    weak : float
        closed / two_paths.
    strong : float
        The share of all ordered triples in which a → c holds where a → b → c does, and only
        there.
    """

    two_paths: int
    closed: int
    weak: float
    strong: float


def dyad_census(csr: Csr) -> DyadCensus:
    """
    Return the dyad census.

    References
    ----------
    Holland, P. W., & Leinhardt, S. (1970). A method for detecting structure in sociometric data.
    American Journal of Sociology, 76(3), 492-513. https://doi.org/10.1086/224954

    Examples
    --------
    >>> dyad_census(Csr.from_edges(3, [0, 1, 1], [1, 0, 2]))
    DyadCensus(mutual=1, asymmetric=1, null=1)
    """
    code = Ties.of(csr).code
    mutual = int((code == 3).sum())
    asymmetric = code.size - mutual
    return DyadCensus(mutual, asymmetric, csr.n * (csr.n - 1) // 2 - code.size)


def reciprocity(csr: Csr) -> Reciprocity:
    r"""
    Return reciprocity in the five variants that are in use.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two nodes.

    Notes
    -----
    With M, A and N pairs tied both ways, one way and not at all, and density d,

    .. math::
        \frac{M + N}{M + A + N}, \quad \frac{M}{M + A}, \quad r = \frac{2M}{2M + A}, \quad
        \ln\frac{r}{d}, \quad \frac{r - d}{1 - d}

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis. Cambridge University Press.
    https://doi.org/10.1017/CBO9780511815478

    Garlaschelli, D., & Loffredo, M. I. (2004). Patterns of link reciprocity in directed
    networks. Physical Review Letters, 93, 268701. https://doi.org/10.1103/PhysRevLett.93.268701

    Examples
    --------
    >>> reciprocity(Csr.from_edges(3, [0, 1, 1], [1, 0, 2])).dyadic_nonnull
    0.5
    """
    if csr.n < 2:
        raise UndefinedStatisticError(
            "reciprocity",
            f"{counted(csr.n, 'node makes', 'nodes make')} no pair",
            "Give at least two nodes",
        )
    census = dyad_census(csr)
    tied = census.mutual + census.asymmetric
    density = csr.n_arcs / (csr.n * (csr.n - 1))
    edgewise = 2 * census.mutual / csr.n_arcs if csr.n_arcs else math.nan
    rated = math.log(edgewise / density) if edgewise > 0 else -math.inf
    return Reciprocity(
        dyadic=(census.mutual + census.null) / (tied + census.null),
        dyadic_nonnull=census.mutual / tied if tied else math.nan,
        edgewise=edgewise,
        edgewise_lrr=rated if tied else math.nan,
        correlation=(edgewise - density) / (1 - density) if density < 1 else math.nan,
    )


def triad_census(csr: Csr) -> TriadCensus:
    r"""
    Return how many triples of nodes are of each of the sixteen types.

    Returns
    -------
    TriadCensus

    Notes
    -----
    Triangles are listed and typed one by one. Pairs of ties at a node are counted from its
    numbers of arcs out, in and both ways; less those inside triangles they are the triads with
    two ties. Triads with one tie and with none are what is left. The work grows with the
    triangles and pairs that one node spans, not with the triples.

    References
    ----------
    Holland, P. W., & Leinhardt, S. (1976). Local structure in social networks. Sociological
    Methodology, 7, 1-45. https://doi.org/10.2307/270703

    Batagelj, V., & Mrvar, A. (2001). A subquadratic triad census algorithm for large sparse
    networks with small maximum degree. Social Networks, 23(3), 237-243.
    https://doi.org/10.1016/S0378-8733(01)00035-1

    Examples
    --------
    >>> found = triad_census(Csr.from_edges(3, [0, 1], [1, 2]))
    >>> found["021C"], sum(found.counts)
    (1, 1)
    """
    counts = counts_of_triads(Ties.of(csr))
    return TriadCensus((math.comb(csr.n, 3) - sum(counts), *counts[1:]))


def transitivity(csr: Csr) -> Transitivity:
    r"""
    Return how transitive the arcs are.

    In an undirected graph, *weak* is the global clustering coefficient, three times the
    triangles over the pairs of ties that share a node.

    Raises
    ------
    UndefinedStatisticError
        If no node has an arc in and an arc out that lead on to each other.

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis. Cambridge University Press.
    Section 6.4. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> transitivity(Csr.from_edges(3, [0, 1, 0], [1, 2, 2])).weak
    1.0
    """
    two, closed = (np.array(triad_census(csr).counts) @ two_path_counts()).tolist()
    if two == 0:
        raise UndefinedStatisticError(
            "transitivity", "no two arcs follow each other", "Report that there are no such paths"
        )
    triples = csr.n * (csr.n - 1) * (csr.n - 2)
    arcs_beside = csr.n_arcs * (csr.n - 2)
    strong = (closed + triples - two - (arcs_beside - closed)) / triples
    return Transitivity(two, closed, closed / two, strong)
