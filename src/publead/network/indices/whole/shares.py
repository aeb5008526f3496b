"""How much there is of what could be: density, reciprocity, transitivity."""

import math

import numpy as np

from publead.estimates import Estimate, Measure
from publead.network.indices.person.degrees import strongest
from publead.network.indices.robustness import BOUNDED
from publead.network.indices.sources import CARSON_2007, WASSERMAN_FAUST_1994
from publead.network.indices.whole.bounds import Bounds
from publead.network.indices.whole.stating import bounded
from publead.network.network import LeadershipNetwork, NetworkLike, network_of

DENSITY = Measure(
    name="density",
    definition="The share of all possible ties that are there.",
    formula="number of ties / (n (n - 1)), or twice that without direction",
    does_not_show="whether the ties are spread or gathered on a few; small networks are denser",
    sources=(CARSON_2007, WASSERMAN_FAUST_1994),
    robustness=BOUNDED,
)
VALUED_DENSITY = Measure(
    name="valued density",
    definition="The mean strength over all possible ties; one that is not there counts 0.",
    formula="sum of strengths / (n (n - 1))",
    does_not_show="whether it is many weak ties or a few strong ones",
    sources=(CARSON_2007,),
    robustness=BOUNDED,
)


def density(network: NetworkLike) -> Estimate:
    r"""
    Return the share of all possible ties that are there.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.

    Returns
    -------
    Estimate
        0 to 1. Where some did not answer: the share among the ties that could be reported, with
        exact bounds over all answers that the others could have given.

    Notes
    -----
    .. math:: D = \sum_{i \ne j} a_{ij} / n (n - 1)

    High-tech managers, advice: 0.452381 (R sna, ``gden``, which like this leaves missing rows
    out).

    References
    ----------
    Carson, J. B., Tesluk, P. E., & Marrone, J. A. (2007). Shared leadership in teams. Academy of
    Management Journal, 50(5), 1217-1234. https://doi.org/10.2307/20159921

    Examples
    --------
    >>> import networkx as nx
    >>> print(density(nx.path_graph(4)))
    0.50, n = 4
    """
    return _density(network_of(network), DENSITY, 1.0)


def valued_density(network: NetworkLike) -> Estimate:
    r"""
    Return the mean strength over all possible ties.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; without strengths each tie counts 1.

    Returns
    -------
    Estimate
        In the unit of the scale. The upper bound under non-response needs a declared scale.

    Notes
    -----
    .. math:: D_s = \sum_{i \ne j} s_{ij} / n (n - 1)

    Cross and Parker's consultants, information: 0.946860 (base R, by this formula).

    References
    ----------
    Carson, J. B., Tesluk, P. E., & Marrone, J. A. (2007). Shared leadership in teams. Academy of
    Management Journal, 50(5), 1217-1234. https://doi.org/10.2307/20159921

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("ann", "bob", 3), ("bob", "cem", 2)])
    >>> print(valued_density(graph))
    1.67, n = 3
    """
    one = network_of(network)
    return _density(one, VALUED_DENSITY, strongest(one))


def _density(network: LeadershipNetwork, measure: Measure, most: float) -> Estimate:
    """Return the mean over all ordered pairs; a strength is read where ties have one."""
    n, answered = network.n_people, network.n_respondents
    total = n * (n - 1)
    if not total:
        return Estimate.not_estimable(measure, "there are fewer than two people", n)
    csr = network.csr.unweighted() if measure is DENSITY else network.csr
    sum_of_ties = float(csr.arc_strengths.sum())
    silent = ~network.respondents
    if network.is_undirected:
        touching = int((silent[csr.arc_sources] | silent[csr.indices]).sum())
        missing = total - answered * (answered - 1) - touching
        inside = answered * (answered - 1)
        kept = ~silent[csr.arc_sources] & ~silent[csr.indices]
        shown, how = float(csr.arc_strengths[kept].sum()), "pairs who both answered"
    else:
        missing, inside = (n - answered) * (n - 1), answered * (n - 1)
        shown, how = sum_of_ties, "ties that could be reported"
    low, high = (
        sum_of_ties / total,
        (sum_of_ties + missing * most if missing else sum_of_ties) / total,
    )
    if not inside:
        return Estimate.not_estimable(measure, "nobody answered", n)
    # Among those who answered there may be fewer ties, or more, than all answers together allow.
    value = float(np.clip(shown / inside, low, None if math.isnan(high) else high))
    return bounded(network, measure, value, Bounds(low, high), f"mean over {how}")
