"""How unequally an index is shared, where no greatest spread need be known."""

from collections.abc import Callable
from typing import Final

import numpy as np

from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate, Measure
from publead.graphs import concentration
from publead.network.indices.missing import Floats
from publead.network.indices.options import NodeIndex, expect_index, no_index
from publead.network.indices.person import PersonIndex
from publead.network.indices.sources import GINI_1912, GOCKEL_WERTH_2010
from publead.network.indices.whole.bounds import NO_BOUNDS, Bounds
from publead.network.indices.whole.box import Box, gini_bounds
from publead.network.indices.whole.centralizing import PersonFunction, counts_both_ends, is_bounded
from publead.network.indices.whole.open_pairs import pair_gini_bounds
from publead.network.indices.whole.stating import bounded
from publead.network.network import LeadershipNetwork, NetworkLike, network_of

_SPREAD: Final = "who has much of it, and whether they are the right people"


def gini(network: NetworkLike, index: PersonFunction = no_index) -> Estimate:
    r"""
    Return the Gini coefficient of an index: how unequally it is shared.

    Parameters
    ----------
    network, index
        As in `centralization`; any index of 0 or above.

    Returns
    -------
    Estimate
        0 where all have the same, (n - 1) / n where one has all. Where some did not answer, of
        in-degree with exact bounds; where a tie counts for both its ends, they are exact if at
        most 16 pairs are open, and may be wider than need be if there are more.

    Notes
    -----
    .. math:: G = \sum_i \sum_j |x_i - x_j| \Big/ 2 n^2 \bar x

    High-tech managers, advice, in-degree: 0.246115 (base R, by this formula). It needs no maximum.
    Networks of different size have different greatest values.

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
    expect_index(index)
    one = network_of(network)
    found = index(one)
    measure = Measure(
        name=f"Gini coefficient of {found.measure.name}",
        definition=f"How unequally {found.measure.name} is shared: 0 where all have the same.",
        formula="sum over i, j of |x(i) - x(j)| / (2 n^2 mean)",
        does_not_show=_SPREAD,
        sources=(GINI_1912,),
        robustness=found.measure.robustness,
    )
    return _concentration(one, found, measure, concentration.gini, _gini_bounds(one, found))


def coefficient_of_variation(network: NetworkLike, index: PersonFunction = no_index) -> Estimate:
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

    With n in the divisor, so that the effective number is :math:`n / (1 + CV^2)`. High-tech
    managers, advice, in-degree: 0.438772 (base R, by this formula).

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
    expect_index(index)
    one = network_of(network)
    found = index(one)
    measure = Measure(
        name=f"coefficient of variation of {found.measure.name}",
        definition=f"How much {found.measure.name} varies, as a share of its mean.",
        formula="standard deviation (divisor n) / mean",
        does_not_show=_SPREAD,
        sources=(GOCKEL_WERTH_2010,),
        robustness=found.measure.robustness,
    )
    return _concentration(one, found, measure, concentration.coefficient_of_variation, NO_BOUNDS)


def _gini_bounds(network: LeadershipNetwork, found: PersonIndex) -> Bounds:
    if not is_bounded(found, network):
        return NO_BOUNDS
    box = Box(found.low, found.high)
    if counts_both_ends(found, network):
        return pair_gini_bounds(network, box)
    return gini_bounds(box) if found.index is NodeIndex.IN_DEGREE else NO_BOUNDS


def _concentration(
    network: LeadershipNetwork,
    found: PersonIndex,
    measure: Measure,
    kernel: Callable[[Floats], float],
    bounds: Bounds,
) -> Estimate:
    n = network.n_people
    bounded_so = is_bounded(found, network) and counts_both_ends(found, network)
    values = found.low if bounded_so else found.values
    if np.isnan(values).any():
        return Estimate.not_estimable(measure, found.reason or "some people have no value", n)
    try:
        value = kernel(values)
    except UndefinedStatisticError as undefined:
        return Estimate.not_estimable(measure, undefined.cause, n)
    return bounded(network, measure, value, bounds, "of what was reported")
