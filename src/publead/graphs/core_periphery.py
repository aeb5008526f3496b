"""Borgatti and Everett's core and periphery: a set in the middle, or a degree of being there."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.graphs.core_pattern import Between, CorePattern
from publead.graphs.core_products import ProductFit
from publead.graphs.csr import Csr, Floats, Kind

MOST_NODES_ENUMERATED = 12
MOST_STARTS = 8
LEAST_GAIN = 1e-12


@attrs.frozen(eq=False)
class CoreSet:
    """
    The core that fits best, and how well.

    Attributes
    ----------
    core : ndarray of bool, shape (n,)
        Who is in it.
    correlation : float
        Of the strengths with the ideal pattern, over the cells that the pattern speaks of.
    """

    core: NDArray[np.bool_]
    correlation: float


@attrs.frozen(eq=False)
class Coreness:
    """
    How far each node is in the core, on both sides of its arcs, and how well this fits.

    Attributes
    ----------
    incoming, outgoing : ndarray of float, shape (n,)
        0 or above, each of length 1 as a vector; the same in an undirected graph.
    correlation : float
        Of the strengths with the products of outgoing and incoming coreness; NaN where all
        products are alike.
    """

    incoming: Floats
    outgoing: Floats
    correlation: float


def core_set(csr: Csr, *, between: Between = Between.IGNORED) -> CoreSet:
    r"""
    Return the set of nodes that comes nearest to a core with a periphery around it.

    Parameters
    ----------
    csr : Csr
        The graph, directed or not, read with its strengths.
    between : Between
        What the pattern says of the ties between core and periphery.

    Returns
    -------
    CoreSet

    Raises
    ------
    UndefinedStatisticError
        If the graph has fewer than four nodes, or all pairs are tied alike.

    Notes
    -----
    The Pearson correlation, over ordered pairs i ≠ j, of :math:`a_{ij}` with the pattern
    :math:`\delta_{ij}`: 1 within the core, 0 within the periphery; between them left out, or 1.

    With up to 12 nodes all sets are tried. Beyond, the best sets of highest degree (in, out,
    both) are improved by moving one node at a time until none helps: a local search, whose
    result may be beaten by a set that is far from all of these.

    References
    ----------
    Borgatti, S. P., & Everett, M. G. (1999). Models of core/periphery structures. Social
    Networks, 21(4), 375-395. https://doi.org/10.1016/S0378-8733(99)00019-2

    Examples
    --------
    >>> pair_with_others = Csr.from_edges(5, [0, 1, 2, 3, 4], [1, 0, 0, 0, 1])
    >>> core_set(pair_with_others).core.tolist()
    [True, True, False, False, False]
    """
    pattern = CorePattern(csr, between)
    if csr.n <= MOST_NODES_ENUMERATED:
        sets = (np.arange(2**csr.n)[:, None] >> np.arange(csr.n)) & 1 == 1
        fits = pattern.correlation(pattern.blocks_of(sets))
        best = _best(sets, fits)
    else:
        best = max(
            (_climbed(pattern, start) for start in _starts(csr, pattern)),
            key=lambda found: found.correlation,
        )
    if best.correlation == -np.inf:
        raise _undefined()
    return best


def coreness(csr: Csr, *, kind: Kind = Kind.DIRECTED) -> Coreness:
    r"""
    Return how far each node is in the core, as a matter of degree.

    Parameters
    ----------
    csr : Csr
        The graph, read with its strengths.
    kind : Kind
        In an undirected graph both sides are one.

    Returns
    -------
    Coreness

    Raises
    ------
    UndefinedStatisticError
        If the graph has fewer than four nodes, or all pairs are tied alike.

    Notes
    -----
    The u, v ≥ 0 with the least :math:`\sum_{i \ne j} (a_{ij} - u_i v_j)^2`; u = v in an
    undirected graph. Found by L-BFGS-B from two starts, the degrees and equal values.

    Borgatti and Everett also speak of the greatest correlation. It is not used to find u and v:
    a correlation does not see a constant, so that it is often greatest in the limit where all
    are almost alike, or all but one almost 0, and its vectors say nothing. The squares too have
    such a limit in one case, the undirected star: its centre goes to 1 and its points to 0.

    References
    ----------
    Borgatti and Everett (1999), as in `core_set`.

    Boyd, J. P., Fitzgerald, W. J., Mahutga, M. C., & Smith, D. A. (2010). Computing continuous
    core/periphery structures for social relations data with MINRES/SVD. Social Networks, 32(2),
    125-137. https://doi.org/10.1016/j.socnet.2009.09.003

    Examples
    --------
    >>> star = Csr.from_edges(4, [0, 0, 0, 1, 2, 3], [1, 2, 3, 0, 0, 0])
    >>> found = coreness(star, kind=Kind.UNDIRECTED)
    >>> int(found.incoming.argmax()), found.incoming is found.outgoing
    (0, True)
    """
    fit = ProductFit(csr, kind)
    if csr.n < 4 or fit.is_uniform:
        raise _undefined()
    out, into = fit.fitted()
    outgoing = out / np.linalg.norm(out)
    incoming = outgoing if kind is Kind.UNDIRECTED else into / np.linalg.norm(into)
    return Coreness(incoming, outgoing, fit.correlation(out, into))


def _starts(csr: Csr, pattern: CorePattern) -> list[CoreSet]:
    """Return the best sets of highest degree, by each way of counting degrees."""
    strengths = csr.sparse()
    out, into = strengths @ np.ones(csr.n), strengths.T @ np.ones(csr.n)
    found = []
    for degrees in (out, into, out + into):
        order = np.argsort(-degrees, kind="stable")
        place = np.empty(csr.n, dtype=np.int64)
        place[order] = np.arange(csr.n)
        fits = pattern.correlation(pattern.prefixes(csr, place))
        for size in np.argsort(-fits, kind="stable")[:MOST_STARTS]:
            found.append(CoreSet(place < size, float(fits[size])))
    return found


def _climbed(pattern: CorePattern, start: CoreSet) -> CoreSet:
    """Move one node at a time, the one that helps most, until none does."""
    core, fit = start.core.copy(), start.correlation
    while True:
        fits = pattern.correlation(pattern.toggled(core))
        node = int(np.argmax(fits))
        if not fits[node] > fit + LEAST_GAIN:
            return CoreSet(core, fit)
        core[node], fit = not core[node], float(fits[node])


def _best(sets: NDArray[np.bool_], fits: Floats) -> CoreSet:
    place = int(np.argmax(fits))
    return CoreSet(sets[place], float(fits[place]))


def _undefined() -> UndefinedStatisticError:
    return UndefinedStatisticError(
        "core and periphery",
        "there are fewer than four nodes, or all pairs are tied alike",
        "Give a larger graph, in which some pairs are tied and others are not",
    )
