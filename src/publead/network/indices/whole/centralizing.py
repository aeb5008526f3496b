"""How far the network leans on one person."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from publead.errors import NoMaximumError
from publead.estimates import Estimate, Measure, counted
from publead.graphs import centralization as kernels
from publead.network.indices.missing import Floats
from publead.network.indices.options import NodeIndex, expect_index, no_index
from publead.network.indices.person import PersonIndex
from publead.network.indices.sources import FREEMAN_1979
from publead.network.indices.whole.bounds import NO_BOUNDS
from publead.network.indices.whole.box import Box, centralization_bounds
from publead.network.indices.whole.open_pairs import pair_centralization_bounds
from publead.network.indices.whole.stating import bounded
from publead.network.network import LeadershipNetwork, NetworkLike, network_of

PersonFunction: TypeAlias = Callable[[LeadershipNetwork], PersonIndex]

_SPREAD = "who it leans on, and whether they are the right people"


def centralization(network: NetworkLike, index: PersonFunction = no_index) -> Estimate:
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
        0 where all are alike, 1 for the star. Of degrees, with exact bounds where some
        did not answer; the value then takes everybody to be named by the others who
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
    expect_index(index)
    one = network_of(network)
    found = index(one)
    measure = centralization_measure(found)
    most = _maximum(found, one)
    if not one.n_respondents:
        reason = "nobody answered" if one.n_people else "there are no people"
        return Estimate.not_estimable(measure, reason, one.n_people)
    if most == 0 or np.isnan(most):
        few = f"{counted(one.n_people, 'person', 'people')} cannot differ in it"
        reason = few if most == 0 else "the scale of the strengths was not declared"
        return Estimate.not_estimable(measure, reason, one.n_people)
    if one.is_complete or not is_bounded(found, one):
        value = kernels.spread(found.values) / most
        if np.isnan(found.values).any():
            reason = found.reason or "some people have no value"
            return Estimate.not_estimable(measure, reason, one.n_people)
        return bounded(one, measure, value, NO_BOUNDS, found.method)
    box = Box(found.low, found.high)
    paired = counts_both_ends(found, one)
    spread = pair_centralization_bounds(one, box) if paired else centralization_bounds(box)
    bounds = spread.divided_by(most)
    value = kernels.spread(_as_if_all_had_answered(found, one)) / most
    how = "as if those who did not answer were like those who did"
    return bounded(one, measure, float(np.clip(value, bounds.low, bounds.high)), bounds, how)


def centralization_measure(index: PersonIndex) -> Measure:
    """Return what the centralization of an index is."""
    name = index.measure.name
    return Measure(
        name=f"centralization of {name}",
        definition=f"How near the network comes to one person having the lead in {name}.",
        formula="sum of (largest - own) / the greatest sum that any network of this size can have",
        does_not_show=_SPREAD,
        sources=(FREEMAN_1979,),
        robustness=index.measure.robustness,
    )


def _maximum(found: PersonIndex, network: LeadershipNetwork) -> float:
    """Return the greatest spread the index can have in a network of this size."""
    if found.index is None:
        known = [name.value for name, kind in kernels.MAXIMA if kind is network.kind]
        raise NoMaximumError(found.measure.name, known)
    most = kernels.greatest_spread(found.index, network.n_people, network.kind)
    return most * found.unit


def is_bounded(found: PersonIndex, network: LeadershipNetwork) -> bool:
    """Tell whether an index counts ties, so that its bounds say what the whole can be."""
    counted = network.arcs.strengths is None or "strength" not in found.measure.name
    return found.index in kernels.DEGREES and counted and not network.is_complete


def counts_both_ends(found: PersonIndex, network: LeadershipNetwork) -> bool:
    """Tell whether a tie counts for both its ends in an index of degrees."""
    return network.is_undirected or found.index is NodeIndex.TOTAL_DEGREE


def _as_if_all_had_answered(found: PersonIndex, network: LeadershipNetwork) -> Floats:
    """Return degrees as they would be if those who did not answer were like those who did."""
    if found.index is NodeIndex.OUT_DEGREE and not network.is_undirected:
        return _given(network)
    if found.index is NodeIndex.TOTAL_DEGREE and not network.is_undirected:
        return _received(network) + _given(network)
    return _received(network)


def _given(network: LeadershipNetwork) -> Floats:
    """Return ties given, with the mean of those who answered for those who did not."""
    answered, given = network.respondents, network.csr.out_degrees.astype(np.float64)
    typical = given[answered].mean() if answered.any() else 0.0
    filled: Floats = np.where(answered, given, typical)
    return filled


def _received(network: LeadershipNetwork) -> Floats:
    """Return ties received, as if all others had named people as often as those who answered."""
    answered, csr = network.respondents, network.csr
    named = np.bincount(csr.indices, answered[csr.arc_sources], minlength=answered.size)
    could = answered.sum() - answered
    rate: Floats = np.zeros(answered.size)
    np.divide(named, could, out=rate, where=could > 0)
    return rate * (network.n_people - 1)
