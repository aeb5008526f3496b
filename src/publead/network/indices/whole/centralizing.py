"""How far the network leans on one person, and how unequally it is shared."""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from publead.errors import NoMaximumError, UndefinedStatisticError
from publead.estimates import Estimate, Measure
from publead.graphs import centralization as kernels
from publead.graphs import concentration
from publead.network.indices.missing import Floats
from publead.network.indices.options import NodeIndex
from publead.network.indices.person import PersonIndex
from publead.network.indices.sources import FREEMAN_1979, GINI_1912
from publead.network.indices.whole.box import Box, centralization_bounds, gini_bounds
from publead.network.indices.whole.stating import bounded
from publead.network.network import LeadershipNetwork, NetworkLike, network_of

PersonFunction: TypeAlias = Callable[[LeadershipNetwork], PersonIndex]

NO_BOUNDS = (math.nan, math.nan)
_SPREAD = "who it leans on, and whether they are the right people"


def centralization(network: NetworkLike, index: PersonFunction) -> Estimate:
    r"""
    Return Freeman's centralization of an index: how near the network comes to one person's lead.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    index : function
        From a network to a `PersonIndex`: ``person.in_degree``, or with options
        ``functools.partial(person.harmonic, side=Side.OUT)``.

    Returns
    -------
    Estimate
        0 where all are alike, 1 for the star. Of in-degree and out-degree, with exact bounds
        where some did not answer; the value then takes everybody to be named by the others who
        did not answer as often as by those who did.

    Raises
    ------
    NoMaximumError
        If the greatest possible spread of the index is not known, as for eigenvector centrality;
        the text names what to use.

    Notes
    -----
    .. math:: \sum_v \bigl(\max c - c_v\bigr) \Big/ \max \sum_v \bigl(\max c - c_v\bigr)

    The maxima were found by enumerating all small graphs; those of R's sna and igraph are wrong
    for directed closeness and harmonic closeness. High-tech managers, advice: in-degree 0.47
    (sna; igraph 0.4476 with its default, which allows loops), betweenness 0.210296.

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: Conceptual clarification. Social
    Networks, 1(3), 215-239. https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network.indices import person
    >>> star = nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")])
    >>> print(centralization(star, person.in_degree))
    1.00, n = 4
    """
    one = network_of(network)
    found = index(one)
    measure = centralization_measure(found)
    most = _maximum(found, one)
    if most == 0 or np.isnan(most):
        few = f"{one.n_people} people cannot differ in it"
        reason = few if most == 0 else "the scale of the strengths was not declared"
        return Estimate.not_estimable(measure, reason, one.n_people)
    if one.is_complete or not _is_boxed(found, one):
        value = kernels.spread(found.values) / most
        if np.isnan(found.values).any():
            reason = found.reason or "some people have no value"
            return Estimate.not_estimable(measure, reason, one.n_people)
        return bounded(one, measure, value, NO_BOUNDS, found.method)
    least, greatest = centralization_bounds(Box(found.low, found.high))
    value = kernels.spread(_as_if_all_had_answered(found, one)) / most
    how = "as if those who did not answer were like those who did"
    return bounded(one, measure, value, (least / most, greatest / most), how)


def gini(network: NetworkLike, index: PersonFunction) -> Estimate:
    r"""
    Return the Gini coefficient of an index: how unequally it is shared.

    Parameters
    ----------
    network, index
        As in `centralization`; any index of 0 or above.

    Returns
    -------
    Estimate
        0 where all have the same, (n - 1) / n where one has all. Of in-degree with exact bounds
        where some did not answer.

    Notes
    -----
    .. math:: G = \sum_i \sum_j |x_i - x_j| \Big/ 2 n^2 \bar x

    It needs no maximum. Networks of different size have different greatest values.

    References
    ----------
    Gini, C. (1912). Variabilità e mutabilità. Studi Economico-Giuridici della R. Università di
    Cagliari, 3.

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network.indices import person
    >>> print(gini(nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")]), person.in_degree))
    0.75, n = 4
    """
    one = network_of(network)
    found = index(one)
    measure = Measure(
        name=f"Gini coefficient of {found.measure.name}",
        definition=f"How unequally {found.measure.name} is shared: 0 where all have the same.",
        formula="sum over i, j of |x(i) - x(j)| / (2 n^2 mean)",
        does_not_show=_SPREAD,
        sources=(GINI_1912,),
    )
    boxed = _is_boxed(found, one) and _is_received(found)
    bounds = gini_bounds(Box(found.low, found.high)) if boxed else NO_BOUNDS
    return _concentration(one, found, measure, concentration.gini, bounds)


def coefficient_of_variation(network: NetworkLike, index: PersonFunction) -> Estimate:
    r"""
    Return the coefficient of variation of an index: its spread over its mean.

    Parameters
    ----------
    network, index
        As in `gini`.

    Returns
    -------
    Estimate
        0 where all have the same. No bounds are known where some did not answer.

    Notes
    -----
    .. math:: \sqrt{\tfrac1n \sum_i (x_i - \bar x)^2} \Big/ \bar x

    With n in the divisor, so that the effective number is :math:`n / (1 + CV^2)`.

    References
    ----------
    Gockel, C., & Werth, L. (2010). Measuring and modeling shared leadership. Journal of Personnel
    Psychology, 9(4), 172-180. https://doi.org/10.1027/1866-5888/a000023

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network.indices import person
    >>> print(coefficient_of_variation(nx.path_graph(3), person.in_degree))
    0.35, n = 3
    """
    one = network_of(network)
    found = index(one)
    measure = Measure(
        name=f"coefficient of variation of {found.measure.name}",
        definition=f"How much {found.measure.name} varies, as a share of its mean.",
        formula="standard deviation (divisor n) / mean",
        does_not_show=_SPREAD,
        sources=(),
    )
    return _concentration(one, found, measure, concentration.coefficient_of_variation, NO_BOUNDS)


def centralization_measure(index: PersonIndex) -> Measure:
    """Return what the centralization of an index is."""
    name = index.measure.name
    return Measure(
        name=f"centralization of {name}",
        definition=f"How near the network comes to one person having the lead in {name}.",
        formula="sum of (largest - own) / the greatest sum that any network of this size can have",
        does_not_show=_SPREAD,
        sources=(FREEMAN_1979,),
    )


def _concentration(
    network: LeadershipNetwork,
    found: PersonIndex,
    measure: Measure,
    kernel: Callable[[Floats], float],
    bounds: tuple[float, float],
) -> Estimate:
    n = network.n_people
    if np.isnan(found.values).any():
        return Estimate.not_estimable(measure, found.reason or "some people have no value", n)
    try:
        value = kernel(found.values)
    except UndefinedStatisticError as undefined:
        return Estimate.not_estimable(measure, undefined.cause, n)
    return bounded(network, measure, value, bounds, "of what was reported")


def _maximum(found: PersonIndex, network: LeadershipNetwork) -> float:
    """Return the greatest spread the index can have in a network of this size."""
    if found.index is None:
        known = [name.value for name, kind in kernels.MAXIMA if kind is network.kind]
        raise NoMaximumError(found.measure.name, known)
    most = kernels.greatest_spread(found.index, network.n_people, network.kind)
    return most * found.unit


def _is_received(found: PersonIndex) -> bool:
    return found.index is NodeIndex.IN_DEGREE


def _is_boxed(found: PersonIndex, network: LeadershipNetwork) -> bool:
    """Whether each person's value can be any whole number between its ends, whatever the others."""
    one_sided = found.index in (NodeIndex.IN_DEGREE, NodeIndex.OUT_DEGREE)
    counted = network.arcs.strengths is None or "strength" not in found.measure.name
    return one_sided and counted and not network.is_undirected and not network.is_complete


def _as_if_all_had_answered(found: PersonIndex, network: LeadershipNetwork) -> Floats:
    """Return degrees as they would be if those who did not answer were like those who did."""
    answered = network.respondents
    if _is_received(found):
        could = answered.sum() - answered
        rate: Floats = np.zeros(answered.size)
        np.divide(found.values, could, out=rate, where=could > 0)
        return rate * (network.n_people - 1)
    typical = found.values[answered].mean() if answered.any() else 0.0
    filled: Floats = np.where(answered, found.values, typical)
    return filled
